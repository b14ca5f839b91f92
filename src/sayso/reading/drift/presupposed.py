"""A deed that somebody claims in one place and the outlet takes for a fact in another: "despite her pleas"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from sayso.model import Drift
from sayso.reading.drift.deed_words import DEEDS
from sayso.reading.drift.sketch import Sketch

if TYPE_CHECKING:
    from spacy.tokens import Token


def find_presupposed(flat: Sketch, told: Sequence[Sketch], speakers: Collection[str]) -> Drift | None:
    """The drift of a noun that names a deed with its doer, where the doer alone is given for it further up.

    The doer is the voice of the attributed statement and the subject of its verb. `speakers` are the names of those
    who speak in the flat one's sentence: an aside may take their deed for a fact ("the second call the two have
    held"). Never raises.
    """
    start = flat.statement.spans[0].start
    for noun in flat.tokens:
        verbs = DEEDS.get(noun.lemma_.lower()) if noun.pos_ == "NOUN" else None
        if verbs is None:
            continue
        doer = _doer(noun)
        aside = doer is None and _is_definite_head(noun, flat)
        if doer is None and not aside:
            continue
        for sketch in told:
            done = next((v for v in sketch.verbs if v in verbs), None)
            before = sketch.statement.spans[0].start < start
            if not done or not before or sketch.negated:
                continue
            who = sketch.statement.voice.name
            if (doer is not None and _did_it_himself(sketch, done, doer)) or (
                aside and who in speakers and not sketch.verbs[done]
            ):
                words = (
                    f"{doer.text}'s {noun.text}" if doer is not None else noun.doc[noun.left_edge.i : noun.i + 1].text
                )
                why = f'"{words}" takes for granted what is {who}\'s word before: "{done}"'
                return Drift(sketch.statement.id, flat.statement.id, why)
    return None


def _is_definite_head(noun: Token, flat: Sketch) -> bool:
    """Whether the whole statement is this noun with "the": an apposition."""
    inside = {t.i for t in flat.tokens}
    return noun.head.i not in inside and any(c.lower_ in ("the", "this") and c.dep_ == "det" for c in noun.children)


def _doer(noun: Token) -> Token | None:
    """Whose deed it is: a name in the possessive, or after "by"."""
    for c in noun.children:
        if c.dep_ == "poss" and c.pos_ == "PROPN":
            return c
        if c.dep_ == "prep" and c.lower_ == "by":
            return next((g for g in c.children if g.pos_ == "PROPN"), None)
    return None


def _did_it_himself(sketch: Sketch, verb: str, doer: Token) -> bool:
    name = (sketch.statement.voice.name or "").lower().split()
    subject = sketch.verbs[verb]
    return doer.lower_ in name and (not subject or doer.lower_ in subject)
