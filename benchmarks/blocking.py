"""Pairs of articles worth a look among more and more of them: time, memory, and what is found of what was planted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from hashlib import sha256

from benchmarks.figures import Figure, Outcome
from benchmarks.material import ROOT

_SIZES = (62_500, 250_000, 1_000_000)


def measure() -> Outcome:
    """Pairs of articles found among more and more of them: seconds, memory, and how many planted pairs are found."""
    rows = []
    for n in _SIZES:
        where = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
        words = [sys.executable, "-m", "benchmarks.made_keys", str(n)]
        done = subprocess.run(words, capture_output=True, text=True, check=True, env=where)
        rows.append(json.loads(done.stdout))
    figures = []
    for n, row in zip(_SIZES, rows, strict=True):
        about = f"{row['megabytes']:.0f} MB, {row['prints']:,} and {row['words']:,} pairs"
        figures.append(Figure(f"pairs among {n:,} articles", row["cpu"], "CPU-s", "lower", about))
    last = rows[-1]
    grown = (rows[-1]["cpu"] / rows[0]["cpu"]) / (_SIZES[-1] / _SIZES[0])
    figures += [
        Figure("cost of one more article at 1,000,000 beside 62,500", grown, "times", "lower"),
        Figure("planted copies among the pairs", last["copies"], "share"),
        Figure("planted reports of one event among the pairs", last["events"], "share"),
    ]
    return Outcome(
        "blocking",
        "Which of very many articles are held against each other, on invented keys: 24 words and 90 runs of words an "
        "article, five articles an event, within one year; one core.",
        sha256(repr(_SIZES).encode()).hexdigest()[:16],
        tuple(figures),
    )
