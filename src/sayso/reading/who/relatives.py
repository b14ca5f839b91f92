"""Whom "who", "which" and "that" take up: the noun that their clause hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.who.phrases import is_human

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = frozenset({"relcl", "acl"})


def find_antecedent(pronoun: Token) -> Token | None:
    """The noun that a relative pronoun takes up; None at the start of a text."""
    doc = pronoun.doc
    verb = pronoun.head
    for _ in range(4):
        if verb.dep_ in _CLAUSES or verb.head.i == verb.i:
            break
        verb = verb.head
    noun = verb.head if verb.dep_ in _CLAUSES else None
    if noun is None or noun.i >= pronoun.i:
        j = pronoun.i - 1
        while j >= 0 and (doc[j].is_punct or doc[j].pos_ in ("ADP", "DET", "PRON")):
            j -= 1
        if j < 0:
            return None
        noun = doc[j]
    return _human_above(noun) if pronoun.lower_ in ("who", "whom") else noun


def _human_above(noun: Token) -> Token:
    """The noun itself, or where it means no people the one that it depends on: "members of the Guild who"."""
    for _ in range(3):
        if is_human(noun) or noun.ent_type_ == "PERSON" or noun.dep_ != "pobj":
            break
        if not (is_human(noun.head.head) or noun.head.head.ent_type_ == "PERSON"):
            break
        noun = noun.head.head
    return noun
