"""What the rules found, as units: the learned reader looks at it when it links spans and weighs attributions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from sayso.model import Spans
from sayso.reading.found import Found
from sayso.reading.learned.emissions import Emissions
from sayso.reading.learned.tagging import CONTENT, Piece

Ranges = list[tuple[int, int]]  # first and last unit of each stretch, both included, sorted
Roles = tuple[Ranges, Ranges, Ranges]  # source, cue, content


def count(ranges: Ranges) -> int:
    """How many units."""
    return sum(t - s + 1 for s, t in ranges)


def agreement(one: Ranges, other: Ranges) -> float:
    """Units in both by units in either; 1 where both are empty."""
    both = sum(max(0, min(b, d) - max(a, c) + 1) for a, b in one for c, d in other)
    either = count(one) + count(other) - both
    return both / either if either else 1.0


class Placed:
    """Attributions as units of an article, looked up by what they cover."""

    def __init__(self, roles: Sequence[Roles]) -> None:
        self.roles = roles
        self._at: tuple[dict[int, list[int]], ...] = ({}, {}, {})
        for n, here in enumerate(roles):
            for role, ranges in enumerate(here):
                for i in units_in(ranges):
                    self._at[role].setdefault(i, []).append(n)

    def touching(self, p: Piece) -> dict[int, float]:
        """How well a span agrees with the same role of each attribution that has some of it."""
        here = self._at[p.role]
        return {
            n: max(agreement([r], [(p.first, p.last)]) for r in self.roles[n][p.role])
            for n in {n for i in range(p.first, p.last + 1) for n in here.get(i, ())}
        }

    def nearest(self, content: Ranges) -> tuple[float, int | None]:
        """The attribution whose content agrees best with this one, and how well; None where none shares a unit."""
        here = self._at[CONTENT]
        near = {n for i in units_in(content) for n in here.get(i, ())}
        best, n = max(((agreement(self.roles[n][CONTENT], content), -n) for n in near), default=(0.0, 1))
        return best, -n if near else None


def units_in(ranges: Ranges) -> Iterator[int]:
    """Each unit."""
    return (i for s, t in ranges for i in range(s, t + 1))


def place(e: Emissions, founds: Sequence[Found]) -> list[Roles]:
    """Attributions as units; what lies on two lines is two stretches."""
    starts, ends = [u.start for u in e.units], [u.end for u in e.units]

    def ranges(spans: Spans) -> Ranges:
        out: Ranges = []
        for s in spans:
            at, last = bisect_right(ends, s.start), bisect_left(starts, s.end) - 1
            while at <= last:
                end = min(last, bisect_right(e.line, e.line[at]) - 1)
                out.append((at, end))
                at = end + 1
        return out

    return [(ranges(f.source), ranges(f.cue), ranges(f.content)) for f in founds]


def outermost(founds: Sequence[Found]) -> list[Found]:
    """Those whose cue (without one, content) lies in no larger content, in their order, without echoes."""
    says = [f for f in founds if f.link == "says"]
    held = bytearray(max((s.end for f in says for s in (*f.content, *f.cue)), default=0))
    inner: set[int] = set()
    for n in sorted(range(len(says)), key=lambda n: -sum(s.end - s.start for s in says[n].content)):
        if all(all(held[s.start : s.end]) for s in says[n].cue or says[n].content):
            inner.add(n)
        for s in says[n].content:
            held[s.start : s.end] = b"\x01" * (s.end - s.start)
    return [f for n, f in enumerate(says) if n not in inner]
