"""Own-looking text that is not the outlet's: hearsay without a source, and speech that goes on without a cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.model import Attribution, Spans
from sayso.reading.layout import Layout
from sayso.reading.voices.labels import UNSETTLED, UNSTATED
from sayso.reading.voices.statements import Piece
from sayso.reading.wording.certainty_words import CONDITIONS

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEARSAY_ADVERBS = frozenset({"reportedly", "allegedly", "purportedly", "supposedly"})
_HEARSAY_VERBS = frozenset(
    {
        "understand",
        "believe",
        "think",
        "say",
        "report",
        "allege",
        "claim",
        "rumor",
        "rumour",
        "suspect",
        "reckon",
        "feel",
    }
)
_RUMOURS = frozenset({"rumor", "rumour", "speculation", "suspicion", "hearsay", "gossip"})
_BACKSHIFTED = frozenset({"would", "'d"})
# "He would not say": a refusal that the outlet reports.
_SAYING = frozenset({"say", "comment", "elaborate", "discuss", "answer", "confirm", "specify", "disclose", "give"})
# Below it a doubtful word or two is a span's edge, not somebody's statement.
_DOUBTED = 1 / 3
_UNSURE = "the reader is not sure that these are the outlet's own words"


def unstate_hedges(layout: Layout, pieces: Sequence[Piece]) -> None:
    """Own text that rests on hearsay ("reportedly", "is said to", "it is understood that") becomes `unstated`.

    Pieces are changed; their certainty gains "hedged".
    """
    for piece in pieces:
        if piece.label.voice.kind != "outlet" or piece.label.aside is not None:
            continue
        words = next((w for _, t in layout.tokens(piece.words) if (w := _hearsay(t))), None)
        if words:
            flags = {f for f in piece.certainty if f != "asserted"} | {"hedged"}
            piece.certainty = tuple(sorted(flags))  # type: ignore[arg-type]
            piece.label = replace(piece.label, voice=UNSTATED, why=f'"{words}", and no source is given')


def _hearsay(t: Token) -> str | None:
    lower, lemma = t.lower_, t.lemma_.lower()
    if lower in _HEARSAY_ADVERBS:
        return lower
    if t.pos_ == "NOUN" and lemma in _RUMOURS and any(c.dep_ in ("acl", "ccomp") for c in t.children):
        return lower
    if lemma not in _HEARSAY_VERBS or t.tag_ != "VBN":
        return None
    auxiliary = next((c for c in t.children if c.dep_ == "auxpass" and c.lemma_ == "be"), None)
    if auxiliary is None or any(c.dep_ == "agent" or c.dep_ == "neg" for c in t.children):
        return None
    claim = any(
        (c.dep_ == "xcomp" and any(g.lower_ == "to" for g in c.children)) or c.dep_ in ("ccomp", "csubj")
        for c in t.children
    )
    return f"{auxiliary.lower_} {lower}" if claim else None


def unsettle_free_speech(layout: Layout, pieces: Sequence[Piece], attributions: Sequence[Attribution]) -> None:
    """A sentence without attribution that goes on in moved-back speech after an attributed one becomes `unsettled`.

    "Aker said the bridge was weak. It would cost millions to mend." Pieces are in text order and are changed.
    """
    spoken: tuple[int, int] | None = None  # block and sentence of the last unquoted speech
    mixed = {layout.words[p.words[0]].sentence for p in pieces if p.label.found is not None}
    for piece in pieces:
        word = layout.words[piece.words[0]]
        if piece.label.found is not None:
            a = attributions[piece.label.found]
            spoken = (word.block, word.sentence) if a.speech and a.manner != "direct" else None
            continue
        follows = spoken is not None and spoken[0] == word.block and word.sentence - spoken[1] == 1
        own = piece.label.voice.kind == "outlet" and piece.label.aside is None
        if not own or not follows or word.sentence in mixed:
            continue
        if "conditional" in piece.certainty and _has_condition(layout, piece):
            continue
        moved = next((t for _, t in layout.tokens(piece.words) if _goes_on(t)), None)
        if moved is not None:
            why = f'goes on after speech ("{moved.lower_} ... {moved.head.lower_}") without naming who speaks'
            piece.label = replace(piece.label, voice=UNSETTLED, why=why)
            spoken = (word.block, word.sentence)


def unsettle_doubtful(layout: Layout, pieces: Sequence[Piece], doubtful: Spans) -> None:
    """Own text of whose words the finder doubts a third that they are the outlet's becomes `unsettled`."""
    unsure = frozenset(layout.under(doubtful))
    for piece in pieces:
        own = piece.label.voice.kind == "outlet" and piece.label.aside is None
        if own and len(unsure.intersection(piece.words)) >= _DOUBTED * len(piece.words):
            piece.label = replace(piece.label, voice=UNSETTLED, why=_UNSURE)


def _has_condition(layout: Layout, piece: Piece) -> bool:
    return any(t.lower_ in CONDITIONS for _, t in layout.tokens(piece.words))


def _goes_on(t: Token) -> bool:
    if t.lower_ not in _BACKSHIFTED or t.tag_ != "MD" or t.dep_ != "aux":
        return False
    verb = t.head
    return verb.dep_ in ("ROOT", "conj", "ccomp") and verb.lemma_.lower() not in _SAYING
