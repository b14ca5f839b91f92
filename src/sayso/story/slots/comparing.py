"""Where two statements about one thing part: how many, when, where, who, whether."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sayso.model import Slot
from sayso.story.saying.proposition import Proposition
from sayso.story.saying.terms import are_alike, terms_of
from sayso.story.slots.how_many import Compared, Outcome, compare_counts
from sayso.story.slots.sameness import light_objects, main_verbs, same_event
from sayso.story.slots.when import compare_moments, is_negative_bound
from sayso.story.slots.where import compare_sites
from sayso.story.slots.who import compare_doers


@dataclass(frozen=True, slots=True)
class SlotFinding:
    """What two statements put into one slot."""

    slot: Slot
    outcome: Outcome  # "meets": bounds or precision leave room for both
    sure: float  # 0 to 1; not a probability
    a: str | None  # the words of either side, as printed
    b: str | None
    because: str  # one line that can be quoted


def compare_slots(a: Proposition, b: Proposition) -> tuple[SlotFinding, ...]:
    """A finding for each slot that one of two statements fills, those that differ first, the surest first.

    Whether the statements are about one thing at all is not asked here beyond `sure`: what is counted, done or told
    to be somewhere has to be alike. Names count only as equal or different. Never raises.
    """
    out = [
        SlotFinding(slot, outcome, round(sure, 3), left, right, _because((left, a), (right, b)))
        for slot, compare in _SLOTS
        for outcome, sure, left, right in compare(a, b)
        if sure > 0
    ]
    if a.negative != b.negative and not (is_negative_bound(a) or is_negative_bound(b)):
        # Names alone make no event: "Vale is no angel", "Vale left the race".
        named = frozenset(t for p in (a, b) for n in p.names for w in n.words for t in terms_of(w))
        sure = same_event(a, b) * (1.0 if _denies_deed(a, b) else _OTHER_DEED)
        sure *= 1.0 if same_event(a, b, apart=named) else _NAMES_ALONE
        if round(sure, 3):
            because = _because((a.text, a), (b.text, b))
            out.append(SlotFinding("whether", "differs", round(sure, 3), a.text, b.text, because))
    return tuple(sorted(out, key=lambda f: (f.outcome != "differs", -f.sure)))


def _denies_deed(a: Proposition, b: Proposition) -> bool:
    """Whether what the one denies is what the other tells: not "failed to show that he knew" and "he knew"."""
    denial, other = (a, b) if a.negative else (b, a)
    denied = main_verbs(denial) or light_objects(denial)
    if denial.taken or not denied or not main_verbs(other):
        return True
    return any(are_alike(v, t) for v in denied for t in other.terms)


def _because(*sides: tuple[str | None, Proposition]) -> str:
    """The words of either side with whoever says them."""
    said = [(words, p.speaker or p.outlet) for words, p in sides if words is not None]
    return " and ".join(f'"{words}"' + (f" ({who})" if who else "") for words, who in said)


_OTHER_DEED, _NAMES_ALONE = 0.45, 0.3
_SLOTS: tuple[tuple[Slot, Callable[[Proposition, Proposition], Iterator[Compared]]], ...] = (
    ("how_many", compare_counts),
    ("when", compare_moments),
    ("where", compare_sites),
    ("who", compare_doers),
)
