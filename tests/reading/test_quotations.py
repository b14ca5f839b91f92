"""Quotation marks, odd and mixed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.page.given import take_text_as_given
from sayso.reading.quotations import find_quotes, outer_quotes

CASES = [
    ('"I am," he said. "Yes', ['"I am,"', '"Yes']),
    ("He said 'we won't go' and 'it's the workers' rights'.", ["'we won't go'", "'it's the workers' rights'"]),
    ('“mixed" and "so”, a 6" pipe and 5\' 10" man', ['“mixed"', '"so”']),
    ("The workers' union said it's 'not fair'.", ["'not fair'"]),
    ("„Ja“ and «oui» ``yes''", ["„Ja“", "«oui»", "``yes''"]),
    ("“one.\n“two.\n“three,” he said.", ["“one.", "“two.", "“three,”"]),
    (",,Nobody listened,'' he said.", [",,Nobody listened,''"]),
    ("Rock 'n' roll and the '90s.", []),
    ('a 12" record', []),
    (
        "Marrow said: 'The ferry is lost and we mourn.\n'Nobody knew.'",
        ["'The ferry is lost and we mourn.", "'Nobody knew.'"],
    ),
    ("The plan is 'Marrow and the rest of the crew.", []),
    ("She is `on the side of the crew´, she said.", ["`on the side of the crew´"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_pairs_marks(text: str, expected: list[str]) -> None:
    assert [text[q.span.start : q.span.end] for q in outer_quotes(take_text_as_given(text))] == expected


def test_a_quotation_in_a_quotation_is_nested() -> None:
    text = "“He told me ‘go away’ twice,” she said."
    quotes = find_quotes(take_text_as_given(text))
    assert [(text[q.inner.start : q.inner.end], q.nested) for q in quotes] == [
        ("He told me ‘go away’ twice,", False),
        ("go away", True),
    ]


def test_an_open_quotation_says_so() -> None:
    first, second = find_quotes(take_text_as_given("“one.\n“two.”"))
    assert not first.closed
    assert second.closed


@given(st.text(alphabet="ab s.,\"“”„«»‘’'`\n", max_size=80))
def test_outer_quotations_never_overlap(text: str) -> None:
    at = 0
    for q in outer_quotes(take_text_as_given(text)):
        assert at <= q.span.start <= q.inner.start <= q.inner.end <= q.span.end <= len(text)
        at = q.span.end
