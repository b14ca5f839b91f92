"""Where two statements about one thing part: how many, when, where, who, whether."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.model import Slot
from sayso.story.counts import compare_counts
from sayso.story.propositions import Proposition

Outcome = Literal["same", "meets", "differs", "only_a", "only_b"]


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
    """A finding for each slot that one of two statements about one thing fills, in the order of the slots."""
    out: list[SlotFinding] = []
    for outcome, sure, left, right in compare_counts(a, b):
        out.append(SlotFinding("how_many", outcome, sure, left, right, _because(left, right)))
    if a.negative != b.negative:
        out.append(SlotFinding("whether", "differs", 1.0, a.text, b.text, _because(a.text, b.text)))
    return tuple(out)


def _because(a: str | None, b: str | None) -> str:
    return " and ".join(f'"{words}"' for words in (a, b) if words is not None)
