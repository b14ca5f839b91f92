"""Whether a sentence gives something as somebody's word: FactAppeal val (483 sentences), by both readers."""

import csv
import json
import subprocess

from benchmarks.driving import find_command
from benchmarks.figures import Figure, Outcome
from benchmarks.material import digest_files, find_data

_READERS = ("rules", "model")


def _classify(sentences: list[str], reader: str) -> list[bool]:
    """For each sentence whether any attribution of it is speech."""
    lines = "".join(json.dumps({"text": s}) + "\n" for s in sentences)
    command = [*find_command(), "classify", "--reader", reader]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
    return [any(a["speech"] for a in json.loads(row)["attributions"]) for row in done.stdout.splitlines()]


def measure() -> Outcome:
    """Precision, recall and F1 of each reader. Raises MaterialMissing where data are absent."""
    data = find_data("factappeal/val.csv")
    with data.open(encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f))
    gold = ["Fact_Appeal" in row["annotation"] for row in rows]
    figures: list[Figure] = []
    for reader in _READERS:
        said = _classify([row["sentence"] for row in rows], reader)
        hits = sum(g and s for g, s in zip(gold, said, strict=True))
        figures += [
            Figure(f"{reader}: sourced", 2 * hits / max(1, sum(said) + sum(gold)), "F1"),
            Figure(f"{reader}: sourced, precision", hits / max(1, sum(said)), "share"),
            Figure(f"{reader}: sourced, recall", hits / max(1, sum(gold)), "share"),
        ]
    return Outcome(
        part="sourced",
        about="FactAppeal val, 483 sentences: any attribution that is speech, against a marked appeal to a source.",
        digest=digest_files([data]),
        figures=tuple(figures),
        notes=(),
    )
