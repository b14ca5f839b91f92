"""How many: the counts, sums, shares and lengths of time that a statement gives, each with its bounds."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from sayso.model import Deed, Quantity, Span
from sayso.story.saying.proposition import Proposition
from sayso.story.saying.terms import groups_of, stem_word, stems_of, terms_of
from sayso.story.slots.count_patterns import (
    AGED,
    BOUND,
    CHANGE,
    CUTS,
    DAYS,
    GRADED,
    LASTING,
    LOCAL,
    NO_LENGTH,
    OWN,
    PART_AFTER,
    PART_BEFORE,
    PER,
    SCORE_AFTER,
    SCORE_BEFORE,
    VAGUE_FACTOR,
)
from sayso.story.slots.counted_words import GENERIC, LIGHT, LIGHT_VERBS, SCALES, STATES, UNITS
from sayso.story.slots.sameness import event_terms, time_terms

_STEM = {state: stems_of(words) for state, words in STATES.items()}


@dataclass(frozen=True, slots=True)
class Count:
    """One value with its bounds, in a unit in which it can be compared."""

    span: Span  # in Proposition.text, the words of its bound with it
    words: str  # the same words and what is counted, as printed
    low: float
    high: float
    kind: str  # "count", "days", "%", "EUR", "km", "count per day" ...
    of: frozenset[str]  # stems of what is counted
    states: frozenset[str]  # "dead", "wounded", "held" ...: what befell or was done by what is counted
    about: frozenset[str]  # stems of the clause that it stands in, its own words apart
    whole: frozenset[str]  # stems of the statement
    whose: frozenset[str]  # stems of names that tell whose they are: "Velian soldiers", "our soldiers"
    verb: str | None  # stem of the verb whose subject or object it is, where that says something
    loose: bool  # only about right
    partial: bool  # "three of the", "another 12", "including 4": no whole number
    local: bool  # of a part of the country or town: "in the district"
    vague: bool  # "dozens", "several": an order of size


# A statement is held against many others; what it counts is found once.
@lru_cache(maxsize=8192)
def counts_of(p: Proposition) -> tuple[Count, ...]:
    """The values in a statement, in order. Ages, dates, clock times, years and numbers in names are none."""
    out = [c for q in p.quantities if (c := _from_quantity(p, q)) is not None]
    taken = [c.span for c in out]
    for t in p.times:
        m = LASTING.match(t.timex or "")
        inside = any(s.start < t.span.end and t.span.start < s.end for s in taken)
        if t.type == "DURATION" and m and not inside and not NO_LENGTH.match(p.text, t.span.end):
            out.append(_lasting(p, t.span, float(m[2]) * DAYS[("T" if m[1] and m[3] in "MS" else "") + m[3]]))
    return tuple(sorted(out, key=lambda c: c.span))


def _from_quantity(p: Proposition, q: Quantity) -> Count | None:
    if q.unit == "years" or _is_score(p.text, q):  # an age; "eight to seven"
        return None
    words = p.text[q.span.start : q.span.end]
    low = -math.inf if q.low is None else q.low
    high = math.inf if q.high is None else q.high
    if q.unit is None and AGED.search(p.text, 0, q.span.start):
        return None
    graded = GRADED.search(p.text, 0, q.span.start) if q.unit is None else None
    unit = graded[1].lower() if graded else q.unit or "count"
    of = terms_of(q.of) if q.of else ()
    if unit == "count" and of and of[-1] in UNITS:
        unit, of = UNITS[of[-1]], of[:-1]
    unit, low, high = _scale(unit, low, high)
    per = PER.match(p.text[q.span.end :])
    kind = f"{unit} per {per[1].lower()}" if per else unit
    vague = _is_vague(words, q)
    if vague:
        high = min(high, VAGUE_FACTOR * low)
    return _make(p, q.span, words, (low, high), kind, of, q.about, vague)


def _is_score(text: str, q: Quantity) -> bool:
    """ "eight to seven", "a 3-2 win": two bare numbers of one result."""
    return q.unit is None and bool(SCORE_AFTER.match(text, q.span.end) or SCORE_BEFORE.search(text, 0, q.span.start))


def _is_vague(words: str, q: Quantity) -> bool:
    return q.about and q.low is not None and q.high is None and re.search(r"\d|least|more|over", words) is None


def _scale(unit: str, low: float, high: float) -> tuple[str, float, float]:
    """The value in the unit that its kind is compared in: kilometres as metres."""
    name, factor = SCALES.get(unit, (unit, 1.0))
    return name, low * factor, high * factor


def _lasting(p: Proposition, span: Span, days: float) -> Count:
    low = high = days
    near = False
    bound = BOUND.search(p.text, max(0, span.start - 30), span.start)
    if bound is not None:
        low = -math.inf if bound["less"] else low
        high = math.inf if bound["more"] else high
        near = bool(bound["near"])
        span = Span(bound.start(), span.end)
    return _make(p, span, p.text[span.start : span.end], (low, high), "days", (), near, False)


def _make(
    p: Proposition,
    span: Span,
    words: str,
    bounds: tuple[float, float],
    kind: str,
    of: tuple[str, ...],
    loose: bool,
    vague: bool,
) -> Count:
    deed = deed_of(p, span)
    about = _about(p, span, of)
    lemma = stem_word(deed.lemma) if deed is not None else None
    verb = None if lemma in LIGHT or lemma in LIGHT_VERBS else lemma
    before, after = p.text[: span.start], p.text[span.end : span.end + 30]
    partial = bool(
        PART_BEFORE.search(before) or PART_AFTER.match(after) or re.match(r"(?:another|a further)\b", words, re.I)
    )
    changed = CHANGE.search(before) if kind != "count" else None
    if changed is not None:
        kind = f"{kind} {changed[0].strip().lower()}"
    shown = _shown(p.text, span, of)
    states = _states(p, span, of, deed)
    whole = frozenset(event_terms(p)) - frozenset(of)
    whose = _whose(p, span, shown)
    local = LOCAL.search(p.text) is not None
    return Count(
        span, shown, *bounds, kind, frozenset(of), states, about, whole, whose, verb, loose, partial, local, vague
    )


def _shown(text: str, span: Span, of: tuple[str, ...]) -> str:
    """The words of a number up to what is counted, where that stands close behind."""
    for m in re.finditer(r"[\w'’-]+", text[span.end : span.end + 60]):
        if of and stem_word(m[0]) == of[-1]:
            return text[span.start : span.end + m.end()]
    return text[span.start : span.end]


def _whose(p: Proposition, span: Span, shown: str) -> frozenset[str]:
    """Whose the counted are, where a name or "our" stands with them."""
    end = span.start + len(shown)
    names = {t for n in p.names if span.start <= n.at.start < end for w in n.words for t in terms_of(w)}
    own = OWN.search(p.text, span.start, end)
    return frozenset(names or (p.speaker_terms if own else ()))


def deed_of(p: Proposition, span: Span) -> Deed | None:
    """The verb whose subject or object holds the number: the nearest."""
    held = [
        (side.end - side.start, d.verb.start, d)
        for d in p.deeds
        for side in (d.doer, d.done_to)
        if side is not None and side.start <= span.end - 1 and span.start < side.end
    ]
    if held:
        return min(held, key=lambda h: h[:2])[2]
    before = [d for d in p.deeds if d.verb.end <= span.start]
    return before[-1] if before else None


def _about(p: Proposition, span: Span, of: tuple[str, ...]) -> frozenset[str]:
    """Stems of the words that tell what the number is about, without numbers."""
    start = max(p.text.rfind(mark, 0, span.start) for mark in CUTS) + 1
    end = min(at if (at := p.text.find(mark, span.end)) >= 0 else len(p.text) for mark in CUTS)
    near = (*terms_of(p.text[start : span.start]), *terms_of(p.text[span.end : end]), *p.taken)
    times = time_terms(p)
    kept = frozenset(t for t in near if t not in of and t not in times and not t[:1].isdigit() and t not in LIGHT)
    if kept or (start, end) == (0, len(p.text)):
        return kept
    return frozenset(t for t in event_terms(p) if t not in of and t not in LIGHT)


def _states(p: Proposition, span: Span, of: tuple[str, ...], deed: Deed | None) -> frozenset[str]:
    """What befell those who are counted: from what is counted, its verb, else the words near it."""
    # "arrested 40 protesters": the verb goes before what they are called.
    found = _states_in({stem_word(deed.lemma)} - LIGHT) if deed is not None else frozenset()
    found = found or _states_in(set(of))
    if found:
        return found
    before = terms_of(p.text[max(0, span.start - 60) : span.start])[-3:]
    after = terms_of(re.split(r"[,;.]| and ", p.text[span.end : span.end + 60])[0])[:4]
    return _states_in({*before, *after} - time_terms(p)) or (_states_in(set(p.taken)) if p.taken else frozenset())


def _states_in(terms: set[str]) -> frozenset[str]:
    return frozenset(state for state, stems in _STEM.items() if not stems.isdisjoint(terms))


def share_kind(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether what is counted is, or may be, the same kind of thing."""
    if not one or not other or one & other:
        return True
    if one & GENERIC or other & GENERIC:
        return True
    return any(not groups_of(a).isdisjoint(groups_of(b)) for a in one for b in other)
