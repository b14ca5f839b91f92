"""Loaded wording in the outlet's own voice: BASIL, which the model never saw."""

import json
import tempfile
from pathlib import Path

from benchmarks.driving import read_with_sayso, write_texts
from benchmarks.figures import Figure, Outcome
from benchmarks.material import digest_files, find_data

Stretch = tuple[int, int]


def load_articles() -> dict[str, tuple[str, list[Stretch], list[Stretch]]]:
    """id -> text, loaded stretches of the outlet's, and those inside quotations.

    A stretch is found by its words: the stored offsets do not fit the texts of half of them.
    """
    out = {}
    for path in sorted((find_data("basil") / "articles").rglob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        text = "\n\n".join(" ".join(p) if isinstance(p, list) else p for p in article["body-paragraphs"])
        labels = Path(str(path).replace("/articles/", "/annotations/").replace(".json", "_ann.json"))
        own: list[Stretch] = []
        quoted: list[Stretch] = []
        for label in json.loads(labels.read_text(encoding="utf-8"))["phrase-level-annotations"]:
            at = text.find(label["txt"])
            if label["bias"] == "lex" and len(label["txt"]) > 2 and at >= 0:
                (quoted if label["quote"] == "yes" else own).append((at, at + len(label["txt"])))
        out[path.stem] = text, own, quoted
    return out


def touches(one: Stretch, others: list[Stretch]) -> bool:
    """Whether it shares a character with one of them."""
    return any(one[0] < end and start < one[1] for start, end in others)


def measure() -> Outcome:
    """Figures of loaded wording. Raises MaterialMissing where the data are absent."""
    gold = load_articles()
    with tempfile.TemporaryDirectory() as tmp:
        folder = Path(tmp) / "texts"
        folder.mkdir()
        write_texts(folder, ((name, text) for name, (text, _, _) in gold.items()))
        run = read_with_sayso(["--given", "text", folder], Path(tmp))
    found = of = charged = of_quoted = right = total = 0
    for row in run.rows:
        if "error" in row:
            continue
        _, own, quoted = gold[Path(row["input"]).stem]
        marks = [tuple(x["span"]) for s in row["statements"] for x in s["loaded"]]
        found, of = found + sum(touches(g, marks) for g in own), of + len(own)
        charged, of_quoted = charged + sum(touches(g, marks) for g in quoted), of_quoted + len(quoted)
        right, total = right + sum(touches(m, own) for m in marks), total + len(marks)
    return Outcome(
        part="loaded",
        about="BASIL, 147 articles: words that its annotators call loaded (lexical bias), by rules. It marks about one "
        "stretch an article, so that most words that sayso marks are in none.",
        digest=digest_files((find_data("basil") / "annotations").rglob("*.json")),
        figures=(
            Figure("loaded stretches of the outlet's with a mark", found / of, "share", beside=f"{found} of {of}"),
            Figure("stretches in quotation marks that are charged", charged, "stretches", "lower", f"of {of_quoted}"),
            Figure("marks an article", total / len(gold), "marks", "lower"),
            Figure("marks in a loaded stretch", right / max(1, total), "share", beside=f"{right} of {total}"),
        ),
        notes=tuple(run.list_failures()),
    )
