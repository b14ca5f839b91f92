"""How sure it is that two statements tell of one event, whatever they put into its slots."""

from __future__ import annotations

from functools import lru_cache

from sayso.story.counted_words import LIGHT
from sayso.story.proposition import Proposition
from sayso.story.terms import align_terms, are_alike, stem_word, terms_of


@lru_cache(maxsize=8192)
def event_terms(p: Proposition) -> tuple[str, ...]:
    """The terms of a statement without numbers, times and verbs that say little."""
    times = {t for w in p.times for t in terms_of(p.text[w.span.start : w.span.end])}
    return tuple(t for t in dict.fromkeys(p.terms) if t not in times and t not in LIGHT and not t[:1].isdigit())


def same_event(a: Proposition, b: Proposition, *, apart: frozenset[str] = frozenset()) -> float:
    """How much of the shorter statement both have, 0 to 1; terms of `apart` are left out of account.

    Less where the verbs of both are known and none stands for one of the other's.
    """
    found = align_terms((t for t in event_terms(a) if t not in apart), (t for t in event_terms(b) if t not in apart))
    if not found.both:
        return 0.0
    score = found.cover if len(found.both) > 1 else 0.5 * found.cover
    left, right = main_verbs(a), main_verbs(b)
    if left and right and not any(are_alike(x, y) for x in left for y in right):
        score *= 0.6
    return min(1.0, score)


@lru_cache(maxsize=8192)
def main_verbs(p: Proposition) -> frozenset[str]:
    """Stems of the verbs that carry the statement, but for those that say little."""
    return frozenset(stem for d in p.deeds if d.is_main and (stem := stem_word(d.lemma)) not in LIGHT)
