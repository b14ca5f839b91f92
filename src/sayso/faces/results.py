"""Where results go: JSON lines, comma-separated values, pages in files, or a terminal; one page after another."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from sayso.desk import Failure, Reading

Taker = Callable[["Reading | Failure"], None]
_NOT_IN_A_NAME = re.compile(r"[^\w.-]+")
# Spreadsheets run a cell that begins so as a formula, and a page's words are anybody's.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_json_lines(out: TextIO) -> Taker:
    """A taker that writes the contract's object for each page, error rows too, one a line."""
    from sayso.retell.contract import row_to_json

    def take(found: Reading | Failure) -> None:
        out.write(row_to_json(found.to_dict()) + "\n")
        out.flush()

    return take


def write_csv(out: TextIO) -> Taker:
    """A taker that writes a row a statement, under one row of names; failures have no row."""
    from sayso.desk import Failure
    from sayso.retell.table import COLUMNS, statement_rows

    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()

    def take(found: Reading | Failure) -> None:
        if isinstance(found, Failure):
            return
        for row in statement_rows([found]):
            writer.writerow({k: put_cell(v) for k, v in row.items()})
        out.flush()

    return take


def put_cell(value: object) -> object:
    """A value as a cell of a table: text that a spreadsheet would run is marked as text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def write_pages(target: Path, out: TextIO, note: Callable[[str], None]) -> Taker:
    """A taker that writes each reading as a page: into the file `target`, or one each into the folder `target`.

    "-" is `out`. One file holds one page.
    """
    from sayso.desk import Failure

    used: set[str] = set()

    def take(found: Reading | Failure) -> None:
        if isinstance(found, Failure):
            return
        if str(target) == "-":
            out.write(found.to_html())
            return
        path = target if is_one_file(target) else target / _free_name(found.article.input, used)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found.to_html(), encoding="utf-8", errors="replace", newline="\n")
        note(f"wrote {path}")

    return take


def is_one_file(target: Path) -> bool:
    """Whether `--html target` means a file and not a folder."""
    return target.suffix.lower() in (".html", ".htm") and not target.is_dir()


def _free_name(input_name: str, used: set[str]) -> str:
    parts = urlsplit(input_name) if "://" in input_name else None
    stem = (parts.path.rstrip("/").rpartition("/")[2] or parts.netloc) if parts else Path(input_name).name
    stem = re.sub(r"\.(html?|txt|md|xml|jsonl?|gz)\b", "", stem)
    stem = _NOT_IN_A_NAME.sub("-", stem).strip("-.")[:80] or "page"
    name, number = f"{stem}.html", 1
    while name.lower() in used:
        number += 1
        name = f"{stem}-{number}.html"
    used.add(name.lower())
    return name
