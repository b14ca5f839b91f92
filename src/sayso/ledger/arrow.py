"""The ledger's tables for Arrow: streams that pandas, polars and DuckDB take, and Parquet files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from sayso.errors import BadRequest

Looking = Callable[[], AbstractContextManager[Connection]]

_BATCH_ROWS = 4096
_OF_READING = "{t} t JOIN readings r ON r.id = t.reading JOIN versions v ON v.id = r.version"
# For each table: where its rows come from, what sorts them, and its columns: what stands in the ledger, and as what.
TABLES: dict[str, tuple[str, tuple[str, ...], dict[str, tuple[str, str]]]] = {
    "articles": (
        "articles t",
        ("t.id",),
        {"id": ("t.id", "number"), "address": ("t.address", "words"), "outlet": ("t.outlet", "words")},
    ),
    "versions": (
        "versions t",
        ("t.id",),
        {
            "article": ("t.article", "number"), "article_id": ("t.article_id", "words"),
            "number": ("t.number", "number"), "input": ("t.input", "words"), "url": ("t.url", "words"),
            "outlet": ("t.outlet", "words"), "headline": ("t.headline", "words"), "authors": ("t.authors", "list"),
            "published": ("t.published", "time"), "published_as_printed": ("t.published_as_printed", "words"),
            "modified": ("t.modified", "time"), "language": ("t.language", "words"), "credit": ("t.credit", "words"),
            "genre": ("t.genre", "words"), "complete": ("t.complete", "truth"), "text": ("t.text", "words"),
        },
    ),
    "blocks": (
        "blocks t JOIN versions v ON v.id = t.version",
        ("t.version", "t.number"),
        {
            "article_id": ("v.article_id", "words"), "number": ("t.number", "number"),
            "start": ("t.start", "number"), "end": ('t."end"', "number"), "kind": ("t.kind", "words"),
            "why": ("t.why", "words"),
        },
    ),
    "attributions": (
        _OF_READING.format(t="attributions") + " LEFT JOIN sources o ON o.id = t.source",
        ("t.id",),
        {
            "article_id": ("v.article_id", "words"), "attribution": ("t.attribution", "words"),
            "source": ("o.name", "words"), "kind": ("o.kind", "words"), "source_words": ("t.source_words", "words"),
            "role": ("t.role", "words"), "party": ("t.party", "words"), "cue": ("t.cue", "words"),
            "act": ("t.act", "words"), "speech": ("t.speech", "truth"), "manner": ("t.manner", "words"),
            "certainty": ("t.certainty", "flags"), "content": ("t.content", "words"),
            "addressee": ("t.addressee", "words"), "medium": ("t.medium", "words"),
            "said_earliest": ("t.said_earliest", "time"), "said_latest": ("t.said_latest", "time"),
            "parent": ("t.parent", "words"), "link": ("t.link", "words"), "score": ("t.score", "share"),
            "by": ("r.by", "words"), "why": ("t.why", "words"),
        },
    ),
    "statements": (
        _OF_READING.format(t="statements"),
        ("t.id",),
        {
            "article_id": ("t.article_id", "words"), "statement": ("t.statement", "words"),
            "current": ("t.current", "truth"), "block": ("t.block", "words"), "start": ("t.start", "number"),
            "end": ('t."end"', "number"), "text": ("t.text", "words"), "voice": ("t.voice", "words"),
            "name": ("t.name", "words"), "party": ("t.party", "words"), "act": ("t.act", "words"),
            "manner": ("t.manner", "words"), "certainty": ("t.certainty", "flags"), "chain": ("t.chain", "number"),
            "echoes": ("t.echoes", "words"), "medium": ("t.medium", "words"),
            "when_earliest": ("t.when_earliest", "time"), "when_latest": ("t.when_latest", "time"),
            "places": ("t.places", "bars"), "loaded": ("t.loaded", "number"), "outlet": ("t.outlet", "words"),
            "published": ("t.published", "time"), "headline": ("v.headline", "words"), "url": ("v.url", "words"),
            "score": ("t.score", "share"), "by": ("t.by", "words"), "why": ("t.why", "words"),
        },
    ),
    "captures": (
        "captures t LEFT JOIN versions v ON v.id = t.version",
        ("t.id",),
        {
            "article_id": ("v.article_id", "words"), "input": ("t.input", "words"), "address": ("t.address", "words"),
            "media_type": ("t.media_type", "words"), "charset": ("t.charset", "words"),
            "headers": ("t.headers", "words"), "fetched": ("t.fetched", "time"), "taken": ("t.taken", "time"),
            "sha256": ("t.sha256", "words"), "size": ("t.size", "number"),
        },
    ),
    "turned_away": (
        "turned_away t",
        ("t.id",),
        {
            "input": ("t.input", "words"), "kind": ("t.kind", "words"), "message": ("t.message", "words"),
            "sha256": ("t.sha256", "words"), "at": ("t.at", "time"),
        },
    ),
}  # fmt: skip


class Table:
    """One table of a ledger as an Arrow stream: what takes one (`pyarrow.table(t)`, `polars.from_arrow(t)`, DuckDB)
    asks it for its rows, each time anew, a few thousand at a time.

    Lists are lists, times are UTC, absent is null. Raises BadRequest for a table that is none, and where pyarrow is not
    installed.
    """

    def __init__(self, looking: Looking, name: str) -> None:
        if name not in TABLES:
            raise BadRequest(f"there is no table called {name!r}: there is {', '.join(TABLES)}")
        self.name = name
        self.columns = tuple(TABLES[name][2])
        self._looking = looking
        self._pa = _load_arrow()
        kinds = {
            "words": self._pa.string(), "number": self._pa.int64(), "share": self._pa.float64(),
            "truth": self._pa.bool_(), "time": self._pa.timestamp("us", tz="UTC"),
        }  # fmt: skip
        kinds |= dict.fromkeys(("list", "flags", "bars"), self._pa.list_(self._pa.string()))
        self._schema = self._pa.schema([(column, kinds[kind]) for column, (_, kind) in TABLES[name][2].items()])

    def __repr__(self) -> str:
        return f"<Table {self.name!r}>"

    def __arrow_c_schema__(self) -> Any:
        """The columns and their types, for Arrow's C data interface."""
        return self._schema.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """The rows, for Arrow's C stream interface."""
        return self._reader().__arrow_c_stream__(requested_schema)

    def write_parquet(self, path: Path, on_rows: Callable[[int], None] | None = None) -> int:
        """Write the table as one Parquet file; how many rows. `on_rows` hears how many a batch had."""
        from pyarrow.parquet import ParquetWriter

        rows = 0
        with ParquetWriter(path, self._schema, compression="zstd") as out:
            for batch in self._batches():
                out.write_batch(batch)
                rows += batch.num_rows
                if on_rows:
                    on_rows(batch.num_rows)
        return rows

    def _reader(self) -> Any:
        return self._pa.RecordBatchReader.from_batches(self._schema, self._batches())

    def _batches(self) -> Iterator[Any]:
        """A page of rows after the other, so that nobody who writes waits for who reads."""
        tables, keys, columns = TABLES[self.name]
        select = ", ".join([*(f"{sql} AS c{n}" for n, (sql, _) in enumerate(columns.values())), *keys])
        after = f"({', '.join(keys)}) > ({', '.join('?' * len(keys))})"
        sql = f"SELECT {select} FROM {tables} WHERE {after} ORDER BY {', '.join(keys)} LIMIT {_BATCH_ROWS}"
        last: tuple[int, ...] = (-1,) * len(keys)
        while True:
            with self._looking() as db:
                rows = [tuple(r) for r in db.execute(sql, last)]
            if not rows:
                return
            last = rows[-1][-len(keys) :]
            kept = [[_READ[kind](row[n]) for row in rows] for n, (_, kind) in enumerate(columns.values())]
            arrays = [self._pa.array(c, f.type) for c, f in zip(kept, self._schema, strict=True)]
            yield self._pa.RecordBatch.from_arrays(arrays, schema=self._schema)


def _load_arrow() -> Any:
    try:
        import pyarrow
    except ImportError:
        raise BadRequest(
            "Arrow and Parquet need pyarrow, which is not installed: pip install 'sayso[parquet]'"
        ) from None
    return pyarrow


def _read_time(words: str | None) -> datetime | None:
    moment = datetime.fromisoformat(words) if words else None
    return moment if moment is None or moment.tzinfo else moment.replace(tzinfo=UTC)


_READ: dict[str, Callable[[Any], Any]] = {
    "words": lambda v: v,
    "number": lambda v: v,
    "share": lambda v: v,
    "truth": lambda v: None if v is None else bool(v),
    "time": _read_time,
    "list": lambda v: json.loads(v),
    "flags": lambda v: v.split(),
    "bars": lambda v: [p for p in v.split("|") if p],
}
