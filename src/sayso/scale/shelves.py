"""Readings to the rows of a lake's tables, a file for each table, day and outlet."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import Any
from urllib.parse import quote

from sayso.desk import Failure, Reading
from sayso.ledger.arrow import load_arrow, load_parquet, make_schema
from sayso.ledger.columns import kinds_of, rows_of
from sayso.ledger.putting import freeze_reading
from sayso.ledger.rows import writable
from sayso.model import Article, Capture, Page

Row = dict[str, Any]
Part = tuple[str | None, ...]  # a value for each key of the lake's partitions

PARTS = ("day", "outlet")
# What Spark, DuckDB, polars and pyarrow read as null.
UNKNOWN = "__HIVE_DEFAULT_PARTITION__"
_LONGEST = 200  # bytes of a folder's name; file systems take 255
_CAPTURE = ("address", "media_type", "charset", "headers", "fetched", "sha256", "size")
_INPUT = {"input": "words"}

# The columns of each table with their kinds: those of a ledger's tables, without what only a ledger knows.
TABLES: dict[str, dict[str, str]] = {
    "articles": {
        **kinds_of("versions", without=("article", "number")),
        **{column: kind for column, kind in kinds_of("captures").items() if column in _CAPTURE},
        "by": "words",
        "whole": "bytes",  # the reading to the letter, as a ledger keeps it
    },
    "attributions": {**_INPUT, **kinds_of("attributions")},
    "statements": {**_INPUT, **kinds_of("statements", without=("current",))},
    "blocks": {**_INPUT, **kinds_of("blocks")},
    "errors": {**kinds_of("turned_away", without=("at",)), "url": "words", "fetched": "time", "by": "words"},
}


@dataclass(frozen=True, slots=True)
class Filled:
    """A Parquet file that is to be written."""

    path: str  # within the lake
    rows: int
    data: bytes


@dataclass(slots=True)
class Shelves:
    """The rows of one stretch of an input, by table and partition."""

    parts: tuple[str, ...]
    by: str
    held: dict[tuple[str, Part], list[Row]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(TABLES, 0))

    def put(self, reading: Reading, capture: Row, as_read: Reading | None = None) -> None:
        """Add a reading, and what is on record of its page; where a person corrected it, also `as_read`."""
        article = reading.article
        rows = rows_of(reading)
        told = {"input": writable(article.input)}
        whole = freeze_reading(as_read or reading)
        head = {**rows["versions"][0], **capture, "by": self.by, "whole": whole}
        part = tuple(_PART[key](article) for key in self.parts)
        self._add("articles", part, [head])
        for name in ("attributions", "statements", "blocks"):
            self._add(name, part, [{**told, **row} for row in rows[name]])

    def put_failure(self, failure: Failure, page: Page | None) -> None:
        """Add a page that could not be read."""
        row = {
            "input": writable(failure.input), "kind": type(failure.error).__name__,
            "message": writable(str(failure.error)), "sha256": sha256(page.data).hexdigest() if page else None,
            "url": writable(page.url) if page and page.url else None, "fetched": page.fetched if page else None,
            "by": self.by,
        }  # fmt: skip
        self._add("errors", (), [row])

    def put_turned_away(self, row: Row) -> None:
        """Add what a ledger says of a page that could not be read."""
        told = {column: row.get(column) for column in ("input", "kind", "message", "sha256")}
        self._add("errors", (), [{**told, "by": row.get("by") or self.by}])

    def _add(self, table: str, part: Part, rows: list[Row]) -> None:
        if rows:
            self.held.setdefault((table, part), []).extend(rows)
            self.counts[table] += len(rows)

    def fill(self, chunk: str) -> Iterable[Filled]:
        """The files, the names of which depend on `chunk` and the rows alone."""
        number: dict[Part, int] = {}
        for table, part in sorted(self.held, key=lambda key: (key[0], tuple(value or "" for value in key[1]))):
            # Two outlets may differ in case alone and share a folder where the file system knows none.
            n = number.setdefault(part, len(number))
            rows = self.held[table, part]
            folder = "/".join([table, *(_folder(k, v) for k, v in zip(self.parts, part, strict=False))])
            yield Filled(f"{folder}/part-{chunk}-{n:04}.parquet", len(rows), write_rows(TABLES[table], rows))


def write_rows(kinds: dict[str, str], rows: list[Row]) -> bytes:
    """A Parquet file with these rows; the same bytes for the same rows."""
    out = BytesIO()
    table = load_arrow().Table.from_pylist(rows, schema=make_schema(kinds))
    load_parquet().write_table(table, out, compression="zstd")
    return out.getvalue()


def capture_row(page: Page | Capture) -> Row:
    """What is on record of a page as it came, without its bytes."""
    address = page.address if isinstance(page, Capture) else page.url
    return {
        "address": writable(address) if address else None, "media_type": page.media_type, "charset": page.charset,
        "headers": writable(json.dumps(page.headers)), "fetched": page.fetched,
        "sha256": page.sha256 if isinstance(page, Capture) else sha256(page.data).hexdigest(),
        "size": page.size if isinstance(page, Capture) else len(page.data),
    }  # fmt: skip


def _day(article: Article) -> str | None:
    return format_day(article.published)


def format_day(moment: datetime | None) -> str | None:
    """The day of a moment, UTC: "2025-03-14"."""
    return f"{moment:%Y-%m-%d}".rjust(10, "0") if moment else None


def _outlet(article: Article) -> str | None:
    return writable(article.outlet) if article.outlet else None


_PART = {"day": _day, "outlet": _outlet}


def _folder(key: str, value: str | None) -> str:
    return f"{key}={name_folder(value)}"


def name_folder(value: str | None) -> str:
    """A name for a folder, which stands for `value`: percent-encoded as Hive does, cut where it is too long.

    It has letters of ASCII, digits, "_.-~%" alone, never begins or ends with a dot, and another value has another name.
    """
    if value is None:
        return UNKNOWN
    name = quote(value, safe="")
    if name.startswith("."):
        name = f"%2E{name[1:]}"
    if name.endswith("."):
        name = f"{name[:-1]}%2E"
    if value == UNKNOWN or not name:
        name = f"%5F{name[1:]}" if name else "%00"
    if len(name) <= _LONGEST:
        return name
    cut = name[: _LONGEST - 20]
    # Never in the middle of a sign.
    cut = cut[: cut.rfind("%")] if "%" in cut[-2:] else cut
    return f"{cut}~{sha256(value.encode()).hexdigest()[:16]}"
