"""The sentence around a statement, as printed."""

from __future__ import annotations

import re
from bisect import bisect_right

from sayso.model import Reading, Span, Spans
from sayso.text import merge_spans, strip_span

_END = re.compile(r"[.!?…]+[\"”'’)\]]*(?=\s+[\"“'‘(\[]*[A-Z0-9])|\n+")
_SHORT = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Sen|Gov|Rep|Prof|Capt|No|vs|Jr|Sr|Rev)|\b[A-Z])\.$")


class Sentences:
    """The sentences of one article; none ends inside a statement."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.article.text
        held = merge_spans(
            [s for st in reading.statements for s in st.spans]
            + [s for a in reading.attributions for s in (a.source.spans if a.source else ())]
        )
        starts = [s.start for s in held]
        self._ends = sorted({b.span.end for b in reading.article.blocks})
        for m in _END.finditer(self._text):
            at = m.end()
            k = bisect_right(starts, at - 1) - 1
            inside = k >= 0 and held[k].start < at < held[k].end
            if not inside and not _SHORT.search(self._text, max(0, at - 6), at):
                self._ends.append(at)
        self._ends.sort()

    def around(self, spans: Spans) -> str:
        """The words of every sentence that `spans` touch."""
        if not spans:
            return ""
        first, last = spans[0].start, max(spans[0].start, spans[-1].end - 1)
        k = bisect_right(self._ends, first)
        start = self._ends[k - 1] if k else 0
        k = bisect_right(self._ends, last)
        end = self._ends[k] if k < len(self._ends) else len(self._text)
        found: Span = strip_span(self._text, start, end)
        return self._text[found.start : found.end]
