"""Spans to attributions: candidate pairs, what they look like, and the assembly over learned scores."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import nan

import numpy as np
from numpy.typing import NDArray

from sayso.reading.learned.emissions import Emissions, Floats
from sayso.reading.learned.known import Placed
from sayso.reading.learned.masking import CLOSE, NAME, OPEN
from sayso.reading.learned.tagging import CONTENT, CUE, SOURCE, Piece

ARC = 64  # width of one link vector; each unit has two for each kind of pair
KINDS = ((SOURCE, CUE), (CONTENT, CUE), (CONTENT, SOURCE))
PIECE_WIDTH, PAIR_WIDTH, JOINED_WIDTH = 13, 46, 47  # numbers that describe a span, a pair, an attribution
_LINES, _EACH_SIDE = 2, 6  # how far and how many candidates a span has on each side
_FLOOR = 0.3
_PRONOUNS = frozenset(["i", "he", "they", "we", "you", "it", "who", "that", "his", "their"])
_STOPS = frozenset(".?!")
_FORMS = (",", ":", "that", OPEN, CLOSE, NAME, ".")


@dataclass(slots=True)
class Counts:
    """Running counts over the units of an article: what lies between two spans is one subtraction."""

    forms: list[str]
    line: NDArray[np.int32]
    sums: NDArray[np.int32]  # [units + 1, 12]


def is_word(form: str) -> bool:
    """Whether a unit is a word, a figure or a name, and not a mark."""
    return form[0].isalnum() or form == NAME


def count_units(e: Emissions, pieces: Sequence[Piece]) -> Counts:
    """Columns: comma, colon, that, open, close, name, stop, quoted, word, first of a source, of a cue, of a content."""
    columns = np.zeros((len(e.units), 12), np.int32)
    for i, u in enumerate(e.units):
        f = u.form
        columns[i, :9] = (
            f in ",;", f == ":", f == "that", f == OPEN, f == CLOSE, f == NAME, f in _STOPS, u.quoted, is_word(f),
        )  # fmt: skip
    for p in pieces:
        columns[p.first, 9 + p.role] += 1
    sums = np.zeros((len(e.units) + 1, 12), np.int32)
    np.cumsum(columns, axis=0, out=sums[1:])
    return Counts([u.form for u in e.units], e.line, sums)


def _form_code(c: Counts, i: int, line: int) -> int:
    if i < 0 or i >= len(c.forms) or c.line[i] != line:
        return -1
    f = c.forms[i]
    return _FORMS.index(f) if f in _FORMS else 8 if f[0].isalnum() else 7


def describe_piece(c: Counts, p: Piece) -> list[float]:
    """What a span looks like by itself."""
    line = int(c.line[p.first])
    inside = c.sums[p.last + 1] - c.sums[p.first]
    start = int(np.searchsorted(c.line, line))
    end = int(np.searchsorted(c.line, line, side="right"))
    return [
        max(1, int(inside[8])), p.sure, p.edge, p.least, inside[7] / (p.last - p.first + 1),
        float(inside[5] > 0), float(c.forms[p.first] in _PRONOUNS),
        _form_code(c, p.first - 1, line), _form_code(c, p.last + 1, line), _form_code(c, p.first, line),
        float(c.sums[p.first, 8] - c.sums[start, 8]), float(c.sums[end, 8] - c.sums[p.last + 1, 8]), float(inside[6]),
    ]  # fmt: skip


def describe_pair(e: Emissions, c: Counts, a: Piece, b: Piece, kind: int) -> list[float]:
    """Order, lines apart, the encoder's link score (not known across windows), and what lies between."""
    left, right = (a, b) if a.first < b.first else (b, a)
    between = c.sums[max(right.first, left.last + 1)] - c.sums[left.last + 1]
    link = nan
    if e.window[a.first] == e.window[b.first]:
        at = 2 * kind * ARC
        link = float(e.vectors[a.first, at : at + ARC] @ e.vectors[b.first, at + ARC : at + 2 * ARC]) * ARC**-0.5
    return [float(a.first < b.first), int(c.line[b.first] - c.line[a.first]), link, *between.tolist()]


def _near(others: Sequence[Piece], firsts: Sequence[int], c: Counts, p: Piece) -> list[tuple[int, int, Piece]]:
    """(rank before, rank after, other) of the nearest others on each side. Others are in order and never overlap."""
    line = c.line[p.first]
    i, j = bisect_left(firsts, p.first), bisect_right(firsts, p.last)
    before = [o for o in others[max(0, i - _EACH_SIDE) : i] if line - c.line[o.first] <= _LINES]
    after = [o for o in others[j : j + _EACH_SIDE] if c.line[o.first] - line <= _LINES]
    return [(k, 0, o) for k, o in enumerate(reversed(before), 1)] + [(0, k, o) for k, o in enumerate(after, 1)]


@dataclass(slots=True)
class Pairs:
    """Candidate pairs of one kind with their features."""

    kind: int
    ends: list[tuple[Piece, Piece]]
    rows: Floats  # [pairs, 46]


def make_pairs(e: Emissions, c: Counts, pieces: Sequence[Piece], known: Placed) -> list[Pairs]:
    """Candidate pairs of each kind, at most two lines apart, with what the rules know of the two spans."""
    roles = [[p for p in pieces if p.role == r] for r in range(3)]
    firsts = [[p.first for p in role] for role in roles]
    own = {p: describe_piece(c, p) for p in pieces}
    ruled = {p: known.touching(p) for p in pieces}
    out: list[Pairs] = []
    for kind, (one, other) in enumerate(KINDS):
        near = [
            (a, b, before, after) for a in roles[one] for before, after, b in _near(roles[other], firsts[other], c, a)
        ]
        rows = [
            [*(d := describe_pair(e, c, a, b, kind))[:3], before, after, *d[3:], *own[a], *own[b],
             *_by_rules(ruled[a], ruled[b])]
            for a, b, before, after in near
        ]  # fmt: skip
        out.append(Pairs(kind, [n[:2] for n in near], np.array(rows, np.float32).reshape(len(rows), PAIR_WIDTH)))
    return out


def _by_rules(one: dict[int, float], other: dict[int, float]) -> tuple[float, float, float]:
    """How well the rules know the two as one attribution's; and each by itself."""
    both = max((min(agrees, other[n]) for n, agrees in one.items() if n in other), default=0.0)
    return both, max(one.values(), default=0.0), max(other.values(), default=0.0)


@dataclass(frozen=True, slots=True)
class Joined:
    """An attribution as spans of units, with the probabilities of its links."""

    source: Piece | None
    cue: Piece | None
    content: tuple[Piece, ...]
    p_content: tuple[float, ...]  # of each piece with the cue (without a cue: with the source)
    p_source: float  # of the source with the cue; 0 without


def _best_links(
    pairs: Sequence[Pairs], probability: Sequence[NDArray[np.float64]]
) -> list[dict[Piece, tuple[float, Piece]]]:
    """Of each cue its best source; of each content its best cue; of each content its best source."""
    best: list[dict[Piece, tuple[float, Piece]]] = [{}, {}, {}]
    for here, p in zip(pairs, probability, strict=True):
        for (a, b), q in zip(here.ends, p.tolist(), strict=True):
            one, other = (b, a) if here.kind == 0 else (a, b)
            if q > best[here.kind].get(one, (_FLOOR, one))[0]:
                best[here.kind][one] = (q, other)
    return best


def join_pieces(
    pieces: Sequence[Piece], pairs: Sequence[Pairs], probability: Sequence[NDArray[np.float64]]
) -> list[Joined]:
    """Each content goes to its best cue, else to its best source, else stands alone; each cue takes its best source."""
    source_of, cue_of, other_of = _best_links(pairs, probability)
    groups: dict[Piece, list[tuple[float, Piece]]] = {}
    out: list[Joined] = []
    for p in pieces:
        if p.role != CONTENT:
            continue
        if p in cue_of:
            q, cue = cue_of[p]
            groups.setdefault(cue, []).append((q, p))
        elif p in other_of:
            q, source = other_of[p]
            out.append(Joined(source, None, (p,), (q,), q))
        else:
            out.append(Joined(None, None, (p,), (0.0,), 0.0))
    for cue, got in groups.items():
        q, who = source_of.get(cue, (0.0, None))
        out.append(Joined(who, cue, tuple(p for _, p in got), tuple(x for x, _ in got), q))
    return sorted(out, key=lambda j: j.content[0].first)


def _apart(a: Piece | None, b: Piece | None) -> float:
    """Units from one span to the other; not known where one is missing."""
    if a is None or b is None:
        return nan
    return abs(a.first - b.last) if a.first > b.last else abs(b.first - a.last)


def describe_joined(c: Counts, j: Joined) -> list[float]:
    """What a whole attribution looks like, for the probability that it is right."""
    main = max(j.content, key=lambda p: p.last - p.first)
    words = sum(int(c.sums[p.last + 1, 8] - c.sums[p.first, 8]) for p in j.content)
    unknown = [nan] * PIECE_WIDTH
    return [
        len(j.content), words, max(j.p_content), min(j.p_content), j.p_source,
        min(_apart(p, j.cue) for p in j.content), _apart(j.source, j.cue),
        float(j.cue is not None and main.first < j.cue.first),
        *describe_piece(c, main), *(describe_piece(c, j.cue) if j.cue else unknown),
        *(describe_piece(c, j.source) if j.source else unknown),
    ]  # fmt: skip


def describe_all(c: Counts, joined: Sequence[Joined]) -> Floats:
    """`describe_joined` of each, as one table."""
    return np.array([describe_joined(c, j) for j in joined], np.float32).reshape(len(joined), JOINED_WIDTH)


def close_gaps(e: Emissions, pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """Unit ranges of a content, both ends included; pieces of one line with only marks between them made one."""
    out: list[tuple[int, int]] = []
    for p in sorted(pieces, key=lambda p: p.first):
        same = bool(out) and e.line[out[-1][1]] == e.line[p.first]
        if same and not any(is_word(u.form) for u in e.units[out[-1][1] + 1 : p.first]):
            out[-1] = (out[-1][0], p.last)
        else:
            out.append((p.first, p.last))
    return out
