"""Whether the clause around a time word tells of what was or of what will be, by the parse."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from sayso.reading.parse import ParsedBlock
from sayso.reading.when.words import as_words

if TYPE_CHECKING:
    from spacy.tokens import Token

Tense = Literal["past", "future"] | None

_WILL = frozenset({"will", "shall", "'ll", "wo", "would", "may", "might", "can", "could", "should", "must"})
# What is planned, due or wanted lies ahead, whatever the tense of the verb.
_AHEAD = as_words(
    "schedule expect plan due slate set aim intend hope prepare propose plan promise vow pledge want wish agree decide "
    "threaten ask order urge tell invite likely ready going go bind deadline summon call advise"
)
# Their own tense is that of the verb which hangs on them.
_GOING_ON = as_words("begin start continue manage fail help keep stop cease force use happen appear seem turn")
# In the present tense of a timetable.
_TIMETABLE = as_words(
    "begin start open resume expire end close arrive leave return meet travel hold face play host fall take run be "
    "mark head go come visit vote decide"
)
_MOST_STEPS = 8


class Tenses:
    """The tense around a character of an article."""

    def __init__(self, parsed: Sequence[ParsedBlock]) -> None:
        self._parsed = parsed
        self._starts = [p.start for p in parsed]

    def at(self, offset: int, *, near: bool = False) -> Tense:
        """ "past" or "future" of the nearest verb over the word at `offset`; None where neither can be told."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return None
        block = self._parsed[number]
        word = block.doc.char_span(offset - block.start, offset - block.start + 1, alignment_mode="expand")
        return _climb(word[0], near) if word is not None and len(word) else None


def _climb(node: Token, near: bool) -> Tense:
    for _ in range(_MOST_STEPS):
        if node.pos_ in ("VERB", "AUX"):
            tense = _of_verb(node)
            if tense is not None or near:
                return tense
        elif node.lemma_ in _AHEAD and node.pos_ in ("ADJ", "NOUN") and node.lemma_ not in ("call", "plan", "order"):
            return "future"
        if node.head.i == node.i:
            return None
        node = node.head
    return None


def _of_verb(verb: Token) -> Tense:
    aux = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if aux & {"have", "has", "had", "'ve", "having"}:
        return "past"
    if aux & _WILL:
        return "future"
    if verb.tag_ == "VB" and "to" in aux:
        return _of_infinitive(verb)
    lemma = verb.lemma_
    if verb.tag_ == "VBD":
        return "future" if lemma in ("schedule", "plan", "slate") else "past"
    if verb.tag_ == "VBN":
        if lemma in ("schedule", "expect", "plan", "slate", "set", "propose", "bind"):
            return "future"
        return "past" if not aux or aux & {"was", "were", "been", "got", "'s"} else None
    if verb.tag_ == "VBG":
        if aux & {"is", "are", "'re", "am", "'m"}:
            return "future"
        return "past" if aux & {"was", "were"} else None
    if verb.tag_ in ("VBZ", "VBP"):
        return "future" if lemma in _TIMETABLE else None
    return None


def _of_infinitive(verb: Token) -> Tense:
    head = verb.head
    if head.i == verb.i:
        return "future"  # headlines: "Council to meet on Monday"
    if head.lemma_ in _GOING_ON or verb.dep_ == "advcl":
        return None  # as its head
    return "future"
