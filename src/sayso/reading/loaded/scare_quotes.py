"""Scare quotes: short quotation marks in the outlet's own voice that quote nobody and hold a word at arm's length.

The mark's span is the opening quotation mark alone: what stands inside is never charged to anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sayso.model import Article, Loaded, Span, Statement
from sayso.reading.layout import Layout
from sayso.reading.quotations import Quote

SCARE_QUOTES = "scare quotes"
_LONGEST = 2  # words
# Before these marks stands a name or a word as a word, not a doubt.
_NAMING = frozenset({
    "called", "named", "titled", "entitled", "dubbed", "nicknamed", "labelled", "labeled", "termed", "branded",
    "known", "word", "words", "term", "terms", "phrase", "name", "slogan", "title", "song", "film", "movie", "book",
    "album", "show", "series", "play", "poem", "episode", "hashtag", "codenamed", "meaning", "means", "marked",
    "reads", "read", "reading", "spelled", "pronounced", "as",
})  # fmt: skip
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_BEFORE = re.compile(r"([\w-]+)\s+(?:(?:the|a|an|its|their|his|her)\s+)?$", re.I)


def find_scare_quotes(
    layout: Layout, statements: Iterable[Statement], quotes: Sequence[Quote], attributed: Sequence[Span]
) -> list[tuple[str, Loaded]]:
    """(statement id, mark) of each, in text order.

    `attributed` are the spans of all sources, cues and contents: a block in which somebody speaks has none, for a few
    quoted words there may be his, and no words have that the article quotes at more length elsewhere.
    """
    article = layout.article
    speaking = {layout.words[i].block for i in layout.under(attributed)}
    own = {i: s for s in statements if s.voice.kind == "outlet" for i in layout.under(s.spans)}
    longer = [article.text[q.inner.start : q.inner.end].lower() for q in quotes]
    out = []
    for quote in quotes:
        inner = article.text[quote.inner.start : quote.inner.end]
        words = layout.between(quote.inner.start, quote.inner.end)
        if quote.nested or not quote.closed or not words or not _is_plain(inner) or _names(article, quote):
            continue
        if any(layout.words[i].block in speaking or i not in own for i in words):
            continue
        if article.blocks[quote.block].kind != "body" or _said_elsewhere(inner.lower(), longer):
            continue
        why = f'"{inner}" in quotation marks, and nobody is quoted'
        mark = Span(quote.span.start, quote.span.start + 1)
        out.append((own[words[0]].id, Loaded(mark, SCARE_QUOTES, "outlet", why)))
    return out


def _is_plain(inner: str) -> bool:
    """Whether one or two words stand there, none with a capital or a figure, and no mark ends them."""
    words = _WORD.findall(inner)
    return (
        0 < len(words) <= _LONGEST and all(w.islower() and w.isalpha() for w in _parts(words)) and inner[-1] not in "?!"
    )


def _parts(words: Iterable[str]) -> Iterator[str]:
    for w in words:
        yield from re.split(r"['’]", w)


def _names(article: Article, quote: Quote) -> bool:
    """Whether the word before says that a name or a word as such follows."""
    before = _BEFORE.search(article.text, max(0, quote.span.start - 40), quote.span.start)
    return before is not None and before[1].lower() in _NAMING


def _said_elsewhere(inner: str, quoted: Sequence[str]) -> bool:
    return sum(inner in q for q in quoted) > 1
