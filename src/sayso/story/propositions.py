"""What a statement says, ready to be held against another: terms, names, numbers, times, and whether it is denied."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sayso.model import Flag, Quantity, Ref, Span, Voice, When


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitals inside a statement."""

    words: tuple[str, ...]  # as printed, without a title
    at: Span  # in Proposition.text


@dataclass(frozen=True, slots=True)
class Proposition:
    """One statement among those that are compared."""

    ref: Ref | None  # None for a sentence that was given on its own
    text: str  # the statement's words
    context: str  # the words of its sentence with whoever says it, for what a statement takes up from it
    terms: tuple[str, ...]  # stems of its content words in order, names and numbers among them
    names: tuple[Name, ...]
    quantities: tuple[Quantity, ...]  # spans are in `text`
    times: tuple[When, ...]  # spans are in `text`
    places: tuple[str, ...]  # as printed
    negative: bool  # it says not-P: denied or negated, not both
    certainty: tuple[Flag, ...]
    voice: Voice
    speaker: str | None  # who asserts it: the name of the innermost source, else its words; None for the outlet
    said: datetime | None  # UTC; when it was said, else when the article was published
    outlet: str | None
