"""One connection to the ledger for each thread: readers never wait for each other, nor for who writes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.ledger import Ledger


class Ledgers:
    """The ledger at a path, opened once in each thread that asks. Raises what `Ledger` raises."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._here = threading.local()
        self._all: list[Ledger] = []
        self._lock = threading.Lock()

    @property
    def here(self) -> Ledger:
        """The connection of this thread."""
        held: Ledger | None = getattr(self._here, "ledger", None)
        if held is None:
            from sayso.ledger import Ledger

            held = Ledger(self.path, make=False)
            self._here.ledger = held
            with self._lock:
                self._all.append(held)
        return held

    @contextmanager
    def fresh(self) -> Iterator[Ledger]:
        """A connection of its own, for one piece of work."""
        from sayso.ledger import Ledger

        with Ledger(self.path, make=False) as held:
            yield held

    def close(self) -> None:
        """Let go of every connection."""
        with self._lock:
            for held in self._all:
                held.close()
            self._all.clear()
