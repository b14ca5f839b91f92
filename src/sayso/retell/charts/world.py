"""A map with a dot a place: as much of the world as holds the dots, each a link to what is said there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt

from sayso.retell.charts.marks import count_of, draw_frame, draw_mark
from sayso.retell.charts.projection import HEIGHT, WIDTH, project

_STEPS = 10  # land.txt has tenths of a unit
_NEAREST = 150.0  # units: with less in view the outline is too coarse to be land
_ROOM = 0.12  # beside the outermost dots, of what they span
_LARGEST, _SMALLEST = 13.0, 2.6  # radius in pixels


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map."""

    name: str
    latitude: float  # degrees
    longitude: float
    number: int  # of statements
    address: str | None


def draw_world(dots: Sequence[Dot], *, whole: bool = False, width: float = WIDTH) -> str:
    """The map as SVG, `width` pixels wide: what holds the dots, or the `whole` world; the area of a dot is its number.

    Small dots lie over large ones. The land is Natural Earth's, without a border: it draws nobody's state.
    """
    placed = [(dot, *project(dot.latitude, dot.longitude)) for dot in dots]
    x, y, wide = _view([(px, py) for _, px, py in placed], whole or not dots)
    scale = width / wide
    most = max((dot.number for dot in dots), default=1)
    marks = [f'<path class="land" transform="scale({1 / _STEPS:g})" d="{_load_land()}"/>']
    for dot, px, py in sorted(placed, key=lambda p: (-p[0].number, p[0].name)):
        radius = max(_SMALLEST, _LARGEST * sqrt(dot.number / most)) / scale
        shape = f'<circle cx="{px:.2f}" cy="{py:.2f}" r="{radius:.2f}"/>'
        marks.append(draw_mark(shape, f"{dot.name}: {count_of(dot.number)}", dot.address, "dot"))
    high = wide * HEIGHT / WIDTH
    label = "Places that statements name; the table says the same"
    view = f"{x:.1f} {y:.1f} {wide:.1f} {high:.1f}"
    return draw_frame("world", (width, width * HEIGHT / WIDTH), label, marks, view=view)


def _view(points: Sequence[tuple[float, float]], whole: bool) -> tuple[float, float, float]:
    """Left, top and width of what is shown, in units of the map."""
    if whole:
        return 0.0, 0.0, WIDTH
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    span = max(right - left, (bottom - top) * WIDTH / HEIGHT) * (1 + 2 * _ROOM)
    wide = min(WIDTH, max(_NEAREST, span))
    high = wide * HEIGHT / WIDTH
    x = min(max(0.0, (left + right - wide) / 2), WIDTH - wide)
    return x, min(max(0.0, (top + bottom - high) / 2), HEIGHT - high), wide


@cache
def _load_land() -> str:
    held = files("sayso.retell.charts").joinpath("land.txt").read_text(encoding="ascii")
    return held.replace("\n", "")
