"""Which of very many articles are worth holding against each other: pairs of those that share a key, as arrays."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sayso.story.texts.copies import CROWD

BUCKETS = 64  # that keys are dealt out to: each is looked at by itself

# One key of one article. Articles are known by the 64 bits of their id.
PRINT = np.dtype([("key", "<i8"), ("when", "<f8"), ("short", "<i4"), ("id", "<u8")])
WORD = np.dtype([("key", "<i8"), ("day", "<f8"), ("id", "<u8")])
PAIR = np.dtype([("a", "<u8"), ("b", "<u8")])

Rows = NDArray[np.void]


def deal_out(rows: Rows) -> list[tuple[int, bytes]]:
    """The rows by the bucket of their key."""
    bucket = rows["key"].astype(np.uint64) % np.uint64(BUCKETS)
    order = np.argsort(bucket, kind="stable")
    ends = np.searchsorted(bucket[order], np.arange(BUCKETS + 1, dtype=np.uint64))
    return [(n, rows[order[a:b]].tobytes()) for n, (a, b) in enumerate(pairwise(ends)) if b > a]


def pair_prints(pieces: list[bytes]) -> bytes:
    """Pairs of articles that share a run of words, the older one first, each once.

    Where more than 60 share one, each is paired with the next in age: enough to hang together.
    """
    rows = np.frombuffer(b"".join(pieces), dtype=PRINT)
    rows = rows[np.lexsort((rows["id"], rows["short"], rows["when"], rows["key"]))]
    crowd = _group_sizes(rows["key"]) > CROWD
    found: list[Rows] = []
    for d in range(1, min(CROWD, len(rows))):
        near = np.flatnonzero(rows["key"][:-d] == rows["key"][d:])
        if d > 1:
            near = near[~crowd[near]]
        if not len(near):
            break
        found.append(_pairs(rows["id"][near], rows["id"][near + d]))
    return count_pairs([some.tobytes() for some in found], 1).tobytes()


def pair_words(most: int, window: float, pieces: list[bytes]) -> bytes:
    """Pairs of articles that share a word within so many days: each with the `most` that come next; once a word."""
    rows = np.frombuffer(b"".join(pieces), dtype=WORD)
    rows = rows[np.lexsort((rows["id"], rows["day"], rows["key"]))]
    found: list[Rows] = []
    for d in range(1, min(most, len(rows) - 1) + 1):
        near = np.flatnonzero(rows["key"][:-d] == rows["key"][d:])
        if not len(near):
            break
        # Two articles without a day are compared with all others: nan is near everything.
        near = near[~(rows["day"][near + d] - rows["day"][near] > window)]
        found.append(_pairs(rows["id"][near], rows["id"][near + d]))
    made = np.concatenate(found) if found else np.zeros(0, dtype=PAIR)
    swap = made["a"] > made["b"]
    return _pairs(np.where(swap, made["b"], made["a"]), np.where(swap, made["a"], made["b"])).tobytes()


def count_pairs(pieces: Iterable[bytes], at_least: int) -> Rows:
    """The pairs that come at least so often, each once, sorted."""
    rows = np.frombuffer(b"".join(pieces), dtype=PAIR)
    rows = rows[np.lexsort((rows["b"], rows["a"]))]
    if not len(rows):
        return rows
    new = np.concatenate([[True], (rows["a"][1:] != rows["a"][:-1]) | (rows["b"][1:] != rows["b"][:-1])])
    starts = np.flatnonzero(new)
    counts = np.diff(np.concatenate([starts, [len(rows)]]))
    return rows[starts[counts >= at_least]]


def _group_sizes(keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each row how many have its key; the rows are sorted by key."""
    if not len(keys):
        return np.zeros(0, dtype=np.int64)
    starts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    sizes = np.diff(np.concatenate([starts, [len(keys)]]))
    return np.repeat(sizes, sizes)


def _pairs(a: NDArray[np.uint64], b: NDArray[np.uint64]) -> Rows:
    out = np.empty(len(a), dtype=PAIR)
    out["a"], out["b"] = a, b
    return out
