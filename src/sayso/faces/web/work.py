"""What takes long is done in processes of their own: the desk goes on answering. What a job is at can be asked."""

from __future__ import annotations

import os
import secrets
import signal
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import Any, Literal, ParamSpec, TypeVar

from sayso.errors import BadRequest, Defect, SaysoError
from sayso.model import Article, Page, Reading

P = ParamSpec("P")
T = TypeVar("T")
Stage = Literal["waiting", "fetching", "reading", "keeping", "done", "failed"]

_MOST_WAITING = 20
_LET_GO_SECONDS = 2.0
_MOST_KEPT = 100
_MOST_HELD = 10  # readings that are not kept in the ledger
_MOST_SECONDS = 300.0  # for one page
ENDED = "the process that did it was ended from outside, maybe for want of memory"
ENDED_HERE = f"{ENDED[:1].upper()}{ENDED[1:]}"  # at the beginning of a line
_OVER: frozenset[str] = frozenset({"done", "failed"})


class Workers:
    """Two processes that read and compare; a new pair where one was ended from outside."""

    def __init__(self, count: int = 2, load: Callable[[], None] | None = None) -> None:
        self._count = count
        self._load = load  # done by each before anything else
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, do: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have something done; `do` is a function of a module."""
        with self._lock:
            pool = self._pool = self._pool or self._start()
        try:
            return pool.submit(do, *args, **kwargs)
        except BrokenProcessPool:
            with self._lock:
                if self._pool is pool:
                    self._pool = self._start()
                pool = self._pool
            return pool.submit(do, *args, **kwargs)

    def close(self) -> None:
        """End them; what waits is not begun. What is submitted later has new ones."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            processes = list((pool._processes or {}).values())
            manager: Any = pool._executor_manager_thread
            pool.shutdown(wait=False, cancel_futures=True)
            for process in processes:
                process.terminate()
            if manager is not None:
                # A pipe that it closes while Python ends would be written to once more.
                manager.join(timeout=_LET_GO_SECONDS)

    @property
    def numbers(self) -> list[int]:
        """The processes' numbers, for whoever looks after the machine."""
        with self._lock:
            return [p.pid for p in ((self._pool._processes if self._pool else None) or {}).values() if p.pid]

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._count, mp_context=get_context("spawn"), initializer=_begin_worker, initargs=(self._load,)
        )


def _begin_worker(load: Callable[[], None] | None) -> None:
    # Ctrl-C reaches every process of a terminal; the desk ends its workers itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if load is not None:
        load()


def _end_with_parent() -> None:
    # A desk that was killed can end nobody, and its workers would wait for it for ever.
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader wants read: an address, or a page that was pasted or sent."""

    address: str | None = None
    page: Page | None = None
    keep: bool = True
    published: str | None = None
    url: str | None = None

    @property
    def name(self) -> str:
        """What it is called while it is read."""
        return self.address or self.url or "the text"


@dataclass(frozen=True, slots=True)
class Job:
    """How far it is."""

    id: str
    asked: Asked
    stage: Stage = "waiting"
    began: float = 0.0  # seconds of `time.monotonic`
    article_id: str | None = None  # where it is done
    outcome: str | None = None  # "new", "version", ...; None where it was not kept
    reading: Reading | None = None  # where it was not kept
    error: str | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self.stage in _OVER

    @property
    def seconds(self) -> float:
        """Since it was asked."""
        return time.monotonic() - self.began


class Jobs:
    """Readings asked for, one done after the other; the last hundred can be asked about."""

    def __init__(self, workers: Workers, ledger: Path, reader: str, *, allow_private: bool = False) -> None:
        self._workers, self._ledger, self._reader, self._private = workers, ledger, reader, allow_private
        self._hand = ThreadPoolExecutor(1, thread_name_prefix="reading")
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = threading.Lock()

    def start(self, asked: Asked) -> Job:
        """A new job. Raises BadRequest where too many wait already."""
        job = Job(secrets.token_urlsafe(12), asked, began=time.monotonic())
        with self._lock:
            if sum(not j.is_over for j in self._jobs.values()) >= _MOST_WAITING:
                raise BadRequest(f"{_MOST_WAITING} pages wait to be read: try again when some are done")
            self._jobs[job.id] = job
            while len(self._jobs) > _MOST_KEPT:
                self._jobs.popitem(last=False)
        self._hand.submit(self._do, job)
        return job

    def find(self, job_id: str) -> Job | None:
        """The job of an id, as it stands."""
        with self._lock:
            return self._jobs.get(job_id)

    def close(self) -> None:
        """Begin nothing more."""
        self._hand.shutdown(wait=False, cancel_futures=True)

    def _put(self, job: Job, **changes: Any) -> Job:
        made = replace(job, **changes)
        if made.is_over:
            # The bytes were needed for reading alone.
            made = replace(made, asked=replace(made.asked, page=None))
        with self._lock:
            if job.id in self._jobs:
                self._jobs[job.id] = made
            held = [j for j in self._jobs.values() if j.reading is not None]
            for old in held[:-_MOST_HELD]:
                del self._jobs[old.id]
        return made

    def _wait(self, work: Future[T]) -> T:
        """What a process made. Raises SaysoError where it took too long; the process is ended then."""
        try:
            return work.result(_MOST_SECONDS)
        except TimeoutError:
            self._workers.close()
            raise SaysoError(f"it took more than {_MOST_SECONDS:.0f} seconds: try a shorter page") from None

    def _do(self, job: Job) -> None:
        try:
            page, address = job.asked.page, job.asked.address
            if address is not None:
                job = self._put(job, stage="fetching")
                page = self._wait(self._workers.submit(fetch_page, address, self._private))
            assert page is not None
            job = self._put(job, stage="reading")
            made = self._wait(self._workers.submit(read_page, page, self._reader, replace(job.asked, page=None)))
            if not job.asked.keep:
                self._put(job, stage="done", reading=made, article_id=made.article.id)
                return
            job = self._put(job, stage="keeping")
            outcome = keep_reading(self._ledger, made, page)
            self._put(job, stage="done", article_id=made.article.id, outcome=outcome)
        except SaysoError as error:
            self._put(job, stage="failed", error=str(error))
        except BrokenProcessPool:
            self._put(job, stage="failed", error=f"{ENDED}: try again, or a shorter page")
        except Exception as error:
            self._put(job, stage="failed", error=str(Defect(f"sayso failed on this page ({type(error).__name__})")))


def fetch_page(address: str, allow_private: bool) -> Page:
    """The page at an address, as it came. Raises a SaysoError; BadRequest where several pages are there."""
    from sayso.desk.taking import fetch_one

    return fetch_one(address, allow_private=allow_private)


def read_page(page: Page, reader: str, asked: Asked) -> Reading:
    """The reading of a page, without what a desk's own class adds: it goes from one process to another."""
    from sayso.desk.pages import make_page_article
    from sayso.desk.readers import find_reader

    made = make_page_article(page, published=asked.published, url=asked.url)
    if not isinstance(made, Article):
        raise made.error
    return find_reader(reader)([made])[0]


def keep_reading(ledger: Path, reading: Reading, page: Page) -> str:
    """Put a reading into the ledger, with its page, and into its story; what that changed."""
    from sayso.desk.taking import keep_read
    from sayso.ledger import Ledger

    with Ledger(ledger, make=False) as held:
        return keep_read(held, reading, page)


def gather_all(path: Path) -> int:
    """Put the texts of a ledger that are in no story yet where they belong; how many there were."""
    from sayso.desk.gathering import gather_waiting
    from sayso.ledger import Ledger

    with Ledger(path, make=False) as ledger:
        return gather_waiting(ledger)


def warm_up(reader: str) -> None:
    """Have a process load what reading needs, before somebody waits for it."""
    from sayso.desk import read_text

    read_text("The mayor said the bridge was safe.", given="text", reader=reader)
