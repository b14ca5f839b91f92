"""Floors: the figures that must not get worse, pinned together with a digest of the data."""

import math
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, Outcome

FLOORS = Path(__file__).with_name("floors.toml")
HEAD = """\
# The figures that must not get worse. `make bench` fails where one does, or where the data are not those of the digest.
# `python -m benchmarks PART --pin` raises floors to what was measured; only `--lower` lowers one: a commit of its own,
# with the reason. What is promised whatever was measured stands in `limits` and is never pinned anew.
"""

Floors = dict[str, dict[str, Any]]  # part -> {"digest": ..., "floors": {name: value}, "limits": {name: value}}


def load_floors() -> Floors:
    """The pinned floors, by part."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def is_worse(figure: Figure, floor: float) -> bool:
    """Whether the figure is on the wrong side of the floor."""
    return figure.value < floor if figure.better == "higher" else figure.value > floor


def list_breaches(outcome: Outcome, floors: Floors) -> list[str]:
    """One line for each floor or limit of the part that does not hold, or that nothing was measured for."""
    pinned = floors.get(outcome.part, {})
    if not pinned:
        return []
    out = []
    if pinned.get("digest") not in (None, outcome.digest):
        out.append(f"the data is not the data of the floors (digest {outcome.digest}, pinned {pinned['digest']})")
    measured = {figure.name: figure for figure in outcome.figures}
    for group in ("floors", "limits"):
        for name, floor in pinned.get(group, {}).items():
            figure = measured.get(name)
            if figure is None:
                out.append(f"{name}: has a floor but was not measured")
            elif is_worse(figure, floor):
                out.append(f"{name}: {figure.value:.4g} {figure.unit}, must be {_word(figure)} {floor:g}")
    return out


def pin_floors(outcome: Outcome, floors: Floors, *, lower: bool) -> Floors:
    """The floors with those of the outcome's part raised to what was measured, and lowered too where `lower`.

    Only deterministic figures are pinned: those that have a floor, or are better when higher and no rate.
    """
    part = floors.get(outcome.part, {})
    old: Mapping[str, float] = part.get("floors", {})
    limits: Mapping[str, float] = part.get("limits", {})
    new = {}
    for figure in outcome.figures:
        if figure.unit not in ("F1", "share", "pages"):
            continue
        # Cut, not rounded: a floor above the measured figure would fail the run that set it.
        cut = math.floor if figure.better == "higher" else math.ceil
        value = cut(figure.value * 1000) / 1000
        floor = old.get(figure.name)
        new[figure.name] = floor if floor is not None and is_worse(figure, floor) and not lower else value
    pinned: dict[str, Any] = {"digest": outcome.digest, "floors": new, "limits": dict(limits)}
    return {**floors, outcome.part: pinned}


def save_floors(floors: Floors) -> None:
    """Writes floors.toml."""
    lines = [HEAD]
    for part in sorted(floors):
        if "digest" in floors[part]:
            lines += [f"[{part}]", f'digest = "{floors[part]["digest"]}"', ""]
        for group in ("floors", "limits"):
            if values := floors[part].get(group):
                lines += [f"[{part}.{group}]", *(f'"{name}" = {value:g}' for name, value in values.items()), ""]
    FLOORS.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def _word(figure: Figure) -> str:
    return "at least" if figure.better == "higher" else "at most"
