"""Whether two statements that are judged to part stand against each other, or only share words."""

from __future__ import annotations

import re

from sayso.model import Quantity
from sayso.story.saying.proposition import Proposition
from sayso.story.saying.terms import align_terms, are_alike, stem_word, terms_of
from sayso.story.slots.contraries import find_contrary

_DENIED = 0.5  # share of what a denial says that the other says too, where both are of one deed
_DENIED_WHOLE = 0.66  # where nothing tells of which deed they are
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
_PRONOUN = re.compile(r"(?:it|they|he|she)$", re.IGNORECASE)
_RELATIVE = re.compile(r"\W*(?:who|whom|whose|which)\b", re.IGNORECASE)  # whom it is about stands outside
_THERE = re.compile(r"\W*there\b", re.IGNORECASE)
_BEING = frozenset({"be", "become", "remain", "stay"})
# What is only asked, or would have to come first, is not told.
_OPEN = re.compile(r"\b(?:whether|if|why)\b", re.IGNORECASE)


def stands_as_denial(a: Proposition, b: Proposition, near: float) -> bool:
    """What one of them denies, the other says: most of it, and of the same deed where the verbs tell."""
    if a.negative == b.negative:
        return find_contrary(a, b) is not None
    if near < _NEAR:
        return False
    denial, other = (a, b) if a.negative else (b, a)
    if (not denial.deeds and "denied" not in denial.certainty) or _RELATIVE.match(denial.text):
        return False
    if ("asked_for" in denial.certainty) != ("asked_for" in other.certainty):
        return False
    if _OPEN.search(other.text) or ("denied" not in denial.certainty and not _tells_what_is_denied(denial, other)):
        return False
    covered = _covered(denial, other)
    return covered >= (_DENIED if of_one_deed(denial, other) else _DENIED_WHOLE)


def _tells_what_is_denied(denial: Proposition, other: Proposition) -> bool:
    """The deed that the one says was not done is somewhere in the other; "is no X" is against "is X", or a bare "X"."""
    if denial.first_lemma in _BEING and not _THERE.match(denial.text):
        return other.first_lemma is None or other.first_lemma in _BEING
    verb = first_verb(denial)
    return verb is None or any(are_alike(verb, t) for t in other.terms)


def stands_as_opposite(a: Proposition, b: Proposition, near: float) -> bool:
    """Two that part with neither a denial nor a slot filled otherwise: only where they say nearly the same."""
    return near >= _OPPOSED and max(_covered(a, b), _covered(b, a)) >= _DENIED


def stands_in_slot(a: Proposition, b: Proposition, slot: str | None) -> bool:
    """Who did it, when and where are held against each other where both tell of it, or both ask for it."""
    if slot not in ("who", "when", "where"):
        return True
    if slot != "who" and not (a.deeds and b.deeds):
        return False  # a caption's "on Wednesday" is of the picture
    return all((flag in a.certainty) == (flag in b.certainty) for flag in ("asked_for", "conditional"))


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
