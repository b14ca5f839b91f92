"""A drawn page on its way out: packed where the browser takes it, not sent again where it has it."""

from __future__ import annotations

import csv
import io
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fastapi import Request, Response

from sayso.faces.results import put_cell
from sayso.faces.web.kept import Packed, pack

_PACKAGE = "sayso.faces.web"
JSON = "application/json"
CSV = "text/csv; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"


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


def send(request: Request, page: Packed, *, status: int = 200) -> Response:
    """The answer with a packed page: 304 where the browser has it, unpacked where it takes no gzip."""
    headers = {"ETag": page.etag, "Cache-Control": "private, no-cache", "Vary": "Accept-Encoding"}
    if page.policy:
        headers["Content-Security-Policy"] = policy_for(page.policy)
    known = request.headers.get("if-none-match", "")
    if status == 200 and page.etag in (tag.strip().removeprefix("W/") for tag in known.split(",")):
        return Response(status_code=304, headers=headers)
    body = page.zipped
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
    else:
        body = zlib.decompress(page.zipped, 31)
    return Response(body, status_code=status, headers=headers, media_type=page.media_type)


def policy_for(style: str | None = None) -> str:
    """The Content-Security-Policy of a page: files of this desk, and the one style sheet inside, by its hash."""
    sheet = f" '{style}'" if style else ""
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self'{sheet}; img-src 'self' data:; connect-src 'self';"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
