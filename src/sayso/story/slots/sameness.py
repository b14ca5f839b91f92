"""How sure it is that two statements tell of one event, whatever they put into its slots."""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.model import Deed
from sayso.story.saying.proposition import Proposition
from sayso.story.saying.terms import align_terms, are_alike, stem_verb, terms_of
from sayso.story.slots.counted_words import LIGHT_VERBS

_ONE_TERM = 0.6  # of the share, where only one term is in common
_SAME_DEED = 0.75
_OTHER_DEED = 0.45
_EMPTY_VERBS = frozenset({"be", "have", "do", "say", "tell"})
_FOLLOWING = re.compile(r"\s+([a-z]+)")
# "its forces", "our members": whoever speaks, or those who speak for it.
_SELF = re.compile(r"(?:it|its|they|their|we|our|he|his|she|her|i|my)\b", re.IGNORECASE)


@lru_cache(maxsize=8192)
def event_terms(p: Proposition) -> tuple[str, ...]:
    """The terms of a statement without numbers, times and verbs that say little."""
    times = time_terms(p)
    return tuple(t for t in dict.fromkeys(p.terms) if t not in times and t not in LIGHT_VERBS and not t[:1].isdigit())


@lru_cache(maxsize=8192)
def time_terms(p: Proposition) -> frozenset[str]:
    """The terms of a statement's times: "March" is no march."""
    return frozenset(t for w in p.times for t in terms_of(p.text[w.span.start : w.span.end]))


def self_terms(p: Proposition) -> tuple[str, ...]:
    """The terms of the speaker where the subject of the first verb may mean whoever speaks: "it had not known"."""
    if not p.speaker or _SELF.match(p.subject) is None:
        return ()
    return p.speaker_terms


def same_event(a: Proposition, b: Proposition, *, apart: frozenset[str] = frozenset()) -> float:
    """How much of the shorter statement both have, 0 to 1; terms of `apart` are left out of account.

    Less where the verbs of both are known and none stands for one of the other's; a verb that both share with what it
    is done to or by counts for much. A speaker's name helps where "we" or "it" may mean the speaker.
    """
    left, right = ([t for t in event_terms(p) if t not in apart] for p in (a, b))
    found = align_terms((*left, *self_terms(a)), (*right, *self_terms(b)))
    if not found.both:
        return 0.0
    cover = min(1.0, len(found.both) / max(1, min(len(left), len(right))))
    score = cover if len(found.both) > 1 else _ONE_TERM * cover
    if share_deed_and_side(a, b):
        score = max(score, _SAME_DEED)
    return score * (1.0 if share_deed(a, b) else _OTHER_DEED)


def share_deed(a: Proposition, b: Proposition) -> bool:
    """Whether a verb of one stands for one of the other, or one of them has none that says much."""
    left, right = main_verbs(a), main_verbs(b)
    if not left or not right:
        return True
    return any(are_alike(x, y) for x in left for y in b.terms) or any(are_alike(x, y) for x in a.terms for y in right)


def share_deed_and_side(a: Proposition, b: Proposition) -> bool:
    """Whether both have one verb with one doer or one thing that it is done to."""
    return any(
        are_alike(verb, other) and any(are_alike(s, t) for s in sides for t in other_sides)
        for verb, sides in _deeds_with_sides(a)
        for other, other_sides in _deeds_with_sides(b)
    )


@lru_cache(maxsize=8192)
def main_verbs(p: Proposition) -> tuple[str, ...]:
    """Stem of the verb that carries the statement; none where it says little ("is", "took place")."""
    stems = (verb_of(p, d) for d in p.deeds if d.is_main)
    first = next((s for s in stems if s not in LIGHT_VERBS), None)
    return () if first is None else (first,)


@lru_cache(maxsize=8192)
def light_objects(p: Proposition) -> tuple[str, ...]:
    """Where the first verb says little, the head of what it is done to: "strikes" in "carried out no strikes"."""
    first = next((d for d in p.deeds if d.is_main and d.done_to is not None), None)
    if first is None or first.done_to is None or verb_of(p, first) not in LIGHT_VERBS:
        return ()
    return terms_of(p.text[first.done_to.start : first.done_to.end])[-1:]


def verb_of(p: Proposition, deed: Deed) -> str:
    """Stem of a deed's verb, with its particle or noun: "walked out", "opened fire"."""
    following = _FOLLOWING.match(p.text, deed.verb.end)
    return stem_verb(deed.lemma, following[1] if following else "")


@lru_cache(maxsize=8192)
def _deeds_with_sides(p: Proposition) -> tuple[tuple[str, frozenset[str]], ...]:
    out = []
    for d in p.deeds:
        sides = (s for s in (d.doer, d.done_to) if s is not None)
        terms = frozenset(t for s in sides for t in terms_of(p.text[s.start : s.end]) if not t[:1].isdigit())
        if d.is_main and d.lemma not in _EMPTY_VERBS and terms:
            out.append((verb_of(p, d), terms))
    return tuple(out)
