"""Moments as news pages write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.page.facts.dates import find_printed, read_moment


@pytest.mark.parametrize(
    ("words", "utc"),
    [
        ("2025-03-04T18:30:00+02:00", "2025-03-04T16:30:00"),
        ("2025-03-04T18:30+0200", "2025-03-04T16:30:00"),
        ("2025-03-04 18:30:00 -05:00", "2025-03-04T23:30:00"),
        ("2025-03-04T18:30:00.1234567Z", "2025-03-04T18:30:00"),
        ("20250304", "2025-03-04T00:00:00"),
        ("1741113000", "2025-03-04T18:30:00"),
        ("1741113000000", "2025-03-04T18:30:00"),
        ("Tue, 04 Mar 2025 18:30:00 GMT", "2025-03-04T18:30:00"),
        ("18:30 BST, 4 July 2025", "2025-07-04T17:30:00"),
        ("July 4, 2025 6:30 PM EDT", "2025-07-04T22:30:00"),
        ("July 4, 2025, 6:30 p.m. ET", "2025-07-04T22:30:00"),
        ("January 4, 2025, 6 a.m. ET", "2025-01-04T11:00:00"),
        ("4th of July 2025", "2025-07-04T00:00:00"),
        ("Sept. 4, 2025", "2025-09-04T00:00:00"),
        ("12.42 CET, Tue 4 Mar 2025", "2025-03-04T11:42:00"),
        ("6.30pm, 4 March 2025", "2025-03-04T18:30:00"),
        ("12:05 am, 4 March 2025", "2025-03-04T00:05:00"),
        ("31/03/2025 - 16:38", "2025-03-31T16:38:00"),
    ],
)
def test_a_moment_is_read_to_utc(words: str, utc: str) -> None:
    moment = read_moment(words)
    assert moment is not None
    assert moment.as_utc().isoformat() == f"{utc}+00:00"


@pytest.mark.parametrize(
    "words",
    ["", "2 hours ago", "yesterday", "2025-13-45", "04/03/2025", "31 February 2025", "9999999999999", "Updated 14:20"],
)
def test_what_tells_no_moment_is_none(words: str) -> None:
    assert read_moment(words) is None


def test_the_order_of_numbers_is_the_regions() -> None:
    us, gb = read_moment("04/03/2025", "US"), read_moment("04/03/2025", "GB")
    assert us and gb and (us.at.month, gb.at.month) == (4, 3)


def test_a_clock_without_a_zone_is_said_to_be_without() -> None:
    moment = read_moment("2025-03-04 18:30")
    assert moment and moment.timed and not moment.zoned


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Published: 22:04, 22 Apr 2024", "22:04, 22 Apr 2024"),
        ("Posted: Aug 08, 2024 4:00 AM EDT | Last Updated: August 9, 2024", "Aug 08, 2024 4:00 AM EDT"),
        ("Updated 9 May 2024. Published 8 May 2024", "8 May 2024"),
        ("By Ana Pell, 4 March 2025 • 4:45pm", "4 March 2025 • 4:45pm"),
        ("12:43, 20 Apr 2026Updated 12:44, 20 Apr 2026", "12:43, 20 Apr 2026"),
    ],
)
def test_the_printed_moment_is_found_and_is_not_that_of_a_change(line: str, words: str) -> None:
    found = find_printed(line)
    assert found is not None and found[0] == words


@given(st.text(max_size=60) | st.from_regex(r"[0-9:/ .,+-]{0,40}([A-Za-z]{3} [0-9]{1,4}[, ]+){0,3}", fullmatch=True))
def test_any_words_are_a_moment_or_none(words: str) -> None:
    moment = read_moment(words)
    assert moment is None or 1900 <= moment.as_utc().year <= 2101
    found = find_printed(words)
    assert found is None or found[0] in words
