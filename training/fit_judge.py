"""Fit the judge of sentence pairs: `python -m training.fit_judge [--signs FILE] [--into FOLDER]`.

Learns from training/pairs, set "train", and from pairs drawn across its events, and from nothing else; prints what is
reached on events that were left out, on set "dev", and on ClaimDiff's pairs (--root), of which the judge has seen none.
The signs of all pairs are kept in FILE: where it is there already, they are taken from it. Set PARSED=1 to only make
that file (no scikit-learn needed).
"""

from __future__ import annotations

import argparse
import json
import os
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.story.judging.judgement import KINDS
from sayso.story.judging.signs import read_signs
from sayso.story.judging.trees import Trees
from sayso.story.judging.view import View, make_view

Rows = NDArray[np.float64]
Ints = NDArray[np.int_]
Pair = dict[str, Any]

_FOLDS = 6
_PARTING = [KINDS.index("denies"), KINDS.index("differs")]
_TREES = {
    "max_iter": 110, "learning_rate": 0.05, "max_leaf_nodes": 8, "min_samples_leaf": 15, "l2_regularization": 5.0,
    "max_features": 0.3, "random_state": 0,
}  # fmt: skip
_STRENGTH = 0.05  # of the linear half: the smaller, the smaller its weights
_EASY = 150  # pairs about two events
_LEAST_SPREAD = 0.05


def read_pairs(folder: Path, root: Path) -> list[Pair]:
    """Our own pairs, then ClaimDiff's with "weakens" and "strengthens" (set "claimdiff"; none where it is absent)."""
    own = [json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    own += pair_apart([p for p in own if p["set"] == "train"])
    files = [root / "claimdiff" / f"ClaimDiff-{part}-train.json" for part in ("weak", "strength")]
    if not all(f.exists() for f in files):
        return own
    weak, strong = (json.loads(f.read_text(encoding="utf-8"))["data"] for f in files)
    return own + [
        {"a": w["claim_a"], "b": w["claim_b"], "set": "claimdiff", "weakens": w["relation"], "topic": w["topic"]}
        | {"strengthens": s["relation"]}
        for w, s in zip(weak, strong, strict=True)
    ]


def pair_apart(train: Sequence[Pair]) -> list[Pair]:
    """Pairs about two events, drawn from pairs about one: unrelated, set "easy"."""
    drawn = random.Random(1)
    two = [drawn.sample(train, 2) for _ in range(_EASY)]
    return [
        {"a": x["a"], "b": y["b"], "kind": "unrelated", "set": "easy", "topic": x["topic"]}
        for x, y in two
        if x["b"] != y["b"]
    ]


def with_signs(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Each pair with "signs"."""
    from sayso.desk.judging import read_sentence

    views: dict[str, View | None] = {}
    for pair in pairs:
        for text in (pair["a"], pair["b"]):
            if text not in views:
                found = read_sentence(text)
                views[text] = make_view(found) if found else None
        a, b = views[pair["a"]], views[pair["b"]]
        yield pair | {"signs": read_signs(a, b).values if a and b else {}}


class Fitted:
    """A linear half and a half of boosted trees; their sums are averaged, which is the mean of their log odds."""

    def __init__(self, x: Rows, kinds: Ints) -> None:
        from sklearn.ensemble import HistGradientBoostingClassifier
        from sklearn.linear_model import LogisticRegression

        self.mean, self.spread = x.mean(0), np.maximum(x.std(0), _LEAST_SPREAD)
        self.linear = LogisticRegression(C=_STRENGTH, max_iter=1000).fit((x - self.mean) / self.spread, kinds)
        self.boosted = HistGradientBoostingClassifier(**_TREES).fit(x, kinds)

    def predict(self, x: Rows) -> Rows:
        """The five probabilities of each row."""
        one = self.linear.predict_log_proba((x - self.mean) / self.spread)
        both: Rows = np.exp((one + np.log(self.boosted.predict_proba(x))) / 2)
        out: Rows = both / both.sum(1, keepdims=True)
        return out

    def save(self, folder: Path, names: Sequence[str]) -> None:
        """weights.json and trees.npz."""
        weights = self.linear.coef_ / self.spread
        bias = self.linear.intercept_ - weights @ self.mean
        told = {
            "signs": list(names),
            "bias": {k: round(float(b), 5) for k, b in zip(KINDS, bias, strict=True)},
            "weights": {k: [round(float(w), 5) for w in row] for k, row in zip(KINDS, weights, strict=True)},
        }
        (folder / "weights.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
        lay_out_trees(self.boosted).save(folder / "trees.npz")


def lay_out_trees(boosted: Any) -> Trees:
    """scikit-learn's trees as flat arrays."""
    sign: list[int] = []
    left: list[int] = []
    right: list[int] = []
    root: list[int] = []
    kind: list[int] = []
    cut: list[float] = []
    value: list[float] = []
    for round_ in boosted._predictors:
        for k, tree in enumerate(round_):
            at = len(sign)
            root.append(at)
            kind.append(k)
            for n, node in enumerate(tree.nodes):
                leaf = bool(node["is_leaf"])
                sign.append(0 if leaf else int(node["feature_idx"]))
                cut.append(0.0 if leaf else float(node["num_threshold"]))
                left.append(at + (n if leaf else int(node["left"])))
                right.append(at + (n if leaf else int(node["right"])))
                value.append(float(node["value"]) if leaf else 0.0)
    return Trees(
        np.array(sign, np.int16),
        np.array(cut, np.float32),
        np.array(left, np.int32),
        np.array(right, np.int32),
        np.array(value, np.float32),
        np.array(root, np.int32),
        np.array(kind, np.int8),
        np.asarray(boosted._baseline_prediction, np.float32).reshape(-1),
    )


def fold_scores(x: Rows, kinds: Ints, groups: Sequence[str]) -> Rows:
    """The five probabilities of each pair when the pairs of its group were left out."""
    from sklearn.model_selection import GroupKFold

    out = np.zeros((len(x), len(KINDS)))
    for kept, left in GroupKFold(_FOLDS, shuffle=True, random_state=0).split(x, kinds, list(groups)):
        out[left] = Fitted(x[kept], kinds[kept]).predict(x[left])
    return out


def tell(name: str, kinds: Ints, p: Rows) -> None:
    """Print accuracy, the mean F1 of the kinds, and how far the probabilities are off."""
    told = p.argmax(1)
    f1 = [2 * np.sum((kinds == k) & (told == k)) / max(1, np.sum(kinds == k) + np.sum(told == k)) for k in range(5)]
    top, right = p.max(1), told == kinds
    place = np.minimum((top * 10).astype(int), 9)
    off = sum(abs(top[place == k].mean() - right[place == k].mean()) * np.mean(place == k) for k in set(place.tolist()))
    each = " ".join(f"{k} {v:.2f}" for k, v in zip(KINDS, f1, strict=True))
    print(f"{name}: {len(kinds)} pairs, right {right.mean():.3f}, mean F1 {np.mean(f1):.3f}, ECE {off:.3f} ({each})")


def tell_claimdiff(pairs: Sequence[Pair], p: Rows) -> None:
    """Print the average precision of "weakens", on all and on the first tenth, and how often it is so."""
    truth = np.array([pair["weakens"] for pair in pairs])
    for name, count in (("all", len(pairs)), ("first tenth", len(pairs) // 10)):
        found = truth[:count][np.argsort(-p[:count][:, _PARTING].sum(1), kind="stable")]
        at = np.flatnonzero(found)
        mean = np.mean((np.arange(len(at)) + 1) / (at + 1))
        print(f"ClaimDiff weakens, {name}: {count} pairs, AP {mean:.3f}, chance {truth[:count].mean():.3f}")


def main() -> None:
    """Command line."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--root", type=Path, default=Path("../shared/data"))
    ap.add_argument("--pairs", type=Path, default=Path("training/pairs"))
    ap.add_argument("--signs", type=Path, default=Path("out/judge-signs.json"))
    ap.add_argument("--into", type=Path, default=Path("src/sayso/models/judge"))
    args = ap.parse_args()
    if not args.signs.exists():
        made = list(with_signs(read_pairs(args.pairs, args.root)))
        args.signs.parent.mkdir(parents=True, exist_ok=True)
        args.signs.write_text(json.dumps(made), encoding="utf-8")
    if os.environ.get("PARSED"):
        return
    pairs = json.loads(args.signs.read_text(encoding="utf-8"))
    names = sorted({name for pair in pairs for name in pair["signs"]})
    x = np.array([[pair["signs"].get(n, 0.0) for n in names] for pair in pairs])
    sets = np.array([pair["set"] for pair in pairs])
    kinds = np.array([KINDS.index(pair["kind"]) if "kind" in pair else -1 for pair in pairs])
    own = (kinds >= 0) & (sets != "easy")
    train, dev, loose = (sets == "train") | (sets == "easy"), sets == "dev", sets == "claimdiff"
    tell(
        "events left out",
        kinds[own],
        fold_scores(x[own], kinds[own], [p["b"] for p in pairs if p["set"] in ("train", "dev")]),
    )
    final = Fitted(x[train], kinds[train])
    tell("dev", kinds[dev], final.predict(x[dev]))
    if loose.any():
        tell_claimdiff([p for p in pairs if p["set"] == "claimdiff"], final.predict(x[loose]))
    args.into.mkdir(parents=True, exist_ok=True)
    final.save(args.into, names)


if __name__ == "__main__":
    main()
