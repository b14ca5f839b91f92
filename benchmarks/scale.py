"""Many machines' work on one: a second worker, cost and memory of long runs, kills.

`python -m benchmarks.scale --full` measures 2,000 saved pages and 20,000 records; `make bench PART=scale` fewer of
both, in some minutes.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.figures import Figure, Outcome
from benchmarks.made_crawl import load_pages, make_page, write_crawl
from benchmarks.material import ROOT, digest_files, find_data

ROUNDS = 2
KILLS = 10
SEED = 8
_RUN = """
import json, sys, time
from benchmarks.made_crawl import read_for_nothing
from sayso.scale import run
from sayso.scale.working import Order

source, lake, reader, parallel, records = sys.argv[1:]
order = Order(lake, "rules", records=int(records)) if reader == "rules" else Order(
    lake, read_for_nothing, by="nothing@1", records=int(records))
for one in run([source], order, parallel=int(parallel)):
    told = {"at": time.monotonic(), "articles": one.articles, "errors": one.errors, "cpu": one.cpu_seconds,
            "megabytes": one.megabytes}
    print(json.dumps(told), flush=True)
"""


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured."""

    pages: int  # saved pages, read by rules
    few: int  # of them, in the run whose time is taken off
    records: int  # small invented ones, read at no cost
    killed: int


SHORT, FULL = Size(200, 40, 2_000, 3_000), Size(2_000, 200, 2_000, 20_000)


def start(source: Path, lake: Path, reader: str, parallel: int, records: int) -> subprocess.Popen[str]:
    """A run in a process of its own."""
    words = [sys.executable, "-c", _RUN, str(source), str(lake), reader, str(parallel), str(records)]
    where = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]), "OPENBLAS_NUM_THREADS": "1"}
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=where)


def time_run(
    source: Path, lake: Path, reader: str, parallel: int, records: int
) -> tuple[float, list[dict[str, float]]]:
    """Wall seconds of a run, and what it told of each stretch. Raises RuntimeError where it failed."""
    started = time.perf_counter()
    child = start(source, lake, reader, parallel, records)
    said = child.communicate()[0]
    if child.returncode:
        raise RuntimeError(f"a run ended with {child.returncode}")
    return time.perf_counter() - started, [json.loads(line) for line in said.splitlines()]


def measure_workers(scratch: Path, size: Size) -> list[Figure]:
    """A second worker, in runs that take turns; memory of the workers. What it takes to start is taken off."""
    pages = load_pages()
    many, few = (write_crawl(scratch / f"pages{n}", pages, n) for n in (size.pages, size.few))
    gains, cost, early, late, peak = [], [], [], [], 0.0
    for n in range(ROUNDS):
        took = {}
        for workers in (1, 2):
            for name, crawl in (("many", many), ("few", few)):
                lake = scratch / f"lake-{name}-{workers}-{n}"
                took[name, workers], told = time_run(crawl, lake, "rules", workers, 10)
                if name == "many":
                    tenth = max(2, len(told) // 10)
                    early.append(max(t["megabytes"] for t in told[: len(told) // 2]))
                    late.append(max(t["megabytes"] for t in told[-tenth:]))
                    peak = max(peak, late[-1])
                    cost.append(sum(t["cpu"] for t in told) / sum(t["articles"] for t in told))
        gains.append((took["many", 1] - took["few", 1]) / (took["many", 2] - took["few", 2]))
    return [
        Figure("two workers beside one", median(gains), "times", beside=f"{size.pages} records, {len(gains)} pairs"),
        Figure("cost of an article by rules", 1000 * median(cost), "CPU-ms", "lower"),
        Figure("memory of a worker", peak, "MB", "lower"),
        Figure("memory at the last tenth beside the first half", median(late) / median(early), "times", "lower"),
    ]


def measure_length(scratch: Path, size: Size) -> Figure:
    """CPU seconds an article in a run of many records beside one of a tenth of them, a reader of no cost."""
    pages = [make_page(n) for n in range(97)]
    costs = []
    crawls = {n: write_crawl(scratch / f"small{n}", pages, n) for n in (size.records // 10, size.records)}
    for n in (0, 1, 2):
        cost = {}
        for number, crawl in crawls.items():
            _, told = time_run(crawl, scratch / f"lake-small{number}-{n}", "nothing", 1, 50)
            # What is loaded and compiled at the first page is no cost of the loop.
            cost[number] = sum(t["cpu"] for t in told[1:]) / sum(t["articles"] + t["errors"] for t in told[1:])
        costs.append(cost[size.records] / cost[size.records // 10])
    return Figure(f"cost of a record at {size.records:,} beside {size.records // 10}", median(costs), "times", "lower")


def measure_kills(scratch: Path, size: Size) -> list[Figure]:
    """Rows that differ between an undisturbed run and one that was killed ten times; records that were read again."""
    crawl = write_crawl(scratch / "killed", [make_page(n) for n in range(97)], size.killed)
    whole, lake = scratch / "whole", scratch / "again"
    seconds, told = time_run(crawl, whole, "nothing", 2, 100)
    chance = random.Random(SEED)
    for _ in range(KILLS):
        child = start(crawl, lake, "nothing", 2, 100)
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(chance.uniform(0, seconds / KILLS / 2))
        child.send_signal(signal.SIGKILL)
        child.communicate()
    _, last = time_run(crawl, lake, "nothing", 2, 100)
    one, two = ({p.relative_to(t): p.read_bytes() for p in t.rglob("*.parquet")} for t in (whole, lake))
    differ = sum(one.get(path) != two.get(path) for path in one.keys() | two.keys())
    records = sum(t["articles"] + t["errors"] for t in told)
    left = sum(t["articles"] + t["errors"] for t in last)
    return [
        Figure("files that differ after ten kills", differ, "files", "lower", f"{records:,.0f} records"),
        Figure("records left to the last run", left / records, "share", "lower"),
    ]


def measure(size: Size = SHORT) -> Outcome:
    """The figures. Raises MaterialMissing where there are no pages."""
    digest = digest_files(find_data("pages").rglob("*.html.gz"))
    with tempfile.TemporaryDirectory() as tmp:
        scratch = Path(tmp)
        figures = measure_workers(scratch, size)
        figures.append(measure_length(scratch, size))
        figures += measure_kills(scratch, size)
    return Outcome(
        "scale",
        f"`sayso run` on WARC files made of saved pages ({size.pages} records, duplicates and broken ones among them) "
        f"and of invented ones ({size.records:,} and {size.killed:,}).",
        digest,
        tuple(figures),
        ("What it takes to start a process and load the parser is taken off where two workers stand beside one",),
    )


if __name__ == "__main__":
    from benchmarks.__main__ import print_outcome

    print_outcome(measure(FULL if "--full" in sys.argv else SHORT))
