"""Which of very many articles are worth holding against each other: pairs of those that share a key, as arrays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.story.texts.copies import CROWD

BUCKETS = 64  # that keys are dealt out to: each is looked at by itself

# One key of one article. Articles are numbered; a pair of them is one number, so that it is sorted fast.
PRINT = np.dtype([("key", "<i8"), ("age", "<u4"), ("number", "<u4")])  # age: 0 for the oldest
WORD = np.dtype([("key", "<i8"), ("day", "<f8"), ("number", "<u4")])
_HALF = np.uint64(32)

Pairs = NDArray[np.uint64]
Rows = NDArray[np.void]


def deal_out(rows: Rows) -> list[tuple[int, bytes]]:
    """The rows by the bucket of their key."""
    return [(n, some.tobytes()) for n, some in _deal(rows, rows["key"].astype(np.uint64) % np.uint64(BUCKETS))]


def _deal(rows: NDArray[Any], bucket: NDArray[np.uint64]) -> Iterator[tuple[int, NDArray[Any]]]:
    """The rows of each bucket that has any, in their order."""
    small = bucket.astype(np.uint8)  # numpy sorts such by counting
    order = np.argsort(small, kind="stable")
    ends = np.cumsum(np.bincount(small, minlength=BUCKETS))
    for n, (a, b) in enumerate(pairwise([0, *ends.tolist()])):
        if b > a:
            yield n, rows[order[a:b]]


def pair_prints(pieces: list[bytes]) -> bytes:
    """Pairs of articles that share a run of words, the older one first, each once.

    Where more than 60 share one, each is paired with the next in age: enough to hang together.
    """
    rows = np.frombuffer(b"".join(pieces), dtype=PRINT)
    rows = rows[np.lexsort((rows["age"], rows["key"]))]
    crowd = _group_sizes(rows["key"]) > CROWD
    found: list[Pairs] = []
    for d in range(1, min(CROWD, len(rows))):
        near = np.flatnonzero(rows["key"][:-d] == rows["key"][d:])
        if d > 1:
            near = near[~crowd[near]]
        if not len(near):
            break
        found.append(_pairs(rows["number"][near], rows["number"][near + d]))
    return _sort(found)[0].tobytes()


def pair_words(most: int, window: float, pieces: list[bytes]) -> bytes:
    """Pairs of articles that share a word within so many days: each with the `most` that come next; once a word."""
    rows = np.frombuffer(b"".join(pieces), dtype=WORD)
    rows = rows[np.lexsort((rows["number"], rows["day"], rows["key"]))]
    found: list[Pairs] = []
    for d in range(1, min(most, len(rows) - 1) + 1):
        near = np.flatnonzero(rows["key"][:-d] == rows["key"][d:])
        if not len(near):
            break
        # Two articles without a day are compared with all others: nan is near everything.
        near = near[~(rows["day"][near + d] - rows["day"][near] > window)]
        found.append(_in_order(rows["number"][near], rows["number"][near + d]))
    return (np.concatenate(found) if found else np.zeros(0, dtype=np.uint64)).tobytes()


def count_pairs(pieces: Iterable[bytes], at_least: int) -> Pairs:
    """The pairs that come at least so often, each once, sorted; what waits stands in temporary files."""
    found: list[Pairs] = []
    with TemporaryDirectory(prefix="sayso-") as tmp:
        for piece in pieces:
            pairs = np.frombuffer(piece, dtype=np.uint64)
            for n, some in _deal(pairs, (pairs >> _HALF) % np.uint64(BUCKETS)):
                with (Path(tmp) / str(n)).open("ab") as file:
                    file.write(some.tobytes())
        for path in sorted(Path(tmp).iterdir()):
            pairs, counts = _sort([np.fromfile(path, dtype=np.uint64)])
            found.append(pairs[counts >= at_least])
    return np.sort(np.concatenate(found)) if found else np.zeros(0, dtype=np.uint64)


def split_pairs(pairs: Pairs) -> list[tuple[int, int]]:
    """The two numbers of each pair."""
    low = np.uint64(0xFFFFFFFF)
    return list(zip((pairs >> _HALF).tolist(), (pairs & low).tolist(), strict=True))


def _sort(pieces: list[Pairs]) -> tuple[Pairs, NDArray[np.int64]]:
    """The pairs, each once, sorted, and how often each came."""
    pairs = np.sort(np.concatenate(pieces)) if pieces else np.zeros(0, dtype=np.uint64)
    starts = np.flatnonzero(np.concatenate([[len(pairs) > 0], pairs[1:] != pairs[:-1]])[: len(pairs)])
    return pairs[starts], np.diff(np.concatenate([starts, [len(pairs)]]))


def _group_sizes(keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each row how many have its key; the rows are sorted by key."""
    if not len(keys):
        return np.zeros(0, dtype=np.int64)
    starts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    sizes = np.diff(np.concatenate([starts, [len(keys)]]))
    return np.repeat(sizes, sizes)


def _pairs(a: NDArray[np.uint32], b: NDArray[np.uint32]) -> Pairs:
    return (a.astype(np.uint64) << _HALF) | b.astype(np.uint64)


def _in_order(a: NDArray[np.uint32], b: NDArray[np.uint32]) -> Pairs:
    return _pairs(np.minimum(a, b), np.maximum(a, b))
