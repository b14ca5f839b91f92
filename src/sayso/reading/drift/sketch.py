"""A statement as what it claims: its words that carry weight, its verbs with their subjects, its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.model import Flag, Statement
from sayso.reading.drift.deed_words import DEEDS, LIGHT
from sayso.reading.wording.clause import Clause, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

# A figure; not "1st", which is also written "first".
_FIGURE = re.compile(r"[\d.,]*\d$")
_VAGUE = frozenset({"one", "million", "billion", "hundred", "thousand"})
_WEIGHTY = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is compared of one statement."""

    statement: Statement
    tokens: Sequence[Token]
    words: frozenset[str]  # lemmas that carry weight, lower case
    verbs: dict[str, frozenset[str] | None]  # lemma of each claiming verb -> words of its subject, empty for a pronoun
    finite: bool
    numbers: frozenset[str]
    describes: bool  # says what somebody or something is: "described her as the founder"

    @property
    def negated(self) -> bool:
        """Whether it says that something is not so."""
        return "negated" in self.statement.certainty

    def holds(self, flags: Iterable[Flag]) -> bool:
        """Whether one of the flags is among its own."""
        return not set(flags).isdisjoint(self.statement.certainty)


def draw_sketch(statement: Statement, tokens: Sequence[Token], *, describes: bool = False) -> Sketch:
    """The sketch of a statement from its tokens in order. Never raises."""
    words = {lemma for t in tokens if t.pos_ in _WEIGHTY and (lemma := _lemma(t)) not in LIGHT and len(lemma) > 1}
    verbs: dict[str, frozenset[str] | None] = {}
    for t in Clause(tokens).claims.values():
        if t.pos_ == "VERB" and _lemma(t) not in LIGHT:
            verbs.setdefault(_lemma(t), _subject(t))
        elif t.pos_ in ("VERB", "AUX"):
            # "made 40 arrests": the noun tells what was done.
            for noun in t.children:
                if noun.dep_ == "dobj" and _lemma(noun) in DEEDS:
                    verbs.setdefault(_lemma(noun), _subject(t))
    numbers = {t.lower_ for t in tokens if _FIGURE.match(t.text) or (t.pos_ == "NUM" and t.lower_ not in _VAGUE)}
    finite = any(t.tag_ in ("VBZ", "VBD", "VBP", "MD") for t in tokens)
    return Sketch(statement, tokens, frozenset(words), verbs, finite, frozenset(numbers), describes)


def _lemma(t: Token) -> str:
    return t.lemma_.lower().strip(".'’")


def _subject(verb: Token) -> frozenset[str] | None:
    subject = subject_of(verb)
    if subject is None:
        return None
    if subject.pos_ == "PRON":
        return frozenset()
    return frozenset(_lemma(t) for t in (subject, *subject.children) if t.pos_ in ("NOUN", "PROPN", "NUM"))
