"""Best paths and marginals against every path counted one by one."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from sayso.reading.learned.tagging import LABELS, best_paths, marginals, may_follow, path_pieces

N = len(LABELS)


def random_moves(rng: np.random.Generator) -> np.ndarray:
    moves = rng.normal(size=(N + 1, N)).astype(np.float32)
    for p in range(N + 1):
        for q in range(N):
            if not may_follow(0 if p == N else p, q):
                moves[p, q] = -1e4
    return moves


def weigh(path: tuple[int, ...], scores: np.ndarray, moves: np.ndarray) -> float:
    total = float(moves[-1, path[0]] + scores[0, path[0]])
    return total + sum(float(moves[p, q] + scores[t, q]) for t, (p, q) in enumerate(pairwise(path), 1))


@pytest.mark.parametrize("seed", range(4))
def test_path_and_marginals_are_those_of_all_paths_counted(seed: int) -> None:
    rng = np.random.default_rng(seed)
    moves = random_moves(rng)
    scores = rng.normal(size=(2, 4, N)).astype(np.float32) * 2
    there = np.array([[True] * 4, [True] * 3 + [False]])
    got, probability = best_paths(scores, there, moves), marginals(scores, there, moves)
    for row, length in ((0, 4), (1, 3)):
        paths = list(product(range(N), repeat=length))
        weights = np.array([weigh(p, scores[row], moves) for p in paths])
        assert tuple(got[row, :length]) == paths[int(weights.argmax())]
        share = np.exp(weights - weights.max())
        share /= share.sum()
        for t in range(length):
            want = [share[[p[t] == label for p in paths]].sum() for label in range(N)]
            np.testing.assert_allclose(probability[row, t], want, atol=1e-4)


def test_neighbouring_spans_of_one_role_stay_apart() -> None:
    path = np.array([5, 6, 5, 6, 0, 1, 3, 4])
    pieces = path_pieces(path, np.full((8, N), 0.5, np.float32), 10)
    assert [(p.role, p.first, p.last) for p in pieces] == [(2, 10, 11), (2, 12, 13), (0, 15, 15), (1, 16, 17)]
    assert {p.sure for p in pieces} == {0.5}
