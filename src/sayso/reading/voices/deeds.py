"""Who does what to whom in a statement, from the parse: what is needed to hold it against another page's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sayso.model import Deed
from sayso.reading.layout import Layout

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECT = "nsubj"
_RELATIVES = frozenset({"who", "which", "that", "whom"})
# What belongs to a noun without telling a thing of its own about it.
_OF_NOUN = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "advmod", "case", "predet"})
_NO_DEED = frozenset({"aux", "auxpass", "amod", "compound"})
_CHARGING = frozenset({"accuse", "suspect", "convict", "acquit", "blame"})
_MOST = 12  # of one statement


def find_deeds(layout: Layout, words: Sequence[int]) -> tuple[Deed, ...]:
    """The verbs of a statement in order, each with who does it and to whom, as spans of the article.

    The words are indices into the layout. Somebody who stands outside the statement ("X denied that it ...") is named
    only where the verb itself is in it. Never raises.
    """
    tokens = layout.tokens(words)
    out: list[Deed] = []
    for piece, token in tokens:
        if token.pos_ not in ("VERB", "AUX") or token.dep_ in _NO_DEED or len(out) >= _MOST:
            continue
        doer, done_to = _sides(token)
        block = layout.parsed[piece]
        spans = [None if n is None else block.span(*_noun_words(n)) for n in (doer, done_to)]
        out.append(Deed(block.token_span(token), token.lemma_.lower(), spans[0], spans[1], is_main=_is_main(token)))
    return tuple(out)


def _sides(verb: Token) -> tuple[Token | None, Token | None]:
    """Who does it, and to whom."""
    subject = _child(verb, _SUBJECT)
    passive = _child(verb, "nsubjpass")
    by = _agent(verb)
    thing = _child(verb, "dobj", "attr", "dative")
    if subject is not None and thing is None and _carries_on_passive(verb):
        return by, _meant(subject)
    if passive is not None or by is not None or _child(verb, "auxpass") is not None:
        return by, _meant(passive) if passive is not None else _of_noun(verb) or _shared(verb, "nsubjpass")
    if subject is None and verb.dep_ == "acl" and verb.tag_ == "VBN":
        return None, verb.head
    if subject is None:
        return _charged(verb) or _of_noun(verb) or _shared(verb, _SUBJECT), thing
    return _meant(subject), _meant(thing)


def _carries_on_passive(verb: Token) -> bool:
    """ "12 people were killed and 30 wounded"."""
    first = verb.head
    own = any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    return verb.dep_ == "conj" and verb.tag_ in ("VBN", "VBD") and not own and _child(first, "auxpass") is not None


def _child(verb: Token, *parts: str) -> Token | None:
    return next((c for c in verb.children if c.dep_ in parts), None)


def _agent(verb: Token) -> Token | None:
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    return None if by is None else next((c for c in by.children if c.dep_ == "pobj"), None)


def _meant(noun: Token | None) -> Token | None:
    """ "the men who fired": the noun that a relative pronoun stands for."""
    if noun is None or noun.lower_ not in _RELATIVES:
        return noun
    clause = noun.head
    return clause.head if clause.dep_ == "relcl" else None


def _of_noun(verb: Token) -> Token | None:
    """ "soldiers guarding the gate": the noun that the verb hangs on."""
    return verb.head if verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN") else None


def _charged(verb: Token) -> Token | None:
    """ "accused the army of shelling it": whoever is said to have done it."""
    if verb.dep_ != "pcomp" or verb.head.lower_ not in ("of", "for"):
        return None
    charge = verb.head.head
    # "of" may hang on whoever is accused.
    if charge.dep_ in ("dobj", "nsubjpass") and charge.head.lemma_.lower() in _CHARGING:
        return charge
    return _child(charge, "dobj", "nsubjpass") if charge.lemma_.lower() in _CHARGING else None


def _shared(verb: Token, *parts: str) -> Token | None:
    """The subject of the verb that this one is joined to."""
    for _ in range(4):
        if verb.dep_ not in ("conj", "xcomp", "advcl"):
            return None
        verb = verb.head
        found = _child(verb, *parts)
        if found is not None:
            return _meant(found)
    return None


def _noun_words(noun: Token) -> tuple[int, int]:
    """First and last token of a noun with its adjectives and what follows "of"; joined nouns with it."""
    first = last = noun.i
    for token in _parts(noun):
        first, last = min(first, token.i), max(last, token.i)
    return first, last


def _parts(noun: Token, depth: int = 0) -> Iterator[Token]:
    if depth > 6:
        return
    for child in noun.children:
        of = child.dep_ == "prep" and child.lower_ == "of" and child.i > noun.i
        if child.dep_ in _OF_NOUN or of or (depth and child.dep_ == "pobj") or child.dep_ in ("cc", "conj"):
            yield child
            yield from _parts(child, depth + 1)


def _is_main(verb: Token) -> bool:
    """Whether no noun's clause lies above the verb."""
    for _ in range(20):
        if verb.dep_ in ("relcl", "acl"):
            return False
        if verb.head.i == verb.i:
            return True
        verb = verb.head
    return True
