"""Several fields counted at once, and what there is of one source, one outlet, one place: for screens with filters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sayso.errors import BadRequest
from sayso.ledger.search import (
    FACETS,
    SPLIT,
    Counts,
    Query,
    add_value,
    column_of,
    conditions,
    facet,
    rank_values,
    tables_for,
)
from sayso.ledger.store import Ledger

PROFILED = ("voice", "source", "party", "act", "manner", "certainty", "medium", "place", "outlet", "month")


@dataclass(frozen=True, slots=True)
class Profile:
    """What the statements that a query asks for have in common and do not."""

    statements: int
    first: str | None  # ISO 8601; when the earliest of them was published, of those whose date is known
    last: str | None
    counts: dict[str, Counts]  # by field (`FACETS`), the most frequent value first


def facets(
    ledger: Ledger, query: Query, fields: Sequence[str] = PROFILED, *, limit: int | None = 50
) -> dict[str, Counts]:
    """`search.facet` of each field, in one walk over the statements: of all fields at a third of the cost.

    Raises BadRequest for a field that is none, and for words that make no query.
    """
    wrong = next((f for f in fields if f not in FACETS), None)
    if wrong is not None:
        raise BadRequest(f"there is nothing to count called {wrong!r}: there is {', '.join(FACETS)}")
    if not fields or replace(query, every_version=False) == Query():
        return {field: facet(ledger, query, field, limit=limit) for field in fields}
    counted: list[Counter[str | None]] = [Counter() for _ in fields]
    for n, value, number in _count_fields(ledger, query, fields):
        add_value(counted[n], value, number, SPLIT.get(fields[n]))
    return {field: rank_values(c, limit) for field, c in zip(fields, counted, strict=True)}


def _count_fields(ledger: Ledger, query: Query, fields: Sequence[str]) -> list[tuple[int, Any, int]]:
    """Which of the fields, a value, how many."""
    where, values = conditions(query)
    columns = ", ".join(f"{column_of(f)} AS c{n}" for n, f in enumerate(fields))
    counts = " UNION ALL ".join(f"SELECT {n}, c{n}, count(*) FROM found GROUP BY 2" for n in range(len(fields)))
    sql = f"WITH found AS MATERIALIZED (SELECT {columns} FROM {tables_for(query)} WHERE {where}) {counts}"
    with ledger.looking() as db:
        cursor = db.cursor()
        cursor.row_factory = None  # plain tuples: there may be a hundred thousand
        return cursor.execute(sql, values).fetchall()


def profile(ledger: Ledger, query: Query, fields: Sequence[str] = PROFILED, *, limit: int | None = 50) -> Profile:
    """How many statements are as `query` says, from when to when, and the values of their fields.

    Of a source: `Query(name_is="Mira Holt")`; of an outlet: `Query(outlet="olm.example")`; of a place, an act, a month
    in the same way. Raises BadRequest for a field that is none, and for words that make no query.
    """
    asked = tuple(dict.fromkeys((*fields, "voice")))
    counts = facets(ledger, query, asked, limit=None)
    where, values = conditions(query)
    with ledger.looking() as db:
        ends = f"SELECT min(s.published), max(s.published) FROM {tables_for(query)} WHERE {where}"
        first, last = db.execute(ends, values).fetchone()
    return Profile(
        statements=sum(number for _, number in counts["voice"]),
        first=first,
        last=last,
        counts={field: counts[field][:limit] for field in fields},
    )
