"""What a stranger meets: locks without addresses, documents that tell the truth, no trace of the machine."""

import importlib.util
import json
import re
import subprocess
import tomllib
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

import sayso
from sayso import model

ROOT = Path(__file__).resolve().parent.parent
LOCKS = sorted(ROOT.glob("requirements*.lock"))
TEXTS = {".py", ".md", ".toml", ".lock", ".txt", ".json", ".html", ".j2", ".jinja", ".css", ".yml", ".cfg", ""}


def list_files() -> list[Path]:
    """The files of the project: those that git knows, else all that are no build product."""
    known = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if known.returncode == 0 and known.stdout:
        names = [ROOT / name for name in known.stdout.split("\0") if name]
        return [path for path in names if path.is_file()]
    left_out = {".venv", ".git", "out", "build", "dist"}
    return [p for p in ROOT.rglob("*") if p.is_file() and not left_out & set(p.relative_to(ROOT).parts)]


FILES = [path for path in list_files() if path.suffix in TEXTS]


def load_script(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load_project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda p: p.name)
def test_a_lock_pins_every_package_with_hashes_and_names_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    pins = re.split(r"\n(?=\S)", text.strip())
    assert len(pins) > 5
    for pin in pins:
        assert re.match(r"[a-z0-9][a-z0-9._-]*==\S+", pin), pin[:60]
        assert "--hash=sha256:" in pin, pin[:60]
    assert "://" not in text
    assert "--find-links" not in text and "index-url" not in text


def test_the_locks_agree() -> None:
    pins = {lock.name: set(re.findall(r"(?m)^([a-z0-9._-]+==\S+)", lock.read_text(encoding="utf-8"))) for lock in LOCKS}
    assert set(pins) == {"requirements.lock", "requirements-dev.lock", "requirements-build.lock"}
    assert pins["requirements.lock"] <= pins["requirements-dev.lock"]
    assert pins["requirements-build.lock"] <= pins["requirements-dev.lock"]


def test_configuration_names_no_registry() -> None:
    for name in ("pyproject.toml", "Makefile", ".ci/run"):
        assert "://" not in (ROOT / name).read_text(encoding="utf-8"), name


def test_no_path_of_a_machine_is_written_down() -> None:
    # Put together here, so that this file does not hold what it looks for.
    homes = [f"/{name}/" for name in ("root", "home", "Users", "work")] + [str(ROOT)]
    wrong = []
    for path in FILES:
        text = path.read_text(encoding="utf-8", errors="replace")
        wrong += [f"{path.relative_to(ROOT)}: {home}" for home in homes if re.search(rf"(?<![\w.}}]){home}", text)]
    assert wrong == []


def test_the_readme_names_both_commands_and_the_makefile_has_them() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("demo", "test"):
        assert f"make {target}" in readme
    for target in ("demo", "test", "check", "bench"):
        assert re.search(rf"(?m)^{target}:", makefile)


def test_the_readme_shows_what_sayso_prints() -> None:
    script = load_script(ROOT / "docs" / "make_readme.py")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(script.OUTPUT.findall(readme)) >= 1 and len(script.FIGURES.findall(readme)) == 1
    assert script.make_readme(readme) == readme, "run `make docs`"


def test_the_python_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    codes = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    assert codes
    for code in codes:
        exec(code, {})
    assert "Jonas Ferrick" in capsys.readouterr().out


def test_links_between_documents_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_every_dependency_has_a_line_that_says_why() -> None:
    project = load_project()
    listed = set(re.findall(r"(?m)^\| ([\w, -]+?) \|", (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")))
    named = {name for row in listed for name in row.split(", ")} - {"package"}
    wanted: set[str] = set()
    section = project["project"]
    groups = project["dependency-groups"]
    assert isinstance(section, dict) and isinstance(groups, dict)
    extras = section["optional-dependencies"].values()
    for requirement in [
        *section["dependencies"],
        *(r for e in extras for r in e),
        *(r for g in groups.values() for r in g),
    ]:
        if isinstance(requirement, str) and not requirement.startswith("sayso["):
            wanted.add(re.split(r"[<>=!~ \[;]", requirement)[0])
    assert wanted == named


def test_every_promise_names_a_test_that_exists() -> None:
    page = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
    tests = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "tests").rglob("test_*.py"))
    rows = re.findall(r"(?m)^\| (.+?) \| (.+?) \|$", page)[2:]
    assert len(rows) >= 8
    for promise, proof in rows:
        for name in re.findall(r"(test_\w+)(?!\w*\.py)", proof):
            assert (ROOT / "tests" / f"{name}.py").exists() or f"def {name}" in tests, f"{promise}: {name}"


def test_the_json_page_names_every_field() -> None:
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    shown = json.loads(re.findall(r"```json\n(.*?)```", page, re.DOTALL)[0])
    row = sayso.read(ROOT / "demo" / "courier.html").to_dict()
    assert shown.keys() == row.keys()
    assert shown["article"].keys() == row["article"].keys()
    for part in ("attributions", "statements", "mentions"):
        assert shown[part][0].keys() == row[part][0].keys()
    assert shown["article"]["blocks"][0].keys() == row["article"]["blocks"][0].keys()


def test_the_words_page_has_every_word_of_the_model() -> None:
    page = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
    for words in (model.BlockKind, model.Manner, model.SourceKind, model.VoiceKind, model.Flag, model.MediumKind):
        missing = [word for word in get_args(words) if f"`{word}`" not in page]
        assert missing in ([], ["outlet"])  # "the outlet's" is said in words
    for heard in get_args(model.Heard):
        assert f"`{heard}`" in page
