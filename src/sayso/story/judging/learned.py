"""Five scores from the signs of a pair, as training/fit_judge.py fitted them: a linear half and boosted trees."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import as_file, files

from sayso.story.judging.judgement import KINDS, Kind, to_probabilities
from sayso.story.judging.trees import load_trees

Score = Callable[[Mapping[str, float]], dict[Kind, float]]


@cache
def learned_score() -> Score:
    """The function that scores sentences given on their own; calibrated on events that were left out."""
    import numpy as np

    folder = files("sayso") / "models" / "judge"
    told = json.loads((folder / "weights.json").read_text(encoding="utf-8"))
    names: list[str] = told["signs"]
    weights = np.array([told["weights"][k] for k in KINDS])
    bias = np.array([told["bias"][k] for k in KINDS])
    with as_file(folder / "trees.npz") as path:
        trees = load_trees(path)

    def score(signs: Mapping[str, float]) -> dict[Kind, float]:
        row = np.array([signs.get(n, 0.0) for n in names], np.float64)
        sums = (weights @ row + bias + trees.sums(row)) / 2
        return to_probabilities(dict(zip(KINDS, sums.tolist(), strict=True)))

    return score
