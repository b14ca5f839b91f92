"""The machinery behind the figures: floors that hold, and a page that shows what was measured."""

import json
from pathlib import Path

import pytest

from benchmarks import floors, material, report
from benchmarks.figures import Figure, Outcome

SCORE = Figure("found", 0.8127, "F1")
LEAKS = Figure("leaks", 10, "pages", "lower")
COST = Figure("cost", 1.2, "times", "lower")
OUTCOME = Outcome("part", "about", "d1", (SCORE, LEAKS, COST))


def pinned(**groups: dict[str, float]) -> floors.Floors:
    return {"part": {"digest": "d1", **groups}}


def test_floors_that_hold_breach_nothing() -> None:
    assert floors.list_breaches(OUTCOME, pinned(floors={"found": 0.81, "leaks": 10}, limits={"cost": 1.6})) == []
    assert floors.list_breaches(OUTCOME, {}) == []


@pytest.mark.parametrize(
    ("groups", "words"),
    [
        ({"floors": {"found": 0.82}}, "found: 0.8127 F1, must be at least 0.82"),
        ({"floors": {"leaks": 9}}, "leaks: 10 pages, must be at most 9"),
        ({"limits": {"cost": 1.1}}, "cost: 1.2 times, must be at most 1.1"),
        ({"floors": {"gone": 0.5}}, "gone: has a floor but was not measured"),
    ],
)
def test_each_worse_figure_is_named(groups: dict[str, dict[str, float]], words: str) -> None:
    assert floors.list_breaches(OUTCOME, pinned(**groups)) == [words]


def test_other_data_than_the_floors_were_measured_on_is_a_breach() -> None:
    other = Outcome("part", "about", "d2", OUTCOME.figures)
    assert "digest d2" in floors.list_breaches(other, pinned(floors={"found": 0.5}))[0]


def test_pinning_raises_and_lowers_only_when_told() -> None:
    old = pinned(floors={"found": 0.9, "leaks": 12}, limits={"cost": 1.6})
    raised = floors.pin_floors(OUTCOME, old, lower=False)["part"]
    assert raised["floors"] == {"found": 0.9, "leaks": 10}
    assert raised["limits"] == {"cost": 1.6}
    assert floors.pin_floors(OUTCOME, old, lower=True)["part"]["floors"] == {"found": 0.812, "leaks": 10}


def test_floors_survive_a_round_trip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floors, "FLOORS", tmp_path / "floors.toml")
    made = floors.pin_floors(OUTCOME, pinned(limits={"cost": 1.6}), lower=False)
    floors.save_floors(made)
    assert floors.load_floors() == made


def test_a_part_without_its_data_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(material, "SHARED", tmp_path)
    with pytest.raises(material.MaterialMissing, match=r"no ced1k\.jsonl"):
        material.find_data("ced1k.jsonl")
    with pytest.raises(material.MaterialMissing, match=r"no score_page\.py"):
        material.load_scorer("score_page")


def test_the_digest_changes_with_names_and_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"x")
    two.write_bytes(b"x")
    digests = {material.digest_files([one]), material.digest_files([two]), material.digest_files([two, one])}
    assert len(digests) == 3
    assert material.digest_files([one, two]) == material.digest_files([two, one])


def test_the_page_of_figures_is_made_of_the_results(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page = report.PAGE.read_text(encoding="utf-8")
    monkeypatch.setattr(report, "PAGE", tmp_path / "benchmarks.md")
    report.write_page(json.loads(report.RESULTS.read_text(encoding="utf-8")), floors.load_floors())
    assert report.PAGE.read_text(encoding="utf-8") == page


def test_what_was_last_measured_holds_against_the_floors() -> None:
    pinned_floors = floors.load_floors()
    for part, row in json.loads(report.RESULTS.read_text(encoding="utf-8")).items():
        figures = tuple(Figure(**figure) for figure in row["figures"])
        assert floors.list_breaches(Outcome(part, row["about"], row["digest"], figures), pinned_floors) == []
