"""A Ray cluster of several nodes on one machine makes the lake that one process makes, also where a node dies."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import BadRequest
from sayso.scale import run
from sayso.scale.gathering import gather
from sayso.scale.lake import Lake
from sayso.scale.working import Order
from tests.scale.made_crawl import read_slowly, read_trivially, rows_of_lake, write_warc

ray = pytest.importorskip("ray", reason="Ray is not installed (extra: scale)")
pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra: scale)")
cluster_utils = pytest.importorskip("ray.cluster_utils", reason="this Ray has no cluster for tests")


PATIENCE = 240  # seconds


def test_a_cluster_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    crawl = write_warc(tmp_path / "a.warc.gz", range(2))
    with pytest.raises(BadRequest, match="no Ray cluster at nowhere"):
        list(run([crawl], Order(str(tmp_path / "lake"), read_trivially, by="trivial@1"), on="nowhere", parallel=1))


@pytest.fixture(autouse=True)
def in_time() -> Iterator[None]:
    """A machine on which a cluster does not come up, or does not end, is no fault of ours, and holds nobody up."""

    def give_up(*_: object) -> None:
        pytest.skip(f"the cluster did not answer within {PATIENCE} s on this machine")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A head that works on nothing, and two nodes."""
    store = {"object_store_memory": 80_000_000, "include_dashboard": False}
    made = cluster_utils.Cluster(initialize_head=True, head_node_args={"num_cpus": 0, **store})
    made.add_node(num_cpus=1, object_store_memory=80_000_000)
    made.add_node(num_cpus=1, object_store_memory=80_000_000)
    ray.init(address=made.address, log_to_driver=False, logging_level="ERROR")
    yield made
    ray.shutdown()
    made.shutdown()


def test_a_cluster_makes_the_lake_of_one_process_also_where_a_node_dies(cluster: Any, tmp_path: Path) -> None:
    crawls = [write_warc(tmp_path / f"{n}.warc.gz", range(n * 24, n * 24 + 24)) for n in range(2)]
    whole = tmp_path / "whole"
    list(run(crawls, Order(str(whole), read_trivially, by="trivial@1", records=6)))
    lake = tmp_path / "lake"

    def kill_a_node() -> None:
        while len(Lake(str(lake)).done()) < 3:
            time.sleep(0.05)
        cluster.remove_node(list(cluster.worker_nodes)[-1], allow_graceful=False)

    killer = threading.Thread(target=kill_a_node)
    killer.start()
    order = Order(str(lake), read_slowly, by="trivial@1", records=6)
    done = list(run(crawls, order, on=cluster.address, parallel=2))
    killer.join(timeout=30)
    assert not killer.is_alive() and len(cluster.worker_nodes) == 1
    assert {d.chunk for d in done} == Lake(str(whole)).done() and all(d.failed is None for d in done)
    assert rows_of_lake(lake) == rows_of_lake(whole)
    assert list(run(crawls, order, on=cluster.address, parallel=2)) == []


@pytest.mark.skipif(not os.environ.get("SAYSO_SLOW"), reason="some minutes of starting workers: set SAYSO_SLOW=1")
def test_a_cluster_gathers_what_one_process_gathers(cluster: Any, tmp_path: Path) -> None:
    crawl = write_warc(tmp_path / "a.warc.gz", range(24))
    lakes = [tmp_path / name for name in ("one", "other")]
    for lake in lakes:
        list(run([crawl], Order(str(lake), read_trivially, by="trivial@1", parts=())))
    one, other = gather(str(lakes[0])), gather(str(lakes[1]), on=cluster.address, parallel=2)
    assert one == other and one.copies > 20
    assert gathered(lakes[0]) == gathered(lakes[1])


@pytest.mark.skipif(not os.environ.get("SAYSO_SLOW"), reason="a minute of starting workers: set SAYSO_SLOW=1")
def test_ctrl_c_ends_a_cluster_that_was_started_here_and_the_next_run_goes_on(tmp_path: Path) -> None:
    crawl = write_warc(tmp_path / "a.warc.gz", range(200))
    lake = tmp_path / "lake"
    words = [sys.executable, "-m", "sayso", "run", str(crawl), "--out", str(lake), "--on", "local", "--records", "5"]
    # A terminal's Ctrl-C reaches every process of the group.
    child = subprocess.Popen(words, stderr=subprocess.PIPE, text=True, start_new_session=True)
    try:
        while child.poll() is None and not (lake.exists() and len(Lake(str(lake)).done()) >= 3):
            time.sleep(0.1)
        os.killpg(child.pid, signal.SIGINT)
        said = child.communicate(timeout=60)[1]
    finally:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
    assert child.returncode == 130
    assert "sayso: stopped: " in said and "Traceback" not in said
    before = len(Lake(str(lake)).done())
    assert 3 <= before < 40
    subprocess.run(words, check=True, capture_output=True, timeout=180)
    assert len(Lake(str(lake)).done()) == 40
    whole = tmp_path / "whole"
    list(run([crawl], Order(str(whole), "rules", records=5)))
    assert rows_of_lake(lake) == rows_of_lake(whole)


def gathered(lake: Path) -> dict[str, list[dict[str, Any]]]:
    import pyarrow.parquet as pq

    return {p.name: sorted(pq.read_table(p).to_pylist(), key=str) for p in (lake / "gathered").iterdir()}
