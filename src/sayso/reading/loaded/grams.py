"""What the model of loaded wording sees of a sentence: words, pairs of words and parts of words, hashed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from sayso.reading.learned.masking import NAME
from sayso.reading.loaded.side_words import SIDES

BUCKETS = 1 << 17
_SHORTEST, _LONGEST = 3, 5  # characters of a part of a word


def fold_side(form: str) -> str:
    """The form that stands for the word and its opposite alike."""
    return SIDES.get(form, form)


def _bucket(key: str) -> int:
    return crc32(key.encode()) & (BUCKETS - 1)


@lru_cache(maxsize=8_192)  # of most words that are met; each takes nearly a kilobyte
def grams_of_word(form: str) -> tuple[int, ...]:
    """Buckets of one word: itself, and its parts with its ends marked. A name has no parts."""
    out = [_bucket(form)]
    if form != NAME and form.isalpha():
        held = f" {form} "
        sizes = range(_SHORTEST, _LONGEST + 1)
        out += [_bucket("c" + held[i : i + n]) for n in sizes for i in range(len(held) - n + 1)]
    return tuple(out)


def count_grams(forms: Sequence[str]) -> Counter[int]:
    """How often each bucket is met in a sentence's forms, sides folded."""
    folded = [fold_side(f) for f in forms]
    counts: Counter[int] = Counter()
    for form in folded:
        counts.update(grams_of_word(form))
    counts.update(_pairs(folded))
    return counts


def _pairs(forms: Sequence[str]) -> Iterable[int]:
    return (_bucket(f"{a} {b}") for a, b in pairwise(forms))
