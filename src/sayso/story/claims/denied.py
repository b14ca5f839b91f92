"""Whether what one statement denies is what another tells: the same deed, done by and to the same."""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.model import Deed, Span
from sayso.story.saying.polarity import CLAIM_NOUNS
from sayso.story.saying.proposition import Proposition
from sayso.story.saying.terms import are_alike, stem_word, stems_of, terms_of
from sayso.story.slots.how_many import share_name
from sayso.story.slots.sameness import verb_of

BEING = frozenset({"be", "become", "remain", "stay"})
# Verbs whose object tells what is done: "carried out no strikes", "has no weapons".
_CARRIERS = frozenset(
    {"have", "do", "make", "take", "give", "get", "carry", "put", "hold", "launch", "bring", "conduct"}
)
_THERE = re.compile(r"\W*there\b", re.IGNORECASE)
_BARE = re.compile(r"\W*(?:not|never)\b", re.IGNORECASE)
_NOT = re.compile(
    r"(?:\b(?:not|never|cannot|no longer|neither|nor|hardly|scarcely)\b|n['’]t\b)"
    r"(?:(?!\b(?:when|because|who|which|while|after|before|as|since|that|where)\b)[^.;:,]){0,40}$",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(r"\W*(?:not|never|no|hardly)\b|n['’]t\b", re.IGNORECASE)
_WITHOUT = re.compile(r"\b(?:no|not|without|never|lack\w*|any|nor)\W+(?:[\w'’-]+\W+){0,4}$", re.IGNORECASE)
_NONE = re.compile(r"(?:no|none|nobody|nothing|neither|not)\b", re.IGNORECASE)
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
_SPEAKER = re.compile(r"(?:i|me|we|us)$", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:it|its|they|their|them|we|our|us|he|his|him|she|her|i|my|me|you|your|this|that|these|those|who|which|what|there|"
    r"no|none|nobody|nothing|any|anyone|anybody|anything|one|some|many|others?)\b",
    re.IGNORECASE,
)
FUTURE = frozenset({"planned", "predicted"})
OPEN_ENDED = frozenset({"planned", "predicted", "hedged", "asked_for"})
_FEW = 2  # terms
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
            if _NOT.search(before) or _NOT_AFTER.match(p.text, deed.verb.end) or any(_NONE.match(s) for s in sides):
                return deed
    return next((d for d in p.deeds if d.is_main), None)


def part_in_sides(a: Proposition, one: Deed, b: Proposition, other: Deed) -> bool:
    """Whether two deeds are done by, or to, others: names without a word in common, or nouns that are not alike."""
    if doers_part(a, one, b, other):
        return True
    # "Struck the airfield", "fired four rockets": what it is done with is nobody.
    with_it = any(
        side is not None and any(are_alike(stem_word(d.lemma), t) for t in terms_of(p.text[side.start : side.end]))
        for p, d, side in ((a, one, one.done_to), (b, other, other.done_to))
    )
    return not with_it and _part(a, one.done_to, b, other.done_to)


def _is_little(p: Proposition) -> bool:
    """ "It will not be allowed": one word of who knows what."""
    if "denied" in p.certainty or p.taken or len(set(p.terms)) >= _FEW:
        return False
    return _IT.match(p.subject) is not None or not p.subject


def _stand_together(denial: Proposition, other: Proposition) -> bool:
    """All that is denied stands side by side in the other: "do not overcharge patients", "claims of overcharging patients"."""
    told = denial.terms[: len(denial.terms) - len(denial.taken)]
    size = len(told)
    plain = [t for t in told if t not in _CLAIM_STEMS and t not in denial.name_stems]
    if len(plain) < _FEW or _is_without(told[-1], other.text):
        return False
    return any(other.terms[k : k + size] == told for k in range(len(other.terms) - size + 1))


def _is_of_one_thing(denial: Proposition, deed: Deed, other: Proposition) -> bool:
    """Whoever denies in so many words answers what another said: of the same thing, or in all the same words."""
    if deed.lemma in BEING and len(set(denial.terms)) > 1:
        return all(any(are_alike(t, o) for o in other.terms) for t in denial.terms)
    mine = [side for s in (deed.doer, deed.done_to) if s is not None and (side := _side(denial, s)) is not None]
    theirs = [
        side
        for d in other.deeds
        if d.is_main
        for s in (d.doer, d.done_to)
        if s is not None and (side := _side(other, s)) is not None
    ]
    return any(x[0] == y[0] for x in mine for y in theirs)


def doers_part(a: Proposition, one: Deed, b: Proposition, other: Deed) -> bool:
    """Whether two deeds are done by others: names without a word in common, or nouns that are not alike."""
    return _part(a, one.doer, b, other.doer)


def subjects_part(a: Proposition, b: Proposition) -> bool:
    """Whether what two statements tell first is told of two, by their names or nouns."""
    left, right = ([d.doer or d.done_to for d in p.deeds if d.is_main] for p in (a, b))
    return bool(left and right) and _part(a, left[0], b, right[0])


def names_part(a: Proposition, one: Deed, b: Proposition, other: Deed) -> bool:
    """Whether the doers of two deeds are two people or bodies by their names."""
    if one.doer is None or other.doer is None:
        return False
    left, right = _side(a, one.doer), _side(b, other.doer)
    return bool(left and right and left[1] and right[1]) and not share_name(left[1], right[1])  # type: ignore[index]


def _names_it(denial: Proposition, other: Proposition) -> bool:
    """ "Denied the report": only who bears that out says it; "denied any wrongdoing": who tells of it, not of claims."""
    told = [t for t in denial.terms if t not in _CLAIM_STEMS and t not in denial.name_stems]
    if not told:
        said_there = other.voice.kind != "outlet" and share_name(denial.name_stems, frozenset(other.speaker_terms))
        return said_there or _BEARS_OUT.search(other.text) is not None
    return not (other.voice.kind == "outlet" and _CLAIM.search(other.text))


def _is_so(denial: Proposition, deed: Deed, other: Proposition) -> bool:
    if _THERE.match(denial.text):
        return deed.done_to is None or _tells_of_thing(denial, deed.done_to, other)
    if other.first_lemma is not None and other.first_lemma not in BEING:
        return False
    if _SPEAKER.match(other.subject) and not _SPEAKER.match(denial.subject):
        return False
    first = next((d for d in other.deeds if d.is_main), None)
    return first is None or not _part(denial, deed.doer, other, first.doer)


def _holds_thing(denial: Proposition, deed: Deed, other: Proposition) -> bool:
    if deed.done_to is None:
        return False
    same = [d for d in other.deeds if d.lemma == deed.lemma or d.lemma in _CARRIERS]
    if same and all(_part(denial, deed.doer, other, d.doer) for d in same):
        return False
    return _tells_of_thing(denial, deed.done_to, other)


def _does(denial: Proposition, deed: Deed, other: Proposition) -> bool:
    verb = verb_of(denial, deed)
    if deed.doer is None and deed.done_to is None and _BARE.match(denial.text):
        return False  # "not seen on camera": of whom stands outside
    then = _next_deed(denial, deed)
    if then is not None and not any(are_alike(verb_of(denial, then), t) for t in other.terms):
        return False
    done = [d for d in other.deeds if are_alike(verb, verb_of(other, d))]
    bare = deed.done_to is None or _NOBODY.match(denial.text[deed.done_to.start : deed.done_to.end])
    if then is None and bare and done and all(_next_deed(other, d) is not None for d in done):
        return False  # "is not allowed", "allows anybody to leave"
    if done:
        return any(not part_in_sides(denial, deed, other, d) for d in done)
    return _stands_in_a_deed((verb,), other)


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
                told.update(terms_of(other.text[side.start : side.end]))
    return any(are_alike(s, t) for s in stems for t in told)


def _tells_of_thing(denial: Proposition, thing: Span, other: Proposition) -> bool:
    """Whether a verb of the other tells of what there is none of, with all that tells which: and not of "no" such thing."""
    words = terms_of(_PHRASE_END.split(denial.text[thing.start : thing.end])[0])
    if not words or not all(any(are_alike(t, o) for o in other.terms) for t in words):
        return False
    return _stands_in_a_deed(words[-1:], other) and not _is_without(words[-1], other.text)


def _is_without(stem: str, text: str) -> bool:
    found = [m for m in _WORD.finditer(text) if are_alike(stem_word(m[0]), stem)]
    return bool(found) and all(_WITHOUT.search(text, 0, m.start()) for m in found)


def _part(a: Proposition, x: Span | None, b: Proposition, y: Span | None) -> bool:
    if x is None or y is None:
        return False
    left, right = _side(a, x), _side(b, y)
    if left is None or right is None:
        return False
    if left[1] and right[1]:
        return not share_name(left[1], right[1])
    if any(are_alike(s, t) for s in left[0] for t in right[0]):
        return False
    return not left[1] and not right[1]


def _side(p: Proposition, span: Span) -> tuple[frozenset[str], frozenset[str]] | None:
    """The stems of a side and those of its names; None where it may be anybody, "I" is whoever speaks."""
    words = p.text[span.start : span.end].strip()
    if _SPEAKER.match(words):
        return (frozenset(p.speaker_terms), frozenset(p.speaker_terms)) if p.speaker_terms else None
    if _NOBODY.match(words):
        rest = terms_of(words)[1:] if _NONE.match(words) else ()
        return (frozenset(rest), frozenset()) if rest else None
    names = {stem_word(w) for n in p.names if span.start <= n.at.start < span.end for w in n.words}
    return frozenset(terms_of(words)), frozenset(names)
