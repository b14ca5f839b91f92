"""A ledger copied whole while others go on using it."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sayso.errors import BadRequest, LedgerNotWritten
from sayso.ledger.database import named_errors
from sayso.ledger.store import Ledger

OnProgress = Callable[[int, int], None]  # pages done, pages in all

_NAME = 40  # characters: file systems end a name at 255 bytes
_PAGES = 2_000  # about 8 MB a step: often enough for a stop, seldom enough for speed


def backup(ledger: Ledger, target: str | Path, *, on_progress: OnProgress | None = None) -> int:
    """Copy a ledger to `target` as it is at this moment, whoever writes meanwhile; the copy's size in bytes.

    The copy gets its name only when it is whole and checked. Raises BadRequest where `target` is there already,
    LedgerNotWritten where it cannot be written.
    """
    to = Path(target)
    part = part_of(to)
    if to.exists():
        raise BadRequest(f"{to} is there already and is not written over: name another file")
    if not to.parent.is_dir():
        raise LedgerNotWritten(f"there is no folder {to.parent}: make it, or name another file")
    try:
        _copy(ledger, part, on_progress)
        # A link, unlike a new name, never takes the place of a file that came in the meantime.
        try:
            os.link(part, to)
        except FileExistsError:
            raise BadRequest(f"{to} is there already and is not written over: name another file") from None
        except OSError:
            part.rename(to)
    except OSError as error:
        raise LedgerNotWritten(f"{to} cannot be written ({error.strerror or error}): name another file") from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return to.stat().st_size


def part_of(target: Path) -> Path:
    """Where a file is written before it gets its name: beside it, under a name that nobody else's file has."""
    return target.with_name(f".{target.name[:_NAME]}.{secrets.token_hex(8)}.part")


def _copy(ledger: Ledger, part: Path, on_progress: OnProgress | None) -> None:
    def tell(status: int, left: int, total: int) -> None:
        if on_progress is not None:
            on_progress(total - left, total)

    with named_errors(part):
        copy = sqlite3.connect(part, isolation_level=None)
        try:
            with ledger.looking() as db:
                # Inside one transaction the copy is of one moment, and a writer does not make it begin again.
                db.execute("BEGIN")
                try:
                    db.execute("SELECT count(*) FROM sqlite_master").fetchone()
                    db.backup(copy, pages=_PAGES, progress=tell)
                finally:
                    db.execute("COMMIT")
            copy.execute("PRAGMA journal_mode = DELETE")
            said = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        finally:
            copy.close()
    if said != "ok":
        raise LedgerNotWritten(f"the copy of {ledger.path} is not whole ({said}): look with sayso doctor {ledger.path}")
    with part.open("rb+") as whole:
        os.fsync(whole.fileno())
