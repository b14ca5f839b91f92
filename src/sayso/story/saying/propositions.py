"""What a statement says, ready to be held against another: terms, names, numbers, times, and whether it is denied."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Generic, TypeVar

from sayso.model import (
    READ_KINDS,
    Article,
    Attribution,
    BlockKind,
    Deed,
    Quantity,
    Reading,
    Ref,
    Span,
    Spans,
    Statement,
    When,
    Where,
)
from sayso.story.saying.names import Name, find_names
from sayso.story.saying.polarity import is_negative
from sayso.story.saying.proposition import Proposition
from sayso.story.saying.sentences import Sentences
from sayso.story.saying.taking_up import take_up
from sayso.story.saying.terms import terms_of

__all__ = ["Name", "Proposition", "proposition_of_sentence", "propositions_of"]

_Spanned = TypeVar("_Spanned", Quantity, When, Where)


_FEWEST = 2  # content words of a statement that says something
# What an attribution left over: "Torn repeated a".
_DANGLING = re.compile(r"\b(?:an?|the|his|her|its|their)\W*$", re.IGNORECASE)


def propositions_of(reading: Reading) -> tuple[Proposition, ...]:
    """One proposition a statement of the article's read blocks that says something, in text order.

    A statement of fewer than two content words ("No.", a bare name, "that") says nothing that can be compared, unless
    it takes up what another says ("denied the claim").
    """
    make = _Maker(reading)
    out: list[Proposition] = []
    for statement in reading.statements:
        block = reading.article.blocks[statement.block]
        # A dateline names a place and an agency; it says nothing.
        if block.kind not in READ_KINDS or block.kind == "dateline":
            continue
        made = take_up(make.build(statement, headline=block.kind == "headline"), out)
        if _says_something(made, block.kind):
            out.append(made)
    return tuple(out)


def _says_something(made: Proposition, kind: BlockKind) -> bool:
    if (len(made.terms) < _FEWEST and not _is_short_claim(made)) or _DANGLING.search(made.text):
        return False
    titled = kind in ("headline", "standfirst")
    return bool(titled or made.deeds or made.quantities or made.taken or made.negative or len(made.terms) > _FEWEST)


def _is_short_claim(made: Proposition) -> bool:
    """ "he was innocent": one word that tells something, with a verb and its subject."""
    return len(made.terms) == 1 and len(made.text.split()) > 2 and any(d.doer or d.done_to for d in made.deeds)


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
    flags = {f for p in made if p.negative == main.negative for f in p.certainty}
    whole = replace(
        make.spread(main, spans, [d for s in reading.statements for d in s.deeds]),
        ref=None,
        context=reading.article.text.strip(),
        certainty=tuple(sorted(flags - {"asserted"})) or ("asserted",),
        outlet=None,
        when=next((w for s in reading.statements if (w := make.when(s, spans)) is not None), None),
    )
    return take_up(whole, ())


class _Maker:
    """Propositions of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._article = reading.article
        self._attributions = {a.id: a for a in reading.attributions}
        self._sentences = Sentences(reading)
        self._quantities = _Sorted(reading.quantities)
        self._times = _Sorted(reading.times)
        self._places = _Sorted(reading.places)

    def build(self, statement: Statement, *, headline: bool = False) -> Proposition:
        """The proposition of one statement by itself."""
        innermost = self._attributions.get(statement.chain[-1]) if statement.chain else None
        context = self._sentences.around(statement.spans)
        made = Proposition(
            ref=Ref(self._article.id, statement.id),
            text="",
            context=context,
            terms=(),
            names=(),
            quantities=(),
            times=(),
            places=(),
            negative=is_negative(statement.certainty, statement.text, context),
            certainty=statement.certainty,
            voice=statement.voice,
            speaker=_speaker(self._article, innermost),
            said=_said(self._article, innermost),
            outlet=self._article.outlet,
            when=self.when(statement, statement.spans),
            speaker_terms=_speaker_terms(self._article, innermost),
            headline=headline,
        )
        return self.spread(made, statement.spans, statement.deeds)

    def spread(self, made: Proposition, spans: Spans, deeds: Iterable[Deed]) -> Proposition:
        """The proposition with the words under `spans` and all that lies in them."""
        text = self._article.words(spans)
        wheres = _rebase(self._places.under(spans), spans)
        return replace(
            made,
            text=text,
            terms=terms_of(text),
            names=find_names(text),
            quantities=tuple(_rebase(self._quantities.under(spans), spans)),
            times=tuple(_rebase(self._times.under(spans), spans)),
            places=tuple(dict.fromkeys(w.name for w in wheres)),
            wheres=tuple(wheres),
            deeds=_rebase_deeds(deeds, spans),
        )

    def when(self, statement: Statement, spans: Spans) -> When | None:
        """The time of a statement's event, in the text under `spans`."""
        return None if statement.when is None else next(iter(_rebase([statement.when], spans)), None)


class _Sorted(Generic[_Spanned]):
    """Things with a span, found by place."""

    def __init__(self, things: Iterable[_Spanned]) -> None:
        self._things: list[_Spanned] = sorted(things, key=lambda t: t.span)
        self._starts: list[int] = [t.span.start for t in self._things]

    def under(self, spans: Spans) -> list[_Spanned]:
        """Those that begin within `spans`."""
        starts = self._starts
        return [t for s in spans for t in self._things[bisect_left(starts, s.start) : bisect_left(starts, s.end)]]


def _move(span: Span | None, spans: Spans) -> Span | None:
    """Where `span` stands in the pieces joined by one space; None where it lies in none of them."""
    offset = 0
    for piece in spans:
        if span is not None and piece.start <= span.start and span.end <= piece.end:
            return Span(span.start - piece.start + offset, span.end - piece.start + offset)
        offset += piece.end - piece.start + 1
    return None


def _rebase(things: Iterable[_Spanned], spans: Spans) -> list[_Spanned]:
    """Those that lie within one of `spans`, in order, with their span in the pieces joined by one space."""
    moved = ((_move(t.span, spans), t) for t in things)
    return sorted((replace(t, span=at) for at, t in moved if at is not None), key=lambda t: t.span)


def _rebase_deeds(deeds: Iterable[Deed], spans: Spans) -> tuple[Deed, ...]:
    out = []
    for deed in deeds:
        verb = _move(deed.verb, spans)
        if verb is not None:
            doer, done_to = _move(deed.doer, spans), _move(deed.done_to, spans)
            out.append(replace(deed, verb=verb, doer=doer, done_to=done_to))
    return tuple(out)


def _speaker(article: Article, attribution: Attribution | None) -> str | None:
    if attribution is None or attribution.source is None:
        return None
    return attribution.source.name or article.words(attribution.source.spans).strip() or None


def _speaker_terms(article: Article, attribution: Attribution | None) -> tuple[str, ...]:
    if attribution is None or attribution.source is None:
        return ()
    source = attribution.source
    words = (article.words(source.spans), source.name, source.role, source.party)
    return tuple(dict.fromkeys(t for w in words if w for t in terms_of(w)))


def _said(article: Article, attribution: Attribution | None) -> datetime | None:
    if attribution is not None and attribution.said_at is not None and attribution.said_at.earliest is not None:
        return attribution.said_at.earliest
    return article.published
