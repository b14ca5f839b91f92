"""The stories of a ledger as a list: what each is called, how many articles it has, of whom, from when to when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection

from sayso.ledger import similar
from sayso.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in a list. Its id stays for good."""

    id: str  # "e7"
    headline: str | None  # of the article published last, of those that have one
    articles: tuple[str, ...]  # Article.id of the texts that their addresses show now, the latest first
    outlets: tuple[str, ...]  # each once, the latest first
    first: str | None  # ISO 8601; when its first article was published, of those whose date is known
    last: str | None


def list_story_lines(
    ledger: Ledger, *, since: datetime | None = None, at_least: int = 2, limit: int = 50, offset: int = 0
) -> list[StoryLine]:
    """The stories with at least so many articles, the one with the latest article first; no text is read.

    `since`: those alone that have an article published then or later. Texts that came by a merge or an import are in
    no story before `desk.gathering.gather_waiting`.
    """
    with ledger.looking() as db:
        groups = similar.latest_stories(db, since, at_least, limit, offset)
        return [_line(db, group) for group in groups]


def _line(db: Connection, group: int) -> StoryLine:
    rows = db.execute(
        "SELECT v.article_id, v.headline, v.outlet, v.published FROM memberships m JOIN versions v ON v.id = m.version"
        " WHERE m.text_group = ? AND v.id ="
        " (SELECT version FROM sightings WHERE article = v.article ORDER BY id DESC LIMIT 1)"
        " ORDER BY v.published DESC, v.id DESC",
        (group,),
    ).fetchall()
    days = [r["published"] for r in rows if r["published"]]
    return StoryLine(
        id=f"e{group}",
        headline=next((r["headline"] for r in rows if r["headline"]), None),
        articles=tuple(r["article_id"] for r in rows),
        outlets=tuple(dict.fromkeys(r["outlet"] for r in rows if r["outlet"])),
        first=min(days, default=None),
        last=max(days, default=None),
    )
