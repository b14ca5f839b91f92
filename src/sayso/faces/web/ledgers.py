"""One connection to the ledger for each thread: readers never wait for each other, nor for who writes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakSet

from sayso.errors import NotALedger

if TYPE_CHECKING:
    from sayso.ledger import Ledger

_MOST_CACHED = 8_000  # KiB of the file that each connection holds: there are as many as threads
File = tuple[int, int]  # device and number: another file under the same name is another ledger


class _Held:
    """A thread's connection, closed when the thread is gone."""

    def __init__(self, ledger: Ledger, file: File) -> None:
        self.ledger, self.file = ledger, file

    def __del__(self) -> None:
        self.ledger.close()


class Ledgers:
    """The ledger at a path, opened once in each thread that asks; anew where another file was put in its place.

    `on_new` is called when that was seen. Raises what `Ledger` raises; NotALedger where the file is gone.
    """

    def __init__(self, path: Path, on_new: Callable[[], None] = lambda: None) -> None:
        self.path = path
        self._on_new = on_new
        self._file: File | None = None
        self._here = threading.local()
        self._all: WeakSet[_Held] = WeakSet()
        self._lock = threading.Lock()

    @property
    def here(self) -> Ledger:
        """The connection of this thread."""
        file = self._look()
        held: _Held | None = getattr(self._here, "held", None)
        if held is None or held.file != file:
            from sayso.ledger import Ledger

            held = self._here.held = _Held(Ledger(self.path, make=False), file)
            with held.ledger.looking() as db:
                db.execute(f"PRAGMA cache_size = -{_MOST_CACHED}")
            with self._lock:
                self._all.add(held)
        return held.ledger

    @contextmanager
    def fresh(self) -> Iterator[Ledger]:
        """A connection of its own, for one piece of work."""
        from sayso.ledger import Ledger

        with Ledger(self.path, make=False) as held:
            yield held

    @property
    def count(self) -> int:
        """How many connections are open."""
        return len(self._all)

    def close(self) -> None:
        """Let go of every connection."""
        with self._lock:
            for held in list(self._all):
                held.ledger.close()
            self._all.clear()

    def _look(self) -> File:
        """Which file lies there now."""
        try:
            found = self.path.stat()
        except OSError:
            said = "put it back, or stop the desk and serve another"
            raise NotALedger(f"the ledger at {self.path} is gone: {said}") from None
        file = found.st_dev, found.st_ino
        if file != self._file:
            with self._lock:
                is_new, self._file = self._file not in (None, file), file
            if is_new:
                self._on_new()
        return file
