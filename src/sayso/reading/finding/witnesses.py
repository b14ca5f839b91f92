"""What a newsroom's own people saw: "a reporter of the Gull counted nine cranes", "... were seen by the Gull".

Nobody says it, and yet it stands on somebody's own eyes: a source of its own beside those who were asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.reading.finding.drafts import Draft
from sayso.reading.finding.subjects import source_range
from sayso.reading.finding.tree import FINITE, MARKS, cue_tokens, is_passive
from sayso.reading.wording.media_words import REPORTERS, SEEING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.reading.parse import ParsedBlock

_SEEN = frozenset({"dobj", "ccomp", "xcomp", "nsubjpass"})
_WORDS = re.compile(r"\w{4,}")


def draft_witnessed(block: ParsedBlock, outlet: str | None) -> Iterator[Draft]:
    """The sentences of one block whose subject, or agent, are reporters who saw, counted or heard something."""
    own = frozenset(w.lower() for w in _WORDS.findall(outlet or ""))
    for verb in block.doc:
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in SEEING:
            continue
        draft = _seen_by(block, verb, own) if is_passive(verb) else _saw(block, verb)
        if draft is not None:
            yield draft


def _saw(block: ParsedBlock, verb: Token) -> Draft | None:
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is None or verb.tag_ not in FINITE or not _is_somebodys(subject):
        return None
    if any(c.dep_ == "neg" for c in verb.children):
        return None
    seen = [c for c in verb.children if c.dep_ in _SEEN]
    if not seen or any(t.text in MARKS for t in verb.sent):
        return None
    if seen[0].i < subject.i:
        content = (seen[0].left_edge.i, seen[0].right_edge.i)
    else:
        content = (
            seen[0].left_edge.i,
            max(c.right_edge.i for c in verb.rights if c.dep_ not in ("conj", "cc", "punct")),
        )
    source = source_range(subject, verb, content)
    return Draft(block, f"reporter {verb.text}", cue_tokens(verb), [content], source, verb.i) if source else None


def _seen_by(block: ParsedBlock, verb: Token, own: frozenset[str]) -> Draft | None:
    """ "Nine cranes were seen by the Gull on Monday"."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
    by = next((c for c in verb.rights if c.dep_ == "agent"), None)
    who = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    if subject is None or by is None or who is None or any(c.dep_ == "neg" for c in verb.children):
        return None
    if not (_is_somebodys(who) or (who.pos_ == "PROPN" and who.lower_ in own)):
        return None
    source = (who.left_edge.i, who.right_edge.i)
    content = [(subject.left_edge.i, subject.right_edge.i)]
    rest = [c for c in verb.rights if c.i > source[1] and c.dep_ in ("prep", "npadvmod", "advmod")]
    if rest:
        content.append((rest[0].left_edge.i, rest[-1].right_edge.i))
    return Draft(block, f"{verb.text} by reporter", sorted({*cue_tokens(verb), by.i}), content, source, verb.i)


def _is_somebodys(noun: Token) -> bool:
    """Whether a noun means the reporters of one newsroom ("a reporter", "our reporters"), not all who were there."""
    if noun.lemma_.lower() not in REPORTERS or noun.pos_ not in ("NOUN", "PROPN"):
        return False
    words = {c.lower_ for c in noun.lefts}
    told = noun.tag_ in ("NN", "NNP") or any(c.dep_ in ("poss", "compound") for c in noun.lefts)
    of = any(c.dep_ == "prep" and c.lower_ in ("of", "for", "from", "with") for c in noun.rights)
    return not words & {"no", "other", "another", "every", "each"} and (told or of)
