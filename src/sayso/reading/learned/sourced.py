"""How likely each sentence gives something as somebody's word, by the encoder's own head for it."""

from __future__ import annotations

from math import exp

import numpy as np

from sayso.model import Span
from sayso.reading.found import Rated
from sayso.reading.learned.doubt import number_sentences
from sayso.reading.learned.emissions import Emissions

# The head was taught on single sentences until it knew them by heart and is too sure of new ones. Platt's two numbers,
# on the 483 sentences of FactAppeal's val part.
_SLOPE = 0.36
_SHIFT = -0.08


def rate_sentences(e: Emissions) -> Rated:
    """The sentences of an article in order, each with a probability between 0 and 1 that it is sourced.

    The head gives log odds a unit; a sentence has their mean. Calibrated on sentences that stand alone: among others it
    is less sure. Platt (1999), Probabilistic outputs for support vector machines.
    """
    if not e.units:
        return ()
    _, first = np.unique(number_sentences(e), return_index=True)
    sums = np.add.reduceat(e.vectors[:, -1].astype(np.float64), first)
    ends = [*first[1:].tolist(), len(e.units)]
    return tuple(
        (Span(e.units[s].start, e.units[t - 1].end), 1 / (1 + exp(-(_SLOPE * total / (t - s) + _SHIFT))))
        for s, t, total in zip(first.tolist(), ends, sums.tolist(), strict=True)
    )
