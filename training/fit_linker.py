"""Fit the linker, the cut and the calibration on the held-out tenth, and measure on dev.

`python -m training.fit_linker RUN` after `training.predict`; writes RUN/linker.npz, RUN/reliability.svg (of dev) and
lines of RUN/figures.jsonl.
The tagger has not seen the held-out articles, so its spans there are as good and as bad as on any new text. Each stage
(which spans belong together, is this attribution right, are the words left over the outlet's own) is fitted on what the
one before gives on other folds, and calibrated on its own other folds.
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

from sayso.reading.learned.candidates import Candidate, choose, cuts_of
from sayso.reading.learned.doubt import Weighed
from sayso.reading.learned.emissions import Floats
from sayso.reading.learned.tagging import ROLES
from sayso.reading.learned.trees import Trees
from training.cases import Bits, Case, Left, Reals, describe_weighed, find_left, make_case, mark_right
from training.hints import load_hints
from training.plain_trees import from_sklearn
from training.reliability import draw_reliability

# Share of an article's words that may be neither attributed nor the outlet's own.
_UNSETTLED = 0.13
# What is left out is charged to the outlet, so a little more is shown than is best for F1, which hardly falls. Less so
# of quotations: those that nobody is shown for are charged to nobody.
_LENIENT, _LENIENT_QUOTED = 0.5, 0.7


def fit_trees(x: Floats, y: Bits, trees: int, leaf: int, weight: Reals | None = None) -> Trees:
    """Boosted trees as plain arrays."""
    model = HistGradientBoostingClassifier(
        max_iter=trees, learning_rate=0.07, max_leaf_nodes=12, min_samples_leaf=leaf, l2_regularization=2.0,
        early_stopping=False, random_state=0,
    )  # fmt: skip
    return from_sklearn(model.fit(x, y, weight))


def fit_pairs(cases: Sequence[Case]) -> list[Trees]:
    """The three pair models."""
    out = []
    for k in range(3):
        rows = np.concatenate([c.v.pairs[k].rows for c in cases])
        out.append(fit_trees(rows, np.concatenate([c.truth[k] for c in cases]), 100, 20))
    return out


def fit_doubt(lefts: Sequence[Left]) -> Trees:
    """Whether what is left over is the outlet's own; a unit counts as many times as it has words."""
    x = np.concatenate([here.rows for here in lefts])
    own, told = (np.concatenate([getattr(here, k) for here in lefts]) for k in ("own", "told"))
    y = np.repeat([1, 0], [len(x), len(x)])
    return fit_trees(np.concatenate([x, x]), y, 60, 200, np.concatenate([own, told]))


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
    cuts: Cuts
    doubt: Trees
    sure: float  # of `doubt`: below it words left over are doubtful

    def calibrate(self, p: Reals) -> Reals:
        """Probability that an attribution is right."""
        out: Reals = 1 / (1 + np.exp(-(self.cuts.slope * logit(p)[:, 0] + self.cuts.shift)))
        return out

    def weigh(self, case: Case, cut: float, quoted: float) -> Weighed:
        """As the finder does it."""
        candidates = case.v.candidates(self.pairs)
        rows = describe_weighed(case, candidates)
        p = self.whole.probability(rows)
        return Weighed(candidates, p, choose(candidates, p, cuts_of(rows, cut, quoted)))


@dataclass(slots=True)
class Weighings:
    """Of each case: candidates, what they look like, whether they are right, how likely they were held to be."""

    found: list[list[Candidate]]
    rows: list[Floats]
    right: list[Bits]
    p: list[Reals]

    def choose(self, cut: float, quoted: float) -> list[Weighed]:
        """What would be shown."""
        here = zip(self.found, self.rows, self.p, strict=True)
        return [Weighed(f, p, choose(f, p, cuts_of(rows, cut, quoted))) for f, rows, p in here]


def weigh_out_of_fold(scorer: Any, cases: Sequence[Case], seen: Sequence[Case], folds: int) -> Weighings:
    """The candidates of each case with probabilities by models that were fitted on the others."""
    found: list[Any] = [None] * len(cases)
    for k in range(folds):
        models = fit_pairs([*seen, *(c for n, c in enumerate(cases) if n % folds != k)])
        for n in range(k, len(cases), folds):
            found[n] = cases[n].v.candidates(models)
    rows = [describe_weighed(c, here) for c, here in zip(cases, found, strict=True)]
    right = [mark_right(scorer, c, here) for c, here in zip(cases, found, strict=True)]
    p: list[Any] = [None] * len(cases)
    for k in range(folds):
        others = [n for n in range(len(cases)) if n % folds != k]
        whole = fit_whole([rows[n] for n in others], [right[n] for n in others])
        for n in range(k, len(cases), folds):
            p[n] = whole.probability(rows[n])
    return Weighings(found, rows, right, p)


def fit_whole(rows: Sequence[Floats], right: Sequence[Bits]) -> Trees:
    """Whether a candidate is right."""
    return fit_trees(np.concatenate(rows), np.concatenate(right), 60, 30)


@dataclass(slots=True)
class Cuts:
    """What is shown, and the calibration."""

    cut: float
    quoted: float
    slope: float
    shift: float
    expected: float


def find_cuts(w: Weighings, gold: int, gold_quoted: int) -> Cuts:
    """The cuts, the calibration, and the best found + source F1.

    F1 is highest where what has less than half of its chance is left out (Lipton et al. 2014); steadier than the best
    cut of 84 articles.
    """
    weighed = w.choose(0.0, 0.0)
    p = np.concatenate([here.p[here.chosen] for here in weighed])
    y = np.concatenate([r[here.chosen] for r, here in zip(w.right, weighed, strict=True)])
    quoted = np.concatenate([cuts_of(rows, 0, 1)[here.chosen] for rows, here in zip(w.rows, weighed, strict=True)]) > 0
    platt = LogisticRegression(C=100).fit(logit(p), y)
    slope, shift = float(platt.coef_[0, 0]), float(platt.intercept_[0])
    best, best_quoted = best_f1(p, y, gold), best_f1(p[quoted], y[quoted], gold_quoted)

    def uncalibrate(least: float) -> float:
        return float(1 / (1 + np.exp(-(np.log(least / (1 - least)) - shift) / slope)))

    return Cuts(uncalibrate(_LENIENT * best / 2), uncalibrate(_LENIENT_QUOTED * best_quoted / 2), slope, shift, best)


def best_f1(p: Reals, y: Bits, gold: int) -> float:
    """The highest F1 of any cut."""
    hits = np.cumsum(y[np.argsort(-p)])
    return float((2 * hits / (np.arange(1, len(y) + 1) + gold)).max(initial=0.0))


def count_quoted(scorer: Any, cases: Sequence[Case]) -> int:
    """Direct attributions in gold."""
    articles = [(scorer.Article(c.raw["text"]), c.raw["attributions"]) for c in cases]
    return sum(article.attribution(a)["kind"] == "direct" for article, told in articles for a in told)


def fit(scorer: Any, cases: Sequence[Case], seen: Sequence[Case], folds: int) -> Linker:
    """Everything, from the held-out articles; `seen` ones help to tell what belongs together, not what is right."""
    w = weigh_out_of_fold(scorer, cases, seen, folds)
    cuts = find_cuts(w, sum(len(c.raw["attributions"]) for c in cases), count_quoted(scorer, cases))
    lefts = [find_left(scorer, c, here) for c, here in zip(cases, w.choose(cuts.cut, cuts.quoted), strict=True)]
    doubted: list[tuple[float, float]] = []
    for k in range(folds):
        doubt = fit_doubt([x for n, x in enumerate(lefts) if n % folds != k])
        for x in lefts[k::folds]:
            doubted += zip(doubt.probability(x.rows).tolist(), (x.own + x.told).tolist(), strict=True)
    return Linker(
        fit_pairs([*seen, *cases]), fit_whole(w.rows, w.right), cuts, fit_doubt(lefts),
        find_sure(doubted, _UNSETTLED * sum(x.all for x in lefts)),
    )  # fmt: skip


def find_sure(doubted: Sequence[tuple[float, float]], words: float) -> float:
    """The probability under which units, (probability, words) each, have as many words as are to be doubtful."""
    for p, n in sorted(doubted):
        words -= n
        if words < 0:
            return p
    return 1.0


def measure(
    scorer: Any, cases: Sequence[Case], linker: Linker, cut: float, quoted: float
) -> tuple[dict[str, Any], str]:
    """The scorer's main figures in percent, the calibration error, own words without the unsettled ones; a drawing."""
    out, ps, ys, lefts = {}, [], [], []
    for c in cases:
        weighed = linker.weigh(c, cut, quoted)
        shown = [weighed.candidates[n] for n in weighed.chosen]
        ps.append(linker.calibrate(weighed.p[weighed.chosen]))
        ys.append(mark_right(scorer, c, shown))
        lefts.append(find_left(scorer, c, weighed))
        out[c.raw["id"]] = {"id": c.raw["id"], "attributions": [c.as_raw(x) for x in shown]}
    r = scorer.score({c.raw["id"]: c.raw for c in cases}, out)
    row: dict[str, Any] = {f"span_{role}": round(100 * r["spans"][role]["f1"], 1) for role in ROLES}
    row["own"] = [round(100 * r["tokens"]["own"][k], 1) for k in ("p", "r")]
    settled = [linker.doubt.probability(x.rows) >= linker.sure for x in lefts]
    own, told = (sum(getattr(x, k)[s].sum() for x, s in zip(lefts, settled, strict=True)) for k in ("own", "told"))
    unsettled = sum((x.own + x.told)[~s].sum() for x, s in zip(lefts, settled, strict=True))
    row["unsettled"] = round(100 * unsettled / sum(x.all for x in lefts), 1)
    row["own_settled"] = round(100 * own / max(1, own + told), 1)
    for group in ("all", "direct", "indirect+mixed"):
        for name, key in (("found", "J>=.5"), ("with_source", "J>=.5 + source")):
            row[f"{group}_{name}"] = [round(100 * r[group][key][k], 1) for k in ("p", "r", "f1")]
    row["ece"] = round(calibration_error(np.concatenate(ps), np.concatenate(ys)), 3)
    return row, draw_reliability(np.concatenate(ps), np.concatenate(ys))


def main() -> None:
    """Command line."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("run", type=Path)
    ap.add_argument("--hints", type=Path, required=True, help="folder made by training.hints")
    ap.add_argument("--data", default="polnear")
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
        told = load_hints(args.hints, args.data, "dev" if part == "dev" else "train") if raw else {}
        return [make_case(a, e, moves, less, told[a["id"]][1]) for a, e in zip(raw, es, strict=True)]

    tried = []
    for less in map(float, args.less_outside.split(",")):
        tried.append((fit(scorer, cases("held", less), cases("seen", less), args.folds), less))
        print("held out", less, round(100 * tried[-1][0].cuts.expected, 2), flush=True)
    linker, less = max(tried, key=lambda t: t[0].cuts.expected)
    *_, moves, step = loaded["dev"]
    cuts = linker.cuts
    for label, cut, quoted in (("kept all", 0.0, 0.0), ("cut", cuts.cut, cuts.quoted)):
        row = {"run": args.run.name, "step": step, "less_outside": less, "what": label}
        figures, drawing = measure(scorer, cases("dev", less), linker, cut, quoted)
        row |= figures
        (args.run / "reliability.svg").write_text(drawing, encoding="utf-8")
        print(json.dumps(row))
        with (args.run / "figures.jsonl").open("a", encoding="utf-8") as f:
            f.write(json.dumps(row) + "\n")
    numbers = np.array([cuts.cut, cuts.quoted, cuts.slope, cuts.shift, linker.sure, less])
    trees = linker.whole.arrays("whole") | linker.doubt.arrays("doubt")
    for k, t in enumerate(linker.pairs):
        trees |= t.arrays(f"pair{k}")
    np.savez_compressed(args.run / "linker.npz", allow_pickle=False, numbers=numbers, moves=moves, **trees)


if __name__ == "__main__":
    main()
