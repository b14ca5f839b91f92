"""The attributions that are weighed: those joined from the tagger's spans, and those of the rules beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan

import numpy as np
from numpy.typing import NDArray

from sayso.reading.learned.emissions import Emissions, Floats
from sayso.reading.learned.known import Placed, Ranges, Roles, agreement, count, units_in
from sayso.reading.learned.linking import JOINED_WIDTH, Counts, Joined, close_gaps, describe_joined
from sayso.reading.learned.tagging import CONTENT, CUE, SOURCE, Piece, piece_at

WIDTH = JOINED_WIDTH + 13  # numbers that describe a candidate
_WHOLLY = 0.85  # of a content's units in quotation marks, for it to count as quoted


@dataclass(frozen=True, slots=True)
class Candidate:
    """One attribution that may be shown."""

    joined: Joined
    roles: Roles
    rule: int | None  # which of the rules' attributions it is; None: joined from the tagger's spans


def roles_of(e: Emissions, j: Joined) -> Roles:
    """A joined attribution as units."""

    def one(p: Piece | None) -> Ranges:
        return [(p.first, p.last)] if p else []

    return one(j.source), one(j.cue), close_gaps(e, j.content)


def collect(e: Emissions, labels: Floats, joined: Sequence[Joined], known: Placed) -> list[Candidate]:
    """All candidates: the joined ones, then those of the rules that are not the same in every unit."""
    out = [Candidate(j, roles_of(e, j), None) for j in joined]
    same = {tuple(map(tuple, c.roles)) for c in out}
    for n, roles in enumerate(known.roles):
        if roles[CONTENT] and tuple(map(tuple, roles)) not in same:
            out.append(Candidate(_from_rules(labels, roles), roles, n))
    return out


def _from_rules(labels: Floats, roles: Roles) -> Joined:
    def one(role: int) -> Piece | None:
        ranges = roles[role]
        return piece_at(labels, role, ranges[0][0], ranges[-1][1]) if ranges else None

    content = tuple(piece_at(labels, CONTENT, s, t) for s, t in roles[CONTENT])
    return Joined(one(SOURCE), one(CUE), content, (nan,) * len(content), nan)


def describe_candidates(c: Counts, candidates: Sequence[Candidate], known: Placed) -> Floats:
    """What each looks like, and how it agrees with the rules and with what was joined. One row each."""
    joined = [x for x in candidates if x.rule is None]
    placed = Placed([x.roles for x in joined])
    rows = [
        [*describe_joined(c, x.joined), *_beside_rules(x, known), *_beside_joined(x, placed, joined),
         float(x.rule is not None), _quoted(c, x)]
        for x in candidates
    ]  # fmt: skip
    return np.array(rows, np.float32).reshape(len(rows), WIDTH)


def _beside_rules(x: Candidate, known: Placed) -> list[float]:
    best, n = known.nearest(x.roles[CONTENT])
    if n is None:
        return [0.0, nan, nan, nan, nan, nan]
    source, cue, content = known.roles[n]
    agrees = [best, agreement(source, x.roles[SOURCE]), agreement(cue, x.roles[CUE])]
    return [*agrees, float(bool(source)), float(bool(cue)), float(count(content))]


def _beside_joined(x: Candidate, placed: Placed, joined: Sequence[Candidate]) -> list[float]:
    best, n = placed.nearest(x.roles[CONTENT])
    if n is None:
        return [0.0, nan, nan, nan, nan]
    other = joined[n]
    agrees = [best, agreement(other.roles[SOURCE], x.roles[SOURCE]), agreement(other.roles[CUE], x.roles[CUE])]
    return [*agrees, max(other.joined.p_content), other.joined.p_source]


def _quoted(c: Counts, x: Candidate) -> float:
    inside = sum(int(c.sums[t + 1, 7] - c.sums[s, 7]) for s, t in x.roles[CONTENT])
    return inside / max(1, count(x.roles[CONTENT]))


def cuts_of(rows: Floats, cut: float, quoted: float) -> NDArray[np.float64]:
    """The least probability for each of the candidates that `describe_candidates` gave `rows` for.

    `quoted` is for those wholly in quotation marks: a quotation that nobody is shown for is charged to nobody, so a
    doubtful source costs more there than none.
    """
    out: NDArray[np.float64] = np.where(rows[:, -1] >= _WHOLLY, quoted, cut)
    return out


def choose(candidates: Sequence[Candidate], p: NDArray[np.float64], cuts: NDArray[np.float64]) -> list[int]:
    """Those with at least their cut, the surest first, none with content or cue in words of one already chosen."""
    taken: set[int] = set()
    out: list[int] = []
    for n in np.argsort(-p, kind="stable").tolist():
        if p[n] < cuts[n]:
            continue
        _, cue, content = candidates[n].roles
        mine = {*units_in(cue), *units_in(content)}
        if taken.isdisjoint(mine):
            taken |= mine
            out.append(n)
    return out
