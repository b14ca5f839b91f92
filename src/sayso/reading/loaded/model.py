"""The model of loaded wording: one weight a word and a hashed gram, standard library only.

A linear model, so that what a word adds to a sentence can be looked up: in `models/loaded/words.tsv`. Trained on BABE
(Spinde and others 2021) with names hidden and sides folded (`training/loaded.py`).
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log, sqrt
from typing import Any

from sayso.reading.loaded.grams import BUCKETS, count_grams, fold_side


@dataclass(frozen=True, slots=True)
class LoadedModel:
    """Weights, in memory."""

    words: dict[str, tuple[float, float]]  # form -> what it adds to its sentence, log odds that it is itself loaded
    grams: array[float]  # bucket -> weight, with its rarity
    rarities: array[float]  # bucket -> inverse document frequency; 0 where it was never met
    shift: float  # log odds of a sentence of which nothing is known
    slopes: tuple[float, float]  # of the words' sum, and of the grams'

    def judge_sentence(self, forms: Sequence[str]) -> float:
        """Log odds that people would mark a sentence of these masked forms as loaded.

        As among sentences of which half are.
        """
        met = [w[0] for f in forms if (w := self.words.get(fold_side(f))) is not None]
        by_words = sum(met) / len(met) if met else 0.0
        by_grams = norm = 0.0
        for bucket, n in count_grams(forms).items():
            value = (1 + log(n)) * self.rarities[bucket]
            norm += value * value
            by_grams += value * self.grams[bucket]
        return self.shift + self.slopes[0] * by_words + self.slopes[1] * by_grams / sqrt(norm or 1.0)

    def judge_word(self, form: str) -> float | None:
        """Log odds that people would mark the word in a loaded sentence.

        None for a word that was never met, or that does not make its sentence any more loaded.
        """
        adds, itself = self.words.get(fold_side(form), (0.0, 0.0))
        return itself if adds > 0 else None


def probability(odds: float) -> float:
    """Of log odds."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def unpack(data: bytes, scale: float) -> array[float]:
    """One signed byte a bucket, times `scale`."""
    return array("f", [b * scale for b in memoryview(data).cast("b")])


@cache
def shipped_model() -> LoadedModel:
    """The model that ships with the package, read once a process."""
    folder = files("sayso") / "models" / "loaded"
    numbers: dict[str, Any] = json.loads((folder / "numbers.json").read_text(encoding="utf-8"))
    words: dict[str, tuple[float, float]] = {}
    for line in (folder / "words.tsv").read_text(encoding="utf-8").splitlines():
        form, adds, itself = line.split("\t")
        words[form] = float(adds), float(itself)
    packed = (folder / "grams.bin").read_bytes()
    slopes = tuple(numbers["slopes"])
    return LoadedModel(
        words, unpack(packed[:BUCKETS], numbers["gram_scale"]), unpack(packed[BUCKETS:], numbers["rarity_scale"]),
        numbers["shift"], (slopes[0], slopes[1]),
    )  # fmt: skip
