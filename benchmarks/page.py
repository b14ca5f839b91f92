"""Article against furniture: 77 pages with hand-made bodies, 48 with metadata, and trafilatura on the same pages."""

import gzip
import io
import json
import re
import tempfile
from collections import Counter
from contextlib import redirect_stdout
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.driving import Row, read_with_sayso
from benchmarks.figures import Figure, Outcome
from benchmarks.material import digest_files, find_data, load_scorer

# The scorer prints; these are the numbers in its first line, by the name they get here.
SETS = {
    "scrapinghub": {
        "body": r"F1 ([\d.]+)",
        "body, precision": r"precision ([\d.]+)",
        "body, recall": r"recall ([\d.]+)",
    },
    "fundus": {
        "body": r"body F1 mean ([\d.]+)",
        "day": r"day ([\d.]+)",
        "headline": r"headline ([\d.]+)",
        "authors": r"authors ([\d.]+)",
        "pages with leaks": r"leaks ([\d.]+)",
    },
}
UNITS = {"body": "F1", "pages with leaks": "pages"}


def list_pages(name: str) -> list[Path]:
    """The saved pages of a set, in order of name."""
    folder = find_data(f"pages/{name}")
    return sorted((folder / "html" if (folder / "html").is_dir() else folder).glob("*.html.gz"))


def extract_with_trafilatura(page: Path) -> Row:
    """trafilatura's own reading of a page in the form of a contract row.

    All settings as they come, but without readers' comments: they are no part of the body, and it scores better so.
    """
    import trafilatura

    with gzip.open(page) as opened:
        found = trafilatura.bare_extraction(opened.read(), include_comments=False, with_metadata=True)
    fields: dict[str, Any] = {} if found is None else found if isinstance(found, dict) else found.as_dict()
    text = fields.get("text") or ""
    author = fields.get("author")
    article = {
        "text": text,
        "blocks": [{"start": 0, "end": len(text), "kind": "body"}] if text else [],
        "published": fields.get("date"),
        "headline": fields.get("title"),
        "authors": author.split("; ") if author else [],
    }
    return {"input": str(page), "article": article}


def run_scorer(scorer: ModuleType, name: str, predictions: Path) -> dict[str, float]:
    """The scorer's numbers for one set, by name."""
    said = io.StringIO()
    with redirect_stdout(said):
        getattr(scorer, name)(find_data(f"pages/{name}"), scorer.predictions(predictions))
    out = {}
    for figure, pattern in SETS[name].items():
        found = re.search(pattern, said.getvalue())
        if found is None:
            raise RuntimeError(f"the scorer no longer prints {pattern}: {said.getvalue()[:200]}")
        out[figure] = float(found.group(1))
    return out


def measure() -> Outcome:
    """Figures of the page stage. Raises MaterialMissing where data or scorer is absent."""
    scorer = load_scorer("score_page")
    figures: list[Figure] = []
    notes: list[str] = []
    for name in SETS:
        pages = list_pages(name)
        with tempfile.TemporaryDirectory() as tmp:
            run = read_with_sayso(pages, Path(tmp))
            ours, theirs = Path(tmp) / "ours.jsonl", Path(tmp) / "theirs.jsonl"
            ours.write_text(run.output, encoding="utf-8")
            theirs.write_text("\n".join(json.dumps(extract_with_trafilatura(p)) for p in pages), encoding="utf-8")
            mine, other = (run_scorer(scorer, name, path) for path in (ours, theirs))
        for figure, value in mine.items():
            beside = f"trafilatura {other[figure]:g}"
            unit = UNITS.get(figure, "share")
            figures.append(Figure(f"{name}: {figure}", value, unit, "lower" if unit == "pages" else "higher", beside))
        if failures := run.list_failures():
            kinds = Counter(failure.rpartition(": ")[2] for failure in failures)
            named = ", ".join(f"{kind} {n}" for kind, n in sorted(kinds.items()))
            notes.append(f"{name}: {len(failures)} of {len(pages)} pages are not read ({named})")
    golds = [find_data("pages/scrapinghub") / "ground-truth.json", *find_data("pages/fundus").glob("*.json")]
    return Outcome(
        part="page",
        about="77 saved pages (scrapinghub benchmark, shingles of 4 words) and 48 (fundus, tokens); trafilatura "
        "with its default settings, but no readers' comments, on the same pages, in the same run, by the same scorer.",
        digest=digest_files([*golds, *(page for name in SETS for page in list_pages(name))]),
        figures=tuple(figures),
        notes=tuple(notes),
    )
