"""Whether two statements that fill a slot otherwise fill it for one thing: what a desk could put side by side."""

from __future__ import annotations

import re
from datetime import timedelta

from sayso.model import Deed, Slot
from sayso.story.claims.denied import BEING, FUTURE, OPEN_ENDED, is_open
from sayso.story.claims.sides import doers_part, names_part, part_in_sides
from sayso.story.saying.proposition import Proposition
from sayso.story.saying.terms import are_alike, stem_word, terms_of
from sayso.story.slots.counted_words import GENERIC, LIGHT
from sayso.story.slots.counts import Count, counts_of, deed_of
from sayso.story.slots.how_many import find_differing
from sayso.story.slots.people_words import COUNTED
from sayso.story.slots.sameness import verb_of
from sayso.story.slots.when import compare_moments
from sayso.story.slots.where import compare_sites

_FLAGS = ("asked_for", "conditional")
_NEAR = 0.1  # likeness from which two numbers may be of one thing
_HARM = frozenset({
    "trapped", "dead", "wounded", "casualty", "missing", "held", "charged", "freed", "rescued", "displaced", "sick",
    "survived", "hostage",
})  # fmt: skip
_BESIDE = re.compile(r"[^,.;]{0,12}?\s+(?:for|to|against)\s+[^,.;]{0,40}")
_YEAR = timedelta(days=300)
_JUST_BEFORE = 2  # terms
_LIST = 3  # values of one kind in a statement: it goes through parts, or people
_FEWEST = 2  # words that two sums or shares have in common, what is counted aside
# "60 votes are needed", "would have to find 12 million": no count of what there is.
_NEEDED = re.compile(
    r"\b(?:need\w*|requir\w*|necessary|threshold|minimum|maximum|hurdle|limit\w*|quota|target\w*|goal|must|"
    r"ha(?:s|d|ve) to|enough|capacity|seats?|eligible|entitled|propos\w*|ask\w* for|demand\w*)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\W*(?:who|whom|whose|which)\b", re.IGNORECASE)
_OTHER = re.compile(r"(?:an?\s+)?(?:similar|another|other|second|new|further)\b", re.IGNORECASE)
# "Rival", where the page has "his rival, Ada Vey".
_SINGLE = re.compile(
    r"^(?!(?:the|an?|his|her|its|their|our|one|this|that|police|people|staff)\b)(?:\S+ ){0,2}[^\s,]*[^\s,s]$",
    re.IGNORECASE,
)
_WHICH = re.compile(r"\b(?:first|last|latest|previous|second|third|final|earlier|most recent)\b", re.IGNORECASE)
_TO = re.compile(r"\bto\s+(?:\w+ly\s+)?$", re.IGNORECASE)  # "moved to open": not told as done
_EVENTLESS = frozenset({"happen", "occur", "begin", "start", "take", "come", "hold"})
_GRADED = re.compile(r"magnitude|category|grade|level|class|stage|phase|round")
_JOINED = re.compile(r"[-‐‑]\w")  # "a 60-vote threshold"
_TO_DO = re.compile(r"[^.;,]{0,40}?\bto\s+(\w+)")
_ONE = re.compile(r"(?:one|a|an|another|either|each)\b", re.IGNORECASE)
_ONLY = re.compile(r"\b(?:only|just|single)\s+$", re.IGNORECASE)


def stands_in_slot(a: Proposition, b: Proposition, slot: Slot | None, near: float) -> bool:
    """The slot is filled otherwise for one deed or one count, in statements that both tell it as it is, or both ask."""
    if slot not in ("who", "when", "where", "how_many"):
        return True
    if is_open(a) or is_open(b) or any((flag in a.certainty) != (flag in b.certainty) for flag in _FLAGS):
        return False
    if slot == "how_many":
        return _count_one_thing(a, b, near)
    if not (a.deeds and b.deeds) or any(_RELATIVE.match(p.text) for p in (a, b)):
        return False  # a caption's "on Wednesday" is of the picture; of whom "who" tells stands outside
    if slot == "who":
        return _part_in_one_deed(a, b)
    if any(FUTURE & set(p.certainty) and not OPEN_ENDED & set(q.certainty) for p, q in ((a, b), (b, a))):
        return False
    return all(_tell_one_deed(a, x, b, y) for x, y in _differing(a, b, slot))


def _differing(a: Proposition, b: Proposition, slot: Slot) -> list[tuple[str, str]]:
    """The words by which a slot is filled otherwise, as either side has them."""
    compare = compare_moments if slot == "when" else compare_sites
    return [(x, y) for outcome, _, x, y in compare(a, b) if outcome == "differs" and x and y]


def _tell_one_deed(a: Proposition, x: str, b: Proposition, y: str) -> bool:
    """The deeds that have these words with them are one: verbs that stand for each other, nobody else's."""
    one, other = _deed_with(a, x), _deed_with(b, y)
    if one is None or other is None or bool(_WHICH.search(a.text)) != bool(_WHICH.search(b.text)):
        return False
    if not are_alike(verb_of(a, one), verb_of(b, other)):
        if _stands_before(b, y, verb_of(a, one)) or _stands_before(a, x, verb_of(b, other)):
            return not doers_part(a, one, b, other)
        light = {one.lemma, other.lemma} <= BEING | _EVENTLESS
        return light and _share_subject(a, b)
    return not part_in_sides(a, one, b, other) and not any(_OTHER.match(w) for w in (_thing(a, one), _thing(b, other)))


def _deed_with(p: Proposition, words: str) -> Deed | None:
    """The deed that a time or place stands with: the last one before it, else the first."""
    at = p.text.find(words.rpartition(" ... ")[2])
    before = [d for d in p.deeds if d.verb.end <= at]
    return before[-1] if before else next((d for d in p.deeds if d.is_main), None)


def _stands_before(p: Proposition, words: str, verb: str) -> bool:
    """Whether a verb that the parse made nothing of stands just before a time or place: "and open in 2031"."""
    at = p.text.find(words.rpartition(" ... ")[2])
    return any(are_alike(verb, t) for t in terms_of(p.text[:at])[-_JUST_BEFORE:])


def _share_subject(a: Proposition, b: Proposition) -> bool:
    left, right = terms_of(a.subject), terms_of(b.subject)
    return any(are_alike(s, t) for s in left for t in right)


def _part_in_one_deed(a: Proposition, b: Proposition) -> bool:
    """One deed, that both tell as done to the same, at no other time, is done by others."""
    if a.voice.kind == b.voice.kind == "outlet" or any(outcome == "differs" for outcome, *_ in compare_moments(a, b)):
        return False  # outlets that tell of others tell of two deeds, unless somebody is said to say so
    done = [[d for d in p.deeds if _is_told_as_done(p, d)] for p in (a, b)]
    return any(
        are_alike(verb_of(a, x), verb_of(b, y)) and not _OTHER.match(_thing(a, x)) and not _OTHER.match(_thing(b, y))
        for x in done[0]
        for y in done[1]
    )


def _is_told_as_done(p: Proposition, deed: Deed) -> bool:
    """Somebody does it: not only "to" do it, and no noun that has lost its article and with it who is meant."""
    if deed.doer is None or deed.lemma in BEING or _TO.search(p.text, 0, deed.verb.start):
        return False
    words = p.text[deed.doer.start : deed.doer.end].removesuffix(" of")
    named = any(deed.doer.start <= n.at.start and n.at.end == deed.doer.end for n in p.names)
    return named or _SINGLE.search(words) is None


def _thing(p: Proposition, deed: Deed) -> str:
    return p.text[deed.done_to.start : deed.done_to.end] if deed.done_to is not None else ""


def _count_one_thing(a: Proposition, b: Proposition, near: float) -> bool:
    found = find_differing(a, b)
    if found is None:
        return True
    x, y = found
    if _is_one(a, x) or _is_one(b, y) or _JOINED.match(a.text, x.span.end) or _JOINED.match(b.text, y.span.end):
        return False
    if _is_needed(a, x) != _is_needed(b, y) or x.local != y.local:
        return False
    if _is_long_past(a) != _is_long_past(b):
        return False
    if _is_needed(a, x) and _purpose(a, x) != _purpose(b, y):
        return False
    if x.of and y.of and not _share_head(x, y):
        return False
    if x.states & y.states & _HARM:
        return True
    if x.partial != y.partial or max(_values_like(a, x), _values_like(b, y)) >= (2 if x.kind == "%" else _LIST):
        return False
    if (x.vague or y.vague) and not x.of & y.of:
        return False
    if not x.states & y.states and near < _NEAR and not (_is_told_by_verb(a, x, y) or _is_told_by_verb(b, y, x)):
        return False
    if not _share_names_beside(a, x, b, y):
        return False
    one, other = deed_of(a, x.span), deed_of(b, y.span)
    if one is not None and other is not None:
        if names_part(a, one, b, other):
            return False
        verbs = stem_word(one.lemma), stem_word(other.lemma)
        told = _is_told_by_verb(a, x, y) or _is_told_by_verb(b, y, x)
        if not (are_alike(*verbs) or LIGHT & set(verbs) or told):
            return False
    return _share_what_is_counted(a, x, b, y)


def _share_what_is_counted(a: Proposition, x: Count, b: Proposition, y: Count) -> bool:
    if _GRADED.fullmatch(x.kind):
        return True
    if x.kind != "count":
        shared = [t for t in x.whole if any(are_alike(t, o) for o in y.whole)]
        one, other = deed_of(a, x.span), deed_of(b, y.span)
        same_verb = one is not None and other is not None and one.lemma == other.lemma
        return len({*shared, *(x.of & y.of)}) + same_verb >= _FEWEST  # "repairs would take six weeks", "four months"
    if bool(x.of) != bool(y.of):
        bare, p = (x, a) if not x.of else (y, b)
        return bool(p.taken) or (bare.verb is not None and x.verb is not None and y.verb is not None)
    return bool(x.of or y.of) or not GENERIC.isdisjoint(x.about & y.about)


def _share_head(x: Count, y: Count) -> bool:
    """Whether the nouns themselves may mean the same: "12 officers" and "26 nationals" are not of one kind."""
    one, other = (terms_of(c.words)[-1:] for c in (x, y))
    if not one or not other or one[0] not in x.of or other[0] not in y.of or are_alike(one[0], other[0]):
        return True
    return bool({one[0], other[0]} & GENERIC) or {one[0], other[0]} <= COUNTED


def _is_long_past(p: Proposition) -> bool:
    """It tells of another year: "in 2010 he lost 43 votes"."""
    ends = [t.interval.latest for t in p.times if t.interval is not None and t.interval.latest is not None]
    return p.said is not None and any(p.said - end > _YEAR for end in ends)


def _is_told_by_verb(p: Proposition, mine: Count, other: Count) -> bool:
    """ "Employ 8,200 people", "9,000 employees"."""
    deed = deed_of(p, mine.span)
    verb = stem_word(deed.lemma) if deed is not None else ""
    return bool(verb) and any(are_alike(verb, t) or t.startswith(verb) for t in other.of)


def _share_names_beside(a: Proposition, x: Count, b: Proposition, y: Count) -> bool:
    """ "36 votes for Ada Vey" and "13 for Bel Orm" are of two people."""
    left, right = (_names_beside(p, c) for p, c in ((a, x), (b, y)))
    return not left or not right or not left.isdisjoint(right)


def _names_beside(p: Proposition, count: Count) -> frozenset[str]:
    found = _BESIDE.match(p.text, count.span.start + len(count.words)) or _BESIDE.match(p.text, count.span.end)
    if found is None:
        return frozenset()
    return frozenset(w for n in p.names if found.start() <= n.at.start < found.end() for w in n.words)


def _is_one(p: Proposition, count: Count) -> bool:
    """ "One member" is somebody; "only one member" counts."""
    return (
        count.low == count.high == 1
        and bool(_ONE.match(count.words))
        and not (count.states & _HARM or _ONLY.search(p.text, 0, count.span.start))
    )


def _is_needed(p: Proposition, count: Count) -> bool:
    around = p.text[max(0, count.span.start - 60) : count.span.end + 40]
    return _NEEDED.search(around) is not None


def _purpose(p: Proposition, count: Count) -> str | None:
    """The stem of what so many are needed to do."""
    found = _TO_DO.match(p.text, count.span.end)
    return stem_word(found[1]) if found else None


def _values_like(p: Proposition, count: Count) -> int:
    return sum(c.kind == count.kind for c in counts_of(p))
