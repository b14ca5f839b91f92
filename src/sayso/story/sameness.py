"""How sure it is that two statements tell of one event, whatever they put into its slots."""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.story.counted_words import LIGHT_VERBS
from sayso.story.proposition import Proposition
from sayso.story.terms import align_terms, are_alike, stem_word, terms_of

# "its forces", "our members": whoever speaks, or those who speak for it.
_SELF = re.compile(r"(?:it|its|they|their|we|our|he|his|she|her|i|my)\b", re.IGNORECASE)


@lru_cache(maxsize=8192)
def event_terms(p: Proposition) -> tuple[str, ...]:
    """The terms of a statement without numbers, times and verbs that say little; with the speaker's for "we"."""
    times = time_terms(p)
    told = (*p.terms, *p.speaker_terms) if speaks_of_self(p) else p.terms
    return tuple(t for t in dict.fromkeys(told) if t not in times and t not in LIGHT_VERBS and not t[:1].isdigit())


@lru_cache(maxsize=8192)
def time_terms(p: Proposition) -> frozenset[str]:
    """The terms of a statement's times: "March" is no march."""
    return frozenset(t for w in p.times for t in terms_of(p.text[w.span.start : w.span.end]))


def speaks_of_self(p: Proposition) -> bool:
    """Whether the subject of the first verb is a pronoun that may mean whoever speaks: "it had not known"."""
    first = next((d.doer or d.done_to for d in p.deeds if d.is_main and (d.doer or d.done_to)), None)
    return first is not None and bool(p.speaker) and _SELF.match(p.text[first.start : first.end]) is not None


def same_event(a: Proposition, b: Proposition, *, apart: frozenset[str] = frozenset()) -> float:
    """How much of the shorter statement both have, 0 to 1; terms of `apart` are left out of account.

    Less where the verbs of both are known and none stands for one of the other's.
    """
    found = align_terms((t for t in event_terms(a) if t not in apart), (t for t in event_terms(b) if t not in apart))
    if not found.both:
        return 0.0
    score = found.cover if len(found.both) > 1 else 0.5 * found.cover
    return score * (1.0 if share_deed(a, b) else 0.6)


def share_deed(a: Proposition, b: Proposition) -> bool:
    """Whether a verb of one stands for one of the other, or one of them has none that says much."""
    left, right = main_verbs(a), main_verbs(b)
    return not left or not right or any(are_alike(x, y) for x in left for y in (*right, *b.terms))


@lru_cache(maxsize=8192)
def main_verbs(p: Proposition) -> tuple[str, ...]:
    """Stem of the verb that carries the statement; none where it says little ("is", "took place")."""
    first = next((d for d in p.deeds if d.is_main and stem_word(d.lemma) not in LIGHT_VERBS), None)
    return () if first is None else (stem_word(first.lemma),)
