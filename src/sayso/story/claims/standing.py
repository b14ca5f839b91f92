"""Whether two statements that are judged to part stand against each other, or only share words."""

from __future__ import annotations

from sayso.model import Quantity
from sayso.story.saying.proposition import Proposition
from sayso.story.saying.terms import align_terms, are_alike, stem_word

_DENIED = 0.5  # share of what a denial says that the other says too, where both are of one deed
_DENIED_WHOLE = 0.66  # where nothing tells of which deed they are
_NEAR = 0.12  # likeness below which nobody denies what the other says
_OPPOSED = 0.4  # likeness from which two that neither deny nor fill a slot otherwise may still part
_CLOSE = 0.1  # share by which two numbers may part and be one: "some 40,000", "more than 40,000"
# Verbs that say little by themselves.
_LIGHT = frozenset({
    "be", "have", "do", "make", "take", "give", "get", "go", "come", "put", "hold", "see", "become", "leave", "keep",
    "set", "carry", "bring", "turn", "run", "use", "let", "begin", "start", "continue", "join", "remain",
    "want", "like", "need", "try", "ask", "tell", "say", "think",
})  # fmt: skip


def stands_as_denial(a: Proposition, b: Proposition, near: float) -> bool:
    """What one of them denies, the other says: most of it, and of the same deed where the verbs tell."""
    if near < _NEAR:
        return False
    if a.negative == b.negative:
        return near >= _OPPOSED and _covered(a, b) >= _DENIED
    denial, other = (a, b) if a.negative else (b, a)
    if not denial.deeds and "denied" not in denial.certainty:
        return False
    covered = _covered(denial, other)
    return covered >= (_DENIED if of_one_deed(denial, other) else _DENIED_WHOLE)


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
    lemma = next((d.lemma for d in p.deeds if d.is_main), None)
    return None if lemma is None or lemma in _LIGHT else stem_word(lemma)


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
    names = {stem_word(w) for p in (a, b) for n in p.names for w in n.words}
    return len(both), sum(t not in names for t in both)


def _covered(a: Proposition, b: Proposition) -> float:
    """Share of the terms of `a` that `b` has, or has others for; 0 where they share names alone."""
    count, plain = shared_words(a, b)
    return count / max(1, len(set(a.terms))) if plain else 0.0
