"""`Ledger`: one SQLite file that keeps pages, their versions, and their readings. One transaction an article."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from sqlite3 import Connection
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self

from sayso.errors import LedgerError
from sayso.ledger.corrected import apply_corrections, corrections_of
from sayso.ledger.database import named_errors, open_database, transaction
from sayso.ledger.frozen import freeze, thaw
from sayso.ledger.rows import address_of, attribution_rows, moment, source_of, statement_rows, version_row, writable
from sayso.model import Article, Page, Reading

if TYPE_CHECKING:
    from sayso.ledger.arrow import Table

Kept = Literal["new", "version", "reread", "same"]

# The version that an address shows now; the article's number is put in.
_LAST = "(SELECT version FROM sightings WHERE article = {} ORDER BY id DESC LIMIT 1)"
# Who read what bytes, of the texts that their addresses show now.
_SHOWN = (
    "SELECT r.by FROM captures c JOIN readings r ON r.version = c.version JOIN versions v ON v.id = c.version"
    f" AND v.id = {_LAST.format('v.article')}"
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

    def __init__(self, path: str | Path, *, make: bool = True) -> None:
        self.path = str(path)
        self._db = open_database(path, make=make)

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
            article, new = _article_row(db, reading.article)
            version = _version_row(db, article, reading.article)
            forgotten = _is_forgotten(db, version)
            if page is not None:
                _keep_capture(db, version, page, now, only_hash=forgotten)
            fresh = db.execute(f"SELECT {_LAST.format('?')}", (article,)).fetchone()[0] != version
            if fresh:
                _sight(db, article, version, now)
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
        return any(_covers(r["by"], by) for r in held)

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
        known = found is not None and any(_covers(r["by"], by) for r in read)
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
        where = "" if every_version else f" WHERE v.id = {_LAST.format('v.article')}"
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


def thaw_reading(whole: bytes) -> Reading:
    """The reading that `readings.whole` holds."""
    return thaw(Reading, json.loads(zlib.decompress(whole)))


def freeze_reading(reading: Reading) -> bytes:
    """What `readings.whole` holds of a reading."""
    plain = [freeze(getattr(reading, name)) for name in Reading.__dataclass_fields__]
    return zlib.compress(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))


def _article_row(db: Connection, article: Article) -> tuple[int, bool]:
    address = address_of(article)
    found = db.execute("SELECT id FROM articles WHERE address = ?", (address,)).fetchone()
    if found is not None:
        return found["id"], False
    return _insert(db, "articles", {"address": address, "outlet": article.outlet}), True


def _version_row(db: Connection, article: int, made: Article) -> int:
    found = db.execute("SELECT id FROM versions WHERE article_id = ?", (made.id,)).fetchone()
    if found is not None:
        return int(found["id"])
    number = db.execute("SELECT count(*) FROM versions WHERE article = ?", (article,)).fetchone()[0] + 1
    version = _insert(db, "versions", {"article": article, "number": number, **version_row(made)})
    _put_blocks(db, version, made)
    return version


def _put_blocks(db: Connection, version: int, made: Article) -> None:
    """Put the blocks in, in the place of others that the version had; what is there already is left."""
    rows = [(version, n, b.span.start, b.span.end, b.kind, writable(b.why)) for n, b in enumerate(made.blocks)]
    held = db.execute("SELECT * FROM blocks WHERE version = ? ORDER BY number", (version,)).fetchall()
    if [tuple(row) for row in held] != rows:
        db.execute("DELETE FROM blocks WHERE version = ?", (version,))
        db.executemany("INSERT INTO blocks VALUES (?, ?, ?, ?, ?, ?)", rows)


def _renew(db: Connection, version: int, made: Article) -> None:
    """What a version says of its text as the article that was read last has it: the same words, another date."""
    row = _writable_row(version_row(made))
    held = db.execute("SELECT * FROM versions WHERE id = ?", (version,)).fetchone()
    if any(held[name] != value for name, value in row.items()):
        wanted = ", ".join(f"{name} = :{name}" for name in row)
        db.execute(f"UPDATE versions SET {wanted} WHERE id = :version", {**row, "version": version})
        db.execute("UPDATE articles SET outlet = ? WHERE id = ?", (row["outlet"], held["article"]))
    _put_blocks(db, version, made)


def _sight(db: Connection, article: int, version: int, now: datetime) -> None:
    """An address shows this text from now on: its statements are the current ones."""
    _insert(db, "sightings", {"article": article, "version": version, "at": moment(now)})
    mark_current(db, article)


def _keep_capture(db: Connection, version: int, page: Page, now: datetime, *, only_hash: bool) -> None:
    kept = None if only_hash else zlib.compress(page.data)
    db.execute(
        "INSERT OR IGNORE INTO captures (version, input, address, media_type, charset, headers, fetched, taken, sha256,"
        " size, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            version, writable(page.input), page.url, page.media_type, page.charset, json.dumps(page.headers),
            moment(page.fetched), moment(now), sha256(page.data).hexdigest(), len(page.data), kept,
        ),
    )  # fmt: skip


def _is_forgotten(db: Connection, version: int) -> bool:
    """Whether words were taken out of the text for good: a new reading would bring them back."""
    return bool(db.execute("SELECT 1 FROM versions WHERE id = ? AND forgotten IS NOT NULL", (version,)).fetchone())


def keep_reading(db: Connection, version: int, reading: Reading, now: datetime, by: str | None = None) -> bool:
    """Put the rows of a reading in, in the place of what no newer reader of that name had; whether that was done."""
    by = _reader_of(reading, by)
    reader = by.partition("@")[0]
    whole = freeze_reading(reading)
    old = db.execute(
        "SELECT id, by, whole FROM readings WHERE version = ? AND reader = ?", (version, reader)
    ).fetchone()
    if old is not None:
        if old["by"] == by and thaw_reading(old["whole"]) == thaw_reading(whole):
            return False
        if age(old["by"]) > age(by):
            return False
        db.execute("DELETE FROM readings WHERE id = ?", (old["id"],))
    row = {"version": version, "reader": reader, "by": by, "made": moment(now), "whole": whole}
    number = _insert(db, "readings", row)
    _renew(db, version, reading.article)
    put_rows(db, number, apply_corrections(reading, corrections_of(db, reading.article.id)))
    return True


def put_rows(db: Connection, number: int, reading: Reading) -> None:
    """Put the attributions and statements of reading `number` in, as current ones."""
    article = reading.article
    for a, values in zip(reading.attributions, attribution_rows(reading), strict=True):
        source = _source_row(db, source_of(article, a))
        _insert(db, "attributions", {"reading": number, "source": source, **values})
    for values in statement_rows(reading):
        _insert(db, "statements", {"reading": number, "current": 1, **values})


def mark_current(db: Connection, article: int) -> None:
    """Set `statements.current` by what the address of an article showed last."""
    db.execute(
        "UPDATE statements SET current = 1 - current WHERE reading IN (SELECT r.id FROM readings r JOIN versions v"
        " ON v.id = r.version WHERE v.article = ?1)"
        f" AND current <> (reading IN (SELECT id FROM readings WHERE version = {_LAST.format('?1')}))",
        (article,),
    )


def _reader_of(reading: Reading, by: str | None) -> str:
    """Who read it: the name and version on its statements; of a page without a word, as told."""
    return reading.statements[0].by if reading.statements else by or "unknown@0"


def age(by: str) -> tuple[int, ...]:
    """A reader's version as numbers: "rules@10" is newer than "rules@9"."""
    return tuple(int(n) for n in re.findall(r"\d+", by.partition("@")[2]))


def _covers(held: str, by: str) -> bool:
    """Whether what `held` made does for reader `by`: the same reader, as new or newer."""
    return held.partition("@")[0] == by.partition("@")[0] and age(held) >= age(by)


def _source_row(db: Connection, source: tuple[str, str] | None) -> int | None:
    if source is None:
        return None
    named = writable(source[0]), source[1]
    db.execute("INSERT OR IGNORE INTO sources (name, kind) VALUES (?, ?)", named)
    found: int = db.execute("SELECT id FROM sources WHERE name = ? AND kind = ?", named).fetchone()[0]
    return found


def _insert(db: Connection, table: str, row: dict[str, Any]) -> int:
    names = ", ".join(f'"{name}"' for name in row)
    values = tuple(_writable_row(row).values())
    done = db.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})", values)
    return done.lastrowid or 0


def _writable_row(row: dict[str, Any]) -> dict[str, Any]:
    return {name: writable(value) if isinstance(value, str) else value for name, value in row.items()}
