"""What is attributed in one place of a page and flat in another: the pairs of benchmarks/cases/drift.jsonl."""

import json
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.certainty import read_pages
from benchmarks.figures import Figure, Outcome
from benchmarks.material import digest_files

CASES = Path(__file__).parent / "cases" / "drift.jsonl"
Pair = dict[str, Any]
Spans = list[list[int]]


def load_pairs() -> list[Pair]:
    """The labelled pairs: page, flat and attributed (spans), drift (true or false)."""
    return [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


def overlap(one: Spans, other: Spans) -> bool:
    """Whether they share a character."""
    return any(a < d and c < b for a, b in one for c, d in other)


def measure() -> Outcome:
    """Figures of drift by rules. Raises MaterialMissing where the pages are absent."""
    pairs = load_pairs()
    with tempfile.TemporaryDirectory() as tmp:
        rows = dict(read_pages(pairs, Path(tmp)))
    right = wrong = unknown = 0
    found: set[int] = set()
    for page, row in rows.items():
        spans = {s["id"]: s["spans"] for s in row["statements"]}
        near = [(n, pair) for n, pair in enumerate(pairs) if pair["page"] == page]
        for shown in row["drift"]:
            # A flat statement may rest on several attributed ones; any of them proves it.
            hits = [(n, pair) for n, pair in near if overlap(pair["flat"], spans[shown["flat"]])]
            found.update(n for n, pair in hits if pair["drift"])
            right += any(pair["drift"] for _, pair in hits)
            wrong += bool(hits) and not any(pair["drift"] for _, pair in hits)
            unknown += not hits
    drifting = sum(pair["drift"] for pair in pairs)
    return Outcome(
        part="drift",
        about=f"{len(pairs)} pairs of statements on pages, {drifting} of them drift.",
        digest=digest_files([CASES]),
        figures=(
            Figure("precision", right / max(1, right + wrong), "share", beside=f"{right + wrong} shown"),
            Figure("recall", len(found) / max(1, drifting), "share", beside=f"{drifting} drift"),
        ),
        notes=(f"{unknown} shown and not labelled",) if unknown else (),
    )
