"""The ledger's file: opened, checked, brought to this version; and SQLite's errors as sayso's own."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection

from sayso.errors import LedgerBusy, LedgerError, LedgerNotWritten, NewerLedger, NotALedger
from sayso.ledger.schema import APPLICATION, MIGRATIONS

# Hears, in a line, that the tables of an older ledger are brought up.
OnTables = Callable[[str], None] | None
# Another process writes an article at a time, so its turn is over soon.
_WAIT_SECONDS = 20.0
# Pages of the log, 4 kB each, before they are put in their places: an article touches hundreds, mostly the same ones
# as the next. SQLite's own 1,000 writes two and a half times as much to the disk.
_LOG_PAGES = 8_000


def open_database(path: str | Path, *, make: bool = True, on_tables: OnTables = None) -> Connection:
    """A connection to the ledger at `path`, its tables brought to this version; rows by name, no open transaction.

    Makes the file where there is none, unless `make` is False; then a ledger on a medium that cannot be written can be
    read, too. ":memory:" lives as long as the connection. `on_tables` hears, in a line, that an older ledger gets new
    tables, before it does. Raises NotALedger, NewerLedger, LedgerBusy, LedgerNotWritten.
    """
    if not make and not Path(path).is_file():
        raise NotALedger(f"there is no ledger at {path}: make one with sayso take SOURCE --into {path}")
    with named_errors(path):
        try:
            return _open(path, str(path), on_tables)
        except sqlite3.OperationalError:
            if make or not _lies_still(path):
                raise
            return _open(path, f"{Path(path).absolute().as_uri()}?immutable=1", on_tables)


def _open(path: str | Path, address: str, on_tables: OnTables) -> Connection:
    db = sqlite3.connect(
        address, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False, uri=address != str(path)
    )
    try:
        db.row_factory = sqlite3.Row
        _check(db, path)
        _set_up(db)
        _migrate(db, on_tables)
    except BaseException:
        db.close()
        raise
    return db


def _lies_still(path: str | Path) -> bool:
    """Whether the ledger is one that nobody can write here, and whole without a log: a disc, an archive, a mount.

    To read a ledger in which somebody may write, SQLite has to put a file beside it.
    """
    log = Path(f"{path}-wal")
    folder, whose = Path(path).absolute().parent, os.access in os.supports_effective_ids
    return not os.access(folder, os.W_OK, effective_ids=whose) and not (log.exists() and log.stat().st_size)


def _check(db: Connection, path: str | Path) -> None:
    application = db.execute("PRAGMA application_id").fetchone()[0]
    version = db.execute("PRAGMA user_version").fetchone()[0]
    empty = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if application != APPLICATION and not empty:
        raise NotALedger(f"{path} is an SQLite file, but no ledger of sayso's: name another file")
    if version > len(MIGRATIONS):
        raise NewerLedger(f"{path} was made by a newer sayso (tables {version}, here {len(MIGRATIONS)}): update sayso")


def _set_up(db: Connection) -> None:
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA cache_size = -32000")
    db.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")


def _migrate(db: Connection, on_tables: OnTables) -> None:
    if db.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS):
        return
    with transaction(db):
        # Another process may have been first.
        done = db.execute("PRAGMA user_version").fetchone()[0]
        if on_tables is not None and 0 < done < len(MIGRATIONS):
            file = db.execute("PRAGMA database_list").fetchone()["file"]
            on_tables(
                f"{file} gets the tables of this sayso ({done + 1} to {len(MIGRATIONS)}), once: minutes if it is large"
            )
        for number, migrate in enumerate(MIGRATIONS[done:], done + 1):
            migrate(db)
            db.execute(f"PRAGMA user_version = {number}")
        db.execute(f"PRAGMA application_id = {APPLICATION}")


@contextmanager
def transaction(db: Connection) -> Iterator[None]:
    """Everything inside happens, or nothing does. Inside another transaction it is part of that one."""
    if db.in_transaction:
        yield
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        # A full disk ends the transaction by itself.
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


@contextmanager
def named_errors(path: str | Path) -> Iterator[None]:
    """SQLite's errors become one line that says what to do. Raises a LedgerError."""
    try:
        yield
    except sqlite3.Error as error:
        raise _name_error(error, path) from error


def _name_error(error: sqlite3.Error, path: str | Path) -> LedgerError:
    said = str(error)
    code = getattr(error, "sqlite_errorname", "") or ""
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LedgerBusy(f"{path} is held by another process for writing: try again when it is done")
    if code.startswith("SQLITE_FULL"):
        return LedgerNotWritten(f"the disk is full: make room and go on; what was kept in {path} is still there")
    if code.startswith("SQLITE_READONLY"):
        return LedgerNotWritten(f"{path} may only be read: change its permissions or name another file")
    if code.startswith("SQLITE_CANTOPEN"):
        return NotALedger(f"{path} cannot be opened: check that the folder is there and may be written")
    if code.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return NotALedger(f"{path} is no ledger, or is broken ({said}): see sayso doctor, or name another file")
    if code.startswith("SQLITE_IOERR"):
        return LedgerNotWritten(f"{path} could not be written or read ({said}): check the disk; nothing kept was lost")
    return LedgerError(f"{path}: {said}")
