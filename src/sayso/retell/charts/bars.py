"""Shares of one whole as one bar, and a bar for a row of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.retell.charts.marks import count_of, draw_box, draw_frame, draw_mark, draw_words

_HEIGHT = 22.0
_LETTERED = 18.0  # pixels: in a narrower part a letter would only be cut off


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the whole."""

    name: str  # "the outlet's own words"
    letter: str  # repeats what the colour says
    kind: str  # its class: "v-outlet", "v0 l0"
    number: int
    address: str | None  # where its statements are


def draw_shares(parts: Sequence[Part], *, width: float = 480.0) -> str | None:
    """One bar, each part as long as its number; parts of none are left out. None where all are of none."""
    whole = sum(part.number for part in parts)
    if not whole:
        return None
    x, marks = 0.0, []
    for part in parts:
        long = width * part.number / whole
        if not part.number:
            continue
        shapes = draw_box(x, 0, max(0.5, long - 1), _HEIGHT, "part")
        if long >= _LETTERED:
            shapes += draw_words(x + (long - 1) / 2, _HEIGHT / 2 + 4, part.letter, at="middle", kind="letter")
        title = f"{part.name}: {count_of(part.number)}, {put_share(part.number, whole)}"
        marks.append(draw_mark(shapes, title, part.address, part.kind))
        x += long
    return draw_frame("shares", (width, _HEIGHT), "Shares of the statements", marks)


def put_share(number: int, whole: int) -> str:
    """ "38%"; "under 1%" where it is some, and "over 99%" where it is not all."""
    share = 100 * number / whole if whole else 0.0
    if 0 < share < 1:
        return "under 1%"
    return "over 99%" if 99 < share < 100 else f"{share:.0f}%"


def draw_bar(number: int, most: int, *, width: float = 96.0) -> str:
    """A bar as long as `number` is beside `most`, for a row that says the number itself; a screen reader leaves it."""
    long = max(1.0, width * number / most) if number and most else 0.0
    size = f'viewBox="0 0 {width:g} 8" width="{width:g}" height="8"'
    return f'<svg class="chart row-bar" {size} aria-hidden="true">{draw_box(0, 0, long, 8, "bar")}</svg>'
