"""What a reading tells beyond its statements: which attribution is nearest to each, and what is told of the unnamed."""

from __future__ import annotations

import json
import zlib
from sqlite3 import Connection

from sayso.ledger.corrected import apply_corrections, corrections_of
from sayso.ledger.frozen import thaw
from sayso.ledger.rows import writable
from sayso.model import Article, Attribution, Reading, Span

Row = tuple[object, ...]

_TABLES = (
    "ALTER TABLE statements ADD COLUMN attribution TEXT",
    """CREATE TABLE unnamed (              -- sources that are described and not named, one an attribution
  reading INTEGER NOT NULL REFERENCES readings(id) ON DELETE CASCADE,
  attribution TEXT NOT NULL,        -- "a3"
  described TEXT NOT NULL,          -- in the page's words, without how many
  people INTEGER,                   -- how many; null where the words do not tell
  several INTEGER NOT NULL,         -- 1 where it is more than one
  anonymity TEXT,                   -- that they would not be named: "spoke on condition of anonymity"
  reason TEXT,                      -- why: "because the talks were private"
  PRIMARY KEY (reading, attribution)
) WITHOUT ROWID""",
    "CREATE INDEX unnamed_by_words ON unnamed (described)",
    """CREATE TABLE searches (             -- searches that somebody saved
  id TEXT PRIMARY KEY,              -- hash of what is asked
  name TEXT NOT NULL,
  query TEXT NOT NULL,              -- as in the address of Explore: q=bridge&voice=person
  made TEXT NOT NULL
) WITHOUT ROWID""",
)


def make_details(db: Connection) -> None:
    """Make the tables, and fill them from the readings that are there."""
    for table in _TABLES:
        db.execute(table)
    for number in [row[0] for row in db.execute("SELECT id FROM readings ORDER BY id")]:
        article_id, whole = db.execute(
            "SELECT v.article_id, r.whole FROM readings r JOIN versions v ON v.id = r.version WHERE r.id = ?", (number,)
        ).fetchone()
        try:
            reading = thaw(Reading, json.loads(zlib.decompress(whole)))
            reading = apply_corrections(reading, corrections_of(db, article_id))
        except Exception:
            continue  # broken: sayso doctor tells of it, and opening the ledger must not fail for it
        inner = [(s.chain[-1], number, s.id) for s in reading.statements if s.chain]
        db.executemany("UPDATE statements SET attribution = ? WHERE reading = ? AND statement = ?", inner)
        put_details(db, number, reading)


def put_details(db: Connection, number: int, reading: Reading) -> None:
    """Put down what reading `number` tells of unnamed sources, in the place of what it told before."""
    rows = [(number, *row) for a in reading.attributions if (row := _unnamed_row(reading.article, a)) is not None]
    db.execute("DELETE FROM unnamed WHERE reading = ?", (number,))
    db.executemany("INSERT INTO unnamed VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def _unnamed_row(article: Article, a: Attribution) -> Row | None:
    told = a.source.unnamed if a.source is not None and a.source.kind == "unnamed" else None
    if told is None:
        return None
    words = [_words(article, span) for span in (told.described, told.anonymity, told.reason)]
    return a.id, words[0] or "", told.count, int(told.several), words[1], words[2]


def _words(article: Article, span: Span | None) -> str | None:
    return writable(" ".join(article.words((span,)).split())) if span is not None else None
