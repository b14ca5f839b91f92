"""`Statement.loaded`: which words outside quotation marks push the reader, and whose they are.

A sentence is judged by its words outside quotation marks, names hidden; in a sentence that people would mark, the
words that they would name are marked. How many sentences of an article are loaded is estimated from the article itself
(the expectation-maximisation of Saerens and others 2002), so that one dry sentence by itself is judged as the training
sentences were and a dry page as a dry page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import log
from typing import Literal

from sayso.model import Loaded, Span, Statement
from sayso.reading.layout import Layout, Quoted
from sayso.reading.learned.masking import CLOSE, NAME, NUMBER, OPEN, Unit
from sayso.reading.loaded.model import LoadedModel, probability, shipped_model
from sayso.reading.loaded.plain_words import FUNCTION_TAGS, SUBJECT_WORDS
from sayso.reading.loaded.scare_quotes import find_scare_quotes
from sayso.reading.masked import mask_article
from sayso.reading.quotations import Quote

# A word is named where people would name it in a loaded sentence about this often; the first of a sentence sooner, and
# the sooner the more loaded the sentence reads.
_ALSO, _FIRST, _LEAST = -0.4, -1.2, -1.5  # log odds
_MOST = 5  # of one sentence
# The share of loaded sentences in training, and how many such sentences an article starts with.
_SHARE, _STRENGTH = 0.5, 4.0
_ROUNDS = 12
_FEWEST_FORMS = 5
_KINDS = {"ADJ": "judgement", "ADV": "judgement", "VERB": "charged verb", "NOUN": "label"}


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The words of one sentence that may be marked, and how the sentence reads."""

    odds: float  # log odds that it is loaded, half of all being so
    words: list[tuple[float, int]]  # log odds that it would be named, index into the layout; the first is the highest


def mark_loaded(
    layout: Layout, statements: Iterable[Statement], quotes: Sequence[Quote], attributed: Sequence[Span]
) -> tuple[Statement, ...]:
    """The same statements with their loaded words and scare quotes; no word inside `quotes` is ever marked.

    `attributed` are the spans of all sources, cues and contents. Never raises.
    """
    statements = tuple(statements)
    quoted = Quoted(layout, [q.span for q in quotes])
    model = shipped_model()
    holder = {i: s for s in statements for i in layout.under(s.spans)}
    sentences = [_judge(layout, model, units, holder) for units in _sentences(layout, quoted)]
    shift = _article_shift([s.odds for s in sentences])
    marks: dict[str, list[Loaded]] = {}
    for sentence in sentences:
        odds = sentence.odds + shift
        for i in _named(sentence, odds):
            marks.setdefault(holder[i].id, []).append(_mark(layout, i, holder[i], probability(odds)))
    for held, mark in find_scare_quotes(layout, statements, quotes, attributed):
        marks.setdefault(held, []).append(mark)
    return tuple(
        replace(s, loaded=tuple(sorted(marks[s.id], key=lambda x: x.span))) if s.id in marks else s for s in statements
    )


def _sentences(layout: Layout, quoted: Quoted) -> list[list[tuple[Unit, int]]]:
    """The units of each sentence outside quotation marks, with the word of the layout each begins with (-1: a mark)."""
    out: dict[int, list[tuple[Unit, int]]] = {}
    for row in mask_article(layout.article):
        for unit in row:
            near = bisect_right(layout.starts, unit.start) - 1
            if near < 0:
                continue
            at = near if layout.words[near].start <= unit.start < layout.words[near].end else -1
            if at >= 0 and (quoted.holds(at) or unit.quoted):
                continue
            if unit.quoted and unit.form not in (OPEN, CLOSE):
                continue
            out.setdefault(layout.words[near].sentence, []).append((unit, at))
    return list(out.values())


def _judge(
    layout: Layout, model: LoadedModel, units: Sequence[tuple[Unit, int]], holder: dict[int, Statement]
) -> _Sentence:
    forms = [u.form for u, _ in units]
    if len(forms) < _FEWEST_FORMS:
        return _Sentence(-9.0, [])
    words: list[tuple[float, int]] = []
    for unit, at in units:
        if at in holder and unit.form not in (NAME, NUMBER) and unit.form not in SUBJECT_WORDS:
            odds = model.judge_word(unit.form)
            token = layout.token(at)
            if odds is not None and odds >= _LEAST and token is not None and token.pos_ not in FUNCTION_TAGS:
                words.append((odds, at))
    return _Sentence(model.judge_sentence(forms), sorted(words, reverse=True))


def _article_shift(odds: Sequence[float]) -> float:
    """What the article's own share of loaded sentences adds to the log odds of each: never more than nothing."""
    if not odds:
        return 0.0
    share = _SHARE
    for _ in range(_ROUNDS):
        ratio = share / (1 - share) * (1 - _SHARE) / _SHARE
        held = [p * ratio / (p * ratio + 1 - p) for p in map(probability, odds)]
        share = (sum(held) + _STRENGTH * _SHARE) / (len(odds) + _STRENGTH)
    return min(0.0, _logit(share) - _logit(_SHARE))


def _logit(share: float) -> float:
    return log(share / (1 - share))


def _named(sentence: _Sentence, odds: float) -> list[int]:
    """The words that are marked, in text order."""
    if odds < 0:
        return []
    named = [i for n, (word, i) in enumerate(sentence.words[:_MOST]) if word >= (_ALSO if n else _FIRST - odds / 8)]
    return sorted(named)


def _mark(layout: Layout, i: int, holder: Statement, chance: float) -> Loaded:
    word = layout.words[i]
    token = layout.token(i)
    kind = _KINDS.get(token.pos_, "wording") if token is not None else "wording"
    whose: Literal["outlet", "either"] = "outlet" if holder.voice.kind == "outlet" else "either"
    shown = layout.article.text[word.start : word.end]
    why = f'"{shown}", in a sentence like those that people call loaded ({chance:.0%})'
    return Loaded(Span(word.start, word.end), kind, whose, why)
