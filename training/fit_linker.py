"""Fit the linker, the cut and the calibration on the held-out tenth, and measure on dev.

`python -m training.fit_linker RUN` after `training.predict`; writes RUN/linker.npz and lines of RUN/figures.jsonl.
The tagger has not seen the held-out articles, so its spans there are as good and as bad as on any new text. The second
stage (is this attribution right?) is fitted on links from other folds, and calibrated on its own other folds.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from sayso.reading.learned.emissions import Floats
from sayso.reading.learned.linking import Joined, describe_all
from sayso.reading.learned.tagging import ROLES
from sayso.reading.learned.trees import Trees
from training.cases import Bits, Case, Reals, make_case, mark_right, own_words
from training.plain_trees import from_sklearn

# Share of an article's words that may be neither attributed nor the outlet's own.
_UNSETTLED = 0.13


def fit_trees(x: Floats, y: Bits, trees: int, leaf: int) -> Trees:
    """Boosted trees as plain arrays."""
    model = HistGradientBoostingClassifier(
        max_iter=trees, learning_rate=0.07, max_leaf_nodes=12, min_samples_leaf=leaf, l2_regularization=2.0,
        early_stopping=False, random_state=0,
    )  # fmt: skip
    return from_sklearn(model.fit(x, y))


def fit_pairs(cases: Sequence[Case]) -> list[Trees]:
    """The three pair models."""
    out = []
    for k in range(3):
        rows = np.concatenate([c.pairs[k].rows for c in cases])
        out.append(fit_trees(rows, np.concatenate([c.truth[k] for c in cases]), 100, 20))
    return out


def logit(p: Reals) -> Reals:
    """Log odds of a probability, as one column."""
    p = np.clip(p, 1e-4, 1 - 1e-4)
    out: Reals = np.log(p / (1 - p))[:, None]
    return out


def calibration_error(p: Reals, y: Bits, bins: int = 10) -> float:
    """Expected calibration error over bins of equal width."""
    at = np.minimum((p * bins).astype(int), bins - 1)
    here = [(at == b) for b in range(bins) if (at == b).any()]
    return float(sum(abs(p[h].mean() - y[h].mean()) * h.mean() for h in here))


@dataclass(slots=True)
class Linker:
    """What is fitted."""

    pairs: list[Trees]
    whole: Trees
    cut: float
    slope: float
    shift: float
    sure: float  # a word is the outlet's own only where it is in no span with at least this probability
    expected: float  # found + source F1 on the held-out articles, out of fold

    def calibrate(self, p: Reals) -> Reals:
        """Probability that an attribution is right."""
        out: Reals = 1 / (1 + np.exp(-(self.slope * logit(p)[:, 0] + self.shift)))
        return out


def fit(scorer: Any, cases: Sequence[Case], seen: Sequence[Case], folds: int) -> Linker:
    """Everything, from the held-out articles; `seen` ones help to tell what belongs together, not what is right."""
    out_of_fold: list[tuple[Case, list[Joined]]] = []
    for k in range(folds):
        models = fit_pairs([*seen, *(c for n, c in enumerate(cases) if n % folds != k)])
        out_of_fold.extend((c, c.join(models)) for c in cases[k::folds])
    sizes = [len(joined) for _, joined in out_of_fold]
    x = np.concatenate([describe_all(c.counts, joined) for c, joined in out_of_fold])
    y = np.concatenate([mark_right(scorer, c, joined) for c, joined in out_of_fold])
    fold = np.repeat(np.arange(len(sizes)), sizes) % folds
    p = np.zeros(len(y))
    for k in range(folds):
        p[fold == k] = fit_trees(x[fold != k], y[fold != k], 60, 30).probability(x[fold == k])
    order = np.argsort(-p)
    gold = sum(len(c.raw["attributions"]) for c in cases)
    f1 = 2 * np.cumsum(y[order]) / (np.arange(1, len(y) + 1) + gold)
    best = int(f1.argmax())
    platt = LogisticRegression(C=100).fit(logit(p), y)
    # F1 is highest where what has less than half of its chance is left out (Lipton et al. 2014); steadier than the
    # best cut of 84 articles.
    odds = f1[best] / 2 / (1 - f1[best] / 2)
    cut = float(1 / (1 + np.exp(-(np.log(odds) - platt.intercept_[0]) / platt.coef_[0, 0])))
    left: list[float] = []
    words = 0
    for (c, joined), q in zip(out_of_fold, np.split(p, np.cumsum(sizes)[:-1]), strict=True):
        own = own_words(scorer, c, [j for j, v in zip(joined, q, strict=True) if v >= cut])
        left += own.left
        words += own.all
    sure = sorted(left)[int(_UNSETTLED * words)]
    return Linker(
        fit_pairs([*seen, *cases]), fit_trees(x, y, 60, 30), cut, float(platt.coef_[0, 0]), float(platt.intercept_[0]),
        float(sure), float(f1[best]),
    )  # fmt: skip


def measure(scorer: Any, cases: Sequence[Case], linker: Linker, cut: float) -> dict[str, Any]:
    """The scorer's main figures in percent, the calibration error, and own words without the unsettled ones."""
    out, ps, ys, owned = {}, [], [], []
    for c in cases:
        joined = c.join(linker.pairs)
        p = linker.whole.probability(describe_all(c.counts, joined))
        kept = [j for j, q in zip(joined, p, strict=True) if q >= cut]
        ps.append(linker.calibrate(p[p >= cut]))
        ys.append(mark_right(scorer, c, kept))
        owned.append(own_words(scorer, c, kept))
        out[c.raw["id"]] = {"id": c.raw["id"], "attributions": [c.as_raw(j) for j in kept]}
    r = scorer.score({c.raw["id"]: c.raw for c in cases}, out)
    row: dict[str, Any] = {f"span_{role}": round(100 * r["spans"][role]["f1"], 1) for role in ROLES}
    row["own"] = [round(100 * r["tokens"]["own"][k], 1) for k in ("p", "r")]
    words = [pair for o in owned for pair in zip(o.left, o.right, strict=True)]
    settled = [right for p, right in words if p >= linker.sure]
    row["unsettled"] = round(100 * (len(words) - len(settled)) / sum(o.all for o in owned), 1)
    row["own_settled"] = round(100 * sum(settled) / max(1, len(settled)), 1)
    for group in ("all", "direct", "indirect+mixed"):
        for name, key in (("found", "J>=.5"), ("with_source", "J>=.5 + source")):
            row[f"{group}_{name}"] = [round(100 * r[group][key][k], 1) for k in ("p", "r", "f1")]
    row["ece"] = round(calibration_error(np.concatenate(ps), np.concatenate(ys)), 3)
    return row


def main() -> None:
    """Command line."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("run", type=Path)
    ap.add_argument("--tools", type=Path, default=Path("../shared/tools"))
    ap.add_argument("--less-outside", default="0", help="tried on the held-out articles, the best is kept")
    ap.add_argument("--folds", type=int, default=5)
    args = ap.parse_args()
    sys.path.insert(0, str(args.tools))
    import score_attribution as scorer  # type: ignore[import-not-found]

    paths = {part: args.run / f"{part}.pkl" for part in ("held", "dev", "seen")}
    loaded = {part: pickle.loads(path.read_bytes()) for part, path in paths.items() if path.exists()}

    def cases(part: str, less: float) -> list[Case]:
        raw, es, moves, _ = loaded.get(part, ([], [], None, 0))
        return [make_case(a, e, moves, less) for a, e in zip(raw, es, strict=True)]

    tried = []
    for less in map(float, args.less_outside.split(",")):
        tried.append((fit(scorer, cases("held", less), cases("seen", less), args.folds), less))
        print("held out", less, round(100 * tried[-1][0].expected, 2), flush=True)
    linker, less = max(tried, key=lambda t: t[0].expected)
    *_, moves, step = loaded["dev"]
    for label, cut in (("kept all", 0.0), ("cut", linker.cut)):
        row = {"run": args.run.name, "step": step, "less_outside": less, "what": label}
        row |= measure(scorer, cases("dev", less), linker, cut)
        print(json.dumps(row))
        with (args.run / "figures.jsonl").open("a", encoding="utf-8") as f:
            f.write(json.dumps(row) + "\n")
    numbers = np.array([linker.cut, linker.slope, linker.shift, linker.sure, less])
    trees = linker.whole.arrays("whole")
    for k, t in enumerate(linker.pairs):
        trees |= t.arrays(f"pair{k}")
    np.savez_compressed(args.run / "linker.npz", allow_pickle=False, numbers=numbers, moves=moves, **trees)


if __name__ == "__main__":
    main()
