"""Words that cannot both hold of one thing at one time: states and outcomes, two sides a row."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sayso.story.saying.proposition import Proposition
from sayso.story.saying.terms import align_terms, index_sides

_ROWS = (
    ("open opened", "closed shut"),
    ("armed", "unarmed"),
    ("alive survived", "dead died killed"),
    ("guilty convicted", "innocent acquitted cleared"),
    ("won", "lost"),
    ("rose grew increased", "fell shrank declined"),
    ("safe", "unsafe dangerous"),
    ("found recovered located", "missing lost"),
    ("accounted", "missing"),
    ("full", "empty"),
    ("sober", "drunk"),
    ("legal", "illegal"),
    ("intact undamaged", "destroyed damaged"),
    ("raised", "lowered"),
    ("passed approved adopted", "rejected defeated"),
    ("present", "absent"),
    ("awake", "asleep"),
    ("peaceful", "violent"),
    ("captured seized", "repelled"),
    ("accidental", "deliberate intentional"),
    ("valid", "invalid"),
    ("conscious", "unconscious"),
    ("peacefully", "violently"),
    ("locked", "unlocked"),
    ("lit", "unlit dark"),
    ("manned staffed", "unmanned unstaffed"),
    ("accepted agreed", "refused rejected"),
)
_WORD = re.compile(r"[^\W\d_]+")
_NO_WORD = frozenset({"ion", "it", "der", "iqu", "til", "ivers"})  # "union", "unit", "under": no "un" of anything
# The stem of a noun too: "a bank account" is nobody accounted for.
_ONLY_AS = {"account": re.compile(r"\baccounted\b", re.IGNORECASE)}
_SHARE = 0.6  # of the shorter statement's terms that both have, the two contrary words counted as one


@cache
def _sides() -> dict[str, tuple[tuple[int, int], ...]]:
    return index_sides(_ROWS)


def find_contrary(a: Proposition, b: Proposition) -> tuple[str, str] | None:
    """Stems of two words by which `a` and `b` cannot both hold of what they are about; None where there are none.

    Both say P, or both not-P; most else of the shorter one stands in the other too.
    """
    if a.negative != b.negative:
        return None
    left, right = _states_of(a), _states_of(b)
    for place, x in left.items():
        y = right.get((place[0], 1 - place[1]))
        if y is None or x in b.terms or y in a.terms or (isinstance(place[0], str) and not _are_one_form(a, b)):
            continue
        rest_a, rest_b = (tuple(t for t in dict.fromkeys(p.terms) if t != s) for p, s in ((a, x), (b, y)))
        both = align_terms(rest_a, rest_b).both
        if both and (len(both) + 1) / (min(len(rest_a), len(rest_b)) + 1) >= _SHARE:
            return x, y
    return None


def _are_one_form(a: Proposition, b: Proposition) -> bool:
    """Whether "un" is all that tells a word of one from one of the other: not "disclosing" and "undisclosed"."""
    left, right = (set(_WORD.findall(p.text.lower())) for p in (a, b))
    return any(f"un{w}" in right for w in left) or any(f"un{w}" in left for w in right)


@lru_cache(maxsize=8192)
def _states_of(p: Proposition) -> dict[tuple[int | str, int], str]:
    """The sides of the rows that a statement has a word of; "unpaid" and "paid" are sides of a row of their own."""
    out: dict[tuple[int | str, int], str] = {}
    for term in p.terms:
        if term in _ONLY_AS and not _ONLY_AS[term].search(p.text):
            continue
        for place in _sides().get(term, ()):
            out.setdefault(place, term)
        bare = term.removeprefix("un")
        if bare not in _NO_WORD:
            out.setdefault((bare, int(bare != term)), term)
    return out
