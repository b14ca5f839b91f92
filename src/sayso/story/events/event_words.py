"""What an article is about, as weighted words: what two reports of one event have in common."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from sayso.model import READ_KINDS, Article
from sayso.story.saying.stop_words import STOP_WORDS
from sayso.story.saying.terms import stem_word, terms_of

_HEAD = 100  # characters that count as a headline where a page has none
_LEAD = 600  # characters in which a report says what happened
_KEPT = 64  # words of an article that are compared, the weightiest
_PRIOR = 50  # articles: before so many were seen, how rare a word is counts little
_NAME = 1.4  # times: a name tells more of an event than another word
_BEGINS = frozenset({"", ".", "!", "?", '."', ".”", ".’", '"', "“", "‘"})  # before the first word of a sentence
_DAY = 86_400  # seconds
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")

Term = TypeVar("Term", str, int)


@dataclass(frozen=True, slots=True)
class EventWords:
    """The words of one article by weight."""

    article: str  # Article.id
    day: float | None  # when it was published: days since 1970, UTC
    weights: Mapping[str, float]  # by stem; more where it returns, in the headline and in the first sentences
    printed: Mapping[str, str]  # the stem's word as the page has it first


class Seen:
    """How many articles have each word, so far."""

    def __init__(self, articles: Iterable[EventWords] = ()) -> None:
        self.articles = 0
        self.holding: Counter[str] = Counter()
        for words in articles:
            self.add(words)

    def add(self, words: EventWords) -> None:
        self.articles += 1
        self.holding.update(words.weights.keys())

    def vector(self, words: EventWords) -> dict[str, float]:
        """The article's 64 weightiest words, rare ones weighing more; the squares of the weights sum to 1."""
        return weigh(words.weights, self.articles, self.holding)


def weigh(weights: Mapping[Term, float], articles: int, holding: Mapping[Term, int]) -> dict[Term, float]:
    """`weights` times how rare each word is among `articles`, of unit length: the 64 greatest."""
    rare = {w: x * math.log((articles + _PRIOR) / (holding.get(w, 0) + 1)) for w, x in weights.items()}
    kept = sorted(rare.items(), key=lambda item: -item[1])[:_KEPT]
    length = math.sqrt(sum(x * x for _, x in kept)) or 1.0
    return {w: x / length for w, x in kept}


def event_words(article: Article) -> EventWords:
    """The weighted words of an article's headline and text; its messaging is not looked at. Never raises."""
    text = "\n".join(article.text[b.span.start : b.span.end] for b in article.blocks if b.kind in READ_KINDS)
    head = article.headline or _cut(text, _HEAD)
    weights = {term: 1 + math.log(n) for term, n in Counter(terms_of(f"{head}\n{text}")).items()}
    for term in set(terms_of(head)):
        weights[term] += 1.0
    for term in set(terms_of(_cut(text, _LEAD))):
        weights[term] += 0.5
    printed, names = _printed(f"{head}\n{text}")
    for term in names & weights.keys():
        weights[term] *= _NAME
    day = article.published.timestamp() / _DAY if article.published else None
    return EventWords(article.id, day, weights, printed)


def _printed(text: str) -> tuple[dict[str, str], set[str]]:
    """The word of each stem as the text has it first; the stems that have a capital throughout, inside sentences."""
    printed: dict[str, str] = {}
    inside: set[str] = set()
    lower: set[str] = set()
    for m in _WORD.finditer(text):
        word = m.group()
        if word.lower() in STOP_WORDS:
            continue
        stem = stem_word(word)
        printed.setdefault(stem, word.removesuffix("'s").removesuffix("’s"))
        if word[0].islower():
            lower.add(stem)
        elif word[0].isupper() and text[m.start() - 2 : m.start()].strip() not in _BEGINS:
            inside.add(stem)
    return printed, inside - lower


def likeness(a: Mapping[Any, float], b: Mapping[Any, float]) -> float:
    """The cosine of two vectors of unit length, 0 to 1."""
    if len(a) > len(b):
        a, b = b, a
    return sum(x * b[w] for w, x in a.items() if w in b)


def _cut(text: str, length: int) -> str:
    """The beginning of a text, cut at the end of a word."""
    end = text.find(" ", length)
    return text[:end] if end >= 0 else text
