"""Searches that somebody saved under a name: put down, listed, taken away. What they ask is an address of Explore."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from sayso.errors import BadRequest, LedgerError
from sayso.ledger.rows import moment, writable
from sayso.ledger.store import Ledger

MOST = 200
_LONGEST_NAME, _LONGEST_QUERY = 120, 4_000  # characters


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search with a name."""

    id: str  # hash of what is asked, 12 hexadecimal digits: the same everywhere
    name: str
    query: str  # as in the address of Explore: "q=bridge&voice=person"
    made: str  # ISO 8601 UTC


def save_search(ledger: Ledger, name: str, query: str, *, at: datetime | None = None) -> SavedSearch:
    """Put a search down; one that asks the same gets the new name.

    Raises BadRequest where it has no name, or asks nothing.
    """
    name = writable(" ".join(name.split()))
    if not name or len(name) > _LONGEST_NAME:
        raise BadRequest(f"a saved search needs a name of at most {_LONGEST_NAME} characters: write one")
    query = writable(query)
    if not query or len(query) > _LONGEST_QUERY:
        raise BadRequest("a search is saved with something that it asks for: choose words or a filter first")
    search_id, made = id_of(query), moment(at or datetime.now(UTC).replace(microsecond=0))
    with ledger.writing() as db:
        if db.execute("SELECT count(*) FROM searches WHERE id <> ?", (search_id,)).fetchone()[0] >= MOST:
            raise BadRequest(f"this ledger has {MOST} saved searches: delete some that nobody follows")
        db.execute(
            "INSERT INTO searches (id, name, query, made) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET name = ?2",
            (search_id, name, query, made),
        )
    return find_search(ledger, search_id)


def find_search(ledger: Ledger, search_id: str) -> SavedSearch:
    """The saved search of an id. Raises LedgerError where there is none."""
    with ledger.looking() as db:
        row = db.execute("SELECT id, name, query, made FROM searches WHERE id = ?", (writable(search_id),)).fetchone()
    if row is None:
        raise LedgerError(f"{ledger.path} has no saved search {search_id}: Explore lists those that it has")
    return SavedSearch(*row)


def list_searches(ledger: Ledger) -> list[SavedSearch]:
    """Every saved search, by name."""
    with ledger.looking() as db:
        rows = db.execute("SELECT id, name, query, made FROM searches ORDER BY name COLLATE NOCASE, id")
        return [SavedSearch(*row) for row in rows]


def delete_search(ledger: Ledger, search_id: str) -> SavedSearch:
    """Take a saved search away; what it was. Raises LedgerError where there is none."""
    with ledger.writing() as db:
        found = find_search(ledger, search_id)
        db.execute("DELETE FROM searches WHERE id = ?", (found.id,))
    return found


def id_of(query: str) -> str:
    """The id of a search that asks this."""
    return sha256(query.encode()).hexdigest()[:12]
