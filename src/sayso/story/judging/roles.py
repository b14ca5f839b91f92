"""Who does it to whom: one deed that two statements tell with its sides the other way round."""

from __future__ import annotations

from sayso.model import Span
from sayso.story.saying.proposition import Proposition
from sayso.story.saying.terms import are_alike, stems_of, terms_of
from sayso.story.slots.sameness import verb_of

# What two do to each other: told either way round it is the same.
_MUTUAL = stems_of(
    "be have meet marry divorce fight face join equal resemble match marry date debate play contact know hug kiss see"
)


def find_turned(a: Proposition, b: Proposition) -> tuple[str, str] | None:
    """The doers, as printed, of a deed that one does to the other in `a` and the other to the one in `b`; None else.

    Active and passive are one ("arrested Vey", "Vey was arrested by"). Names and nouns count only as alike or not.
    """
    for one in a.deeds:
        for other in b.deeds:
            if one.doer is None or one.done_to is None or other.doer is None or other.done_to is None:
                continue
            verbs = verb_of(a, one), verb_of(b, other)
            if not are_alike(*verbs) or verbs[0] in _MUTUAL:
                continue
            crossed = _are_one(a, one.doer, b, other.done_to) and _are_one(a, one.done_to, b, other.doer)
            if crossed and not _are_one(a, one.doer, b, other.doer):
                return a.text[one.doer.start : one.doer.end], b.text[other.doer.start : other.doer.end]
    return None


def _are_one(a: Proposition, x: Span, b: Proposition, y: Span) -> bool:
    left, right = terms_of(a.text[x.start : x.end]), terms_of(b.text[y.start : y.end])
    return any(are_alike(s, t) for s in left for t in right)
