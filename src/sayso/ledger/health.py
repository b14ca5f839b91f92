"""Is a ledger sound? SQLite's own checks, the search index, and whether what is kept is what was put in."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from sqlite3 import Connection, DatabaseError, OperationalError

from sayso.errors import LedgerError, NotALedger
from sayso.ledger.counted import find_miscounted
from sayso.ledger.putting import thaw_reading
from sayso.ledger.schema import APPLICATION
from sayso.ledger.store import Ledger

OnProgress = Callable[[str], None]

_TABLES = (
    "articles", "versions", "sightings", "captures", "blocks", "readings", "sources", "attributions", "statements",
    "turned_away", "addresses", "corrections", "unnamed", "searches",
)  # fmt: skip
_MAGIC = b"SQLite format 3\x00"
_SHOWN = 3
# With less to win, packing is not worth a copy of the whole file.
_LOOSE, _LOOSE_BYTES = 0.25, 1_000_000
_LONG_LOG = 64_000_000
_NOT_NOW = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_READONLY")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at."""

    name: str
    wrong: tuple[str, ...]  # what is not as it should be, the first few; empty where all is well


@dataclass(frozen=True, slots=True)
class Health:
    """What an examination found."""

    checks: tuple[Check, ...]
    counts: dict[str, int]  # rows of each table
    bytes: int  # of the file
    free_bytes: int  # of these, in pages that hold nothing
    advice: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not any(c.wrong for c in self.checks)


def examine(path: str | Path, *, deep: bool = True, on_progress: OnProgress | None = None) -> Health:
    """The health of the ledger at `path`, which is left as it is.

    `deep` also looks at every reading and every byte kept. A broken ledger is a finding; raises NotALedger for a file
    that is none, NewerLedger, LedgerBusy, LedgerNotWritten where it may only be read.
    """
    tell = on_progress or (lambda what: None)
    if not Path(path).is_file():
        raise NotALedger(f"there is no ledger at {path}: name the file that sayso take wrote")
    size = Path(path).stat().st_size
    checks: list[Check] = []
    try:
        with Ledger(path, make=False) as ledger, ledger.looking() as db:
            for name, look in _looks(deep):
                tell(name)
                checks.append(Check(name, _first(look, db)))
            counts = {t: _number(db, f"SELECT count(*) FROM {t}") for t in _TABLES}
            free = _number(db, "PRAGMA freelist_count") * _number(db, "PRAGMA page_size")
            orphans = _number(db, f"SELECT count(*) {_UNUSED_SOURCES}")
    except LedgerError as error:
        # Only a file that says it is a ledger can be a broken one.
        if not isinstance(error.__cause__, DatabaseError) or isinstance(error.__cause__, OperationalError):
            raise
        if not _says_ledger(path):
            raise
        return Health((*checks, Check("file", (str(error.__cause__),))), {}, size, 0, (_broken(path),))
    advice = _advise(path, checks, size, free, orphans)
    return Health(tuple(checks), counts, size, free, tuple(advice))


_UNUSED_SOURCES = "FROM sources WHERE id NOT IN (SELECT source FROM attributions WHERE source IS NOT NULL)"
_ORPHANS = {
    "an address without a text": "SELECT address FROM articles WHERE id NOT IN (SELECT article FROM versions)",
    "a text without a reading": "SELECT article_id FROM versions WHERE id NOT IN (SELECT version FROM readings)",
    "a text that was never seen": "SELECT article_id FROM versions WHERE id NOT IN (SELECT version FROM sightings)",
    "a text without blocks": "SELECT article_id FROM versions WHERE text <> '' AND id NOT IN"
    " (SELECT version FROM blocks)",
    "a correction of no text": "SELECT article_id || '/' || statement FROM corrections WHERE article_id NOT IN"
    " (SELECT article_id FROM versions)",
    "statements wrongly current or past": "SELECT DISTINCT s.article_id FROM statements s JOIN readings r ON r.id ="
    " s.reading JOIN versions v ON v.id = r.version WHERE s.current <> (v.id = (SELECT version FROM sightings x WHERE"
    " x.article = v.article ORDER BY x.id DESC LIMIT 1))",
}
Look = Callable[[Connection], Iterator[str]]


def _looks(deep: bool) -> Iterator[tuple[str, Look]]:
    yield "file", _look_at_file
    yield "search index", _look_at_index
    yield "counts", _look_at_counts
    yield "links between tables", _look_at_links
    yield "orphans", _look_for_orphans
    if deep:
        yield "readings", _look_at_readings
        yield "bytes kept as evidence", _look_at_bytes


def _first(look: Look, db: Connection) -> tuple[str, ...]:
    """The first few findings, and that there are more; a check that breaks off is a finding too."""
    found: list[str] = []
    try:
        for one in look(db):
            if len(found) == _SHOWN:
                return (*found, "and more")
            found.append(one)
    except DatabaseError as error:
        # A file that is held or may only be read is not a broken one.
        if (getattr(error, "sqlite_errorname", "") or "").startswith(_NOT_NOW):
            raise
        found.append(str(error))
    return tuple(found)


def _look_at_file(db: Connection) -> Iterator[str]:
    for row in db.execute("PRAGMA integrity_check(10)"):
        if row[0] != "ok":
            yield str(row[0])


def _look_at_index(db: Connection) -> Iterator[str]:
    try:
        # The 1 compares the index with the statements, too. It is a command that writes nothing.
        db.execute("INSERT INTO statements_text (statements_text, rank) VALUES ('integrity-check', 1)")
    except OperationalError:
        raise
    except DatabaseError as error:
        yield f"it does not hold the words of the statements ({error})"


def _look_at_counts(db: Connection) -> Iterator[str]:
    for field in find_miscounted(db):
        yield f"how many statements have which {field} is not what was counted"


def _look_at_links(db: Connection) -> Iterator[str]:
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} leads to no row of {parent}"


def _look_for_orphans(db: Connection) -> Iterator[str]:
    for what, sql in _ORPHANS.items():
        for row in db.execute(sql):
            yield f"{what}: {row[0]}"


def _look_at_readings(db: Connection) -> Iterator[str]:
    sql = (
        "SELECT v.article_id, v.text, r.id, r.whole, (SELECT count(*) FROM statements s WHERE s.reading = r.id) AS rows"
        " FROM readings r JOIN versions v ON v.id = r.version ORDER BY r.id"
    )
    for row in db.execute(sql):
        try:
            reading = thaw_reading(row["whole"])
        except (ValueError, TypeError, zlib.error) as error:
            yield f"the reading of {row['article_id']} cannot be opened ({' '.join(str(error).split())[:60]})"
            continue
        if len(reading.statements) != row["rows"]:
            has = f"{row['article_id']} has {row['rows']} statements in the table"
            yield f"{has}, {len(reading.statements)} in its reading"
        if len(reading.article.text) != len(row["text"]):
            yield f"the text of {row['article_id']} is not that of its reading"


def _look_at_bytes(db: Connection) -> Iterator[str]:
    for row in db.execute("SELECT input, sha256, size, bytes FROM captures WHERE bytes IS NOT NULL ORDER BY id"):
        try:
            data = zlib.decompress(row["bytes"])
        except zlib.error:
            yield f"the bytes of {row['input']} cannot be unpacked"
            continue
        if (sha256(data).hexdigest(), len(data)) != (row["sha256"], row["size"]):
            yield f"the bytes of {row['input']} are not those that were taken (SHA-256 {row['sha256']})"


def _number(db: Connection, sql: str) -> int:
    found: int = db.execute(sql).fetchone()[0]
    return found


def _advise(path: str | Path, checks: list[Check], size: int, free: int, orphans: int) -> Iterator[str]:
    wrong = {c.name for c in checks if c.wrong}
    if "file" in wrong:
        yield _broken(path)
    elif wrong and wrong <= {"search index", "counts"}:
        yield f"{' and '.join(sorted(wrong))} can be made again from the statements: sayso doctor {path} --pack"
    elif wrong:
        yield "go back to a copy (sayso backup makes one), or take the pages named here in again"
    if free > max(_LOOSE * size, _LOOSE_BYTES):
        yield f"{free / 1e6:.0f} MB of the file hold nothing: sayso doctor {path} --pack gives them back"
    if orphans:
        yield f"{orphans} sources have no words any more: harmless, and sayso doctor {path} --pack takes them out"
    log = Path(f"{path}-wal")
    if log.exists() and log.stat().st_size > _LONG_LOG:
        yield f"{log} has grown to {log.stat().st_size / 1e6:.0f} MB: close every program that has the ledger open"


def _broken(path: str | Path) -> str:
    return (
        f"the file is damaged: go back to a copy, or save what can be read with sqlite3 {path} .recover,"
        " and look at the disk"
    )


def _says_ledger(path: str | Path) -> bool:
    """Whether the head of the file says that it is a ledger, whatever comes after it."""
    with Path(path).open("rb") as file:
        head = file.read(100)
    return head[:16] == _MAGIC and int.from_bytes(head[68:72], "big") == APPLICATION
