"""The ledger's tables as others get them: each column, what it is of and as what; the same rows of a reading alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sayso.ledger.rows import Row, attribution_rows, source_of, statement_rows, version_row, writable
from sayso.model import Reading

_OF_READING = "{t} t JOIN readings r ON r.id = t.reading JOIN versions v ON v.id = r.version"
# For each table: where its rows come from, what sorts them, and its columns: what stands in the ledger, and as what.
TABLES: dict[str, tuple[str, tuple[str, ...], dict[str, tuple[str, str]]]] = {
    "articles": (
        "articles t",
        ("t.id",),
        {"id": ("t.id", "number"), "address": ("t.address", "words"), "outlet": ("t.outlet", "words")},
    ),
    "versions": (
        "versions t",
        ("t.id",),
        {
            "article": ("t.article", "number"), "article_id": ("t.article_id", "words"),
            "number": ("t.number", "number"), "input": ("t.input", "words"), "url": ("t.url", "words"),
            "outlet": ("t.outlet", "words"), "headline": ("t.headline", "words"), "authors": ("t.authors", "list"),
            "published": ("t.published", "time"), "published_as_printed": ("t.published_as_printed", "words"),
            "modified": ("t.modified", "time"), "language": ("t.language", "words"), "credit": ("t.credit", "words"),
            "genre": ("t.genre", "words"), "complete": ("t.complete", "truth"), "text": ("t.text", "words"),
        },
    ),
    "blocks": (
        "blocks t JOIN versions v ON v.id = t.version",
        ("t.version", "t.number"),
        {
            "article_id": ("v.article_id", "words"), "number": ("t.number", "number"),
            "start": ("t.start", "number"), "end": ('t."end"', "number"), "kind": ("t.kind", "words"),
            "why": ("t.why", "words"),
        },
    ),
    "attributions": (
        _OF_READING.format(t="attributions") + " LEFT JOIN sources o ON o.id = t.source",
        ("t.id",),
        {
            "article_id": ("v.article_id", "words"), "attribution": ("t.attribution", "words"),
            "source": ("o.name", "words"), "kind": ("o.kind", "words"), "source_words": ("t.source_words", "words"),
            "role": ("t.role", "words"), "party": ("t.party", "words"), "cue": ("t.cue", "words"),
            "act": ("t.act", "words"), "speech": ("t.speech", "truth"), "manner": ("t.manner", "words"),
            "certainty": ("t.certainty", "flags"), "content": ("t.content", "words"),
            "addressee": ("t.addressee", "words"), "medium": ("t.medium", "words"),
            "said_earliest": ("t.said_earliest", "time"), "said_latest": ("t.said_latest", "time"),
            "parent": ("t.parent", "words"), "link": ("t.link", "words"), "score": ("t.score", "share"),
            "by": ("r.by", "words"), "why": ("t.why", "words"),
        },
    ),
    "statements": (
        _OF_READING.format(t="statements"),
        ("t.id",),
        {
            "article_id": ("t.article_id", "words"), "statement": ("t.statement", "words"),
            "current": ("t.current", "truth"), "block": ("t.block", "words"), "start": ("t.start", "number"),
            "end": ('t."end"', "number"), "text": ("t.text", "words"), "voice": ("t.voice", "words"),
            "name": ("t.name", "words"), "party": ("t.party", "words"), "act": ("t.act", "words"),
            "manner": ("t.manner", "words"), "certainty": ("t.certainty", "flags"), "chain": ("t.chain", "number"),
            "echoes": ("t.echoes", "words"), "medium": ("t.medium", "words"),
            "when_earliest": ("t.when_earliest", "time"), "when_latest": ("t.when_latest", "time"),
            "places": ("t.places", "bars"), "loaded": ("t.loaded", "number"), "outlet": ("t.outlet", "words"),
            "published": ("t.published", "time"), "headline": ("v.headline", "words"), "url": ("v.url", "words"),
            "score": ("t.score", "share"), "by": ("t.by", "words"), "why": ("t.why", "words"),
        },
    ),
    "captures": (
        "captures t LEFT JOIN versions v ON v.id = t.version",
        ("t.id",),
        {
            "article_id": ("v.article_id", "words"), "input": ("t.input", "words"), "address": ("t.address", "words"),
            "media_type": ("t.media_type", "words"), "charset": ("t.charset", "words"),
            "headers": ("t.headers", "words"), "fetched": ("t.fetched", "time"), "taken": ("t.taken", "time"),
            "sha256": ("t.sha256", "words"), "size": ("t.size", "number"),
        },
    ),
    "turned_away": (
        "turned_away t",
        ("t.id",),
        {
            "input": ("t.input", "words"), "kind": ("t.kind", "words"), "message": ("t.message", "words"),
            "sha256": ("t.sha256", "words"), "at": ("t.at", "time"),
        },
    ),
}  # fmt: skip


def _read_time(words: str | None) -> datetime | None:
    moment = datetime.fromisoformat(words) if words else None
    return moment if moment is None or moment.tzinfo else moment.replace(tzinfo=UTC)


READ: dict[str, Callable[[Any], Any]] = {
    "words": lambda v: v,
    "number": lambda v: v,
    "share": lambda v: v,
    "truth": lambda v: None if v is None else bool(v),
    "time": _read_time,
    "list": lambda v: json.loads(v),
    "flags": lambda v: v.split(),
    "bars": lambda v: [p for p in v.split("|") if p],
}


def kinds_of(name: str, *, without: tuple[str, ...] = ()) -> dict[str, str]:
    """The columns of a table with the kind of each ("words", "number", "time", ...), some left out."""
    return {column: kind for column, (_, kind) in TABLES[name][2].items() if column not in without}


def rows_of(reading: Reading) -> dict[str, list[Row]]:
    """The rows of "versions", "blocks", "attributions" and "statements" that a ledger with this reading alone would
    give out, without its row numbers and what it knows only by other readings (`article`, `number`, `current`).
    """
    article = reading.article
    version = version_row(article)
    by = {"article_id": article.id}
    blocks = [
        {**by, "number": n, "start": b.span.start, "end": b.span.end, "kind": b.kind, "why": b.why}
        for n, b in enumerate(article.blocks)
    ]
    attributions = [
        {**by, **row, "source": source[0] if source else None, "kind": source[1] if source else None, "by": a.by}
        for a, row in zip(reading.attributions, attribution_rows(reading), strict=True)
        for source in (source_of(article, a),)
    ]
    told = {"headline": article.headline, "url": article.url}
    statements = [{**row, **told} for row in statement_rows(reading)]
    found = {"versions": [version], "blocks": blocks, "attributions": attributions, "statements": statements}
    return {name: [_as_given_out(name, row) for row in rows] for name, rows in found.items()}


def _as_given_out(name: str, row: Row) -> Row:
    columns = TABLES[name][2]
    # A column that is only for finding others is not given out.
    plain = {c: writable(value) if isinstance(value, str) else value for c, value in row.items() if c in columns}
    return {column: READ[columns[column][1]](value) for column, value in plain.items()}
