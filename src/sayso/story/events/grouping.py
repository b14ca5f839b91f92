"""Which articles are about one event: words in common, and days between them."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from sayso.model import Article, Reading, Story
from sayso.story.events.event_words import EventWords, Seen, event_words, likeness

NEAR = 0.15  # likeness that makes one event of two articles, at most two days apart
_NEAR_DAYS = 2.0
_A_DAY = 0.01  # more likeness for each day beyond
_UNDATED = 0.24  # likeness where a date is not known
WINDOW = 30.0  # days: no event is carried on over more without a report between
_LONG = 100  # different words of an article: fewer, and it is a brief
_BRIEF = 0.5  # of the likeness, for the shortest of them
MOST = 1_500  # articles that are grouped at once; more are taken one after another, in order of date
_SHOWN = 5  # words in a line that says why


Vector = Mapping[Any, float]  # weights of words, or of numbers that stand for them
Shared = tuple[EventWords, Mapping[str, float], float]
Name = TypeVar("Name", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an article went, and what that did to the stories."""

    story: str
    because: str
    merged: tuple[str, ...] = ()  # stories that are one with it now; the oldest kept its id


@dataclass(frozen=True, slots=True)
class Member:
    """An article as stories are made of them."""

    article: str  # Article.id
    day: float | None  # when it was published: days since 1970, UTC
    terms: int  # how many different words it has
    vector: Vector  # its weightiest words, of unit length


@dataclass(slots=True)
class StoryStream:
    """Stories that grow as articles come in, each article compared with those of the last thirty days alone.

    How rare a word is, is taken from the articles seen so far. An article goes where its mean likeness to the articles
    of a story is furthest above what their days ask for; two stories that it belongs to become one where all of their
    articles do on the mean, under the older id.
    """

    seen: Seen = field(default_factory=Seen)
    stories: dict[str, list[Member]] = field(default_factory=dict)
    _count: int = 0

    def add(self, article: Article) -> Placed:
        """Put an article in its story, or in one of its own."""
        words = event_words(article)
        self.seen.add(words)
        new = _member(words, self.seen)
        one = choose_stories(new, self.stories)
        if not one:
            self._count += 1
            name = f"e{self._count}"
            self.stories[name] = [new]
            return Placed(name, "no story of these days has enough of its words")
        because = _shared_line([m.vector for m in (new, *self.stories[one[0]])], words.printed)
        kept = min(one, key=lambda name: int(name[1:]))
        members = [m for name in one for m in self.stories.pop(name)]
        self.stories[kept] = [*members, new]
        return Placed(kept, because, tuple(name for name in one if name != kept))


def choose_stories(new: Member, stories: Mapping[Name, Sequence[Member]]) -> list[Name]:
    """The names of the story that an article belongs to, and of those that are one with it now; none where it has none.

    An article goes where its mean likeness to the articles of a story is furthest above what they need.
    """
    over = [(margin, name) for name, members in stories.items() if (margin := mean_margin([new], members)) >= 0]
    over.sort(key=lambda found: -found[0])
    one = [name for _, name in over[:1]]
    for _, name in over[1:]:
        held = [m for n in one for m in stories[n]]
        # A digest of two events is no reason to make them one: their own articles must be somewhat alike too.
        if mean_margin([*held, new], stories[name]) >= 0 and mean_margin(held, stories[name], 0.5) >= 0:
            one.append(name)
    return one


def mean_margin(some: Sequence[Member], others: Sequence[Member], share: float = 1.0) -> float:
    """How far the likeness of two groups is above `share` of what they need: the mean of their pairs."""
    found = [m for a in some for b in others if (m := margin_of(a, b, share)) is not None]
    return sum(found) / len(found) if found else -math.inf


def group_stories(readings: Sequence[Reading]) -> tuple[Story, ...]:
    """The stories of `readings`, in order of their first article; each article is in exactly one.

    Articles are about one event where they have words in common that are rare among all of them, names above all, and
    were published within days of each other: the further apart, the more they need. Stories are joined as long as the
    mean of all their pairs is above that. Order does not matter. Never raises.
    """
    words = list({r.article.id: event_words(r.article) for r in readings}.values())
    if len(words) > MOST:
        return _grouped_in_turn([r.article for r in readings])
    seen = Seen(words)
    members = [_member(w, seen) for w in words]
    vectors = [m.vector for m in members]
    groups = join_nearest(members)
    return tuple(
        Story(
            f"e{n}",
            tuple(words[i].article for i in group),
            because_of([words[i] for i in group], [vectors[i] for i in group], nearest_other(group, words, vectors)),
        )
        for n, group in enumerate(groups, start=1)
    )


def likeness_needed(a: Member, b: Member) -> float | None:
    """The likeness that two articles need to be about one event: more with each day between them, less for a brief.

    None where more than thirty days lie between them: such articles say nothing of each other.
    """
    # A brief has few words beside the event's own, but also few of those: its likeness to a long report is low.
    brief = max(_BRIEF, min(1.0, min(a.terms, b.terms) / _LONG))
    if a.day is None or b.day is None:
        return _UNDATED * brief
    apart = abs(a.day - b.day)
    return None if apart > WINDOW else NEAR * brief + _A_DAY * max(0.0, apart - _NEAR_DAYS)


def margin_of(a: Member, b: Member, share: float = 1.0) -> float | None:
    """How far two articles' likeness is above `share` of what they need; None where too many days lie between."""
    needed = likeness_needed(a, b)
    return None if needed is None else likeness(a.vector, b.vector) - share * needed


def _member(words: EventWords, seen: Seen) -> Member:
    return Member(words.article, words.day, len(words.weights), seen.vector(words))


def _grouped_in_turn(articles: Sequence[Article]) -> tuple[Story, ...]:
    stream = StoryStream()
    for article in sorted({a.id: a for a in articles}.values(), key=_when):
        stream.add(article)
    words = {a.id: event_words(a) for a in articles}
    order = {a.id: n for n, a in reversed(list(enumerate(articles)))}
    groups = [sorted(members, key=lambda m: order[m.article]) for members in stream.stories.values()]
    groups.sort(key=lambda members: order[members[0].article])
    return tuple(
        Story(
            f"e{n}",
            tuple(m.article for m in group),
            because_of([words[m.article] for m in group], [m.vector for m in group], None),
        )
        for n, group in enumerate(groups, start=1)
    )


def describe_story(number: str, articles: Sequence[Article]) -> Story:
    """A story of articles that are known to be of one event, in the order given, with what they share."""
    words = [event_words(a) for a in articles]
    seen = Seen(words)
    return Story(number, tuple(a.id for a in articles), because_of(words, [seen.vector(w) for w in words], None))


def _when(article: Article) -> tuple[float, str]:
    return (article.published.timestamp() if article.published else float("inf"), article.id)


def join_nearest(members: list[Member]) -> list[list[int]]:
    """Groups of indexes: the two groups with the greatest mean margin are joined until none has one above zero."""
    groups = [[i] for i in range(len(members))]
    sums, counts = _margins(members)
    while len(groups) > 1:
        means = np.where(counts > 0, sums / np.maximum(counts, 1), -np.inf)
        i, j = sorted(divmod(int(means.argmax()), len(means)))
        if means[i, j] < 0:
            break
        for table in (sums, counts):
            table[i] += table[j]
            table[:, i] += table[:, j]
            table[i, i] = 0
        sums, counts = (np.delete(np.delete(table, j, 0), j, 1) for table in (sums, counts))
        groups[i] += groups.pop(j)
    return sorted(sorted(group) for group in groups)


def _margins(members: list[Member]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The margin of each pair, and 1 where there is one."""
    n = len(members)
    sums, counts = np.zeros((n, n)), np.zeros((n, n))
    for i in range(n):
        for j in range(i):
            margin = margin_of(members[i], members[j])
            if margin is not None:
                sums[i, j] = sums[j, i] = margin
                counts[i, j] = counts[j, i] = 1
    return sums, counts


def nearest_other(group: list[int], words: list[EventWords], vectors: list[Vector]) -> Shared | None:
    """The article outside a group that is likest to one in it: words, what they share, days between the two."""
    inside = set(group)
    found = max(
        ((likeness(vectors[i], vectors[j]), -j, i) for i in group for j in range(len(words)) if j not in inside),
        default=None,
    )
    if found is None or found[0] < NEAR:
        return None
    i, j = found[2], -found[1]
    return shared_of(words[i], vectors[i], words[j], vectors[j])


def shared_of(one: EventWords, vector: Vector, other: EventWords, others: Vector) -> Shared:
    """What an article shares with another that is kept apart from it: the other's words, what is in both, days."""
    apart = abs(one.day - other.day) if one.day is not None and other.day is not None else 0.0
    return other, _product(vector, others), apart


def because_of(
    words: list[EventWords],
    vectors: list[Vector],
    other: Shared | None,
) -> str:
    """Why articles are one story, in one line; `other` is one that is kept apart: its words, what it shares, days."""
    if len(words) == 1:
        line = "it stands alone"
    else:
        printed = {k: v for w in reversed(words) for k, v in w.printed.items()}
        line = f"{_shared_line(vectors, printed)}; {_days_line([w.day for w in words])}"
    if other is None:
        return line
    apart = f"{other[2]:.0f} days lie between them" if other[2] > _NEAR_DAYS else "too little else is in both"
    return f"{line}; kept apart from another that has {_quoted(other[1], other[0].printed)}: {apart}"


def _shared_line(vectors: list[Vector], printed: Mapping[str, str]) -> str:
    held: dict[str, float] = {}
    count: dict[str, int] = {}
    for vector in vectors:
        for word, x in vector.items():
            held[word] = held.get(word, 0.0) + x
            count[word] = count.get(word, 0) + 1
    whole = {w: x for w, x in held.items() if count[w] == len(vectors)}
    if whole:
        return f"{'both' if len(vectors) == 2 else f'all {len(vectors)}'} have {_quoted(whole, printed)}"
    most = {w: x * count[w] for w, x in held.items() if count[w] > 1}
    return f"several of {len(vectors)} have {_quoted(most or held, printed)}"


def _days_line(days: list[float | None]) -> str:
    known = [d for d in days if d is not None]
    if len(known) < 2:
        return "no dates to compare"
    hours = (max(known) - min(known)) * 24
    if hours < 1:
        return "published at the same time"
    return f"published within {hours:.0f} hours" if hours < 48 else f"published within {hours / 24:.0f} days"


def _product(a: Mapping[str, float], b: Mapping[str, float]) -> dict[str, float]:
    return {w: x * b[w] for w, x in a.items() if w in b}


def _quoted(weights: Mapping[str, float], printed: Mapping[str, str]) -> str:
    telling = [w for w in weights if len(printed.get(w, w)) > 1]
    best = sorted(telling or weights, key=lambda w: -weights[w])[:_SHOWN]
    return ", ".join(f'"{printed.get(w, w)}"' for w in best)
