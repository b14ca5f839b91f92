"""Stems of content words in order: what two statements have in common, whatever the endings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from snowballstemmer import stemmer

from sayso.story.stop_words import NUMBERS, STOP_WORDS

# A number with its commas and decimals, or a word with what is joined to it by an apostrophe.
_TERM = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_stem = lru_cache(maxsize=100_000)(stemmer("english").stemWord)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two lists of terms side by side, each in its own order."""

    both: tuple[str, ...]
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]

    @property
    def cover(self) -> float:
        """Share of the shorter list that both have, 0 to 1."""
        shorter = len(self.both) + min(len(self.only_a), len(self.only_b))
        return len(self.both) / shorter if shorter else 0.0


def stem_word(word: str) -> str:
    """The stem of one word, in lower case without 's; numbers as digits: "six" is "6", "1,500" is "1500"."""
    lower = word.lower().replace("’", "'")
    lower = lower[:-2] if lower.endswith("'s") else lower
    if lower[:1].isdigit():
        return lower.replace(",", "")
    if lower in NUMBERS:
        return NUMBERS[lower]
    stem: str = _stem(lower)
    return stem


def terms_of(text: str) -> tuple[str, ...]:
    """The stems of the content words of `text` in order, names and numbers among them."""
    words = (m.group() for m in _TERM.finditer(text))
    return tuple(stem_word(w) for w in words if w.lower().replace("’", "'") not in STOP_WORDS)


def align_terms(a: Iterable[str], b: Iterable[str]) -> Alignment:
    """What both lists have and what only one has, each term once."""
    left, right = dict.fromkeys(a), dict.fromkeys(b)
    return Alignment(
        tuple(t for t in left if t in right),
        tuple(t for t in left if t not in right),
        tuple(t for t in right if t not in left),
    )
