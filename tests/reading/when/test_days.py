"""Days, weeks and dates beside the day an article came out."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.page.given import take_text_as_given
from sayso.reading.when import find_times

DAY = datetime(2026, 3, 13, 17, 30, tzinfo=UTC)  # a Friday


@pytest.mark.parametrize(("year", "timex"), [(2023, "2024-02-29"), (2024, "2024-02-29"), (2026, "XXXX-02-29")])
def test_a_leap_day_without_a_year_is_the_nearest_one(year: int, timex: str) -> None:
    (when,) = find_times(take_text_as_given("They met on February 29 in Olm.", published=DAY.replace(year=year)))
    assert when.timex == timex and (when.interval is None) == timex.startswith("X")


@pytest.mark.parametrize(
    ("words", "timex", "start", "days"),
    [
        ("today", "2026-03-13", (2026, 3, 13), 1),
        ("yesterday", "2026-03-12", (2026, 3, 12), 1),
        ("tomorrow", "2026-03-14", (2026, 3, 14), 1),
        ("on Friday", "2026-03-13", (2026, 3, 13), 1),
        ("on Monday", "2026-03-09", (2026, 3, 9), 1),
        ("last Friday", "2026-03-06", (2026, 3, 6), 1),
        ("next Monday", "2026-03-16", (2026, 3, 16), 1),
        ("earlier in the week", "2026-W11", (2026, 3, 9), 4),
        ("earlier this month", "2026-03", (2026, 3, 1), 12),
        ("last week", "2026-W10", (2026, 3, 2), 7),
        ("last month", "2026-02", (2026, 2, 1), 28),
        ("last year", "2025", (2025, 1, 1), 365),
        ("on March 3", "2026-03-03", (2026, 3, 3), 1),
        ("on Dec. 28", "2025-12-28", (2025, 12, 28), 1),
        ("on 28 December", "2025-12-28", (2025, 12, 28), 1),
        ("on May 5, 2019", "2019-05-05", (2019, 5, 5), 1),
        ("three days ago", "2026-03-10", (2026, 3, 10), 1),
        ("2024-02-29", "2024-02-29", (2024, 2, 29), 1),
    ],
)
def test_what_words_mean(words: str, timex: str, start: tuple[int, int, int], days: int) -> None:
    (when,) = find_times(take_text_as_given(f"They met {words} in Olm.", published=DAY))
    assert when.timex == timex
    assert when.interval is not None
    assert when.interval.earliest == datetime(*start, tzinfo=UTC)
    assert when.interval.latest == datetime(*start, tzinfo=UTC) + timedelta(days=days)


def test_relative_words_mean_nothing_without_a_day_of_publication() -> None:
    yesterday, dated = find_times(take_text_as_given("Yesterday was not May 5, 2019."))
    assert (yesterday.interval, yesterday.timex) == (None, None)
    assert dated.timex == "2019-05-05"


def test_days_that_do_not_exist_are_not_resolved() -> None:
    (never,) = find_times(take_text_as_given("On February 30 they met.", published=DAY))
    assert never.timex is None and never.interval is None


def test_small_letters_are_no_month() -> None:
    assert find_times(take_text_as_given("They may 10 times march 3 miles.", published=DAY)) == []


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=80) | st.sampled_from(["Feb. 29", "31 April 0000", "May 99, 9999", "999 days ago"]),
    st.datetimes(timezones=st.just(UTC)),
)
def test_never_raises_and_points_at_its_words(text: str, published: datetime) -> None:
    for when in find_times(take_text_as_given(text, published=published)):
        assert 0 <= when.span.start < when.span.end <= len(text)
        assert when.interval is None or when.interval.earliest < when.interval.latest
