"""The articles of a ledger in a list: those that came in, or changed, last come first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from sqlite3 import Row

from sayso.ledger.store import Ledger

_OPENING = 90  # characters
_LIST = (
    "SELECT v.article_id, v.headline, CASE WHEN v.headline IS NULL THEN"
    f' (SELECT substr(v.text, b.start + 1, min({_OPENING}, b."end" - b.start))'
    " FROM blocks b WHERE b.version = v.id AND b.kind IN ('standfirst', 'body') ORDER BY b.number LIMIT 1) END,"
    " v.outlet, v.published, v.url, v.number, s.at FROM sightings s"
    " JOIN versions v ON v.id = s.version"
    " WHERE s.id = (SELECT max(id) FROM sightings x WHERE x.article = s.article)"
    " AND (?1 IS NULL OR v.outlet = ?1 COLLATE NOCASE) ORDER BY s.id DESC LIMIT ?2 OFFSET ?3"
)
_COUNT = (
    "SELECT count(*) FROM articles a WHERE ?1 IS NULL OR EXISTS (SELECT 1 FROM versions v"
    " WHERE v.id = (SELECT version FROM sightings WHERE article = a.id ORDER BY id DESC LIMIT 1)"
    " AND v.outlet = ?1 COLLATE NOCASE)"
)


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """The text that an address shows now, in one line."""

    article_id: str
    headline: str | None
    opening: str | None  # where it has no headline: the first characters of the article
    outlet: str | None
    published: str | None  # ISO 8601, UTC
    url: str | None
    version: int  # 1 for the first text of its address
    seen: str  # ISO 8601, UTC; when that text was found there


def list_articles(
    ledger: Ledger, *, outlet: str | None = None, limit: int = 50, offset: int = 0
) -> tuple[list[ArticleLine], int]:
    """At most `limit` articles after the first `offset`, and how many there are, of one outlet or of all."""
    with ledger.looking() as db:
        rows = db.execute(_LIST, (outlet, limit, offset)).fetchall()
        total: int = db.execute(_COUNT, (outlet,)).fetchone()[0]
    return [_line(row) for row in rows], total


def _line(row: Row) -> ArticleLine:
    line = ArticleLine(*row)
    # Cut at the end of a word.
    words = line.opening.rpartition(" ")[0] if line.opening and len(line.opening) == _OPENING else line.opening
    return replace(line, opening=words and " ".join(words.split()))
