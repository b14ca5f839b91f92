"""Who: the doers that two statements give for one deed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sayso.model import Deed, Span
from sayso.story.saying.proposition import Proposition
from sayso.story.saying.terms import align_terms, are_alike, stem_word, terms_of
from sayso.story.slots.counted_words import LIGHT
from sayso.story.slots.how_many import Compared, Outcome, share_name
from sayso.story.slots.people_words import ACTORS, ANYBODYS, CHOOSING
from sayso.story.slots.sameness import verb_of

_PRONOUN = re.compile(
    r"(?:he|she|it|they|we|i|you|who|which|that|this|these|those|there|one|some|many|others?|\d+)$", re.I
)
_WORDS = re.compile(r"\w+")
_MEANT = re.compile(r"(?:the|an?|its|their|his|her|our|this|that)\b", re.IGNORECASE)
_WHOSE = re.compile(r"(?:its|their|his|her|our|my|your)\b", re.IGNORECASE)
_UNSURE = 0.7  # one doer has a name, the other none
_FEWEST_RARE = 2  # terms that two deeds without an object must share


@dataclass(frozen=True, slots=True)
class Act:
    """A deed with its doer as words."""

    doer: str
    verb: str  # stem
    doer_terms: frozenset[str]
    doer_names: frozenset[str]  # lower case
    head: str | None  # stem of the doer's last word; None where that is of a name
    done_to: tuple[str, ...]  # stems
    rest: tuple[str, ...]  # stems of the statement without the doer's


def compare_doers(a: Proposition, b: Proposition) -> Iterator[Compared]:
    """What becomes of the doers where both statements tell of one deed done to one thing."""
    for x in acts_of(a):
        for y in acts_of(b):
            sure = _same_deed(x, y)
            if not sure:
                continue
            outcome = _hold(x, y)
            if outcome == "differs" and (_is_told_by(x, b) or _is_told_by(y, a)):
                outcome = "meets"
            elif outcome == "meets" and _names_nobody(x, y) and a.speaker != b.speaker:
                outcome, sure = "differs", _UNSURE * sure
            yield outcome, sure, x.doer, y.doer


def _names_nobody(x: Act, y: Act) -> bool:
    """Whether one doer has a name and the other is no "the airline", which might be the same."""
    plain = x if not x.doer_names else y
    return bool(x.doer_names) != bool(y.doer_names) and _MEANT.match(plain.doer) is None


def _is_told_by(act: Act, other: Proposition) -> bool:
    """Whether the other sentence names the doer too: "the mayor, Felix Ardor"."""
    return any(re.search(rf"\b{re.escape(n)}\b", other.context, re.IGNORECASE) for n in act.doer_names)


def _hold(x: Act, y: Act) -> Outcome:
    if _WHOSE.match(x.doer) or _WHOSE.match(y.doer):
        return "meets"  # "his son" may be anybody who is told of
    if x.doer_names and y.doer_names:
        if share_name(x.doer_names, y.doer_names):
            return "same"
        # "GOP senators", "Republican senators".
        return "meets" if x.head is not None and x.head == y.head else "differs"
    if any(are_alike(s, t) for s in x.doer_terms for t in y.doer_terms):
        return "same" if x.doer_terms & y.doer_terms else "meets"
    return "meets" if x.doer_names or y.doer_names else "differs"


def _same_deed(x: Act, y: Act) -> float:
    if x.verb in ANYBODYS:
        return 0.0
    if not are_alike(x.verb, y.verb) and not (x.verb in LIGHT and y.verb in LIGHT):
        return 0.0
    if x.done_to and y.done_to:
        found = align_terms(x.done_to, y.done_to)
        return found.cover if found.both else 0.0
    rest = align_terms(x.rest, y.rest)
    return 0.8 * rest.cover if len(rest.both) >= _FEWEST_RARE else 0.0


@lru_cache(maxsize=8192)
def acts_of(p: Proposition) -> tuple[Act, ...]:
    """The deeds of a statement whose doer is somebody; "was named director" tells of the one who was named."""
    return tuple(act for d in p.deeds if d.is_main and (act := _act(p, d)) is not None)


def _act(p: Proposition, deed: Deed) -> Act | None:
    verb = verb_of(p, deed)
    who, other = deed.doer, deed.done_to
    if who is None and verb in CHOOSING:
        who, other = deed.done_to, None
    if who is None:
        return None
    words = p.text[who.start : who.end]
    names = frozenset(w.lower() for n in p.names if who.start <= n.at.start and n.at.end <= who.end for w in n.words)
    terms = frozenset(t for t in terms_of(words) if not t[:1].isdigit())
    if _PRONOUN.match(words.strip()) or not terms or not (names or terms & ACTORS):
        return None
    numbers = re.search(r"\d", words)
    if numbers and not names:
        return None
    thing = () if other is None else _thing(p, other)
    rest = (*terms_of(p.text[: who.start]), *terms_of(p.text[who.end :]))
    last = next(reversed(_WORDS.findall(words)), "")
    head = stem_word(last) if last and last.lower() not in names else None
    return Act(words, verb, terms, names, head, thing, tuple(t for t in rest if t not in LIGHT and not t[:1].isdigit()))


def _thing(p: Proposition, span: Span) -> tuple[str, ...]:
    return tuple(t for t in terms_of(p.text[span.start : span.end]) if not t[:1].isdigit())
