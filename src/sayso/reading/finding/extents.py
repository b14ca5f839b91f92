"""Where content begins and ends: the clause or phrase a cue takes, cut where the outlet takes the sentence back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.finding import cues
from sayso.reading.finding.tree import FINITE, MARKS, SUBJECTS, VERBAL, set_off, token_range

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TRAILS = frozenset({"prep", "advcl", "npadvmod", "advmod", "dobj", "ccomp", "xcomp"})
_TURNS = frozenset(
    ["while", "whereas", "although", "though", "as", "after", "before", "since", "when", "despite", "following", "even"]
)


def clause_range(verb: Token, clause: Token) -> tuple[int, int]:
    """The clause with what trails it in the sentence: the parser hangs much of a long clause on the cue."""
    first, last = token_range(clause)
    if first > verb.i:
        first = _with_lost_subject(verb, clause, first)
        for child in verb.rights:
            if child.i > last and child.dep_ in _TRAILS:
                last = max(last, child.right_edge.i)
        last = min(_before_turn(verb, clause, first, last), _before_return(verb, clause, last))
    return first, last


def _with_lost_subject(verb: Token, clause: Token, first: int) -> int:
    """`first`, or the start of the clause's subject where the parser made it the cue's object ("said her son had")."""
    finite = clause.tag_ in FINITE or any(c.tag_ in (*FINITE, "MD") for c in clause.lefts)
    if (
        not finite
        or verb.lemma_.lower() in cues.DIRECTIVE
        or any(c.dep_ in SUBJECTS or c.dep_ == "mark" for c in clause.lefts)
    ):
        return first
    lost = [
        c
        for c in verb.rights
        if c.i < first
        and (c.dep_ in ("dobj", "dative", "appos") or (c.lower_ == "at" and any(t.like_num for t in c.subtree)))
        and c.right_edge.i >= first - 2
    ]
    return min((c.left_edge.i for c in lost), default=first)


def _before_turn(verb: Token, clause: Token, first: int, last: int) -> int:
    """`last`, or the token before ", while ..." and the like, with which the outlet takes the sentence back."""
    for head in (verb, clause):
        for child in head.rights:
            if child.dep_ == "advcl" and first < child.left_edge.i <= last and set_off(child):
                opening = child.left_edge.lower_
                if opening in _TURNS and not _inside_marks(child.doc, first, child.left_edge.i):
                    last = min(last, child.left_edge.i - 2)
    return last


def _before_return(verb: Token, clause: Token, last: int) -> int:
    """`last`, or the token before "and pointed ..." in "said he wants oil and left": the tense is the cue's."""
    if verb.tag_ not in ("VBD", "VBN") or clause.tag_ == "VBD":
        return last
    present = clause.tag_ in ("VBZ", "VBP") or any(c.tag_ == "MD" for c in clause.lefts)
    if present:
        for child in clause.rights:
            if (
                child.dep_ == "conj"
                and child.tag_ == "VBD"
                and not any(c.dep_ in ("nsubj", "aux") for c in child.lefts)
            ):
                joint = child.i - 1
                while joint > clause.i and clause.doc[joint].pos_ == "ADV":
                    joint -= 1
                if clause.doc[joint].lower_ in ("and", "but"):
                    return min(last, joint - 1)
    return last


def _inside_marks(doc: Doc, first: int, at: int) -> bool:
    return sum(doc[i].text in MARKS for i in range(first, at)) % 2 == 1


def nominal_range(verb: Token, noun: Token) -> tuple[int, int]:
    """The noun phrase a cue takes, with "as", "of" or "for" what: tokens, both ends included."""
    first, last = token_range(noun)
    for child in verb.rights:
        if child.i > last and child.dep_ == "prep" and child.lower_ in ("as", "of", "for"):
            last = max(last, child.right_edge.i)
    if verb.lemma_.lower() in cues.LIKENING:
        last = max(last, _likened(verb, last))
    return first, last


def _likened(verb: Token, last: int) -> int:
    """The last token of "as ..." further on in the sentence, where the parser hung it on another word, or -1."""
    for token in verb.doc[last + 1 : verb.sent.end]:
        if token.pos_ in VERBAL and token.tag_ in FINITE and token.dep_ in ("conj", "ROOT"):
            break
        if token.lower_ == "as" and token.i + 1 < verb.sent.end:
            obj = next((c for c in token.rights if c.dep_ in ("pobj", "pcomp")), None)
            return obj.right_edge.i if obj is not None else token.right_edge.i
    return -1


def naming_range(verb: Token, named: Token) -> tuple[int, int]:
    """From what is named to what it is called."""
    objects = [c for c in verb.rights if c.dep_ in ("dobj", "dative") and c.i < named.i]
    first = objects[0].left_edge.i if objects else named.left_edge.i
    if any(c.lower_ == "what" for c in verb.lefts):
        subject = next((c for c in named.lefts if c.dep_ == "nsubj"), None)
        if subject is not None:
            return token_range(subject)
        clause = next((c for c in named.rights if c.dep_ in ("acl", "relcl") and c.tag_ in FINITE), None)
        if clause is not None and clause.left_edge.i == clause.i:
            return first, clause.i - 1
    return first, named.right_edge.i


def count_range(verb: Token) -> tuple[int, int] | None:
    """From what is counted to the number: "put the number of dead at nine"."""
    noun = next((c for c in verb.rights if c.dep_ == "dobj" and c.lemma_.lower() in cues.COUNTS), None)
    if noun is None:
        return None
    for token in verb.doc[noun.i + 1 : verb.sent.end]:
        if token.lower_ == "at":
            obj = next((c for c in token.rights if c.dep_ == "pobj"), None)
            if obj is not None and any(t.like_num for t in obj.subtree):
                return noun.left_edge.i, obj.right_edge.i
    return None


def hung_clause(verb: Token) -> Token | None:
    """The "that" clause behind "said in a statement", which the parser hangs on the noun."""
    for child in verb.rights:
        nouns = child.children if child.dep_ == "prep" else (child,)
        for noun in nouns:
            if noun.dep_ not in ("pobj", "dobj", "dative", "npadvmod"):
                continue
            for clause in noun.rights:
                that = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.lefts)
                if that and clause.dep_ in ("acl", "ccomp", "relcl", "appos") and clause.pos_ in VERBAL:
                    return clause
    return None
