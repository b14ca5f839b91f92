"""What tells whether something drawn from a ledger is still what the ledger says."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.ledger.store import Ledger

Stamp = tuple[object, ...]

_OF_ARTICLE = (
    "SELECT max(r.made), max(r.id), v.number, v.forgotten,"
    " (SELECT count(*) || '/' || max(id) FROM corrections c WHERE c.article_id = v.article_id),"
    " (SELECT max(s.id) FROM sightings s WHERE s.article = v.article),"
    " (SELECT max(c.id) FROM captures c WHERE c.version = v.id),"
    " (SELECT m.text_group FROM memberships m WHERE m.version = v.id AND m.kind = 'story')"
    " FROM versions v JOIN readings r ON r.version = v.id WHERE v.article_id = ? GROUP BY v.id"
)


def article_stamp(ledger: Ledger, article_id: str) -> Stamp | None:
    """What changes when a text's reading, corrections, captures or newest version do; None where it is not held."""
    with ledger.looking() as db:
        row = db.execute(_OF_ARTICLE, (article_id,)).fetchone()
    return tuple(row) if row is not None else None


def story_stamp(ledger: Ledger, articles: Iterable[str]) -> Stamp:
    """What changes when a story's articles, or what is read in one of them, do."""
    return tuple((i, article_stamp(ledger, i)) for i in articles)


def data_version(ledger: Ledger) -> int:
    """A number that changes when another connection has written."""
    with ledger.looking() as db:
        found: int = db.execute("PRAGMA data_version").fetchone()[0]
    return found
