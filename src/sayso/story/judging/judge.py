"""The judge of pairs: signs in, five probabilities and a reason out."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.model import Slot
from sayso.story.judging.judgement import Judgement, Kind
from sayso.story.judging.learned import Score, learned_score
from sayso.story.judging.reasons import put_reason
from sayso.story.judging.roles import find_turned
from sayso.story.judging.rules import score_by_rules
from sayso.story.judging.signs import Signs, read_signs
from sayso.story.judging.view import View, make_view
from sayso.story.saying.proposition import Proposition

_KEPT = 5_000  # statements that are prepared once, however many pairs they are in


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges pairs of statements; call it with two."""

    score: Score
    by_meaning: bool = True  # the score looks at vectors of words
    _views: dict[int, View] = field(default_factory=dict, repr=False)  # by id of the proposition, which each holds

    def __call__(self, a: Proposition, b: Proposition) -> Judgement:
        """What `a` does to `b`. Names count only as equal or different; any string is survived."""
        left, right = self._view(a), self._view(b)
        signs = read_signs(left, right, by_meaning=self.by_meaning)
        scores = self.score(signs.values)
        turned = find_turned(a, b)
        if turned is not None:
            # Whatever else they share, they do not say the same: one deed is done by either to the other.
            scores = {**scores, "same": 0.0, "stronger": 0.0, "differs": 1.0 - scores["denies"] - scores["unrelated"]}
        kind = max(scores, key=lambda k: scores[k])
        if kind == "differs" and turned is not None:
            return Judgement(kind, "who", scores, f'"{turned[0]}" does it in the one and "{turned[1]}" in the other')
        slot = _slot(kind, signs)
        return Judgement(kind, slot, scores, put_reason(kind, slot, left, right, signs))

    def _view(self, p: Proposition) -> View:
        found = self._views.get(id(p))
        if found is None:
            if len(self._views) >= _KEPT:
                self._views.clear()
            found = self._views[id(p)] = make_view(p)
        return found


def load_judge() -> Judge:
    """The judge of statements of pages, by weights that were set by hand.

    What was learned from pairs of sentences takes most of what one story tells for a disagreement.
    """
    return Judge(score_by_rules, by_meaning=False)


def load_sentence_judge() -> Judge:
    """The judge of sentences that are given on their own, whose probabilities are calibrated."""
    return Judge(learned_score())


def _slot(kind: Kind, signs: Signs) -> Slot | None:
    if kind == "denies":
        return "whether"
    if kind == "differs":
        return signs.differing[0].slot if signs.differing else "whether"
    return None
