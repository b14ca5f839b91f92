"""Who said it, and how worded: CED-1K (45 articles, UK immigration and climate)."""

import json
import tempfile
from pathlib import Path

from benchmarks.driving import read_with_sayso, write_texts
from benchmarks.figures import Figure, Outcome
from benchmarks.material import digest_files, find_data, load_scorer


def score_claims(reader: str) -> tuple[tuple[Figure, ...], list[str]]:
    """Figures of claims, and which texts could not be read. Raises MaterialMissing where data or scorer is absent."""
    data = find_data("ced1k.jsonl")
    gold = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as tmp:
        folder = Path(tmp) / "texts"
        folder.mkdir()
        write_texts(folder, ((article["id"], article["text"]) for article in gold))
        run = read_with_sayso(["--given", "text", "--reader", reader, folder], Path(tmp))
    rows = {Path(row["input"]).name.split(".")[0]: row for row in run.rows if "error" not in row}
    result = load_scorer("score_claims").score(gold, rows)
    figures = (
        Figure("claims", result["F1"], "F1"),
        Figure("claims, precision", result["P"], "share"),
        Figure("claims, recall", result["R"], "share"),
        Figure("agent right, of claims found", result["agent"], "share"),
        Figure("manner right, of claims found", result["manner"], "share"),
    )
    return figures, run.list_failures()


def measure() -> Outcome:
    """Figures of claims by rules. Raises MaterialMissing where data or scorer is absent."""
    figures, failures = score_claims("rules")
    return Outcome(
        part="claims",
        about="CED-1K, 45 articles, given as text. A claim is found where its words' F1 is .6 or more.",
        digest=digest_files([find_data("ced1k.jsonl")]),
        figures=figures,
        notes=tuple(failures),
    )
