"""What a statement says, ready to be held against another: terms, names, numbers, times, and whether it is denied."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, TypeVar

from sayso.model import (
    READ_KINDS,
    Article,
    Attribution,
    Flag,
    Quantity,
    Reading,
    Ref,
    Span,
    Spans,
    Statement,
    Voice,
    When,
    Where,
)
from sayso.story.names import Name, find_names
from sayso.story.polarity import is_negative
from sayso.story.sentences import Sentences
from sayso.story.terms import terms_of

_Spanned = TypeVar("_Spanned", Quantity, When, Where)


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


def propositions_of(reading: Reading) -> tuple[Proposition, ...]:
    """One proposition a statement of the article's read blocks that says something, in text order.

    A statement of fewer than two content words ("No.", a bare name, "that") says nothing that can be compared.
    """
    make = _Maker(reading)
    return tuple(p for s in reading.statements if (p := make.proposition(s)) is not None)


def proposition_of_sentence(reading: Reading) -> Proposition | None:
    """The statements of a text that was given on its own as one proposition; None where it has no words.

    The words of cues and sources are in `context` alone. It is negative where its longest statement is.
    """
    make = _Maker(reading)
    made = [make.build(s) for s in reading.statements if s.text.strip()]
    if not made:
        return None
    main = max(made, key=lambda p: len(p.terms))
    spans = tuple(sorted(span for s in reading.statements for span in s.spans))
    text = reading.article.words(spans)
    flags = {f for p in made if p.negative == main.negative for f in p.certainty}
    return replace(
        main,
        ref=None,
        text=text,
        context=reading.article.text.strip(),
        terms=terms_of(text),
        names=find_names(text),
        quantities=tuple(_rebase(reading.quantities, spans)),
        times=tuple(_rebase(reading.times, spans)),
        places=tuple(dict.fromkeys(w.name for w in _rebase(reading.places, spans))),
        certainty=tuple(sorted(flags - {"asserted"})) or ("asserted",),
        outlet=None,
    )


class _Maker:
    """Propositions of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._attributions = {a.id: a for a in reading.attributions}
        self._sentences = Sentences(reading)
        self._quantities = _Sorted(reading.quantities)
        self._times = _Sorted(reading.times)
        self._places = _Sorted(reading.places)

    def proposition(self, statement: Statement) -> Proposition | None:
        if self._reading.article.blocks[statement.block].kind not in READ_KINDS:
            return None
        made = self.build(statement)
        return made if len(made.terms) > 1 else None

    def build(self, statement: Statement) -> Proposition:
        article, spans = self._reading.article, statement.spans
        innermost = self._attributions.get(statement.chain[-1]) if statement.chain else None
        return Proposition(
            ref=Ref(article.id, statement.id),
            text=statement.text,
            context=self._sentences.around(spans),
            terms=terms_of(statement.text),
            names=find_names(statement.text),
            quantities=tuple(_rebase(self._quantities.under(spans), spans)),
            times=tuple(_rebase(self._times.under(spans), spans)),
            places=tuple(dict.fromkeys(w.name for w in _rebase(self._places.under(spans), spans))),
            negative=is_negative(statement.certainty),
            certainty=statement.certainty,
            voice=statement.voice,
            speaker=_speaker(article, innermost),
            said=_said(article, innermost),
            outlet=article.outlet,
        )


class _Sorted(Generic[_Spanned]):
    """Things with a span, found by place."""

    def __init__(self, things: Iterable[_Spanned]) -> None:
        self._things: list[_Spanned] = sorted(things, key=lambda t: t.span)
        self._starts: list[int] = [t.span.start for t in self._things]

    def under(self, spans: Spans) -> list[_Spanned]:
        """Those that begin within `spans`."""
        starts = self._starts
        return [t for s in spans for t in self._things[bisect_left(starts, s.start) : bisect_left(starts, s.end)]]


def _rebase(things: Iterable[_Spanned], spans: Spans) -> list[_Spanned]:
    """Those that lie within one of `spans`, with their span in the pieces joined by one space."""
    out: list[_Spanned] = []
    held = list(things)
    offset = 0
    for piece in spans:
        for thing in held:
            if piece.start <= thing.span.start and thing.span.end <= piece.end:
                move = offset - piece.start
                out.append(replace(thing, span=Span(thing.span.start + move, thing.span.end + move)))
        offset += piece.end - piece.start + 1
    return sorted(out, key=lambda t: t.span)


def _speaker(article: Article, attribution: Attribution | None) -> str | None:
    if attribution is None or attribution.source is None:
        return None
    return attribution.source.name or article.words(attribution.source.spans).strip() or None


def _said(article: Article, attribution: Attribution | None) -> datetime | None:
    if attribution is not None and attribution.said_at is not None and attribution.said_at.earliest is not None:
        return attribution.said_at.earliest
    return article.published
