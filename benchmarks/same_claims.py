"""Claims that two near-identical articles both have: whether `compare` puts them together."""

from __future__ import annotations

import json
from itertools import combinations, product
from typing import Any

from benchmarks.figures import Figure, Outcome
from benchmarks.material import digest_files, find_data, load_scorer
from benchmarks.stories import COPIED, runs_of_five

_ALIKE = 0.7  # F1 of words of two human claims that are one
_FOUND = 0.6  # of the words of a human claim and a statement, from which the statement is that claim


def near_identical(rows: list[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Pairs of articles that share two fifths of the shorter one's runs of five words."""
    runs = {row["id"]: runs_of_five(row["text"]) for row in rows}
    return [
        (a, b)
        for a, b in combinations(rows, 2)
        if len(runs[a["id"]] & runs[b["id"]]) >= COPIED * max(1, min(len(runs[a["id"]]), len(runs[b["id"]])))
    ]


def score_pair(pair: tuple[dict[str, Any], dict[str, Any]]) -> tuple[int, int, int]:
    """Of one pair of articles: human claims that both have and are together, that are together, that both have."""
    import sayso

    token_f1 = load_scorer("score_claims").token_f1
    readings = [sayso.read_text(row["text"], given="text") for row in pair]
    held = {(r.article, r.statement): c.id for c in sayso.compare(readings).claims for r in c.statements}
    sides: list[list[tuple[str, str | None]]] = []
    for row, reading in zip(pair, readings, strict=True):
        side = []
        for claim in row["claims"]:
            likest = [(token_f1(claim["utterance"], s.text), s.id) for s in reading.statements]
            near, statement = max(likest, default=(0.0, ""))
            where = held.get((reading.article.id, statement)) if near >= _FOUND else None
            side.append((claim["utterance"], where))
        sides.append(side)
    both = right = together = 0
    for (one, left), (other, there) in product(*sides):
        is_one, is_together = token_f1(one, other) >= _ALIKE, left is not None and left == there
        both, together, right = both + is_one, together + is_together, right + (is_one and is_together)
    return right, together, both


def measure() -> Outcome:
    """Figures over the near-identical pairs of CED-1K. Raises MaterialMissing where data or scorer is absent."""
    data = find_data("ced1k.jsonl")
    pairs = near_identical([json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()])
    right, together, both = (sum(column) for column in zip(*map(score_pair, pairs), strict=True))
    return Outcome(
        part="same_claims",
        about=f"CED-1K: {len(pairs)} pairs of near-identical articles. Human claims of both that are alike by words "
        f"(F1 {_ALIKE} or more) against statements in one claim; a claim's statement is the likest (F1 {_FOUND}).",
        digest=digest_files([data]),
        figures=(
            Figure("claims of both, together", 2 * right / max(1, together + both), "F1", beside=f"{both} of both"),
            Figure("claims of both, together, precision", right / max(1, together), "share"),
            Figure("claims of both, together, recall", right / max(1, both), "share"),
        ),
    )
