"""Forgetting: an article, or everything that one person said, leaves a ledger so that no byte of it is left."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from sqlite3 import Connection
from urllib.parse import parse_qsl

from sayso.errors import BadRequest, LedgerBusy, LedgerError
from sayso.ledger.corrected import apply_corrections, corrections_of
from sayso.ledger.counted import count_again
from sayso.ledger.putting import freeze_reading, mark_current, put_rows, thaw_reading
from sayso.ledger.redacting import HIDDEN, Taken, find_words, name_pattern, redact, same_name
from sayso.ledger.rows import moment, version_row, writable
from sayso.ledger.store import Ledger
from sayso.model import Article, Reading

OnProgress = Callable[[int, int], None]  # texts done, texts in all

_MOST_ALIKE = 5
_SHORTEST_NAME = 2  # characters


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much went, or would go."""

    articles: int  # whole ones
    texts: int  # versions that went, or that hold what is █ now
    statements: int


def find_article(ledger: Ledger, which: str) -> Forgotten:
    """How much `forget_article` would take out. Raises LedgerError where there is no such article."""
    with ledger.looking() as db:
        article = _find(db, ledger, which)
        texts, statements = db.execute(
            "SELECT count(DISTINCT v.id), count(s.id) FROM versions v LEFT JOIN readings r ON r.version = v.id"
            " LEFT JOIN statements s ON s.reading = r.id WHERE v.article = ?",
            (article,),
        ).fetchone()
    return Forgotten(1, texts, statements)


def forget_article(ledger: Ledger, which: str) -> Forgotten:
    """Take an article (its id or its address) out: versions, bytes, readings, corrections, what was turned away.

    The file is packed afterwards, so that nothing of it is left in it; also where there is no such article, because
    a call before may have been stopped between the two. Raises LedgerError, LedgerBusy.
    """
    gone = _found_or_pack(ledger, lambda: find_article(ledger, which))
    with _writing_over(ledger) as db:
        article = _find(db, ledger, which)
        ids = [r["article_id"] for r in db.execute("SELECT article_id FROM versions WHERE article = ?", (article,))]
        known = (
            "SELECT address FROM articles WHERE id = ?1 UNION SELECT input FROM versions WHERE article = ?1 UNION"
            " SELECT url FROM versions WHERE article = ?1 AND url IS NOT NULL UNION SELECT c.input FROM captures c"
            " JOIN versions v ON v.id = c.version WHERE v.article = ?1"
        )
        for table, column in (("turned_away", "input"), ("addresses", "address")):
            db.execute(f"DELETE FROM {table} WHERE {column} IN ({known})", (article,))
        db.executemany("DELETE FROM corrections WHERE article_id = ?", [(i,) for i in ids])
        db.execute("DELETE FROM articles WHERE id = ?", (article,))
    pack(ledger)
    return gone


def find_person(ledger: Ledger, name: str) -> Forgotten:
    """How much `forget_person` would take out. Raises LedgerError where nobody in it is called that."""
    if len(name.strip()) < _SHORTEST_NAME:
        raise BadRequest(f"{name!r} is no name: give it as sayso search prints it")
    with ledger.looking() as db:
        texts = _texts_with(db, name)
        known = [r["name"] for r in db.execute("SELECT DISTINCT name FROM statements WHERE name IS NOT NULL")]
        theirs = [n for n in known if same_name(n, name)]
        statements = sum(
            db.execute("SELECT count(*) FROM statements WHERE name = ?", (n,)).fetchone()[0] for n in theirs
        )
        others = [r["name"] for r in db.execute("SELECT DISTINCT name FROM sources")]
    if not texts:
        parts = set(name.casefold().split())
        alike = sorted({n for n in (*known, *others) if parts & set(n.casefold().split())}, key=len)[:_MOST_ALIKE]
        hint = f"did you mean {' or '.join(alike)}?" if alike else "find names with sayso search --facet name"
        raise LedgerError(f"nobody in {ledger.path} is called {name}: {hint}")
    return Forgotten(0, len(texts), statements)


def forget_person(ledger: Ledger, name: str, *, on_progress: OnProgress | None = None) -> Forgotten:
    """Take out everything that a person said: statements, attributions, sources, searches for them; where their words
    and their name stood in the texts kept there are as many █, so no offset moves. Of these pages only the bytes'
    hashes are left.

    One transaction a text: stopped and called again it goes on. A text forgotten in is not read again, so nothing
    comes back with it. The file is packed afterwards, as `forget_article` does it. Raises LedgerError where nobody is
    called that, LedgerBusy.
    """
    # Also where no text names them: somebody may have searched for them.
    if len(name.strip()) >= _SHORTEST_NAME:
        with _writing_over(ledger) as db:
            _forget_searches(db, name)
    gone = _found_or_pack(ledger, lambda: find_person(ledger, name))
    with ledger.looking() as db:
        texts = _texts_with(db, name)
    now = datetime.now(UTC)
    for done, version in enumerate(texts, 1):
        with _writing_over(ledger) as db:
            _forget_in(db, version, name, now)
        if on_progress is not None:
            on_progress(done, len(texts))
    pack(ledger)
    return gone


def pack(ledger: Ledger) -> None:
    """Leave nothing in the file of what was deleted: sources without words, old words in the index, free pages.

    Raises LedgerBusy where another process has the file open and could still see what was.
    """
    try:
        with _writing_over(ledger) as db:
            db.execute("DELETE FROM sources WHERE id NOT IN (SELECT source FROM attributions WHERE source IS NOT NULL)")
            db.execute("INSERT INTO statements_text (statements_text) VALUES ('rebuild')")
            count_again(db)
        with ledger.looking() as db:
            db.execute("VACUUM")
            busy = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except LedgerBusy:
        busy = 1
    if busy:
        raise LedgerBusy(
            f"{ledger.path} is open in another program, so old words are still in it or in its log: close that and run"
            f" sayso doctor {ledger.path} --pack"
        )


@contextmanager
def _writing_over(ledger: Ledger) -> Iterator[Connection]:
    """A transaction in which SQLite writes zeros over what is deleted, should packing never come."""
    with ledger.looking() as db:
        before = db.execute("PRAGMA secure_delete").fetchone()[0]
        db.execute("PRAGMA secure_delete = ON")
    try:
        with ledger.writing() as db:
            yield db
    finally:
        with ledger.looking() as db:
            db.execute(f"PRAGMA secure_delete = {int(before)}")


def _found_or_pack(ledger: Ledger, find: Callable[[], Forgotten]) -> Forgotten:
    try:
        return find()
    except LedgerBusy:
        raise
    except LedgerError as error:
        pack(ledger)
        raise LedgerError(f"{error} (the file was packed: nothing that was forgotten before is left in it)") from None


def put_redacted(db: Connection, version: int, readings: list[tuple[int, Reading]], when: str) -> None:
    """Write redacted readings of a version over what is there, with the text that they share."""
    for number, reading in readings:
        db.execute("UPDATE readings SET whole = ? WHERE id = ?", (freeze_reading(reading), number))
        db.execute("DELETE FROM attributions WHERE reading = ?", (number,))
        db.execute("DELETE FROM statements WHERE reading = ?", (number,))
        put_rows(db, number, apply_corrections(reading, corrections_of(db, reading.article.id)))
    if readings:
        _put_text(db, version, readings[0][1].article)
    db.execute("UPDATE versions SET forgotten = ? WHERE id = ?", (when, version))
    db.execute("UPDATE captures SET bytes = NULL WHERE version = ?", (version,))
    mark_current(db, db.execute("SELECT article FROM versions WHERE id = ?", (version,)).fetchone()[0])


def _put_text(db: Connection, version: int, article: Article) -> None:
    row = {k: writable(v) if isinstance(v, str) else v for k, v in version_row(article).items()}
    wanted = ", ".join(f"{name} = :{name}" for name in row)
    db.execute(f"UPDATE versions SET {wanted} WHERE id = :version", {**row, "version": version})
    db.execute(
        "UPDATE articles SET outlet = ? WHERE id = (SELECT article FROM versions WHERE id = ?)",
        (row["outlet"], version),
    )
    db.executemany(
        "UPDATE blocks SET why = ? WHERE version = ? AND number = ?",
        [(writable(b.why), version, n) for n, b in enumerate(article.blocks)],
    )


def _find(db: Connection, ledger: Ledger, which: str) -> int:
    found = db.execute(
        "SELECT id FROM articles WHERE address = ?1 UNION SELECT article FROM versions WHERE article_id = ?1",
        (writable(which),),
    ).fetchone()
    if found is None:
        raise LedgerError(f"{ledger.path} holds no article {which}: find its id with sayso search")
    number: int = found[0]
    return number


def _texts_with(db: Connection, name: str) -> list[int]:
    """The versions in which somebody is a source or a voice under this name, or where it stands in the text."""
    pattern = name_pattern(writable(name))
    db.create_function("names_them", 1, lambda text: bool(text and pattern.search(text)), deterministic=True)
    db.create_function("is_them", 1, lambda held: same_name(held, writable(name)), deterministic=True)
    rows = db.execute(
        "SELECT id FROM versions WHERE names_them(text) OR names_them(headline) OR names_them(authors)"
        " UNION SELECT r.version FROM statements s JOIN readings r ON r.id = s.reading WHERE is_them(s.name)"
        " UNION SELECT r.version FROM attributions a JOIN readings r ON r.id = a.reading WHERE a.source IN"
        " (SELECT id FROM sources WHERE is_them(name)) ORDER BY 1"
    )
    return [r[0] for r in rows]


def _forget_in(db: Connection, version: int, name: str, now: datetime) -> None:
    row = db.execute("SELECT article_id, article FROM versions WHERE id = ?", (version,)).fetchone()
    held = corrections_of(db, row["article_id"])
    rows = db.execute("SELECT id, whole FROM readings WHERE version = ? ORDER BY id", (version,)).fetchall()
    readings = [(r["id"], thaw_reading(r["whole"])) for r in rows]
    taken = find_words([apply_corrections(r, held) for _, r in readings], name)
    _forget_corrections(db, row["article_id"], name, taken)
    put_redacted(db, version, [(n, redact(r, taken, [name])) for n, r in readings], moment(now) or "")
    headers = db.execute("SELECT id, headers FROM captures WHERE version = ?", (version,)).fetchall()
    pattern = name_pattern(name)
    for capture, kept in headers:
        clean = [[key, pattern.sub(HIDDEN, value)] for key, value in json.loads(kept)]
        db.execute("UPDATE captures SET headers = ? WHERE id = ?", (json.dumps(clean), capture))


def _forget_searches(db: Connection, name: str) -> None:
    """A saved search that asks for the person, or is called after them, goes."""
    pattern = name_pattern(writable(name))
    for row in db.execute("SELECT id, name, query FROM searches").fetchall():
        asked = [value for _, value in parse_qsl(row["query"])]
        if any(pattern.search(words) for words in (row["name"], *asked)):
            db.execute("DELETE FROM searches WHERE id = ?", (row["id"],))


def _forget_corrections(db: Connection, article_id: str, name: str, taken: Taken) -> None:
    pattern = name_pattern(name)
    for c in corrections_of(db, article_id):
        key = (article_id, c.start, c.end, c.field)
        here = ' WHERE article_id = ? AND start = ? AND "end" = ? AND field = ?'
        inside = any(s.start < c.end and c.start < s.end for s in taken.words)
        if inside or (isinstance(c.value, str) and pattern.search(c.value)):
            db.execute(f"DELETE FROM corrections{here}", key)
        else:
            db.execute(f"UPDATE corrections SET why = ?{here}", (pattern.sub(HIDDEN, c.why), *key))
