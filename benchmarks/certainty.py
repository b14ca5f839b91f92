"""How a statement is put: flags of certainty on statements labelled by hand (benchmarks/cases/certainty.jsonl).

`building` is the half that rules were looked at on, `measuring` the half of which only these figures were seen.
"""

import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.driving import Row, read_with_sayso, write_texts
from benchmarks.figures import Figure, Outcome
from benchmarks.material import digest_files, find_data

CASES = Path(__file__).parent / "cases" / "certainty.jsonl"
FLAGS = ("asked_for", "conditional", "denied", "hedged", "negated", "planned", "predicted")
Case = dict[str, Any]
Spans = list[list[int]]


def load_cases() -> list[Case]:
    """The labelled statements, as benchmarks/cases/certainty.md describes them."""
    return [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


def place_case(case: Case, text: str) -> Spans | None:
    """The spans of a case in `text`: where they were labelled, else where the same words stand now; None if nowhere."""
    spans: Spans = case["spans"]
    (start, end), digest = spans[0], case["digest"][0]

    def fits(at: int) -> bool:
        return bool(sha256(text[at : at + end - start].encode()).hexdigest()[:8] == digest)

    if fits(start):
        return spans
    shift = next((at - start for at in range(max(0, len(text) - (end - start) + 1)) if fits(at)), None)
    return None if shift is None else [[a + shift, b + shift] for a, b in spans]


def flags_at(row: Row, spans: Spans) -> set[str]:
    """The flags of the statement that shares most characters with `spans`."""

    def shared(statement: Row) -> int:
        return sum(max(0, min(b, d) - max(a, c)) for a, b in spans for c, d in statement["spans"])

    best = max(row["statements"], key=shared, default=None)
    return set(best["certainty"]) if best is not None and shared(best) else set()


def score_flags(judged: Sequence[tuple[list[str], set[str]]]) -> dict[str, tuple[float, float, float, int]]:
    """Precision, recall, F1 and number of cases of each flag that is not `asserted`, from pairs (labelled, found).

    A label "a|b" is met by either; where neither is found it is missed as its last one.
    """
    hits, missed, wrong, number = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for labelled, found in judged:
        allowed = {flag for label in labelled for flag in label.split("|")}
        hits.update(found & allowed)
        wrong.update(found - allowed)
        for label in labelled:
            either = label.split("|")
            met = found.intersection(either)
            missed.update([] if met else either[-1:])
            number.update(met or either[-1:])
    out = {}
    for flag in FLAGS:
        precision = hits[flag] / max(1, hits[flag] + wrong[flag])
        recall = hits[flag] / max(1, hits[flag] + missed[flag])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        out[flag] = (precision, recall, f1, number[flag])
    return out


def read_pages(cases: Sequence[Case], scratch: Path) -> Iterator[tuple[str, Row]]:
    """(name, reading) of each page that the cases name, by rules. Raises MaterialMissing where one is absent."""
    pages = {case["page"] for case in cases}
    files = {name: find_data(f"pages/{name}.html.gz") for name in pages if not name.startswith("polnear/")}
    texts = scratch / "texts"
    texts.mkdir()
    articles = map(json.loads, find_data("polnear/train.jsonl").read_text(encoding="utf-8").splitlines())
    write_texts(texts, ((a["id"], a["text"]) for a in articles if f"polnear/{a['id']}" in pages))
    named = {str(path): name for name, path in files.items()}
    for row in read_with_sayso(list(named), scratch).rows:
        if "error" not in row:
            yield named[row["input"]], row
    for row in read_with_sayso(["--given", "text", texts], scratch).rows:
        if "error" not in row:
            yield f"polnear/{Path(row['input']).stem}", row


def judge_cases(cases: Sequence[Case], rows: dict[str, Row]) -> tuple[dict[str, list[tuple[list[str], set[str]]]], int]:
    """(labelled, found) of the cases of each half, and how many cases stand nowhere in the texts as read now."""
    judged: dict[str, list[tuple[list[str], set[str]]]] = {"building": [], "measuring": []}
    lost = 0
    for case in cases:
        row = rows.get(case["page"])
        spans = None if row is None else place_case(case, row["article"]["text"])
        if row is None or spans is None:
            lost += 1
        else:
            judged[case["half"]].append((case["flags"], flags_at(row, spans)))
    return judged, lost


def measure() -> Outcome:
    """Figures of certainty by rules. Raises MaterialMissing where the pages are absent."""
    cases = load_cases()
    with tempfile.TemporaryDirectory() as tmp:
        rows = dict(read_pages(cases, Path(tmp)))
    judged, lost = judge_cases(cases, rows)
    figures = []
    for half, pairs in judged.items():
        scores = score_flags(pairs)
        figures.append(Figure(f"{half}: not asserted, mean F1", sum(s[2] for s in scores.values()) / len(scores), "F1"))
        figures += [
            Figure(f"{half}: {flag}", f1, "F1", beside=f"precision {p:.3f}, recall {r:.3f}, {n} cases")
            for flag, (p, r, f1, n) in scores.items()
        ]
        plain = [found == {"asserted"} for labelled, found in pairs if labelled == ["asserted"]]
        figures.append(Figure(f"{half}: asserted called asserted", sum(plain) / max(1, len(plain)), "share"))
    return Outcome(
        part="certainty",
        about=f"{len(cases)} statements labelled by hand on pages and articles, in two halves by page.",
        digest=digest_files([CASES]),
        figures=tuple(figures),
        notes=(f"{lost} cases stand nowhere in the texts as read now",) if lost else (),
    )
