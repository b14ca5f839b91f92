"""Who said what: PolNeAR dev (84 US political news articles, 2,192 attributions).

python -m benchmarks.attribution                         through `sayso read`, all figures
python -m benchmarks.attribution --finder MODULE:NAME    a finder alone: (article, parsed) -> list[Found]
"""

import argparse
import importlib
import json
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.driving import Run, read_with_sayso, write_texts
from benchmarks.figures import Figure, Outcome
from benchmarks.material import digest_files, find_data, load_scorer

ROLES = ("source", "cue", "content")
KINDS = ("all", "direct", "mixed", "indirect")
MEASURES = {
    "found": "J>=.5",
    "found + source": "J>=.5 + source",
    "exact": "exact",
}


def load_gold(name: str = "polnear/dev.jsonl") -> dict[str, Any]:
    """Articles with their attributions, by id."""
    lines = find_data(name).read_text(encoding="utf-8").splitlines()
    return {article["id"]: article for article in map(json.loads, lines)}


def predict_with_sayso(
    texts: Iterable[tuple[str, str]], reader: str = "rules"
) -> tuple[dict[str, Any], list[str], Run]:
    """What the command line says about the texts, in the scorer's form, by id; which could not be read; the run."""
    with tempfile.TemporaryDirectory() as tmp:
        folder = Path(tmp) / "texts"
        folder.mkdir()
        write_texts(folder, texts)
        run = read_with_sayso(["--given", "text", "--reader", reader, folder], Path(tmp))
    predicted = {
        Path(row["input"]).name.removesuffix(".txt"): {
            "text": row["article"]["text"],
            "attributions": [{role: a[role] for role in ROLES} for a in row["attributions"]],
        }
        for row in run.rows
        if "error" not in row
    }
    return predicted, run.list_failures(), run


def predict_with_finder(texts: Iterable[tuple[str, str]], finder: str) -> dict[str, Any]:
    """What a finder `MODULE:NAME` says about the texts, in the scorer's form, by id."""
    from sayso.page.given import take_text_as_given
    from sayso.reading.parse import parse_article

    module, _, name = finder.partition(":")
    find = getattr(importlib.import_module(module), name)
    articles = [take_text_as_given(text, key) for key, text in texts]
    return {
        article.input: {
            "attributions": [
                {role: [[s.start, s.end] for s in getattr(found, role)] for role in ROLES}
                for found in find(article, parse_article(article))
            ]
        }
        for article in articles
    }


def score(gold: dict[str, Any], predicted: dict[str, Any]) -> tuple[Figure, ...]:
    """F1 of finding attributions, with and without the right source, and of the words left to the outlet."""
    result = load_scorer("score_attribution").score(gold, predicted)
    figures = [
        Figure(f"{kind}: {name}", result[kind][measure]["f1"], "F1")
        for kind in KINDS
        for name, measure in MEASURES.items()
    ]
    figures += [
        Figure("all: found + source, precision", result["all"]["J>=.5 + source"]["p"], "share"),
        Figure("all: found + source, recall", result["all"]["J>=.5 + source"]["r"], "share"),
        Figure("all: source of what was found", result["all"]["src acc"], "share"),
        Figure("words left to the outlet, precision", result["tokens"]["own"]["p"], "share"),
        Figure("words left to the outlet, recall", result["tokens"]["own"]["r"], "share"),
    ]
    return tuple(figures)


def measure(finder: str | None = None, data: str = "polnear/dev.jsonl") -> Outcome:
    """Figures of attribution. Raises MaterialMissing where data or scorer is absent."""
    gold = load_gold(data)
    texts = [(key, article["text"]) for key, article in gold.items()]
    predicted, failures = (predict_with_finder(texts, finder), []) if finder else predict_with_sayso(texts)[:2]
    return Outcome(
        part="attribution",
        about=f"PolNeAR {Path(data).stem}, {len(gold)} articles, given as text, by rules. Found: content tokens "
        "overlap by at least half (Jaccard); + source: source tokens too.",
        digest=digest_files([find_data(data)]),
        figures=score(gold, predicted),
        notes=tuple(failures),
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--finder", help="MODULE:NAME of a finder to measure alone")
    parser.add_argument("--data", default="polnear/dev.jsonl")
    options = parser.parse_args()
    for figure in measure(options.finder, options.data).figures:
        print(f"{figure.name:<40} {100 * figure.value:5.1f}")
