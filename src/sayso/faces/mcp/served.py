"""What a server works on: the ledger's file, what it may do, and what it read last."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.desk import Comparison
    from sayso.ledger import Ledger
    from sayso.model import Reading

_MOST_READ = 8  # readings of pages that were not kept: the rest of a long one can be asked for


@dataclass(frozen=True)
class Served:
    """One server's ledger and rights."""

    path: Path
    allow_writes: bool = False
    allow_private: bool = False
    reader: str = "rules"
    # Parser and comparison are made for one thread; a client may ask for several things at once.
    busy: Lock = field(default_factory=Lock)
    read: OrderedDict[str, Reading] = field(default_factory=OrderedDict)  # by article id, the latest last
    compared: dict[str, tuple[tuple[Reading, ...], Comparison]] = field(default_factory=dict)  # the last story alone

    @contextmanager
    def open(self) -> Iterator[Ledger]:
        """The ledger as it is now, seen as at one moment whatever is written meanwhile. Raises LedgerError."""
        with self.open_at_large() as ledger, ledger.looking() as db:
            db.execute("BEGIN")
            yield ledger

    def open_at_large(self) -> Ledger:
        """The ledger, to be closed: texts that came in otherwise may be put into their stories. Raises LedgerError."""
        from sayso.ledger import Ledger

        return Ledger(self.path, make=False)

    def remember(self, reading: Reading) -> None:
        """Keep a reading at hand for as long as few others come."""
        self.read[reading.article.id] = reading
        self.read.move_to_end(reading.article.id)
        while len(self.read) > _MOST_READ:
            self.read.popitem(last=False)
