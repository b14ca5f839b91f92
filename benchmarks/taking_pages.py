"""What `take` costs beside the sum of its stages, what it keeps in memory, and what a second worker brings."""

from __future__ import annotations

import gzip
import re
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from statistics import mean

from benchmarks.driving import find_command
from benchmarks.figures import Figure
from benchmarks.material import find_data
from sayso.desk import Failure, reading, take
from sayso.desk.reading import make_page_article, read_stream
from sayso.ledger import Ledger
from sayso.model import Article, Page, Reading, Statement, Voice
from sayso.page.intake.sources import open_sources

PAGES = 2_000
READ_PAGES = 100
# With its own address a copy would be another version of the page that it was made of.
_ADDRESS = re.compile(rb'<(?:link|meta)[^>]*(?:rel="canonical"|property="og:url")[^>]*>')
_STEP = 50


def write_pages(folder: Path, number: int) -> list[Path]:
    """So many saved pages, made of those of the page benchmarks, each with other words."""
    found = sorted(p for p in find_data("pages").rglob("*.html.gz"))
    saved = [_ADDRESS.sub(b"", gzip.decompress(p.read_bytes())) for p in found]
    folder.mkdir()
    out = []
    for n, page in enumerate(islice(cycle(saved), number)):
        out.append(folder / f"{n:05}.html")
        out[-1].write_bytes(page.replace(b"</p>", f" Printed as copy {n}.</p>".encode(), 3))
    return out


def read_trivially(articles: Sequence[Article]) -> list[Reading]:
    """A reading of no cost: each block is a statement."""
    return [
        Reading(a, (), tuple(_make_statement(a, n) for n in range(len(a.blocks))), (), (), (), (), (), 0)
        for a in articles
    ]


def _make_statement(a: Article, number: int) -> Statement:
    span = a.blocks[number].span
    return Statement(
        f"s{number + 1}", a.id, number, (span,), a.text[span.start : span.end], Voice("unsettled", None, None), (),
        None, "own", ("asserted",), None, (), (), None, reading.reader_version("rules"), "a block",
    )  # fmt: skip


def measure_stages(folder: Path, scratch: Path) -> float:
    """CPU seconds of the four stages on the pages of a folder, each by itself: open, make articles, read, keep."""
    started = time.process_time()
    pages = [p for p in open_sources([str(folder)]) if isinstance(p, Page)]
    articles = [make_page_article(p, given=None, published=None, url=None) for p in pages]
    readings = list(read_stream(articles, reader="rules"))
    with Ledger(scratch / "stages.db") as ledger:
        for page, made in zip(pages, readings, strict=True):
            if isinstance(made, Failure):
                ledger.turn_away(made.input, type(made.error).__name__, str(made.error), page)
            else:
                ledger.keep(made, page)
    return time.process_time() - started


def measure_take(folder: Path, scratch: Path) -> tuple[float, list[float]]:
    """CPU seconds of one `take`; megabytes held after each 50 pages."""
    started = time.process_time()
    held = []
    with Ledger(scratch / "taken.db") as ledger:
        for n, _ in enumerate(take([folder], ledger), 1):
            if n % _STEP == 0:
                held.append(_megabytes())
    return time.process_time() - started, held


def time_adding(scratch: Path) -> tuple[float, float]:
    """CPU milliseconds to keep one more page: about the 200th, and about the last; means of 50."""
    with Ledger(scratch / "taken.db") as full, Ledger(scratch / "small.db") as small:
        some = list(islice(full.readings(), 250))
        for made in some[:150]:
            small.keep(made)
        took = []
        for ledger, tag in ((small, "a"), (full, "b")):
            started = time.process_time()
            for n, made in enumerate(some[-50:]):
                ledger.keep(_as_another(made, f"{tag}{n:015}"))
            took.append((time.process_time() - started) * 1000 / len(some[-50:]))
    return took[0], took[1]


def _as_another(made: Reading, article_id: str) -> Reading:
    return replace(made, article=replace(made.article, id=article_id, input=article_id, url=None))


def time_command(folder: Path, into: Path, workers: int) -> float:
    """Seconds of `sayso take` on a folder, by rules, with so many worker processes."""
    started = time.perf_counter()
    words = [*find_command(), "take", str(folder), "--into", str(into), "--parallel", str(workers)]
    subprocess.run(words, capture_output=True, check=False)
    return time.perf_counter() - started


def measure_taking(scratch: Path, number: int = PAGES, read_number: int = READ_PAGES) -> list[Figure]:
    """The figures of `take`. Raises MaterialMissing where there are no pages."""
    write_pages(scratch / "many", number)
    write_pages(scratch / "some", read_number)
    kept = reading._READERS["rules"]
    reading._READERS["rules"] = read_trivially
    try:
        # What is loaded and compiled at the first page is no cost of the loop.
        with Ledger(":memory:") as none:
            list(take(sorted((scratch / "many").iterdir())[:20], none))
        whole, held = measure_take(scratch / "many", scratch)
        parts = measure_stages(scratch / "many", scratch)
    finally:
        reading._READERS["rules"] = kept
    early, late = time_adding(scratch)
    tenth = max(1, len(held) // 10)
    one, two = (time_command(scratch / "some", scratch / f"by{n}.db", n) for n in (1, 2))
    return [
        Figure("take beside the sum of its stages", whole / parts, "times", "lower", f"{parts:.1f} s, {number} pages"),
        Figure("take, a reader of no cost", number / whole, "per CPU-second"),
        Figure("take by rules", read_number / one, "pages per second"),
        Figure("take by rules, two workers beside one", one / two, "times"),
        Figure(
            "memory at the last tenth beside the first", mean(held[-tenth:]) / mean(held[:tenth]), "times", "lower",
            f"{mean(held[-tenth:]):.0f} MB",
        ),
        Figure("keeping the last page beside the 200th", late / early, "times", "lower", f"{late:.1f} CPU-ms"),
    ]  # fmt: skip


def _megabytes() -> float:
    """Megabytes of memory that this process holds now."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    return pages * resource.getpagesize() / 1e6
