"""The invented stories of the cases, read and compared whole, held against the answers that were written first."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import sayso
from benchmarks.bundles import STATES, Answers, Tally, list_bundles, score_bundle

FOLDERS = list_bundles()
# Shares of what is expected that have to hold over all bundles.
FLOORS = {
    STATES: 0.90,
    ("slot",): 0.85,
    ("disagreement",): 0.85,
    ("no false disagreement",): 0.90,
    ("same claim",): 0.85,
    ("copies",): 0.97,
}
# Words that pass a verdict; what stands in quotation marks is a page's and is left out before they are looked for.
VERDICTS = {
    "true", "false", "wrong", "right", "lie", "lied", "lies", "liar", "debunked", "confirmed", "correct", "incorrect",
    "misleading", "accurate", "inaccurate", "refuted", "disproved", "proven", "fake", "hoax", "untrue", "truth",
}  # fmt: skip


@cache
def compared(folder: Path) -> tuple[Answers, dict[str, Any]]:
    """What reading and comparing the pages of a bundle gives."""
    readings = [r for r in sayso.read_each(sorted(folder.glob("*.html"))) if isinstance(r, sayso.Reading)]
    made = sayso.compare(readings).to_dict()
    return Answers([r.to_dict() for r in readings], made), made


@cache
def total() -> Tally:
    """What held over all bundles."""
    out = Tally()
    for folder in FOLDERS:
        expect = json.loads((folder / "expect.json").read_text(encoding="utf-8"))
        out.add(score_bundle(expect, compared(folder)[0]), folder.name)
    return out


def test_there_are_bundles() -> None:
    assert len(FOLDERS) >= 20


@pytest.mark.parametrize(("kinds", "floor"), FLOORS.items(), ids=lambda x: x[0] if isinstance(x, tuple) else "")
def test_enough_of_what_was_expected_holds(kinds: tuple[str, ...], floor: float) -> None:
    found = total()
    assert found.share(*kinds) >= floor, "\n".join(m for m in found.misses if ": ".join(m.split(": ")[1:2]) in kinds)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_a_comparison_points_at_what_is_there_and_passes_no_verdict(folder: Path) -> None:
    got, made = compared(folder)
    statements = {(r["article"]["id"], s["id"]): s for r in got.rows.values() for s in r["statements"]}
    text = {r["article"]["id"]: " ".join(r["article"]["text"].split()) for r in got.rows.values()}
    refs = [r for c in made["claims"] for r in (*c["statements"], c["at"])] + [
        k[x] for k in made["links"] for x in "ab"
    ]
    assert all((r["article"], r["statement"]) in statements for r in refs)
    held = {a for s in made["stories"] for a in s["articles"]}
    assert held == set(text) == {a for o in made["origins"] for a in o["articles"]}
    for claim in made["claims"]:
        assert claim["text"] in text[claim["at"]["article"]]
        flags = statements[claim["at"]["article"], claim["at"]["statement"]]["certainty"]
        if "denied" in flags:
            assert len(claim["text"]) > len(
                statements[claim["at"]["article"], claim["at"]["statement"]]["text"].strip(" .,")
            )
    lines = [x["because"] for part in ("origins", "stories", "links") for x in made[part]]
    lines += [d["why"] for d in made["drift"]] + [line for c in made["claims"] for line in c["origins_because"]]
    for line in lines:
        own = "".join(piece for k, piece in enumerate(line.split('"')) if k % 2 == 0)
        assert not VERDICTS & set(own.lower().replace(",", " ").replace(";", " ").replace(":", " ").split()), line
