"""A whole run: what is named to inputs, those to stretches, those to a lake, by processes here or by a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from sayso.errors import BadRequest
from sayso.ledger.arrow import load_parquet
from sayso.scale.chunks import Chunk
from sayso.scale.inputs import Input, list_inputs
from sayso.scale.lake import Lake
from sayso.scale.pool import Fold, Here, Keyed, Pool
from sayso.scale.storage import hold_alone
from sayso.scale.working import Finished, Order, plan_input

T = TypeVar("T")
R = TypeVar("R")


class Engine(Protocol):
    """Who does the work."""

    def each(self, items: Sequence[T], do: Callable[[T], R]) -> Iterator[R]:
        """What `do`, a function of a module, gives for each item, in any order."""

    def group(self, items: Sequence[T], make: Callable[[T], Keyed], fold: Fold) -> Iterator[bytes]:
        """What `fold` gives for each number, of all that `make` gives for it."""

    def work(self, chunks: Sequence[Chunk]) -> Iterator[Finished]:
        """What came of each stretch, as they are done."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What a run has to do."""

    inputs: int
    chunks: int
    known: int  # of them, those that an earlier run has done
    size: int  # bytes of the inputs
    known_size: int


def run(
    sources: Iterable[str | Path],
    order: Order,
    *,
    on: str | None = None,
    parallel: int = 1,
    on_skip: Callable[[str, str], None] | None = None,
    on_plan: Callable[[Planned], None] | None = None,
) -> Iterator[Finished]:
    """Read every record of the sources into the lake, each exactly once; what came of each stretch, as they are done.

    What an earlier run has done is passed over, so a run that was stopped, however it was stopped, goes on where it
    was. Here `parallel` processes read; with `on` (an address of Ray's: "auto", "local", "ray://host:10001") so many
    actors of a cluster do. `on_skip` hears of files that are of another kind, `on_plan` of what there is to do.
    Raises BadRequest for options that make no sense or differ from those that the lake was begun with, SourceNotFound
    for what is not there.
    """
    load_parquet()
    settings = order.settings()
    inputs = list_inputs(sources, on_skip=on_skip)
    lake = Lake(order.lake)
    with hold_alone(order.lake), find_engine(order, on, parallel) as engine:
        lake.settle(settings)
        lake.sweep()
        chunks = _plan(order, inputs, engine)
        done = lake.done()
        left = [c for c in chunks if c.id not in done]
        if on_plan:
            size = sum(c.size for c in chunks)
            on_plan(Planned(len(inputs), len(chunks), len(chunks) - len(left), size, size - sum(c.size for c in left)))
        yield from engine.work(left)


def _plan(order: Order, inputs: Sequence[Input], engine: Engine) -> list[Chunk]:
    chunks: list[Chunk] = []
    for made in engine.each(inputs, partial(plan_input, order)):
        if isinstance(made, str):
            raise BadRequest(made)
        chunks += made
    return chunks


@contextmanager
def find_engine(order: Order, on: str | None, parallel: int) -> Iterator[Engine]:
    """Who does the work: a cluster, processes here, or this one."""
    if on is not None:
        from sayso.scale.on_ray import open_cluster

        with open_cluster(order, on, parallel) as cluster:
            yield cluster
    elif parallel > 1:
        with Pool(order, parallel) as pool:
            yield pool
    else:
        yield Here(order)
