"""The slots of two statements: a table of written pairs, and what holds of any pair."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sayso
from sayso.story.saying.propositions import Proposition, proposition_of_sentence
from sayso.story.slots.comparing import SlotFinding, compare_slots
from sayso.story.slots.when import as_of
from tests.story.slot_cases import CASES

SURE = 0.35
MIRRORED = {"only_a": "only_b", "only_b": "only_a"}


@cache
def proposition_of(sentence: str) -> Proposition:
    made = proposition_of_sentence(sayso.read_text(sentence, given="text", published="2026-04-08"))
    assert made is not None
    return made


def outcome_of(findings: tuple[SlotFinding, ...], slot: str) -> str:
    """The outcome of a slot that both sides fill, the surest; "none" where nothing is held against anything."""
    held = [f for f in findings if f.slot == slot and f.outcome in ("same", "meets", "differs") and f.sure >= SURE]
    return held[0].outcome if held else "none"


def test_there_are_enough_pairs() -> None:
    assert len(CASES) >= 120
    assert len({row[:3] for row in CASES}) == len(CASES)


@pytest.mark.parametrize(("a", "b", "slot", "wanted"), CASES)
def test_written_pairs(a: str, b: str, slot: str, wanted: str) -> None:
    assert outcome_of(compare_slots(proposition_of(a), proposition_of(b)), slot) == wanted


@pytest.mark.parametrize(("a", "b", "slot", "wanted"), CASES)
def test_both_ways_round(a: str, b: str, slot: str, wanted: str) -> None:
    one, other = proposition_of(a), proposition_of(b)
    there = sorted((f.slot, f.outcome, f.sure, f.a, f.b) for f in compare_slots(one, other))
    back = sorted((f.slot, MIRRORED.get(f.outcome, f.outcome), f.sure, f.b, f.a) for f in compare_slots(other, one))
    assert [x[:3] for x in there] == [x[:3] for x in back]


@pytest.mark.parametrize("a", sorted({row[0] for row in CASES}))
def test_a_statement_does_not_differ_from_itself(a: str) -> None:
    assert all(f.outcome != "differs" for f in compare_slots(proposition_of(a), proposition_of(a)))


@pytest.mark.parametrize(("a", "b", "slot", "wanted"), [row for row in CASES if "Galda" in row[0] or "Pell" in row[0]])
def test_names_swapped_throughout_change_nothing(a: str, b: str, slot: str, wanted: str) -> None:
    def swap(text: str) -> str:
        for name, other in (("Galda", "Norvaria"), ("Tresk", "Ustanov"), ("Ana Pell", "Ivo Quill"), ("Pell", "Quill")):
            text = text.replace(name, other)
        return text.replace("Norvarian", "Norvarian").replace("Jon Lund", "Edda Marsh")

    assert outcome_of(compare_slots(proposition_of(swap(a)), proposition_of(swap(b))), slot) == wanted


def test_the_reason_quotes_both_pages() -> None:
    one = proposition_of("The union said 900 dockers walked out.")
    other = proposition_of("The port said 350 walked out.")
    first = compare_slots(one, other)[0]
    assert first.outcome == "differs"
    assert first.because == '"900 dockers" (The union) and "350" (The port)'


def test_values_are_as_of_the_time_they_are_counted_to() -> None:
    told = proposition_of("By Monday evening 14 people had died.")
    assert as_of(told) is not None and as_of(told) != told.said
    plain = proposition_of("Fourteen people died.")
    assert as_of(plain) == plain.said


TEXTS = st.text(
    alphabet=st.sampled_from("ab 12,.-–%€$“”\"'’()\n\x00\u202e𝔘éTMonday killed at least of the six weeks May 2031 not"),
    max_size=60,
)


@settings(max_examples=15, deadline=None)
@given(TEXTS, TEXTS)
def test_any_two_strings_are_survived(a: str, b: str) -> None:
    made = [
        p
        for text in (a, b)
        if text.strip()
        and (p := proposition_of_sentence(sayso.read_text(text, given="text", published="2026-04-08"))) is not None
    ]
    for one in made:
        for other in made:
            for found in compare_slots(one, other):
                assert 0 < found.sure <= 1
                assert found.a is None or found.a
                assert "\n" not in found.because or "\n" in one.text + other.text
