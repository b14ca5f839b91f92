"""One ledger's news put into another: each article once, nothing twice, the newest reader's reading."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection
from typing import Any

from sayso.ledger.corrections import show_corrected
from sayso.ledger.forgetting import pack, put_redacted
from sayso.ledger.putting import age, keep_reading, mark_current, thaw_reading
from sayso.ledger.records import Record, take_out, take_out_addresses, take_out_searches, take_out_turned_away
from sayso.ledger.redacting import Taken, hidden_spans, redact
from sayso.ledger.rows import writable
from sayso.ledger.store import Ledger
from sayso.ledger.transfer import put_in, put_in_address, put_in_search, put_in_turned_away
from sayso.model import Reading
from sayso.text import subtract_spans


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of one address of the other ledger."""

    address: str
    changed: bool


def merge(source: Ledger, into: Ledger) -> Iterator[Merged]:
    """Put everything that `source` holds into `into`, one transaction an article; what became of each.

    The same again changes nothing. Of two readings of a text the newer reader's stays (of one reader, the later), of
    two corrections of a field the later, and of persons what one of them has forgotten stays forgotten. Raises a
    LedgerError.
    """
    forgot = False
    for record in take_out(source, with_bytes=True):
        with source.looking() as db:
            forgotten = _forgotten(db, record)
        changed = _put(into, record, forgotten)
        forgot = forgot or (changed and bool(forgotten))
        yield Merged(record["address"], changed)
    for turned_away in take_out_turned_away(source):
        put_in_turned_away(into, turned_away)
    for address in take_out_addresses(source):
        put_in_address(into, address)
    for saved in take_out_searches(source):
        put_in_search(into, saved)
    if forgot:
        pack(into)


def _put(into: Ledger, record: Record, forgotten: dict[str, str]) -> bool:
    if not record["versions"]:
        return False
    with into.writing() as db:
        before = db.total_changes
        _leave_out_twins(db, record)
        if not record["versions"]:
            return False
        ours = _forgotten(db, record)
        made = {v["article_id"]: v["readings"] for v in record["versions"]}
        captures = {v["article_id"]: v["captures"] for v in record["versions"]}
        for version in record["versions"]:
            _leave_out(db, version, version["article_id"] in ours)
        put_in(into, record)
        for article_id, readings in made.items():
            row = db.execute("SELECT id, article FROM versions WHERE article_id = ?", (article_id,)).fetchone()
            if article_id in forgotten or article_id in ours:
                if article_id in forgotten:
                    _forget_too(db, row["id"], readings, article_id in ours, forgotten[article_id])
                    _forget_headers(db, row["id"], captures[article_id], article_id in ours)
            else:
                _put_newer_readers(db, row["id"], readings)
            show_corrected(db, article_id)
        _number_by_time(db, row["article"])
        mark_current(db, row["article"])
        return db.total_changes > before


def _forgotten(db: Connection, record: Record) -> dict[str, str]:
    """The versions of a record in which something was forgotten, and when."""
    ids = [v["article_id"] for v in record["versions"]]
    rows = db.execute(
        f"SELECT article_id, forgotten FROM versions WHERE article_id IN ({', '.join('?' * len(ids))})"
        " AND forgotten IS NOT NULL",
        ids,
    )
    return {r["article_id"]: r["forgotten"] for r in rows}


def _leave_out_twins(db: Connection, record: Record) -> None:
    """Take out of a record what is here under another file's name: one page saved twice is not two versions."""
    twins = {v["number"] for v in record["versions"] if _is_twin(db, record["address"], v)}
    record["versions"] = [v for v in record["versions"] if v["number"] not in twins]
    record["sightings"] = [s for s in record["sightings"] if s[0] not in twins]


def _is_twin(db: Connection, address: str, version: Record) -> bool:
    """Whether the same words at the same address, out of the same bytes and read as late, are here under another id."""
    if version["forgotten"] or version["corrections"] or not version["readings"]:
        return False
    held = db.execute(
        "SELECT v.id FROM versions v JOIN articles a ON a.id = v.article WHERE a.address = ? AND v.article_id <> ?"
        " AND v.text = ? AND v.forgotten IS NULL",
        (address, version["article_id"], writable(_thaw(version["readings"][0]).article.text)),
    ).fetchone()
    if held is None:
        return False
    here = {r["sha256"] for r in db.execute("SELECT sha256 FROM captures WHERE version = ?", (held["id"],))}
    readers = {r["reader"]: age(r["by"]) for r in db.execute("SELECT * FROM readings WHERE version = ?", (held["id"],))}
    as_late = all(readers.get(_name(r["by"]), ()) >= age(r["by"]) for r in version["readings"])
    return as_late and {c["sha256"] for c in version["captures"]} <= here


def _leave_out(db: Connection, version: Record, forgotten: bool) -> None:
    """Take out of a record what loses against what is here, or would bring back what was forgotten here."""
    held = {
        r["reader"]: r
        for r in db.execute(
            "SELECT r.* FROM readings r JOIN versions v ON v.id = r.version WHERE v.article_id = ?",
            (version["article_id"],),
        )
    }
    version["readings"] = [r for r in version["readings"] if not forgotten and _wins(r, held.get(_name(r["by"])))]
    if forgotten:
        version["captures"] = [{k: v for k, v in c.items() if k != "bytes"} for c in version["captures"]]
    version["corrections"] = [c for c in version["corrections"] if not forgotten and _is_later(db, c)]


def _is_later(db: Connection, c: Record) -> bool:
    """Whether a correction is later than what is here on its field, which then goes."""
    key = (c["article_id"], c["start"], c["end"], c["field"])
    here = 'article_id = ? AND start = ? AND "end" = ? AND field = ?'
    found = db.execute(f"SELECT max(at) FROM corrections WHERE {here}", key).fetchone()[0]
    if found is not None and found >= c["at"]:
        return False
    db.execute(f"DELETE FROM corrections WHERE {here}", key)
    return True


def _put_newer_readers(db: Connection, version: int, readings: list[Record]) -> None:
    """Readings of a newer reader that were made before ours: a transfer goes by time alone."""
    for held in readings:
        row = db.execute(
            "SELECT by, made, whole FROM readings WHERE version = ? AND reader = ?", (version, _name(held["by"]))
        ).fetchone()
        if _wins(held, row):
            keep_reading(db, version, _thaw(held), datetime.fromisoformat(held["made"]), held["by"])


def _wins(theirs: Record, ours: Any) -> bool:
    """Whether a reading takes the place of ours: a newer reader's, or another one of that reader made later."""
    if ours is None:
        return True
    if (age(theirs["by"]), theirs["made"]) <= (age(ours["by"]), ours["made"]):
        return False
    return theirs["by"] != ours["by"] or _thaw(theirs) != thaw_reading(ours["whole"])


def _forget_too(db: Connection, version: int, readings: list[Record], both: bool, when: str) -> None:
    """What the other ledger has forgotten of a text goes here too: by its own text, or where both did, by both."""
    if not both:
        # A correction may name whom the other forgot.
        db.execute(
            "DELETE FROM corrections WHERE article_id = (SELECT article_id FROM versions WHERE id = ?)", (version,)
        )
        db.execute("DELETE FROM readings WHERE version = ?", (version,))
        for held in readings:
            keep_reading(db, version, _thaw(held), datetime.fromisoformat(held["made"]), held["by"])
    rows = db.execute("SELECT id, whole FROM readings WHERE version = ? ORDER BY id", (version,)).fetchall()
    mine = [(r["id"], thaw_reading(r["whole"])) for r in rows]
    theirs = [s for held in readings[:1] for s in hidden_spans(_thaw(held).article.text)]
    article_id = db.execute("SELECT article_id FROM versions WHERE id = ?", (version,)).fetchone()[0]
    for s in theirs:
        db.execute(
            'DELETE FROM corrections WHERE article_id = ? AND start < ? AND "end" > ?', (article_id, s.end, s.start)
        )
    taken = [(n, redact(r, _more(r, theirs))) for n, r in mine]
    if both and taken == mine:
        return
    put_redacted(db, version, taken, when)


def _forget_headers(db: Connection, version: int, theirs: list[Record], both: bool) -> None:
    """What a server sent may name whom the other has forgotten: their lines stand, where both forgot the same ones."""
    told = {(c["input"], c["sha256"]): json.loads(c["headers"]) for c in theirs}
    for row in db.execute("SELECT id, input, sha256, headers FROM captures WHERE version = ?", (version,)).fetchall():
        lines = told.get((row["input"], row["sha256"]), [])
        if both:
            lines = [line for line in json.loads(row["headers"]) if line in lines]
        if lines != json.loads(row["headers"]):
            db.execute("UPDATE captures SET headers = ? WHERE id = ?", (json.dumps(lines), row["id"]))


def _more(reading: Reading, theirs: list[Any]) -> Taken:
    return Taken(subtract_spans(theirs, hidden_spans(reading.article.text)), ())


def _number_by_time(db: Connection, article: int) -> None:
    """Versions are numbered as they were first seen."""
    rows = db.execute(
        "SELECT v.id, v.number FROM versions v LEFT JOIN sightings s ON s.version = v.id WHERE v.article = ?"
        " GROUP BY v.id ORDER BY min(s.at) IS NULL, min(s.at), v.number",
        (article,),
    ).fetchall()
    wrong = [(number, r["id"]) for number, r in enumerate(rows, 1) if r["number"] != number]
    # Away first: no two may have one number, not for a moment.
    db.executemany("UPDATE versions SET number = -? WHERE id = ?", wrong)
    db.executemany("UPDATE versions SET number = ? WHERE id = ?", wrong)


def _name(by: str) -> str:
    return by.partition("@")[0]


def _thaw(held: Record) -> Reading:
    return thaw_reading(b64decode(held["whole"]))
