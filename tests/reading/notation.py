"""Attributions written into a text: `<s1>Ada Marrow</s1> <c1>said</c1> <x1>it rained</x1>`."""

import re
from datetime import datetime

from sayso.model import Article, Reading, Span, Statement
from sayso.page.given import take_text_as_given
from sayso.reading.assemble import assemble
from sayso.reading.found import Found
from sayso.reading.parse import parse_article

_TAG = re.compile(r"<(/?)([scxe])(\d)>")


def unmark(marked: str) -> tuple[str, list[Found]]:
    """The bare text and its attributions: s source, c cue, x content; e is the cue of an echo (content as in x)."""
    text, at = "", 0
    opened: dict[str, int] = {}
    spans: dict[tuple[str, str], list[Span]] = {}
    for m in _TAG.finditer(marked):
        text += marked[at : m.start()]
        at = m.end()
        key = m[2] + m[3]
        if m[1]:
            spans.setdefault((m[3], m[2]), []).append(Span(opened.pop(key), len(text)))
        else:
            opened[key] = len(text)
    text += marked[at:]
    founds = []
    for number in sorted({n for n, _ in spans}):
        roles = {role: tuple(spans.get((number, role), ())) for role in "scxe"}
        link = "echoes" if roles["e"] else "says"
        founds.append(Found(roles["s"], roles["c"] or roles["e"], roles["x"], "marked by hand", link))
    return text, founds


def read_marked(marked: str, published: datetime | None = None) -> Reading:
    """The reading of a marked text."""
    text, founds = unmark(marked)
    article: Article = take_text_as_given(text, published=published)
    return assemble(article, parse_article(article), founds, by="hand@1")


def statement_of(reading: Reading, words: str) -> Statement:
    """The statement that holds the first of `words`."""
    at = reading.article.text.index(words)
    return next(s for s in reading.statements if any(p.start <= at < p.end for p in s.spans))
