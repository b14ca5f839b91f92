"""What times lean on: the page's own clock, the dateline, the verb, and what was told before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sayso.model import Interval, When
from sayso.page.given import take_text_as_given
from sayso.reading.parse import parse_article
from sayso.reading.when import find_times
from sayso.reading.when.feasts import easter, feast_day, orthodox_easter
from sayso.reading.when.zones import CITIES, ZONES, zone_called

DAY = datetime(2025, 3, 14, tzinfo=UTC)  # a Friday


def read(text: str, published: datetime | None = DAY, printed: str | None = None) -> list[When]:
    article = replace(take_text_as_given(text, published=published), published_as_printed=printed)
    return find_times(article, parse_article(article))


def values(text: str, published: datetime | None = DAY, printed: str | None = None) -> list[str | None]:
    return [when.timex for when in read(text, published, printed)]


def test_today_is_the_day_where_the_page_was_printed() -> None:
    late = datetime(2025, 3, 15, 1, 30, tzinfo=UTC)
    assert values("The council met today.", late, "2025-03-14T21:30:00-04:00") == ["2025-03-14"]
    assert values("The council met today.", late, "March 14, 2025 9:30 p.m. EDT") == ["2025-03-14"]
    assert values("The council met today.", late) == ["2025-03-15"]


def test_today_is_the_day_of_the_dateline() -> None:
    late = datetime(2025, 3, 15, 1, 30, tzinfo=UTC)
    assert values("WASHINGTON (Coast Wire) - The council met today.", late) == ["2025-03-14"]
    early = datetime(2025, 3, 14, 22, 0, tzinfo=UTC)
    assert values("TOKYO (Coast Wire) - The council met today.", early) == ["2025-03-15"]


def test_a_day_without_a_clock_stays_that_day() -> None:
    assert values("WASHINGTON (Coast Wire) - The council met today.") == ["2025-03-14"]


@pytest.mark.parametrize(
    ("day", "hour"),
    [((2025, 3, 8), 14), ((2025, 3, 9), 13), ((2025, 11, 1), 13), ((2025, 11, 2), 14), ((2031, 7, 1), 13)],
)
def test_a_wall_clock_keeps_summer_time(day: tuple[int, int, int], hour: int) -> None:
    (when,) = read("The blast was heard at 9 a.m. ET.", datetime(*day, tzinfo=UTC))
    assert when.interval == Interval(datetime(*day, hour, tzinfo=UTC), datetime(*day, hour + 1, tzinfo=UTC))


def test_a_zone_that_two_places_share_is_known_by_its_words_only() -> None:
    (when,) = read("The blast was heard at 9 a.m. IST on Thursday.")
    assert when.timex == "2025-03-13T09:00"
    assert when.interval == Interval(datetime(2025, 3, 13, tzinfo=UTC), datetime(2025, 3, 14, tzinfo=UTC))


def test_every_zone_of_the_tables_is_there() -> None:
    assert [name for name in {*CITIES, *ZONES} if ZONES.get(name, "") is not None and zone_called(name) is None] == []


@pytest.mark.parametrize(
    ("sentence", "timex"),
    [
        ("The guild met on Monday.", "2025-03-10"),
        ("The guild will meet on Monday.", "2025-03-17"),
        ("The guild is to meet on Monday.", "2025-03-17"),
        ("The guild agreed to meet on Monday.", "2025-03-17"),
        ("The guild has met on Monday.", "2025-03-10"),
        ("The guild may have met on Monday.", "2025-03-10"),
        ("The guild is meeting on Monday.", "2025-03-17"),
        ("The guild voted in December.", "2024-12"),
        ("The guild will vote in December.", "2025-12"),
    ],
)
def test_the_verb_tells_which_monday(sentence: str, timex: str) -> None:
    assert values(sentence) == [timex]


def test_without_a_parse_a_weekday_is_the_last_one() -> None:
    article = take_text_as_given("The guild will meet on Monday.", published=DAY)
    assert [when.timex for when in find_times(article)] == ["2025-03-10"]


def test_a_day_told_in_one_block_is_forgotten_by_clocks_of_the_next() -> None:
    assert values("The guild met on Tuesday.\nThe guild met at 3 p.m.") == ["2025-03-11", "2025-03-14T15:00"]
    assert values("The guild met on Tuesday. It rose at 3 p.m.") == ["2025-03-11", "2025-03-11T15:00"]


def test_a_chronicle_carries_its_year_on() -> None:
    text = (
        "In March 1911 the mill opened. In April it burned. By December 1912 it stood again. In January the guild "
        "left. The next day was quiet. The war of 1914 shut it, and in 1915 it was a store. In May it was sold. "
        "On June 3, 1916, the owner died. On June 9 his heirs came. Three days later they left."
    )
    assert values(text) == [
        "1911-03", "1911-04", "1912-12", "1913-01", "1914", "1915", "1915-05", "1916-06-03", "1916-06-09", "1916-06-12",
    ]  # fmt: skip


def test_one_year_far_off_does_not_carry_a_chronicle_away() -> None:
    text = (
        "In March 1911 the mill opened. In 1912 it burned. In May 1913 it stood again. Files released in 1999 say so. "
        "In June the guild left. In 1914 it came back."
    )
    assert values(text) == ["1911-03", "1912", "1913-05", "1999", "1913-06", "1914"]


def test_news_with_old_years_in_it_stays_news() -> None:
    text = "The guild, founded in 1911, met on Tuesday. It will move in May. It moved in 1954, 1963, 1971 and 1980."
    assert values(text) == ["1911", "2025-03-11", "2025-05", "1954", "1963", "1971", "1980"]


def test_a_full_date_waits_for_no_publication() -> None:
    assert values("The guild met on May 5, 2019, and on Monday, and in June.", None) == [
        "2019-05-05", "XXXX-WXX-1", "XXXX-06",
    ]  # fmt: skip


def test_since_until_and_before_open_a_stretch() -> None:
    since, until, before = read("Since 2019 he led it. Until 2021 it grew. Before 2018 it was small.")
    assert since.interval == Interval(datetime(2019, 1, 1, tzinfo=UTC), datetime(2025, 3, 15, tzinfo=UTC))
    assert until.interval == Interval(None, datetime(2022, 1, 1, tzinfo=UTC))
    assert before.interval == Interval(None, datetime(2018, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("year", "day"), [(2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5)), (1916, (4, 23)), (2000, (4, 23))]
)
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert (easter(year).month, easter(year).day) == day


@pytest.mark.parametrize(("year", "day"), [(2024, (5, 5)), (2025, (4, 20)), (2022, (4, 24)), (2021, (5, 2))])
def test_orthodox_easter(year: int, day: tuple[int, int]) -> None:
    assert (orthodox_easter(year).month, orthodox_easter(year).day) == day


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("thanksgiving", 2024, (11, 28)),
        ("black friday", 2024, (11, 29)),
        ("memorial day", 2025, (5, 26)),
        ("labor day", 2025, (9, 1)),
        ("martin luther king day", 2025, (1, 20)),
        ("election day", 2024, (11, 5)),
        ("election day", 2022, (11, 8)),
        ("ash wednesday", 2025, (3, 5)),
        ("whit monday", 2025, (6, 9)),
        ("remembrance sunday", 2025, (11, 9)),
    ],
)
def test_feasts_that_move(name: str, year: int, day: tuple[int, int]) -> None:
    assert (feast_day(name, year).month, feast_day(name, year).day) == day


def test_a_number_behind_a_month_may_count_something() -> None:
    assert values("Since January 40 cars sank. In January 12 people died. On January 12 people met.") == [
        "2025-01", "2025-01", "2025-01-12",
    ]  # fmt: skip


def test_dates_beside_each_other_are_two() -> None:
    assert values("It rained on March 3-5, and on 6 and 7 March 2019, and in 1914-18.") == [
        "2025-03-03", "2025-03-05", "2019-03-06", "2019-03-07", "1914", "1918",
    ]  # fmt: skip


def test_a_weekday_that_names_nothing_in_particular_has_no_day() -> None:
    assert values("It is best to book on a Tuesday.") == []
    assert values("She is in her late 20s.") == []


def test_a_quarter_is_held_against_its_like() -> None:
    assert values("Its fourth-quarter profit rose from a year earlier.") == ["2024-Q4", "2023-Q4"]


def test_so_many_years_ago_to_the_day() -> None:
    assert values("Sixty years ago today the first train came.") == ["1965-03-14"]
