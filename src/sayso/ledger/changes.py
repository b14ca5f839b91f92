"""What became different in a ledger since somebody looked: cheap enough to be asked every second."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.ledger.search import HIT_ROWS, Hit, Query, conditions, to_hit
from sayso.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class Mark:
    """A state of a ledger, as one open `Ledger` sees it."""

    change: tuple[int, int]  # another one after every change, by others and by this one; of no meaning elsewhere
    row: int  # the statement that came last; 0: there is none


@dataclass(frozen=True, slots=True)
class Added:
    """Statements that came after a row, in the order in which they came."""

    hits: tuple[Hit, ...]
    row: int  # from which to ask on
    more: bool  # whether there are others after these


def mark(ledger: Ledger) -> Mark:
    """The state of the ledger now, without reading a table.

    While `change` stays the same nothing was changed, by no process. Where `row` got smaller than it was, the newest
    statements were forgotten or replaced: begin anew. Marks are compared with those of the same open `Ledger` alone.
    """
    with ledger.looking() as db:
        others = db.execute("PRAGMA data_version").fetchone()[0]
        row = db.execute("SELECT coalesce(max(id), 0) FROM statements").fetchone()[0]
        return Mark((others, db.total_changes), row)


def added_since(ledger: Ledger, row: int, *, limit: int = 100) -> Added:
    """The statements that came after the one in `row` and that their address shows now, at most `limit`.

    A text that was read again comes again. What was forgotten is told by nothing but another `Mark.change`.
    """
    with ledger.looking() as db:
        # The plus keeps SQLite to the order of rows: by the index of what is current it would sort a million.
        rows = db.execute(f"{HIT_ROWS} WHERE s.id > ? AND +s.current = 1 ORDER BY s.id LIMIT ?", (row, limit + 1))
        found = rows.fetchall()
    kept = found[:limit]
    return Added(tuple(to_hit(db, row) for row in kept), kept[-1]["id"] if kept else row, len(found) > limit)


def count_added(ledger: Ledger, query: Query, row: int) -> int:
    """How many statements that are as `query` says came after the one in `row`.

    Raises BadRequest for words that make no query.
    """
    where, values = conditions(query)
    tables, number = "statements s NOT INDEXED", "s.id"
    if query.words:
        tables, number = "statements_text f CROSS JOIN statements s ON s.id = f.rowid", "f.rowid"
    with ledger.looking() as db:
        sql = f"SELECT count(*) FROM {tables} WHERE {where} AND {number} > ?"
        found: int = db.execute(sql, (*values, row)).fetchone()[0]
    return found
