"""How many statements there are of each kind, kept beside them by triggers: nobody has to count a million again."""

from __future__ import annotations

from sqlite3 import Connection

# What can be counted, and what it is made of in a row of `statements`. The rows of `counts` have these names.
MADE_OF = {
    "voice": "{}.voice", "name": "{}.name", "party": "{}.party", "act": "{}.act", "manner": "{}.manner",
    "outlet": "{}.outlet", "block": "{}.block", "chain": "{}.chain", "echoes": "{}.echoes", "medium": "{}.medium",
    "by": "{}.by", "day": "substr({}.published, 1, 10)", "certainty": "{}.certainty", "place": "{}.places",
}  # fmt: skip
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
    """Make the table and its triggers, and count what is there."""
    db.execute(_TABLE)
    db.execute(f"CREATE TRIGGER counts_in AFTER INSERT ON statements BEGIN {_add('new')}; END")
    db.execute(f"CREATE TRIGGER counts_out AFTER DELETE ON statements BEGIN {_take_away('old')}; END")
    db.execute(
        f"CREATE TRIGGER counts_over AFTER UPDATE OF current, {_COUNTED} ON statements BEGIN"
        f" {_take_away('old')}; {_add('new')}; END"
    )
    count_again(db)


def count_again(db: Connection) -> None:
    """Make the rows of `counts` anew from the statements."""
    db.execute("DELETE FROM counts")
    for field in MADE_OF:
        db.execute(f"INSERT INTO counts {_counted_now(field)}")


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


def _add(row: str) -> str:
    return _ADD.format(", ".join(f"('{f}', {row}.current, {_value(f, row)}, 1)" for f in MADE_OF))


def _take_away(row: str) -> str:
    """What nobody has any more leaves no row: it may be a name that was to be forgotten."""
    keys = ", ".join(f"('{f}', {row}.current, {_value(f, row)})" for f in MADE_OF)
    rows = _ADD.format(", ".join(f"('{f}', {row}.current, {_value(f, row)}, -1)" for f in MADE_OF))
    return f"{rows}; DELETE FROM counts WHERE statements = 0 AND (field, current, value) IN (VALUES {keys})"
