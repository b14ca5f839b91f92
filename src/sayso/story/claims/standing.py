"""Whether two statements that are judged to part stand against each other, or only share words."""

from __future__ import annotations

import re

from sayso.model import Quantity
from sayso.story.claims.denied import BEING, is_open, tells_what_is_denied
from sayso.story.claims.sides import subjects_part
from sayso.story.saying.proposition import Proposition
from sayso.story.saying.terms import align_terms, are_alike, stem_word, terms_of
from sayso.story.slots.contraries import find_contrary

_DENIED = 0.5  # share of what a denial says that the other says too, where both are of one deed
_DENIED_WHOLE = 0.66  # where nothing tells of which deed they are
_FEWEST = 2  # terms of a denial that the other has
_NEAR = 0.12  # likeness below which nobody denies what the other says
_OPPOSED = 0.4  # likeness from which two that neither deny nor fill a slot otherwise may still part
_CLOSE = 0.1  # share by which two numbers may part and be one: "some 40,000", "more than 40,000"
# Verbs that say little by themselves.
_LIGHT = frozenset({
    "be", "have", "do", "make", "take", "give", "get", "go", "come", "put", "hold", "see", "become", "leave", "keep",
    "set", "carry", "bring", "turn", "run", "use", "let", "begin", "start", "continue", "join", "remain",
    "want", "like", "need", "try", "ask", "tell", "say", "think", "believe", "know", "hope", "expect", "feel", "mean",
    "seem", "appear", "show", "find",
})  # fmt: skip
_LIGHT_STEMS = frozenset(map(stem_word, _LIGHT - {"want", "like", "need", "try"}))
# Verbs by which a state is told: "were found guilty", "stood open".
_STATING = BEING | {
    "have",
    "stand",
    "find",
    "plead",
    "declare",
    "leave",
    "keep",
    "seem",
    "appear",
    "say",
    "call",
    "go",
    "get",
}
_PRONOUN = re.compile(r"(?:it|they|he|she)$", re.IGNORECASE)
_RELATIVE = re.compile(r"\W*(?:who|whom|whose|which)\b", re.IGNORECASE)  # whom it is about stands outside


def stands_as_denial(a: Proposition, b: Proposition, near: float) -> bool:
    """What one of them denies, the other says: most of it, of the same deed, and neither asks nor supposes it."""
    if is_open(a) or is_open(b) or _asks(a) != _asks(b):
        return False
    if a.negative == b.negative:
        return _modality(a) == _modality(b) and _are_opposite(a, b)
    if near < _NEAR:
        return False
    denial, other = (a, b) if a.negative else (b, a)
    if (not denial.deeds and "denied" not in denial.certainty) or any(map(_RELATIVE.match, (a.text, b.text))):
        return False
    if not tells_what_is_denied(denial, other):
        return False
    covered = _covered(denial, other)
    met = len(align_terms(denial.terms, other.terms).both)
    # "It is under control", "he would appeal": who that is, the sentence does not tell.
    short = "denied" in denial.certainty or _PRONOUN.match(other.subject)
    if met < min(_FEWEST, len(set(denial.terms))) and not short:
        return False
    return covered >= (_DENIED if of_one_deed(denial, other) else _DENIED_WHOLE)


def _are_opposite(a: Proposition, b: Proposition) -> bool:
    """They tell opposite states of one thing: by what they tell first, not "lost the vote" and "knows how to win"."""
    found = find_contrary(a, b)
    if found is None:
        return False
    if not (a.deeds and b.deeds) and not (a.name_stems <= b.name_stems or b.name_stems <= a.name_stems):
        return False  # "Vey Wins Orm" says nothing of who lost elsewhere
    for p, stem in zip((a, b), found, strict=True):
        if stem in terms_of(p.subject):
            return False
        if p.first_lemma is not None and stem != stem_word(p.first_lemma) and p.first_lemma not in _STATING:
            return False
    return _PRONOUN.match(a.subject) is not None or not subjects_part(a, b)


def _asks(p: Proposition) -> bool:
    return "asked_for" in p.certainty


def _modality(p: Proposition) -> frozenset[str]:
    return frozenset(p.certainty) & {"planned", "predicted"}


def stands_as_opposite(a: Proposition, b: Proposition, near: float) -> bool:
    """Two that part with neither a denial nor a slot filled otherwise: only where they say nearly the same."""
    return near >= _OPPOSED and max(_covered(a, b), _covered(b, a)) >= _DENIED


def of_one_deed(a: Proposition, b: Proposition) -> bool:
    """What they tell first is done by verbs that stand for each other; False where a verb says little."""
    one, other = first_verb(a), first_verb(b)
    return one is not None and other is not None and are_alike(one, other)


def of_other_deeds(a: Proposition, b: Proposition) -> bool:
    """What they tell first is done by verbs that do not stand for each other; False where a verb says little."""
    one, other = first_verb(a), first_verb(b)
    return one is not None and other is not None and not are_alike(one, other)


def first_verb(p: Proposition) -> str | None:
    """The stem of the verb that a statement begins with; None where that says little by itself."""
    return None if p.first_lemma is None or p.first_lemma in _LIGHT else stem_word(p.first_lemma)


def share_a_number(a: tuple[Quantity, ...], b: tuple[Quantity, ...]) -> bool:
    """Both have no number, or one that is the same or close; bounds count as what they are bounds of.

    "One" is as often a word for somebody as a number.
    """
    left, right = numbers_in(a), numbers_in(b)
    if not left or not right:
        return not left and not right
    return any(abs(x - y) <= _CLOSE * max(abs(x), abs(y)) for x in left for y in right)


def numbers_in(quantities: tuple[Quantity, ...]) -> list[float]:
    """The bounds of all, less the ones that are no count."""
    return [v for q in quantities for v in (q.low, q.high) if v is not None and (v != 1 or q.unit is not None)]


def shared_words(a: Proposition, b: Proposition) -> tuple[int, int]:
    """How many terms both have, and how many of them are no word of a name."""
    both = align_terms(a.terms, b.terms).both
    names = a.name_stems | b.name_stems
    return len(both), sum(t not in names for t in both)


def _covered(a: Proposition, b: Proposition) -> float:
    """Share of the terms of `a` that `b` has, or has others for; 0 where they share names alone."""
    both = [t for t in align_terms(a.terms, b.terms).both if t not in _LIGHT_STEMS]
    names = a.name_stems | b.name_stems
    left = {t for t in a.terms if t not in _LIGHT_STEMS}
    if _PRONOUN.match(b.subject) and (told := left - set(terms_of(a.subject))) and told <= set(both):
        return 1.0
    if len(both) == 1 and both[0] not in b.terms:
        return 0.0
    return len(both) / max(1, len(left)) if any(t not in names for t in both) else 0.0
