"""docs/benchmarks.md, written from what was last measured."""

import json
import platform
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.figures import PARTS, Figure, Outcome
from benchmarks.floors import Floors
from benchmarks.material import ROOT

RESULTS = Path(__file__).with_name("results.json")
PAGE = ROOT / "docs" / "benchmarks.md"
HEAD = """\
# Measured figures

Written by `make bench`, which fails where a figure falls below its floor (`benchmarks/floors.toml`). The data are
public research sets that are not part of the project: `benchmarks/README.md` tells where to put them. What the figures
do not show is in [limits.md](limits.md).
"""


def save_results(outcomes: list[Outcome]) -> dict[str, Any]:
    """All last results by part, with those of `outcomes` put in place of the older ones."""
    results = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    for outcome in outcomes:
        row = asdict(outcome)
        row["measured"] = datetime.now(UTC).date().isoformat()
        row["python"] = platform.python_version()
        results[outcome.part] = row
    RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return dict(results)


def write_page(results: dict[str, Any], floors: Floors) -> None:
    """Writes docs/benchmarks.md."""
    parts = []
    for part in PARTS:
        if part not in results:
            continue
        row = results[part]
        limits = {**floors.get(part, {}).get("floors", {}), **floors.get(part, {}).get("limits", {})}
        beside = any(f["beside"] for f in row["figures"])
        columns = ["figure", "measured", *(["beside it"] if beside else []), "must be"]
        lines = [f"## {part.capitalize()}", "", row["about"], ""]
        lines += ["| " + " | ".join(columns) + " |", "|---" * len(columns) + "|"]
        for raw in row["figures"]:
            figure = Figure(**raw)
            cells = [figure.name, f"{show_value(figure)}"]
            cells += [figure.beside or ""] if beside else []
            cells += [show_floor(figure, limits.get(figure.name))]
            lines.append("| " + " | ".join(cells) + " |")
        lines += ["", *(f"{note}." for note in row["notes"])]
        lines.append(f"Measured {row['measured']} with Python {row['python']}; data digest `{row['digest']}`.")
        parts.append("\n".join(lines))
    PAGE.write_text(HEAD + "\n" + "\n\n".join(parts) + "\n", encoding="utf-8")


def show_value(figure: Figure) -> str:
    """The figure as it is printed: three decimals for shares, else as many as tell something, and its unit."""
    if figure.unit in ("F1", "share"):
        return f"{figure.value:.3f} {figure.unit}"
    if figure.unit == "s":
        return f"{figure.value:.3f} s"
    if figure.unit == "pages":
        return f"{figure.value:.0f} pages"
    return f"{figure.value:.0f} {figure.unit}" if figure.value >= 100 else f"{figure.value:.2f} {figure.unit}"


def show_floor(figure: Figure, floor: float | None) -> str:
    """The floor as it is printed; empty where there is none."""
    if floor is None:
        return ""
    return f"{'at least' if figure.better == 'higher' else 'at most'} {floor:g}"
