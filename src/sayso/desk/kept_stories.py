"""The stories of a ledger, found again and compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from sqlite3 import Connection
from typing import TYPE_CHECKING

from sayso.desk.gathering import gather_waiting
from sayso.errors import BadRequest
from sayso.ledger import similar
from sayso.model import Origin, Story

if TYPE_CHECKING:
    from sayso.desk.comparing import Comparison
    from sayso.ledger import Ledger

_DESCRIBED = 40  # articles of a story, the oldest, from whose words its line is made
_HITS = 500  # statements that are looked at for a query
_DIGITS = 18  # of an id, so that it fits a row's number
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class KeptStory:
    """A story of a ledger. Its id stays for good."""

    id: str  # "e7"
    articles: tuple[str, ...]  # Article.id, the oldest first: what their addresses show now
    earlier: tuple[tuple[str, str], ...]  # of these articles, and what its address showed before, the oldest first
    first: datetime | None  # UTC; when its first article was published, of those whose date is known
    last: datetime | None
    because: str  # the words and days that they share
    also: tuple[tuple[str, str], ...]  # ids of stories that were made one with it, each with why


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in one line, for a list."""

    id: str  # "e7"
    headline: str | None  # of its first article that has one
    articles: int
    outlets: tuple[str, ...]  # in order of name
    first: datetime | None  # UTC; when its first article was published, of those whose date is known
    last: datetime | None


def kept_story(ledger: Ledger, story_id: str, *, gathered: bool = False) -> KeptStory:
    """The story of an id, also of one that was made one with it. Raises BadRequest where there is none.

    Texts that are in no story yet are put in first, which takes a while where they are many; not with `gathered`.
    """
    if not gathered:
        gather_waiting(ledger)
    with ledger.looking() as db:
        return _story(db, _find_group(db, ledger, story_id))


def story_articles(ledger: Ledger, story_id: str) -> tuple[list[str], list[str]]:
    """The articles of a story, and what their addresses showed before, without reading their texts or gathering.

    Raises BadRequest as `kept_story` does.
    """
    with ledger.looking() as db:
        group = _find_group(db, ledger, story_id)
        now = [head["article_id"] for head in similar.heads_of(db, group)]
        return now, [then for _, then in similar.once_shown_of(db, group)]


def _find_group(db: Connection, ledger: Ledger, story_id: str) -> int:
    number = story_id[1:]
    known = story_id[:1] == "e" and number.isdecimal() and len(number) <= _DIGITS
    found = similar.current_group(db, int(number), "story") if known else None
    if found is None or not similar.members_of(db, found, 1):
        raise BadRequest(f"{ledger.path} has no story {story_id}: find one with sayso story WORDS --from FILE")
    return found


def story_of(ledger: Ledger, article_id: str) -> str | None:
    """The id of the story that a text is in; None where it was put in none yet."""
    with ledger.looking() as db:
        version = similar.version_of(db, article_id)
        held = similar.membership_of(db, version, "story") if version is not None else None
    return f"e{held.group}" if held is not None else None


def kept_stories(
    ledger: Ledger, *, since: datetime | None = None, at_least: int = 2, limit: int = 100
) -> tuple[KeptStory, ...]:
    """The stories with at least so many articles, the one with the latest article first.

    `since`: those alone that have an article published then or later.
    """
    gather_waiting(ledger)
    with ledger.looking() as db:
        return tuple(_story(db, group) for group in similar.latest_stories(db, since, at_least, limit))


def list_stories(
    ledger: Ledger, *, since: datetime | None = None, at_least: int = 2, limit: int = 30, offset: int = 0,
    gathered: bool = False,
) -> tuple[StoryLine, ...]:  # fmt: skip
    """A line for each of the stories of `kept_stories` after the first `offset`, without reading their texts.

    `gathered` as in `kept_story`.
    """
    if not gathered:
        gather_waiting(ledger)
    with ledger.looking() as db:
        return tuple(_line(db, group) for group in similar.latest_stories(db, since, at_least, limit, offset))


def _line(db: Connection, group: int) -> StoryLine:
    heads = similar.heads_of(db, group)
    days = [datetime.fromisoformat(h["published"]) for h in heads if h["published"]]
    return StoryLine(
        id=f"e{group}",
        headline=next((" ".join(h["headline"].split()) for h in heads if h["headline"]), None),
        articles=len(heads),
        outlets=tuple(sorted({h["outlet"] for h in heads if h["outlet"]})),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def stories_matching(ledger: Ledger, query: str, *, limit: int = 20) -> tuple[KeptStory, ...]:
    """The stories whose statements have the words of `query`, the one with the most of them first.

    `query` is as in `sayso search`: all words, "a phrase". An id ("e7") is that story. Raises BadRequest.
    """
    from sayso.ledger.search import Query, search

    if query[:1] == "e" and query[1:].isdecimal():
        return (kept_story(ledger, query),)
    gather_waiting(ledger)
    hits = search(ledger, Query(words=query), limit=_HITS)
    count: dict[int, float] = {}
    with ledger.looking() as db:
        for place, hit in enumerate(hits):
            version = similar.version_of(db, hit.article_id)
            held = similar.membership_of(db, version, "story") if version is not None else None
            if held is not None:
                count[held.group] = count.get(held.group, 0.0) + 1 / (1 + place) ** 0.5
        best = sorted(count, key=lambda group: -count[group])[:limit]
        return tuple(_story(db, group) for group in best)


def kept_origin(ledger: Ledger, article_id: str) -> Origin:
    """The text that an article of the ledger comes from, with all that come from it, the oldest first.

    Raises BadRequest where the ledger has no such text.
    """
    from sayso.story.texts.copies import describe_origin

    gather_waiting(ledger)
    with ledger.looking() as db:
        version = similar.version_of(db, article_id)
        held = similar.membership_of(db, version, "origin") if version is not None else None
        if held is None:
            raise BadRequest(f"{ledger.path} holds no text {article_id}: find one with sayso search")
        articles = [similar.article_of(db, v) for v in similar.members_of(db, held.group)]
        return describe_origin(f"o{held.group}", articles)


def compare_kept(ledger: Ledger, story: KeptStory, *, most: int | None = None, versions: bool = False) -> Comparison:
    """The comparison of a story's articles as the ledger has them read, corrections included; all are one story.

    With `most`, of so many articles, the latest; with `versions` also of the texts that their addresses showed before
    (as many at most, the latest), so that the life of each claim over the edits is seen. Raises LedgerError where a
    text has no reading.
    """
    from sayso.desk.comparing import compare_readings

    ids = story.articles if most is None else story.articles[-most:]
    if versions:
        ids = (*choose_earlier(story, ids, most), *ids)
    found = (ledger.reading(i) for i in ids)
    return compare_readings(found, story=Story(story.id, ids, story.because), in_order=versions)


def choose_earlier(story: KeptStory, articles: Sequence[str], most: int | None) -> tuple[str, ...]:
    """What the addresses of some articles of a story showed before, of many the latest."""
    texts = tuple(dict.fromkeys(then for now, then in story.earlier if now in set(articles)))
    return texts if most is None else texts[-most:]


def _story(db: Connection, group: int) -> KeptStory:
    from sayso.story.events.grouping import describe_story

    articles = [similar.article_of(db, v) for v in similar.shown_of(db, group)]
    articles.sort(key=lambda a: (a.published is None, a.published or _NEVER, a.id))
    days = [a.published for a in articles if a.published is not None]
    return KeptStory(
        id=f"e{group}",
        articles=tuple(a.id for a in articles),
        earlier=tuple(similar.once_shown_of(db, group)),
        first=min(days, default=None),
        last=max(days, default=None),
        because=describe_story(f"e{group}", articles[:_DESCRIBED]).because,
        also=tuple((f"e{other}", because) for other, because in similar.other_names(db, group)),
    )
