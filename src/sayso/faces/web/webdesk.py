"""What the routes share: the ledger, the pages kept, the workers; and the tick that says when something was written."""

from __future__ import annotations

import hmac
import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar

from fastapi import HTTPException, Request

from sayso.errors import LedgerError
from sayso.faces.web.drawers import Drawers
from sayso.faces.web.drawing import Begun
from sayso.faces.web.kept import KeptPages
from sayso.faces.web.ledgers import Ledgers
from sayso.faces.web.settings import Settings
from sayso.faces.web.work import Jobs, Workers, gather_all, warm_up

if TYPE_CHECKING:
    from sayso.ledger import Ledger

T = TypeVar("T")
_LOOK_EVERY = 0.5  # seconds
_TRIES = 3


class WebDesk:
    """One for each application; closed with it."""

    def __init__(self, settings: Settings, begun: Begun | None = None) -> None:
        self.settings = settings
        self.ledgers = Ledgers(settings.ledger, self._forget)
        self.pages = KeptPages()
        self.begun = begun
        self.workers = begun.workers if begun else Workers()
        self.jobs = Jobs(self.workers, settings.ledger, settings.reader, allow_private=settings.allow_private)
        self.drawers = Drawers(self.ledgers)
        self.drawing: dict[Hashable, tuple[object, Future[Any]]] = {}  # stories that are being compared
        self.tick = 0  # goes up when the ledger was written, by whomever
        self.listeners = 0  # pages that are told of it
        self.not_gathered: str | None = None  # why texts are still in no story
        self._gathering: Future[int] | None = None
        self._ended = 0  # how often its process was
        self._settled = True  # nobody has written since it was last looked for texts that wait
        self._values: dict[str, tuple[int, Any]] = {}
        self._closed = threading.Event()
        self._watcher = threading.Thread(target=self._watch, name="watching", daemon=True)

    @property
    def ledger(self) -> Ledger:
        """The ledger, for the thread that asks."""
        return self.ledgers.here

    @property
    def key(self) -> str:
        """What a page that a browser sends has to carry; the bookmarklet has it."""
        return hmac.new(self.settings.secret, b"sent by a browser", sha256).hexdigest()[:32]

    def start(self) -> None:
        """Watch the ledger."""
        self._watcher.start()

    def warm_up(self) -> None:
        """Have a worker load what reading needs."""
        if not self.is_closed:
            self.workers.submit(warm_up, self.settings.reader)

    def gather(self) -> None:
        """Have a worker put the texts that are in no story yet where they belong, where it does not do so already."""
        from sayso.desk.gathering import count_waiting

        if (self._gathering is None or self._gathering.done()) and not self.is_closed and count_waiting(self.ledger):
            self._gathering = self.workers.submit(gather_all, self.settings.ledger)
            self._gathering.add_done_callback(self._note_gathering)

    def _note_gathering(self, done: Future[int]) -> None:
        """What stood in its way is shown; it is tried again when the ledger was written, or a few times at once where
        its process was ended.
        """
        error = None if done.cancelled() else done.exception()
        self.not_gathered = str(error) or type(error).__name__ if error is not None else None
        if done.cancelled() or isinstance(error, BrokenProcessPool):
            self._ended += 1
            self._settled = self._ended > _TRIES
        self.changed()

    def stop(self) -> None:
        """Have pages that listen let go: nothing more is told."""
        self._closed.set()

    def close(self) -> None:
        """End what was started."""
        self.stop()
        if self._watcher.is_alive():
            self._watcher.join(timeout=2)  # it may have work begun
        self.jobs.close()
        self.workers.close()
        self.drawers.close()
        self.ledgers.close()

    @property
    def is_closed(self) -> bool:
        """Whether it was closed, or is to be."""
        return self._closed.is_set()

    def kept_value(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gave when it was last asked, as long as nothing was written since."""
        tick, held = self.tick, self._values.get(name)
        if held is None or held[0] != tick:
            held = self._values[name] = tick, make()
        value: T = held[1]
        return value

    def changed(self) -> None:
        """Something was written here: lists are drawn anew."""
        self.tick += 1

    def _forget(self) -> None:
        """Another ledger lies where this one was: nothing that was drawn of it is shown."""
        self.pages.clear()
        self.changed()

    def _watch(self) -> None:
        from sayso.ledger.stamps import data_version

        seen = None
        while not self._closed.wait(0 if seen is None else _LOOK_EVERY):
            try:
                # Only numbers of one and the same connection can be compared.
                now = id(self.ledger), data_version(self.ledger)
            except LedgerError:
                now = None
            if seen is not None and now != seen:
                self.changed()
            # Who takes pages in gathers them; what still waits when nobody writes any more was left by others.
            if now is not None and (now == seen) != self._settled:
                self._settled = now == seen
                if self._settled:
                    self._look_for_waiting()
            seen = now or (0, 0)

    def _look_for_waiting(self) -> None:
        try:
            self.gather()
        except LedgerError as error:
            self.not_gathered = str(error)


async def get_desk(request: Request) -> WebDesk:
    """The web desk that a request is asked of."""
    # A plain function would be called in a thread of its own, each time.
    desk: WebDesk = request.app.state.desk
    return desk


def check_id(name: str, what: str = "article") -> str:
    """An id from an address, as a ledger may hold it. Raises HTTPException (404) for what can be none."""
    if not name.isascii() or not name.isalnum() or len(name) > 64:
        raise HTTPException(404, f"There is no {what} {name[:40]!r} in this ledger.")
    return name
