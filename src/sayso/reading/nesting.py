"""Drafts of one block held against each other: coordinated cues, acts told inside what somebody says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.complements import Draft
from sayso.reading.cues import SPEECH

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.reading.parse import ParsedBlock

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PRONOUNS = frozenset("i we you he she it they who".split())


def settle(block: ParsedBlock, drafts: list[Draft]) -> list[Draft]:
    """The drafts with coordinated cues given back to their speaker, and without acts told inside another's words."""
    for draft in drafts:
        _give_back(block, draft, drafts)
    return [d for d in drafts if d.content and not (d.weak and _told_inside(block, d, drafts))]


def _holds(draft: Draft, token: int) -> bool:
    return any(a <= token <= b for a, b in draft.content)


def _give_back(block: ParsedBlock, draft: Draft, drafts: list[Draft]) -> None:
    """ "She said that it rained and warned that ...": the parser makes "warned" a part of what she said."""
    if draft.head is None:
        return
    verb = block.doc[draft.head]
    if verb.dep_ != "conj" or verb.tag_ not in _FINITE or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return
    joint = _conjunction_before(verb)
    if joint is None or verb.lemma_.lower() not in SPEECH:
        return
    for outer in drafts:
        if outer is draft or outer.head is None or outer.weak or not _holds(outer, verb.i) or outer.head >= verb.i:
            continue
        if block.doc[outer.head].tag_ != verb.tag_ or block.doc[outer.head].i in (verb.i, joint):
            continue
        outer.content = [(a, min(b, joint - 1)) for a, b in outer.content if a < joint]
        draft.source = outer.source
        return


def _conjunction_before(verb: Token) -> int | None:
    """The "and" or "but" right before the verb, adverbs and auxiliaries aside."""
    at = verb.i - 1
    while at >= 0 and verb.doc[at].pos_ in ("ADV", "AUX"):
        at -= 1
    return at if at >= 0 and verb.doc[at].lower_ in ("and", "but") else None


def _told_inside(block: ParsedBlock, draft: Draft, drafts: list[Draft]) -> bool:
    """Whether an act is only told within another's words, of a pronoun ("claimed that he asked them to leave")."""
    if draft.head is None:
        return False
    source = block.doc[draft.source[0]].lower_ if draft.source and draft.source[0] == draft.source[1] else ""
    inside = any(o is not draft and not o.weak and _holds(o, draft.head) for o in drafts)
    return inside and (draft.source is None or source in _PRONOUNS)
