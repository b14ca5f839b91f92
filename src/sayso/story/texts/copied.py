"""Which statements of several articles are one text: the same words in the same place of a shared passage."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from sayso.model import Origin, Passage, Reading, Ref, Span, Statement
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


def repeated_statements(
    readings: Mapping[str, Reading], origins: Iterable[Origin], known: Iterable[tuple[Ref, Ref]]
) -> list[tuple[Ref, Ref]]:
    """Pairs of statements with the same words in two articles of one text, the older article's first.

    `readings` are by Article.id, the oldest first. Those that `known` pairs already are left out: what remains is a
    headline or a caption that was taken over, and a sentence too short for a passage.
    """
    paired = {later for _, later in known}
    age = {article: k for k, article in enumerate(readings)}
    out: list[tuple[Ref, Ref]] = []
    for origin in origins:
        first: dict[object, Ref] = {}
        for article in sorted((a for a in origin.articles if a in age), key=age.__getitem__):
            for s in readings[article].statements:
                ref = Ref(article, s.id)
                oldest = first.setdefault(_sameness(s), ref)
                if oldest.article != article and ref not in paired:
                    out.append((oldest, ref))
    return out


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
    return _sameness(a) == _sameness(b)


def _sameness(s: Statement) -> tuple[tuple[str, ...], object, bool]:
    return tuple(m.group().lower() for m in WORD.finditer(s.text)), s.certainty, s.voice.kind == "outlet"
