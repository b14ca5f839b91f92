"""Pure functions on strings that keep offsets."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from sayso.model import Span, Spans

WORD = re.compile(r"\w+")
# English names of the months and their short forms, in lower case.
MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), start=1)
    for name in names.split()
}  # fmt: skip


def tile_lines(text: str) -> list[Span]:
    """Spans that tile `text`, one a non-blank line, each with the line breaks and white space around it."""
    starts = [m.start() for m in re.finditer(r"^[^\S\n]*\S.*$", text, re.MULTILINE)]
    if not starts:
        return [Span(0, len(text))] if text else []
    starts[0] = 0
    return [Span(a, b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


def strip_span(text: str, start: int, end: int) -> Span:
    """`start:end` without the white space at its ends; empty at `start` where there is nothing else."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    kept = len(piece.strip())
    return Span(start + left, start + left + kept) if kept else Span(start, start)


def merge_spans(spans: Iterable[Span]) -> Spans:
    """The same characters as sorted spans that neither touch nor overlap; empty spans are dropped."""
    out: list[Span] = []
    for s in sorted(s for s in spans if s.start < s.end):
        if out and s.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, s.end))
        else:
            out.append(s)
    return tuple(out)


def join_spans(text: str, spans: Iterable[Span], filler: str | None = None) -> Spans:
    """`merge_spans`, and also spans with nothing but `filler` characters (None: white space) between them made one."""
    out: list[Span] = []
    for s in merge_spans(spans):
        if out and not text[out[-1].end : s.start].strip(filler):
            out[-1] = Span(out[-1].start, s.end)
        else:
            out.append(s)
    return tuple(out)


def subtract_spans(spans: Iterable[Span], taken: Iterable[Span]) -> Spans:
    """The characters of `spans` that are not in `taken`."""
    cuts = merge_spans(taken)
    ends = [c.end for c in cuts]
    out: list[Span] = []
    for s in merge_spans(spans):
        at = s.start
        for c in cuts[bisect_right(ends, s.start) :]:
            if c.start >= s.end:
                break
            if at < c.start:
                out.append(Span(at, c.start))
            at = max(at, c.end)
        if at < s.end:
            out.append(Span(at, s.end))
    return tuple(out)


def count_words_in(text: str, spans: Iterable[Span]) -> int:
    """How many words (`\\w+`) stand under `spans` of `text`."""
    return sum(len(WORD.findall(text, s.start, s.end)) for s in spans)


def words_in(text: str, span: Span) -> Iterator[Span]:
    """The words (`\\w+`) of `text[span]`."""
    for m in WORD.finditer(text, span.start, span.end):
        yield Span(m.start(), m.end())
