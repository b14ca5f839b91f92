"""A lake into a ledger, and a ledger as a lake."""

from __future__ import annotations

import io
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from typing import Any

from sayso.desk import retell
from sayso.errors import BadRequest
from sayso.ledger import Ledger
from sayso.ledger.arrow import load_parquet
from sayso.ledger.captures import captures_of
from sayso.ledger.putting import thaw_reading
from sayso.ledger.records import Record, take_out_turned_away
from sayso.ledger.rows import address_of
from sayso.ledger.transfer import put_in, put_in_turned_away
from sayso.scale.chunks import Chunk
from sayso.scale.inputs import Input
from sayso.scale.lake import Lake, Note, Settings
from sayso.scale.shelves import PARTS, Shelves, capture_row
from sayso.scale.storage import hold_alone
from sayso.scale.working import write_chunk

_ROWS = 64  # of a file, unpacked at once
_RECORDS = 1_000  # articles of a ledger that are written at once


def import_lake(address: str, ledger: Ledger) -> Iterator[bool]:
    """Put what a lake has into a ledger, each article in a transaction of its own; for each row whether that was new.

    The readings are those of the lake to the letter, and what is on record of their pages comes with them, without the
    bytes. The same lake twice changes nothing. Raises BadRequest where there is no lake, LedgerError.
    """
    lake = Lake(address)
    lake.settings()
    for chunk in sorted(lake.done()):
        manifest = lake.manifest(chunk) or {}
        for file in manifest["files"]:
            table = file["path"].partition("/")[0]
            if table in ("articles", "errors"):
                put = _put_article if table == "articles" else _put_error
                for row in _rows(lake, file["path"]):
                    yield put(ledger, row, manifest["made"])


def _rows(lake: Lake, path: str) -> Iterator[dict[str, Any]]:
    try:
        file = load_parquet().ParquetFile(io.BytesIO(lake.store.read(path)))
        for batch in file.iter_batches(_ROWS):
            yield from batch.to_pylist()
    except (OSError, ValueError) as error:
        said = " ".join(str(error).split())[:80]
        raise BadRequest(f"{lake.store.address}/{path} is damaged or gone ({said}): run the crawl again") from None


def _put_article(ledger: Ledger, row: dict[str, Any], made: str) -> bool:
    reading = thaw_reading(row["whole"])
    seen = row["fetched"].isoformat() if row["fetched"] else made
    capture = {
        "input": row["input"], "address": row["address"], "media_type": row["media_type"], "charset": row["charset"],
        "headers": row["headers"], "fetched": row["fetched"].isoformat() if row["fetched"] else None, "taken": made,
        "sha256": row["sha256"], "size": row["size"],
    }  # fmt: skip
    version: Record = {
        "article_id": row["article_id"],
        "number": 1,
        "forgotten": None,
        "readings": [{"by": row["by"], "made": made, "whole": b64encode(row["whole"]).decode()}],
        "captures": [capture] if row["sha256"] else [],
        "corrections": [],
    }
    address = address_of(reading.article)
    return put_in(
        ledger, {"address": address, "outlet": row["outlet"], "versions": [version], "sightings": [[1, seen]]}
    )


def _put_error(ledger: Ledger, row: dict[str, Any], made: str) -> bool:
    at = row["fetched"].isoformat() if row["fetched"] else made
    told = {key: row[key] for key in ("input", "kind", "message", "sha256", "by")}
    return put_in_turned_away(ledger, {**told, "options": "", "at": at})


def export_lake(ledger: Ledger, address: str, *, on_rows: Callable[[int], None] | None = None) -> int:
    """Write every text of a ledger as a lake; how many there were.

    Statements are as a person corrected them, the whole readings as they were read. Raises BadRequest where there is a
    lake already, where several readers read the ledger, or where another run writes there.
    """
    readers = _readers(ledger)
    if len(readers) > 1:
        raise BadRequest(
            f"{ledger.path} was read by {' and '.join(readers)}: a lake has one reader; read it again by one"
        )
    settings = Settings(readers[0] if readers else "rules@1", PARTS, _RECORDS)
    with hold_alone(address):
        return _export(ledger, Lake(address), settings, on_rows)


def _export(ledger: Ledger, lake: Lake, settings: Settings, on_rows: Callable[[int], None] | None) -> int:
    ids = ledger.article_ids(every_version=True)
    if lake.done():
        raise BadRequest(f"{lake.store.address} is a lake already: name another folder with --out")
    lake.settle(settings)
    lake.sweep()
    given = Input(ledger.path, f"ledger:{ledger.path}", "jsonl", 0)
    for first in range(0, max(1, len(ids)), _RECORDS):
        shelves = Shelves(settings.parts, settings.by)
        for article_id in ids[first : first + _RECORDS]:
            as_read = ledger.reading(article_id, as_read=True)
            captures = captures_of(ledger, article_id)
            shelves.put(
                retell(ledger.reading(article_id)), capture_row(captures[0]) if captures else {}, retell(as_read)
            )
        if not first:
            for away in take_out_turned_away(ledger):
                shelves.put_turned_away(away)
        chunk = Chunk(given, 0, None, first, _RECORDS, None, 0)
        write_chunk(lake, chunk, shelves, Note(), time.process_time())
        if on_rows:
            on_rows(min(len(ids), first + _RECORDS))
    return len(ids)


def _readers(ledger: Ledger) -> list[str]:
    with ledger.looking() as db:
        return [row["by"] for row in db.execute("SELECT DISTINCT by FROM readings ORDER BY by")]
