"""Calendar units as TIMEX3 values with the half-open stretch of UTC days that they name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Literal

WhenType = Literal["DATE", "TIME", "DURATION", "SET"]
Grain = Literal["", "part", "day", "weekend", "week", "month", "quarter", "half", "season", "year", "decade", "century"]

DAY = timedelta(days=1)
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the month in which each begins, north of the equator
# What is left of a day's part when only the day is known is the day; with a zone these are the hours.
PARTS = {"TMO": (5, 12), "TMI": (11, 14), "TAF": (12, 18), "TEV": (17, 24), "TNI": (18, 30), "TDT": (6, 18)}


@dataclass(frozen=True, slots=True)
class Meant:
    """What words mean: a value, and a stretch where it is known."""

    type: WhenType
    timex: str | None
    start: datetime | None = None  # aware UTC
    end: datetime | None = None  # exclusive
    grain: Grain = ""  # "" leaves nothing that later words could lean on
    # A clock time waits for its day; (hour, minute, precision in minutes).
    clock: tuple[int, int, int] | None = None
    part: str | None = None  # "TMO": waits for its day too
    zone: tzinfo | None = None  # where that clock hangs


def at(year: int, month: int = 1, day: int = 1) -> datetime:
    """That day's first moment. Raises ValueError where there is no such day."""
    return datetime(year, month, day, tzinfo=UTC)


def a_day(day: datetime) -> Meant:
    """ "2025-03-14"."""
    return Meant("DATE", f"{day:%Y-%m-%d}", day, day + DAY, "day")


def a_week(day: datetime) -> Meant:
    """ "2025-W11": the week, Monday first, that holds `day`."""
    monday = day - day.weekday() * DAY
    return Meant("DATE", _week(monday), monday, monday + 7 * DAY, "week")


def _week(monday: datetime) -> str:
    year, week, _ = monday.isocalendar()
    return f"{year:04d}-W{week:02d}"


def a_weekend(day: datetime) -> Meant:
    """ "2025-W11-WE": Saturday and Sunday of the week that holds `day`."""
    monday = day - day.weekday() * DAY
    return Meant("DATE", _week(monday) + "-WE", monday + 5 * DAY, monday + 7 * DAY, "weekend")


def _months_on(year: int, month: int, shift: int) -> datetime:
    months = year * 12 + month - 1 + shift
    return at(months // 12, months % 12 + 1)


def a_month(year: int, month: int) -> Meant:
    """ "2025-03"."""
    return Meant("DATE", f"{year:04d}-{month:02d}", at(year, month), _months_on(year, month, 1), "month")


def a_quarter(year: int, number: int) -> Meant:
    """ "2025-Q1"."""
    start = at(year, 3 * number - 2)
    return Meant("DATE", f"{year:04d}-Q{number}", start, _months_on(year, 3 * number - 2, 3), "quarter")


def a_half(year: int, number: int) -> Meant:
    """ "2025-H1"."""
    start = at(year, 6 * number - 5)
    return Meant("DATE", f"{year:04d}-H{number}", start, _months_on(year, 6 * number - 5, 6), "half")


def a_season(year: int, name: str) -> Meant:
    """ "2025-SU": whole months, as weather services count north of the equator; a winter is named for its December."""
    first = SEASONS[name]
    return Meant("DATE", f"{year:04d}-{name}", at(year, first), _months_on(year, first, 3), "season")


def a_year(year: int) -> Meant:
    """ "2025"."""
    return Meant("DATE", f"{year:04d}", at(year), at(year + 1), "year")


def a_decade(first: int) -> Meant:
    """ "199" for the 1990s."""
    return Meant("DATE", f"{first // 10:03d}", at(first), at(first + 10), "decade")


def a_century(number: int) -> Meant:
    """ "19" for the 20th century, counted from its round year, as its value is."""
    return Meant(
        "DATE", f"{number - 1:02d}", at(100 * (number - 1)) if number > 1 else None, at(100 * number), "century"
    )


def a_part(day: datetime, part: str) -> Meant:
    """ "2025-03-14TMO": as a stretch the whole day, for nobody said where the clock hangs."""
    return Meant("TIME", f"{day:%Y-%m-%d}{part}", day, day + DAY, "part")


def vague(ref: str) -> Meant:
    """ "PRESENT_REF" and the like."""
    return Meant("DATE", ref)


def lasting(timex: str) -> Meant:
    """A duration without beginning or end."""
    return Meant("DURATION", timex)


def recurring(timex: str) -> Meant:
    """A set of times."""
    return Meant("SET", timex)


def shift_unit(day: datetime, unit: str, count: int) -> Meant:
    """The unit (D W M Y E C) that lies `count` units from the one `day` is in; years from a decade up.

    Raises ValueError or OverflowError outside of the calendar.
    """
    if unit == "D":
        return a_day(day + count * DAY)
    if unit == "W":
        return a_week(day + 7 * count * DAY)
    if unit == "M":
        month = _months_on(day.year, day.month, count)
        return a_month(month.year, month.month)
    if unit == "Q":
        month = _months_on(day.year, day.month, 3 * count)
        return a_quarter(month.year, (month.month + 2) // 3)
    years = {"Y": 1, "E": 10, "C": 100}[unit] * count
    return a_year(day.year + years)


def moved(day: datetime, unit: str, count: int) -> datetime:
    """`day` moved by `count` units; the last day of a month where there is no such day."""
    if unit in "DW":
        return day + count * (DAY if unit == "D" else 7 * DAY)
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit] * count
    month = _months_on(day.year, day.month, months)
    last = (_months_on(month.year, month.month, 1) - DAY).day
    return month.replace(day=min(day.day, last))
