"""The forms in which a comparison is handed on: JSON, rows, a page, a terminal."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from sayso.errors import BadRequest
from sayso.faces.progress import note
from sayso.faces.results import put_cell

if TYPE_CHECKING:
    from sayso.desk.comparing import Comparison
    from sayso.model import StoryPanels

AS_JSON = Annotated[bool, typer.Option("--json", help="One JSON object.")]
AS_CSV = Annotated[bool, typer.Option("--csv", help="One row a claim, comma-separated.")]
HTML = Annotated[
    Path | None, typer.Option(metavar="PATH", help="Write one self-contained page: to a file, or - (stdout).")
]


@dataclass(frozen=True, slots=True)
class StoryForm:
    """How a comparison is asked for; none of them is a terminal."""

    as_json: bool = False
    as_csv: bool = False
    html: Path | None = None

    def check(self) -> None:
        """Raises BadRequest where several are asked for, or a page would be written over a folder."""
        if self.as_json + self.as_csv + (self.html is not None) > 1:
            raise BadRequest("--json, --csv and --html exclude each other: ask for one of them")
        if self.html is None or str(self.html) == "-":
            return
        if self.html.is_dir() or not self.html.suffix:
            # "out/" reaches us as "out".
            raise BadRequest(f"{self.html} is a folder and a comparison is one page: name a file, story.html")


def write_comparison(comparison: Comparison, form: StoryForm, out: TextIO) -> None:
    """Write a comparison to `out`, or its page where `form.html` says; of the file a note is made."""
    if form.as_json:
        out.write(comparison.to_json() + "\n")
    elif form.as_csv:
        from sayso.desk.showing import find_panels

        write_rows(comparison, find_panels(comparison), out)
    elif form.html is not None:
        _write_page(comparison, form.html, out)
    else:
        from sayso.desk.showing import find_panels
        from sayso.faces.story_screen import print_comparison

        print_comparison(out, comparison, find_panels(comparison))


def write_rows(comparison: Comparison, panels: Sequence[StoryPanels], out: TextIO) -> None:
    """Write a row a claim, under one row of names; no cell that a spreadsheet would run."""
    from sayso.retell.story.table import COLUMNS, claim_rows

    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in claim_rows(comparison, panels):
        writer.writerow({k: put_cell(v) for k, v in row.items()})


def _write_page(comparison: Comparison, target: Path, out: TextIO) -> None:
    page = comparison.to_html()
    if str(target) == "-":
        out.write(page)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page, encoding="utf-8", errors="replace", newline="\n")
    note(f"wrote {target}")
