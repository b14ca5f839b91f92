"""Sources as the text has them, unresolved: what stands in until names are resolved."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Article, Attribution, Mention, Source
from sayso.reading.found import Found
from sayso.reading.parse import ParsedBlock


def resolve_sources(article: Article, parsed: list[ParsedBlock], founds: list[Found]) -> list[Source | None]:
    """The source phrase of each attribution as its name; None where it has none."""
    return [Source(f.source, article.words(f.source), None, None, None, None) if f.source else None for f in founds]


def list_mentions(
    article: Article, parsed: list[ParsedBlock], attributions: Sequence[Attribution]
) -> tuple[Mention, ...]:
    """Nobody."""
    return ()
