"""Whose pages a ledger has: outlets, when each text was first seen; and pages turned away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.ledger.putting import LAST
from sayso.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class OutletLine:
    """An outlet in a list; numbers are of texts that their addresses show now."""

    name: str
    articles: int
    statements: int
    voices: dict[str, int]  # statements by voice kind
    first: str | None  # ISO 8601; when the earliest article was published, of those whose date is known
    last: str | None


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """A page that could not be read."""

    input: str
    kind: str  # the error's name
    message: str
    at: str  # ISO 8601 UTC


def list_outlets(ledger: Ledger) -> list[OutletLine]:
    """Every outlet that has a text now, by name."""
    with ledger.looking() as db:
        voices = defaultdict[str, dict[str, int]](dict)
        rows = db.execute(
            "SELECT outlet, voice, count(*) FROM statements s INDEXED BY statements_facts WHERE current = 1"
            " AND outlet IS NOT NULL GROUP BY 1, 2"
        )
        for outlet, voice, number in rows:
            voices[outlet][voice] = number
        texts = db.execute(
            "SELECT v.outlet, count(*), min(v.published), max(v.published) FROM versions v WHERE v.outlet IS NOT NULL"
            f" AND v.id = {LAST.format('v.article')} GROUP BY 1 ORDER BY v.outlet COLLATE NOCASE, v.outlet"
        ).fetchall()
    return [OutletLine(o, n, sum(voices[o].values()), voices[o], first, last) for o, n, first, last in texts]


def list_turned_away(ledger: Ledger, *, kind: str | None = None, limit: int = 50, offset: int = 0) -> list[TurnedAway]:
    """The pages that could not be read, those looked at last first; of one kind of error, or all."""
    with ledger.looking() as db:
        rows = db.execute(
            "SELECT input, kind, message, at FROM turned_away WHERE kind = coalesce(?, kind) ORDER BY at DESC, id DESC"
            " LIMIT ? OFFSET ?",
            (kind, limit, offset),
        )
        return [TurnedAway(*row) for row in rows]


def count_turned_away(ledger: Ledger) -> list[tuple[str, int]]:
    """The kinds of errors with how many pages each turned away, the most frequent first."""
    with ledger.looking() as db:
        rows = db.execute("SELECT kind, count(*) FROM turned_away GROUP BY 1 ORDER BY 2 DESC, 1")
        return [(kind, number) for kind, number in rows]


def first_seen(ledger: Ledger, article_ids: Iterable[str]) -> dict[str, str]:
    """When each of these texts was first found at its address: ISO 8601 UTC."""
    ids = list(dict.fromkeys(article_ids))
    marks = ", ".join("?" * len(ids))
    with ledger.looking() as db:
        rows = db.execute(
            "SELECT v.article_id, min(s.at) FROM versions v JOIN sightings s ON s.version = v.id WHERE v.article_id IN"
            f" ({marks}) GROUP BY 1",
            ids,
        )
        return {row[0]: row[1] for row in rows}
