"""Fit the model of loaded wording: `python -m training.loaded --into src/sayso/models/loaded`.

Two linear models of a sentence without what stands in quotation marks: the mean of its words' static vectors (distilled
from MiniLM, so that a word BABE never shows has a weight too), and hashed grams. Prints macro-F1 by cross-validation
over articles, topics and outlets, writes one weight a word and a gram. A minute or two.
"""

from __future__ import annotations

import argparse
import ast
import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

from sayso.reading.learned.masking import CLOSE, OPEN, mask_text
from sayso.reading.loaded.grams import BUCKETS, count_grams, fold_side
from training.__main__ import find_minilm
from training.loaded_words import count_words, embed_words

Floats = NDArray[np.float64]
_RARE = 1e-3  # SIF (Arora and others 2017): a word weighs _RARE / (_RARE + its share)
_C_WORDS, _C_GRAMS, _C_ITSELF = 0.002, 4.0, 0.003
_PLAIN_SHARE, _TRUST = 30, 4.0


@dataclass(frozen=True, slots=True)
class Sentence:
    """One of BABE's."""

    text: str
    forms: list[str]  # masked, without what stands in quotation marks
    marked: list[bool]  # a form each: named as biased by the annotators
    loaded: bool
    groups: dict[str, str]  # article, topic, outlet


def read_babe(path: Path, common: frozenset[str]) -> list[Sentence]:
    """The sentences on which the annotators agreed."""
    out: list[Sentence] = []
    with path.open(encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f, delimiter=";"):
            if row["label_bias"] not in ("Biased", "Non-biased"):
                continue
            text = row["text"].strip().replace("\n", " ")
            units = [u for line in mask_text(text, common) for u in line if not u.quoted or u.form in (OPEN, CLOSE)]
            named = {w.lower() for w in ast.literal_eval(row["biased_words"])}
            out.append(
                Sentence(
                    text,
                    [u.form for u in units],
                    [text[u.start : u.end].lower() in named for u in units],
                    row["label_bias"] == "Biased",
                    {"article": row["news_link"], "topic": row["topic"], "outlet": row["outlet"]},
                )
            )
    return out


class Material:
    """The sentences as numbers."""

    def __init__(self, sentences: list[Sentence], words: list[str], counts: list[int], vectors: NDArray[Any]) -> None:
        self.sentences = sentences
        self.y = np.array([s.loaded for s in sentences])
        place = {w: i for i, w in enumerate(words)}
        share = np.array(counts) / sum(counts)
        self.rare = _RARE / (_RARE + share)
        mean = (vectors * self.rare[:, None]).sum(0) / self.rare.sum()
        spread = np.sqrt((((vectors - mean) ** 2) * self.rare[:, None]).sum(0) / self.rare.sum())
        self.vectors = (vectors - mean) / (spread + 1e-3)
        self.rows = [[place[f] for f in map(fold_side, s.forms) if f in place] for s in sentences]
        self.marks = [[k for f, k in zip(s.forms, s.marked, strict=True) if fold_side(f) in place] for s in sentences]
        self.means = np.array([(self.vectors[r] * self.rare[r][:, None]).sum(0) / max(1, len(r)) for r in self.rows])
        self.unit = self.means.std(0) + 1e-6
        grams = [count_grams(s.forms) for s in sentences]
        at = np.repeat(np.arange(len(grams)), [len(g) for g in grams])
        buckets = np.concatenate([list(g) for g in grams])
        values = 1 + np.log(np.concatenate([list(g.values()) for g in grams]).astype(float))
        self.grams = csr_matrix((values, (at, buckets)), shape=(len(grams), BUCKETS))

    def rarities(self, part: NDArray[Any]) -> Floats:
        """Inverse document frequency of each bucket in a part; 0 where it has fewer than two."""
        met = np.bincount(self.grams[part].indices, minlength=BUCKETS)
        return np.where(met >= 2, np.log((1 + len(part)) / (1 + met)) + 1, 0.0)

    def weighed(self, rarities: Floats) -> csr_matrix:
        """Grams times rarity, each sentence of length one."""
        x = self.grams.multiply(rarities).tocsr()
        x.eliminate_zeros()
        return x.multiply(1 / np.sqrt(x.multiply(x).sum(1) + 1e-9)).tocsr()


def fit_words(m: Material, part: NDArray[Any]) -> LogisticRegression:
    """On the mean of the words' vectors."""
    return LogisticRegression(C=_C_WORDS, max_iter=50, tol=1e-3).fit(m.means[part] / m.unit, m.y[part])


def fit_grams(m: Material, part: NDArray[Any], rarities: Floats) -> tuple[LogisticRegression, NDArray[Any]]:
    """On the grams that are met; and which these are."""
    kept = np.flatnonzero(rarities)
    return LogisticRegression(C=_C_GRAMS, max_iter=60, tol=1e-3).fit(
        m.weighed(rarities)[part][:, kept], m.y[part]
    ), kept


def cross_validate(m: Material, group: str) -> tuple[Floats, Floats]:
    """Log odds of each sentence by both models, fitted without its group."""
    p, q = np.zeros(len(m.y)), np.zeros(len(m.y))
    for train, test in GroupKFold(5).split(m.means, m.y, [s.groups[group] for s in m.sentences]):
        p[test] = fit_words(m, train).decision_function(m.means[test] / m.unit)
        rarities = m.rarities(train)
        model, kept = fit_grams(m, train, rarities)
        q[test] = model.decision_function(m.weighed(rarities)[test][:, kept])
    return p, q


def judge_words(m: Material) -> Floats:
    """Log odds of each word to be marked: its own share, and what its vector tells where it is rare."""
    n, marked = np.zeros(len(m.vectors)), np.zeros(len(m.vectors))
    for row, marks in zip(m.rows, m.marks, strict=True):
        np.add.at(n, row, 1)
        np.add.at(marked, row, marks)
    met = np.flatnonzero(n)
    x = np.vstack([m.vectors[met], m.vectors[met]])
    y = np.r_[np.ones(len(met)), np.zeros(len(met))]
    weight = np.r_[marked[met], np.minimum(n[met] - marked[met], _PLAIN_SHARE)]
    model = LogisticRegression(C=_C_ITSELF, max_iter=60, tol=1e-3).fit(x[weight > 0], y[weight > 0], weight[weight > 0])
    prior = 1 / (1 + np.exp(-model.decision_function(m.vectors)))
    share = (marked + _TRUST * prior) / (n + _TRUST)
    odds: Floats = np.log(share / (1 - share))
    return odds


def pack(values: Floats) -> tuple[bytes, float]:
    """One signed byte a value, and what it is to be multiplied with."""
    scale = float(np.abs(values).max() / 127)
    return np.round(values / scale).astype(np.int8).tobytes(), scale


def write_model(m: Material, words: list[str], joint: LogisticRegression, into: Path) -> None:
    """Both models fitted on all sentences, as one weight a word and a gram."""
    everything = np.arange(len(m.y))
    by_words = fit_words(m, everything)
    adds = (m.vectors * m.rare[:, None]) @ (by_words.coef_[0] / m.unit)
    rarities = m.rarities(everything)
    by_grams, kept = fit_grams(m, everything, rarities)
    weights = np.zeros(BUCKETS)
    weights[kept] = by_grams.coef_[0]
    gram_bytes, gram_scale = pack(weights)
    rarity_bytes, rarity_scale = pack(rarities)
    into.mkdir(parents=True, exist_ok=True)
    (into / "grams.bin").write_bytes(gram_bytes + rarity_bytes)
    itself = judge_words(m)
    rows = sorted(zip(words, adds.tolist(), itself.tolist(), strict=True))
    lines = [f"{w}\t{a:.3f}\t{i:.2f}" for w, a, i in rows]
    (into / "words.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    a, b = joint.coef_[0].tolist()
    shift = joint.intercept_[0] + a * by_words.intercept_[0] + b * by_grams.intercept_[0]
    numbers = {"gram_scale": gram_scale, "rarity_scale": rarity_scale, "shift": float(shift), "slopes": [a, b]}
    (into / "numbers.json").write_text(json.dumps(numbers) + "\n", encoding="utf-8")


def main() -> None:
    """Command line."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--root", type=Path, default=Path("../shared/data"))
    ap.add_argument("--common", type=Path, default=Path("training/common.txt"))
    ap.add_argument("--minilm", default="", help="folder with model.safetensors and vocab.txt, unless installed")
    ap.add_argument("--into", type=Path, required=True)
    ap.add_argument("--scores", type=Path, help="where to keep each sentence's log odds by cross-validation")
    ap.add_argument("--groups", default="article,topic,outlet")
    args = ap.parse_args()
    common = frozenset(args.common.read_text(encoding="utf-8").split())
    sentences = read_babe(args.root / "babe.csv", common)
    counts = count_words(args.root, common, [s.text for s in sentences], [s.forms for s in sentences])
    words = sorted(counts)
    m = Material(sentences, words, [counts[w] for w in words], embed_words(words, Path(args.minilm or find_minilm())))
    joint = None
    for group in args.groups.split(","):
        p, q = cross_validate(m, group)
        both = np.column_stack([p, q])
        fitted = LogisticRegression().fit(both, m.y)
        joint = joint or fitted
        scores = {"words": p, "grams": q, "both": fitted.decision_function(both)}
        shown = {name: round(float(f1_score(m.y, s > 0, average="macro")), 4) for name, s in scores.items()}
        print(json.dumps({"by": group, **shown}), flush=True)
        if args.scores:
            np.savez(args.scores / f"{group}.npz", y=m.y, **scores)
    if joint is not None:
        write_model(m, words, joint, args.into)


if __name__ == "__main__":
    main()
