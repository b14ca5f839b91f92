"""What comparing costs beside reading: many pages of the same topics, compared once they are read."""

import json
import statistics
import time
from collections.abc import Callable

from benchmarks.figures import Figure, Outcome
from benchmarks.material import digest_files, find_data

PAGES = 40
ROUNDS = 3


def measure() -> Outcome:
    """CPU seconds of comparing beside those of reading the same pages. Raises MaterialMissing."""
    import sayso
    from sayso.model import Story

    data = find_data("ced1k.jsonl")
    rows = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()][:PAGES]

    def read(row: dict[str, str]) -> sayso.Reading:
        return sayso.read_text(row["text"], given="text", url=f"https://pages.example/{row['id']}")

    read(rows[0])
    started = time.process_time()
    readings = [read(row) for row in rows]
    reading = time.process_time() - started

    from sayso.story.compare import compare

    def as_one(given: object) -> tuple[Story, ...]:
        return (Story("e1", tuple(r.article.id for r in readings), "all of them"),)

    as_found = [_cost(lambda: compare(readings)) for _ in range(ROUNDS)]
    together = [_cost(lambda: compare(readings, group=as_one)) for _ in range(ROUNDS)]
    return Outcome(
        part="compare_speed",
        about=f"{len(rows)} articles of two topics (CED-1K): CPU seconds of reading them and of comparing the "
        f"readings, medians of {ROUNDS} rounds.",
        digest=digest_files([data]),
        figures=(
            Figure("read and compared beside read", 1 + statistics.median(as_found) / reading, "times", "lower"),
            Figure("the same, all one story", 1 + statistics.median(together) / reading, "times", "lower"),
        ),
    )


def _cost(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started
