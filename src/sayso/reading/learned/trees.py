"""Boosted trees as plain arrays: probabilities without the library that fitted them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

_COLUMNS = ("feature", "threshold", "left", "right", "missing_left", "value", "roots")


@dataclass(frozen=True, slots=True)
class Trees:
    """All trees of one model, their nodes in one table; a leaf points to itself."""

    feature: NDArray[np.int16]
    threshold: NDArray[np.float32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    missing_left: NDArray[np.bool_]
    value: NDArray[np.float32]
    roots: NDArray[np.int32]
    base: float
    depth: int

    def probability(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """P(1) of each row; an unknown value is NaN."""
        if not len(rows):
            return np.zeros(0)
        at = np.broadcast_to(self.roots, (len(rows), len(self.roots))).copy()
        who = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            x = rows[who, self.feature[at]]
            with np.errstate(invalid="ignore"):
                go_left = np.where(np.isnan(x), self.missing_left[at], x <= self.threshold[at])
            at = np.where(go_left, self.left[at], self.right[at])
        out: NDArray[np.float64] = 1 / (1 + np.exp(-(self.base + self.value[at].sum(1, dtype=np.float64))))
        return out

    def arrays(self, prefix: str) -> dict[str, NDArray[Any]]:
        """For `np.savez`."""
        got = {f"{prefix}.{c}": getattr(self, c) for c in _COLUMNS}
        return got | {f"{prefix}.base": np.array([self.base, self.depth])}


def load_trees(arrays: Any, prefix: str) -> Trees:
    """The trees stored under `prefix` by `Trees.arrays`."""
    base, depth = arrays[f"{prefix}.base"].tolist()
    feature, threshold, left, right, missing_left, value, roots = (arrays[f"{prefix}.{c}"] for c in _COLUMNS)
    return Trees(feature, threshold, left, right, missing_left, value, roots, base, int(depth))
