"""Which lines of a page a general-purpose extractor takes for the article. The one file that imports trafilatura."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.page.web.markup import Line

# It warns of pages without an article; what a page lacks is said by our own errors.
_SILENCE = logging.NullHandler()
_WORD = re.compile(r"\w+")
# A run of this many words in the extractor's text is taken to be the line's own.
_RUN = 4


def extract_text(tree: Any, *, thorough: bool = False) -> str:
    """The article's text as trafilatura sees it, a paragraph a line; "" where it finds none.

    Its quick mode by default: on the pages this was measured with it is as good as its full cascade of extractors.
    """
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").addHandler(_SILENCE)
    try:
        document = bare_extraction(tree, include_comments=False, fast=not thorough)
    except Exception:
        # A page that breaks the extractor still has its lines: the other evidence decides.
        return ""
    return getattr(document, "text", None) or ""


def fold_words(text: str) -> list[str]:
    """The words of `text` in lower case: what two renderings of one paragraph share."""
    return _WORD.findall(text.lower())


def cover_lines(lines: Sequence[Line], extracted: str) -> list[float]:
    """For each line the share of its words (0 to 1) that stand in `extracted`, in runs of four.

    A line shorter than that counts only where `extracted` has it as a whole line. Of lines that the page prints
    several times, as many count as `extracted` has, those nearest to lines that count without doubt.
    """
    paragraphs = [fold_words(p) for p in extracted.split("\n")]
    whole = Counter(tuple(p) for p in paragraphs if p)
    flat = [w for p in paragraphs for w in p]
    runs = {tuple(flat[i : i + _RUN]) for i in range(len(flat) - _RUN + 1)}
    words = [fold_words(line.text) for line in lines]
    cover = [_cover(w, whole, runs) for w in words]
    _settle_repeats(words, cover, whole)
    return cover


def _cover(words: list[str], whole: Counter[tuple[str, ...]], runs: set[tuple[str, ...]]) -> float:
    if not words:
        return 0.0
    if tuple(words) in whole:
        return 1.0
    if len(words) < _RUN:
        return 0.0
    hit = [False] * len(words)
    for i in range(len(words) - _RUN + 1):
        if tuple(words[i : i + _RUN]) in runs:
            hit[i : i + _RUN] = [True] * _RUN
    return sum(hit) / len(words)


def _settle_repeats(words: list[list[str]], cover: list[float], whole: Counter[tuple[str, ...]]) -> None:
    places: dict[tuple[str, ...], list[int]] = {}
    for i, w in enumerate(words):
        if cover[i] > 0.5:
            places.setdefault(tuple(w), []).append(i)
    sure = sorted(at[0] for at in places.values() if len(at) == 1)
    if not sure:
        return
    middle = sure[len(sure) // 2]
    sure_set = set(sure)

    def far(i: int) -> tuple[int, int]:
        near = next((d for d in range(1, 12) if i - d in sure_set or i + d in sure_set), 12)
        return near, abs(i - middle)

    for key, at in places.items():
        if len(at) > 1:
            for i in sorted(at, key=far)[max(1, whole[key]) :]:
                cover[i] = 0.0
