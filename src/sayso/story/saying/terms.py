"""Stems of content words in order: what two statements have in common, whatever the endings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from snowballstemmer import stemmer

from sayso.story.saying.alike import ALIKE, PHRASES
from sayso.story.saying.irregular import IRREGULAR
from sayso.story.saying.stop_words import NUMBERS, STOP_WORDS

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
    stem: str = _stem(IRREGULAR.get(lower, lower))
    return stem


def stems_of(words: str) -> frozenset[str]:
    """The stems of a table's words, which stand apart by spaces."""
    return frozenset(map(stem_word, words.split()))


def terms_of(text: str) -> tuple[str, ...]:
    """The stems of the content words of `text` in order, names and numbers among them; "walked out" is one."""
    words = [m.group() for m in _TERM.finditer(text)]
    stems = [stem_word(w) for w in words]
    phrases, opening = _phrases()
    out: list[str] = []
    joined = False
    for n, (word, stem) in enumerate(zip(words, stems, strict=True)):
        if joined:
            joined = False
            continue
        if stem in opening and n + 1 < len(stems) and (both := phrases.get((stem, stems[n + 1]))):
            out.append(both)
            joined = True
        elif word.lower().replace("’", "'") not in STOP_WORDS:
            out.append(stem)
    return tuple(out)


def stem_verb(lemma: str, following: str) -> str:
    """The stem of a verb and the word behind it where the two mean one thing ("walk out"), else of the verb."""
    stem = stem_word(lemma)
    return _phrases()[0].get((stem, stem_word(following)), stem)


@cache
def _phrases() -> tuple[dict[tuple[str, str], str], frozenset[str]]:
    table = {}
    for words, meaning in PHRASES.items():
        first, second = words.split()
        table[stem_word(first), stem_word(second)] = stem_word(meaning)
    return table, frozenset(first for first, _ in table)


@cache
def _groups() -> dict[str, frozenset[int]]:
    out: dict[str, set[int]] = {}
    for row, words in enumerate(ALIKE):
        for word in words.split():
            out.setdefault(stem_word(word), set()).add(row)
    return {stem: frozenset(rows) for stem, rows in out.items()}


def index_sides(rows: Iterable[tuple[str, str]]) -> dict[str, tuple[tuple[int, int], ...]]:
    """For the stem of each word of a table of opposites, the places it has, in order: row, and side 0 or 1."""
    out: dict[str, set[tuple[int, int]]] = {}
    for row, pair in enumerate(rows):
        for side, words in enumerate(pair):
            for stem in stems_of(words):
                out.setdefault(stem, set()).add((row, side))
    return {stem: tuple(sorted(places)) for stem, places in out.items()}


def groups_of(term: str) -> frozenset[int]:
    """The groups of words that stand for each other which a term is in; empty for most."""
    return _groups().get(term, frozenset())


def are_alike(one: str, other: str) -> bool:
    """Whether two terms are the same or stand for each other."""
    return one == other or not groups_of(one).isdisjoint(groups_of(other))


def align_terms(a: Iterable[str], b: Iterable[str]) -> Alignment:
    """What both lists have and what only one has, each term once; `both` are the terms of `a`.

    A term that the other list lacks is met by one that stands for it ("killed", "dead"), each by one only.
    """
    left, right = dict.fromkeys(a), dict.fromkeys(b)
    met = {t: t for t in left if t in right}
    free = [t for t in right if t not in met]
    for term in left:
        if term not in met and groups_of(term):
            other = next((t for t in free if are_alike(term, t)), None)
            if other is not None:
                met[term] = other
                free.remove(other)
    return Alignment(tuple(t for t in left if t in met), tuple(t for t in left if t not in met), tuple(free))
