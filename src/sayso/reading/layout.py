"""The words of an article in order, each with its block, its sentence and its parsed token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from sayso.model import READ_KINDS, Article, Span
from sayso.reading.parse import ParsedBlock
from sayso.text import words_in

if TYPE_CHECKING:
    from spacy.tokens import Token

NO_TOKEN = -1

Runs = tuple[tuple[int, int], ...]  # half-open runs of word indices, sorted, apart


def count_words(runs: Runs) -> int:
    """How many words."""
    return sum(b - a for a, b in runs)


def count_shared(one: Runs, other: Runs) -> int:
    """How many words are in both."""
    shared, at = 0, 0
    for a, b in one:
        at = max(at, bisect_right(other, (a, a)) - 1, 0)
        for c, d in other[at:]:
            if c >= b:
                break
            shared += max(0, min(b, d) - max(a, c))
    return shared


def holds_at(spans: Sequence[Span], at: int) -> bool:
    """Whether the character is under `spans`, which are sorted and apart."""
    near = bisect_right(spans, at, key=lambda s: s.start) - 1
    return near >= 0 and at < spans[near].end


@dataclass(frozen=True, slots=True)
class Word:
    """One `\\w+` of a block that is read."""

    start: int  # code points into Article.text
    end: int
    block: int  # index into Article.blocks
    sentence: int  # counted over the whole article
    piece: int  # index into the parsed blocks, -1 where nothing was parsed
    token: int  # index into that piece's doc, -1 where nothing was parsed


@dataclass(frozen=True, slots=True)
class Layout:
    """All words that a reading has to account for, and the way from characters and tokens to them."""

    article: Article
    parsed: Sequence[ParsedBlock]
    words: list[Word]
    starts: list[int]  # start of each word

    def between(self, start: int, end: int) -> range:
        """Indices of the words whose first character is in `start:end`."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def runs(self, spans: Iterable[Span]) -> Runs:
        """The words whose first character is under `spans`, as sorted runs of indices that do not touch."""
        out: list[tuple[int, int]] = []
        for s in sorted(spans):
            words = self.between(s.start, s.end)
            if not words:
                continue
            if out and words.start <= out[-1][1]:
                out[-1] = (out[-1][0], max(out[-1][1], words.stop))
            else:
                out.append((words.start, words.stop))
        return tuple(out)

    def under(self, spans: Iterable[Span]) -> list[int]:
        """Indices of the words whose first character is under `spans`, sorted."""
        return [i for a, b in self.runs(spans) for i in range(a, b)]

    def token(self, index: int) -> Token | None:
        """The token that holds the first character of a word."""
        word = self.words[index]
        return self.parsed[word.piece].doc[word.token] if word.token != NO_TOKEN else None

    def tokens(self, indices: Iterable[int]) -> list[tuple[int, Token]]:
        """(piece, token) of each word that was parsed, without repetition, in order."""
        out: list[tuple[int, Token]] = []
        last = (NO_TOKEN, NO_TOKEN)
        for i in indices:
            word = self.words[i]
            if word.token != NO_TOKEN and (word.piece, word.token) != last:
                last = (word.piece, word.token)
                out.append((word.piece, self.parsed[word.piece].doc[word.token]))
        return out

    def tokens_under(self, spans: Iterable[Span]) -> list[tuple[int, Token]]:
        """(piece, token) of each word under `spans`."""
        return self.tokens(self.under(spans))


class Quoted:
    """Which words of a layout stand inside quotation marks."""

    def __init__(self, layout: Layout, quotations: Iterable[Span]) -> None:
        inside = bytearray(len(layout.words))
        for a, b in layout.runs(quotations):
            inside[a:b] = b"\x01" * (b - a)
        self._inside = inside
        self._before = [0, *accumulate(inside)]

    def holds(self, word: int) -> bool:
        """Whether a word stands inside quotation marks."""
        return bool(self._inside[word])

    def count(self, runs: Runs) -> int:
        """How many of the words stand inside quotation marks."""
        return sum(self._before[b] - self._before[a] for a, b in runs)


def as_runs(words: Iterable[int]) -> Runs:
    """Sorted word indices as runs."""
    out: list[tuple[int, int]] = []
    for i in words:
        if out and out[-1][1] == i:
            out[-1] = (out[-1][0], i + 1)
        else:
            out.append((i, i + 1))
    return tuple(out)


def _token_table(parsed: Sequence[ParsedBlock]) -> tuple[list[int], list[tuple[int, int, int]]]:
    """Start of each token in the article, and its (piece, token, sentence)."""
    starts: list[int] = []
    where: list[tuple[int, int, int]] = []
    sentence = -1
    for number, piece in enumerate(parsed):
        for token in piece.doc:
            if token.i == 0 or token.is_sent_start:
                sentence += 1
            starts.append(piece.start + token.idx)
            where.append((number, token.i, sentence))
    return starts, where


def lay_out(article: Article, parsed: Sequence[ParsedBlock]) -> Layout:
    """The words of every block that is read. A block that was not parsed is one sentence.

    Assumes that `parsed` is in the order of the text. Never raises.
    """
    starts, where = _token_table(parsed)
    ends = [p.start + len(p.text) for p in parsed]
    words: list[Word] = []
    at, unparsed = 0, len(starts) + 1
    for index, block in enumerate(article.blocks):
        if block.kind not in READ_KINDS:
            continue
        unparsed += 1
        for span in words_in(article.text, block.span):
            while at + 1 < len(starts) and starts[at + 1] <= span.start:
                at += 1
            if starts and starts[at] <= span.start < ends[where[at][0]] and parsed[where[at][0]].index == index:
                piece, token, sentence = where[at]
                words.append(Word(span.start, span.end, index, sentence, piece, token))
            else:
                words.append(Word(span.start, span.end, index, unparsed, NO_TOKEN, NO_TOKEN))
    return Layout(article, parsed, words, [w.start for w in words])
