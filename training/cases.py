"""Articles with predicted spans, candidate pairs and their truth: what the linker is fitted on and measured by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.reading.learned.emissions import Emissions, Floats
from sayso.reading.learned.linking import Counts, Joined, Pairs, close_gaps, count_units, join_pieces, make_pairs
from sayso.reading.learned.tagging import CONTENT, ROLES, Piece, read_pieces
from sayso.reading.learned.trees import Trees
from training.data import RawArticle

Reals = NDArray[np.float64]
Bits = NDArray[np.int64]


@dataclass(slots=True)
class Case:
    """One article."""

    raw: RawArticle
    e: Emissions
    pieces: list[Piece]
    outside: Floats  # of each unit: the probability that it is in no span
    counts: Counts
    pairs: list[Pairs]
    truth: list[Bits]

    def as_raw(self, j: Joined) -> dict[str, Any]:
        """An attribution in the scorer's form."""
        u = self.e.units
        return {
            "source": [[u[j.source.first].start, u[j.source.last].end]] if j.source else [],
            "cue": [[u[j.cue.first].start, u[j.cue.last].end]] if j.cue else [],
            "content": [[u[s].start, u[t].end] for s, t in close_gaps(self.e, j.content)],
        }

    def join(self, models: Sequence[Trees]) -> list[Joined]:
        """The attributions by the pair models."""
        return join_pieces(
            self.pieces, self.pairs, [m.probability(p.rows) for m, p in zip(models, self.pairs, strict=True)]
        )


def _owners(raw: RawArticle, e: Emissions, p: Piece) -> set[int]:
    """Gold attributions that have most of this span in the same role."""
    s, t = e.units[p.first].start, e.units[p.last].end
    out = set()
    for n, a in enumerate(raw["attributions"]):
        for x, y in a.get(ROLES[p.role]) or ():
            both = min(y, t) - max(x, s)
            least = 0.7 * min(t - s, y - x) if p.role == CONTENT else 0.4 * max(t - s, y - x)
            if both > 0 and both >= least:
                out.add(n)
    return out


def make_case(raw: RawArticle, e: Emissions, moves: Floats, less_outside: float) -> Case:
    """Spans, pairs and truth of one article."""
    pieces, outside = read_pieces(e, moves, less_outside)
    counts = count_units(e, pieces)
    pairs = make_pairs(e, counts, pieces)
    owners = {p: _owners(raw, e, p) for p in pieces}
    truth = [np.array([int(bool(owners[a] & owners[b])) for a, b in pr.ends], np.int64) for pr in pairs]
    return Case(raw, e, pieces, outside, counts, pairs, truth)


def mark_right(scorer: Any, case: Case, joined: Sequence[Joined]) -> Bits:
    """1 for each attribution that matches a gold one (content J >= .5) and has its source, as the scorer counts."""
    article = scorer.Article(case.raw["text"])
    gold = [article.attribution(a) for a in case.raw["attributions"]]
    made = [article.attribution(case.as_raw(j)) for j in joined]
    right = np.zeros(len(made), np.int64)
    for g, p in scorer.match(gold, made, 0.5):
        one, other = gold[g]["source"], made[p]["source"]
        right[p] = (not one and not other) or scorer.jaccard(one, other) >= 0.5
    return right


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Words of an article as the scorer cuts them."""

    all: int
    left: list[float]  # of each word in no attribution shown: the probability that it is in no span
    right: list[bool]  # and whether it is the outlet's own in gold


def own_words(scorer: Any, case: Case, kept: Sequence[Joined]) -> OwnWords:
    """What is left to the outlet."""
    article = scorer.Article(case.raw["text"])

    def held(attributions: Sequence[dict[str, Any]]) -> set[int]:
        return set(article.tokens([s for a in attributions for role in ROLES for s in a.get(role) or ()]))

    sure: dict[int, float] = {}
    for u, p in zip(case.e.units, case.outside.tolist(), strict=True):
        for word in article.tokens([[u.start, u.end]]):
            sure[word] = min(p, sure.get(word, 1.0))
    gold = held(case.raw["attributions"])
    left = sorted(set(article.word) - held([case.as_raw(j) for j in kept]))
    return OwnWords(len(article.word), [sure.get(w, 1.0) for w in left], [w not in gold for w in left])
