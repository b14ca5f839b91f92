"""How many: the counts, sums and durations of two statements, held against each other within their bounds."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sayso.model import Quantity, Span
from sayso.story.propositions import Proposition
from sayso.story.terms import terms_of

Outcome = Literal["same", "meets", "differs", "only_a", "only_b"]

_DAYS = {"D": 1.0, "W": 7.0, "M": 30.44, "Y": 365.25, "H": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400}
_LASTING = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDHS])$")
_AT_LEAST = re.compile(r"(?:at least|more than|over|no less than|a minimum of|upwards of)\s+$", re.IGNORECASE)
_AT_MOST = re.compile(
    r"(?:at most|less than|under|up to|no more than|within|a maximum of|as much as)\s+$", re.IGNORECASE
)
_ABOUT = re.compile(r"(?:about|around|some|roughly|nearly|almost|approximately)\s+$", re.IGNORECASE)
_LOOSE = 0.05  # of a value that is only about right


@dataclass(frozen=True, slots=True)
class Count:
    """One value with its bounds, in a unit in which it can be compared."""

    span: Span  # in Proposition.text
    words: str
    low: float
    high: float
    kind: str  # "count", "days", "%", "EUR", "km", ...
    of: tuple[str, ...]  # stems of what is counted
    about: bool


def compare_counts(a: Proposition, b: Proposition) -> Iterator[tuple[Outcome, float, str | None, str | None]]:
    """Outcome, how sure, and the words of either side, for each value that stands in one of them."""
    left, right = counts_of(a), counts_of(b)
    free = list(right)
    for one in left:
        found = _best(one, free)
        if found is None:
            yield "only_a", 1.0, one.words, None
            continue
        free.remove(found)
        alike = _alike(one, found)
        yield _hold(one, found), alike, one.words, found.words
    for other in free:
        yield "only_b", 1.0, None, other.words


def counts_of(p: Proposition) -> tuple[Count, ...]:
    """The values in a statement: counts, money, shares, measures, and how long something lasts."""
    out = [_from_quantity(p, q) for q in p.quantities]
    for t in p.times:
        m = _LASTING.match(t.timex or "")
        if t.type == "DURATION" and m and not any(q.span == t.span for q in p.quantities):
            unit = ("T" if m[1] and m[3] in "MS" else "") + m[3]
            out.append(_lasting(p, t.span, float(m[2]) * _DAYS[unit]))
    return tuple(sorted(out, key=lambda c: c.span))


def _from_quantity(p: Proposition, q: Quantity) -> Count:
    low = -math.inf if q.low is None else q.low
    high = math.inf if q.high is None else q.high
    words = p.text[q.span.start : q.span.end]
    of = terms_of(q.of) if q.of else ()
    return Count(q.span, f"{words} {q.of}" if q.of else words, low, high, q.unit or "count", of, q.about)


def _lasting(p: Proposition, span: Span, days: float) -> Count:
    before = p.text[: span.start]
    low = high = days
    start = span.start
    about = False
    for pattern in (_AT_LEAST, _AT_MOST, _ABOUT):
        m = pattern.search(before)
        if m:
            start, about = m.start(), pattern is _ABOUT
            low, high = (-math.inf if pattern is _AT_MOST else low), (math.inf if pattern is _AT_LEAST else high)
    return Count(span, p.text[start : span.end], low, high, "days", (), about)


def _best(one: Count, others: list[Count]) -> Count | None:
    ranked = [(_alike(one, o), o) for o in others]
    best = max(ranked, key=lambda r: r[0], default=(0.0, None))
    return best[1] if best[0] > 0 else None


def _alike(one: Count, other: Count) -> float:
    if one.kind != other.kind:
        return 0.0
    if not one.of or not other.of:
        return 0.6
    if set(one.of) & set(other.of):
        return 1.0
    return 0.3 if one.kind == "count" else 0.5


def _hold(one: Count, other: Count) -> Outcome:
    a, b = _widen(one), _widen(other)
    if a == b or (one.low == other.low and one.high == other.high):
        return "same"
    return "meets" if a[0] <= b[1] and b[0] <= a[1] else "differs"


def _widen(count: Count) -> tuple[float, float]:
    if not count.about:
        return count.low, count.high
    return count.low - _LOOSE * abs(count.low), count.high + _LOOSE * abs(count.high)
