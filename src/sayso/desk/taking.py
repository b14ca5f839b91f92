"""Sources into a ledger: opened, read in batches here or in worker processes, kept one article at a time."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sayso import model
from sayso.desk.gathering import gather
from sayso.desk.memory import give_back_memory
from sayso.desk.pages import Given, OnSkip, Published, is_address, make_page_article, to_moment
from sayso.desk.readers import find_reader, reader_version
from sayso.desk.reading import read_stream
from sayso.desk.results import Failure, Reading
from sayso.errors import BadRequest, SaysoError
from sayso.model import Page

if TYPE_CHECKING:
    from sayso.ledger import Kept, Ledger
    from sayso.page.intake.sources import SourceFailure

Outcome = Literal["new", "version", "reread", "same", "known", "turned_away"]
Read = Reading | Failure
ReadPages = Callable[[Sequence[Page]], list[Read]]

# Pages are handed out in batches, so that little time goes into handing over and little is lost when it is stopped.
_BATCH_PAGES = 16
_BATCH_BYTES = 4_000_000
# Batches that wait for a worker: memory stays flat however fast pages come.
_AHEAD = 2


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one page."""

    input: str
    outcome: Outcome  # "known": these bytes were read before by this reader, and were not read again
    article_id: str | None = None
    error: SaysoError | None = None


def take(
    sources: Iterable[str | Path],
    ledger: Ledger,
    *,
    reader: str = "rules",
    given: Given | None = None,
    published: Published = None,
    url: str | None = None,
    allow_private: bool = False,
    parallel: int = 1,
    on_skip: OnSkip = None,
) -> Iterator[Taken]:
    """Read every page of the sources and keep it in the ledger, one transaction an article; what became of each.

    What was taken in before is passed over by its bytes, so a run that was stopped, however it was stopped, goes on
    where it was. With `parallel` over 1 that many worker processes read. A page that cannot be read is kept as turned
    away, and the others go on. Raises BadRequest for options that make no sense, LedgerError where the ledger cannot
    be written.
    """
    from sayso.page.intake.sources import open_sources

    find_reader(reader)
    by = reader_version(reader)
    work = partial(read_pages, reader=reader, given=given, published=to_moment(published), url=url)
    options = _say_options(given, url)
    notes = _Notes(ledger, by)
    found = open_sources(
        [str(s) for s in sources], allow_private=allow_private, on_skip=on_skip, memory=notes, lists=given is None
    )
    with _hands(parallel, work) as hand_out:
        for pages, read in hand_out(_batches(found, partial(ledger.has_read, by=by, options=options))):
            for page, made in zip(pages, read, strict=True):
                taken = _keep(ledger, page, made, by, options)
                notes.settle(taken)
                yield taken


def _say_options(given: Given | None, url: str | None) -> str:
    """What a person said of pages that can decide whether they are read at all."""
    return " ".join(f"{name}={value}" for name, value in (("given", given), ("url", url)) if value)


class _Notes:
    """What servers said of addresses: put into the ledger only when the page itself is there.

    Otherwise a run that is stopped between the two would never ask for the page again. Lists are no pages: they are
    asked for whole each time, as one that has not changed may name pages that have, or that could not be had.
    """

    def __init__(self, ledger: Ledger, by: str) -> None:
        self.ledger = ledger
        self.by = by
        self.waiting: dict[str, tuple[str | None, str | None]] = {}

    def recall(self, address: str) -> tuple[str | None, str | None]:
        return self.ledger.recall(address, self.by)

    def remember(self, address: str, etag: str | None, last_modified: str | None) -> None:
        if etag or last_modified:
            self.waiting[address] = etag, last_modified

    def settle(self, taken: Taken) -> None:
        """The page of an address was kept; one that was turned away is asked for again."""
        said = self.waiting.pop(taken.input, None)
        if said and taken.outcome != "turned_away":
            self.ledger.remember(taken.input, *said)


def read_pages(
    pages: Sequence[Page], *, reader: str, given: Given | None, published: Published, url: str | None
) -> list[Read]:
    """The reading, or the failure, of each page; what that took of memory is given back."""
    made = [make_page_article(p, given=given, published=published, url=url) for p in pages]
    read = list(read_stream(made, reader=reader))
    give_back_memory()
    return read


_Item = Page | Failure | Taken  # to be read; not to be had; known
_Batch = list[_Item]


def _batches(found: Iterable[Page | SourceFailure], known: Callable[[Page], bool]) -> Iterator[_Batch]:
    batch: _Batch = []
    size = 0
    for item in found:
        if not isinstance(item, Page):
            batch.append(Failure(item.input, item.error))
        elif known(item):
            batch.append(Taken(item.input, "known"))
        else:
            batch.append(item)
            size += len(item.data)
        if len(batch) >= _BATCH_PAGES or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


_Done = tuple[_Batch, list[Read | Taken]]


def _join(batch: _Batch, read: Sequence[Read]) -> _Done:
    made = iter(read)
    return batch, [next(made) if isinstance(item, Page) else item for item in batch]


@contextmanager
def _hands(parallel: int, work: ReadPages) -> Iterator[Callable[[Iterable[_Batch]], Iterator[_Done]]]:
    """A function that has batches read, in order: here, or by `parallel` worker processes."""
    if parallel <= 1:
        yield lambda batches: (_join(b, work([p for p in b if isinstance(p, Page)])) for b in batches)
        return
    others = set(active_children())
    workers = ProcessPoolExecutor(parallel, mp_context=get_context("spawn"), initializer=_ignore_interrupts)
    try:
        yield partial(_hand_out, workers, parallel * _AHEAD, work)
    except BaseException:
        # Who stops it does not wait for the pages at hand, which may take a minute. They are read again next time.
        for worker in set(active_children()) - others:
            worker.kill()
        raise
    finally:
        workers.shutdown(wait=True, cancel_futures=True)


def _hand_out(workers: ProcessPoolExecutor, ahead: int, work: ReadPages, batches: Iterable[_Batch]) -> Iterator[_Done]:
    waiting: deque[tuple[_Batch, Future[list[Read]]]] = deque()
    try:
        for batch in batches:
            waiting.append((batch, workers.submit(work, [p for p in batch if isinstance(p, Page)])))
            while len(waiting) > ahead:
                done, future = waiting.popleft()
                yield _join(done, future.result())
        for done, future in waiting:
            yield _join(done, future.result())
    except BrokenProcessPool:
        raise SaysoError(
            "a process that read pages was ended from outside, maybe for want of memory: what was taken before is"
            " kept, run it again with fewer processes (--parallel)"
        ) from None


def _ignore_interrupts() -> None:
    # Ctrl-C reaches every process of a terminal, a service's end all of its; the parent alone decides what to do.
    for asked in (signal.SIGINT, signal.SIGTERM):
        signal.signal(asked, signal.SIG_IGN)


def fetch_one(address: str, *, allow_private: bool = False) -> Page:
    """The one page at an http or https address, as it came; a list of pages is no page.

    Raises BadRequest for what is no address of the web or holds several pages, SourceError where it cannot be had.
    """
    from sayso.page.intake.sources import open_sources

    if not is_address(address):
        raise BadRequest(f"{address[:80]!r} is no address: it has to start with http:// or https://")
    found = next(iter(open_sources([address], allow_private=allow_private, lists=False)), None)
    if found is None:
        raise BadRequest(f"no page is at {address}: give the address of one story")
    if not isinstance(found, Page):
        raise found.error
    return found


def keep_read(ledger: Ledger, reading: model.Reading, page: Page | None, *, by: str | None = None) -> Kept:
    """Keep a reading with its page, and put a new text into its story and its origin; what that changed.

    Raises a LedgerError.
    """
    kept = ledger.keep(reading, page, by=by)
    if kept in ("new", "version"):
        gather(ledger, reading.article.id)
    return kept


def _keep(ledger: Ledger, item: _Item, made: Read | Taken, by: str, options: str) -> Taken:
    if isinstance(made, Taken):
        return made
    page = item if isinstance(item, Page) else None
    if isinstance(made, Failure):
        ledger.turn_away(made.input, type(made.error).__name__, str(made.error), page, by=by, options=options)
        return Taken(made.input, "turned_away", error=made.error)
    return Taken(made.article.input, keep_read(ledger, made, page, by=by), made.article.id)
