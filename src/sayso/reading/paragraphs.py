"""A quotation that runs over several paragraphs, as one attribution a paragraph.

That is how people mark them: of the 22,026 attributions of PolNeAR one has a piece that crosses a paragraph, and
CED-1K counts each paragraph of a long quotation as a claim. Each paragraph has a manner and a certainty of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from sayso.model import Article, Span
from sayso.reading.found import Found
from sayso.text import strip_span

# A body block holds several paragraphs where its lines were hard-wrapped.
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")


def split_at_paragraphs(article: Article, found: Found) -> list[Found]:
    """The attribution as one for each paragraph of its content, in order; they share source, cue and score.

    A part without a letter or figure joins no other and is left out. Never raises.
    """
    parts: dict[tuple[int, int], list[Span]] = {}
    starts = [b.span.start for b in article.blocks]
    for paragraph, span in _pieces(article, starts, found):
        parts.setdefault(paragraph, []).append(span)
    kept = [tuple(p) for p in parts.values() if any(ch.isalnum() for s in p for ch in article.text[s.start : s.end])]
    return [found] if len(kept) < 2 else [replace(found, content=p) for p in kept]


def _pieces(article: Article, starts: list[int], found: Found) -> Iterator[tuple[tuple[int, int], Span]]:
    """The content's stretches, each with its block and its paragraph in it."""
    for span in found.content:
        at = span.start
        while at < span.end:
            block = bisect_right(starts, at) - 1
            following = starts[block + 1] if block + 1 < len(starts) else span.end
            end = min(span.end, following)
            blank = _BLANK_LINE.search(article.text, at, end)
            stop = blank.start() if blank else end
            first = starts[block] if block >= 0 else 0
            if article.text[at:stop].strip():
                yield (block, len(_BLANK_LINE.findall(article.text, first, at))), strip_span(article.text, at, stop)
            at = blank.end() if blank else end
