"""The shape of the house: arrows go one way, stages meet only in the model, heavy libraries load late."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src"
# A module may import what stands on a lower level, or in its own folder; never another stage.
LEVELS = [
    {"errors", "model"},
    {"text", "models"},
    {"page", "reading", "retell", "story", "ledger"},
    {"desk"},
    {"scale"},
    {"faces"},
    {"__main__"},
]
STAGES = LEVELS[2]
HEAVY = {
    "lxml",
    "trafilatura",
    "spacy",
    "httpx",
    "fastwarc",
    "feedparser",
    "jinja2",
    "rich",
    "onnxruntime",
    "ray",
    "pandas",
    "pyarrow",
    "typer",
    "fastapi",
    "uvicorn",
    "mcp",
    "fsspec",
}
# A part made for another library's pipeline registers itself there, so it has to import that library; it is loaded by
# whoever has it already, through an entry point, and never from inside.
COMPONENTS = {("spacy", "sayso.faces.spacy")}


@dataclass(frozen=True)
class Import:
    """One import statement's target."""

    where: str  # importing module: "sayso.page.web.dom"
    target: str  # imported module: "sayso.model", "lxml.html"
    line: int
    only_for_types: bool


def module_name(path: Path) -> str:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(p): p for p in sorted((SOURCE / "sayso").rglob("*.py"))}


def is_type_checking(test: ast.expr) -> bool:
    return (isinstance(test, ast.Name) and test.id == "TYPE_CHECKING") or (
        isinstance(test, ast.Attribute) and test.attr == "TYPE_CHECKING"
    )


def targets(node: ast.Import | ast.ImportFrom, where: str, path: Path) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    base = node.module or ""
    if node.level:
        parts = where.split(".") if path.name == "__init__.py" else where.split(".")[:-1]
        parts = parts[: len(parts) - node.level + 1]
        base = ".".join([*parts, base] if base else parts)
    for alias in node.names:
        # `from sayso.page import dom` imports a module, `from sayso.page.web.dom import Tree` a name in one.
        whole = f"{base}.{alias.name}"
        yield whole if whole in MODULES or base == "sayso" else base


def walk(node: ast.AST, where: str, path: Path, types: bool = False) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            for target in targets(child, where, path):
                yield Import(where, target, child.lineno, types)
        elif isinstance(child, ast.If) and is_type_checking(child.test):
            for part in child.body:
                yield from walk(ast.Module([part], []), where, path, True)
            for part in child.orelse:
                yield from walk(ast.Module([part], []), where, path, types)
        else:
            yield from walk(child, where, path, types)


IMPORTS = [i for name, path in MODULES.items() for i in walk(ast.parse(path.read_text(encoding="utf-8")), name, path)]


def part(module: str) -> str:
    """The file or folder of `sayso` that a module is in; "" for the package itself."""
    return module.split(".")[1] if "." in module else ""


def level(module: str) -> int:
    return next((n for n, names in enumerate(LEVELS) if part(module) in names), -1)


def test_the_walk_sees_imports_in_functions_and_for_types() -> None:
    code = "if TYPE_CHECKING:\n    import spacy\ndef f():\n    from sayso.page import given\nfrom .model import Span\n"
    found = {(i.target, i.only_for_types) for i in walk(ast.parse(code), "sayso.text", SOURCE / "sayso/text.py")}
    assert found == {("spacy", True), ("sayso.page.given", False), ("sayso.model", False)}
    assert len(MODULES) > 10 and len(IMPORTS) > 30


def test_every_module_has_a_level() -> None:
    assert [name for name in MODULES if name != "sayso" and level(name) < 0] == []


def test_arrows_go_one_way() -> None:
    wrong = []
    for i in IMPORTS:
        if not i.target.startswith("sayso.") or i.where == "sayso" or part(i.target) == part(i.where):
            continue
        if i.target == "sayso.__version__":
            continue
        if level(i.target) >= level(i.where) and not (level(i.where) == 0 and i.only_for_types):
            wrong.append(f"{i.where}:{i.line} imports {i.target}")
    assert wrong == []


def test_nobody_inside_imports_the_package_itself() -> None:
    assert [f"{i.where}:{i.line}" for i in IMPORTS if i.target == "sayso"] == []


def test_stages_never_import_each_other() -> None:
    wrong = [
        f"{i.where}:{i.line} imports {i.target}"
        for i in IMPORTS
        if part(i.where) in STAGES and i.target.startswith("sayso.")
        if part(i.target) in STAGES and part(i.target) != part(i.where)
    ]
    assert wrong == []


@pytest.mark.parametrize("module", ["sayso.model", "sayso.errors", "sayso.text"])
def test_the_nouns_need_the_standard_library_alone(module: str) -> None:
    foreign = {i.target.split(".")[0] for i in IMPORTS if i.where == module} - {"sayso"}
    assert foreign <= set(sys.stdlib_module_names)


def test_no_cycles() -> None:
    graph = {name: {i.target for i in IMPORTS if i.where == name and i.target in MODULES} for name in MODULES}
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join([*path[path.index(name) :], name])
        if name not in done:
            for target in sorted(graph[name]):
                visit(target, (*path, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


@pytest.mark.parametrize("library", sorted(HEAVY))
def test_a_heavy_library_is_imported_in_one_file_and_late(library: str) -> None:
    used = [i for i in IMPORTS if i.target.split(".")[0] == library and (library, i.where) not in COMPONENTS]
    at_run_time = {i.where for i in used if not i.only_for_types}
    # Typer is the command line's language, FastAPI the web desk's: every file of theirs speaks it, and no other.
    home = {"typer": "sayso.faces.", "fastapi": "sayso.faces.web."}.get(library)
    assert len(at_run_time) <= 1 or (home is not None and all(where.startswith(home) for where in at_run_time))
    # Names for types cost nothing at run time, but they stay with the stage that uses the library.
    assert len({part(i.where) for i in used}) <= 1


@pytest.mark.parametrize(("library", "module"), sorted(COMPONENTS))
def test_a_component_of_another_library_is_imported_by_nobody_here(library: str, module: str) -> None:
    assert [f"{i.where}:{i.line}" for i in IMPORTS if i.target == module] == []
    assert module in MODULES and library in HEAVY


def test_importing_sayso_loads_no_heavy_library() -> None:
    code = "import sayso, sys; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "sayso" in said
    assert HEAVY & set(said) == set()
