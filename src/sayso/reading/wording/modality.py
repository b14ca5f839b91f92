"""What single words say of certainty: modals, hedges, and verbs that plan, ask, predict, deny or fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.model import Flag
from sayso.reading.wording import certainty_words as w
from sayso.reading.wording.clause import can_act, has_clause, has_to, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def flags_of_word(t: Token, would_is_will: bool) -> set[Flag]:
    """The flags that one word gives its claim; `would_is_will`: in reported speech "would" is a "will" moved back."""
    lower, lemma = t.lower_, t.lemma_.lower()
    if t.tag_ == "MD":
        return _flags_of_modal(t, would_is_will)
    if lower in w.HEDGES:
        return _flags_of_hedge(t, lower)
    if lower in w.CERTAIN and t.i and t.nbor(-1).lower_ in w.ALMOST:
        return {"hedged"}
    if lower == "about" and any(c.dep_ in ("xcomp", "pcomp", "advcl") and has_to(c) for c in t.children):
        subject = subject_of(t.head)
        inner = next(c for c in t.children if has_to(c))
        willed = subject is not None and can_act(subject) and inner.lemma_.lower() not in w.NOT_AT_WILL
        return {"planned"} if willed else {"predicted"}
    if t.pos_ in ("NOUN", "PROPN"):
        return _flags_of_noun(t, lemma)
    if t.pos_ in ("VERB", "ADJ", "AUX"):
        return _flags_of_verb(t, lemma)
    return set()


def _flags_of_hedge(t: Token, lower: str) -> set[Flag]:
    # "as soon as possible", "less likely to be paid", "the most likely route"; "will most likely go" does hedge.
    before = t.nbor(-1).lower_ if t.i else ""
    if before in w.COMPARING or (before == "most" and t.dep_ == "amod"):
        return set()
    # "his alleged role" says nothing of the sentence; "the likely cause was rust" does.
    if t.dep_ == "amod" and t.head.dep_ not in ("attr", "nsubj", "ROOT", "oprd"):
        return set()
    ahead = any(c.dep_ in ("xcomp", "advcl") and has_to(c) for c in t.children)
    flags: set[Flag] = {"hedged", "predicted"} if ahead else {"hedged"}
    return flags | {"negated"} if lower == "unlikely" else flags


def _flags_of_modal(t: Token, would_is_will: bool) -> set[Flag]:
    lower = t.lower_
    # "he'd spoken": the parser takes every 'd for a modal.
    if lower == "'d" and t.head.tag_ in ("VBN", "VBD"):
        return set()
    # "He would not say when": he refused to.
    if lower == "would" and t.head.lemma_.lower() in w.TELLING and any(c.dep_ == "neg" for c in t.head.children):
        return set()
    if lower in w.HEDGING_MODALS:
        # "could not be reached": a plain past inability.
        able = lower == "could" and any(c.dep_ == "neg" for c in t.head.children)
        return set() if able else {"hedged"}
    if lower in w.ASKING_MODALS:
        return _flags_of_duty(t, lower)
    if lower in w.FUTURE_MODALS or (lower in ("would", "'d") and (would_is_will or _moved_back(t.head))):
        return {"planned"} if _is_act_of_will(t.head, would_is_will) else {"predicted"}
    return {"conditional"} if lower in ("would", "'d") else set()


def _flags_of_duty(t: Token, lower: str) -> set[Flag]:
    """Of "must", "should": a demand; a guess in "must have known" and of things ("the cut should keep rates low")."""
    perfect = any(c.lower_ == "have" and c.dep_ == "aux" for c in t.head.children)
    if lower == "must" and perfect:
        return {"hedged"}
    subject = subject_of(t.head)
    thing = subject is not None and subject.dep_ == "nsubj" and subject.pos_ == "NOUN" and not can_act(subject)
    if lower == "should" and not perfect and thing and t.head.lemma_.lower() in w.EFFECTS:
        return {"hedged", "predicted"}
    return {"asked_for"}


def _moved_back(verb: Token) -> bool:
    """Whether "would" stands in the clause of a verb in the past: "explained that no buses would run"."""
    for _ in range(3):
        if verb.dep_ == "ccomp":
            return verb.head.tag_ == "VBD" and verb.head.i < verb.i
        if verb.dep_ not in ("conj", "xcomp"):
            return False
        verb = verb.head
    return False


def _is_act_of_will(verb: Token, reported: bool = False) -> bool:
    """Whether somebody does it on purpose: an acting subject, an active verb of doing.

    In reported speech "it" and "they" are mostly the speaker.
    """
    if verb.lemma_.lower() in w.NOT_AT_WILL or verb.pos_ == "AUX":
        return False
    subject = subject_of(verb)
    if subject is None or subject.dep_ != "nsubj":
        return False
    return can_act(subject) or (reported and subject.lower_ in ("it", "they"))


def _flags_of_noun(t: Token, lemma: str) -> set[Flag]:
    """Of a noun that stands for its clause: "a good chance that", "the fear is that", "no evidence that"."""
    if lemma in w.CHANCES and any(c.dep_ in ("acl", "prep", "relcl", "ccomp") for c in t.children):
        return {"hedged", "predicted"}
    if lemma in w.GUESSES and (
        any(c.dep_ in ("acl", "ccomp") for c in t.children)
        or (t.dep_ == "nsubj" and t.head.lemma_ == "be" and has_clause(t.head))
    ):
        return {"hedged"}
    return set()


def _flags_of_verb(t: Token, lemma: str) -> set[Flag]:
    if lemma in w.HEDGING_VERBS and t.pos_ == "VERB" and t.dep_ not in ("amod", "compound"):
        return {"hedged"}
    passive = any(c.dep_ == "auxpass" for c in t.children)
    infinitive = any(c.dep_ in ("xcomp", "acl", "advcl") and has_to(c) for c in t.children)
    if passive and lemma in w.PASSIVE_HEDGES and (infinitive or any(c.dep_ == "ccomp" for c in t.children)):
        return {"hedged"}
    if lemma in w.THINKING_VERBS and has_clause(t) and (s := subject_of(t)) is not None and s.lower_ in w.SELF:
        return {"hedged"}
    if (denial := _flags_of_denial(t, lemma)) is not None:
        return denial
    if lemma in w.IMPORTANT and t.dep_ == "acomp" and _is_advised(t):
        return {"asked_for"}
    if lemma in w.ASKING_VERBS and t.pos_ == "VERB" and _asks_for_deed(t):
        return {"asked_for"}
    if _is_kept_from(t, lemma):
        return {"negated"}
    if infinitive:
        return _flags_of_infinitive(t, lemma, passive)
    if lemma in w.WEIGHING and t.pos_ == "VERB" and any(c.dep_ == "xcomp" and c.tag_ == "VBG" for c in t.children):
        return {"hedged", "planned"}
    # "Nobody wanted a rise" tells of a wish, "we want a rise" asks for it.
    wishes = lemma in w.WANTING and t.pos_ == "VERB" and t.tag_ != "VBD"
    if wishes and any(c.dep_ in ("dobj", "ccomp") for c in t.children):
        return {"asked_for"}
    # "is scheduled for May", "is due in court".
    if ((lemma in w.PLANNING_PASSIVE and passive) or lemma == "due") and _has_date(t):
        return {"planned"}
    return {"predicted"} if lemma in w.PREDICTING_VERBS and not passive and t.dep_ == "ROOT" else set()


def _is_kept_from(verb: Token, lemma: str) -> bool:
    """Whether the deed was kept from being done: "prevented her from leaving", "avoided paying"."""
    if verb.pos_ != "VERB" or any(c.dep_ == "neg" for c in verb.children):
        return False
    if lemma in w.AVOIDING:
        return any(c.dep_ == "xcomp" and c.tag_ == "VBG" for c in verb.children)
    reach = [c for c in verb.children if c.dep_ == "prep" or c.dep_ in ("dobj", "nsubjpass")]
    reach += [c for noun in reach if noun.dep_ == "dobj" for c in noun.children if c.dep_ == "prep"]
    # "from shipping steel": the parser may take the deed for part of a name of the thing.
    return lemma in w.PREVENTING and any(
        prep.lower_ == "from" and any("VBG" in (c.tag_, *(d.tag_ for d in c.lefts)) for c in prep.children)
        for prep in reach
    )


def _is_advised(adjective: Token) -> bool:
    """Whether "it is important to do" stands around the adjective."""
    near = (*adjective.children, *adjective.head.children)
    it = any(c.lower_ == "it" and c.dep_ in ("nsubj", "expl") for c in near)
    return it and any(c.dep_ in ("xcomp", "advcl", "ccomp", "csubj") and (has_to(c) or c.tag_ == "VB") for c in near)


def _asks_for_deed(verb: Token) -> bool:
    """Whether the verb's clause is something to be done: "asked her to leave", "demanded that it be closed"."""
    for c in verb.children:
        if c.dep_ in ("xcomp", "ccomp", "advcl") and c.i > verb.i:
            wished = c.tag_ == "VB" or any(a.lower_ == "be" and a.dep_ in ("aux", "auxpass") for a in c.children)
            if wished and not any(a.tag_ == "MD" for a in c.children) and (has_to(c) or c.dep_ == "ccomp"):
                return True
    return False


def _has_date(t: Token) -> bool:
    return any(c.dep_ == "prep" and c.lower_ in ("for", "on", "at", "in", "before", "back") for c in t.children)


def _flags_of_denial(t: Token, lemma: str) -> set[Flag] | None:
    """Of "denied the charge", "rejected the claim", "disputes that"; None where nothing is denied."""
    # "denied him the right" refuses.
    refuses = any(c.dep_ == "dative" or (c.dep_ == "dobj" and c.lower_ in w.PERSONS) for c in t.children)
    if refuses or lemma not in w.DENYING_VERBS | w.DISMISSING_VERBS:
        return None
    if lemma in w.DISMISSING_VERBS and not has_clause(t) and not _has_object(t, w.DISPUTED_THINGS):
        return None
    if any(c.dep_ == "neg" for c in t.children):
        return {"hedged"}
    return {"denied"}


def _flags_of_infinitive(t: Token, lemma: str, passive: bool) -> set[Flag]:
    """Of "VERB to do": going to, set to, planned to, need to, failed to."""
    if lemma == "go" and t.tag_ == "VBG":
        inner = next((c for c in t.children if has_to(c)), None)
        purposeful = inner is not None and inner.lemma_.lower() not in w.NOT_AT_WILL and _is_act_of_will(t)
        return {"planned"} if purposeful else {"predicted"}
    if lemma == "be" and any(c.dep_ == "xcomp" and has_to(c) for c in t.children):
        # "Aker is to meet ..."; not "the aim is to win".
        subject = subject_of(t)
        return {"planned"} if subject is not None and can_act(subject) else set()
    if (lemma in w.FAILING and not passive) or (lemma == "have" and any(c.lower_ == "yet" for c in t.children)):
        # "did not fail to".
        return set() if any(c.dep_ == "neg" for c in t.children) else {"negated"}
    if lemma in w.PLANNING_PASSIVE or (lemma in w.PLANNING_VERBS and not passive):
        return {"planned"}
    if lemma in w.RESOLVING_VERBS and not passive and t.tag_ != "VBD":
        return {"planned"}
    if lemma in w.PREDICTING and (passive or t.pos_ == "ADJ" or lemma == "set"):
        return {"predicted"}
    if lemma in w.WANTING:
        return {"asked_for"}
    if lemma in w.HOPING and not passive:
        return {"hedged", "planned"}
    if lemma in w.PREDICTING_VERBS and not passive and t.pos_ == "VERB":
        return {"predicted"}
    return {"asked_for"} if lemma in w.ASKING_NEEDS and _is_demand(t) else set()


def _is_demand(t: Token) -> bool:
    """Whether "need to" asks: not of the past, not "would need to", not "do not have to"."""
    return t.tag_ != "VBD" and not any(
        c.dep_ == "neg" or (c.tag_ == "MD" and c.lower_ in ("would", "'d", "might", "may", "could")) for c in t.children
    )


def _has_object(verb: Token, nouns: frozenset[str]) -> bool:
    return any(c.dep_ in ("dobj", "nsubjpass") and c.lemma_.lower() in nouns for c in verb.children)
