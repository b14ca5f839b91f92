"""The words of an attribution that stand in quotation marks."""

from __future__ import annotations

import re

from sayso.model import Attribution, Span, Spans
from sayso.text import merge_spans

_QUOTED = re.compile(r"[“„«]([^“”„«»]+)[”»]|\"([^\"]+)\"|(?<!\w)‘([^‘]+?)’(?!\w)")
_MARKS = "“”„«»‟\"'‘’ \t\n,"


def quoted_spans(text: str, attribution: Attribution) -> Spans:
    """The words of an attribution's content that stand in quotation marks, without the marks."""
    if attribution.manner == "direct":
        return merge_spans(_strip_marks(text, span) for span in attribution.content)
    if attribution.manner != "partial":
        return ()
    found = []
    for span in attribution.content:
        for m in _QUOTED.finditer(text, span.start, span.end):
            group = next(n for n in (1, 2, 3) if m[n] is not None)
            found.append(_strip_marks(text, Span(m.start(group), m.end(group))))
    return merge_spans(found)


def _strip_marks(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return Span(start, end)
