"""Whether what one statement denies is what another tells: the same deed, done by and to the same."""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.model import Deed, Span
from sayso.story.claims.sides import NOBODY, NONE, SPEAKER, doers_part, part_in_sides, side_of, subjects_part
from sayso.story.saying.polarity import CLAIM_NOUNS
from sayso.story.saying.proposition import Proposition
from sayso.story.saying.terms import are_alike, stem_word, stems_of, terms_of
from sayso.story.slots.how_many import share_name
from sayso.story.slots.sameness import verb_of

BEING = frozenset({"be", "become", "remain", "stay"})
# Verbs whose object tells what is done: "carried out no strikes", "has no weapons".
_CARRIERS = frozenset({"have", "do", "make", "carry", "hold", "launch", "conduct"})
_THERE = re.compile(r"\W*there\b", re.IGNORECASE)
_BARE = re.compile(r"\W*(?:not|never)\b", re.IGNORECASE)
_NOT = re.compile(
    r"(?:\b(?:not|never|cannot|no longer|neither|nor|hardly|scarcely)\b|n['’]t\b)"
    r"(?:(?!\b(?:when|because|who|which|while|after|before|as|since|that|where)\b)[^.;:,]){0,40}$",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(r"\W*(?:not|never|no|hardly)\b|n['’]t\b", re.IGNORECASE)
_WITHOUT = re.compile(r"\b(?:no|not|without|never|lack\w*|fail\w*|any|nor)\W+(?:[\w'’-]+\W+){0,4}$", re.IGNORECASE)
# "Not only", "not lightly": the deed is done all the same.
_PARTLY = re.compile(
    r"(?:\b(?:not|never|cannot)|n['’]t)\b[^.;:,]{0,60}?\b(?:only|just|merely|simply|solely|alone|necessarily|always|entirely|"
    r"fully|wholly|completely|lightly|easily|everyone|everybody|everything|all|every|exactly|surpris\w+|"
    r"the (?:first|only|last|same|best|most))\b",
    re.IGNORECASE,
)
# What is only asked, or would have to come first, is not told.
_OPEN = re.compile(r"\b(?:whether|if|why)\b|\?\W*$|^\W*(?:let['’]s say|suppose|imagine|assume)\b", re.IGNORECASE)
_CLAIM = re.compile(rf"\b(?:{CLAIM_NOUNS})\b", re.IGNORECASE)
_BEARS_OUT = re.compile(r"(?<!\bto )\b(?:true|accurate|correct|stands? by|stood by|confirm\w*)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_PHRASE_END = re.compile(r",| (?:of|in|on|at|for|from|to|within|that|who|which|with|against|about)\b")
_BEHIND = re.compile(r"\s+(?:in|of)\s+(?:\S+\s+){0,2}\S+")  # "an increase in traffic"
_DOER = re.compile(r"[a-z]{3}(?:er|or)s?$")
_SIDE_END = re.compile(r",| (?:in|on|at|for|from|to|within|that|who|which|with|against|about|into)\b")
FUTURE = frozenset({"planned", "predicted"})
OPEN_ENDED = frozenset({"planned", "predicted", "hedged", "asked_for"})
_BETWEEN = 2  # terms
_FEW, _SHORT = 2, 4  # terms
_THAT = re.compile(r"\W*(?:that|this)(?:['’]s| (?:is|was|does|did|has|had|will|would))\b", re.IGNORECASE)
_YOU = re.compile(r"you\b", re.IGNORECASE)
_TO = re.compile(r"\W*to\s", re.IGNORECASE)
_SAYS_NO = re.compile(r"\b(?:no|not|never)\b", re.IGNORECASE)
_POINTING = re.compile(r"that|this|it", re.IGNORECASE)
_ITS_OWN = re.compile(r"(?:his|her|their|its|my|our|your)\s", re.IGNORECASE)
_IT = re.compile(r"(?:it|this|that|these|those|they|one)$", re.IGNORECASE)
# "Will not be allowed to build": what is not allowed belongs to what is denied.
_AND_THEN = re.compile(r"\s+(?:[\w'’]+\s+){0,3}?to\s+(?:\w+ly\s+)?$")
_CLAIM_STEMS = stems_of(
    "claim report allegation accusation charge assertion suggestion rumor rumour story account statement version figure"
)


def is_open(p: Proposition) -> bool:
    """It asks, or tells what would be under a condition."""
    return "conditional" in p.certainty or _OPEN.search(p.text) is not None


def tells_what_is_denied(denial: Proposition, other: Proposition) -> bool:
    """What the one says was not done or is not so, the other tells: no part of it alone, and of nobody else."""
    if _PARTLY.search(denial.text) and "denied" not in denial.certainty:
        return False
    if FUTURE & set(denial.certainty) and not OPEN_ENDED & set(other.certainty):
        return False  # who will not do it does not say that it was not done
    if "denied" not in denial.certainty and FUTURE & set(other.certainty) and not OPEN_ENDED & set(denial.certainty):
        return False
    if "denied" not in denial.certainty and _is_of_who_knows_what(denial):
        return False
    if _is_little(denial) and len(set(other.terms)) > _FEW:
        return False
    if _stand_together(denial, other):
        return True
    deed = denied_deed(denial)
    if deed is None:
        return bool(denial.taken) or _names_it(denial, other)
    if "denied" in denial.certainty and _is_of_one_thing(denial, deed, other):
        return True
    if deed.lemma in BEING:
        return _is_so(denial, deed, other)
    if deed.lemma in _CARRIERS:
        return _holds_thing(denial, deed, other)
    return _does(denial, deed, other)


@lru_cache(maxsize=8192)
def denied_deed(p: Proposition) -> Deed | None:
    """The deed that a denial is of: the one behind "not", the one of nobody or of "no" thing, else the first."""
    if "denied" not in p.certainty:
        for deed in p.deeds:
            before = p.text[max(0, deed.verb.start - 50) : deed.verb.start]
            sides = [p.text[s.start : s.end] for s in (deed.doer, deed.done_to) if s is not None]
            if _NOT.search(before) or _NOT_AFTER.match(p.text, deed.verb.end) or any(NONE.match(s) for s in sides):
                return deed
    return next((d for d in p.deeds if d.is_main), None)


def _is_of_who_knows_what(p: Proposition) -> bool:
    """ "Not seen on camera", "that's not putting it right": what it is said of stands outside."""
    if _YOU.match(p.subject) or (_TO.match(p.text) and not _SAYS_NO.search(p.text)):
        return True
    deed = denied_deed(p)
    thing = p.text[deed.done_to.start : deed.done_to.end] if deed is not None and deed.done_to is not None else ""
    if _POINTING.fullmatch(thing) and not p.taken:
        return True
    return _BARE.match(p.text) is not None or (_THAT.match(p.text) is not None and len(p.terms) - len(p.taken) >= _FEW)


def _is_little(p: Proposition) -> bool:
    """ "It will not be allowed": one word of who knows what."""
    if "denied" in p.certainty or p.taken or len(set(p.terms)) >= _FEW:
        return False
    return _IT.match(p.subject) is not None or not p.subject


def _stand_together(denial: Proposition, other: Proposition) -> bool:
    """All that is denied stands side by side in the other: "do not overcharge", "claims of overcharging"."""
    told = denial.terms[: len(denial.terms) - len(denial.taken)]
    size = len(told)
    if "denied" in denial.certainty and not denial.deeds:
        return False
    plain = [t for t in told if t not in _CLAIM_STEMS and t not in denial.name_stems]
    if len(plain) < _FEW or _is_without(told[-1], other.text):
        return False
    return any(other.terms[k : k + size] == told for k in range(len(other.terms) - size + 1))


def _is_of_one_thing(denial: Proposition, deed: Deed, other: Proposition) -> bool:
    """Whoever denies in so many words answers what another said: of the same thing, or in all the same words."""
    if deed.lemma in BEING and len(set(denial.terms)) > 1:
        return all(any(are_alike(t, o) for o in other.terms) for t in denial.terms)
    mine = [side for s in (deed.doer, deed.done_to) if s is not None and (side := side_of(denial, s)) is not None]
    theirs = [
        side
        for d in other.deeds
        if d.is_main
        for s in (d.doer, d.done_to)
        if s is not None and (side := side_of(other, s)) is not None
    ]
    return any(x[0] == y[0] for x in mine for y in theirs)


def _names_it(denial: Proposition, other: Proposition) -> bool:
    """ "Denied the report": only who bears it out says it; "denied wrongdoing": who tells of that, not of claims."""
    told = [t for t in denial.terms if t not in _CLAIM_STEMS and t not in denial.name_stems]
    if not told:
        said_there = other.voice.kind != "outlet" and share_name(denial.name_stems, frozenset(other.speaker_terms))
        return said_there or _BEARS_OUT.search(other.text) is not None
    if other.voice.kind == "outlet" and _CLAIM.search(other.text):
        return False
    head = [t for t in terms_of(_PHRASE_END.split(denial.text)[0]) if t in told][-1:] or told[:1]
    return _stands_in_a_deed(tuple(head), other)


def _is_so(denial: Proposition, deed: Deed, other: Proposition) -> bool:
    if _THERE.match(denial.text):
        return deed.done_to is not None and _tells_of_thing(denial, deed.done_to, other)
    if _THERE.match(other.text):
        return False
    if other.first_lemma is None:
        return len(set(denial.terms)) > _FEW and all(any(are_alike(t, o) for o in other.terms) for t in denial.terms)
    if other.first_lemma not in BEING:
        return False
    subject = denial.text[deed.doer.start : deed.doer.end] if deed.doer is not None else denial.subject
    if _ITS_OWN.match(other.subject) and not _are_of_one(subject, other.subject):
        return False
    if NOBODY.match(subject) or not subject or NOBODY.match(other.subject) or not other.subject:
        few = len(set(denial.terms)) > 1 or len(set(other.terms)) <= _SHORT
        return few and (SPEAKER.match(other.subject) is None or SPEAKER.match(subject) is not None)
    if _are_of_one(subject, other.subject):
        return True
    told = set(denial.terms) - set(terms_of(subject))
    return not subjects_part(denial, other) and all(any(are_alike(t, o) for o in other.terms) for t in told)


def _are_of_one(one: str, other: str) -> bool:
    return any(are_alike(s, t) for s in terms_of(one) for t in terms_of(other))


def _holds_thing(denial: Proposition, deed: Deed, other: Proposition) -> bool:
    if deed.done_to is None:
        return False
    same = [d for d in other.deeds if d.lemma == deed.lemma or d.lemma in _CARRIERS]
    if same and all(doers_part(denial, deed, other, d) for d in same):
        return False
    return _tells_of_thing(denial, deed.done_to, other)


def _does(denial: Proposition, deed: Deed, other: Proposition) -> bool:
    verb = verb_of(denial, deed)
    then = _next_deed(denial, deed)
    if then is not None and not any(are_alike(verb_of(denial, then), t) for t in other.terms):
        return False
    done = [d for d in other.deeds if are_alike(verb, verb_of(other, d))]
    bare = deed.done_to is None or NOBODY.match(denial.text[deed.done_to.start : deed.done_to.end])
    if then is None and bare and done and all(_next_deed(other, d) is not None for d in done):
        return False  # "is not allowed", "allows anybody to leave"
    if not bare and deed.done_to is not None and "denied" not in denial.certainty:
        behind = _BEHIND.match(denial.text, deed.done_to.end)
        thing = terms_of(denial.text[deed.done_to.start : behind.end() if behind else deed.done_to.end])
        if thing and not any(are_alike(t, o) for t in thing for o in other.terms if not are_alike(verb, o)):
            return False  # "did not mention the strike", "mentioned the shooting"
    if done:
        return any(not part_in_sides(denial, deed, other, d) for d in done)
    return _stands_in_a_deed((verb,), other) and not _is_only_doer(verb, other.text)


def _is_only_doer(stem: str, text: str) -> bool:
    """ "Supporters" is nobody supporting."""
    found = [m[0] for m in _WORD.finditer(text) if are_alike(stem_word(m[0]), stem)]
    return bool(found) and all(_DOER.search(w) for w in found)


def _next_deed(p: Proposition, deed: Deed) -> Deed | None:
    """The deed that a verb is about: "discriminate" in "allow anybody to discriminate"."""
    after = [d for d in p.deeds if d.verb.start >= deed.verb.end]
    return next((d for d in after if _AND_THEN.fullmatch(p.text[deed.verb.end : d.verb.start])), None)


def _stands_in_a_deed(stems: tuple[str, ...], other: Proposition) -> bool:
    """Whether one of `stems` is a verb of the other statement or stands in what its verbs are about."""
    if not stems:
        return True
    if not other.deeds:
        return any(are_alike(s, t) for s in stems for t in other.terms)
    told = {verb_of(other, d) for d in other.deeds}
    for d in other.deeds:
        for side in (d.doer, d.done_to):
            if side is not None:
                told.update(terms_of(_SIDE_END.split(other.text[side.start : side.end])[0]))
    return any(are_alike(s, t) for s in stems for t in told)


def _tells_of_thing(denial: Proposition, thing: Span, other: Proposition) -> bool:
    """Whether a verb of the other tells of what there is none of, all that tells which, and not of "no" such thing."""
    words = terms_of(_PHRASE_END.split(denial.text[thing.start : thing.end])[0])
    if not words or not all(any(are_alike(t, o) for o in other.terms) for t in words):
        return False
    if not _within(words, other):
        return False
    return _stands_in_a_deed(words[-1:], other) and not _is_without(words[-1], other.text)


def _within(words: tuple[str, ...], other: Proposition) -> bool:
    """Whether the other has these words close together: they tell which thing is meant."""
    size = len(words) + _BETWEEN
    starts = range(max(1, len(other.terms) - size + 1))
    return any(all(any(are_alike(w, t) for t in other.terms[k : k + size]) for w in words) for k in starts)


def _is_without(stem: str, text: str) -> bool:
    found = [m for m in _WORD.finditer(text) if are_alike(stem_word(m[0]), stem)]
    return bool(found) and all(_WITHOUT.search(text, 0, m.start()) for m in found)
