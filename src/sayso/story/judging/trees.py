"""Boosted trees as flat arrays: nodes one after the other, a leaf leads to itself."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

_DEEPEST = 7  # steps from a root to any leaf: trees of eight leaves


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees that vote for kinds."""

    sign: NDArray[Any]  # of each node: which number is looked at
    cut: NDArray[Any]  # the number up to which the left is taken
    left: NDArray[Any]
    right: NDArray[Any]
    value: NDArray[Any]  # of each leaf
    root: NDArray[Any]  # of each tree: its first node
    kind: NDArray[Any]  # of each tree: which kind it votes for
    base: NDArray[Any]  # of each kind: what it starts from

    def sums(self, row: NDArray[Any]) -> NDArray[Any]:
        """A number for each kind, before they are made to sum to 1."""
        import numpy as np

        # All nodes at once: a few thousand comparisons cost less than seven rounds of picking them out.
        after = np.where(row.take(self.sign) <= self.cut, self.left, self.right)
        node = self.root
        for _ in range(_DEEPEST):
            node = after.take(node)
        out: NDArray[Any] = np.bincount(self.kind, self.value.take(node), len(self.base)) + self.base
        return out

    def save(self, path: Path) -> None:
        """Write the arrays to an .npz file."""
        import numpy as np

        np.savez_compressed(path, **{f.name: getattr(self, f.name) for f in fields(self)})


def load_trees(path: Path) -> Trees:
    """The trees of an .npz file."""
    import numpy as np

    with np.load(path) as held:
        arrays = {f.name: held[f.name] for f in fields(Trees)}
    for name in ("sign", "left", "right", "root", "kind"):
        arrays[name] = arrays[name].astype(np.intp)
    return Trees(**arrays)
