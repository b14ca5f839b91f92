"""Drafts of one block held against each other: coordinated cues, acts told inside what somebody says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.finding.cues import DEEDS, FACTIVE, SPEECH
from sayso.reading.finding.drafts import Draft
from sayso.reading.finding.tree import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.reading.parse import ParsedBlock

_RELATIVE = frozenset({"who", "which", "that"})
_PRONOUNS = frozenset(["i", "we", "you", "he", "she", "it", "they"])


def settle(block: ParsedBlock, drafts: list[Draft]) -> list[Draft]:
    """The drafts with coordinated cues given back to their speaker, and without acts told inside another's words."""
    for draft in drafts:
        _give_back(block, draft, drafts)
    _end_before_according(block, drafts)
    strong = {d.head for d in drafts if not d.weak}
    return [
        d
        for d in drafts
        if d.content
        and not (d.weak and (d.head in strong or _told_inside(block, d, drafts)))
        and not _is_presupposed(block, d, drafts)
    ]


def _end_before_according(block: ParsedBlock, drafts: list[Draft]) -> None:
    """ "She warned that it leaked, according to an email": the email tells that she warned; she did not name it."""
    for phrase in drafts:
        at = phrase.cue[0] if phrase.cue else 0
        if not at or phrase.source is None or block.doc[at].lower_ != "according" or block.doc[at - 1].text != ",":
            continue
        for draft in drafts:
            # Only where the email's content is all that stands before it.
            told = draft is not phrase and draft.head is not None and _holds(phrase, draft.head)
            if told and draft.content and draft.content[-1][0] < at <= draft.content[-1][1] == phrase.source[1]:
                draft.content[-1] = (draft.content[-1][0], at - 2)


def _holds(draft: Draft, token: int) -> bool:
    return any(a <= token <= b for a, b in draft.content)


def _reaches(draft: Draft, verb: int, joint: int) -> bool:
    """Whether the content holds the verb, or was already cut before the conjunction."""
    return _holds(draft, verb) or any(b == joint - 1 for _, b in draft.content)


def _give_back(block: ParsedBlock, draft: Draft, drafts: list[Draft]) -> None:
    """ "She said that it rained and warned that ...": the parser makes "warned" a part of what she said."""
    if draft.head is None:
        return
    verb = block.doc[draft.head]
    if verb.dep_ not in ("conj", "ccomp") or verb.tag_ not in FINITE or verb.lemma_.lower() not in SPEECH:
        return
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and (subject.i > verb.i or subject.pos_ == "PRON"):
        return
    joint = _conjunction_before(verb.i if subject is None else subject.left_edge.i, verb.doc)
    if joint is None:
        return
    for outer in drafts:
        if (
            outer is draft
            or outer.head is None
            or outer.weak
            or not _reaches(outer, verb.i, joint)
            or outer.head >= verb.i
        ):
            continue
        if block.doc[outer.head].tag_ != verb.tag_ or block.doc[outer.head].i in (verb.i, joint):
            continue
        outer.content = [(a, min(b, joint - 1)) for a, b in outer.content if a < joint]
        if subject is None:
            draft.source = outer.source
        return


def _conjunction_before(at: int, doc: Doc) -> int | None:
    """The "and" or "but" right before token `at`, adverbs and auxiliaries aside."""
    at -= 1
    while at >= 0 and doc[at].pos_ in ("ADV", "AUX"):
        at -= 1
    return at if at >= 0 and doc[at].lower_ in ("and", "but", "while") else None


def _is_presupposed(block: ParsedBlock, draft: Draft, drafts: list[Draft]) -> bool:
    """Whether somebody's knowing is only asked about or told by another ("asked if the crew knew that ...")."""
    if draft.head is None or block.doc[draft.head].lemma_.lower() not in FACTIVE:
        return False
    return any(o is not draft and _holds(o, draft.head) for o in drafts)


def _told_inside(block: ParsedBlock, draft: Draft, drafts: list[Draft]) -> bool:
    """Whether an act is only told within another's words, of a pronoun ("claimed that he asked them to leave")."""
    if draft.head is None or draft.source is None:
        return False
    source = block.doc[draft.source[0]].lower_ if draft.source[0] == draft.source[1] else ""
    if source in _RELATIVE:
        return True
    holders = [o for o in drafts if o is not draft and _holds(o, draft.head)]
    verb = block.doc[draft.head]
    if holders and verb.lemma_.lower() in DEEDS and not any(c.tag_ == "MD" for c in verb.lefts):
        return True
    return any(source in _PRONOUNS or o.weak or o.source == draft.source for o in holders)
