"""Loaded words as they are shown: where a mark begins and ends in the text."""

from sayso.model import Article, Loaded, Span

_CLOSING = {"“": "”", "‘": "’", "«": "»", "„": "“", '"': '"', "'": "'"}
# Scare quotes hold a word or two.
_LONGEST = 60


def mark_loaded(article: Article, loaded: Loaded) -> Span:
    """The characters to mark: of scare quotes, whose span is the opening mark alone, all up to the closing mark."""
    text, span = article.text, loaded.span
    closing = _CLOSING.get(text[span.start : span.end])
    if closing is None:
        return span
    end = text.find(closing, span.end, span.end + _LONGEST)
    return span if end < 0 or "\n" in text[span.start : end] else Span(span.start, end + 1)


def show_loaded(article: Article, loaded: Loaded) -> str:
    """The marked words on one line."""
    return " ".join(article.words((mark_loaded(article, loaded),)).split())
