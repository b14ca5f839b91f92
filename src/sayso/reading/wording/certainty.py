"""How a statement is put: every flag of certainty that holds of its main clause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sayso.model import Flag
from sayso.reading.wording import certainty_words as w

if TYPE_CHECKING:
    from spacy.tokens import Token

# Inside these a word says something about a noun, not about the whole claim.
_NOUN_CLAUSES = frozenset({"relcl", "acl"})
_CORE_STEPS = frozenset({"conj", "parataxis", "ROOT"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "acomp", "attr", "oprd"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


class Clause:
    """The tokens of one statement with what is asked of them again and again."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.inside = {t.i: t for t in tokens}
        self._main: dict[int, bool] = {}
        self.core = self._find_core()

    def _find_core(self) -> list[Token]:
        """Words that carry the claim: the heads of the piece, what is joined to them, and complements of "seem"."""
        core: dict[int, Token] = {}
        for t in self.tokens:
            if (t.head.i not in self.inside or t.head.i == t.i) and t.pos_ not in ("PUNCT", "CCONJ", "SCONJ"):
                core[t.i] = t
        queue = list(core.values())
        while queue:
            t = queue.pop()
            for child in t.children:
                if child.i in core or child.i not in self.inside:
                    continue
                joined = child.dep_ in _CORE_STEPS and (t.pos_ in w.VERB_TAGS or child.pos_ in w.VERB_TAGS)
                raised = child.dep_ in _COMPLEMENTS and t.lemma_.lower() in w.RAISING
                if joined or raised:
                    core[child.i] = child
                    queue.append(child)
        return sorted(core.values(), key=lambda t: t.i)

    def is_main(self, token: Token) -> bool:
        """Whether no noun's clause lies between the token and the head of the piece."""
        path: list[int] = []
        t = token
        while t.i not in self._main:
            path.append(t.i)
            if t.head.i == t.i or t.head.i not in self.inside:
                self._main[t.i] = True
                break
            if t.dep_ in _NOUN_CLAUSES:
                self._main[t.i] = False
                break
            t = t.head
        held = self._main[t.i]
        for i in path:
            self._main[i] = held
        return held


def judge_certainty(
    tokens: Sequence[Token], *, lent: Iterable[Flag] = (), reported: bool = False, question: bool = False
) -> tuple[Flag, ...]:
    """Every flag that holds, sorted; ("asserted",) where none does.

    `tokens` are the words of one statement in order; `lent` comes from its cue; `reported` says that it is unquoted
    speech, where "would" is a "will" moved into the past. Never raises.
    """
    flags: set[Flag] = set(lent)
    if question:
        flags.add("hedged")
    if tokens:
        clause = Clause(tokens)
        conditional = any(_is_condition(t) for t in tokens if clause.is_main(t))
        if conditional:
            flags.add("conditional")
        for t in tokens:
            if clause.is_main(t):
                flags |= _flags_of_word(t, reported)
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
        c.dep_ in _SUBJECTS and c.i > first.i for c in (*first.children, *first.head.children)
    )
    return first.tag_ in ("WP", "WDT", "WRB", "WP$") or inverted


def _is_condition(t: Token) -> bool:
    if t.lower_ not in w.CONDITIONS or t.dep_ not in ("mark", "advmod", "prep", "ROOT", "advcl"):
        return False
    # "asked if he would go" is a question; "even if" concedes.
    return not (t.dep_ == "mark" and t.head.dep_ == "ccomp")


def _flags_of_word(t: Token, would_is_will: bool) -> set[Flag]:
    lower, lemma = t.lower_, t.lemma_.lower()
    if t.tag_ == "MD":
        return _flags_of_modal(t, would_is_will)
    if lower in w.HEDGES:
        # "as soon as possible", "less likely to be paid", "the most likely route"; "will most likely go" does hedge.
        before = t.nbor(-1).lower_ if t.i else ""
        if before in w.COMPARING or (before == "most" and t.dep_ == "amod"):
            return set()
        ahead = any(c.dep_ in ("xcomp", "advcl") and _has_to(c) for c in t.children)
        flags: set[Flag] = {"hedged", "predicted"} if ahead else {"hedged"}
        return flags | {"negated"} if lower == "unlikely" else flags
    if t.pos_ == "NOUN":
        likely = lemma in w.CHANCES and any(c.dep_ in ("acl", "prep", "relcl", "ccomp") for c in t.children)
        return {"hedged", "predicted"} if likely else set()
    if t.pos_ in ("VERB", "ADJ", "AUX"):
        return _flags_of_verb(t, lemma)
    return set()


def _flags_of_modal(t: Token, would_is_will: bool) -> set[Flag]:
    lower = t.lower_
    # "he'd spoken": the parser takes every 'd for a modal.
    if lower == "'d" and t.head.tag_ in ("VBN", "VBD"):
        return set()
    if lower in w.HEDGING_MODALS:
        # "could not be reached": a plain past inability.
        able = lower == "could" and any(c.dep_ == "neg" for c in t.head.children)
        return set() if able else {"hedged"}
    if lower in w.ASKING_MODALS:
        perfect = lower == "must" and any(c.lower_ == "have" and c.dep_ == "aux" for c in t.head.children)
        return {"hedged"} if perfect else {"asked_for"}
    if lower in w.FUTURE_MODALS or (lower in ("would", "'d") and would_is_will):
        return {"planned"} if _is_act_of_will(t.head) else {"predicted"}
    return {"conditional"} if lower in ("would", "'d") else set()


def _is_act_of_will(verb: Token) -> bool:
    """Whether somebody does it on purpose: an acting subject, an active verb of doing."""
    if verb.lemma_.lower() in w.NOT_AT_WILL or verb.pos_ == "AUX":
        return False
    subject = _subject(verb)
    if subject is None or subject.dep_ != "nsubj":
        return False
    return _can_act(subject)


def _can_act(subject: Token) -> bool:
    """Whether the subject is somebody. What kind of name it is is not asked for: one name does as well as another."""
    return subject.pos_ == "PROPN" or subject.lower_ in w.PERSONAL or subject.lemma_.lower() in w.ACTORS


def _subject(verb: Token) -> Token | None:
    """The verb's own subject, or that of the verb it is joined to."""
    for _ in range(4):
        for c in verb.children:
            if c.dep_ in _SUBJECTS:
                return c
        if verb.dep_ not in ("conj", "xcomp"):
            return None
        verb = verb.head
    return None


def _flags_of_verb(t: Token, lemma: str) -> set[Flag]:
    if lemma in w.HEDGING_VERBS and t.pos_ == "VERB" and t.dep_ not in ("amod", "compound"):
        return {"hedged"}
    passive = any(c.dep_ == "auxpass" for c in t.children)
    infinitive = any(c.dep_ in ("xcomp", "acl", "advcl") and _has_to(c) for c in t.children)
    if passive and lemma in w.PASSIVE_HEDGES and (infinitive or any(c.dep_ == "ccomp" for c in t.children)):
        return {"hedged"}
    if lemma in w.THINKING_VERBS and (s := _subject(t)) is not None and s.lower_ in w.SELF:
        return {"hedged"}
    # "denied him the right" refuses.
    refuses = any(c.dep_ == "dative" for c in t.children)
    if (lemma in w.DENYING_VERBS and not refuses) or (
        lemma in w.DISMISSING_VERBS and _has_object(t, w.DISPUTED_THINGS)
    ):
        return {"denied"}
    if infinitive:
        return _flags_of_infinitive(t, lemma, passive)
    return {"predicted"} if lemma in w.PREDICTING_VERBS and not passive and t.dep_ == "ROOT" else set()


def _flags_of_infinitive(t: Token, lemma: str, passive: bool) -> set[Flag]:
    """Of "VERB to do": going to, set to, planned to, need to."""
    if lemma == "go" and t.tag_ == "VBG":
        inner = next(c for c in t.children if _has_to(c))
        purposeful = inner.lemma_.lower() not in w.NOT_AT_WILL and _is_act_of_will(t)
        return {"planned"} if purposeful else {"predicted"}
    if lemma == "be" and any(c.dep_ == "xcomp" and _has_to(c) for c in t.children):
        # "Aker is to meet ..."; not "the aim is to win".
        subject = _subject(t)
        return {"planned"} if subject is not None and _can_act(subject) else set()
    if lemma in w.PLANNING_PASSIVE or (lemma in w.PLANNING_VERBS and not passive):
        return {"planned"}
    if lemma in w.PREDICTING and (passive or t.pos_ == "ADJ" or lemma == "set"):
        return {"predicted"}
    return {"asked_for"} if lemma in w.ASKING_NEEDS and t.tag_ != "VBD" else set()


def _has_to(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _has_object(verb: Token, nouns: frozenset[str]) -> bool:
    return any(c.dep_ in ("dobj", "nsubjpass") and c.lemma_.lower() in nouns for c in verb.children)


def _is_negated(clause: Clause) -> bool:
    """Whether "not", "never", "no" ... bears on the claim itself."""
    for head in clause.core:
        if head.lower_ in w.NEGATORS and head.i in clause.inside and head.dep_ != "det":
            return True
        for child in head.children:
            if child.i not in clause.inside:
                continue
            if child.lower_ in w.NEGATORS and child.dep_ != "cc" and _negates(child):
                return True
            if child.dep_ in (*_SUBJECTS, "dobj", "attr") and any(
                c.lower_ in w.NEGATORS and c.i in clause.inside and _negates(c) for c in child.children
            ):
                return True
    return False


def _negates(t: Token) -> bool:
    following = t.nbor().lower_ if t.i + 1 < len(t.doc) else ""
    return following not in w.NOT_NEGATED and not (
        t.lower_ == "not" and following in ("only", "just", "merely", "least")
    )


def _is_request(clause: Clause) -> bool:
    """An imperative: a bare verb that opens the statement without a subject."""
    for t in clause.core:
        if t.tag_ != "VB" or t.pos_ != "VERB" or _subject(t) is not None:
            continue
        if any(c.dep_ == "aux" and c.lower_ != "do" for c in t.children) or t.dep_ not in ("ROOT", "conj", "ccomp"):
            continue
        before = [c for c in clause.tokens if c.i < t.i]
        if all(
            c.lower_ in ("please", "do", "n't", "not", "never", "just", "let", "always", "so", "but", "and")
            for c in before
        ):
            return True
    return False
