"""The partition: each word of an article in exactly one statement, or source, cue or frame of an attribution."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.model import Flag, Manner, Span, Spans, Voice
from sayso.reading.layout import Layout, Quoted, Runs, Word, count_words

# Marks that belong to the words after them, and to the words before them.
_OPENING = frozenset("“\"‘'„«([{$£€¥#@§¿¡&~+−-")
_CLOSING = frozenset("”\"’'»)]}.,;:!?…%°*")

DIRECT_SHARE = 0.9  # of the words in quotation marks, as the field scores direct speech


@dataclass(frozen=True, slots=True)
class Label:
    """On whose word a word stands: an attribution's content, or one of the voices nobody is named for."""

    voice: Voice
    why: str
    found: int | None = None  # index into the founds
    aside: int | None = None  # number of the aside, so that two asides of a sentence stay apart


@dataclass(slots=True)
class Piece:
    """Words of one statement, by index into the layout."""

    label: Label
    words: list[int]
    certainty: tuple[Flag, ...] = ("asserted",)
    breaks: bool = False  # a full clause that begins anew whatever its certainty


def gather(layout: Layout, labels: Sequence[Label | None]) -> list[Piece]:
    """The words of one label in one sentence as one piece, in order of their first word; None is in no voice."""
    groups: dict[tuple[int, Label], list[int]] = {}
    for i, label in enumerate(labels):
        if label is not None:
            groups.setdefault((layout.words[i].sentence, label), []).append(i)
    return [Piece(label, words) for (_, label), words in groups.items()]


def join_equal(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbouring pieces of one statement whose certainty is the same made one, except at full clauses."""
    out: list[Piece] = []
    for piece in pieces:
        if out and not piece.breaks and out[-1].certainty == piece.certainty:
            out[-1].words.extend(piece.words)
        else:
            out.append(piece)
    return out


def cover(layout: Layout, pieces: Sequence[Piece]) -> list[Spans]:
    """The spans of each piece: its words with the marks that belong to them; pieces never overlap.

    Words of one piece with none of another between them are one span.
    """
    holder: dict[int, int] = {i: n for n, piece in enumerate(pieces) for i in piece.words}
    text, words = layout.article.text, layout.words
    out: list[Spans] = []
    for n, piece in enumerate(pieces):
        spans: list[Span] = []
        ordered = sorted(piece.words)
        for i in ordered:
            start = words[i].start if holder.get(i - 1) == n else _reach_back(text, words, i)
            end = words[i].end if holder.get(i + 1) == n else _reach_on(text, words, i)
            if spans and holder.get(i - 1) == n and words[i - 1].block == words[i].block:
                spans[-1] = Span(spans[-1].start, end)
            else:
                spans.append(Span(start, end))
        out.append(tuple(spans))
    return out


def _reach_back(text: str, words: Sequence[Word], i: int) -> int:
    start = words[i].start
    low = _reach_on(text, words, i - 1) if i else 0
    while start > low and text[start - 1] in _OPENING:
        start -= 1
    return start


def _reach_on(text: str, words: Sequence[Word], i: int) -> int:
    end = words[i].end
    high = words[i + 1].start if i + 1 < len(words) else len(text)
    while end < high and text[end] in _CLOSING:
        end += 1
    return end


def manner_of(quoted: Quoted, runs: Runs) -> Manner:
    """`direct` where at least nine in ten words stand in quotation marks, `partial` where some do, else `indirect`."""
    inside = quoted.count(runs)
    if not inside:
        return "indirect"
    return "direct" if inside >= DIRECT_SHARE * count_words(runs) else "partial"
