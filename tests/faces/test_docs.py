import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

from typer.main import get_command

from sayso.faces.cli import app

DOCS = Path(__file__).resolve().parents[2] / "docs"


def load_maker(name: str = "make_cli") -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_command_and_option_is_documented() -> None:
    page = (DOCS / "cli.md").read_text(encoding="utf-8")
    root: Any = get_command(app)
    assert set(root.commands) >= {"read", "classify"}
    for name, command in root.commands.items():
        part = page[page.index(f"## `sayso {name}`") :].split("\n## ")[0]
        for param in command.params:
            assert param.help, param.name
            for option in param.opts if param.param_type_name == "option" else [param.metavar]:
                assert f"`{option}`" in part


def test_the_page_is_what_the_help_says() -> None:
    made = load_maker().make_page()
    assert (DOCS / "cli.md").read_text(encoding="utf-8") == made, "run: python docs/make_cli.py"


def test_the_schema_page_is_what_the_tables_say() -> None:
    made = load_maker("make_schema").make()
    assert (DOCS / "schema.md").read_text(encoding="utf-8") == made, "run: python docs/make_schema.py"
    assert "## statements" in made and "## captures" in made
