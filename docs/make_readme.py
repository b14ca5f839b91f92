"""Writes again what the README shows: the output of its commands, and the measured figures.

    python docs/make_readme.py            writes README.md
    python docs/make_readme.py --check    exit code 1 where it would change

A command stands in a comment before the block it fills: `<!-- output of: sayso read page.html -->`.
"""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
OUTPUT = re.compile(r"(<!-- output of: (?P<command>sayso .*?) -->\n```\n).*?(```\n<!-- end -->)", re.DOTALL)
FIGURES = re.compile(r"(<!-- figures -->\n).*?(<!-- end -->)", re.DOTALL)
# The figures that a reader asks for first: part, name in results.json, words for it.
SHOWN = [
    ("page", "scrapinghub: body", "article text of a page, 77 pages with hand-made bodies"),
    ("page", "fundus: body", "article text of a page, 48 pages of newsrooms"),
    ("page", "fundus: day", "day of publication right"),
    ("page", "fundus: headline", "headline right"),
    ("page", "fundus: authors", "authors right"),
    ("attribution", "direct: found + source", "direct quotations found, with the right source"),
    ("attribution", "all: found + source", "all attributions found, with the right source"),
    ("claims", "agent right, of claims found", "name of who says it right, of the claims found"),
    ("swaps", "parties: words whose label stays", "words whose label stays when the parties' names are swapped"),
    ("speed", "cost beside bare spaCy", "cost of reading, in times of parsing alone"),
]


def run_command(command: str) -> str:
    """What a command of the README prints, 96 columns wide and without colour."""
    script = Path(sys.executable).with_name("sayso")
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "96", "LC_ALL": "C.UTF-8"}
    arguments = [str(script), *shlex.split(command)[1:]]
    done = subprocess.run(arguments, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.strip("\n").split("\n"))


def make_table() -> str:
    """The figures of the README, from what was last measured."""
    results = json.loads((ROOT / "benchmarks" / "results.json").read_text(encoding="utf-8"))
    lines = ["| | sayso | beside it |", "|---|---|---|"]
    for part, name, words in SHOWN:
        figure = next((f for f in results.get(part, {}).get("figures", []) if f["name"] == name), None)
        if figure is not None:
            digits = f"{figure['value']:.3f}" if figure["unit"] in ("F1", "share") else f"{figure['value']:.2f}"
            unit = " F1" if figure["unit"] == "F1" else ""
            lines.append(f"| {words} | {digits}{unit} | {figure['beside'] or ''} |")
    return "\n".join(lines) + "\n"


def make_readme(text: str) -> str:
    """The README with its output blocks and figures made anew."""
    text = OUTPUT.sub(lambda m: m.group(1) + run_command(m["command"]) + m.group(3), text)
    return FIGURES.sub(lambda m: m.group(1) + make_table() + m.group(2), text)


if __name__ == "__main__":
    old = README.read_text(encoding="utf-8")
    new = make_readme(old)
    if "--check" not in sys.argv:
        README.write_text(new, encoding="utf-8")
    elif new != old:
        sys.exit("README.md shows what sayso no longer prints: run `make docs`")
