"""Write docs/schema.md from a ledger's own tables: `python docs/make_schema.py`."""

import re
import sqlite3
from pathlib import Path

from sayso.ledger.schema import MIGRATIONS

HEAD = """# The ledger's tables

A ledger is one SQLite file (WAL mode, full text by FTS5): it opens in Datasette, pandas, DuckDB, R, or the `sqlite3`
shell. Written by `docs/make_schema.py` from the tables themselves; `PRAGMA user_version` says their version, here
{version}. Times are ISO 8601 text in UTC, so they sort. Offsets are code points into `versions.text`, half-open. Lists
are JSON text. What sayso writes it writes in one transaction an article. Read it as you like; write with sayso.

```sql
-- whose word, how often, in texts as they stand now
SELECT voice, name, count(*) FROM statements WHERE current = 1 GROUP BY 1, 2 ORDER BY 3 DESC;
-- full text
SELECT s.name, s.text FROM statements_text f JOIN statements s ON s.id = f.rowid WHERE statements_text MATCH 'bridge';
```
"""
_TABLE = re.compile(r"CREATE TABLE (\w+) \((?:\s*-- (.*))?$")
_COLUMN = re.compile(r'^\s+"?(\w+)"? (TEXT|INTEGER|REAL|BLOB)\b([^-]*?),?\s*(?:-- (.*))?$')


def describe(name: str, sql: str) -> list[str]:
    """A table's section: its columns with what the comments beside them say."""
    lines = sql.splitlines()
    first = _TABLE.match(lines[0])
    about = first[2] if first and first[2] else ""
    out = [
        f"## {name}",
        "",
        *([f"{about[0].upper()}{about[1:]}.", ""] if about else []),
        "| column | type | |",
        "|---|---|---|",
    ]
    for line in lines[1:]:
        column = _COLUMN.match(line)
        if column:
            kind = f"{column[2].lower()}{'' if 'NOT NULL' in column[3] or 'PRIMARY' in column[3] else ', may be null'}"
            leads = re.search(r"REFERENCES (\w+)", column[3])
            said = "; ".join(x for x in (column[4], f"-> {leads[1]}" if leads else None) if x)
            out.append(f"| {column[1]} | {kind} | {said.replace('|', chr(92) + '|')} |")
    return [*out, ""]


def make() -> str:
    """The page's text."""
    db = sqlite3.connect(":memory:")
    for migrate in MIGRATIONS:
        migrate(db)
    tables = db.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql LIKE 'CREATE TABLE%' AND name NOT LIKE 'statements\\_text\\_%'"
        " ESCAPE '\\' ORDER BY rowid"
    ).fetchall()
    parts = [line for name, sql in tables for line in describe(name, sql)]
    return "\n".join([HEAD.format(version=len(MIGRATIONS)), *parts])


if __name__ == "__main__":
    Path(__file__).with_name("schema.md").write_text(make(), encoding="utf-8")
