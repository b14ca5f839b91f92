"""What every picture is made of: a frame with a name, and marks that have a title and may lead somewhere."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.retell.inline import clean

# Leads may come from a page's words: these alone begin an address of ours.
_OURS = ("/", "#", "?")


def draw_frame(kind: str, size: tuple[float, float], label: str, marks: Iterable[str], *, view: str = "") -> str:
    """A picture of a kind (its class), at its own size in pixels; `label` is what a screen reader says of it.

    `view` is the part of the units that is shown ("x y width height"), without it all of `size`.
    """
    width, height = (_number(n) for n in size)
    shown = view or f"0 0 {width} {height}"
    return (
        f'<svg class="chart {kind}" viewBox="{shown}" width="{width}" height="{height}" role="group"'
        f' aria-label="{clean(label)}">{"".join(marks)}</svg>'
    )


def draw_mark(shapes: str, title: str, address: str | None, kind: str = "") -> str:
    """Shapes with a title, as a link where there is an address of this desk."""
    named = f' class="{kind}"' if kind else ""
    told = clean(title)
    if address is None or not address.startswith(_OURS):
        return f'<g{named} role="img" aria-label="{told}"><title>{told}</title>{shapes}</g>'
    return f'<a{named} href="{clean(address)}" aria-label="{told}"><title>{told}</title>{shapes}</a>'


def draw_box(x: float, y: float, width: float, height: float, kind: str = "") -> str:
    """A rectangle; `kind` is its class."""
    named = f' class="{kind}"' if kind else ""
    return f'<rect{named} x="{_number(x)}" y="{_number(y)}" width="{_number(width)}" height="{_number(height)}"/>'


def draw_words(x: float, y: float, words: str, *, at: str = "start", kind: str = "tick") -> str:
    """Words that begin, have their middle or end at `x`: "start", "middle", "end"."""
    return f'<text class="{kind}" x="{_number(x)}" y="{_number(y)}" text-anchor="{at}">{clean(words)}</text>'


def count_of(number: int, noun: str = "statement") -> str:
    """ "1 statement", "1,204 statements"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
