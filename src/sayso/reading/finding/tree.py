"""What one word of the parse tells about itself and its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.finding.cues import EMERGING

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBAL = frozenset({"VERB", "AUX"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
MARKS = frozenset({'"', "``", "''"})


def has_to(clause: Token) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)


def token_range(token: Token) -> tuple[int, int]:
    """The tokens of all that hangs on a token, itself included, both ends included."""
    return token.left_edge.i, token.right_edge.i


def set_off(clause: Token) -> bool:
    """Whether a comma or a dash stands before the clause: it comments on the source and does not name it."""
    before = clause.left_edge.i - 1
    return before >= 0 and clause.doc[before].text in {",", "—", "–", "―", "-", "--"}


def emerges(verb: Token) -> bool:
    """Whether it came to be known, and nobody is told to have said it: "it emerged that ..."."""
    return verb.lemma_.lower() in EMERGING and any(
        c.lower_ == "it" and c.dep_ in SUBJECTS and c.i < verb.i for c in verb.children
    )


def is_passive(verb: Token) -> bool:
    """Whether the subject hears the words and does not say them ("was told", "Asked whether")."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    return verb.tag_ == "VBN" and not any(c.dep_ == "aux" for c in verb.children) and verb.dep_ in ("advcl", "acl")


def cue_tokens(head: Token) -> list[int]:
    """The cue with its auxiliaries, negation and particle."""
    out = [head.i]
    out.extend(c.i for c in head.lefts if c.dep_ in ("aux", "auxpass", "neg"))
    out.extend(c.i for c in head.rights if c.dep_ == "prt")
    return sorted(out)
