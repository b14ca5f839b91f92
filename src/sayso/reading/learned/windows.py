"""Lines of masked units, cut to what the encoder takes and packed into windows with their neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.reading.learned.hints import NOTHING, Hints
from sayso.reading.learned.masking import CLOSE, Unit
from sayso.reading.learned.wordpieces import WordPieces

WIDEST = 128  # pieces of a window
_LONGEST = 126  # pieces of a line's part
_ENDS = frozenset(".?!")


@dataclass(slots=True)
class Part:
    """A line of the text, or a part of a long line, cut at a sentence end where there is one."""

    line: int
    units: list[Unit]
    ids: list[list[int]]  # pieces of each unit
    size: int  # pieces
    hints: list[Hints]  # of each unit


@dataclass(slots=True)
class Window:
    """Numbers for the encoder, and where each unit's first piece stands. Separators are units of their own."""

    parts: list[Part]
    pieces: list[int]
    marks: list[int]  # of each piece: inside quotation marks + 2 * no white space before; 4 for a separator
    hints: list[Hints]  # of each piece
    firsts: list[int]  # index of each unit's first piece
    owners: list[tuple[int, int]]  # (part of the window, unit of the part); (-1, -1) for a separator


def cut_line(units: Sequence[Unit], ids: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Half-open index ranges of at most 126 pieces, cut after a sentence end where there is one."""
    out: list[tuple[int, int]] = []
    at = 0
    while at < len(units):
        size, end, good = 0, at, 0
        while end < len(units) and size + len(ids[end]) <= _LONGEST:
            size += len(ids[end])
            end += 1
            if units[end - 1].form in _ENDS:
                good = end + 1 if end < len(units) and units[end].form == CLOSE and size < _LONGEST else end
        if end < len(units) and good > at:
            end = min(good, end)
        end = max(end, at + 1)
        out.append((at, end))
        at = end
    return out


def make_parts(rows: Sequence[list[Unit]], hints: Sequence[list[Hints]], words: WordPieces) -> list[Part]:
    """The parts of an article's masked lines, in order."""
    out: list[Part] = []
    for line, (units, told) in enumerate(zip(rows, hints, strict=True)):
        ids = [words.of(u.form) for u in units]
        for s, e in cut_line(units, ids):
            out.append(Part(line, units[s:e], ids[s:e], sum(map(len, ids[s:e])), told[s:e]))
    return out


def group_parts(parts: Sequence[Part], first: int = WIDEST) -> list[list[Part]]:
    """Neighbouring parts in windows of at most 128 pieces; the first window may be made smaller."""
    out: list[list[Part]] = []
    size, limit = 0, first
    for p in parts:
        if out and size + p.size + 1 <= limit:
            out[-1].append(p)
            size += p.size + 1
        else:
            limit = WIDEST if out else limit
            out.append([p])
            size = p.size + 2
    return out


def make_window(parts: list[Part], words: WordPieces) -> Window:
    """One window: begin, line, end, line, end."""
    w = Window(parts, [words.begin], [4], [NOTHING], [], [])
    for k, part in enumerate(parts):
        for i, (unit, ids, hints) in enumerate(zip(part.units, part.ids, part.hints, strict=True)):
            w.firsts.append(len(w.pieces))
            w.owners.append((k, i))
            w.pieces.extend(ids)
            w.marks.extend([unit.quoted + 2 * (not unit.spaced)] * len(ids))
            w.hints.extend([hints] * len(ids))
        w.firsts.append(len(w.pieces))
        w.owners.append((-1, -1))
        w.pieces.append(words.end)
        w.marks.append(4)
        w.hints.append(NOTHING)
    return w


def batch_windows(windows: Sequence[Window], pieces: int = 2048) -> list[list[int]]:
    """Indices of windows of like length, about `pieces` pieces a batch."""
    order = sorted(range(len(windows)), key=lambda i: len(windows[i].pieces))
    out: list[list[int]] = []
    for i in order:
        if out and (len(out[-1]) + 1) * len(windows[i].pieces) <= pieces:
            out[-1].append(i)
        else:
            out.append([i])
    return out
