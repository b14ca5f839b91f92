"""A page made ready to be sent: drawn from a template, or rows, or data, and packed."""

from __future__ import annotations

import csv
import io
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sayso.faces.results import put_cell

_PACKAGE = "sayso.faces.web"
JSON = "application/json"
CSV = "text/csv; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Packed:
    """A page ready to be sent."""

    zipped: bytes  # gzip
    etag: str
    media_type: str
    policy: str | None = None  # of its style sheet: "sha256-..."


def pack(text: str, media_type: str = "text/html; charset=utf-8", *, policy: str | None = None) -> Packed:
    """`text` packed, with a tag that is the same for the same words."""
    data = text.encode("utf-8", "surrogatepass" if "json" in media_type else "replace")
    packer = zlib.compressobj(3, zlib.DEFLATED, 31)
    zipped = packer.compress(data) + packer.flush()
    return Packed(zipped, f'"{sha256(data).hexdigest()[:32]}"', media_type, policy)


def draw_page(template: str, css: str = "", **values: Any) -> Packed:
    """The page that one of the web desk's templates makes, packed. `css` is what it needs beside the linked sheets."""
    from sayso.retell.html import draw

    drawn = draw(_PACKAGE, template, css, **values)
    return pack(drawn.html, policy=drawn.style)


def pack_json(value: Any) -> Packed:
    """A value as JSON, packed."""
    from sayso.retell.contract import row_to_json

    return pack(row_to_json(value) + "\n", JSON)


def pack_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Packed:
    """Rows under one row of names, packed; no cell that a spreadsheet would run."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([put_cell(cell) for cell in row] for row in rows)
    return pack(out.getvalue(), CSV)


def pack_rows(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> Packed:
    """The columns of rows as CSV, packed; a list in a cell has "; " between its values."""
    return pack_csv(columns, ([_put_list(row[c]) for c in columns] for row in rows))


def _put_list(value: Any) -> Any:
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else value
