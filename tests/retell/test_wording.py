"""Labels in plain words."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from made import make_reading

from sayso.model import Interval, Quantity, Span
from sayso.retell.wording import put_bounds, put_certainty, put_interval, put_quoted


def day(year: int, month: int, number: int) -> datetime:
    return datetime(year, month, number, tzinfo=UTC)


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (day(2031, 6, 10), day(2031, 6, 11), "10 June 2031"),
        (day(2031, 6, 10), day(2031, 6, 14), "10 June 2031 to 13 June 2031"),
        (day(2031, 6, 1), day(2031, 7, 1), "June 2031"),
        (day(2031, 12, 1), day(2032, 1, 1), "December 2031"),
        (day(2031, 1, 1), day(2032, 1, 1), "2031"),
        (day(2031, 4, 1), day(2032, 4, 1), "1 April 2031 to 31 March 2032"),
        (None, day(2031, 6, 11), "until 10 June 2031"),
        (day(2031, 6, 10), None, "from 10 June 2031"),
        (None, None, None),
    ],
)
def test_stretches_of_time(earliest: datetime | None, latest: datetime | None, words: str | None) -> None:
    assert put_interval(Interval(earliest, latest)) == words


@pytest.mark.parametrize(
    ("low", "high", "unit", "of", "about", "words"),
    [
        (12.0, None, None, "killed", False, "12 or more killed"),
        (None, 40.0, "km", None, False, "up to 40 km"),
        (10.0, 12.0, None, "boats", False, "10 to 12 boats"),
        (1500.0, 1500.0, None, None, True, "about 1,500"),
        (None, None, None, "people", True, "not told"),
    ],
)
def test_bounds(
    low: float | None, high: float | None, unit: str | None, of: str | None, about: bool, words: str
) -> None:
    assert put_bounds(Quantity(Span(0, 1), low, high, unit, of, about)) == words


def test_quotation_marks_are_put_once() -> None:
    assert put_quoted("was unsafe") == "“was unsafe”"
    assert put_quoted("“was unsafe”") == "“was unsafe”"
    assert put_quoted("'was unsafe'") == "'was unsafe'"
    assert put_quoted("s") == "“s”" and put_quoted("") == "“”"
    assert put_quoted('"was unsafe"') == '"was unsafe"'
    assert put_quoted("“was” or “is”") == "““was” or “is””"


def test_flags_have_the_words_that_give_them() -> None:
    statement = replace(make_reading().statements[8], certainty=("asked_for", "hedged"))
    assert put_certainty(statement) == "asked for, hedged"
    told = replace(statement, certainty_why="asked_for: order; hedged: may, could")
    assert put_certainty(told) == "asked for (order), hedged (may, could)"
    assert put_certainty(replace(statement, certainty=("asserted",))) is None
