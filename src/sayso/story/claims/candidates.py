"""Which statements are worth holding against each other: those that share rare words, names or numbers."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.story.saying.propositions import Proposition
from sayso.story.saying.terms import groups_of

_BUDGET = 8_000  # pairs that a story of any size may have beside those that each statement may have
_EACH = 6  # pairs that one more statement may bring, so that the cost stays linear
_LEAST = 0.02  # cosine of terms weighted by rarity
_COMMON = 60  # statements; a term that stands in more of them finds nobody, it only weighs
_OF_TERM = 0.5  # share of a term itself, where it is in groups of words that stand for each other
_OF_NAME = 0.5  # weight of a word of a name: whom a story is about, every statement may name
_TAKEN_UP = 3  # statements with a number before one that gives its number for "the number", "the toll"
_TAKEN_UP_NEAR = 0.3  # they share what is counted, in words or not
_BARE = 4  # terms of a statement that is little more than its number


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """Two statements worth holding against each other, by their places in a list."""

    a: int  # the lower place
    b: int
    near: float  # 0 to 1: how alike they are by the rarity of what they share


def find_candidates(propositions: Sequence[Proposition], stands_for: Sequence[int] | None = None) -> list[Candidate]:
    """Pairs in order: at most a few for each statement, however many there are.

    Assumes that the propositions are of one story, those of one article side by side and in text order.
    `stands_for` has for each the first that has the same words as a copy, itself else: only those are paired.
    """
    first = list(stands_for) if stands_for is not None else list(range(len(propositions)))
    own = [i for i, k in enumerate(first) if i == k]
    found = {(own[a], own[b]): near for (a, b), near in _nearest([propositions[i] for i in own]).items()}
    for a, b in _taken_up(propositions):
        pair = min(first[a], first[b]), max(first[a], first[b])
        if pair[0] != pair[1]:
            found[pair] = max(_TAKEN_UP_NEAR, found.get(pair, 0.0))
    return sorted(Candidate(a, b, near) for (a, b), near in found.items())


def _nearest(propositions: Sequence[Proposition]) -> dict[tuple[int, int], float]:
    """Each with those that share the most with it."""
    likeness = likeness_of(propositions)
    each = max(_EACH, _BUDGET // max(1, len(propositions)))
    nearest: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (i, j), near in likeness.items():
        if near >= _LEAST:
            nearest[i].append((-near, j))
            nearest[j].append((-near, i))
    return {(min(i, j), max(i, j)): -near for i, near_ones in nearest.items() for near, j in sorted(near_ones)[:each]}


def likeness_of(propositions: Sequence[Proposition]) -> dict[tuple[int, int], float]:
    """For each two that share a term or words that stand for each other: how alike they are, 0 to 1.

    The cosine of what they say, by how rare it is among these statements: what the whole story is about tells little.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    rows = [_keys(p) for p in propositions]
    for i, row in enumerate(rows):
        for key in row:
            holders[key].append(i)
    weights = {key: math.log(1 + len(rows) / len(held)) for key, held in holders.items()}
    norms = [math.sqrt(sum(share * weights[key] ** 2 for key, share in row.items())) or 1.0 for row in rows]
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for key in sorted(holders):
        held = holders[key]
        if len(held) > _COMMON:
            continue
        square = weights[key] ** 2
        for k, j in enumerate(held):
            part = rows[j][key] * square
            for i in held[:k]:
                shared[i, j] += min(part, rows[i][key] * square)
    return {(i, j): s / (norms[i] * norms[j]) for (i, j), s in shared.items()}


def _keys(p: Proposition) -> dict[str, float]:
    """What a statement is found by, each with its share: terms, and the groups of words that stand for each other."""
    out: dict[str, float] = {}
    named = p.name_stems
    for term in dict.fromkeys(p.terms):
        if term in named:
            out[term] = _OF_NAME
            continue
        groups = groups_of(term)
        out[term] = _OF_TERM if groups else 1.0
        for group in groups:
            key = f"group {group}"
            out[key] = max(out.get(key, 0.0), (1 - _OF_TERM) / len(groups))
    return out


def _taken_up(propositions: Sequence[Proposition]) -> list[tuple[int, int]]:
    """A bare number ("put the number at 350") with the numbers that the same page gave before it."""
    out: list[tuple[int, int]] = []
    before: list[int] = []
    page: str | None = None
    for i, p in enumerate(propositions):
        article = p.ref.article if p.ref else None
        if article != page:
            before, page = [], article
        if not p.quantities and not any(t.type == "DURATION" for t in p.times):
            continue
        if len(p.terms) <= _BARE:
            out += [(j, i) for j in before[-_TAKEN_UP:]]
        before.append(i)
    return out
