"""What a cue does: its act, whether something was said, and what it lends to the certainty of its content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sayso.model import Flag
from sayso.reading.found import Found
from sayso.reading.layout import Layout, holds_at
from sayso.reading.wording.act_words import (
    ACTS,
    ASKING_WORDS,
    COMMANDING,
    FORBIDDING,
    NEGATING,
    PHRASES,
    TURNING_DOWN,
    Act,
)
from sayso.reading.wording.certainty_words import DISPUTED_THINGS, PASSIVE_HEDGES
from sayso.reading.wording.clause import has_to
from sayso.reading.wording.word_forms import simpler_forms

if TYPE_CHECKING:
    from spacy.tokens import Token

_ORDER = Act("order", True, ("asked_for",))
_FORBIDDEN = Act("order", True, ("asked_for", "negated"))
_QUESTION = Act("ask", True, ("hedged",))
_PLEDGE = Act("promise", True, ("planned",))
# "“That is a lie,” he denied": what is quoted is the denial and not what is denied.
_OWN_STANCE = frozenset({"deny", "suggest", "question", "decline"})
_MARKS = tuple("\"'“”‘’„«»")


@dataclass(frozen=True, slots=True)
class CueReading:
    """What one attribution's cue does."""

    act: str | None  # None where the cue is not known
    speech: bool
    lends: tuple[Flag, ...]  # flags for the content


def cue_head(layout: Layout, found: Found) -> tuple[int, Token] | None:
    """(piece, token) of the cue's leading word: its last verb that is no auxiliary, else its first word."""
    tokens = layout.tokens_under(found.cue)
    if not tokens:
        return None
    verbs = [t for t in tokens if t[1].pos_ == "VERB" or (t[1].pos_ == "AUX" and t[1].dep_ not in ("aux", "auxpass"))]
    known = [t for t in verbs if t[1].lemma_.lower() in ACTS]
    return (known or verbs or tokens)[-1 if verbs else 0]


def read_cue(layout: Layout, found: Found) -> CueReading:
    """Act, speech and lent flags of an attribution's cue. An unknown cue has act None and counts as speech.

    A quotation without a verb ("Name: '...'") was said. Never raises.
    """
    tokens = [t for _, t in layout.tokens_under(found.cue)]
    if not tokens:
        return CueReading("say" if not found.cue or _marks_only(layout, found) else None, True, ())
    act = _known_act(tokens)
    if act is None:
        return CueReading(None, True, ())
    act = _by_content(act, tokens, layout, found)
    if act.kind in _OWN_STANCE and _is_quotation(layout, found):
        act = Act(act.kind, act.speech, ())
    lends = _under_negation(act, tokens, layout, found)
    if not found.source and any(t.tag_ == "VBN" and t.lemma_.lower() in PASSIVE_HEDGES for t in tokens):
        # "It is understood that": hearsay.
        lends = tuple(sorted({*lends, "hedged"}))
    return CueReading(act.kind, act.speech, lends)


def _is_quotation(layout: Layout, found: Found) -> bool:
    """Whether the content is a clause in quotation marks."""
    if not found.content:
        return False
    words = layout.article.words(found.content[:1]).rstrip(".,!?")
    if words[:1] not in _MARKS or words[-1:] not in _MARKS:
        return False
    return any(t.tag_ in ("VBZ", "VBD", "VBP", "MD") for _, t in layout.tokens_under(found.content[:1]))


def _marks_only(layout: Layout, found: Found) -> bool:
    return not layout.runs(found.cue)


def _known_act(tokens: Sequence[Token]) -> Act | None:
    """The act of the longest phrase in the cue, else of its last known verb, else of its last known word."""
    lemmas = " ".join(t.lemma_.lower() for t in tokens)
    for phrase in PHRASES:
        if phrase in lemmas and f" {phrase} " in f" {lemmas} ":
            return ACTS[phrase]
    for wanted in ("VERB", "NOUN", ""):
        for token in reversed(tokens):
            if not wanted or token.pos_ == wanted:
                act = ACTS.get(token.lemma_.lower()) or ACTS.get(token.lower_)
                if act:
                    return act
    return next((act for t in reversed(tokens) if t.pos_ in ("VERB", "NOUN") and (act := _made_of(t.lower_))), None)


@lru_cache(maxsize=4096)
def _made_of(word: str) -> Act | None:
    """The act of the known word that an unknown one is made of: "reasserted", "recommendations"."""
    return next((ACTS[form] for form in simpler_forms(word) if form in ACTS), None)


def _by_content(act: Act, tokens: Sequence[Token], layout: Layout, found: Found) -> Act:
    """The act once one sees what follows: "told him to go" orders, "agreed to go" promises, "asked whether" asks."""
    first = next(iter(layout.runs(found.content)), (0, 0))
    content = [t for _, t in layout.tokens(range(first[0], min(first[1], first[0] + 30)))]
    if not content:
        return act
    lemmas = {t.lemma_.lower() for t in tokens}
    infinitive = len(content) > 1 and _is_infinitive(content)
    passive = any(c.dep_ == "auxpass" for t in tokens for c in t.children)
    if infinitive and not passive:
        if lemmas & COMMANDING and act.kind in ("say", "warn", "note", "suggest", "describe"):
            return _ORDER
        if act.kind == "agree":
            return _PLEDGE
    if lemmas & FORBIDDING and any(has_to(t) for t in content[:12]):
        return _FORBIDDEN
    if act.kind == "suggest" and _is_wished(content):
        return Act(act.kind, act.speech, ("asked_for",))
    if act.kind == "ask" and lemmas & {"ask", "demand"}:
        end = found.content[-1].end
        question = "?" in layout.article.text[max(0, end - 2) : end + 1]
        return _QUESTION if question or content[0].lower_ in ASKING_WORDS else act
    if act.kind == "deny" and lemmas & TURNING_DOWN and not _is_claim(content):
        # "rejected the offer" denies nothing.
        return Act(act.kind, act.speech, ())
    return act


def _is_infinitive(content: Sequence[Token]) -> bool:
    at = 1 if content[0].lower_ in ("not", "never") and len(content) > 2 else 0
    return content[at].lower_ == "to" and content[at + 1].tag_ in ("VB", "RB")


def _is_wished(content: Sequence[Token]) -> bool:
    """Whether a clause is something to be done: "that the vote be put off", "that she leave"."""
    if content[0].lower_ != "that":
        return False
    verb = next((t for t in content if t.dep_ == "ccomp"), None)
    if verb is None or any(c.tag_ == "MD" or c.lower_ in ("to", "do") for c in verb.children):
        return False
    plain = verb.tag_ == "VB" and not any(c.dep_ in ("aux", "auxpass") and c.lower_ != "not" for c in verb.children)
    return plain or any(c.lower_ == "be" and c.dep_ == "auxpass" for c in verb.children)


def _is_claim(content: Sequence[Token]) -> bool:
    """Whether the words can be true or false: a clause, or a noun such as "claim"."""
    if any(t.lemma_.lower() in DISPUTED_THINGS for t in content[:12]):
        return True
    return any(t.tag_ in ("VBZ", "VBD", "VBP", "MD") and t.dep_ not in ("relcl", "aux", "auxpass") for t in content)


def _under_negation(act: Act, tokens: Sequence[Token], layout: Layout, found: Found) -> tuple[Flag, ...]:
    """What a negated cue lends: "does not think that P" negates P, "did not say that P" leaves it open."""
    head = cue_head(layout, found)
    near = [*tokens, *(head[1].children if head else ())]
    start = layout.parsed[head[0]].start if head else 0
    if not any(
        t.lower_ in NEGATING
        and (t.dep_ in ("neg", "preconj", "det") or t in tokens)
        and not holds_at(found.content, start + t.idx)
        for t in near
    ):
        return act.lends
    return ("negated",) if act.kind in ("believe", "know", "expect", "feel") else ("hedged",)
