"""A reading's attributions and statements as rows of the ledger's tables."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sayso.model import Article, Attribution, Interval, Reading, Statement

Row = dict[str, Any]
_HALVES = re.compile("[\ud800-\udfff]")
_PASSING = re.compile(r"-|.*:\d+", re.DOTALL)


def moment(time: datetime | None) -> str | None:
    """ISO 8601 text."""
    return time.isoformat() if time else None


def writable(words: str) -> str:
    """The words with half surrogate pairs as U+FFFD, one for one: no database takes them."""
    return _HALVES.sub("\ufffd", words)


def address_of(article: Article) -> str:
    """What an article's versions are held together by: its URL, or its file.

    A text from standard input or a line of a file has neither: the next one there is another article, so its id.
    """
    passing = _PASSING.fullmatch(article.input)
    return writable(article.url or (article.id if passing else article.input))


def flags(certainty: Sequence[str]) -> str:
    """Flags with a space around each, so that one is found by `LIKE '% hedged %'`."""
    return f" {' '.join(certainty)} "


def version_row(article: Article) -> Row:
    """The columns of `versions` that come from the article itself."""
    return {
        "article_id": article.id, "input": article.input, "url": article.url, "outlet": article.outlet,
        "headline": article.headline, "authors": json.dumps(article.authors, ensure_ascii=False),
        "published": moment(article.published), "published_as_printed": article.published_as_printed,
        "modified": moment(article.modified), "language": article.language, "credit": article.credit,
        "genre": article.genre, "complete": article.complete, "text": article.text,
    }  # fmt: skip


def attribution_rows(reading: Reading) -> list[Row]:
    """The columns of `attributions`, without reading and source."""
    return [_attribution(reading.article, a) for a in reading.attributions]


def _attribution(article: Article, a: Attribution) -> Row:
    source = a.source
    earliest, latest = _ends(a.said_at)
    return {
        "attribution": a.id, "source_words": article.words(source.spans) or None if source else None,
        "role": source.role if source else None, "party": source.party if source else None,
        "cue": article.words(a.cue) or None, "act": a.act, "speech": a.speech, "manner": a.manner,
        "certainty": flags(a.certainty), "content": article.words(a.content),
        "addressee": article.words(a.addressee) or None, "medium": a.medium.kind if a.medium else None,
        "said_earliest": earliest, "said_latest": latest, "parent": a.parent, "link": a.link, "score": a.score,
        "why": a.why,
    }  # fmt: skip


def source_of(article: Article, a: Attribution) -> tuple[str, str] | None:
    """Name (without one, the words for them) and kind of an attribution's source."""
    if a.source is None:
        return None
    name = a.source.name or article.words(a.source.spans)
    return (name, a.source.kind or "unknown") if name else None


def statement_rows(reading: Reading) -> list[Row]:
    """The columns of `statements`, without reading and current."""
    by_id = {a.id: a for a in reading.attributions}
    return [_statement(reading.article, s, by_id) for s in reading.statements]


def _statement(article: Article, s: Statement, by_id: dict[str, Attribution]) -> Row:
    inner = by_id.get(s.chain[-1]) if s.chain else None
    other = by_id.get(s.echoes) if s.echoes else None
    echoed = source_of(article, other) if other else None
    earliest, latest = _ends(s.when.interval if s.when else None)
    places = "".join(f"{w.name}|" for w in s.where)
    return {
        "article_id": article.id, "statement": s.id, "block": article.blocks[s.block].kind,
        "start": s.spans[0].start, "end": s.spans[-1].end, "text": s.text, "voice": s.voice.kind,
        "name": s.voice.name, "party": s.voice.party, "act": inner.act if inner else None, "manner": s.manner,
        "certainty": flags(s.certainty), "chain": len(s.chain), "echoes": echoed[0] if echoed else None,
        "medium": inner.medium.kind if inner and inner.medium else None, "when_earliest": earliest,
        "when_latest": latest, "places": f"|{places}" if places else "", "loaded": len(s.loaded),
        "outlet": article.outlet, "published": moment(article.published), "score": s.score, "by": s.by, "why": s.why,
        "attribution": inner.id if inner else None,
    }  # fmt: skip


def _ends(interval: Interval | None) -> tuple[str | None, str | None]:
    return (moment(interval.earliest), moment(interval.latest)) if interval else (None, None)
