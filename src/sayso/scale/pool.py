"""Stretches worked on by processes of this machine, or by this one."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import connection, get_context, parent_process
from multiprocessing.synchronize import Event
from typing import TypeVar

from sayso.desk.reading import ReadArticles
from sayso.errors import SaysoError
from sayso.scale.chunks import Chunk
from sayso.scale.inputs import Input
from sayso.scale.storage import StorageFailed
from sayso.scale.working import Finished, Order, load_reader, make_chunk, plan_input

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 2  # stretches that wait for a worker
_TRIES = 3  # of a stretch whose bytes could not be had or written
_BREAKS = 10  # times in a row that a process is ended from outside before anything is done


class Here:
    """This process does all."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.read = load_reader(order)

    def plan(self, inputs: Sequence[Input]) -> Iterator[list[Chunk]]:
        """The stretches of each input, in order."""
        return (plan_input(self.order, given) for given in inputs)

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

    def _open(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self.workers, mp_context=self.context, initializer=_begin, initargs=(self.order, self.stop)
        )

    def plan(self, inputs: Sequence[Input]) -> Iterator[list[Chunk]]:
        """The stretches of each input, as they are found."""
        return (chunks for _, chunks in self._each(inputs, _plan))

    def work(self, chunks: Sequence[Chunk]) -> Iterator[Finished]:
        """What came of each stretch, as they are done."""
        tries: dict[str, int] = {}
        left = list(chunks)
        while left:
            again: list[Chunk] = []
            for chunk, (done, error) in self._each(left, _work):
                if done is not None:
                    yield done
                    continue
                tries[chunk.id] = tries.get(chunk.id, 0) + 1
                if tries[chunk.id] < _TRIES:
                    again.append(chunk)
                else:
                    yield failed(chunk, error)
            left = again

    def _each(self, items: Iterable[T], do: Callable[[T], R]) -> Iterator[tuple[T, R]]:
        """What `do` gives for each, by whichever process is free; a process that was ended is made anew."""
        left, breaks = list(items), 0
        while left:
            done = 0
            workers = self._open()
            try:
                for item, made in self._hand_out(workers, left, do):
                    done += 1
                    left.remove(item)
                    yield item, made
            except BrokenProcessPool:
                breaks = 0 if done else breaks + 1
                if breaks >= _BREAKS:
                    raise SaysoError(
                        "processes that read pages are ended from outside again and again, maybe for want of memory:"
                        " what is done is kept, run it again with fewer processes (--parallel)"
                    ) from None
            finally:
                # Workers look at it between two batches of pages: nobody waits for a whole stretch.
                if left:
                    self.stop.set()
                workers.shutdown(wait=True, cancel_futures=True)
                self.stop.clear()

    def _hand_out(
        self, workers: ProcessPoolExecutor, items: Sequence[T], do: Callable[[T], R]
    ) -> Iterator[tuple[T, R]]:
        rest = iter(list(items))
        waiting: dict[Future[R], T] = {}
        while True:
            for item in islice(rest, self.workers * _AHEAD - len(waiting)):
                waiting[workers.submit(do, item)] = item
            if not waiting:
                return
            for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                yield waiting.pop(future), future.result()


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


def _plan(given: Input) -> list[Chunk]:
    return plan_input(_order, given)


def _work(chunk: Chunk) -> tuple[Finished | None, Exception | None]:
    global _read
    if _read is None:
        _read = load_reader(_order)
    try:
        return make_chunk(_order, chunk, _read, _stop.is_set), None
    except (StorageFailed, OSError) as error:
        return None, StorageFailed(str(error))
