"""Stretches worked on by processes of this machine, or by this one."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import partial
from itertools import islice
from multiprocessing import connection, get_context, parent_process
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Event
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, Self, TypeVar

from sayso.desk.readers import ReadArticles
from sayso.errors import SaysoError
from sayso.scale.chunks import Chunk
from sayso.scale.lake import Lake
from sayso.scale.storage import StorageFailed
from sayso.scale.working import Finished, Order, load_reader, make_chunk

T = TypeVar("T")
R = TypeVar("R")

Keyed = list[tuple[int, bytes]]  # numbers, and what belongs to each
Fold = Callable[[list[bytes]], bytes]

_AHEAD = 2  # stretches that wait for a worker
_TRIES = 3  # of a stretch whose bytes could not be had or written
_SEEN = 5.0  # seconds until it is known which process ended
_BREAKS = 10  # times in a row that a process is ended from outside before anything is done


class _Each(Protocol):
    def each(self, items: Sequence[T], do: Callable[[T], R]) -> Iterator[R]:
        """What `do` gives for each item, in any order."""


def spill_and_fold(engine: _Each, items: Sequence[T], make: Callable[[T], Keyed], fold: Fold) -> Iterator[bytes]:
    """What `fold` gives for each number, of all that `make` gives for it; what waits stands in temporary files."""
    with TemporaryDirectory(prefix="sayso-") as tmp:
        folder = Path(tmp)
        for made in engine.each(items, make):
            for number, data in made:
                with (folder / str(number)).open("ab") as file:
                    file.write(len(data).to_bytes(8, "little") + data)
        numbers = sorted(folder.iterdir(), key=lambda path: int(path.name))
        yield from engine.each(numbers, partial(_fold_file, fold))


def _fold_file(fold: Fold, path: Path) -> bytes:
    pieces = []
    with path.open("rb") as file:
        while head := file.read(8):
            pieces.append(file.read(int.from_bytes(head, "little")))
    return fold(pieces)


class Here:
    """This process does all."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.read = load_reader(order)

    def each(self, items: Sequence[T], do: Callable[[T], R]) -> Iterator[R]:
        """What `do` gives for each item, in any order."""
        return map(do, items)

    def group(self, items: Sequence[T], make: Callable[[T], Keyed], fold: Fold) -> Iterator[bytes]:
        """What `fold` gives for each number, of all that `make` gives for it."""
        return spill_and_fold(self, items, make, fold)

    def work(self, chunks: Sequence[Chunk]) -> Iterator[Finished]:
        """What came of each stretch."""
        for chunk in chunks:
            for again in range(_TRIES - 1, -1, -1):
                try:
                    yield make_chunk(self.order, chunk, self.read)
                    break
                except (StorageFailed, OSError) as error:
                    if not again:
                        yield failed(chunk, error)


class Pool:
    """So many processes, each with a reader of its own."""

    def __init__(self, order: Order, workers: int) -> None:
        self.order = order
        self.workers = workers
        self.context = get_context("spawn")
        self.stop = self.context.Event()
        self.running: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self._close()

    def _open(self) -> ProcessPoolExecutor:
        if self.running is None:
            self.stop.clear()
            self.running = ProcessPoolExecutor(
                self.workers, mp_context=self.context, initializer=_begin, initargs=(self.order, self.stop)
            )
        return self.running

    def _close(self) -> None:
        """Let the workers go: they look at `stop` between two batches of pages, so nobody waits for a whole stretch."""
        if self.running is not None:
            self.stop.set()
            self.running.shutdown(wait=True, cancel_futures=True)
            self.running = None

    def each(self, items: Sequence[T], do: Callable[[T], R]) -> Iterator[R]:
        """What `do`, a function of a module, gives for each item, in any order."""
        return (made for _, made in self._each(items, do))

    def group(self, items: Sequence[T], make: Callable[[T], Keyed], fold: Fold) -> Iterator[bytes]:
        """What `fold` gives for each number, of all that `make` gives for it."""
        return spill_and_fold(self, items, make, fold)

    def work(self, chunks: Sequence[Chunk]) -> Iterator[Finished]:
        """What came of each stretch, as they are done."""
        tries: dict[str, int] = {}
        left = list(chunks)
        while left:
            again: list[Chunk] = []
            for chunk, (done, error) in self._each(left, _work, self._pardon):
                if done is not None:
                    yield done
                    continue
                tries[chunk.id] = tries.get(chunk.id, 0) + 1
                if tries[chunk.id] < _TRIES:
                    again.append(chunk)
                else:
                    yield failed(chunk, error)
            left = again

    def _pardon(self, chunks: Sequence[Chunk], processes: Container[int]) -> None:
        lake = Lake(self.order.lake)
        for chunk in chunks:
            with suppress(StorageFailed, OSError):
                lake.pardon(chunk.id, processes)

    def _each(
        self,
        items: Iterable[T],
        do: Callable[[T], R],
        pardon: Callable[[Sequence[T], Container[int]], None] | None = None,
    ) -> Iterator[tuple[T, R]]:
        """What `do` gives for each, by whichever process is free.

        Where a process was ended, the others are ended too and all are made anew; `pardon` hears of the items that
        were handed out and of the processes that did not end by themselves.
        """
        left, breaks = dict(enumerate(items)), 0
        while left:
            done, waiting = 0, dict[Future[R], int]()
            try:
                for place, made in self._hand_out(self._open(), left, do, waiting):
                    done += 1
                    yield left.pop(place), made
            except BrokenProcessPool:
                ended = self._end_others()
                if pardon:
                    pardon([left[place] for place in waiting.values()], ended)
                breaks = 0 if done else breaks + 1
                if breaks >= _BREAKS:
                    raise SaysoError(
                        "processes that read pages are ended from outside again and again, maybe for want of memory:"
                        " what is done is kept, run it again with fewer processes (--parallel)"
                    ) from None

    def _hand_out(
        self, workers: ProcessPoolExecutor, items: Mapping[int, T], do: Callable[[T], R], waiting: dict[Future[R], int]
    ) -> Iterator[tuple[int, R]]:
        rest = iter(list(items.items()))
        while True:
            for place, item in islice(rest, self.workers * _AHEAD - len(waiting)):
                waiting[workers.submit(do, item)] = place
            if not waiting:
                return
            for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                made = future.result()
                yield waiting.pop(future), made

    def _end_others(self) -> set[int]:
        """End the processes of a pool that is broken; those that would have gone on."""
        processes = list((self.running._processes or {}).values()) if self.running else []
        until = time.monotonic() + _SEEN
        # A process is known to be gone a moment before it is known how it went.
        while not any(map(_went, processes)) and time.monotonic() < until:
            time.sleep(0.01)
        others = {p.pid for p in processes if p.pid is not None and not _went(p)}
        for process in processes:
            process.kill()  # they do not heed SIGTERM, and the pool would wait for them
        self._close()
        return others


def _went(process: BaseProcess) -> bool:
    """Whether it ended, other than by the pool, which asks what has not begun yet to end."""
    return process.exitcode not in (None, -signal.SIGTERM)


def failed(chunk: Chunk, error: BaseException | None) -> Finished:
    """What is told of a stretch that could not be done."""
    said = str(error) or type(error).__name__
    return Finished(chunk.id, chunk.input.name, 0, 0, 0, chunk.size, 0.0, 0.0, failed=said)


# Of a worker: set once, when its process begins.
_order: Order
_read: ReadArticles | None = None
_stop: Event


def _begin(order: Order, stop: Event) -> None:
    global _order, _stop
    _order, _stop = order, stop
    # Ctrl-C reaches every process of a terminal; the parent alone decides what to do.
    for asked in (signal.SIGINT, signal.SIGTERM):
        signal.signal(asked, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _work(chunk: Chunk) -> tuple[Finished | None, Exception | None]:
    global _read
    if _read is None:
        _read = load_reader(_order)
    try:
        return make_chunk(_order, chunk, _read, _stop.is_set), None
    except (StorageFailed, OSError) as error:
        return None, StorageFailed(str(error))
