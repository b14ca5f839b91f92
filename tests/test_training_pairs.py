"""The sentence pairs that the judge is fitted on: their form, their balance, and that the two sets share nothing."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

make_pairs = pytest.importorskip("training.make_pairs", reason="the training part is in the repository only")

FILES = sorted((Path(__file__).resolve().parent.parent / "training" / "pairs").glob("*.jsonl"))
KINDS = {"same", "stronger", "denies", "differs", "unrelated"}
FILLED = {"how_many", "when", "where", "who"}
FIELDS = {"war", "politics", "disasters", "courts", "business", "protest", "health", "crime", "sport", "science"}
TOPICS = {*FIELDS, "headlines"}
STANCES = {"for": {"same", "stronger"}, "observing": {"same"}, "against": {"denies", "differs"}}

Pair = dict[str, Any]


def read_pairs(path: Path) -> list[Pair]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


PAIRS = [pair for path in FILES for pair in read_pairs(path)]


def shape_of(text: str) -> str:
    """The words alone, so that a change of case, quotes or a full stop makes no new sentence."""
    return " ".join(re.findall(r"\w+", text.casefold()))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_pair_has_the_agreed_form(path: Path) -> None:
    for pair in read_pairs(path):
        assert {"a", "b", "kind", "slot", "topic", "set"} <= set(pair), pair
        assert set(pair) <= {"a", "b", "kind", "slot", "topic", "set", "loose", "made", "stance"}, pair
        assert pair["kind"] in KINDS, pair
        assert pair["topic"] in TOPICS, pair
        assert pair["set"] in {"train", "dev"}, pair
        assert pair.get("made", "template") == "template", pair
        assert all(text == text.strip() and len(text.split()) > 1 for text in (pair["a"], pair["b"])), pair
        assert "{" not in pair["a"] + pair["b"], pair


def test_a_slot_goes_with_its_kind() -> None:
    for pair in PAIRS:
        allowed = {"denies": {"whether"}, "differs": {"whether"} if pair.get("loose") else FILLED}
        assert pair["slot"] in allowed.get(pair["kind"], {None}), pair


def test_a_stance_goes_with_a_headline_and_its_kind() -> None:
    for pair in PAIRS:
        if "stance" in pair:
            assert pair["topic"] == "headlines", pair
            assert pair["kind"] in STANCES[pair["stance"]], pair


def test_no_pair_stands_twice_in_either_order() -> None:
    seen = Counter(frozenset((shape_of(pair["a"]), shape_of(pair["b"]))) for pair in PAIRS)
    assert [set(pair) for pair, times in seen.items() if times > 1 or len(pair) < 2] == []


def test_no_sentence_is_in_both_sets() -> None:
    sets: dict[str, set[str]] = {}
    for pair in PAIRS:
        for text in (pair["a"], pair["b"]):
            sets.setdefault(shape_of(text), set()).add(pair["set"])
    assert [text for text, where in sets.items() if len(where) > 1] == []


def test_there_are_enough_of_every_sort() -> None:
    kinds, topics = Counter(pair["kind"] for pair in PAIRS), Counter(pair["topic"] for pair in PAIRS)
    assert len(PAIRS) >= 1200
    assert min(kinds[kind] for kind in KINDS) >= 100
    assert topics["headlines"] >= 250
    assert min(topics[topic] for topic in TOPICS) >= 50
    assert sum("made" in pair for pair in PAIRS) <= len(PAIRS) / 3
    assert 0.2 <= sum(pair.get("loose", False) for pair in PAIRS) / len(PAIRS) <= 0.3
    assert 0.15 <= sum(pair["set"] == "dev" for pair in PAIRS) / len(PAIRS) <= 0.25


def test_the_templates_make_the_same_pairs_again() -> None:
    made = [*make_pairs.event_pairs(), *make_pairs.count_pairs()]
    assert made == [pair for pair in PAIRS if "made" in pair]
