"""A ledger's texts put into stories and origins as they come in, and found again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from sqlite3 import Connection
from typing import TYPE_CHECKING
from zlib import crc32

from sayso.errors import BadRequest
from sayso.ledger import similar
from sayso.model import Origin

if TYPE_CHECKING:
    from sayso.ledger import Ledger
    from sayso.ledger.similar import Signature
    from sayso.story.events.grouping import Member
    from sayso.story.texts.copies import Pair

_TELLING = 24  # words of a text by which others are looked for
_LIKE = 24  # texts that are compared with a new one, for its event
_SAME = 12  # texts that are compared with it, for its words
_STORIES = 4  # stories that it may belong to
_OF_A_STORY = 12  # texts of a story, the latest, that it is compared with
_BATCH = 200  # texts that wait, taken up at a time
_DESCRIBED = 40  # articles of a story, the oldest, from whose words its line is made
_HITS = 500  # statements that are looked at for a query
_DIGITS = 18  # of an id, so that it fits a row's number
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class KeptStory:
    """A story of a ledger. Its id stays for good."""

    id: str  # "e7"
    articles: tuple[str, ...]  # Article.id, the oldest first
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


def gather(ledger: Ledger, article_id: str) -> None:
    """Put a text of the ledger into its story and its origin; nothing changes where that was done.

    It is compared with a bounded number of texts: those that share runs of words with it, and those of the thirty days
    around it that share its rarest words. A later text of an address stays in the story of the one before. Raises
    BadRequest where the ledger has no such text, LedgerError.
    """
    with ledger.writing() as db:
        version = similar.version_of(db, article_id)
        if version is None:
            raise BadRequest(f"{ledger.path} holds no text {article_id}: find one with sayso search")
        if not similar.is_known(db, version):
            _gather(db, version)


def gather_waiting(ledger: Ledger) -> int:
    """Put every text that is in no story yet where it belongs, in the order in which they came; how many there were."""
    done = 0
    while True:
        # Who only looks should not have to wait for who writes.
        with ledger.looking() as db:
            if not similar.waiting(db, 1):
                return done
        with ledger.writing() as db:
            found = similar.waiting(db, _BATCH)
            for version in found:
                _gather(db, version)
        done += len(found)


def kept_story(ledger: Ledger, story_id: str) -> KeptStory:
    """The story of an id, also of one that was made one with it. Raises BadRequest where there is none."""
    gather_waiting(ledger)
    with ledger.looking() as db:
        number = story_id[1:]
        known = story_id[:1] == "e" and number.isdecimal() and len(number) <= _DIGITS
        found = similar.current_group(db, int(number), "story") if known else None
        if found is None or not similar.members_of(db, found, 1):
            raise BadRequest(f"{ledger.path} has no story {story_id}: find one with sayso story WORDS --from FILE")
        return _story(db, found)


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
    ledger: Ledger, *, since: datetime | None = None, at_least: int = 2, limit: int = 30, offset: int = 0
) -> tuple[StoryLine, ...]:
    """A line for each of the stories of `kept_stories` after the first `offset`, without reading their texts."""
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


def _gather(db: Connection, version: int) -> None:
    from sayso.story.events.event_words import event_words, weigh
    from sayso.story.texts.shingles import words_of

    article = similar.article_of(db, version)
    prints, about = words_of(article).prints, event_words(article)
    numbers = {_number(term): weight for term, weight in about.weights.items()}
    similar.count_words(db, numbers)
    counts = similar.word_counts(db, list(numbers))
    vector = weigh(numbers, counts[0], counts)
    telling = dict(list(vector.items())[:_TELLING])
    signature = similar.Signature(about.day, len(numbers), vector)
    similar.put_signature(db, version, signature, prints, telling)
    now = datetime.now(UTC)
    _join_origin(db, version, prints, now)
    _join_story(db, version, signature, telling, now)


def _number(term: str) -> int:
    """A word as a number that is the same in every process; never 0."""
    return crc32(term.encode("utf-8", "surrogatepass")) or 1


def _join_origin(db: Connection, version: int, prints: Iterable[int], now: datetime) -> None:
    """Put a text where the older text is that it has most of, and with it the younger ones that have most from it."""
    from sayso.story.texts.copies import copied_from

    near = similar.sharing_prints(db, version, prints, _SAME)
    before = similar.earlier_version(db, version)
    if before is not None and before not in near:
        near.append(before)
    articles = {v: similar.article_of(db, v) for v in (version, *near)}
    versions = {a.id: v for v, a in articles.items()}
    parents = copied_from(list(articles.values()))
    older = parents[articles[version].id]
    source = versions[older.a.article.id] if older else None
    held = similar.membership_of(db, source, "origin") if source is not None else None
    group = held.group if held else similar.new_group(db, "origin", now)
    similar.join_group(db, version, "origin", group, source, older.share if older else None)
    for pair in parents.values():
        if pair is not None and pair.a.article.id == articles[version].id:
            _adopt(db, versions[pair.b.article.id], version, pair)


def _adopt(db: Connection, younger: int, version: int, pair: Pair) -> None:
    """A text that came in later, but was published before: one that has more from it than from others is its copy."""
    mine, theirs = (similar.membership_of(db, v, "origin") for v in (version, younger))
    if mine is None or theirs is None or (theirs.share or 0.0) >= pair.share:
        return
    kept = mine.group
    if theirs.parent is None and theirs.group != mine.group:
        because = f"{pair.b.article.id} has {pair.share:.0%} of its words from {pair.a.article.id}, which is older"
        kept = similar.merge_groups(db, theirs.group, mine.group, because)
    similar.join_group(db, younger, "origin", kept, version, pair.share)


def _join_story(db: Connection, version: int, made: Signature, telling: Mapping[int, float], now: datetime) -> None:
    from sayso.story.events.grouping import WINDOW, choose_stories

    before = similar.earlier_version(db, version)
    held = similar.membership_of(db, before, "story") if before is not None else None
    if held is not None:
        similar.join_group(db, version, "story", held.group)
        return
    near = similar.sharing_words(db, version, telling, made.day, WINDOW, _LIKE)
    groups = [m.group for v in near if (m := similar.membership_of(db, v, "story")) is not None]
    stories = {g: _members(db, g) for g in list(dict.fromkeys(groups))[:_STORIES]}
    one = choose_stories(_member(version, made), stories)
    group = one[0] if one else similar.new_group(db, "story", now)
    for other in one[1:]:
        article = similar.article_of(db, version).id
        group = similar.merge_groups(db, group, other, f"{article} belongs to both, and their articles are alike")
    similar.join_group(db, version, "story", group)


def _members(db: Connection, group: int) -> list[Member]:
    versions = similar.members_of(db, group, _OF_A_STORY)
    return [_member(v, s) for v in versions if (s := similar.signature_of(db, v)) is not None]


def _member(version: int, signature: Signature) -> Member:
    from sayso.story.events.grouping import Member

    return Member(str(version), signature.day, signature.terms, signature.vector)


def _story(db: Connection, group: int) -> KeptStory:
    from sayso.story.events.grouping import describe_story

    articles = [similar.article_of(db, v) for v in similar.shown_of(db, group)]
    articles.sort(key=lambda a: (a.published is None, a.published or _NEVER, a.id))
    days = [a.published for a in articles if a.published is not None]
    return KeptStory(
        id=f"e{group}",
        articles=tuple(a.id for a in articles),
        first=min(days, default=None),
        last=max(days, default=None),
        because=describe_story(f"e{group}", articles[:_DESCRIBED]).because,
        also=tuple((f"e{other}", because) for other, because in similar.other_names(db, group)),
    )
