"""Which statements are worth holding against each other: those that share rare words, names or numbers."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from sayso.story.propositions import Proposition

_BUDGET = 8_000  # pairs that a story of any size may have beside those that each statement may have
_EACH = 6  # pairs that one more statement may bring, so that the cost stays linear
_LEAST = 0.06  # cosine of terms weighted by rarity
_COMMON = 60  # statements; a term that stands in more of them finds nobody, it only weighs
_TAKEN_UP = 3  # statements with a number before one that gives its number for "the number", "the toll"
_BARE = 4  # terms of a statement that is little more than its number


def candidate_pairs(
    propositions: Sequence[Proposition], stands_for: Sequence[int] | None = None
) -> list[tuple[int, int]]:
    """Pairs of indices, the lower first, sorted: at most a few for each statement, however many there are.

    Assumes that the propositions are of one story, those of one article side by side and in text order.
    `stands_for` has for each the first that has the same words as a copy, itself else: only those are paired.
    """
    first = list(stands_for) if stands_for is not None else list(range(len(propositions)))
    own = [i for i, k in enumerate(first) if i == k]
    found = {(own[a], own[b]) for a, b in _near([propositions[i] for i in own])}
    found |= {(min(first[a], first[b]), max(first[a], first[b])) for a, b in _taken_up(propositions)}
    return sorted((a, b) for a, b in found if a != b)


def _near(propositions: Sequence[Proposition]) -> set[tuple[int, int]]:
    """Each with those that share the most with it, by the rarity of what they share."""
    likeness = _likeness(propositions, _weigh(propositions))
    each = max(_EACH, _BUDGET // max(1, len(propositions)))
    nearest: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (i, j), near in likeness.items():
        if near >= _LEAST:
            nearest[i].append((-near, j))
            nearest[j].append((-near, i))
    pairs: set[tuple[int, int]] = set()
    for i, near_ones in nearest.items():
        near_ones.sort()
        pairs.update((min(i, j), max(i, j)) for _, j in near_ones[:each])
    return pairs


def _weigh(propositions: Sequence[Proposition]) -> dict[str, float]:
    found = Counter(t for p in propositions for t in set(p.terms))
    return {t: math.log(1 + len(propositions) / n) for t, n in found.items()}


def _likeness(propositions: Sequence[Proposition], weights: dict[str, float]) -> dict[tuple[int, int], float]:
    holders: dict[str, list[int]] = defaultdict(list)
    norms: list[float] = []
    for i, p in enumerate(propositions):
        terms = sorted(set(p.terms))
        norms.append(math.sqrt(sum(weights[t] ** 2 for t in terms)) or 1.0)
        for t in terms:
            holders[t].append(i)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for t in sorted(holders):
        held = holders[t]
        if len(held) > _COMMON:
            continue
        square = weights[t] ** 2
        for k, j in enumerate(held):
            for i in held[:k]:
                shared[i, j] += square
    return {(i, j): s / (norms[i] * norms[j]) for (i, j), s in shared.items()}


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
