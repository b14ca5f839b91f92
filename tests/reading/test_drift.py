"""Attributed in one place, flat in another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from notation import read_marked, statement_of

SAID = "<s1>Ada Marrow</s1> <c1>said</c1> <x1>the flood had washed away the old bridge at Olm</x1>."


def drifts(marked: str) -> list[tuple[str, str]]:
    reading = read_marked(marked)
    by_id = {s.id: s.text for s in reading.statements}
    return [(by_id[d.attributed], by_id[d.flat]) for d in reading.drift]


FLAT = [
    "The flood washed away the old bridge at Olm.",
    "The flood washed away the old bridge.",
]


@pytest.mark.parametrize("flat", FLAT)
def test_what_was_said_stands_flat_further_down(flat: str) -> None:
    assert drifts(f"{SAID}\n\nThe council met on Monday.\n\n{flat}") == [
        ("the flood had washed away the old bridge at Olm.", flat)
    ]


def test_a_line_above_may_be_the_flat_one() -> None:
    text = f"The flood washed away the old bridge at Olm\n\n{SAID}"
    assert [flat for _, flat in drifts(text)] == ["The flood washed away the old bridge at Olm"]


NO_DRIFT = [
    "The flood did not wash away the old bridge at Olm.",
    "The flood may have washed away the old bridge at Olm.",
    "Did the flood wash away the old bridge at Olm?",
    "If the flood washed away the old bridge at Olm, the road is closed.",
    "The flood washed away the old bridge at Olm, reports said.",
    "Marrow: the flood washed away the old bridge at Olm",
    "The old bridge at Olm was built in 1908.",
    "The council measured the flood at the old bridge of Olm.",
]


@pytest.mark.parametrize("flat", NO_DRIFT)
def test_no_drift(flat: str) -> None:
    assert drifts(f"{SAID}\n\nThe council met on Monday.\n\n{flat}") == []


def test_other_numbers_are_another_claim() -> None:
    said = "<s1>The police</s1> <c1>said</c1> <x1>the crew arrested 12 men at the quay in Olm</x1>."
    assert drifts(f"{said}\n\nThe crew arrested 40 men at the quay in Olm.") == []
    assert len(drifts(f"{said}\n\nThe crew arrested 12 men at the quay in Olm.")) == 1


def test_attributed_twice_is_no_drift() -> None:
    again = "<s2>A clerk</s2> <c2>said</c2> <x2>the flood washed away the old bridge at Olm</x2>."
    assert drifts(f"{SAID}\n\n{again}") == []


def test_a_deed_is_taken_for_granted() -> None:
    said = "<s1>Ada Marrow</s1> <c1>said</c1> <x1>she had begged the board to close the road</x1>."
    flat = "The road stayed open for a week despite Marrow’s pleas."
    reading = read_marked(f"{said}\n\n{flat}")
    (drift,) = reading.drift
    assert drift.flat == statement_of(reading, "The road stayed").id
    assert drift.attributed == statement_of(reading, "she had begged").id
    assert "pleas" in drift.why and "Marrow" in drift.why
    assert drifts(f"{flat}\n\n{said}") == []
    assert drifts(f"{said}\n\n{flat.replace('Marrow', 'Civil')}") == []


def test_wishes_and_orders_do_not_drift() -> None:
    said = "<s1>Ada Marrow</s1> <c1>ordered</c1> <x1>the crew to close the old road at Olm</x1>."
    assert drifts(f"{said}\n\nThe crew closed the old road at Olm.") == []


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([SAID, *FLAT, *NO_DRIFT]), min_size=1, max_size=5))
def test_each_pair_is_of_two_statements_of_the_page(parts: list[str]) -> None:
    marked = " ".join(p.replace("1>", f"{n % 9 + 1}>") for n, p in enumerate(parts))
    reading = read_marked(marked)
    by_id = {s.id: s for s in reading.statements}
    flat = [d.flat for d in reading.drift]
    assert len(flat) == len(set(flat))
    for d in reading.drift:
        assert by_id[d.flat].voice.kind == "outlet"
        assert by_id[d.attributed].voice.kind not in ("outlet", "unstated", "unsettled")
        assert d.why
