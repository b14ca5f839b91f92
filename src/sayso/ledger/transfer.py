"""Records that another ledger was taken out as, put in: the same ledger, to the letter."""

from __future__ import annotations

import json
import sqlite3
import zlib
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from sqlite3 import Connection
from typing import Any

from sayso.errors import BadRequest, LedgerError
from sayso.ledger.corrected import to_value
from sayso.ledger.corrections import show_corrected
from sayso.ledger.putting import thaw_reading
from sayso.ledger.records import CAPTURE, CORRECTION, SEARCH, Record
from sayso.ledger.rows import address_of, writable
from sayso.ledger.searches import id_of
from sayso.ledger.store import Ledger
from sayso.model import Reading

# A page's text has a limit of its own, so a reading has one: what unpacks to more was not made by sayso.
_MOST_BYTES = 512_000_000
_BROKEN = (
    KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError, RecursionError, NotBase64, zlib.error,
)  # fmt: skip
_NOT_TAKEN = (sqlite3.IntegrityError, sqlite3.DataError, sqlite3.InterfaceError, sqlite3.ProgrammingError)


def _unpack(words: Any) -> bytes:
    unpack = zlib.decompressobj()
    data = unpack.decompress(b64decode(words, validate=True), _MOST_BYTES)
    if not unpack.eof:
        raise ValueError("it is cut, or unpacks to more than a page has")
    return data


def put_in(ledger: Ledger, record: Record) -> bool:
    """Put one address of another ledger in, in one transaction; whether that changed anything.

    The same record twice changes nothing. Where both have a reading of one text by one reader, the later one stays.
    Raises BadRequest for a record that no ledger made; then nothing of it was put in.
    """
    with _no_record_named(), ledger.writing() as db:
        before = db.total_changes
        address = writable(record["address"])
        seen = _sightings(db, address)
        ids = dict(_put_version(ledger, db, address, v) for v in record["versions"])
        _put_sightings(db, address, seen, [(ids[number], _plain(at)) for number, at in record["sightings"]])
        return db.total_changes > before


@contextmanager
def _no_record_named() -> Iterator[None]:
    """Whatever a record that no ledger made breaks is a BadRequest; what is wrong with the file stays a LedgerError."""
    try:
        yield
    except _BROKEN as error:
        raise _no_record(error) from None
    except LedgerError as error:
        # What a column does not take (null, too long, another kind) is the record's fault and not the file's.
        if isinstance(error.__cause__, _NOT_TAKEN):
            raise _no_record(error.__cause__) from None
        raise


def _no_record(error: BaseException) -> BadRequest:
    said = " ".join(str(error).split())[:80]
    return BadRequest(f"this is no record of a ledger ({type(error).__name__}: {said}): export it again")


def _put_version(ledger: Ledger, db: Connection, address: str, version: Record) -> tuple[int, int]:
    """The version's number in the record, and its id here."""
    known = db.execute("SELECT id FROM versions WHERE article_id = ?", (version["article_id"],)).fetchone()
    for held in version["readings"]:
        reading = _check(thaw_reading(zlib.compress(_unpack(held["whole"]))), version["article_id"], address)
        if _is_news(db, reading, held):
            ledger.keep(reading, at=datetime.fromisoformat(held["made"]), by=held["by"])
    row = db.execute("SELECT id, article FROM versions WHERE article_id = ?", (version["article_id"],)).fetchone()
    if row is None:
        raise ValueError("a version without a reading")
    if known is None:
        _number(db, row["id"], row["article"], int(version["number"]))
        db.execute("UPDATE versions SET forgotten = ? WHERE id = ?", (_plain(version.get("forgotten")), row["id"]))
    elif db.execute("SELECT 1 FROM versions WHERE id = ? AND forgotten IS NOT NULL", (row["id"],)).fetchone():
        # What was forgotten here does not come back.
        return int(version["number"]), row["id"]
    for capture in version["captures"]:
        _put_capture(db, row["id"], capture)
    new = [_put_correction(db, correction, version["article_id"]) for correction in version["corrections"]]
    if any(new):
        show_corrected(db, version["article_id"])
    return int(version["number"]), row["id"]


def _check(reading: Reading, article_id: str, address: str) -> Reading:
    """The same reading. Raises ValueError where it is of another text or address, or points outside its text."""
    article = reading.article
    end = len(article.text)
    spans = [*(x for s in reading.statements for x in s.spans), *(x for a in reading.attributions for x in a.content)]
    if article.id != article_id or any(s.article_id != article_id for s in reading.statements):
        raise ValueError(f"a reading of another text than {article_id}")
    if address_of(article) != address:
        raise ValueError(f"a reading of another address than {address}")
    if any(not 0 <= x.start <= x.end <= end for x in spans):
        raise ValueError("words outside the text")
    return reading


def _is_news(db: Connection, reading: Reading, held: Record) -> bool:
    """Whether the ledger has no reading of that text by that reader which is as late."""
    found = db.execute(
        "SELECT r.made FROM readings r JOIN versions v ON v.id = r.version WHERE v.article_id = ? AND r.reader = ?",
        (reading.article.id, held["by"].partition("@")[0]),
    ).fetchone()
    return found is None or found["made"] < held["made"]


def _number(db: Connection, version: int, article: int, wanted: int) -> None:
    taken = db.execute("SELECT 1 FROM versions WHERE article = ? AND number = ?", (article, wanted)).fetchone()
    if taken is None:
        db.execute("UPDATE versions SET number = ? WHERE id = ?", (wanted, version))


def _put_capture(db: Connection, version: int, capture: Record) -> None:
    packed = None
    if capture.get("bytes") is not None:
        data = _unpack(capture["bytes"])
        if sha256(data).hexdigest() != capture["sha256"]:
            raise ValueError("the bytes of a capture have another SHA-256")
        packed = zlib.compress(data)
    # Columns of a fixed list, never names out of the record.
    names = ", ".join(CAPTURE)
    db.execute(
        f"INSERT INTO captures (version, {names}, bytes) VALUES (?, {', '.join('?' * len(CAPTURE))}, ?)"
        " ON CONFLICT DO NOTHING",
        (version, *(_plain(capture[name]) for name in CAPTURE), packed),
    )
    if packed is not None:
        db.execute(
            "UPDATE captures SET bytes = ? WHERE version = ? AND input = ? AND sha256 = ? AND bytes IS NULL",
            (packed, version, _plain(capture["input"]), capture["sha256"]),
        )


def _put_correction(db: Connection, correction: Record, article_id: str) -> bool:
    """Whether the correction is new here. Raises ValueError where it is of another text."""
    if correction["article_id"] != article_id:
        raise ValueError(f"a correction of another text than {article_id}")
    _check_correction(correction)
    names = ", ".join(f'"{n}"' for n in CORRECTION)
    values = tuple(_plain(correction[name]) for name in CORRECTION)
    same = " AND ".join(f'"{n}" = ?' for n in CORRECTION)
    if db.execute(f"SELECT 1 FROM corrections WHERE {same}", values).fetchone() is not None:
        return False
    db.execute(f"INSERT INTO corrections ({names}) VALUES ({', '.join('?' * len(CORRECTION))})", values)
    return True


def _check_correction(correction: Record) -> None:
    """Raises ValueError for what no person could say: an unknown field or value, no place, a time without a zone."""
    value = json.loads(correction["value"])
    words = ",".join(value) if isinstance(value, list) else "-" if value is None else value
    try:
        wanted = to_value(correction["field"], words)[1]
    except BadRequest as error:
        raise ValueError(str(error)) from None
    if (list(wanted) if isinstance(wanted, tuple) else wanted) != value:
        raise ValueError(f"a correction of {correction['field']} to {words!r}")
    places = (correction["start"], correction["end"])
    if any(type(p) is not int for p in places) or not 0 <= places[0] <= places[1]:
        raise ValueError("a correction of no words")
    if not all(isinstance(correction[name], str) for name in ("statement", "why")):
        raise ValueError("a correction without a statement or a reason")
    if datetime.fromisoformat(correction["at"]).tzinfo is None:
        raise ValueError("a correction at a time without a zone")


def _sightings(db: Connection, address: str) -> list[tuple[int, str]]:
    return [
        (r["version"], r["at"])
        for r in db.execute(
            "SELECT s.version, s.at FROM sightings s JOIN articles a ON a.id = s.article WHERE a.address = ?"
            " ORDER BY s.id",
            (address,),
        )
    ]


def _put_sightings(db: Connection, address: str, before: list[tuple[int, str]], told: list[tuple[int, str]]) -> None:
    """When which version was seen: as told, or together with what was here before, in order of time."""
    if set(before) <= set(told):
        together = told
    elif set(told) <= set(before):
        together = before
    else:
        together = sorted({*before, *told}, key=lambda s: s[1])
    if together == _sightings(db, address):
        return
    article = db.execute("SELECT id FROM articles WHERE address = ?", (address,)).fetchone()["id"]
    db.execute("DELETE FROM sightings WHERE article = ?", (article,))
    db.executemany("INSERT INTO sightings (article, version, at) VALUES (?, ?, ?)", [(article, *s) for s in together])
    db.execute(
        "UPDATE statements SET current = (reading IN (SELECT id FROM readings WHERE version = ?1)) WHERE reading IN"
        " (SELECT r.id FROM readings r JOIN versions v ON v.id = r.version WHERE v.article = ?2)",
        (together[-1][0] if together else None, article),
    )


def put_in_turned_away(ledger: Ledger, record: Record) -> bool:
    """Put what another ledger says of a page that could not be read in; whether that is new here."""
    return _put_row(ledger, "turned_away", ("input", "kind", "message", "sha256", "by", "options", "at"), record)


def put_in_address(ledger: Ledger, record: Record) -> bool:
    """Put what a server said of an address in, unless something is known of it here; whether that is new."""
    return _put_row(ledger, "addresses", ("address", "etag", "last_modified", "asked"), record)


def put_in_search(ledger: Ledger, record: Record) -> bool:
    """Put a search that was saved in another ledger in, unless one here asks the same; whether that is new."""
    if record.get("id") != id_of(str(record.get("query"))):
        raise BadRequest("this is no record of a ledger (a saved search under another's id): export it again")
    return _put_row(ledger, "searches", SEARCH, record)


def _put_row(ledger: Ledger, table: str, names: tuple[str, ...], record: Record) -> bool:
    missing = [n for n in names if n not in record or not (record[n] is None or isinstance(record[n], str))]
    if missing:
        raise BadRequest(f"this is no record of a ledger (no {missing[0]}): export it again")
    with _no_record_named(), ledger.writing() as db:
        done = db.execute(
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))}) ON CONFLICT DO NOTHING",
            [_plain(record[n]) for n in names],
        )
    return done.rowcount > 0


def _plain(value: Any) -> Any:
    """The value as a column takes it. Raises ValueError for what is none."""
    if isinstance(value, str):
        return writable(value)
    if value is None or isinstance(value, int | float):
        return value
    raise ValueError(f"a {type(value).__name__} where a word or a number is due")
