"""How a statement is put: every flag of certainty that holds of its claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sayso.model import Flag
from sayso.reading.wording import certainty_words as w
from sayso.reading.wording.clause import SUBJECTS, Clause, subject_of
from sayso.reading.wording.modality import flags_of_word

if TYPE_CHECKING:
    from spacy.tokens import Token


def judge_certainty(
    tokens: Sequence[Token], *, lent: Iterable[Flag] = (), reported: bool = False, question: bool = False
) -> tuple[Flag, ...]:
    """Every flag that holds, sorted; ("asserted",) where none does.

    `tokens` are the words of one statement in order; `lent` comes from its cue; `reported` says that it is unquoted
    speech, where "would" is a "will" moved into the past. A question claims nothing: it is "hedged", whatever its verbs
    say. Never raises.
    """
    flags: set[Flag] = set(lent)
    clause = Clause(tokens)
    if any(_is_condition(t) for t in tokens if clause.is_main(t)):
        flags.add("conditional")
    if question:
        flags.add("hedged")
        return tuple(sorted(flags))
    for t in tokens:
        if clause.is_claimed(t if t.tag_ != "MD" else t.head):
            flags |= flags_of_word(t, reported)
    if any(_opens_choice(t) for t in clause.claims.values()) or (tokens and tokens[0].lower_ == "whether"):
        flags.add("hedged")
    if _denied_by_relative(clause):
        flags.add("denied")
    if _is_negated(clause):
        flags.add("negated")
    if _is_request(clause):
        flags.add("asked_for")
    return tuple(sorted(flags)) or ("asserted",)


def opens_question(tokens: Sequence[Token]) -> bool:
    """Whether the words open with a question word, or with a verb before its subject."""
    first = next((t for t in tokens if t.pos_ not in ("CCONJ", "PUNCT", "INTJ")), None)
    if first is None:
        return False
    inverted = first.pos_ == "AUX" and any(
        c.dep_ in SUBJECTS and c.i > first.i for c in (*first.children, *first.head.children)
    )
    return first.tag_ in ("WP", "WDT", "WRB", "WP$") or inverted


def _is_condition(t: Token) -> bool:
    if t.lower_ == "case":
        # "in case it rains"; "in case of".
        return t.i > 0 and t.nbor(-1).lower_ == "in" and t.i + 1 < len(t.doc) and t.nbor().tag_ != "."
    if t.lower_ not in w.CONDITIONS or t.dep_ not in ("mark", "advmod", "prep", "ROOT", "advcl"):
        return False
    # "asked if he would go" is a question; "as if" compares.
    return not (t.dep_ == "mark" and t.head.dep_ == "ccomp") and not (t.i and t.nbor(-1).lower_ == "as")


def _opens_choice(verb: Token) -> bool:
    """ "whether it will is unclear": the statement leaves open what stands under "whether"."""
    return verb.dep_ != "advcl" and any(c.dep_ == "mark" and c.lower_ == "whether" for c in verb.children)


def _denied_by_relative(clause: Clause) -> bool:
    """ ", which the board denies": what stands before it is denied."""
    return any(
        t.dep_ == "relcl"
        and t.lemma_.lower() in w.DENYING_VERBS | w.DISMISSING_VERBS
        and clause.is_main(t.head)
        and any(c.tag_ == "WDT" and c.dep_ == "dobj" for c in t.children)
        and not any(c.dep_ == "neg" for c in t.children)
        for t in clause.tokens
    )


def _is_negated(clause: Clause) -> bool:
    """Whether "not", "never", "no" ... bears on a claim itself."""
    for head in clause.claims.values():
        # "did not deny it": neither said nor denied; "did not fail to reply": replied.
        if head.lemma_.lower() in w.DENYING_VERBS | w.FAILING:
            continue
        if head.lower_ in w.NEGATORS and head.i in clause.inside and head.dep_ != "det":
            return True
        for child in head.children:
            if child.i not in clause.inside:
                continue
            if child.lower_ in w.NEGATORS and child.dep_ != "cc" and _negates(child):
                return True
            if child.dep_ in (*SUBJECTS, "dobj", "attr") and _has_negator(clause, child):
                return True
            if child.dep_ == "prep" and any(
                c.lemma_.lower() in w.NO_WAY and _has_negator(clause, c) for c in child.children
            ):
                return True
    return False


def _has_negator(clause: Clause, noun: Token) -> bool:
    return any(c.lower_ in w.NEGATORS and c.i in clause.inside and _negates(c) for c in noun.children)


def _negates(t: Token) -> bool:
    following = t.nbor().lower_ if t.i + 1 < len(t.doc) else ""
    return following not in w.NOT_NEGATED and not (
        t.lower_ == "not" and following in ("only", "just", "merely", "least")
    )


def _is_request(clause: Clause) -> bool:
    """An imperative: a bare verb without a subject that stands first, or after "please", "instead of reaching ..."."""
    first = next((t for t in clause.tokens if t.pos_ not in ("PUNCT", "CCONJ", "X", "INTJ") and t.dep_ != "meta"), None)
    if first is None:
        return False
    if _is_mistaken_verb(first):
        return True
    return any(_is_bare(t) and _opens(t, first, clause) for t in (first, *clause.core.values()))


def _is_bare(t: Token) -> bool:
    """Whether it is a verb's plain form without a subject or an auxiliary but "do"."""
    if t.tag_ != "VB" or (t.pos_ not in w.VERB_TAGS) or subject_of(t) is not None or _is_heading(t):
        return False
    return not any(c.dep_ == "aux" and c.lower_ != "do" for c in t.children)


def _is_heading(t: Token) -> bool:
    """ "Deadly clash on border", "Split on council": a noun without a verb, in a line that no mark ends."""
    last = t.sent[-1]
    bare = t.lemma_.lower() in w.HEADED and not any(c.dep_ in ("dobj", "xcomp", "ccomp", "prt") for c in t.children)
    return bare and not (last.is_punct and last.text in ".!?…") and last.i + 1 == len(t.doc)


def _opens(t: Token, first: Token, clause: Clause) -> bool:
    before = [c for c in clause.tokens if c.i < t.i]
    if t.dep_ in ("ROOT", "conj", "ccomp") and all(c.lower_ in w.BEFORE_REQUEST for c in before):
        return True
    if t is first:
        # "Opt for salsa": whatever the parser hangs it on.
        return bool(t.is_sent_start) and t.lower_ not in w.AUXILIARIES
    return t.dep_ == "ROOT" and all(b.pos_ in ("CCONJ", "X", "NUM") or t.is_ancestor(b) for b in before)


def _is_mistaken_verb(first: Token) -> bool:
    """ "Book a room early": a verb that opens a sentence with a capital is often tagged as a name."""
    if not first.is_sent_start or first.tag_ not in ("NNP", "NN", "VBP") or first.i + 2 >= len(first.doc):
        return False
    article, noun = first.nbor(), first.nbor(2)
    if article.lower_ not in ("a", "an", "the", "your") or not noun.is_lower or first.lower_.endswith("s"):
        return False
    return first.dep_ == "ROOT" and not any(t.tag_ in ("VBZ", "VBD", "VBP", "MD") for t in first.sent if t != first)
