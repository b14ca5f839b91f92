"""What a person corrects in a ledger: said, taken back, listed, handed on as training data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from sqlite3 import Connection
from typing import Any

from sayso.errors import BadRequest, LedgerError
from sayso.ledger.corrected import (
    Correction,
    Value,
    apply_corrections,
    check_correction,
    corrections_of,
    field_of,
    find_statement,
    to_value,
    write_value,
)
from sayso.ledger.putting import thaw_reading
from sayso.ledger.rows import Row, attribution_rows, moment, statement_rows, writable
from sayso.ledger.store import Ledger
from sayso.model import Reading

# What a correction can change in a statement's row.
_STATEMENT = (
    "voice", "name", "party", "act", "manner", "certainty", "chain", "echoes", "medium", "score", "why", "attribution",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """A correction with what the newest reading says."""

    correction: Correction
    text: str  # the words, as the article has them
    statement: str | None  # its id in the newest reading; None where that has no such statement
    read: Value  # what the reader had said
    by: str | None  # which reader


def correct(ledger: Ledger, which: str, field: str, value: str, why: str, *, at: datetime | None = None) -> Correction:
    """Put down what a person says of statement `which` (ARTICLE/STATEMENT); from now on it holds. The correction.

    `field` is one of `corrected.FIELDS`; certainty is flags with commas between, "-" no name, party or act. An earlier
    correction of the field makes room. Raises BadRequest for a value that makes no sense there, LedgerError for an id
    that the ledger has not.
    """
    if not why.strip():
        raise BadRequest("a correction needs a reason: give one with --why")
    kind, wanted = to_value(field, value)
    article_id, statement_id = _split(which)
    with ledger.writing() as db:
        reading = ledger.reading(article_id)
        statement = next((s for s in reading.statements if s.id == statement_id), None)
        if statement is None:
            raise LedgerError(f"{ledger.path} holds no statement {which}: find one with sayso search")
        check_correction(reading, statement, kind, wanted)
        made = Correction(
            article_id, statement_id, statement.spans[0].start, statement.spans[-1].end, kind, wanted,
            writable(" ".join(why.split())), (at or datetime.now(UTC)).replace(microsecond=0),
        )  # fmt: skip
        _drop(db, [c for c in _same_place(db, reading, statement_id) if c.field == kind])
        keep_correction(db, made)
        show_corrected(db, article_id)
    return made


def undo(ledger: Ledger, which: str, field: str | None = None) -> list[Correction]:
    """Take back what was corrected in statement `which`, or in one field of it: the reading holds again. What it was.

    Raises LedgerError where nothing was.
    """
    article_id, statement_id = _split(which)
    with ledger.writing() as db:
        reading = ledger.reading(article_id)
        gone = [c for c in _same_place(db, reading, statement_id) if field in (None, c.field)]
        if not gone:
            what = f"{field} of {which}" if field else which
            raise LedgerError(f"nothing was corrected in {what}: sayso correct --list tells what was")
        _drop(db, gone)
        show_corrected(db, article_id)
    return gone


def list_corrections(ledger: Ledger) -> Iterator[Standing]:
    """Every correction in the order they were made, with what the newest reading of its text had said."""
    with ledger.looking() as db:
        rows = db.execute("SELECT article_id FROM corrections GROUP BY 1 ORDER BY min(id)")
        ids = [r["article_id"] for r in rows]
    for article_id in ids:
        try:
            reading = ledger.reading(article_id, as_read=True)
        except LedgerError:
            reading = None
        with ledger.looking() as db:
            held = corrections_of(db, article_id)
        yield from (_stand(reading, c) for c in held)


TRAINING_COLUMNS = (
    "article", "statement", "start", "end", "text", "passage", "passage_start", "field", "read", "value", "why", "by",
    "at",
)  # fmt: skip


def training_rows(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Each correction as one flat row to learn from: the passage, the words in it, what was read, what is right."""
    for standing in list_corrections(ledger):
        c = standing.correction
        reading = ledger.reading(c.article_id, as_read=True) if standing.by else None
        passage, start = _passage(reading, c) if reading else (standing.text, c.start)
        told = (
            c.article_id, standing.statement, c.start, c.end, standing.text, passage, start, c.field, standing.read,
            c.value, c.why, standing.by, moment(c.at),
        )  # fmt: skip
        yield dict(zip(TRAINING_COLUMNS, told, strict=True))


def keep_correction(db: Connection, c: Correction) -> None:
    """Put the row of a correction in."""
    db.execute(
        'INSERT INTO corrections (article_id, statement, start, "end", field, value, why, at)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (c.article_id, c.statement, c.start, c.end, c.field, writable(write_value(c.value)), c.why, moment(c.at)),
    )


def show_corrected(db: Connection, article_id: str) -> None:
    """Bring the rows that search reads to what the readings of a text say with its corrections."""
    held = corrections_of(db, article_id)
    readings = db.execute(
        "SELECT r.id, r.whole FROM readings r JOIN versions v ON v.id = r.version WHERE v.article_id = ?", (article_id,)
    ).fetchall()
    for number, whole in readings:
        reading = apply_corrections(thaw_reading(whole), held)
        _update(db, "statements", ("reading", "statement"), _STATEMENT, number, statement_rows(reading))
        _update(db, "attributions", ("reading", "attribution"), ("act",), number, attribution_rows(reading))


def _update(
    db: Connection, table: str, key: tuple[str, str], columns: tuple[str, ...], reading: int, rows: list[Row]
) -> None:
    wanted = ", ".join(f"{c} = :{c}" for c in columns)
    for row in rows:
        values = {k: writable(v) if isinstance(v, str) else v for k, v in row.items() if k in (*columns, key[1])}
        db.execute(
            f"UPDATE {table} SET {wanted} WHERE {key[0]} = :of_reading AND {key[1]} = :{key[1]}"
            f" AND ({' OR '.join(f'{c} IS NOT :{c}' for c in columns)})",
            {**values, "of_reading": reading},
        )


def _split(which: str) -> tuple[str, str]:
    article_id, _, statement = which.partition("/")
    if not article_id or not statement:
        raise BadRequest(f"{which} names no statement: write ARTICLE/STATEMENT, as sayso search prints it")
    return article_id, statement


def _same_place(db: Connection, reading: Reading, statement_id: str) -> list[Correction]:
    held = corrections_of(db, reading.article.id)
    return [c for c in held if getattr(find_statement(reading, c.start, c.end), "id", c.statement) == statement_id]


def _drop(db: Connection, corrections: list[Correction]) -> None:
    db.executemany(
        'DELETE FROM corrections WHERE article_id = ? AND start = ? AND "end" = ? AND field = ?',
        [(c.article_id, c.start, c.end, c.field) for c in corrections],
    )


def _stand(reading: Reading | None, c: Correction) -> Standing:
    if reading is None:
        return Standing(c, "", None, None, None)
    text = reading.article.text[c.start : c.end]
    statement = find_statement(reading, c.start, c.end)
    if statement is None:
        return Standing(c, text, None, None, None)
    return Standing(c, statement.text, statement.id, field_of(reading, statement, c.field), statement.by)


def _passage(reading: Reading, c: Correction) -> tuple[str, int]:
    """The blocks that the words stand in, and where their text begins."""
    spans = [b.span for b in reading.article.blocks if b.span.start < c.end and c.start < b.span.end]
    if not spans:
        return reading.article.text[c.start : c.end], c.start
    return reading.article.text[spans[0].start : spans[-1].end], spans[0].start
