"""`Ledger`: one SQLite file that keeps pages, their versions, and their readings. One transaction an article."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from sqlite3 import Connection
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self

from sayso.errors import LedgerError
from sayso.ledger.corrected import apply_corrections, corrections_of
from sayso.ledger.database import OnTables, named_errors, open_database, transaction
from sayso.ledger.putting import (
    LAST,
    article_row,
    covers,
    is_forgotten,
    keep_capture,
    keep_reading,
    put_version,
    sight,
    thaw_reading,
)
from sayso.ledger.rows import moment, writable
from sayso.model import Page, Reading

if TYPE_CHECKING:
    from sayso.ledger.arrow import Table

Kept = Literal["new", "version", "reread", "same"]

# Who read what bytes, of the texts that their addresses show now.
_SHOWN = (
    "SELECT r.by FROM captures c JOIN readings r ON r.version = c.version JOIN versions v ON v.id = c.version"
    f" AND v.id = {LAST.format('v.article')}"
)


@dataclass(frozen=True, slots=True)
class Held:
    """How much a ledger holds."""

    articles: int
    versions: int
    statements: int  # of every version and reader
    turned_away: int
    bytes: int  # of the file


class Ledger:
    """The store at a path; made where there is none. Use it in a `with`, or call `close`.

    Raises NotALedger, NewerLedger, LedgerBusy or LedgerNotWritten where the file cannot be used; whatever raises,
    what was kept before is still there.
    """

    def __init__(self, path: str | Path, *, make: bool = True, on_tables: OnTables = None) -> None:
        self.path = str(path)
        self._db = open_database(path, make=make, on_tables=on_tables)

    def __repr__(self) -> str:
        return f"<Ledger {self.path!r}>"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The connection inside one transaction. Raises a LedgerError; then nothing of it happened."""
        with named_errors(self.path), transaction(self._db):
            yield self._db

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """The connection, for queries. Raises a LedgerError."""
        with named_errors(self.path):
            yield self._db

    def keep(
        self, reading: Reading, page: Page | None = None, *, at: datetime | None = None, by: str | None = None
    ) -> Kept:
        """Put a reading in, with the page's bytes as evidence, in one transaction; what that changed.

        "new": an address not seen before; "version": a known address shows another text than last time; "reread": a
        known text read by a reader, or a version of it, that had not read it; "same": nothing changed. `at` is when
        (default: now); `by` who read it, for a reading without statements. What a newer version of the reader made
        stays.
        """
        now = at or datetime.now(UTC)
        with self.writing() as db:
            article, new = article_row(db, reading.article)
            version = put_version(db, article, reading.article)
            forgotten = is_forgotten(db, version)
            if page is not None:
                keep_capture(db, version, page, now, only_hash=forgotten)
            fresh = db.execute(f"SELECT {LAST.format('?')}", (article,)).fetchone()[0] != version
            if fresh:
                sight(db, article, version, now)
            reread = not forgotten and keep_reading(db, version, reading, now, by)
            if new:
                return "new"
            if fresh:
                return "version"
            return "reread" if reread else "same"

    def has_read(self, page: Page, by: str, options: str = "") -> bool:
        """Whether exactly these bytes under this name are what reader `by`, or a newer version of it, read last there.

        So too where it turned them away under the same `options`, unless by a mistake of its own.
        """
        key = writable(page.input), sha256(page.data).hexdigest()
        with self.looking() as db:
            held = db.execute(f"{_SHOWN} WHERE c.input = ? AND c.sha256 = ?", key).fetchall()
            held += db.execute(
                "SELECT by FROM turned_away WHERE input = ? AND sha256 = ? AND options = ? AND kind <> 'Defect'",
                (*key, writable(options)),
            ).fetchall()
        return any(covers(r["by"], by) for r in held)

    def turn_away(
        self,
        input_name: str,
        kind: str,
        message: str,
        page: Page | None = None,
        *,
        by: str = "",
        options: str = "",
        at: datetime | None = None,
    ) -> None:
        """Remember what reader `by` could not read under `options`, and why; once for the same bytes."""
        digest = sha256(page.data).hexdigest() if page else None
        row = writable(input_name), kind, writable(message), digest, by, writable(options)
        with self.writing() as db:
            db.execute(
                "INSERT OR IGNORE INTO turned_away (input, kind, message, sha256, by, options, at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (*row, moment(at or datetime.now(UTC))),
            )

    def recall(self, address: str, by: str) -> tuple[str | None, str | None]:
        """The ETag and Last-Modified of an address whose page reader `by` has read; else it is asked for whole."""
        key = (writable(address),)
        with self.looking() as db:
            read = db.execute(f"{_SHOWN} WHERE c.input = ?", key).fetchall()
            found = db.execute("SELECT etag, last_modified FROM addresses WHERE address = ?", key).fetchone()
        known = found is not None and any(covers(r["by"], by) for r in read)
        return (found["etag"], found["last_modified"]) if known else (None, None)

    def remember(self, address: str, etag: str | None, last_modified: str | None) -> None:
        """Put down what a server sent with an address, so that it is asked only for what changed."""
        with self.writing() as db:
            db.execute(
                "INSERT INTO addresses (address, etag, last_modified, asked) VALUES (?1, ?2, ?3, ?4)"
                " ON CONFLICT (address) DO UPDATE SET etag = ?2, last_modified = ?3, asked = ?4",
                (writable(address), etag, last_modified, moment(datetime.now(UTC))),
            )

    def article_ids(self, *, every_version: bool = False) -> list[str]:
        """The ids of the texts held, in the order they came: of each address the one that it showed last, or all."""
        where = "" if every_version else f" WHERE v.id = {LAST.format('v.article')}"
        with self.looking() as db:
            return [r["article_id"] for r in db.execute(f"SELECT article_id FROM versions v{where} ORDER BY v.id")]

    def reading(self, article_id: str, reader: str | None = None, *, as_read: bool = False) -> Reading:
        """The reading of a text, to the letter; without a name of a reader, the one made last.

        What a person corrected wins, unless it is asked for `as_read`. Raises LedgerError where there is none.
        """
        with self.looking() as db:
            found = db.execute(
                "SELECT r.whole FROM readings r JOIN versions v ON v.id = r.version"
                " WHERE v.article_id = ? AND r.reader = coalesce(?, r.reader) ORDER BY r.made DESC, r.id DESC LIMIT 1",
                (article_id, reader),
            ).fetchone()
            corrections = [] if as_read else corrections_of(db, article_id)
        if found is None:
            raise LedgerError(f"{self.path} holds no reading of {article_id}: find one with sayso search")
        return apply_corrections(thaw_reading(found["whole"]), corrections)

    def readings(self, *, every_version: bool = False) -> Iterator[Reading]:
        """The readings of `article_ids`, one after the other."""
        for article_id in self.article_ids(every_version=every_version):
            yield self.reading(article_id)

    def table(self, name: str) -> Table:
        """A table ("statements", "attributions", "versions", ...) as an Arrow stream for pandas, polars and DuckDB.

        Raises BadRequest where there is no such table, and where pyarrow is not installed.
        """
        from sayso.ledger.arrow import Table

        return Table(self.looking, name)

    def held(self) -> Held:
        """How much is in it."""
        tables = ("articles", "versions", "statements", "turned_away")
        with self.looking() as db:
            articles, versions, statements, away = (
                db.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables
            )
            pages, size = (db.execute(f"PRAGMA {p}").fetchone()[0] for p in ("page_count", "page_size"))
        return Held(articles, versions, statements, away, pages * size)
