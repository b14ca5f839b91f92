"""Write docs/cli.md from the commands' own help, so that the two cannot differ: `python docs/make_cli.py`."""

import inspect
from pathlib import Path
from typing import Any

from typer.main import get_command

from sayso.faces.cli import app

TARGET = Path(__file__).with_name("cli.md")
HEAD = """# The command line

Results go to standard output and nothing else does; notes and progress go to standard error. The exit code is 0 where
every page was read, 1 where a page could not be (the others are read all the same), 2 where the command makes no sense.
An interrupt ends a run with 130, and the lines written until then are whole.

What a line of `--json` holds is in [json.md](json.md). This page is made by `docs/make_cli.py` from the help texts.
"""


def make_page() -> str:
    """The page as Markdown: for each command its help, its arguments and its options."""
    root: Any = get_command(app)
    parts = [HEAD, _command("sayso", root)]
    parts += [_command(f"sayso {name}", command) for name, command in root.commands.items()]
    return "\n".join(parts)


def _command(name: str, command: Any) -> str:
    rows = [_row(p) for p in command.params]
    table = "\n".join(["| | |", "|---|---|", *rows, "| `-h`, `--help` | Show the help and leave. |"])
    return f"## `{name}`\n\n{_prose(command.help or '')}\n\n{table}\n"


def _prose(text: str) -> str:
    """Help text as Markdown: what the help keeps unwrapped (after a line with \\b) is code."""
    out = []
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        if paragraph.startswith("\b"):
            out.append(f"```sh\n{inspect.cleandoc(paragraph.removeprefix(chr(8)).lstrip(chr(10)))}\n```")
        else:
            out.append(paragraph.strip())
    return "\n\n".join(out)


def _row(param: Any) -> str:
    names = ", ".join(f"`{o}`" for o in sorted(param.opts, key=len)) if param.param_type_name == "option" else ""
    value = f" `{param.metavar}`" if param.metavar else ""
    default = f" (`{param.default}` unless given)" if isinstance(param.default, str) else ""
    return f"| {(names + value).strip()} | {param.help or ''}{default} |"


if __name__ == "__main__":
    TARGET.write_text(make_page(), encoding="utf-8")
