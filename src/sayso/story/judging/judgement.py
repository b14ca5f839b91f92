"""What one statement does to another, with how sure that is and the words it rests on."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sayso.model import Slot

Kind = Literal["same", "stronger", "denies", "differs", "unrelated"]
KINDS: tuple[Kind, ...] = ("same", "stronger", "denies", "differs", "unrelated")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One pair of statements, judged."""

    kind: Kind  # a is the same as, stronger than, a denial of, other than b; or has nothing to do with it
    slot: Slot | None  # where they part: for `denies` and `differs`
    scores: Mapping[Kind, float]  # probabilities of all five, which sum to 1
    because: str  # one line that can be quoted, with the words it rests on

    @property
    def score(self) -> float:
        """The probability that `kind` is right."""
        return self.scores[self.kind]


def to_probabilities(sums: Mapping[Kind, float]) -> dict[Kind, float]:
    """Softmax: as many numbers that sum to 1."""
    top = max(sums.values())
    powers = {k: math.exp(s - top) for k, s in sums.items()}
    total = sum(powers.values())
    return {k: p / total for k, p in powers.items()}
