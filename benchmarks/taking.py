"""What `take` costs beside the sum of its stages, what it keeps in memory, and what a second worker brings."""

from __future__ import annotations

import gzip
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from statistics import mean

from benchmarks.figures import Figure, Outcome
from benchmarks.material import digest_files, find_data
from sayso.desk import Failure, readers, take
from sayso.desk.gathering import gather
from sayso.desk.pages import make_page_article
from sayso.desk.reading import read_stream
from sayso.ledger import Ledger
from sayso.model import Article, Page, Reading, Statement, Voice
from sayso.page.intake.sources import open_sources

PAGES = 2_000
STAGED = 512
READ_PAGES = 192
# With its own address a copy would be another version of the page that it was made of.
_ADDRESS = re.compile(rb'<(?:link|meta)[^>]*(?:rel="canonical"|property="og:url")[^>]*>')
_STEP = 50
_AT_WORK = 32  # pages after which every process has begun


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
        None, "own", ("asserted",), None, (), (), None, readers.reader_version("rules"), "a block",
    )  # fmt: skip


def measure_stages(folder: Path, scratch: Path) -> dict[str, float]:
    """CPU seconds of each stage on the pages of a folder, one stage after the other, in this process."""
    took = {}
    started = time.process_time()

    def note(stage: str) -> None:
        nonlocal started
        took[stage] = time.process_time() - started
        started = time.process_time()

    pages = [p for p in open_sources([str(folder)]) if isinstance(p, Page)]
    articles = [make_page_article(p, given=None, published=None, url=None) for p in pages]
    note("page")
    readings = list(read_stream(articles, reader="rules"))
    note("read")
    kept = []
    with Ledger(scratch / "stages.db") as ledger:
        for page, made in zip(pages, readings, strict=True):
            if isinstance(made, Failure):
                ledger.turn_away(made.input, type(made.error).__name__, str(made.error), page)
            elif ledger.keep(made, page) in ("new", "version"):
                kept.append(made.article.id)
        note("keep")
        for article_id in kept:
            gather(ledger, article_id)
        note("gather")
    return took


def measure_take(folder: Path, into: Path) -> tuple[float, list[float]]:
    """CPU seconds of one `take`; megabytes held after each 50 pages."""
    started = time.process_time()
    held = []
    with Ledger(into) as ledger:
        for n, _ in enumerate(take([folder], ledger), 1):
            if n % _STEP == 0:
                held.append(_megabytes())
    return time.process_time() - started, held


def time_adding(scratch: Path) -> tuple[float, float]:
    """CPU milliseconds to keep and gather one more page: about the 200th, and about the last; means of 50."""
    with Ledger(scratch / "taken.db") as full, Ledger(scratch / "small.db") as small:
        some = list(islice(full.readings(), 250))
        for made in some[:150]:
            _add(small, made)
        took = []
        for ledger, tag in ((small, "a"), (full, "b")):
            started = time.process_time()
            for n, made in enumerate(some[-50:]):
                _add(ledger, _as_another(made, f"{tag}{n:015}"))
            took.append((time.process_time() - started) * 1000 / len(some[-50:]))
    return took[0], took[1]


def _add(ledger: Ledger, made: Reading) -> None:
    ledger.keep(made)
    gather(ledger, made.article.id)


def _as_another(made: Reading, article_id: str) -> Reading:
    return replace(made, article=replace(made.article, id=article_id, input=article_id, url=None))


def time_workers(folder: Path, into: Path, workers: int) -> tuple[float, float]:
    """Seconds until the first page comes from so many processes, and pages a second once all are at work, by rules."""
    started = time.perf_counter()
    with Ledger(into) as ledger:
        came = [time.perf_counter() - started for _ in take([folder], ledger, parallel=workers)]
    return came[0], (len(came) - 1 - _AT_WORK) / (came[-1] - came[_AT_WORK])


def measure(number: int = PAGES, staged: int = STAGED, read_number: int = READ_PAGES) -> Outcome:
    """Figures of `take`. Raises MaterialMissing where there are no pages."""
    with tempfile.TemporaryDirectory() as tmp:
        scratch = Path(tmp)
        many = write_pages(scratch / "many", number)
        for name, some in (("staged", staged), ("some", read_number)):
            (scratch / name).mkdir()
            for page in many[:some]:
                (scratch / name / page.name).symlink_to(page)
        figures = [*_measure_loop(scratch, number, staged), *_measure_workers(scratch)]
    return Outcome(
        part="taking",
        about=f"`take` on {number:,} copies of saved pages, each with other words, by a reader of no cost: memory over "
        f"all of them; CPU time of the first {staged} beside their stages (page, read, keep, gather), one after the "
        f"other in one process. By rules {read_number} pages, without the first {_AT_WORK}.",
        digest=digest_files(list(find_data("pages").rglob("*.html.gz"))),
        figures=tuple(figures),
    )


def _measure_loop(scratch: Path, number: int, staged: int) -> list[Figure]:
    with _reader_of_no_cost():
        # What is loaded and compiled at the first page is no cost of the loop.
        with Ledger(":memory:") as none:
            list(take(sorted((scratch / "many").iterdir())[:20], none))
        whole, _ = measure_take(scratch / "staged", scratch / "taken.db")
        parts = measure_stages(scratch / "staged", scratch)
        _, held = measure_take(scratch / "many", scratch / "taken.db")
    early, late = time_adding(scratch)
    tenth = max(1, len(held) // 10)
    total = sum(parts.values())
    shares = ", ".join(f"{name} {took / total:.0%}" for name, took in parts.items())
    return [
        Figure("take beside the sum of its stages", whole / total, "times", "lower", shares),
        Figure("take, a reader of no cost", staged / whole, "per CPU-second"),
        Figure(
            "memory at the last tenth beside the first", mean(held[-tenth:]) / mean(held[:tenth]), "times", "lower",
            f"{mean(held[-tenth:]):.0f} MB",
        ),
        Figure(
            f"keeping page {number:,} beside the 200th", late / early, "times", "lower", f"{late:.1f} CPU-ms"
        ),
    ]  # fmt: skip


def _measure_workers(scratch: Path) -> list[Figure]:
    (_, one), (begun, two) = (time_workers(scratch / "some", scratch / f"by{n}.db", n) for n in (1, 2))
    return [
        Figure("take by rules", one, "pages per second"),
        Figure(
            "take by rules, two workers beside one process", two / one, "times", beside=f"once begun: {begun:.1f} s"
        ),
    ]


@contextmanager
def _reader_of_no_cost() -> Iterator[None]:
    kept = readers._READERS["rules"]
    readers._READERS["rules"] = read_trivially
    try:
        yield
    finally:
        readers._READERS["rules"] = kept


def _megabytes() -> float:
    """Megabytes of memory that this process holds now."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    return pages * resource.getpagesize() / 1e6
