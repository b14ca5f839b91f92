"""Two rows of words laid beside each other: the runs that both have, joined over small edits."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from sayso.story.texts.shingles import SHINGLE, Words

_GAP = 12  # words that may be cut, added or replaced inside one passage
_TRIED = 8  # places of one shingle that are looked at: a phrase that returns more often is a phrase, no passage


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand in the same order in both rows; indexes into the rows, half-open."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    same: tuple[tuple[int, int], ...]  # (index in a, index in b) of each word that both have, in order


def align(a: Words, b: Words) -> list[Run]:
    """The passages that two articles share, in order of `a`: exact runs of SHINGLE words and more, joined over gaps.

    Paragraphs may have changed places. Near-linear: every word is looked up, only the gaps are compared word by word.
    """
    return _join(a, b, _exact_runs(a, b))


def _exact_runs(a: Words, b: Words) -> list[tuple[int, int, int]]:
    runs: list[tuple[int, int, int]] = []
    taken = bytearray(len(b.keys))
    numbers = a.hashes.tolist()
    i = 0
    behind = -1  # where b's next word would be if the last run went on
    while i < len(numbers):
        best = (0, 0, 0)
        for j in b.places.get(numbers[i], ())[:_TRIED]:
            length = _length(a, b, i, j, taken)
            best = max(best, (length, -abs(j - behind), j))
        length, _, j = best
        if length < SHINGLE:
            i += 1
            continue
        taken[j : j + length] = b"\1" * length
        runs.append((i, j, length))
        i += length
        behind = j + length
    return runs


def _length(a: Words, b: Words, i: int, j: int, taken: bytearray) -> int:
    n = 0
    while i + n < len(a.keys) and j + n < len(b.keys) and a.keys[i + n] == b.keys[j + n] and not taken[j + n]:
        n += 1
    return n


def _join(a: Words, b: Words, runs: list[tuple[int, int, int]]) -> list[Run]:
    out: list[Run] = []
    for i, j, n in runs:
        same = tuple((i + k, j + k) for k in range(n))
        last = out[-1] if out else None
        if last and i - last.a_end <= _GAP and 0 <= j - last.b_end <= _GAP:
            between = _between(a, b, (last.a_end, i), (last.b_end, j))
            out[-1] = Run(last.a_start, i + n, last.b_start, j + n, last.same + between + same)
        else:
            out.append(Run(i, i + n, j, j + n, same))
    return [_to_sentences(a, b, run) for run in out]


def _between(a: Words, b: Words, at: tuple[int, int], bt: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """The words that both have in two stretches."""
    if at[0] >= at[1] or bt[0] >= bt[1]:
        return ()
    matcher = SequenceMatcher(None, a.keys[slice(*at)], b.keys[slice(*bt)], autojunk=False)
    return tuple((at[0] + m.a + k, bt[0] + m.b + k) for m in matcher.get_matching_blocks() for k in range(m.size))


def _to_sentences(a: Words, b: Words, run: Run) -> Run:
    """The run grown to the ends of the sentences it begins and stops in, where it has most of both of them."""
    a_start, b_start = run.a_start, run.b_start
    first_a, first_b = a.sentences[a.row[a_start].sentence], b.sentences[b.row[b_start].sentence]
    if _mostly(run, first_a, first_b):
        a_start, b_start = min(a_start, first_a[0]), min(b_start, first_b[0])
    a_end, b_end = run.a_end, run.b_end
    last_a, last_b = a.sentences[a.row[a_end - 1].sentence], b.sentences[b.row[b_end - 1].sentence]
    if _mostly(run, last_a, last_b):
        a_end, b_end = max(a_end, last_a[1]), max(b_end, last_b[1])
    head = _between(a, b, (a_start, run.a_start), (b_start, run.b_start))
    tail = _between(a, b, (run.a_end, a_end), (run.b_end, b_end))
    return Run(a_start, a_end, b_start, b_end, head + run.same + tail)


def _mostly(run: Run, in_a: tuple[int, int], in_b: tuple[int, int]) -> bool:
    held_a = sum(in_a[0] <= i < in_a[1] for i, _ in run.same)
    held_b = sum(in_b[0] <= j < in_b[1] for _, j in run.same)
    return 2 * held_a > in_a[1] - in_a[0] and 2 * held_b > in_b[1] - in_b[0]
