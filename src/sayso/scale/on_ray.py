"""Stretches worked on by actors of a Ray cluster. The one place where Ray is imported."""

from __future__ import annotations

import logging
import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from sayso.errors import BadRequest, SaysoError
from sayso.scale.chunks import Chunk
from sayso.scale.pool import Fold, Keyed, failed
from sayso.scale.storage import StorageFailed, is_here
from sayso.scale.working import Finished, Order, load_reader, make_chunk

T = TypeVar("T")
R = TypeVar("R")

_TRIES = 3  # of a stretch whose bytes could not be had or written
_BLOCKS = 4  # for each core, so that one that is slow is not waited for
_STORE = 200_000_000  # bytes of the object store of a cluster that is started here: only names go through it
MEMORY = 1_200_000_000  # bytes that are set apart for an actor


class Cluster:
    """Ray Data on a cluster: inputs, and then stretches, are the rows of a data set that actors map."""

    def __init__(self, ray: Any, order: Order, workers: int) -> None:
        self.ray = ray
        self.order = order
        self.workers = workers

    def each(self, items: Sequence[T], do: Callable[[T], R]) -> Iterator[R]:
        """What `do` gives for each item, in any order."""
        if not items:
            return
        made = self._items(items).map(lambda row: {"made": pickle.dumps(do(pickle.loads(row["item"])))}, num_cpus=1)
        yield from (pickle.loads(row["made"]) for row in self._rows(made))

    def group(self, items: Sequence[T], make: Callable[[T], Keyed], fold: Fold) -> Iterator[bytes]:
        """What `fold` gives for each number, of all that `make` gives for it: a shuffle of the cluster's."""
        if not items:
            return

        def spread(row: dict[str, Any]) -> list[dict[str, Any]]:
            return [{"number": number, "data": data} for number, data in make(pickle.loads(row["item"]))]

        def gather(rows: dict[str, Any]) -> dict[str, Any]:
            return {"made": [fold(list(rows["data"]))]}

        grouped = self._items(items).flat_map(spread, num_cpus=1).groupby("number", self._few())
        yield from (row["made"] for row in self._rows(grouped.map_groups(gather, batch_format="numpy")))

    def _items(self, items: Sequence[Any], *, apart: bool = False) -> Any:
        """Items as the rows of a data set, in a few blocks for each core; `apart`: each in a block of its own."""
        rows = [{"item": pickle.dumps(item)} for item in items]
        return self.ray.data.from_items(rows, override_num_blocks=len(rows) if apart else min(len(rows), self._few()))

    def _few(self) -> int:
        return _BLOCKS * max(1, int(self.ray.cluster_resources().get("CPU", 1)))

    def work(self, chunks: Sequence[Chunk]) -> Iterator[Finished]:
        """What came of each stretch, as they are done.

        Ray makes an actor that was ended anew, and gives its stretch to another; one that was done after all is known
        by its manifest.
        """
        if not chunks:
            return
        made = self._items(chunks, apart=True).map_batches(
            Worker,
            fn_constructor_args=(self.order,),
            batch_size=1,
            # So many at the most, and as many as there are nodes for: one that dies is not waited for.
            compute=self.ray.data.ActorPoolStrategy(min_size=1, max_size=self.workers, max_tasks_in_flight_per_actor=2),
            num_cpus=1,
            memory=min(MEMORY, self._least_memory()),
        )
        yield from (pickle.loads(row["done"]) for row in self._rows(made))

    def _least_memory(self) -> int:
        return int(min(n["Resources"].get("memory", MEMORY) for n in self.ray.nodes() if n["Alive"]) // 2)

    def _rows(self, rows: Any) -> Iterator[dict[str, Any]]:
        try:
            yield from rows.iter_rows()
        except self.ray.exceptions.RayError as error:
            said = " ".join(str(error).split())[:300]
            raise SaysoError(f"the cluster gave up ({said}): what is done is kept, run it again") from error


class Worker:
    """An actor: it loads the reader once and reads stretch after stretch."""

    def __init__(self, order: Order) -> None:
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        self.order = order
        self.read = load_reader(order)

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        """What came of each stretch of a batch."""
        return {"done": [pickle.dumps(self._make(pickle.loads(chunk))) for chunk in batch["item"]]}

    def _make(self, chunk: Chunk) -> Finished:
        for again in range(_TRIES - 1, -1, -1):
            try:
                return make_chunk(self.order, chunk, self.read)
            except (StorageFailed, OSError) as error:
                if not again:
                    return failed(chunk, error)
        raise AssertionError


@contextmanager
def open_cluster(order: Order, on: str, workers: int) -> Iterator[Cluster]:
    """The cluster at an address: "local" starts one here, "auto" finds the one that runs here.

    Raises BadRequest where there is none, where Ray is not installed, or where its nodes would not see the lake.
    """
    try:
        # Counts of use are sent to Ray's makers otherwise.
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        import ray
        import ray.data
    except ImportError:
        raise BadRequest("--on needs Ray, which is not installed: pip install 'sayso[scale]'") from None
    ours = not ray.is_initialized()
    if ours:
        _join(ray, on, workers)
    ray.data.DataContext.get_current().enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    try:
        _check_shared(ray, order.lake)
        yield Cluster(ray, order, workers)
    finally:
        if ours:
            with suppress(Exception):
                ray.shutdown()


def _join(ray: Any, on: str, workers: int) -> None:
    quiet: dict[str, Any] = {"logging_level": logging.ERROR, "log_to_driver": False}
    try:
        if on == "local":
            ray.init(num_cpus=workers, include_dashboard=False, object_store_memory=_STORE, **quiet)
        else:
            ray.init(address=on, **quiet)
    except (ConnectionError, ValueError, RuntimeError) as error:
        said = " ".join(str(error).split())[:160]
        raise BadRequest(f"there is no Ray cluster at {on} ({said}): start one with ray start --head") from None


def _check_shared(ray: Any, lake: str) -> None:
    hosts = {node["NodeManagerHostname"] for node in ray.nodes() if node["Alive"]}
    if len(hosts) > 1 and is_here(lake) and not lake.startswith("file://"):
        raise BadRequest(
            f"{lake} is a folder of this machine and the cluster has {len(hosts)}: give --out an address of a store, or"
            " file:// and the path of a folder that all of them mount"
        )
