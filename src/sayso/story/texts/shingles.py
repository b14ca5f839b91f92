"""An article as a row of words that can be laid beside another's: numbered, located, and marked where quoted."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from sayso.model import Article, Block, Span
from sayso.text import WORD

SHINGLE = 5  # words
_KEPT = 64  # articles whose words are kept: a story's texts are laid beside each new one
_WINDOW = 8  # shingles: one at the least of so many in a row is a print
_FACTOR = 0x9E3779B97F4A7C15  # odd, its bits mixed: 2 ** 64 by the golden ratio
# A headline is rewritten by every desk and a dateline names the agency: neither is the text that is copied.
_TEXT_KINDS = frozenset({"standfirst", "body", "caption", "pull_quote", "correction"})
_QUOTATION = re.compile(r'"[^"\n]+"?|“[^”\n]+”?|«[^»\n]+»?|„[^“”\n]+[“”]?|(?<![\w’])[‘\'](?=\w)[^‘\n]{12,}?[’\'](?!\w)')
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St))(?<!\b(?:Mrs|Gen|Col|Sen|Rep|Gov|Rev))[.!?][\"”’'»)\]]*\s+(?=[\"“‘'«(\[]?[A-Z0-9])"
)
_DATELINE = re.compile(r"[A-ZÀ-Þ][^()\n]{0,60}\([A-Z][\w .&/-]{0,38}\)\s*(?:--?|[—–:])\s*")


class Word(NamedTuple):
    """A word of the copied text."""

    key: str  # in lower case
    start: int  # in Article.text
    end: int
    quoted: bool  # inside quotation marks
    sentence: int  # number of its sentence in the article

    @property
    def at(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Words:
    """The words of an article that can be a copy of another's, in order."""

    article: Article
    row: tuple[Word, ...]

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return tuple(w.key for w in self.row)

    @cached_property
    def hashes(self) -> NDArray[np.int64]:
        """A number for each run of SHINGLE words, the same in every process; one for the whole of a shorter text."""
        words = np.array([_number(key) for key in self.keys], dtype=np.uint64)
        size = min(SHINGLE, len(words))
        if not size:
            return np.zeros(0, dtype=np.int64)
        out = np.zeros(len(words) - size + 1, dtype=np.uint64)
        for i in range(size):
            out = out * np.uint64(_FACTOR) + words[i : len(words) - size + 1 + i]
        return (out ^ (out >> np.uint64(29))).view(np.int64)

    @cached_property
    def places(self) -> dict[int, list[int]]:
        """Where each run of words begins, as indexes into `row`, by its number in `hashes`."""
        found: dict[int, list[int]] = {}
        for i, number in enumerate(self.hashes.tolist()):
            found.setdefault(number, []).append(i)
        return found

    @cached_property
    def prints(self) -> tuple[int, ...]:
        """Numbers that stand for the text: two texts that have twelve words in a row in common have one of them both.

        The least number of every window of eight runs. Source: Schleimer, Wilkerson and Aiken, "Winnowing: local
        algorithms for document fingerprinting", SIGMOD 2003.
        """
        if not len(self.hashes):
            return ()
        windows = sliding_window_view(self.hashes, min(_WINDOW, len(self.hashes)))
        return tuple(np.unique(windows.min(axis=1)).tolist())

    @cached_property
    def own(self) -> int:
        """How many words stand outside quotation marks."""
        return sum(not w.quoted for w in self.row)

    @cached_property
    def sentences(self) -> dict[int, tuple[int, int]]:
        """The first word of each sentence and the one after its last, as indexes into `row`."""
        ends: dict[int, tuple[int, int]] = {}
        for i, w in enumerate(self.row):
            ends[w.sentence] = (ends.get(w.sentence, (i, i))[0], i + 1)
        return ends


@lru_cache(maxsize=100_000)
def _number(key: str) -> int:
    low = crc32(key.encode("utf-8", "surrogatepass"))
    return (low * _FACTOR + crc32(b"%d" % low)) & 0xFFFFFFFFFFFFFFFF


@lru_cache(maxsize=_KEPT)
def words_of(article: Article) -> Words:
    """The words of an article's standfirst, body, captions and corrections; a dateline is none of them."""
    row: list[Word] = []
    sentence = 0
    first_body = True
    for block in article.blocks:
        if block.kind not in _TEXT_KINDS:
            continue
        start = block.span.start
        if block.kind == "body" and first_body:
            first_body = False
            opening = _DATELINE.match(article.text, start, block.span.end)
            start = opening.end() if opening else start
        row += _block_words(article.text, block, start, sentence)
        sentence = row[-1].sentence + 1 if row else 0
    return Words(article, tuple(row))


def _block_words(text: str, block: Block, start: int, sentence: int) -> list[Word]:
    end = block.span.end
    quotations = [m.span() for m in _QUOTATION.finditer(text, start, end)]
    opens = [a for a, _ in quotations]
    cuts = [m.end() for m in _SENTENCE_END.finditer(text, start, end)]
    row = []
    for m in WORD.finditer(text, start, end):
        first, last = m.span()
        held = bisect_right(opens, first) - 1
        quoted = held >= 0 and first < quotations[held][1]
        number = sentence + bisect_right(cuts, first)
        row.append(Word(m[0].casefold(), first, last, quoted, number))
    return row
