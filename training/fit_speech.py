"""Fit the weights by which a reading tells what was said: `python -m training.fit_speech --root DATA --into FILE`.

Learns from the attributions of both readers. On FactAppeal's train sentences one counts as said where half of its
content is marked as somebody's; on CED-1K where it is matched with a claim. Prints what the same fit reaches on
articles of CED-1K that were left out, copies of one text together: the figure to believe, since the file that ships has
seen all 45. FactAppeal's val part is seen by neither.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from sayso.model import Article, Attribution, Reading
from sayso.page.given import take_text_as_given
from sayso.reading import read_articles, read_by_model
from sayso.reading.voices import records
from training.data import mark_sourced

_BATCH = 50
_FOLDS = 9
_RAREST = 8  # attributions that show a sign, for it to get a weight
_SMOOTHING = 0.1
_CUT = 0.45
_COPIES = 0.2  # of the shorter text's runs of five words
_READERS = (read_articles, read_by_model)


@dataclass(frozen=True, slots=True)
class Seen:
    """One attribution of one reader."""

    text: int  # index into the texts
    signs: tuple[str, ...]
    content: str
    spans: tuple[tuple[int, int], ...]


def read_with_signs(texts: Sequence[str]) -> Iterator[list[Seen]]:
    """The attributions of each reader with their signs."""
    kept: list[list[str]] = []
    list_signs = records.list_signs  # type: ignore[attr-defined]

    def keep(*args: Any) -> list[str]:
        kept.append(list_signs(*args))
        return kept[-1]

    # A reading keeps no signs, which nobody else needs: they are caught where they are made, one attribution each.
    records.list_signs = keep  # type: ignore[attr-defined]
    for read in _READERS:
        kept.clear()
        out: list[Seen] = []
        for at in range(0, len(texts), _BATCH):
            readings: list[Reading] = read([take_text_as_given(t) for t in texts[at : at + _BATCH]])
            found = [(at + i, r.article, a) for i, r in enumerate(readings) for a in r.attributions]
            out += [_see(n, article, a, s) for (n, article, a), s in zip(found, kept[len(out) :], strict=True)]
        yield out
    records.list_signs = list_signs  # type: ignore[attr-defined]


def _see(text: int, article: Article, a: Attribution, signs: Sequence[str]) -> Seen:
    return Seen(text, tuple(signs), article.words(a.content), tuple((s.start, s.end) for s in a.content))


def group_copies(texts: Sequence[str]) -> list[int]:
    """For each text the first one that it shares a fifth of its runs of five words with."""
    runs = [set(zip(*(re.findall(r"\w+", t.lower())[i:] for i in range(5)), strict=False)) for t in texts]
    group = list(range(len(texts)))
    for i, mine in enumerate(runs):
        near = (j for j in range(i) if len(mine & runs[j]) >= _COPIES * max(1, min(len(mine), len(runs[j]))))
        group[i] = group[next(near, i)]
    return group


def match_claims(scorer: Any, claims: Sequence[dict[str, str]], contents: Sequence[str]) -> set[int]:
    """Which contents are matched with a claim, one to one, the best first, as the scorer does it."""
    pairs = sorted(
        (
            (max(scorer.token_f1(c["utterance"], p), scorer.token_f1(c["source_text"], p)), i, j)
            for i, c in enumerate(claims)
            for j, p in enumerate(contents)
        ),
        reverse=True,
    )
    of_claim: dict[int, int] = {}
    for f, i, j in pairs:
        if f >= 0.6 and i not in of_claim and j not in of_claim.values():
            of_claim[i] = j
    return set(of_claim.values())


def fit(seen: Sequence[Seen], said: Sequence[bool]) -> dict[str, Any]:
    """The weights file."""
    often = Counter(s for a in seen for s in a.signs)
    column = {s: i for i, s in enumerate(sorted(s for s, n in often.items() if n >= _RAREST))}
    x: NDArray[np.float64] = np.zeros((len(seen), len(column)))
    for row, a in enumerate(seen):
        x[row, [column[s] for s in a.signs if s in column]] = 1
    model = LogisticRegression(C=_SMOOTHING, max_iter=1000).fit(x, np.array(said))
    weights = {s: round(float(model.coef_[0][i]), 3) for s, i in column.items()}
    return {"bias": round(float(model.intercept_[0]), 3), "cut": _CUT, "weights": weights}


def label_sentences(root: Path, part: str) -> tuple[list[Seen], list[bool]]:
    """The attributions of FactAppeal's sentences, and whether half of the content is somebody's there."""
    sentences = mark_sourced(root / "factappeal" / f"{part}.csv")
    seen = [a for reader in read_with_signs([text for text, _ in sentences]) for a in reader]
    said = []
    for a in seen:
        marked = sentences[a.text][1]
        shared = sum(max(0, min(e, q) - max(s, p)) for s, e in a.spans for p, q in marked)
        said.append(shared >= 0.5 * sum(e - s for s, e in a.spans))
    return seen, said


def main() -> None:
    """Command line."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--root", type=Path, default=Path("../shared/data"))
    ap.add_argument("--tools", type=Path, default=Path("../shared/tools"))
    ap.add_argument("--into", type=Path, default=Path("src/sayso/models/speech.json"))
    args = ap.parse_args()
    scorer = _load(args.tools / "score_claims.py")
    seen, said = label_sentences(args.root, "train")
    gold = [json.loads(line) for line in (args.root / "ced1k.jsonl").read_text(encoding="utf-8").splitlines()]
    readers = list(read_with_signs([g["text"] for g in gold]))
    labels = [_label_claims(scorer, gold, r) for r in readers]
    _print_left_out(gold, readers, labels, (seen, said))
    everything = [a for r in readers for a in r]
    table = fit([*seen, *everything], [*said, *(y for ys in labels for y in ys)])
    args.into.write_text(json.dumps(table, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def _print_left_out(
    gold: Sequence[dict[str, Any]],
    readers: Sequence[list[Seen]],
    labels: Sequence[list[bool]],
    sentences: tuple[list[Seen], list[bool]],
) -> None:
    """Prints what the weights alone reach on articles of CED-1K that they were not fitted on, a line a reader."""
    groups = group_copies([g["text"] for g in gold])
    fold = {g: k % _FOLDS for k, g in enumerate(sorted(set(groups)))}
    marked = [
        (a, y, fold[groups[a.text]]) for r, ys in zip(readers, labels, strict=True) for a, y in zip(r, ys, strict=True)
    ]
    tables = []
    for k in range(_FOLDS):
        rest = [(a, y) for a, y, f in marked if f != k]
        tables.append(fit([*sentences[0], *(a for a, _ in rest)], [*sentences[1], *(y for _, y in rest)]))
    total = sum(len(g["claims"]) for g in gold)
    for reader, own in zip(readers, labels, strict=True):
        shown = [y for a, y in zip(reader, own, strict=True) if _probability(tables[fold[groups[a.text]]], a) >= _CUT]
        hits = sum(shown)
        print(f"left out: P {hits / len(shown):.3f} R {hits / total:.3f} F1 {2 * hits / (len(shown) + total):.3f}")


def _label_claims(scorer: Any, gold: Sequence[dict[str, Any]], reader: Sequence[Seen]) -> list[bool]:
    out: list[bool] = []
    for n, article in enumerate(gold):
        here = [a for a in reader if a.text == n]
        matched = match_claims(scorer, article["claims"], [a.content for a in here])
        out += [j in matched for j in range(len(here))]
    return out


def _probability(table: dict[str, Any], a: Seen) -> float:
    return 1 / (1 + float(np.exp(-(table["bias"] + sum(table["weights"].get(s, 0.0) for s in a.signs)))))


def _load(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
