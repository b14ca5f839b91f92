"""One stretch of an input read and written: what a process here and an actor of a cluster do alike."""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sayso.desk import Failure, find_reader
from sayso.desk.readers import ReadArticles, reader_version
from sayso.desk.reading import read_batch
from sayso.errors import BadRequest, Defect, SaysoError
from sayso.model import Page
from sayso.scale.chunks import Chunk, open_chunk
from sayso.scale.inputs import Input
from sayso.scale.lake import Lake, Note, Settings
from sayso.scale.shelves import PARTS, Shelves, capture_row
from sayso.scale.storage import StorageFailed

_BATCH_PAGES = 16
_BATCH_BYTES = 4_000_000
_BLAMED = 3  # times that a record was at hand when its process ended, before it is passed over
Stopped = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a run."""

    lake: str  # a folder or an address
    reader: str | ReadArticles = "rules"  # a name, or a function of a module, which workers import
    by: str | None = None  # name and version of such a function: "mine@1"
    parts: tuple[str, ...] = PARTS
    records: int = 1_000  # of a stretch: what a kill can lose, and what a worker holds in memory

    def settings(self) -> Settings:
        """What the lake remembers of it. Raises BadRequest for what makes no sense."""
        if not set(self.parts) <= set(PARTS) or self.records < 1:
            raise BadRequest(
                f"a lake is parted by {', '.join(PARTS)} or none of them, in stretches of 1 record or more"
            )
        if isinstance(self.reader, str):
            find_reader(self.reader)
            return Settings(reader_version(self.reader), self.parts, self.records)
        if not self.by:
            raise BadRequest('a reader that is a function needs a name and a version: by="mine@1"')
        return Settings(self.by, self.parts, self.records)


@dataclass(frozen=True, slots=True)
class Finished:
    """What came of one stretch."""

    chunk: str
    input: str
    articles: int
    statements: int
    errors: int
    size: int  # bytes of the input that it stands for
    cpu_seconds: float
    megabytes: float  # the most that its process held until then
    known: bool = False  # it was done by an earlier run
    failed: str | None = None  # why it could not be done; the next run tries again


def plan_input(order: Order, given: Input) -> list[Chunk] | str:
    """The stretches of an input; where it changed since the lake was begun, what is wrong."""
    try:
        return Lake(order.lake).plan(given, order.records)
    except (BadRequest, StorageFailed) as error:
        return str(error)


def load_reader(order: Order) -> ReadArticles:
    """The function that reads a batch of articles: what is loaded once in each worker."""
    return find_reader(order.reader) if isinstance(order.reader, str) else order.reader


class Stop(Exception):
    """Somebody asked to stop; nothing of the stretch was written."""


def make_chunk(order: Order, chunk: Chunk, read: ReadArticles, stopped: Stopped = lambda: False) -> Finished:
    """Read a stretch and write its files, then its manifest; nothing is done where that was done before.

    Raises StorageFailed where the bytes could not be had or written, Stop where `stopped()`.
    """
    lake = Lake(order.lake)
    if (manifest := lake.manifest(chunk.id)) is not None:
        return Finished(**{**manifest["summary"], "known": True})
    started = time.process_time()
    held = lake.note(chunk.id)
    note = replace(held, tries=held.tries + 1, process=os.getpid())
    if note.times >= _BLAMED and note.at is not None:
        note = replace(note, at=None, times=0, avoid=(*note.avoid, note.at))
    lake.put_note(chunk.id, note)
    shelves = Shelves(order.parts, order.settings().by)
    watch = _Watch(lake, chunk.id, note, (note.at, note.times)) if held.tries else None
    try:
        for page, made in _read_all(chunk, read, watch, stopped, set(note.avoid)):
            if isinstance(made, Failure):
                shelves.put_failure(made, page)
            elif page is not None:
                shelves.put(made, capture_row(page))
    except (Stop, KeyboardInterrupt):
        lake.put_note(chunk.id, held)  # no page is to blame
        raise
    return write_chunk(lake, chunk, shelves, note, started)


def write_chunk(lake: Lake, chunk: Chunk, shelves: Shelves, note: Note, started: float) -> Finished:
    """Write the files of a stretch, then its manifest. `started` is of `time.process_time`."""
    filled = list(shelves.fill(chunk.id))
    note.files = tuple(f.path for f in filled)
    note.at, note.times = None, 0
    lake.put_note(chunk.id, note)
    for file in filled:
        lake.store.write(file.path, file.data)
    counts = shelves.counts
    done = Finished(
        chunk.id, chunk.input.name, counts["articles"], counts["statements"], counts["errors"], chunk.size,
        round(time.process_time() - started, 3), _megabytes(),
    )  # fmt: skip
    files = [
        {"path": f.path, "rows": f.rows, "bytes": len(f.data), "sha256": sha256(f.data).hexdigest()} for f in filled
    ]
    end = None if chunk.most is None else chunk.first + chunk.most
    told = {"input": chunk.input.address, "member": chunk.member, "records": [chunk.first, end]}
    lake.finish(
        chunk.id,
        {**told, "made": datetime.now(UTC).isoformat(), "rows": counts, "files": files, "summary": asdict(done)},
    )
    return done


@dataclass(slots=True)
class _Watch:
    """Notes each record before it is read, so that one that ends its process is found."""

    lake: Lake
    chunk: str
    note: Note
    before: tuple[int | None, int]  # the record at which the last process ended, and how many had ended there

    def see(self, number: int) -> None:
        at, times = self.before
        self.note.at, self.note.times = number, times + 1 if at == number else 1
        self.lake.put_note(self.chunk, self.note)


_Read = tuple[Page | None, Any]


def _read_all(
    chunk: Chunk, read: ReadArticles, watch: _Watch | None, stopped: Stopped, avoid: set[int]
) -> Iterator[_Read]:
    """Each page with its reading or failure, in order of the records."""
    batch: list[tuple[int, Page]] = []
    most = 1 if watch else _BATCH_PAGES
    try:
        for number, item in open_chunk(chunk):
            if not isinstance(item, Page):
                yield from _read_batch(batch, read, watch)
                batch = []
                yield None, Failure(*item)
            elif number in avoid:
                yield item, Failure(item.input, Defect(_ENDED))
            else:
                batch.append((number, item))
            if len(batch) >= most or sum(len(p.data) for _, p in batch) >= _BATCH_BYTES:
                if stopped():
                    raise Stop
                yield from _read_batch(batch, read, watch)
                batch = []
    except StorageFailed:
        raise
    except SaysoError as error:
        yield from _read_batch(batch, read, watch)
        yield None, Failure(chunk.input.name, error)
        return
    yield from _read_batch(batch, read, watch)


_ENDED = "each process that read this page was ended while it did: please report it with the page"


def _read_batch(batch: list[tuple[int, Page]], read: ReadArticles, watch: _Watch | None) -> Iterator[_Read]:
    if watch and batch:
        watch.see(batch[0][0])
    pages = [page for _, page in batch]
    yield from zip(pages, read_batch(pages, read) if pages else (), strict=True)


def _megabytes() -> float:
    unit = 1 if sys.platform == "darwin" else 1024
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6, 1)
