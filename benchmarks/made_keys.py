"""python -m benchmarks.made_keys N    Keys of N invented articles, and what it costs to find the pairs among them."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from sayso.scale.blocking import PRINT, WORD, count_pairs, deal_out, pair_prints, pair_words
from sayso.scale.gathering import _NEXT, _SHARED
from sayso.scale.pool import spill_and_fold
from sayso.story.events.grouping import WINDOW

_FILE = 12_500  # articles
_PRINTS, _WORDS, _EVENT_WORDS = 90, 24, 8
_COMMONEST, _VOCABULARY = 1_000, 200_000  # words, by how common they are
_EVENT = 5  # articles of an event
_COPIED = 0.3  # of articles that are copies of the first of their event
_DAYS = 365


T = TypeVar("T")
R = TypeVar("R")


class _Here:
    """All in this process."""

    def each(self, items: Sequence[T], do: Callable[[T], R]) -> Iterator[R]:
        """What `do` gives for each item."""
        return map(do, items)


def make_prints(total: int, file: int) -> list[tuple[int, bytes]]:
    """The runs of words of a file's articles: a copy has six in ten of those of the first of its event."""
    ids, event, copy, _ = _articles(total, file)
    rows = np.empty((len(ids), _PRINTS), dtype=PRINT)
    own = np.random.default_rng(1_000 + file).integers(-(2**62), 2**62, (len(ids), _PRINTS))
    shared = _mixed(_times(event, _PRINTS))
    first = np.arange(_PRINTS) < 0.6 * _PRINTS
    is_first = ids % np.uint64(_EVENT) == 0
    rows["key"] = np.where(is_first[:, None] | (copy[:, None] & first), shared, own)
    rows["age"], rows["number"] = ids[:, None], ids[:, None]
    return deal_out(rows.ravel())


def make_words(total: int, file: int) -> list[tuple[int, bytes]]:
    """The weightiest words of a file's articles: six of eight of their event, the others as telling words are."""
    ids, event, _, day = _articles(total, file)
    chance = np.random.default_rng(2_000 + file)
    rows = np.empty((len(ids), _WORDS), dtype=WORD)
    # What tells of an article is none of the commonest words, and the rarer of the others.
    common = (_COMMONEST * (_VOCABULARY / _COMMONEST) ** chance.random((len(ids), _WORDS))).astype(np.int64)
    told = _mixed(_times(event, _EVENT_WORDS))
    has = chance.random((len(ids), _EVENT_WORDS)) < 0.75
    common[:, :_EVENT_WORDS] = np.where(has, told, common[:, :_EVENT_WORDS])
    rows["key"], rows["day"], rows["number"] = common, day[:, None], ids[:, None]
    flat = rows.ravel()
    _, once = np.unique(np.stack([flat["key"], flat["number"].astype(np.int64)]), axis=1, return_index=True)
    return deal_out(flat[np.sort(once)])


def _articles(
    total: int, file: int
) -> tuple[NDArray[np.uint64], NDArray[np.uint64], NDArray[np.bool_], NDArray[np.float64]]:
    """Numbers, events, which are copies, and days since a first one."""
    ids = np.arange(file * _FILE, min(total, (file + 1) * _FILE), dtype=np.uint64)
    event = ids // np.uint64(_EVENT)
    copy = (_mixed(ids) % 1000 < 1000 * _COPIED) & (ids % np.uint64(_EVENT) != 0)
    day = (_mixed(event) % (_DAYS * 100)) / 100.0 + (ids % np.uint64(_EVENT)).astype(np.float64) * 0.2
    return ids, event, copy, day


def _times(event: NDArray[np.uint64], number: int) -> NDArray[np.uint64]:
    """So many numbers of each event's own."""
    return (event[:, None] * np.uint64(number) + np.arange(number, dtype=np.uint64)).astype(np.uint64)


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Numbers that look like chance, the same for the same."""
    x = (numbers + np.uint64(0x9E3779B97F4A7C15)) * np.uint64(0xBF58476D1CE4E5B9)
    x ^= x >> np.uint64(29)
    return (x * np.uint64(0x94D049BB133111EB) >> np.uint64(2)).astype(np.int64)


def _halves(pairs: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    return pairs >> np.uint64(32), pairs & np.uint64(0xFFFFFFFF)


def main(total: int) -> dict[str, float]:
    """What it costs, and which share of the planted pairs is found."""
    files = range(-(-total // _FILE))
    started = time.process_time()
    prints = count_pairs(spill_and_fold(_Here(), files, partial(make_prints, total), pair_prints), 1)
    fold = partial(pair_words, _NEXT, WINDOW)
    words = count_pairs(spill_and_fold(_Here(), files, partial(make_words, total), fold), _SHARED)
    cpu = time.process_time() - started
    ids = np.arange(total, dtype=np.uint64)
    copies = ids[(_mixed(ids) % 1000 < 1000 * _COPIED) & (ids % np.uint64(_EVENT) != 0)]
    older, later = _halves(prints)
    found = later[older == later - later % np.uint64(_EVENT)]
    one, other = _halves(words)
    same = int((one // np.uint64(_EVENT) == other // np.uint64(_EVENT)).sum())
    return {
        "cpu": cpu, "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, "prints": len(prints),
        "words": len(words), "copies": float(np.isin(copies, found).mean()),
        "events": same / (total // _EVENT * (_EVENT * (_EVENT - 1) // 2)),
    }  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
