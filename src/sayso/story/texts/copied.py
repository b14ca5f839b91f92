"""Which statements of several articles are one text: the same words in the same place of a shared passage."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from sayso.model import Passage, Reading, Ref, Span, Statement
from sayso.text import WORD

_INSIDE = 0.6  # of a statement's characters that lie in the passage
_ALIKE = 0.7  # of the words of the longer of two statements that stand in the other


def copied_statements(readings: Mapping[str, Reading], passages: Sequence[Passage]) -> list[tuple[Ref, Ref]]:
    """Pairs of statements that are one text, the older article's first, in order of the passages.

    `readings` are by Article.id. A statement is paired with at most one of another article; what an editor changed
    too much is no pair.
    """
    out: dict[tuple[Ref, Ref], None] = {}
    for passage in passages:
        if passage.article not in readings or passage.other not in readings:
            continue
        left = _under(readings[passage.article], passage.span)
        right = _under(readings[passage.other], passage.other_span)
        for a, b in _pair_up(left, right):
            out[Ref(passage.article, a.id), Ref(passage.other, b.id)] = None
    return list(out)


def _under(reading: Reading, span: Span) -> list[Statement]:
    starts = [s.spans[0].start for s in reading.statements]
    first = max(0, bisect_left(starts, span.start) - 1)
    out: list[Statement] = []
    for s in reading.statements[first:]:
        if s.spans[0].start >= span.end:
            break
        size = sum(p.end - p.start for p in s.spans)
        held = sum(max(0, min(p.end, span.end) - max(p.start, span.start)) for p in s.spans)
        if held >= _INSIDE * size:
            out.append(s)
    return out


def _pair_up(left: Sequence[Statement], right: Sequence[Statement]) -> list[tuple[Statement, Statement]]:
    out: list[tuple[Statement, Statement]] = []
    words = [_words(s) for s in right]
    start = 0
    for a in left:
        mine = _words(a)
        for k in range(start, len(right)):
            if len(mine & words[k]) >= _ALIKE * max(len(mine), len(words[k])):
                out.append((a, right[k]))
                start = k + 1
                break
    return out


def _words(statement: Statement) -> set[str]:
    return {m.group().lower() for m in WORD.finditer(statement.text)}


def same_words(a: Statement, b: Statement) -> bool:
    """The two have the same words in the same order, on the word of one voice and equally certain."""
    return (
        [m.group().lower() for m in WORD.finditer(a.text)] == [m.group().lower() for m in WORD.finditer(b.text)]
        and a.certainty == b.certainty
        and (a.voice.kind == "outlet") == (b.voice.kind == "outlet")
    )
