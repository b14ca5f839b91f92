"""How near words are to each other in meaning, from a table of common words that has no names."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows = NDArray[np.float32]


@cache
def _table() -> tuple[dict[str, int], Rows]:
    import numpy as np

    folder = files("sayso") / "models" / "judge"
    stems = (folder / "stems.txt").read_text(encoding="utf-8").split()
    with as_file(folder / "vectors.npy") as path:
        rows = np.load(path).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return {s: n for n, s in enumerate(stems)}, rows


def rows_of(terms: tuple[str, ...]) -> tuple[tuple[str, ...], Rows]:
    """The terms that are in the table, and a vector of length 1 for each."""
    places, rows = _table()
    known = tuple(t for t in terms if t in places)
    return known, rows[[places[t] for t in known]]
