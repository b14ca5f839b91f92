"""A reading put into the rows of the tables: articles, versions, blocks, readings, statements, captures."""

from __future__ import annotations

import json
import re
import zlib
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from sqlite3 import Connection
from typing import Any

from sayso.ledger.corrected import apply_corrections, corrections_of
from sayso.ledger.details import put_details
from sayso.ledger.frozen import freeze, thaw
from sayso.ledger.rows import address_of, attribution_rows, moment, source_of, statement_rows, version_row, writable
from sayso.model import Article, Page, Reading

# A search finds many statements of few articles, and a desk shows one article again and again.
_MOST_AT_HAND = 16
# The version that an address shows now; the article's number is put in.
LAST = "(SELECT version FROM sightings WHERE article = {} ORDER BY id DESC LIMIT 1)"


@lru_cache(maxsize=_MOST_AT_HAND)
def thaw_reading(whole: bytes) -> Reading:
    """The reading that `readings.whole` holds. It is frozen, so the same bytes may be the same one."""
    return thaw(Reading, json.loads(zlib.decompress(whole)))


def freeze_reading(reading: Reading) -> bytes:
    """What `readings.whole` holds of a reading."""
    plain = [freeze(getattr(reading, name)) for name in Reading.__dataclass_fields__]
    return zlib.compress(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))


def article_row(db: Connection, article: Article) -> tuple[int, bool]:
    address = address_of(article)
    found = db.execute("SELECT id FROM articles WHERE address = ?", (address,)).fetchone()
    if found is not None:
        return found["id"], False
    return _insert(db, "articles", {"address": address, "outlet": article.outlet}), True


def put_version(db: Connection, article: int, made: Article) -> int:
    found = db.execute("SELECT id FROM versions WHERE article_id = ?", (made.id,)).fetchone()
    if found is not None:
        return int(found["id"])
    number = db.execute("SELECT count(*) FROM versions WHERE article = ?", (article,)).fetchone()[0] + 1
    version = _insert(db, "versions", {"article": article, "number": number, **version_row(made)})
    _put_blocks(db, version, made)
    return version


def _put_blocks(db: Connection, version: int, made: Article) -> None:
    """Put the blocks in, in the place of others that the version had; what is there already is left."""
    rows = [(version, n, b.span.start, b.span.end, b.kind, writable(b.why)) for n, b in enumerate(made.blocks)]
    held = db.execute("SELECT * FROM blocks WHERE version = ? ORDER BY number", (version,)).fetchall()
    if [tuple(row) for row in held] != rows:
        db.execute("DELETE FROM blocks WHERE version = ?", (version,))
        db.executemany("INSERT INTO blocks VALUES (?, ?, ?, ?, ?, ?)", rows)


def _renew(db: Connection, version: int, made: Article) -> None:
    """What a version says of its text as the article that was read last has it: the same words, another date."""
    row = _writable_row(version_row(made))
    held = db.execute("SELECT * FROM versions WHERE id = ?", (version,)).fetchone()
    if any(held[name] != value for name, value in row.items()):
        wanted = ", ".join(f"{name} = :{name}" for name in row)
        db.execute(f"UPDATE versions SET {wanted} WHERE id = :version", {**row, "version": version})
        db.execute("UPDATE articles SET outlet = ? WHERE id = ?", (row["outlet"], held["article"]))
    _put_blocks(db, version, made)


def sight(db: Connection, article: int, version: int, now: datetime) -> None:
    """An address shows this text from now on: its statements are the current ones."""
    _insert(db, "sightings", {"article": article, "version": version, "at": moment(now)})
    mark_current(db, article)


def keep_capture(db: Connection, version: int, page: Page, now: datetime, *, only_hash: bool) -> None:
    kept = None if only_hash else zlib.compress(page.data)
    db.execute(
        "INSERT OR IGNORE INTO captures (version, input, address, media_type, charset, headers, fetched, taken, sha256,"
        " size, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            version, writable(page.input), page.url, page.media_type, page.charset, json.dumps(page.headers),
            moment(page.fetched), moment(now), sha256(page.data).hexdigest(), len(page.data), kept,
        ),
    )  # fmt: skip


def is_forgotten(db: Connection, version: int) -> bool:
    """Whether words were taken out of the text for good: a new reading would bring them back."""
    return bool(db.execute("SELECT 1 FROM versions WHERE id = ? AND forgotten IS NOT NULL", (version,)).fetchone())


def keep_reading(db: Connection, version: int, reading: Reading, now: datetime, by: str | None = None) -> bool:
    """Put the rows of a reading in, in the place of what no newer reader of that name had; whether that was done."""
    by = _reader_of(reading, by)
    reader = by.partition("@")[0]
    whole = freeze_reading(reading)
    last = db.execute("SELECT coalesce(max(id), 0) FROM statements").fetchone()[0]
    old = db.execute(
        "SELECT id, by, whole FROM readings WHERE version = ? AND reader = ?", (version, reader)
    ).fetchone()
    if old is not None:
        if old["by"] == by and thaw_reading(old["whole"]) == thaw_reading(whole):
            return False
        if age(old["by"]) > age(by):
            return False
        db.execute("DELETE FROM readings WHERE id = ?", (old["id"],))
    row = {"version": version, "reader": reader, "by": by, "made": moment(now), "whole": whole}
    number = _insert(db, "readings", row)
    _renew(db, version, reading.article)
    put_rows(db, number, apply_corrections(reading, corrections_of(db, reading.article.id)), after=last)
    return True


def put_rows(db: Connection, number: int, reading: Reading, *, after: int | None = None) -> None:
    """Put the attributions and statements of reading `number` in, as current ones.

    `after`: with rows above that one, also where the last ones were taken out just before. Who asks for what came
    after a row has to be given these.
    """
    article = reading.article
    for a, values in zip(reading.attributions, attribution_rows(reading), strict=True):
        source = _source_row(db, source_of(article, a))
        _insert(db, "attributions", {"reading": number, "source": source, **values})
    for n, values in enumerate(statement_rows(reading), 1):
        _insert(
            db, "statements", {"id": None if after is None else after + n, "reading": number, "current": 1, **values}
        )
    put_details(db, number, reading)


def mark_current(db: Connection, article: int) -> None:
    """Set `statements.current` by what the address of an article showed last."""
    db.execute(
        "UPDATE statements SET current = 1 - current WHERE reading IN (SELECT r.id FROM readings r JOIN versions v"
        " ON v.id = r.version WHERE v.article = ?1)"
        f" AND current <> (reading IN (SELECT id FROM readings WHERE version = {LAST.format('?1')}))",
        (article,),
    )


def _reader_of(reading: Reading, by: str | None) -> str:
    """Who read it: the name and version on its statements; of a page without a word, as told."""
    return reading.statements[0].by if reading.statements else by or "unknown@0"


def age(by: str) -> tuple[int, ...]:
    """A reader's version as numbers: "rules@10" is newer than "rules@9"."""
    return tuple(int(n) for n in re.findall(r"\d+", by.partition("@")[2]))


def covers(held: str, by: str) -> bool:
    """Whether what `held` made does for reader `by`: the same reader, as new or newer."""
    return held.partition("@")[0] == by.partition("@")[0] and age(held) >= age(by)


def _source_row(db: Connection, source: tuple[str, str] | None) -> int | None:
    if source is None:
        return None
    named = writable(source[0]), source[1]
    db.execute("INSERT OR IGNORE INTO sources (name, kind) VALUES (?, ?)", named)
    found: int = db.execute("SELECT id FROM sources WHERE name = ? AND kind = ?", named).fetchone()[0]
    return found


def _insert(db: Connection, table: str, row: dict[str, Any]) -> int:
    names = ", ".join(f'"{name}"' for name in row)
    values = tuple(_writable_row(row).values())
    done = db.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})", values)
    return done.lastrowid or 0


def _writable_row(row: dict[str, Any]) -> dict[str, Any]:
    return {name: writable(value) if isinstance(value, str) else value for name, value in row.items()}
