"""Five scores from the signs of a pair by weights that were set by hand: what statements of pages are judged by."""

from __future__ import annotations

from collections.abc import Mapping

from sayso.story.judging.judgement import KINDS, Kind, to_probabilities

_WEIGHTS: dict[Kind, dict[str, float]] = {
    "same": {
        "": -2.2,
        "jaccard": 4.0,
        "cover": 2.5,
        "against_one": -3.0,
        "slot_differs": -3.5,
        "opposites": -1.5,
        "contrary": -4.0,
    },
    "stronger": {
        "": -3.2,
        "cover_b": 3.0,
        "shared": 3.0,
        "cover_a": -1.0,
        "against_one": -3.0,
        "slot_differs": -3.5,
        "longer": 1.0,
        "contrary": -4.0,
    },
    "denies": {"": -3.0, "against_one": 3.0, "cover": 2.5, "opposites": 2.0, "opposes_one": 0.4, "contrary": 3.0},
    "differs": {"": -2.5, "slot_differs": 4.0, "opposites": 1.2, "cover": 1.0, "contrasts_one": 0.4, "doubts_one": 0.6},
    "unrelated": {"": 0.6, "cover": -3.0, "shared": -1.0, "names_apart": 0.5},
}


def score_by_rules(signs: Mapping[str, float]) -> dict[Kind, float]:
    """The five scores, which sum to 1; not calibrated."""
    sums = {k: sum(w * (signs.get(name, 0.0) if name else 1.0) for name, w in _WEIGHTS[k].items()) for k in KINDS}
    return to_probabilities(sums)
