"""A ledger's texts put into stories and origins as they come in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from sqlite3 import Connection
from sqlite3 import Error as SQLiteError
from typing import TYPE_CHECKING
from zlib import crc32

from sayso.errors import BadRequest
from sayso.ledger import similar

if TYPE_CHECKING:
    from sayso.ledger import Ledger
    from sayso.ledger.similar import Signature
    from sayso.story.events.grouping import Member
    from sayso.story.texts.copies import Pair

_TELLING = 24  # words of a text by which others are looked for
_LIKE = 24  # texts that are compared with a new one, for its event
_SAME = 12  # texts that are compared with it, for its words
_STORIES = 4  # stories that it may belong to
_BATCH = 200  # texts that wait, looked up at a time
_OF_A_STORY = 12  # texts of a story, the latest, that it is compared with


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
    """Put every text that is in no story yet where it belongs, in the order in which they came; how many there were.

    A text by which that fails is passed over: the others are put in, then its error is raised. Raises LedgerError.
    """
    done, failed = 0, dict[int, Exception]()
    while True:
        # Who only looks should not have to wait for who writes.
        with ledger.looking() as db:
            found = similar.waiting(db, _BATCH, failed)
        if not found:
            break
        for version in found:
            with ledger.writing() as db:
                # Another process may have been first, or have taken it out.
                if similar.waits(db, version):
                    done += _try_to_gather(db, version, failed)
    if failed:
        raise next(iter(failed.values()))
    return done


def _try_to_gather(db: Connection, version: int, failed: dict[int, Exception]) -> bool:
    db.execute("SAVEPOINT gathering")
    try:
        _gather(db, version)
    except SQLiteError:
        raise
    except Exception as error:
        db.execute("ROLLBACK TO gathering")
        failed[version] = error
    db.execute("RELEASE gathering")
    return version not in failed


def count_waiting(ledger: Ledger) -> int:
    """How many texts are in no story yet."""
    with ledger.looking() as db:
        return similar.count_waiting(db)


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
    from sayso.story.texts.copies import held_beside

    near = similar.sharing_prints(db, version, prints, _SAME)
    before = similar.earlier_version(db, version)
    if before is not None and before not in near:
        near.append(before)
    articles = {v: similar.article_of(db, v) for v in (version, *near)}
    versions = {a.id: v for v, a in articles.items()}
    older, later = held_beside(articles[version], articles.values())
    source = versions[older.a.article.id] if older else None
    held = similar.membership_of(db, source, "origin") if source is not None else None
    group = held.group if held else similar.new_group(db, "origin", now)
    similar.join_group(db, version, "origin", group, source, older.share if older else None)
    for pair in later:
        _adopt(db, versions[pair.b.article.id], version, pair)


def _adopt(db: Connection, younger: int, version: int, pair: Pair) -> None:
    """A text that came in later, but was published before: one that has more from it than from others is its copy."""
    from sayso.story.texts.copies import is_edition

    mine, theirs = (similar.membership_of(db, v, "origin") for v in (version, younger))
    if mine is None or theirs is None or (theirs.share or 0.0) >= pair.share:
        return
    if theirs.parent is not None and theirs.parent == similar.earlier_version(db, younger) and not is_edition(pair):
        return  # an edition of its own page, whatever else it is like
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
