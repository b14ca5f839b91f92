"""Who says it: the subject of a cue, or the agent of a passive one, as tokens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.reading.finding import cues
from sayso.reading.finding.tree import MARKS, VERBAL, has_to, is_passive, set_off, token_range
from sayso.reading.who.phrases import DAYS, SEVERAL_WHO, kind_of_head
from sayso.reading.who.source_nouns import UTTERANCE_NOUNS
from sayso.reading.wording.media_words import MEDIA

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.reading.parse import ParsedBlock

_PERSONS = frozenset({"he", "she", "they", "who", "we", "i"})
_DATELINE = re.compile(r"\s*[A-Z][A-Z .'’-]+(?:, [^()\n]{1,40})? \([^()\n]{1,30}\) ?[-–—]")
_LONGEST_DATELINE = 12  # tokens
_NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
_PLAIN = frozenset({"det", "compound", "amod"})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})
_INHERITS = frozenset({"conj", "xcomp", "advcl", "pcomp", "ccomp", "dep", "parataxis", "prep", "acl", "relcl", "appos"})


def agent_of(verb: Token) -> Token | None:
    """Who does what a passive verb says: "said by Roe"."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def subject_of(verb: Token) -> Token | None:
    """The token that heads the cue's subject, found by climbing through verbs that share it."""
    at, steps = verb, 0
    thing: Token | None = None
    while steps < 6:
        # "Made one of his aims after a panel found": what stands before "after" is not of this clause.
        mark = next((c.i for c in at.lefts if c.dep_ == "mark"), -1)
        subjects = [
            c
            for c in at.children
            if c.i > mark and c.dep_ in ("nsubj", "nsubjpass", "csubj") and not (c.dep_ == "nsubjpass" and at is verb)
        ]
        if subjects:
            # The end of a list inside a quotation may hang on the cue behind it, before its own subject.
            behind = [c for c in subjects if not any(t.text in MARKS for t in at.doc[c.i : at.i])]
            found = (behind or subjects)[0]
            # "He hopes the strike ends and called it a shame": what a verb shares with an inner one may say nothing.
            if at is verb or not (is_thing(found) or _adds(verb, at)):
                return found
            thing = thing or found
        if at is not verb and (outer := _past_above(verb, at)) is not None:
            at, steps = outer, steps + 1
            continue
        if at.dep_ == "acl":
            return at.head if thing is None or not is_thing(at.head) else thing
        if at.dep_ not in _INHERITS or at.head.i == at.i:
            break
        at, steps = at.head, steps + 1
    return thing


def _adds(verb: Token, inner: Token) -> bool:
    """ "Oder said that Salk had left, adding": who adds is who said it, wherever the parser joins the word."""
    outer = inner.head
    return verb.lemma_.lower() == "add" and inner.dep_ == "ccomp" and outer.lemma_.lower() in cues.SPEECH


def shares_thing(verb: Token) -> bool:
    """Whether the only subject that a cue could share is a thing: "Offering 'fresh' air, the bar consists of"."""
    if is_passive(verb) or has_to(verb):
        return False
    subject = subject_of(verb)
    return subject is not None and subject.head.i != verb.i and verb.dep_ != "acl" and is_thing(subject)


def _past_above(verb: Token, joined: Token) -> Token | None:
    """The verb whose subject "urged" has in "He stressed the duty to help and urged ...", where the parser joins it to
    "help": a past tense is not joined to an infinitive.
    """
    if verb.dep_ != "conj" or verb.head.i != joined.i or verb.tag_ != "VBD" or not has_to(joined):
        return None
    return next((a for a in joined.ancestors if a.tag_ == "VBD" and any(c.dep_ == "nsubj" for c in a.lefts)), None)


def is_description(subject: Token) -> bool:
    """Whether a subject is a lone adjective or the like, a word that is spoken of: "that 'honest' describes him"."""
    bare = not any(c.dep_ in ("det", "poss", "nummod", "amod") for c in subject.children)
    quoted = subject.i > 0 and subject.nbor(-1).is_quote
    return bare and quoted and subject.pos_ in ("ADJ", "ADV", "ADP", "VERB") and kind_of_head(subject, False) is None


def may_intend(subject: Token | None) -> bool:
    """Whether an infinitive cue ("went on to say") has somebody of a name or a personal pronoun to say it."""
    if subject is None:
        return False
    return subject.pos_ == "PROPN" or subject.lower_ in _PERSONS


def is_nobody(subject: Token) -> bool:
    """Whether the subject says that nobody does ("neither side believes that ...")."""
    return any(t.lower_ in _NOBODY for t in (subject, *subject.lefts))


def in_dateline(block: ParsedBlock, source: tuple[int, int]) -> bool:
    """Whether a source is the line that says where and by whom a report was written: "OLM, May 3 (Wire) -"."""
    match = _DATELINE.match(block.text) if source[0] < _LONGEST_DATELINE else None
    return match is not None and block.doc[source[1]].idx < match.end()


def is_thing(subject: Token) -> bool:
    """Whether a subject is a thing that says nothing: "the price of fish", not a person, a body or a paper."""
    if subject.pos_ != "NOUN" or subject.ent_type_ in _NAMED or subject.lower_.endswith(("one", "ones")):
        return False
    plural = subject.tag_ == "NNS"
    if plural and subject.lower_.endswith(SEVERAL_WHO):
        return False
    return kind_of_head(subject, plural) is None and subject.lemma_.lower() not in UTTERANCE_NOUNS


def source_of(block: ParsedBlock, cue: Token, content: tuple[int, int]) -> tuple[int, int] | None:
    """Tokens of the cue's subject (of a passive: its agent) in `block`, or None."""
    passive = is_passive(cue)
    subject = agent_of(cue) if passive else subject_of(cue)
    if has_to(cue) and not may_intend(subject):
        return None
    return source_range(subject, cue, content) if subject is not None else None


def source_range(subject: Token, head: Token, content: tuple[int, int]) -> tuple[int, int] | None:
    """The subject's phrase, without clauses that hold the cue or the content."""
    if subject.pos_ in VERBAL:
        return None
    first, last = token_range(subject)
    for child in subject.rights:
        if child.dep_ in ("relcl", "acl", "advcl") and (
            child.left_edge.i <= head.i <= child.right_edge.i
            or child.left_edge.i <= content[0] <= child.right_edge.i
            or set_off(child)
            # "The council disputed whether ..., calling it": the parser takes the sentence's own verb for a participle.
            or (child.dep_ == "acl" and subject.dep_ == "ROOT" and child.tag_ in ("VBD", "VBN"))
        ):
            last = min(last, child.left_edge.i - 1)
        if child.dep_ == "prep" and child.right_edge.i == last and last < head.i and _of_the_saying(child):
            last = child.left_edge.i - 1
    while (
        last > first
        and (subject.doc[last].is_punct or subject.doc[last].is_space)
        and subject.doc[last].text not in ')”"'
    ):
        last -= 1
    while first < last and (subject.doc[first].is_punct or subject.doc[first].is_space):
        first += 1
    if first <= content[0] <= last or first <= content[1] <= last:
        return (subject.i, subject.i) if not content[0] <= subject.i <= content[1] else None
    return first, last


def _of_the_saying(preposition: Token) -> bool:
    """ "The council on Friday said", "the army in a statement said": when and in what it was said, not who said it."""
    noun = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if noun is None or any(c.dep_ not in _PLAIN for c in noun.children):
        return False
    if preposition.lower_ == "on":
        return noun.lower_ in DAYS or (noun.lower_ in _PARTS_OF_DAY and noun.left_edge.lower_ in DAYS)
    return preposition.lower_ == "in" and MEDIA.get(noun.lemma_.lower()) in (
        "statement",
        "post",
        "interview",
        "speech",
        "briefing",
    )


def phrase_before(first: int, head: Token) -> tuple[int, int] | None:
    """The noun phrase right before a finite cue that the parser left without a subject."""
    doc, last = head.doc, first - 1
    if head.tag_ not in ("VBD", "VBZ", "VBP") and first == head.i:
        return None
    while last >= 0 and (doc[last].is_space or doc[last].pos_ == "ADV"):
        last -= 1
    at = last
    if at >= 1 and doc[at].text == "," and doc[at - 1].text == ")":
        at = last = at - 1
    if at >= 0 and doc[at].text == ")":
        while at >= 0 and doc[at].text != "(":
            at -= 1
        at -= 1
    if at < 0 or doc[at].pos_ not in ("PROPN", "NOUN", "PRON"):
        return None
    start = at
    while (
        start > 0 and doc[start - 1].pos_ in ("PROPN", "NOUN", "ADJ", "DET", "NUM") and doc[start - 1].sent == head.sent
    ):
        start -= 1
    return start, last
