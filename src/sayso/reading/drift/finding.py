"""What is attributed in one place of a page and stands flat, or is taken for granted, in another.

Precision first: the flat one is in the outlet's own voice in a sentence without any attribution, with the same verb,
the same subject as far as it can be told, the same polarity, no hedge, no other number, and most of the words that
carry weight.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from typing import TYPE_CHECKING

from sayso.model import Attribution, Drift, Flag, Statement
from sayso.reading.drift.deed_words import REPORTING_KINDS, VOUCHING
from sayso.reading.drift.presupposed import find_presupposed
from sayso.reading.drift.sketch import Sketch, draw_sketch
from sayso.reading.layout import Layout
from sayso.reading.wording.act_words import ACTS

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOBODY = frozenset({"outlet", "unstated", "unsettled"})
_OPEN: tuple[Flag, ...] = ("hedged", "denied", "conditional")
# Shares of the weight of the words that both have.
_OF_SMALLER = 0.6
_OF_FLAT = 0.5
_SHARED = 3
# Somebody speaks for himself, even without quotation marks.
_SPEAKING = frozenset({"i", "we", "my", "our", "me", "us", "hey"})
# A copy needs no verb in common: "there has not been a single year of gain".
_COPY, _COPIED = 0.85, 4
_DESCRIBED = 0.7
# "Bridge is safe: report", "Bridge is safe, minister says".
_NAMES_SOURCE = re.compile(
    r"[:\-–—]\s+\w+(\s\w+){0,3}$|\b(says?|said|according|reports?|reported|claims?|reportedly|allegedly)\b",
    re.IGNORECASE,
)
# "Minister: the bridge is safe"; not "Olm: the bridge is safe".
_OPENS_WITH = re.compile(r"^([^.!?:]{2,60}):\s")
_SPEAKERS = re.compile(
    r"\b(officials?|police|report|sources?|study|ministers?|poll|survey|experts?|lawyers?|spokes\w+|president|ministry|"
    r"government|mayor|right|wrong)\b",
    re.IGNORECASE,
)


def find_drift(
    layout: Layout, statements: Sequence[Statement], attributions: Sequence[Attribution]
) -> tuple[Drift, ...]:
    """Pairs of an attributed statement and a flat one of the same claim, in order of the flat one; at most one each.

    Never raises.
    """
    by_id = {a.id: a for a in attributions}
    vouched = [s for s in statements if s.voice.kind not in _NOBODY and _is_vouched(s, by_id)]
    if not vouched:
        return ()
    told = [draw_sketch(s, _tokens(layout, s), describes=by_id[s.chain[-1]].act == "describe") for s in vouched]
    own = [draw_sketch(s, _tokens(layout, s)) for s in statements if s.voice.kind == "outlet"]
    sourced = _sourced_sentences(layout, attributions)
    weights = _weigh([*told, *own])
    index = _index_words(told)
    found: list[Drift] = []
    for flat in own:
        drift = None
        if _stands_flat(layout, flat, sourced):
            drift = _same_claim(flat, _nearest(flat, told, index), weights)
        drift = drift or find_presupposed(flat, told, _speakers(layout, flat, sourced))
        if drift is not None:
            found.append(drift)
    return tuple(found)


def _tokens(layout: Layout, statement: Statement) -> list[Token]:
    return [t for _, t in layout.tokens_under(statement.spans)]


def _is_vouched(statement: Statement, by_id: dict[str, Attribution]) -> bool:
    if not statement.chain or not set(_OPEN).isdisjoint(statement.certainty):
        return False
    giver = by_id[statement.chain[-1]]
    return giver.speech and (giver.act is None or giver.act in VOUCHING)


def _sourced_sentences(layout: Layout, attributions: Iterable[Attribution]) -> dict[int, set[str]]:
    """Sentences with a word of an attribution -> names of those whom it is attributed to."""
    out: dict[int, set[str]] = {}
    for a in attributions:
        spans = (*a.cue, *a.content, *(a.source.spans if a.source else ()))
        names = {a.source.name} if a.source is not None and a.source.name else set()
        for sentence in {layout.words[i].sentence for i in layout.under(spans)}:
            out.setdefault(sentence, set()).update(names)
    return out


def _speakers(layout: Layout, flat: Sketch, sourced: dict[int, set[str]]) -> set[str]:
    words = layout.under(flat.statement.spans)
    return sourced.get(layout.words[words[0]].sentence, set()) if words else set()


def _stands_flat(layout: Layout, flat: Sketch, sourced: dict[int, set[str]]) -> bool:
    statement = flat.statement
    if statement.manner != "own" or flat.holds(_OPEN) or len(flat.words) < _SHARED:
        return False
    if any(t.lower_ in _SPEAKING for t in flat.tokens):
        return False
    words = layout.under(statement.spans)
    if any(layout.words[i].sentence in sourced for i in words):
        return False
    text, last = layout.article.text, statement.spans[-1].end
    return "?" not in text[last - 1 : last + 1] and not _NAMES_SOURCE.search(statement.text)


def _weigh(sketches: Sequence[Sketch]) -> dict[str, float]:
    """The weight of each word: the rarer in the article, the more."""
    number = Counter(word for s in sketches for word in s.words)
    return {word: log(1 + len(sketches) / n) for word, n in number.items()}


def _index_words(told: Sequence[Sketch]) -> dict[str, list[int]]:
    out: dict[str, list[int]] = {}
    for n, sketch in enumerate(told):
        for word in sketch.words:
            out.setdefault(word, []).append(n)
    return out


def _nearest(flat: Sketch, told: Sequence[Sketch], index: dict[str, list[int]]) -> list[Sketch]:
    """The attributed statements that share enough words, those with most first."""
    shared = Counter(n for word in flat.words for n in index.get(word, ()))
    return [told[n] for n, count in shared.most_common(5) if count >= _SHARED]


def _same_claim(flat: Sketch, near: Sequence[Sketch], weights: dict[str, float]) -> Drift | None:
    best: tuple[float, Sketch, frozenset[str]] | None = None
    for told in near:
        shared = flat.words & told.words
        if not _agree(flat, told):
            continue
        both = sum(weights[w] for w in shared)
        of_flat = both / sum(weights[w] for w in flat.words)
        of_smaller = max(of_flat, both / sum(weights[w] for w in told.words))
        if not (
            (flat.finite and of_flat >= _COPY and len(shared) >= _COPIED)
            or (told.describes and of_smaller >= _DESCRIBED and len(shared) >= _COPIED)
            or (_same_deed(flat, told) and of_smaller >= _OF_SMALLER and of_flat >= _OF_FLAT)
        ):
            continue
        if best is None or of_smaller > best[0]:
            best = (of_smaller, told, shared)
    if best is None:
        return None
    _, told, shared = best
    who = told.statement.voice.name or "a source"
    words = ", ".join(sorted(shared, key=lambda w: (-weights[w], w))[:5])
    return Drift(told.statement.id, flat.statement.id, f"{who}'s word in one place, the page's own in another: {words}")


def _agree(flat: Sketch, told: Sketch) -> bool:
    """Whether polarity and numbers go together, and the flat one does not name its source before a colon."""
    if flat.holds(("asked_for",)) or told.holds(("asked_for",)):
        return False
    if flat.negated != told.negated or (told.numbers and flat.numbers and not flat.numbers & told.numbers):
        return False
    opening = _OPENS_WITH.match(flat.statement.text)
    if opening is None:
        return True
    name = (told.statement.voice.name or "").lower().split()
    return not _SPEAKERS.search(opening[1]) and set(opening[1].lower().split()).isdisjoint(name)


def _same_deed(flat: Sketch, told: Sketch) -> bool:
    """Whether they have a verb in common, and its subjects too as far as they are named."""
    for verb, one in flat.verbs.items():
        if verb in told.verbs and not _reports(verb):
            other = told.verbs[verb]
            # Without a subject it is told of whoever was named above: a line of a list.
            if one is None:
                continue
            if not one or not other or not one.isdisjoint(told.words) or not other.isdisjoint(flat.words):
                return True
    return False


def _reports(verb: str) -> bool:
    """ "China calls for calm" is no claim of the page's own."""
    act = ACTS.get(verb)
    return act is not None and act.kind in REPORTING_KINDS
