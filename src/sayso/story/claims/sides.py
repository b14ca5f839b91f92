"""Who does it and to whom: whether the sides of two deeds can be the same."""

from __future__ import annotations

import re

from sayso.model import Deed, Span
from sayso.story.saying.proposition import Proposition
from sayso.story.saying.terms import are_alike, stem_word, terms_of
from sayso.story.slots.how_many import share_name

NONE = re.compile(r"(?:no|none|nobody|nothing|neither|not)\b", re.IGNORECASE)
SPEAKER = re.compile(r"(?:i|me|we|us)$", re.IGNORECASE)
NOBODY = re.compile(
    r"(?:it|its|they|their|them|we|our|us|he|his|him|she|her|i|my|me|you|your|this|that|these|those|who|which|what|there|"
    r"no|none|nobody|nothing|any|anyone|anybody|anything|one|some|many|others?)\b",
    re.IGNORECASE,
)


def part_in_sides(a: Proposition, one: Deed, b: Proposition, other: Deed) -> bool:
    """Whether two deeds are done by, or to, others: names without a word in common, or nouns that are not alike."""
    if doers_part(a, one, b, other):
        return True
    # "Struck the airfield", "fired four rockets": what it is done with is nobody.
    with_it = any(
        side is not None and any(are_alike(stem_word(d.lemma), t) for t in terms_of(p.text[side.start : side.end]))
        for p, d, side in ((a, one, one.done_to), (b, other, other.done_to))
    )
    return not with_it and _part(a, one.done_to, b, other.done_to)


def doers_part(a: Proposition, one: Deed, b: Proposition, other: Deed) -> bool:
    """Whether two deeds are done by others: names without a word in common, or nouns that are not alike."""
    return _part(a, one.doer, b, other.doer)


def subjects_part(a: Proposition, b: Proposition) -> bool:
    """Whether what two statements tell first is told of two, by their names or nouns."""
    left, right = ([d.doer or d.done_to for d in p.deeds if d.is_main] for p in (a, b))
    return bool(left and right) and _part(a, left[0], b, right[0])


def names_part(a: Proposition, one: Deed, b: Proposition, other: Deed) -> bool:
    """Whether the doers of two deeds are two people or bodies by their names."""
    if one.doer is None or other.doer is None:
        return False
    left, right = side_of(a, one.doer), side_of(b, other.doer)
    if left is None or right is None or not left[1] or not right[1]:
        return False
    return not share_name(left[1], right[1])


def _part(a: Proposition, x: Span | None, b: Proposition, y: Span | None) -> bool:
    if x is None or y is None:
        return False
    left, right = side_of(a, x), side_of(b, y)
    if left is None or right is None:
        return False
    if left[1] and right[1]:
        return not share_name(left[1], right[1])
    if any(are_alike(s, t) for s in left[0] for t in right[0]):
        return False
    return not left[1] and not right[1]


def side_of(p: Proposition, span: Span) -> tuple[frozenset[str], frozenset[str]] | None:
    """The stems of a side and those of its names; None where it may be anybody, "I" is whoever speaks."""
    words = p.text[span.start : span.end].strip()
    if SPEAKER.match(words):
        return (frozenset(p.speaker_terms), frozenset(p.speaker_terms)) if p.speaker_terms else None
    if NOBODY.match(words):
        rest = terms_of(words)[1:] if NONE.match(words) else ()
        return (frozenset(rest), frozenset()) if rest else None
    names = {stem_word(w) for n in p.names if span.start <= n.at.start < span.end for w in n.words}
    return frozenset(terms_of(words)), frozenset(names)
