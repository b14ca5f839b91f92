"""Label scores to spans: best paths and marginals of a linear-chain CRF, all parts of an article at once.

Source: Lafferty, McCallum, Pereira (2001), Conditional Random Fields.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sayso.reading.learned.emissions import Emissions, Floats

ROLES = ("source", "cue", "content")
SOURCE, CUE, CONTENT = 0, 1, 2
# O, then begin and inside of each role: begin is 2 * role + 1, inside 2 * role + 2.
LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")


@dataclass(frozen=True, slots=True)
class Piece:
    """One span of one role, as indices of units."""

    role: int
    first: int
    last: int  # included
    sure: float  # mean probability of its labels
    edge: float  # probability of its first label
    least: float  # the lowest of its labels' probabilities


def may_follow(previous: int, label: int) -> bool:
    """Whether `label` may stand after `previous`: inside only after begin or inside of its own role."""
    return label not in (2, 4, 6) or previous in (label - 1, label)


def _stack(e: Emissions) -> tuple[Floats, NDArray[np.bool_], list[tuple[int, int]]]:
    cuts = [0, *(np.flatnonzero(np.diff(e.part)) + 1).tolist(), len(e.units)]
    ranges = [(s, t) for s, t in pairwise(cuts) if s < t]
    longest = max(t - s for s, t in ranges)
    scores = np.zeros((len(ranges), longest, len(LABELS)), np.float32)
    there = np.zeros((len(ranges), longest), bool)
    for k, (s, t) in enumerate(ranges):
        scores[k, : t - s] = e.scores[s:t]
        there[k, : t - s] = True
    return scores, there, ranges


def best_paths(scores: Floats, there: NDArray[np.bool_], moves: Floats) -> NDArray[np.int64]:
    """The best labels of each row. `moves`: one row a previous label, and a last row for the start."""
    rows, n, _ = scores.shape
    back = np.zeros(scores.shape, np.int64)
    back[:] = np.arange(scores.shape[2])
    alpha = moves[-1] + scores[:, 0]
    for t in range(1, n):
        options = alpha[:, :, None] + moves[:-1]
        go = there[:, t, None]
        back[:, t] = np.where(go, options.argmax(1), back[:, t])
        alpha = np.where(go, options.max(1) + scores[:, t], alpha)
    path = np.zeros((rows, n), np.int64)
    path[:, -1] = alpha.argmax(1)
    for t in range(n - 1, 0, -1):
        path[:, t - 1] = np.take_along_axis(back[:, t], path[:, t, None], 1)[:, 0]
    return path


def _log_sum(x: Floats, axis: int) -> Floats:
    top = x.max(axis, keepdims=True)
    out: Floats = (np.log(np.exp(x - top).sum(axis, keepdims=True)) + top).squeeze(axis)
    return out


def marginals(scores: Floats, there: NDArray[np.bool_], moves: Floats) -> Floats:
    """Probability of each label at each unit of each row; rows shorter than the longest are padded at the end."""
    n = scores.shape[1]
    forward, backward = np.zeros_like(scores), np.zeros_like(scores)
    forward[:, 0] = moves[-1] + scores[:, 0]
    for t in range(1, n):
        new = _log_sum(forward[:, t - 1, :, None] + moves[:-1], 1) + scores[:, t]
        forward[:, t] = np.where(there[:, t, None], new, forward[:, t - 1])
    for t in range(n - 2, -1, -1):
        new = _log_sum(moves[:-1] + (scores[:, t + 1] + backward[:, t + 1])[:, None], 2)
        backward[:, t] = np.where(there[:, t + 1, None], new, backward[:, t])
    total = forward + backward
    out: Floats = np.exp(total - _log_sum(total, 2)[..., None])
    return out


def path_pieces(path: NDArray[np.int64], probability: Floats, offset: int) -> list[Piece]:
    """The spans of one path."""
    out: list[Piece] = []
    i = 0
    while i < len(path):
        role, kind = divmod(int(path[i]) - 1, 2)
        j = i + 1
        if path[i] and kind == 0:
            while j < len(path) and path[j] == 2 * role + 2:
                j += 1
            p = probability[np.arange(i, j), path[i:j]]
            out.append(Piece(role, offset + i, offset + j - 1, float(p.mean()), float(p[0]), float(p.min())))
        i = j
    return out


def read_pieces(e: Emissions, moves: Floats, less_outside: float = 0.0) -> tuple[list[Piece], Floats]:
    """All spans of an article, in order, and the probability of each label of each unit.

    `less_outside` is taken from the score of O: more and doubtful spans.
    """
    labels = np.zeros((len(e.units), len(LABELS)), np.float32)
    if not e.units:
        return [], labels
    scores, there, ranges = _stack(e)
    probability = marginals(scores, there, moves)
    scores[:, :, 0] -= less_outside
    paths = best_paths(scores, there, moves)
    out: list[Piece] = []
    for k, (s, t) in enumerate(ranges):
        out.extend(path_pieces(paths[k, : t - s], probability[k], s))
        labels[s:t] = probability[k, : t - s]
    return out, labels


def piece_at(labels: Floats, role: int, first: int, last: int) -> Piece:
    """A span that somebody else found, with the probabilities that the tagger gives its labels."""
    inside = labels[first : last + 1, 2 * role + 1 : 2 * role + 3].sum(1)
    return Piece(role, first, last, float(inside.mean()), float(labels[first, 2 * role + 1]), float(inside.min()))
