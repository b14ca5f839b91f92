"""What holds for every text: it is survived, spans point at their words, stretches are stretches, cost is linear."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.page.given import take_text_as_given
from sayso.reading.when import find_times
from sayso.reading.when.words import CLASSES

NUMBERS = (
    "Monday March May Sunday Christmas Q3 FY24 1990s '80s 14:30 3 31 2019 1430 GMT ET p.m. BC , - . 's 22nd 9999 0000 "
    "2024-02-29 31 February $5 1/2 Easter 24 5 a.m."
)
WORDS = st.sampled_from([*sorted(CLASSES), *NUMBERS.split()])
TEXTS = st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=60)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.none() | st.datetimes(timezones=st.just(UTC)))
def test_any_words_are_survived(text: str, published: datetime | None) -> None:
    times = find_times(take_text_as_given(text, published=published))
    for when in times:
        assert 0 <= when.span.start < when.span.end <= len(text)
        if when.interval is not None and when.interval.earliest and when.interval.latest:
            assert when.interval.earliest < when.interval.latest
            assert when.interval.earliest.tzinfo is UTC and when.interval.latest.tzinfo is UTC
    assert all(a.span.end <= b.span.start for a, b in pairwise(times))


EAST, WEST = timezone(timedelta(hours=9)), timezone(timedelta(hours=-9))


@pytest.mark.parametrize(
    "text",
    [
        "0001-01-01 at 1 a.m. JST",
        "1 a.m. JST on 0001-01-01",
        "9999-12-31 at 11 p.m. EST",
        "at 11 p.m. EST",
        "at 1 a.m. JST",
        "since today",
        "since 1990",
        "on Monday evening",
        "9999-12-31. The next morning at 1 a.m.",
        "0001-01-01. The day before at 3 p.m.",
    ],
)
@pytest.mark.parametrize(
    "published",
    [
        None,
        datetime(1, 1, 1, tzinfo=UTC),
        datetime(1, 1, 1, tzinfo=EAST),
        datetime(9999, 12, 31, 23, 59, tzinfo=UTC),
        datetime(9999, 12, 31, 23, tzinfo=WEST),
    ],
)
def test_both_ends_of_the_calendar_are_survived(text: str, published: datetime | None) -> None:
    times = find_times(take_text_as_given(text, published=published))
    assert all(0 <= when.span.start < when.span.end <= len(text) for when in times)


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.datetimes(timezones=st.just(UTC)))
def test_the_same_text_twice_is_read_the_same(text: str, published: datetime) -> None:
    article = take_text_as_given(text, published=published)
    assert find_times(article) == find_times(article)


def test_cost_grows_with_the_length_and_no_faster() -> None:
    phrase = "two hundred and a half the last of the early the end of 3 and 4 and 5 , March the next "

    def cost(count: int) -> float:
        article = take_text_as_given(phrase * count, published=datetime(2025, 3, 14, tzinfo=UTC))
        start = time.process_time()
        find_times(article)
        return time.process_time() - start

    cost(10)
    assert cost(1600) < 4 * 4 * max(cost(400), 0.01)
