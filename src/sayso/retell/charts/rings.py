"""The origins of a claim: a ring each, closed where it is known to be one, open where it only may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.retell.charts.marks import draw_frame, draw_mark, draw_words

_SIZE, _RADIUS = 20.0, 7.0
_MOST = 12  # rings; past them a number is read faster


@dataclass(frozen=True, slots=True)
class Ring:
    """One origin."""

    name: str  # "AP", a speaker, or why there may be one more
    address: str | None


def draw_rings(origins: Sequence[Ring], at_most: int, *, unknown: str = "may be one more origin") -> str | None:
    """A row of rings, those of `origins` closed and, up to `at_most` in all, open ones; None where there is neither."""
    may_be = max(0, at_most - len(origins))
    if not origins and not may_be:
        return None
    rings = [(ring.name, ring.address, "ring") for ring in origins]
    rings += [(unknown, None, "ring open")] * may_be
    marks = []
    for n, (name, address, kind) in enumerate(rings[:_MOST]):
        x = _SIZE * n + _SIZE / 2
        shape = f'<circle cx="{x:g}" cy="{_SIZE / 2:g}" r="{_RADIUS:g}"/>'
        marks.append(draw_mark(shape, name, address, kind))
    width = _SIZE * len(marks)
    if len(rings) > _MOST:
        marks.append(draw_words(width + 4, _SIZE / 2 + 4, f"+{len(rings) - _MOST}"))
        width += 34
    return draw_frame("rings", (width, _SIZE), put_origins(len(origins), at_most), marks)


def put_origins(known: int, at_most: int) -> str:
    """ "2 origins", "1 to 3 origins", "no known origin, at most 2"."""
    if at_most <= known:
        return f"{known} origin{'' if known == 1 else 's'}"
    return f"{known} to {at_most} origins" if known else f"no known origin, at most {at_most}"
