"""The clauses of one statement: which verbs carry its claims, and which only tell what thing is meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.reading.wording import certainty_words as w

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
# Inside these a word says something about a noun, not about the whole claim.
_NOUN_CLAUSES = frozenset({"relcl", "acl"})
_JOINED = frozenset({"conj", "parataxis", "ROOT"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "acomp", "attr", "oprd"})
# From a hedging word up to what it stands by: "possibly the largest", "in all likelihood".
_BESIDE = frozenset({"advmod", "acomp", "attr", "oprd", "npadvmod", "quantmod", "prep", "pobj", "dobj", "neg", "nsubj"})


class Clause:
    """The tokens of one statement with what is asked of them again and again."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.inside = {t.i: t for t in tokens}
        self._main: dict[int, bool] = {}
        heads = self._find_heads()
        self.core = self._reach(heads, deep=False)
        self.claims = self._reach(heads, deep=True)

    def _find_heads(self) -> list[Token]:
        return [
            t
            for t in self.tokens
            if (t.head.i not in self.inside or t.head.i == t.i) and t.pos_ not in ("PUNCT", "CCONJ", "SCONJ")
        ]

    def _reach(self, heads: Sequence[Token], *, deep: bool) -> dict[int, Token]:
        """The heads, what is joined to them, and complements of "seem"; `deep`: every clause that claims something."""
        out = {t.i: t for t in heads}
        queue = list(heads)
        while queue:
            t = queue.pop()
            children = list(t.children)
            if deep and t.pos_ in w.VERB_TAGS:
                children += _clauses_of_nouns(children)
            for child in children:
                if child.i not in out and child.i in self.inside and _carries_on(t, child, deep):
                    out[child.i] = child
                    queue.append(child)
        return dict(sorted(out.items()))

    def is_main(self, token: Token) -> bool:
        """Whether no noun's clause lies between the token and the head of the statement."""
        path: list[int] = []
        t = token
        while t.i not in self._main:
            path.append(t.i)
            if t.head.i == t.i or t.head.i not in self.inside:
                self._main[t.i] = True
                break
            if t.dep_ in _NOUN_CLAUSES:
                self._main[t.i] = False
                break
            t = t.head
        held = self._main[t.i]
        for i in path:
            self._main[i] = held
        return held

    def is_claimed(self, token: Token) -> bool:
        """Whether the word bears on a verb that carries a claim of the statement."""
        for _ in range(6):
            if token.i in self.claims:
                return True
            if token.dep_ not in _BESIDE or token.head.i not in self.inside:
                return False
            token = token.head
        return False


def _carries_on(t: Token, child: Token, deep: bool) -> bool:
    verbal = t.pos_ in w.VERB_TAGS or child.pos_ in w.VERB_TAGS
    if child.dep_ in _JOINED and verbal:
        return True
    if child.dep_ in _COMPLEMENTS and (t.lemma_.lower() in w.RAISING or (deep and t.pos_ in (*w.VERB_TAGS, "ADJ"))):
        return True
    if not deep:
        return False
    marks = {c.lower_ for c in child.children if c.dep_ == "mark"}
    if child.dep_ == "advcl":
        return bool(marks & w.CLAIMING_MARKS)
    return child.dep_ == "acl" and "that" in marks


def _clauses_of_nouns(children: Sequence[Token]) -> list[Token]:
    """ "makes the point that it is not so": the noun stands for its clause."""
    return [c for noun in children if noun.dep_ in ("dobj", "attr") for c in noun.children if c.dep_ == "acl"]


def subject_of(verb: Token) -> Token | None:
    """The verb's own subject, or that of the verb it is joined to."""
    for _ in range(4):
        for c in verb.children:
            if c.dep_ in SUBJECTS:
                return c
        if verb.dep_ not in ("conj", "xcomp"):
            return None
        verb = verb.head
    return None


def has_to(verb: Token) -> bool:
    """Whether it is an infinitive with "to"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def has_clause(verb: Token) -> bool:
    """Whether a clause is its complement."""
    return any(c.dep_ in ("ccomp", "csubj") for c in verb.children)


def can_act(subject: Token) -> bool:
    """Whether the subject is somebody. What kind of name it is is not asked for: one name does as well as another."""
    return subject.pos_ == "PROPN" or subject.lower_ in w.PERSONAL or subject.lemma_.lower() in w.ACTORS
