"""Whether an attribution passes on what was said, by the weights of its signs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

from sayso.model import Manner
from sayso.reading.wording.acts import CueReading

# Who does these has spoken, whatever the form of the content: "called for calm", "accused him of theft", "denied it".
_DONE_BY_SPEAKING = frozenset({"accuse", "ask", "confirm", "deny", "order", "promise", "threaten", "warn"})
# Signs that nobody is told to have done it ("to say", "would say"), or that the text speaks for itself.
_NOT_TOLD = frozenset({
    "cue VB", "cue to", "cue modal", "cue noun", "source relative", "source pointing", "source speaker's own",
    "source hearer",
})  # fmt: skip
# With these it is not told who did it, or that he did.
_HARDLY_TOLD = _NOT_TOLD | {"cue VBG", "cue negated", "cue passive", "source none"}
_CLAUSES = frozenset({"content that", "content clause"})
_KNOWN = frozenset({f"source {kind}" for kind in ("person", "organisation", "government", "document", "outlet")})
# Of the learned reader's probability that the cue's sentence gives something as somebody's word.
_LIKELY = 0.6
_UNLIKELY = 0.33
_HARDLY = 0.14
# Few verbs of another kind take such a clause, so that an unknown one is taken for a verb of saying.
_THAT = frozenset({"content that"})


@dataclass(frozen=True, slots=True)
class SpeechWeights:
    """A logistic model over signs: what each adds to the log odds that something was said."""

    bias: float
    cut: float  # the probability from which it counts as said
    weights: dict[str, float]  # a sign that is not listed weighs nothing

    def probability(self, signs: Sequence[str]) -> float:
        """Between 0 and 1: how likely people are to count such an attribution as something said."""
        return 1 / (1 + exp(-(self.bias + sum(self.weights.get(s, 0.0) for s in signs))))


@cache
def shipped_weights() -> SpeechWeights:
    """The weights that ship with the package, loaded once a process."""
    table: dict[str, Any] = json.loads((files("sayso") / "models" / "speech.json").read_text(encoding="utf-8"))
    return SpeechWeights(float(table["bias"]), float(table["cut"]), table["weights"])


def judge_speech(
    cue: CueReading, manner: Manner, signs: Sequence[str], sourced: float | None = None, alone: bool = False
) -> bool:
    """Whether it was said, written or published, and the content tells what.

    Not what somebody thinks, wants or feels, unless its words are quoted and the signs speak for it. Always a clause
    under a verb of saying; what somebody asked, ordered, promised, denied, warned or accused somebody of; words that
    are quoted; what a document reports. For the rest the signs decide: "talked about the weather" names a topic and
    tells nothing that was said. `sourced`: the probability that the
    sentence gives something as somebody's word, where a reader judges sentences; `alone`: the text is this sentence.
    Never raises.
    """
    if not cue.speech and manner == "indirect":
        return False
    if sourced is not None and sourced > _LIKELY:
        return True
    return _judge_by_signs(cue, manner, signs) and not _is_unlikely(cue, manner, signs, sourced, alone)


def _is_unlikely(cue: CueReading, manner: Manner, signs: Sequence[str], sourced: float | None, alone: bool) -> bool:
    """Whether the sentence is so little like a sourced one that nothing in it counts as said.

    Words that somebody known is told to have said are quoted whatever they are about: a greeting, a joke. Among other
    sentences the rating is less sure, and a clause that somebody is told to have said stands.
    """
    if sourced is None:
        return False
    told = cue.act is not None and _HARDLY_TOLD.isdisjoint(signs)
    if manner == "indirect":
        return sourced < _UNLIKELY and (alone or not told or _CLAUSES.isdisjoint(signs))
    return sourced < _HARDLY and not (told and not _KNOWN.isdisjoint(signs))


def _judge_by_signs(cue: CueReading, manner: Manner, signs: Sequence[str]) -> bool:
    clause = _CLAUSES if cue.act else _THAT
    if cue.speech and not clause.isdisjoint(signs) and _NOT_TOLD.isdisjoint(signs):
        return True
    if "cue according" in signs or (cue.act == "report" and "source document" in signs):
        return True
    told = cue.act in _DONE_BY_SPEAKING or (cue.act is not None and cue.speech and manner != "indirect")
    if told and _HARDLY_TOLD.isdisjoint(signs):
        return True
    weights = shipped_weights()
    return weights.probability(signs) >= weights.cut
