"""Pairs of sentences judged: ClaimDiff's "weakens", and pairs written for sayso that the judge was not fitted on."""

import json
import subprocess
import time
from pathlib import Path
from typing import Any

from benchmarks.driving import find_command
from benchmarks.figures import Figure, Outcome
from benchmarks.material import ROOT, MaterialMissing, digest_files, find_data

PAIRS = ROOT / "training" / "pairs"
KINDS = ("same", "stronger", "denies", "differs", "unrelated")
PARTING = ("denies", "differs")
Row = dict[str, Any]


def judge(pairs: list[Row]) -> tuple[list[Row], float]:
    """What `sayso judge` prints for the pairs, and the seconds that it took."""
    started = time.perf_counter()
    lines = "".join(json.dumps({"a": p["a"], "b": p["b"]}) + "\n" for p in pairs)
    done = subprocess.run([*find_command(), "judge"], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()], time.perf_counter() - started


def average_precision(truth: list[bool], score: list[float]) -> float:
    """The mean of the precision at each pair that is so."""
    hits, total = 0, 0.0
    for rank, i in enumerate(sorted(range(len(truth)), key=lambda i: -score[i]), 1):
        if truth[i]:
            hits += 1
            total += hits / rank
    return total / max(1, hits)


def macro_f1(gold: list[str], told: list[str]) -> float:
    """The mean over the kinds of F1."""
    each = [
        2 * sum(g == t == k for g, t in zip(gold, told, strict=True)) / max(1, gold.count(k) + told.count(k))
        for k in KINDS
    ]
    return sum(each) / len(each)


def calibration_error(rows: list[Row], gold: list[str]) -> float:
    """How far the probability of the kind that is named is from the share that is right, over ten bins."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for row, kind in zip(rows, gold, strict=True):
        top = row["scores"][row["kind"]]
        bins.setdefault(min(9, int(top * 10)), []).append((top, row["kind"] == kind))
    return sum(abs(sum(p for p, _ in b) - sum(right for _, right in b)) for b in bins.values()) / max(1, len(gold))


def measure() -> Outcome:
    """Figures of the judge. Raises MaterialMissing where ClaimDiff or the pairs are absent."""
    files = sorted(PAIRS.glob("*.jsonl"))
    if not files:
        raise MaterialMissing("no training/pairs in the checkout: this part needs them")
    claimdiff = find_data("claimdiff/ClaimDiff-weak-train.json")
    data = json.loads(claimdiff.read_text(encoding="utf-8"))["data"]
    tenth = [{"a": d["claim_a"], "b": d["claim_b"]} for d in data[: len(data) // 10]]
    weakens = [bool(d["relation"]) for d in data[: len(data) // 10]]
    own = [p for path in files for line in path.open(encoding="utf-8") if (p := json.loads(line))["set"] == "dev"]
    rows, seconds = judge(tenth + own)
    loose, told = rows[: len(tenth)], rows[len(tenth) :]
    gold, kinds = [p["kind"] for p in own], [row["kind"] for row in told]
    parted = average_precision(weakens, [sum(row["scores"][k] for k in PARTING) for row in loose])
    right = sum(g == k for g, k in zip(gold, kinds, strict=True)) / max(1, len(gold))
    heads = [(p, row) for p, row in zip(own, told, strict=True) if p.get("stance")]
    against = [(p["stance"] == "against") == (row["kind"] in PARTING) for p, row in heads]
    return Outcome(
        part="judge",
        about=f"ClaimDiff's first {len(tenth)} pairs (held out), {len(own)} pairs of ours that it was not fitted on.",
        digest=digest_files([claimdiff, *(Path(f) for f in files)]),
        figures=(
            Figure('"weakens", average precision', parted, "AP", beside=f"chance {sum(weakens) / len(weakens):.3f}"),
            Figure("own pairs: right", right, "share"),
            Figure("own pairs: mean F1 of five kinds", macro_f1(gold, kinds), "F1"),
            Figure("own pairs: calibration error", calibration_error(told, gold), "share", better="lower"),
            Figure("headlines: against or not, right", sum(against) / max(1, len(against)), "share"),
            Figure("pairs a second, with reading", len(rows) / seconds, "per second"),
        ),
    )
