"""Words behind a saying, or behind what was announced, that belong to what was said.

", the airline said on Tuesday, after a profit of 45 million a year earlier": a bare comparison holds no deed that the
outlet could tell, so it is part of what was said. A clause there ("..., after divers reached the wreck") is the
outlet's: it tells when the words were said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.finding import cues
from sayso.reading.finding.tree import FINITE, MARKS, VERBAL, set_off

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.reading.finding.drafts import Draft

_LONGEST_FRAME = 10  # tokens between a cue and the comma
_LONGEST_TAIL = 18
_THAN = frozenset({"than", "from", "compared", "against", "earlier", "ago", "before", "previous", "last"})
_RISES = frozenset({"up", "down", "half", "double", "twice"})  # ", up from 1,200", ", half as many as last year"


def take_tail(draft: Draft, verb: Token) -> Draft:
    """The draft with the comparison that follows its saying, or with what the announced thing does."""
    if not draft.content or draft.later:
        return draft
    last = draft.content[-1][1]
    tail = _comparison(verb) if last < verb.i else _effect(verb, last)
    if tail is not None:
        draft.content = [*draft.content, tail] if tail[0] > last + 2 else [*draft.content[:-1], _join(draft, tail)]
    return draft


def _join(draft: Draft, tail: tuple[int, int]) -> tuple[int, int]:
    return draft.content[-1][0], tail[1]


def _comparison(verb: Token) -> tuple[int, int] | None:
    """ "said on Monday, a tenth less than last year": from behind the comma to the sentence's end."""
    doc, end = verb.doc, verb.sent.end
    comma = next((i for i in range(verb.i + 1, min(end, verb.i + _LONGEST_FRAME)) if doc[i].text == ","), None)
    if comma is None or any(t.pos_ in VERBAL for t in doc[verb.i + 1 : comma]):
        return None
    tail = [t for t in doc[comma + 1 : end] if not t.is_space]
    if not 2 <= len(tail) <= _LONGEST_TAIL or any(t.tag_ in (*FINITE, "MD") or t.text in MARKS for t in tail):
        return None
    measured = tail[0].lower_ in _RISES or any(t.like_num or t.tag_ in ("JJR", "RBR") for t in tail)
    compared = measured and any(t.lower_ in _THAN for t in tail)
    return (comma + 1, end - 1) if compared and tail[0].tag_ != "VBG" else None


def _effect(verb: Token, last: int) -> tuple[int, int] | None:
    """ "announced a merger, creating a company of 9,000": what the announced thing makes or ends."""
    if verb.lemma_.lower() not in cues.PLANS:
        return None
    for child in verb.rights:
        bare = child.dep_ == "advcl" and child.tag_ == "VBG" and child.i == child.left_edge.i and set_off(child)
        if bare and child.i <= last + 3 and child.lemma_.lower() in cues.MAKING:
            return child.i, child.right_edge.i
    return None
