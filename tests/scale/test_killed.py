"""A run that is killed at random moments and started again makes the lake that an undisturbed run makes."""

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from sayso.model import Article, Reading
from sayso.scale import run
from sayso.scale.chunks import plan_chunks
from sayso.scale.inputs import list_inputs
from sayso.scale.lake import Lake, Note
from sayso.scale.working import Order, Stop, make_chunk
from tests.scale.made_crawl import read_trivially, record, rows_of_lake, write_lines, write_warc

pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra: scale)")

ROOT = Path(__file__).resolve().parents[2]
RECORDS = 300
_RUN = """
import sys
from sayso.scale import run
from sayso.scale.working import Order
from tests.scale import made_crawl

order = Order(sys.argv[1], getattr(made_crawl, sys.argv[2]), by="trivial@1", records=25)
for one in run(sys.argv[4:], order, parallel=int(sys.argv[3])):
    print(one.chunk, flush=True)
"""


def start(lake: Path, *sources: Path, reader: str = "read_trivially", parallel: int = 1) -> subprocess.Popen[str]:
    words = [sys.executable, "-c", textwrap.dedent(_RUN), str(lake), reader, str(parallel), *map(str, sources)]
    where = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=where)


def finish(lake: Path, *sources: Path, reader: str = "read_trivially", parallel: int = 1) -> list[str]:
    """The ids of the stretches that a run tells of."""
    child = start(lake, *sources, reader=reader, parallel=parallel)
    said, wrong = child.communicate(timeout=120)
    assert child.returncode == 0, wrong
    return said.split()


@pytest.fixture
def crawl(tmp_path: Path) -> list[Path]:
    """Two crawls and a file of lines, with pages that come twice and records that are broken."""
    half = RECORDS // 2
    broken = b"".join(record(900 + n, bytes(range(256)) * 3) for n in range(3))
    one = write_warc(tmp_path / "one.warc.gz", [*range(half - 20), *range(20)])
    two = write_warc(tmp_path / "two.warc", range(half, RECORDS - 100), b"".join)
    two.write_bytes(two.read_bytes() + broken + b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9")
    lines = write_lines(tmp_path / "three.jsonl", range(RECORDS - 100, RECORDS))
    lines.write_text(lines.read_text(encoding="utf-8").replace('"html"', '"htm"', 3), encoding="utf-8")
    return [one, two, lines]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
@pytest.mark.parametrize(("parallel", "kills"), [(1, 3), (2, 10)])
def test_killed_again_and_again_each_record_is_there_once(
    crawl: list[Path], tmp_path: Path, parallel: int, kills: int
) -> None:
    whole = tmp_path / "whole"
    list(run(crawl, Order(str(whole), read_trivially, by="trivial@1", records=25)))
    chance = random.Random(parallel)
    lake = tmp_path / "lake"
    told: list[str] = []
    for kill in range(kills):
        child = start(lake, *crawl, parallel=parallel)
        assert child.stdout is not None
        # The first may fall before there is a lake; the others after a stretch or two.
        for _ in range(chance.randint(0, 2) if kill else 0):
            told += child.stdout.readline().split()
        time.sleep(chance.uniform(0, 0.2))
        child.send_signal(signal.SIGKILL)
        told += child.communicate()[0].split()
        done = Lake(str(lake)).done()
        assert set(told) <= done
    finish(lake, *crawl, parallel=parallel)
    assert rows_of_lake(lake) == rows_of_lake(whole)
    assert files_of(lake) == files_of(whole)
    assert len(rows_of_lake(lake)["errors"]) == 6


def files_of(lake: Path) -> dict[str, bytes]:
    return {p.relative_to(lake).as_posix(): p.read_bytes() for p in lake.rglob("*.parquet")}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_workers_end_with_the_run_that_was_killed(crawl: list[Path], tmp_path: Path) -> None:
    psutil = pytest.importorskip("psutil", reason="psutil is not installed")
    child = start(tmp_path / "lake", *crawl, parallel=2)
    assert child.stdout is not None
    child.stdout.readline()
    workers = psutil.Process(child.pid).children(recursive=True)
    assert len(workers) >= 2
    child.send_signal(signal.SIGKILL)
    child.communicate()
    assert psutil.wait_procs(workers, timeout=10)[1] == []


def test_a_page_that_ends_every_process_is_an_error_and_the_others_are_read(tmp_path: Path) -> None:
    crawl = write_warc(tmp_path / "a.warc.gz", range(30))
    finish(tmp_path / "lake", crawl, reader="read_and_end_at_17", parallel=2)
    rows = rows_of_lake(tmp_path / "lake")
    assert [r["input"] for r in rows["errors"]] == [f"{crawl}:18"]
    assert rows["errors"][0]["kind"] == "Defect" and "was ended" in rows["errors"][0]["message"]
    assert len(rows["articles"]) == 29


def test_a_page_at_hand_where_another_one_ends_the_pool_is_not_blamed(tmp_path: Path) -> None:
    crawl = write_warc(tmp_path / "a.warc.gz", range(30))
    lake = Lake(str(tmp_path / "lake"))
    other = plan_chunks(list_inputs([crawl])[0], 25)[1]
    lake.put_note(other.id, Note(tries=2, at=26, times=2))  # once more, and it would be passed over
    finish(tmp_path / "lake", crawl, reader="read_late_and_end_at_17", parallel=2)
    assert [r["input"] for r in rows_of_lake(tmp_path / "lake")["errors"]] == [f"{crawl}:18"]


@pytest.mark.parametrize("ended", [KeyboardInterrupt, None])
def test_who_asks_to_stop_blames_no_page(ended: type[BaseException] | None, tmp_path: Path) -> None:
    def read(articles: Sequence[Article]) -> list[Reading]:
        if ended:
            raise ended
        return read_trivially(articles)

    crawl = write_warc(tmp_path / "a.warc.gz", range(30))
    lake, chunk = Lake(str(tmp_path / "lake")), plan_chunks(list_inputs([crawl])[0], 25)[0]
    before = Note(tries=2, at=1, times=2)
    lake.put_note(chunk.id, before)
    with pytest.raises(ended or Stop):
        make_chunk(Order(str(tmp_path / "lake"), read, by="trivial@1"), chunk, read, lambda: ended is None)
    assert lake.note(chunk.id) == before
