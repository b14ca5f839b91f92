"""Whom the article names, and whether they are heard in it or only talked about."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Article, Attribution, Mention, Span
from sayso.reading.names import Named, gather_cast
from sayso.reading.parse import ParsedBlock
from sayso.text import merge_spans


def list_mentions(
    article: Article, parsed: list[ParsedBlock], attributions: Sequence[Attribution]
) -> tuple[Mention, ...]:
    """The people, organisations, governments and groups that the article names, in order of first mention."""
    cast = gather_cast(parsed)
    out = []
    for one in sorted(cast.named, key=lambda n: n.runs[0].span):
        spans = merge_spans(r.span for r in one.runs)
        out.append(Mention(_name(article, one), one.kind, spans, _heard(article, one, attributions)))
    return tuple(out)


def _name(article: Article, one: Named) -> str:
    return article.text[one.full.start : one.full.end]


def _heard(article: Article, one: Named, attributions: Sequence[Attribution]) -> str:
    name = _name(article, one)
    own = [a for a in attributions if a.speech and a.source is not None and a.source.name == name]
    if any(a.manner in ("direct", "partial") for a in own):
        return "quoted"
    return "paraphrased" if own else "talked_about"


__all__ = ["Span", "list_mentions"]
