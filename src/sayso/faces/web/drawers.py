"""Articles are drawn in processes of their own: the one that answers stays free for pages that are kept."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import HTTPException
from starlette.concurrency import run_in_threadpool

from sayso.faces.web.ledgers import Ledgers
from sayso.faces.web.packing import Packed
from sayso.faces.web.work import ENDED_HERE, Workers

if TYPE_CHECKING:
    from sayso.ledger import Ledger

Draw = Callable[..., Packed]  # of a ledger, and what is asked of it; a function of a module
_COUNT = 2
_TRIES = 3
_MANY = 50_000  # things made before the collector looks


class Drawers:
    """Two processes that draw from the ledger at the path of `ledgers`.

    They are started when the first page is asked for, which a thread draws, as it does all until they are there.
    """

    def __init__(self, ledgers: Ledgers) -> None:
        self._ledgers = ledgers
        self._workers = Workers(_COUNT, _load)
        self._started: list[Future[None]] = []
        self._closed = False

    async def draw(self, do: Draw, *asked: Any) -> Packed:
        """What `do` makes of the ledger and `asked`. Raises what it raises; HTTPException (503) where it ends them."""
        if not self._are_there():
            return await run_in_threadpool(lambda: do(self._ledgers.here, *asked))
        for _ in range(_TRIES):
            try:
                return await asyncio.wrap_future(self._workers.submit(_draw, do, self._ledgers.path, *asked))
            except BrokenProcessPool:
                continue  # maybe by another page
        raise HTTPException(503, f"{ENDED_HERE}: try again.")

    def _are_there(self) -> bool:
        if not self._started and not self._closed:
            self._started = [self._workers.submit(_nothing) for _ in range(_COUNT)]
        return not self._closed and all(f.done() for f in self._started)

    def close(self) -> None:
        """End them."""
        self._closed = True
        self._workers.close()


_held: Ledgers | None = None


def _draw(do: Draw, path: Path, *asked: Any) -> Packed:
    return do(_open(path), *asked)


def _open(path: Path) -> Ledger:
    """The ledger at `path`, held open by this process."""
    global _held
    if _held is None or _held.path != path:
        _held = Ledgers(path)
    return _held.here


def _nothing() -> None:
    pass


def _load() -> None:
    from sayso.retell.html import load_template

    load_template("sayso.faces.web", "article.html.j2")
    # A page makes some ten thousand small things that all go with it: looking for others among them is a tenth of its
    # time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(_MANY)
