"""Readings of one invented event by several outlets, and copies of them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

import sayso
from sayso.model import Comparison, Reading, Ref
from sayso.page.given import article_id

START = datetime(2031, 4, 8, 7, tzinfo=UTC)
FLOOD = {
    "valley.example": "The Orra dam above Senn broke at dawn on Tuesday, the water authority said. At least 14 people "
    "were killed, mayor Lida Kost told reporters.\n\nThe water authority denied that it had been warned of cracks in "
    "the dam. A reporter of the Valley saw nine houses without roofs.",
    "upland.example": "Some 20 people died when the Orra dam above Senn broke, according to the farmers' union.\n\n"
    "Engineer Pavel Arn said that the water authority had been warned of cracks in the dam. Two officials said the "
    "gates had been stuck since March.",
    "coast.example": "At least 14 people were killed when the Orra dam above Senn broke, mayor Lida Kost said.\n\n"
    "The gates of the dam had been stuck since March. The prime minister will visit Senn on Friday.",
}


def read(text: str, outlet: str, hours: float = 0) -> Reading:
    """A reading of bare text, as if `outlet` had published it `hours` after START."""
    made = sayso.read_text(text, given="text", published=START + timedelta(hours=hours))
    return _move(made, outlet)


@cache
def flood() -> tuple[Reading, ...]:
    """The readings of FLOOD, an hour apart."""
    return tuple(read(text, outlet, k) for k, (outlet, text) in enumerate(FLOOD.items()))


def copy_of(reading: Reading, outlet: str = "mirror.example", hours: float = 5) -> Reading:
    """The same text in another outlet, later."""
    moved = _move(reading, outlet)
    return replace(moved, article=replace(moved.article, published=START + timedelta(hours=hours)))


def _move(reading: Reading, outlet: str) -> Reading:
    number = article_id(None, outlet, reading.article.text)
    return replace(
        reading,
        article=replace(reading.article, id=number, input=outlet, outlet=outlet),
        statements=tuple(
            replace(s, article_id=number, voice=replace(s.voice, name=outlet) if s.voice.kind == "outlet" else s.voice)
            for s in reading.statements
        ),
    )


def words_of(comparison: Comparison) -> dict[Ref, str]:
    """The words of each statement of a comparison."""
    return {Ref(r.article.id, s.id): s.text for r in comparison.readings for s in r.statements}


def find(readings: Iterable[Reading], outlet: str, words: str) -> Ref:
    """The statement of an outlet that has `words`."""
    for r in readings:
        if r.article.outlet == outlet:
            (found,) = [s for s in r.statements if words in s.text]
            return Ref(r.article.id, found.id)
    raise LookupError(outlet)
