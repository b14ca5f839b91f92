"""What a ledger of a million statements costs: to search, to count, to read while another writes, on disk."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from statistics import median

from benchmarks.figures import Figure, Outcome
from benchmarks.made_statements import Invention, fill_ledger, put_page
from sayso.ledger import Ledger
from sayso.ledger.facets import facets
from sayso.ledger.search import Query, count, facet, search

STATEMENTS = 1_000_000
SEED = 7
_SEARCHES = 200
_TOTALS = 100  # of them, how many are found in all
_WRITING_SECONDS = 12
_LATE = datetime(2031, 1, 1, tzinfo=UTC)
_COUNTED = ("voice", "name", "outlet", "certainty", "place", "month")

# One search after another in a process of its own; the longest, in milliseconds, at the end.
_READER = """
import sys, time
from sayso.ledger import Ledger
from sayso.ledger.search import Query, search
words, seconds = sys.argv[2].split(","), float(sys.argv[3])
longest, begun, n = 0.0, time.perf_counter(), 0
with Ledger(sys.argv[1], make=False) as ledger:
    for word in words:
        search(ledger, Query(words=word))
    print("ready", flush=True)
    begun = time.perf_counter()
    while time.perf_counter() - begun < seconds:
        started = time.perf_counter()
        search(ledger, Query(words=words[n % len(words)]))
        longest = max(longest, time.perf_counter() - started)
        n += 1
print(longest * 1000)
"""


def time_ms(work: Callable[[], object]) -> float:
    """Milliseconds of one call: the better of two, since the first may find nothing in memory."""
    took = []
    for _ in range(2):
        started = time.perf_counter()
        work()
        took.append((time.perf_counter() - started) * 1000)
    return min(took)


def choose_words(ledger: Ledger, number: int) -> list[str]:
    """So many searches: one to three words of a statement, so that the common words come most often."""
    chance = random.Random(SEED)
    with ledger.looking() as db:
        last = db.execute("SELECT max(id) FROM statements").fetchone()[0]
        ids = [chance.randint(1, last) for _ in range(number)]
        texts = [db.execute("SELECT text FROM statements WHERE id = ?", (n,)).fetchone()[0] for n in ids]
    return [" ".join(chance.sample(t.rstrip(".").split(), chance.choice((1, 2, 2, 3)))) for t in texts]


def list_filters(made: Invention) -> tuple[Query, ...]:
    """What the counts are narrowed to."""
    return (
        Query(voice="person"), Query(voice="unnamed"), Query(certainty="hedged"), Query(since=_LATE),
        Query(outlet=made.outlets[0]), Query(name=made.names[0]), Query(party=made.parties[0]),
        Query(place=made.places[0]), Query(act="claim"), Query(medium="post"), Query(loaded=True),
        Query(chain_at_least=2), Query(voice="person", since=_LATE), Query(words=" ".join(made.words[200:202])),
    )  # fmt: skip


def wait_while_writing(path: Path, made: Invention, words: list[str], *, writing: bool) -> float:
    """The longest search, in milliseconds, of a second process while this one writes page after page, or does not."""
    order = [sys.executable, "-c", textwrap.dedent(_READER), str(path), ",".join(words), str(_WRITING_SECONDS)]
    reader = subprocess.Popen(order, stdout=subprocess.PIPE, text=True)
    assert reader.stdout is not None
    reader.stdout.readline()
    number = 10_000_000 + time.monotonic_ns() % 1_000_000
    with Ledger(path) as ledger:
        while reader.poll() is None:
            if not writing:
                time.sleep(0.1)
                continue
            with ledger.writing() as db:
                put_page(db, number, list(made.make_statements(number)))
            number += 1
    return float(reader.stdout.read())


def measure_searching(path: Path, made: Invention) -> list[Figure]:
    """The figures of searching and counting."""
    with Ledger(path) as ledger:
        words = choose_words(ledger, _SEARCHES)
        found = sorted(time_ms(lambda w=w: search(ledger, Query(words=w))) for w in words)  # type: ignore[misc]
        totals = sorted(time_ms(lambda w=w: count(ledger, Query(words=w))) for w in words[:_TOTALS])  # type: ignore[misc]
        counts = sorted(
            time_ms(lambda q=q, f=f: facet(ledger, q, f))  # type: ignore[misc]
            for q in list_filters(made)
            for f in _COUNTED
        )
        screens = sorted(time_ms(lambda q=q: facets(ledger, q, _COUNTED)) for q in list_filters(made))  # type: ignore[misc]
        whole = max(time_ms(lambda f=f: facet(ledger, Query(), f)) for f in _COUNTED)  # type: ignore[misc]
    longest = f"longest {found[-1]:.0f} ms"
    return [
        Figure("full-text search, median", median(found), "ms", "lower", longest),
        Figure("full-text search, 95 of 100 within", found[int(len(found) * 0.95)], "ms", "lower"),
        Figure("how many are found, median", median(totals), "ms", "lower", f"longest {totals[-1]:.0f} ms"),
        Figure("counts by a field, filtered, median", median(counts), "ms", "lower"),
        Figure("counts by a field, filtered, longest", counts[-1], "ms", "lower"),
        Figure(
            f"counts by {len(_COUNTED)} fields at once, filtered, median", median(screens), "ms", "lower",
            f"longest {screens[-1]:.0f} ms",
        ),
        Figure("counts by a field of everything, longest", whole, "ms", "lower"),
    ]  # fmt: skip


def measure(statements: int = STATEMENTS) -> Outcome:
    """Figures of the store."""
    with tempfile.TemporaryDirectory() as tmp:
        path = Path(tmp) / "news.db"
        made = fill_ledger(path, statements, SEED)
        size = path.stat().st_size
        figures = measure_searching(path, made)
        words = made.words[300:320]
        alone, beside = (wait_while_writing(path, made, words, writing=w) for w in (False, True))
        figures += [
            Figure("longest search while another process writes", beside, "ms", "lower", f"else {alone:.0f} ms"),
            Figure("size on disk", size / 1e6, "MB", "lower", f"{size / statements:.0f} bytes a statement"),
        ]
    return Outcome(
        part="ledger",
        about=f"{statements:,} invented statements (14 words each, 35 a page) in one file: {_SEARCHES} searches of one "
        f"to three words as often as they stand in statements, {len(_COUNTED)} fields counted under 14 filters, the "
        "better of two calls.",
        digest=sha256(f"{statements} {SEED}".encode()).hexdigest()[:16],
        figures=tuple(figures),
        notes=("The size is that of words, rows and indices; the pages' own bytes, kept as evidence, come on top",),
    )
