"""What a ledger holds as records of plain data, one an address: all of it, to the letter."""

from __future__ import annotations

import zlib
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import Connection
from typing import Any

from sayso.errors import LedgerError
from sayso.ledger.store import Ledger

Record = dict[str, Any]  # plain data for JSON; the keys are those of the tables (docs/export.md)

CAPTURE = ("input", "address", "media_type", "charset", "headers", "fetched", "taken", "sha256", "size")
CORRECTION = ("article_id", "statement", "start", "end", "field", "value", "why", "at")
SEARCH = ("id", "name", "query", "made")


def take_out(ledger: Ledger, *, with_bytes: bool = False) -> Iterator[Record]:
    """A record for each address, in the order they came: its versions, readings, captures, sightings, corrections.

    The captures' bytes only `with_bytes`. Each record is of one moment, also while somebody writes.
    """
    with ledger.looking() as db:
        numbers = [r["id"] for r in db.execute("SELECT id FROM articles ORDER BY id")]
    for number in numbers:
        with ledger.looking() as db, _one_moment(db):
            record = _record(db, number, with_bytes)
        if record is not None:
            yield record


def take_out_turned_away(ledger: Ledger) -> Iterator[Record]:
    """A record for each page that could not be read: input, kind, message, sha256, by, options, at."""
    yield from _rows(ledger, "SELECT input, kind, message, sha256, by, options, at FROM turned_away ORDER BY id")


def take_out_addresses(ledger: Ledger) -> Iterator[Record]:
    """A record for each address that a server said something of: address, etag, last_modified, asked."""
    yield from _rows(ledger, "SELECT address, etag, last_modified, asked FROM addresses ORDER BY address")


def take_out_searches(ledger: Ledger) -> Iterator[Record]:
    """A record for each saved search: id, name, query, made."""
    yield from _rows(ledger, f"SELECT {', '.join(SEARCH)} FROM searches ORDER BY id")


def _rows(ledger: Ledger, sql: str) -> list[Record]:
    with ledger.looking() as db:
        return [dict(r) for r in db.execute(sql)]


@contextmanager
def _one_moment(db: Connection) -> Iterator[None]:
    if db.in_transaction:
        yield
        return
    db.execute("BEGIN")
    try:
        yield
    finally:
        db.execute("COMMIT")


def _record(db: Connection, number: int, with_bytes: bool) -> Record | None:
    article = db.execute("SELECT address, outlet FROM articles WHERE id = ?", (number,)).fetchone()
    if article is None:  # forgotten since the list was made
        return None
    versions = db.execute("SELECT * FROM versions WHERE article = ? ORDER BY number", (number,)).fetchall()
    numbers = {v["id"]: v["number"] for v in versions}
    seen = db.execute("SELECT version, at FROM sightings WHERE article = ? ORDER BY id", (number,))
    return {
        "address": article["address"],
        "outlet": article["outlet"],
        "versions": [_version(db, v, with_bytes) for v in versions],
        "sightings": [[numbers[s["version"]], s["at"]] for s in seen if s["version"] in numbers],
    }


def _version(db: Connection, version: Any, with_bytes: bool) -> Record:
    key = (version["id"],)
    readings = db.execute("SELECT by, made, whole FROM readings WHERE version = ? ORDER BY made, id", key)
    captures = db.execute("SELECT * FROM captures WHERE version = ? ORDER BY id", key)
    corrections = db.execute("SELECT * FROM corrections WHERE article_id = ? ORDER BY id", (version["article_id"],))
    return {
        "article_id": version["article_id"],
        "number": version["number"],
        "forgotten": version["forgotten"],
        "readings": [
            {"by": r["by"], "made": r["made"], "whole": _pack(_whole(r["whole"], version["article_id"]))}
            for r in readings
        ],
        "captures": [_capture(c, with_bytes) for c in captures],
        "corrections": [{name: c[name] for name in CORRECTION} for c in corrections],
    }


def _whole(packed: bytes, name: str) -> bytes:
    try:
        return zlib.decompress(packed)
    except zlib.error:
        raise LedgerError(f"what is kept of {name} is broken: see sayso doctor, or a backup") from None


def _capture(row: Any, with_bytes: bool) -> Record:
    out = {name: row[name] for name in CAPTURE}
    if with_bytes and row["bytes"] is not None:
        out["bytes"] = _pack(_whole(row["bytes"], row["input"]))
    return out


def _pack(data: bytes) -> str:
    return b64encode(zlib.compress(data)).decode()
