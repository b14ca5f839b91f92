"""Articles with what was predicted of them, and the truth: what the linker is fitted on and measured by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.reading.found import Found
from sayso.reading.learned.candidates import Candidate, describe_candidates
from sayso.reading.learned.doubt import Weighed, describe_left, find_runs, number_sentences
from sayso.reading.learned.emissions import Emissions, Floats
from sayso.reading.learned.evidence import Evidence, gather_evidence
from sayso.reading.learned.tagging import CONTENT, ROLES, Piece
from training.data import RawArticle

Reals = NDArray[np.float64]
Bits = NDArray[np.int64]


@dataclass(slots=True)
class Case:
    """One article."""

    raw: RawArticle
    v: Evidence
    truth: list[Bits]  # of each pair of each kind: whether one gold attribution has both

    def as_raw(self, c: Candidate) -> dict[str, Any]:
        """An attribution in the scorer's form."""
        u = self.v.e.units
        return {role: [[u[s].start, u[t].end] for s, t in here] for role, here in zip(ROLES, c.roles, strict=True)}


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


def make_case(raw: RawArticle, e: Emissions, moves: Floats, less_outside: float, rules: Sequence[Found]) -> Case:
    """Evidence and truth of one article."""
    v = gather_evidence(e, moves, less_outside, rules)
    owners = {p: _owners(raw, e, p) for p in v.pieces}
    truth = [np.array([int(bool(owners[a] & owners[b])) for a, b in here.ends], np.int64) for here in v.pairs]
    return Case(raw, v, truth)


def mark_right(scorer: Any, case: Case, candidates: Sequence[Candidate]) -> Bits:
    """1 for each that matches a gold attribution (content J >= .5) and has its source, as the scorer counts."""
    article = scorer.Article(case.raw["text"])
    gold = [article.attribution(a) for a in case.raw["attributions"]]
    made = [article.attribution(case.as_raw(c)) for c in candidates]
    return np.array([int(any(_is_right(scorer, g, m) for g in gold)) for m in made], np.int64)


def _is_right(scorer: Any, gold: dict[str, Any], made: dict[str, Any]) -> bool:
    if scorer.jaccard(gold["content"], made["content"]) < 0.5:
        return False
    one, other = gold["source"], made["source"]
    return (not one and not other) or bool(scorer.jaccard(one, other) >= 0.5)


def describe_weighed(case: Case, candidates: Sequence[Candidate]) -> Floats:
    """What each candidate looks like."""
    return describe_candidates(case.v.counts, candidates, case.v.known)


@dataclass(frozen=True, slots=True)
class Left:
    """The units of an article that are in no attribution shown."""

    all: int  # words of the article, as the scorer cuts them
    rows: Floats  # what each unit looks like
    own: Reals  # of each unit: words in no gold attribution
    told: Reals  # and words in one


def find_left(scorer: Any, case: Case, weighed: Weighed) -> Left:
    """What is left to the outlet."""
    article = scorer.Article(case.raw["text"])
    gold = set(article.tokens(_all_spans(case.raw["attributions"])))
    runs = find_runs(case.v.e, number_sentences(case.v.e), weighed.told())
    units, rows = describe_left(case.v, runs, weighed)
    u = case.v.e.units
    words = [article.tokens([[u[i].start, u[i].end]]) & article.word for i in units]
    own = np.array([len(w - gold) for w in words], float)
    return Left(len(article.word), rows, own, np.array([len(w & gold) for w in words], float))


def _all_spans(attributions: Iterable[dict[str, Any]]) -> list[list[int]]:
    return [s for a in attributions for role in ROLES for s in a.get(role) or ()]
