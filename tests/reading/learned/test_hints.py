"""What parse and rules say of each unit."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.page.given import take_text_as_given
from sayso.reading.finding.attribution import find_by_rules
from sayso.reading.learned.hints import COLUMNS, NUMBERS, Hints, hint_rows
from sayso.reading.learned.masking import mask_text
from sayso.reading.parse import parse_article

COMMON = frozenset({"the", "we", "according"})
WORDS = st.sampled_from(["Pell", "said", "that", "the mill", "denied", "“", "”", ",", ".", "\n", "according to", "é"])


def hints_of(text: str) -> list[tuple[str, Hints]]:
    article = take_text_as_given(text, "-")
    parsed = parse_article(article)
    rows = mask_text(text, COMMON)
    hints = hint_rows(rows, parsed, find_by_rules(article, parsed))
    return [(u.form, h) for row, mine in zip(rows, hints, strict=True) for u, h in zip(row, mine, strict=True)]


def test_the_rules_content_source_and_cue_are_marked() -> None:
    found = hints_of("Mara Pell said that the bridge was safe.")
    by_rules = {form: (h[5], h[6]) for form, h in found}
    name, cue, inside = by_rules["[X]"], by_rules["said"], by_rules["bridge"]
    assert name[0] == cue[0] == 0 and inside[0] > 0
    assert len({name[1], cue[1], inside[1]}) == 3 and inside[1] == 0


def test_a_saying_inside_a_saying_begins_anew() -> None:
    found = hints_of("Mara Pell said that the mayor told her that the bridge was safe.")
    contents = [h[5] for _, h in found]
    assert len(set(contents) - {0}) == 3


def test_a_swapped_name_changes_no_hint() -> None:
    one = hints_of("Mara Pell said on Friday that the bridge was safe. Halm denied it.")
    other = hints_of("Osric Vane said on Friday that the bridge was safe. Pell denied it.")
    assert one == other


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_every_unit_has_its_row_of_numbers_in_range(text: str) -> None:
    for _, h in hints_of(text):
        assert len(h) == COLUMNS
        assert all(0 <= n < NUMBERS for n in h)
