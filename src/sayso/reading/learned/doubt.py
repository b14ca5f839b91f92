"""Words in no attribution shown: what tells whether they are the outlet's own, by themselves and by their runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.reading.learned.candidates import Candidate
from sayso.reading.learned.emissions import Emissions, Floats
from sayso.reading.learned.evidence import Evidence
from sayso.reading.learned.known import units_in
from sayso.reading.learned.linking import is_word
from sayso.reading.learned.masking import CLOSE
from sayso.reading.learned.tagging import CONTENT

WIDTH = 26  # numbers that describe a word
_NEAR = 3  # units on each side that a word is seen with
_STOPS = frozenset(".?!")


def number_sentences(e: Emissions) -> NDArray[np.int32]:
    """The sentence of each unit: a new one at each line, and behind a stop and what closes a quotation."""
    out = np.zeros(len(e.units), np.int32)
    for i in range(1, len(e.units)):
        form, before = e.units[i].form, e.units[i - 1].form
        stopped = before in _STOPS or (before == CLOSE and i > 1 and e.units[i - 2].form in _STOPS)
        new = e.line[i] != e.line[i - 1] or (stopped and form != CLOSE and form not in _STOPS)
        out[i] = out[i - 1] + new
    return out


def find_runs(e: Emissions, sentences: NDArray[np.int32], told: Iterable[int]) -> list[tuple[int, int]]:
    """First and last unit of each run of untold units in one sentence, if it has a word."""
    held = set(told)
    out: list[tuple[int, int]] = []
    for i in range(len(e.units)):
        if i in held:
            continue
        if out and out[-1][1] == i - 1 and sentences[i] == sentences[i - 1]:
            out[-1] = (out[-1][0], i)
        else:
            out.append((i, i))
    return [(s, t) for s, t in out if any(is_word(e.units[i].form) for i in range(s, t + 1))]


@dataclass(frozen=True, slots=True)
class Weighed:
    """Candidates with the probability that each is right, and which are shown."""

    candidates: list[Candidate]
    p: NDArray[np.float64]
    chosen: list[int]

    def told(self) -> set[int]:
        """The units that are in an attribution shown."""
        return {i for n in self.chosen for ranges in self.candidates[n].roles for i in units_in(ranges)}


def describe_left(v: Evidence, runs: Sequence[tuple[int, int]], weighed: Weighed) -> tuple[list[int], Floats]:
    """The units of all runs, and what each looks like: the tagger's labels, what was weighed and left out, and what
    stands around it."""
    sentences, labels = number_sentences(v.e), v.labels
    painted = _paint(v, weighed)
    likely, ruled, _ = painted
    before = np.concatenate([[0.0], np.cumsum(labels[:, 0])])
    units: list[int] = []
    rows: list[list[float]] = []
    for s, t in runs:
        of_run = _describe_run(v, sentences, (s, t), painted)
        for i in range(s, t + 1):
            low, high = max(s, i - _NEAR), min(t, i + _NEAR)
            units.append(i)
            rows.append([
                labels[i, 0], (before[high + 1] - before[low]) / (high + 1 - low), labels[i, 5:7].sum(),
                labels[i, 1:5].sum(), likely[i], ruled[i], i - s, t - i, is_word(v.e.units[i].form), *of_run,
            ])  # fmt: skip
    return units, np.array(rows, np.float32).reshape(len(rows), WIDTH)


def _describe_run(
    v: Evidence, sentences: NDArray[np.int32], run: tuple[int, int], painted: tuple[Floats, Floats, Floats]
) -> list[float]:
    s, t = run
    likely, ruled, _ = (x[s : t + 1] for x in painted)
    around, line, here = painted[2], v.e.line, v.labels[s : t + 1]
    first, end = (int(np.searchsorted(sentences, sentences[s], side)) for side in ("left", "right"))
    opens, ends = (int(np.searchsorted(line, line[s], side)) for side in ("left", "right"))
    out = here[:, 0]
    return [
        t + 1 - s, out.mean(), out.min(), (out < 0.5).mean(), np.median(out), here[:, 5:7].sum(1).mean(),
        here[:, 1:5].sum(1).mean(), sum(u.quoted for u in v.e.units[s : t + 1]) / (t + 1 - s), likely.max(),
        likely.mean(), ruled.mean(), (t + 1 - s) / (end - first), around[s - 1] if s > first else -1,
        around[t + 1] if t + 1 < end else -1, around[opens:first].max(initial=-1), around[opens:ends].max(),
        float(sentences[s] - sentences[opens]),
    ]  # fmt: skip


def _paint(v: Evidence, weighed: Weighed) -> tuple[Floats, Floats, Floats]:
    """Of each unit: the surest attribution that has it, whether the rules have it, and 2 or 1 where it is shown."""
    likely, ruled, shown = (np.zeros(len(v.e.units), np.float32) for _ in range(3))
    chosen = set(weighed.chosen)
    for n, x in enumerate(weighed.candidates):
        for role, ranges in enumerate(x.roles):
            for i in units_in(ranges):
                likely[i] = max(likely[i], weighed.p[n])
                if n in chosen:
                    shown[i] = max(shown[i], 2 if role == CONTENT else 1)
    for roles in v.known.roles:
        for ranges in roles:
            for s, t in ranges:
                ruled[s : t + 1] = 1
    return likely, ruled, shown
