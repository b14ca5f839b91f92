"""Whether the values of two statements are the same, leave room for each other, or differ."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from typing import Literal

from sayso.story.saying.proposition import Proposition
from sayso.story.saying.terms import align_terms, are_alike, terms_of
from sayso.story.slots.counted_words import GENERIC, STATE_WORDS
from sayso.story.slots.counts import Count, counts_of, share_kind
from sayso.story.slots.people_words import ACTORS, COUNTED

Outcome = Literal["same", "meets", "differs", "only_a", "only_b"]
Compared = tuple[Outcome, float, str | None, str | None]  # outcome, how sure, the words of either side

_LOOSE = 0.08  # of a value that is only about right
_MEASURED = frozenset({"m", "kg", "m2", "l", "km/h"})
_CONVERTED = 0.01  # of a measure, which pages turn into their own units
_SAME_NAME = 4  # letters that a name and its adjective share
_BY_NUMBER = 0.3  # of how alike they are, where little but a number is in common
_FEWEST_OF_MEASURE = 2  # words that two lengths or weights have to have in common
_ROUND = 0.05  # of a round number beside an exact one
_FEWEST = 0.15  # how alike two values must be to be held against each other
_SCALED = re.compile(r"(\d+)(?:\.(\d+))?\s*-?(m|bn|k|thousand|million|billion|trillion)\b", re.IGNORECASE)


def compare_counts(a: Proposition, b: Proposition) -> Iterator[Compared]:
    """What becomes of each value in two statements, the surest pairs first.

    A value is held against the one that counts the same kind of thing in the same state; each against one only. How
    sure: 1 where what is counted is plainly the same, less where the words leave it open.
    """
    left, right = list(counts_of(a)), list(counts_of(b))
    for alike, x, y in _pairs(left, right):
        left.remove(x)
        right.remove(y)
        yield _hold(x, y), alike, x.words, y.words
    for x in left:
        yield "only_a", 1.0, x.words, None
    for y in right:
        yield "only_b", 1.0, None, y.words


def find_differing(a: Proposition, b: Proposition) -> tuple[Count, Count] | None:
    """The surest two values of two statements that differ; None where none do."""
    pairs = _pairs(counts_of(a), counts_of(b))
    return next(((x, y) for _, x, y in pairs if _hold(x, y) == "differs"), None)


def _pairs(left: Iterable[Count], right: Iterable[Count]) -> list[tuple[float, Count, Count]]:
    """Each value with the one that counts the same, each in one pair, the surest first, with how sure that is."""
    left, right = list(left), list(right)
    pairs = sorted(
        ((alike, x, y) for x in left for y in right if (alike := how_alike(x, y)) >= _FEWEST),
        key=lambda p: (-p[0], _hold(p[1], p[2]) == "differs", p[1].span, p[2].span),
    )
    out: list[tuple[float, Count, Count]] = []
    for alike, x, y in pairs:
        if x in left and y in right:
            left.remove(x)
            right.remove(y)
            out.append((alike, x, y))
    return out


def how_alike(one: Count, other: Count) -> float:
    """How sure it is that two values are of the same thing, 0 to 1."""
    if one.kind != other.kind:
        return 0.0
    base = _alike_things(one, other) if one.kind == "count" else _alike_measures(one, other)
    if one.partial != other.partial:
        base *= 0.3
    if one.whose and other.whose and not share_name(one.whose, other.whose):
        base *= 0.2
    return base


def _alike_things(one: Count, other: Count) -> float:
    if one.states and other.states and one.states.isdisjoint(other.states):
        casualties = "casualty" in one.states | other.states
        return 0.2 if casualties and (one.states | other.states) & {"dead", "wounded"} else 0.0
    if one.states & other.states:
        # "nine wounded" may be nine soldiers.
        return 1.0 if share_kind(one.of - STATE_WORDS, other.of - STATE_WORDS) else 0.25
    if not share_kind(one.of, other.of):
        return 0.0
    overlap = _overlap(one, other)
    if one.states or other.states:
        # "40 people on the bus" and "12 people killed on the bus" count other things.
        stated, plain = (one, other) if one.states else (other, one)
        return 0.5 if stated.of and not plain.of else 0.4 * overlap
    if one.verb and other.verb and not are_alike(one.verb, other.verb):
        overlap *= 0.4
    if not one.of or not other.of:
        return 0.35 + 0.4 * overlap
    both = one.of & other.of
    if not both and not (one.of | other.of) - GENERIC <= COUNTED | ACTORS:
        return _BY_NUMBER * overlap  # "nine people", "four calls"
    return (0.4 if both <= GENERIC else 0.6) + 0.4 * overlap if overlap or both - GENERIC else 0.1


def _alike_measures(one: Count, other: Count) -> float:
    """Sums, shares and lengths of time are told apart by the words around them alone."""
    if one.of and other.of and not share_kind(one.of, other.of):
        return 0.1
    overlap = _overlap(one, other) * (1.0 if one.local == other.local else 0.5)
    if one.kind in _MEASURED:
        both = set(align_terms(sorted(one.whole), sorted(other.whole)).both) - set(terms_of(one.words))
        overlap *= 1.0 if len(both) >= _FEWEST_OF_MEASURE else _BY_NUMBER
    return min(1.0, overlap + (0.3 if one.of & other.of else 0.0))


def _overlap(one: Count, other: Count) -> float:
    """Share of the words about either that both have, of the shorter list; 1 where nothing else is said of one."""
    if not one.about or not other.about:
        return 0.5
    return max(_share(one.about, other.about), 0.9 * _share(one.whole, other.whole))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    found = align_terms(sorted(one), sorted(other))
    return min(1.0, found.cover if len(found.both) > 1 else 0.8 * found.cover)


def share_name(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a name is in both, or one that only its ending tells apart: "Velia", "Velian"."""
    return any(
        x == y or (len(x) >= _SAME_NAME and len(y) >= _SAME_NAME and x[:_SAME_NAME] == y[:_SAME_NAME])
        for x in one
        for y in other
    )


def _hold(one: Count, other: Count) -> Outcome:
    if _equal(one.low, other.low) and _equal(one.high, other.high):
        return "same"
    (low_a, high_a), (low_b, high_b) = _widen(one), _widen(other)
    if low_a <= high_b and low_b <= high_a:
        return "meets"
    return "meets" if _rounds_to(one, other) or _rounds_to(other, one) else "differs"


def _equal(x: float, y: float) -> bool:
    return x == y or math.isclose(x, y, rel_tol=1e-9)


def _widen(count: Count) -> tuple[float, float]:
    """The bounds with the room that the words leave: "about 900", "3.2 million"."""
    low, high = count.low, count.high
    room = 0.0
    scaled = _SCALED.search(count.words)
    if scaled is not None and low == high and math.isfinite(low):
        digits = float(f"{scaled[1]}.{scaled[2] or ''}")
        room = 0.5 * 10.0 ** -len(scaled[2] or "") * (low / digits if digits else 0.0)
    if count.kind in _MEASURED and low == high:
        room = max(room, _CONVERTED * abs(low))
    if count.loose and not (math.isinf(low) or math.isinf(high)):
        room = max(room, _LOOSE * abs(high))
    elif count.loose:
        # "nearly 200" is some under 200, "just over 200" some over.
        low = high - 2 * _LOOSE * abs(high) if math.isinf(low) and not math.isinf(high) else low
    return low - room, high + room


def _rounds_to(one: Count, other: Count) -> bool:
    """Whether an exact value is a round one told to the last figure: 897 and 900."""
    value, exact = one.low, other.low
    if value != one.high or exact != other.high or one.kind == "days" or not math.isfinite(value + exact):
        return False
    if value < 100 or exact <= 0 or abs(value - exact) > _ROUND * value:
        return False
    step = 10.0 ** math.floor(math.log10(value))
    return value % step == 0 and round(exact / step) * step == value and exact % 10 != 0
