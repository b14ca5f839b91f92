"""The ledger's tables for Arrow: streams that pandas, polars and DuckDB take, and Parquet files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from sayso.errors import BadRequest
from sayso.ledger.columns import READ, TABLES, kinds_of

Looking = Callable[[], AbstractContextManager[Connection]]

_BATCH_ROWS = 4096


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
        self._pa = load_arrow()
        self._schema = make_schema(kinds_of(name))

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
        rows = 0
        with load_parquet().ParquetWriter(path, self._schema, compression="zstd") as out:
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
            kept = [[READ[kind](row[n]) for row in rows] for n, (_, kind) in enumerate(columns.values())]
            arrays = [self._pa.array(c, f.type) for c, f in zip(kept, self._schema, strict=True)]
            yield self._pa.RecordBatch.from_arrays(arrays, schema=self._schema)


def load_arrow() -> Any:
    """pyarrow. Raises BadRequest where it is not installed."""
    try:
        import pyarrow
    except ImportError:
        raise BadRequest(
            "Arrow and Parquet need pyarrow, which is not installed: pip install 'sayso[parquet]'"
        ) from None
    return pyarrow


def load_parquet() -> Any:
    """pyarrow's Parquet. Raises BadRequest where it is not installed."""
    load_arrow()
    import pyarrow.parquet

    return pyarrow.parquet


def make_schema(kinds: Mapping[str, str]) -> Any:
    """The Arrow schema of columns of these kinds: lists are lists of words, times are UTC."""
    pa = load_arrow()
    types = {
        "words": pa.string(), "number": pa.int64(), "share": pa.float64(), "truth": pa.bool_(),
        "time": pa.timestamp("us", tz="UTC"), "bytes": pa.binary(), "numbers": pa.list_(pa.int64()),
        "shares": pa.list_(pa.float64()),
    }  # fmt: skip
    types |= dict.fromkeys(("list", "flags", "bars"), pa.list_(pa.string()))
    return pa.schema([(column, types[kind]) for column, kind in kinds.items()])
