"""Readings as rows of plain values, one a statement, for tables and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sayso.errors import BadRequest
from sayso.model import Attribution, Interval, Reading, Statement
from sayso.retell.loaded_words import show_loaded

COLUMNS = (
    "article", "input", "url", "outlet", "published", "statement", "block", "voice_kind", "voice", "party", "role",
    "source_words", "cue_words", "act", "manner", "certainty", "echoes", "start", "end", "text", "score", "by", "why",
    "certainty_why", "when", "when_words", "where", "loaded", "unnamed", "unnamed_reason",
)  # fmt: skip


def statement_rows(readings: Iterable[Reading]) -> Iterator[dict[str, Any]]:
    """One flat row a statement, with the keys of COLUMNS; absent knowledge is None.

    `start` and `end` are code points of the first and last character; `cue_words` stands beside `text` so that a
    denial is never without its "denied"; several flags of certainty are joined by a space, several places and loaded
    words by "; ". `when` is an ISO 8601 interval of UTC days or times, half-open, ".." where a side is open.
    """
    for reading in readings:
        attributions = {a.id: a for a in reading.attributions}
        for statement in reading.statements:
            yield _row(reading, statement, attributions)


def readings_to_dataframe(readings: Iterable[Reading]) -> Any:
    """A pandas DataFrame of `statement_rows`: `published` in UTC, `start` and `end` whole numbers, `score` a float.

    Raises BadRequest where pandas is not installed.
    """
    try:
        import pandas as pd  # type: ignore[import-untyped, unused-ignore]
    except ImportError:
        raise BadRequest("a DataFrame needs pandas, which is not installed: pip install 'sayso[table]'") from None
    table = pd.DataFrame(list(statement_rows(readings)), columns=list(COLUMNS))
    table["published"] = pd.to_datetime(table["published"], utc=True, format="ISO8601")
    # A table without a row has no types of its own, and a number beside a blank would become a float.
    return table.astype({"start": "Int64", "end": "Int64", "score": "float64"})


def _row(reading: Reading, s: Statement, attributions: dict[str, Attribution]) -> dict[str, Any]:
    article = reading.article
    last = attributions.get(s.chain[-1]) if s.chain else None
    source = last.source if last else None
    unnamed = source.unnamed if source else None
    echoed = attributions[s.echoes].source if s.echoes in attributions else None
    return {
        "article": article.id,
        "input": article.input,
        "url": article.url,
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
        "statement": s.id,
        "block": article.blocks[s.block].kind,
        "voice_kind": s.voice.kind,
        "voice": s.voice.name,
        "party": s.voice.party,
        "role": source.role if source else None,
        "source_words": (article.words(source.spans) or None) if source else None,
        "cue_words": (article.words(last.cue) or None) if last else None,
        "act": last.act if last else None,
        "manner": s.manner,
        "certainty": " ".join(s.certainty),
        "echoes": (echoed.name or article.words(echoed.spans)) if echoed else None,
        "start": s.spans[0].start if s.spans else None,
        "end": s.spans[-1].end if s.spans else None,
        "text": s.text,
        "score": s.score,
        "by": s.by,
        "why": s.why,
        "certainty_why": s.certainty_why,
        "when": put_iso(s.when.interval) if s.when else None,
        "when_words": (article.words((s.when.span,)) or None) if s.when else None,
        "where": "; ".join(dict.fromkeys(w.name for w in s.where)) or None,
        "loaded": "; ".join(dict.fromkeys(show_loaded(article, x) for x in s.loaded)) or None,
        "unnamed": (article.words((unnamed.described,)) or None) if unnamed else None,
        "unnamed_reason": article.words((unnamed.reason,)) if unnamed and unnamed.reason else None,
    }


def put_iso(interval: Interval | None) -> str | None:
    """ "2031-06-10T00:00:00+00:00/2031-06-11T00:00:00+00:00"; None where neither side is known."""
    if interval is None or (interval.earliest is None and interval.latest is None):
        return None
    return "/".join(side.isoformat() if side else ".." for side in (interval.earliest, interval.latest))
