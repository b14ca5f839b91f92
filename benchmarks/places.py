"""Where: the places that sentences of real pages name, and how far off (benchmarks/cases/places.jsonl)."""

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

from benchmarks.driving import Row, read_with_sayso
from benchmarks.figures import Figure, Outcome
from benchmarks.material import digest_files, find_data

CASES = Path(__file__).parent / "cases" / "places.jsonl"
NEAR_KM = 161.0  # a hundred miles, the distance in use for this task
Page = dict[str, Any]


def load_cases() -> list[Page]:
    """The labelled pages, as benchmarks/cases/places.md describes them."""
    return [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


def find_page(name: str) -> Path:
    """The saved page. Raises MaterialMissing where it is absent."""
    folder = "scrapinghub/html" if len(name) == 64 else "fundus"
    return find_data(f"pages/{folder}/{name}.html.gz")


def km_between(one: Sequence[float], other: Sequence[float]) -> float:
    """Kilometres along the great circle between two (latitude, longitude) in degrees."""
    a, b, c, d = map(radians, (*one, *other))
    h = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * 6371 * asin(min(1.0, sqrt(h)))


def count_page(page: Page, row: Row) -> Counter[str]:
    """How many places of a page are labelled, found, given degrees, near enough; how many are found, how many wrongly.

    A sentence whose words are not those that were labelled is counted as `moved` and passed over.
    """
    out: Counter[str] = Counter()
    text = row["article"]["text"]
    for sentence in page["sentences"]:
        start, end = sentence["at"]
        if sha256(text[start:end].encode()).hexdigest()[:8] != sentence["digest"]:
            out["moved"] += 1
            continue
        found = [p for p in row["places"] if start <= p["span"][0] < end]
        for a, b, _, latitude, longitude in sentence["places"]:
            here = [p for p in found if p["span"][0] < b and a < p["span"][1]]
            placed = [p for p in here if p["latitude"] is not None][:1]
            near = sum(km_between((latitude, longitude), (p["latitude"], p["longitude"])) <= NEAR_KM for p in placed)
            out.update(labelled=1, met=bool(here), placed=len(placed), near=near)
        known = [(a, b) for a, b, *_ in [*sentence["places"], *sentence["either"]]]
        strange = sum(not any(p["span"][0] < b and a < p["span"][1] for a, b in known) for p in found)
        out.update(found=len(found), strange=strange)
    return out


def score_pages(pages: Iterable[Page], rows: dict[str, Row]) -> Counter[str]:
    """The counts of all pages together."""
    total: Counter[str] = Counter()
    for page in pages:
        total.update(count_page(page, rows[page["page"]]))
    return total


def measure() -> Outcome:
    """Figures of places. Raises MaterialMissing where a page is absent."""
    pages = load_cases()
    files = [find_page(page["page"]) for page in pages]
    with tempfile.TemporaryDirectory() as tmp:
        run = read_with_sayso(files, Path(tmp))
    rows = {Path(row["input"]).name.split(".")[0]: row for row in run.rows if "error" not in row}
    read = [page for page in pages if page["page"] in rows]
    parts = {name: score_pages((p for p in read if p["part"] == name), rows) for name in ("building", "measuring")}
    figures = []
    for name, n in parts.items():
        labelled, placed = max(1, n["labelled"]), max(1, n["placed"])
        figures += [
            Figure(f"{name}: within 161 km", n["near"] / labelled, "share", beside=f"{n['labelled']} places"),
            Figure(f"{name}: within 161 km, of those given degrees", n["near"] / placed, "share"),
            Figure(f"{name}: names that are places", 1 - n["strange"] / max(1, n["found"]), "share"),
        ]
    moved = sum(n["moved"] for n in parts.values())
    return Outcome(
        part="places",
        about="Sentences drawn at random from saved pages, the places in them marked by hand; within 161 km is of all "
        "that were marked, also those not found. `building` was looked at while the rules were written.",
        digest=digest_files([CASES]),
        figures=tuple(figures),
        notes=(
            *run.list_failures(),
            *([f"{moved} sentences stand elsewhere now and were passed over"] if moved else []),
        ),
    )
