"""How many statements there are of each kind, kept beside them by triggers: nobody has to count a million again."""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import Connection

# What can be counted, and what it is made of in a row of `statements`. The rows of `counts` have these names.
MADE_OF = {
    "voice": "{}.voice", "name": "{}.name", "party": "{}.party", "act": "{}.act", "manner": "{}.manner",
    "outlet": "{}.outlet", "block": "{}.block", "chain": "{}.chain", "echoes": "{}.echoes", "medium": "{}.medium",
    "by": "{}.by", "day": "substr({}.published, 1, 10)", "certainty": "{}.certainty", "place": "{}.places",
    "source": "CASE {0}.voice WHEN 'outlet' THEN NULL ELSE {0}.name END",  # who is heard beside the outlet itself
}  # fmt: skip
_AT_FIRST = tuple(field for field in MADE_OF if field != "source")  # what tables of version 3 count
_TABLE = """CREATE TABLE counts (               -- how many statements have a value; triggers keep it
  field TEXT NOT NULL,
  current INTEGER NOT NULL,         -- as in statements
  value TEXT NOT NULL,              -- as in statements; '' where there is none
  statements INTEGER NOT NULL,
  PRIMARY KEY (field, current, value)
) WITHOUT ROWID"""
_ADD = "INSERT INTO counts VALUES {} ON CONFLICT DO UPDATE SET statements = statements + excluded.statements"
_COUNTED = "voice, name, party, act, manner, outlet, block, chain, echoes, medium, by, published, certainty, places"


def make_counts(db: Connection) -> None:
    """Make the table and its triggers, and count what is there, as tables of version 3 have it."""
    db.execute(_TABLE)
    _make_triggers(db, _AT_FIRST)
    _count(db, _AT_FIRST)


def count_sources_too(db: Connection) -> None:
    """Count the statements of each source, as tables of version 4 have it."""
    for name in ("counts_in", "counts_out", "counts_over"):
        db.execute(f"DROP TRIGGER {name}")
    _make_triggers(db, tuple(MADE_OF))
    _count(db, ("source",))


def count_again(db: Connection) -> None:
    """Make the rows of `counts` anew from the statements."""
    db.execute("DELETE FROM counts")
    _count(db, tuple(MADE_OF))


def _count(db: Connection, fields: Sequence[str]) -> None:
    for field in fields:
        db.execute(f"INSERT INTO counts {_counted_now(field)}")


def _make_triggers(db: Connection, fields: Sequence[str]) -> None:
    add, take = _add("new", fields), _take_away("old", fields)
    db.execute(f"CREATE TRIGGER counts_in AFTER INSERT ON statements BEGIN {add}; END")
    db.execute(f"CREATE TRIGGER counts_out AFTER DELETE ON statements BEGIN {take}; END")
    db.execute(f"CREATE TRIGGER counts_over AFTER UPDATE OF current, {_COUNTED} ON statements BEGIN {take}; {add}; END")


def find_miscounted(db: Connection) -> list[str]:
    """The fields whose counts are not those of the statements."""
    held = "SELECT field, current, value, statements FROM counts WHERE field = '{}'"
    differ = "SELECT 1 FROM ({} EXCEPT {}) UNION ALL SELECT 1 FROM ({} EXCEPT {}) LIMIT 1"
    out = []
    for field in MADE_OF:
        now, kept = _counted_now(field), held.format(field)
        if db.execute(differ.format(f"SELECT * FROM ({now})", kept, kept, f"SELECT * FROM ({now})")).fetchone():
            out.append(field)
    return out


def _counted_now(field: str) -> str:
    value = _value(field, "s")
    facts = "statements s INDEXED BY statements_facts"
    return f"SELECT '{field}', s.current, {value}, count(*) FROM {facts} GROUP BY s.current, {value}"


def _value(field: str, row: str) -> str:
    # A number is text here, as every other value is.
    return f"coalesce(CAST({MADE_OF[field].format(row)} AS TEXT), '')"


def _add(row: str, fields: Sequence[str]) -> str:
    return _ADD.format(", ".join(f"('{f}', {row}.current, {_value(f, row)}, 1)" for f in fields))


def _take_away(row: str, fields: Sequence[str]) -> str:
    """What nobody has any more leaves no row: it may be a name that was to be forgotten."""
    keys = ", ".join(f"('{f}', {row}.current, {_value(f, row)})" for f in fields)
    rows = _ADD.format(", ".join(f"('{f}', {row}.current, {_value(f, row)}, -1)" for f in fields))
    return f"{rows}; DELETE FROM counts WHERE statements = 0 AND (field, current, value) IN (VALUES {keys})"
