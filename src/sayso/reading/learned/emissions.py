"""What the encoder says of an article, unit by unit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.reading.learned.hints import COLUMNS, Hints
from sayso.reading.learned.masking import Unit
from sayso.reading.learned.windows import Part, batch_windows, group_parts, make_window
from sayso.reading.learned.wordpieces import WordPieces

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
# (pieces, marks, firsts), each [windows, n], and hints [windows, n, columns], padded with 0
# -> label scores and link vectors of each unit
Encode = Callable[[Ints, Ints, Ints, Ints], tuple[Floats, Floats]]


@dataclass(slots=True)
class Emissions:
    """All units of an article in order, with what the encoder gave for each."""

    units: list[Unit]
    line: NDArray[np.int32]
    part: NDArray[np.int32]
    window: NDArray[np.int32]
    scores: Floats  # [units, labels]
    vectors: Floats  # [units, width]


def _pad(rows: Sequence[Sequence[int]]) -> Ints:
    out = np.zeros((len(rows), max(map(len, rows))), np.int64)
    for i, r in enumerate(rows):
        out[i, : len(r)] = r
    return out


def _pad_hints(rows: Sequence[Sequence[Hints]]) -> Ints:
    out = np.zeros((len(rows), max(map(len, rows)), COLUMNS), np.int64)
    for i, r in enumerate(rows):
        out[i, : len(r)] = r
    return out


def emit(parts: Sequence[Part], encode: Encode, words: WordPieces) -> Emissions:
    """The emissions of one article.

    Windows are batched by length inside the article and never with those of another: int8 arithmetic scales by the
    batch, and an article is read the same whatever is read beside it.
    """
    windows = [make_window(group, words) for group in group_parts(parts)]
    got: dict[int, tuple[Floats, Floats]] = {}
    for batch in batch_windows(windows):
        ws = [windows[i] for i in batch]
        scores, vectors = encode(
            _pad([w.pieces for w in ws]),
            _pad([w.marks for w in ws]),
            _pad([w.firsts for w in ws]),
            _pad_hints([w.hints for w in ws]),
        )
        for k, i in enumerate(batch):
            keep = [j for j, (part, _) in enumerate(windows[i].owners) if part >= 0]
            got[i] = scores[k][keep], vectors[k][keep]
    nothing = np.zeros((0, 0), np.float32)
    return Emissions(
        units=[u for p in parts for u in p.units],
        line=np.array([p.line for p in parts for _ in p.units], np.int32),
        part=np.array([k for k, p in enumerate(parts) for _ in p.units], np.int32),
        window=np.array([i for i, w in enumerate(windows) for p in w.parts for _ in p.units], np.int32),
        scores=np.concatenate([got[i][0] for i in range(len(windows))]) if windows else nothing,
        vectors=np.concatenate([got[i][1] for i in range(len(windows))]) if windows else nothing,
    )
