"""The pages that ship with sayso, read: a ledger of them is there in a moment."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

# An export with the pages' bytes, as `sayso export --as jsonl --bytes` writes it; made by docs/make_demo.py.
READ = "demo.jsonl.gz"


def make_demo(path: str | Path) -> None:
    """Put the pages that ship with sayso into the ledger at `path`, which is made where there is none.

    Raises a LedgerError where it cannot be used.
    """
    from sayso.desk.export import import_lines
    from sayso.desk.gathering import gather_waiting
    from sayso.ledger import Ledger

    with Ledger(path) as ledger:
        for line in import_lines(demo_lines(), ledger):
            if line.error is not None:
                raise line.error
        gather_waiting(ledger)


def demo_lines() -> Iterator[str]:
    """The lines of the export, a page each."""
    packed = files("sayso.desk").joinpath(READ).read_bytes()
    yield from gzip.decompress(packed).decode("utf-8").splitlines(keepends=True)
