"""Attributions carried by a noun or an adjective: "her claim that ...", "repeated a claim that ...", "is sure that"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.reading.finding import cues
from sayso.reading.finding.drafts import Draft
from sayso.reading.finding.subjects import source_range, subject_of
from sayso.reading.finding.tree import cue_tokens, has_to, token_range

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.reading.parse import ParsedBlock

_CLAUSES = frozenset({"acl", "ccomp", "relcl", "xcomp"})
# Whose a claim is, said by an adjective, only where the adjective names a nation, a group or an organisation.
_OWNING = frozenset({"NORP", "ORG", "GPE", "PERSON"})


def draft_claim_nouns(block: ParsedBlock) -> Iterator[Draft]:
    """The attributions of one block whose cue is a noun or an adjective, each echo as two."""
    for token in block.doc:
        if token.pos_ == "NOUN" and token.lemma_.lower() in cues.CLAIM_NOUNS:
            yield from _from_noun(block, token)
        elif token.pos_ == "ADJ" and token.lemma_.lower() in cues.ADJECTIVES:
            draft = _from_adjective(block, token)
            if draft is not None:
                yield draft


def _from_noun(block: ParsedBlock, noun: Token) -> Iterator[Draft]:
    clause = _clause_of(noun)
    if clause is None:
        return
    content = token_range(clause)
    owner = _owner(noun, content[0])
    verb = noun.head if noun.dep_ == "dobj" else _misread_echo(noun) or noun.head
    if (noun.dep_ == "dobj" or verb is not noun.head) and verb.lemma_.lower() in cues.ECHO:
        subject = subject_of(verb)
        source = source_range(subject, verb, content) if subject is not None else None
        if source is not None:
            yield Draft(block, f"{verb.text} + {noun.text}", cue_tokens(verb), [content], source, verb.i)
            if owner is not None:
                owner = (verb.i + 1, owner[1]) if owner[0] <= verb.i < owner[1] else owner
                yield Draft(block, f"{noun.text} repeated", [noun.i], [content], owner, noun.i, link="echoes")
            return
    if owner is not None:
        yield Draft(block, f"{noun.text} + clause", [noun.i], [content], owner, noun.i)


def _misread_echo(noun: Token) -> Token | None:
    """ "Roe repeated claims by the guild that ...": a verb with a subject that the parser takes for an adjective."""
    for token in noun.doc[noun.left_edge.i : noun.i]:
        if token.dep_ == "amod" and token.tag_ in ("VBD", "VBN") and token.lemma_.lower() in cues.ECHO:
            return token if any(c.dep_ in ("nsubj", "nsubjpass") for c in token.lefts) else None
    return None


def _clause_of(noun: Token) -> Token | None:
    """The clause that says what the claim is; the parser may hang it on the verb."""
    for child in (
        *noun.rights,
        *(c for c in noun.head.rights if c.i > noun.i and c.dep_ in ("ccomp", "xcomp", "advcl")),
    ):
        that = any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children)
        if child.dep_ in (*_CLAUSES, "advcl") and (that or has_to(child)):
            if child.head is not noun and child.left_edge.i > noun.right_edge.i + 1:
                continue
            return child
    return None


def _owner(noun: Token, before: int) -> tuple[int, int] | None:
    """Whose claim it is: "her claim", "a company claim", "a claim by the company"."""
    for child in noun.lefts:
        if child.dep_ == "poss":
            first, last = token_range(child)
            return (first, last - 1) if _is_possessive(noun, last) and last > first else (first, last)
    for child in noun.rights:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from") and child.i < before:
            obj = next((c for c in child.children if c.dep_ == "pobj"), None)
            if obj is not None:
                first, last = token_range(obj)
                return first, min(last, before - 1)
    for child in noun.lefts:
        if child.dep_ in ("amod", "compound", "nmod") and child.ent_type_ in _OWNING:
            return child.left_edge.i, child.i
    return None


def _is_possessive(noun: Token, at: int) -> bool:
    """Whether token `at` is the possessive mark."""
    return noun.doc[at].tag_ == "POS"


def _from_adjective(block: ParsedBlock, adjective: Token) -> Draft | None:
    if adjective.head.lemma_ not in ("be", "feel", "seem"):
        return None
    for child in adjective.rights:
        if child.dep_ == "ccomp":
            subject = subject_of(adjective.head)
            if subject is None or subject.lower_ == "it":
                return None
            source = source_range(subject, adjective, token_range(child))
            cue = sorted({*cue_tokens(adjective.head), adjective.i})
            return Draft(block, f"{adjective.text} + clause", cue, [token_range(child)], source, adjective.i)
    return None
