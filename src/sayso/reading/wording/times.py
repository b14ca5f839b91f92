"""When: words for days, weeks and dates, and the UTC stretch they mean beside the day an article came out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from sayso.model import READ_KINDS, Article, Interval, Span, When

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_DAY = r"(?P<day>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# A month has its capital: "they may 10 times ...".
_MONTH = (
    r"(?P<month>(?-i:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.))"
)
_PATTERN = re.compile(
    rf"\b(?:(?P<iso>\d{{4}}-\d\d-\d\d)"
    rf"|{_MONTH}\s+(?P<date>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>\d{{4}}))?"
    rf"|(?P<date2>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.replace('month', 'month2')}(?:,?\s+(?P<year2>\d{{4}}))?"
    rf"|(?P<which>last|next|this)\s+(?P<unit>week|month|year)\b"
    rf"|(?:(?P<rel>last|next|this)\s+)?{_DAY}\b"
    rf"|(?P<plain>today|tonight|yesterday|tomorrow)\b"
    rf"|(?P<earlier>earlier|later)\s+(?:in\s+the|this)\s+(?P<period>week|month|year|day)\b"
    rf"|(?P<ago>\d{{1,3}}|a|an|one|two|three|four|five|six|seven)\s+(?P<unit_ago>day|week)s?\s+ago\b)",
    re.IGNORECASE,
)
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_DAY_LONG = timedelta(days=1)


def find_times(article: Article) -> list[When]:
    """The time words of the blocks that are read, in order, each with its UTC stretch where that can be told.

    A weekday is the last one up to the article's day, unless "next" says otherwise; a date without a year is the
    nearest one before or after it. Relative words stay without a stretch where `published` is unknown. Days are UTC
    days. Never raises.
    """
    return [when for block in article.blocks if block.kind in READ_KINDS for when in _in_span(article, block.span)]


def _in_span(article: Article, span: Span) -> Iterator[When]:
    base = article.published
    day = None if base is None else base.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    for m in _PATTERN.finditer(article.text, span.start, span.end):
        try:
            timex, interval = _resolve(m, day)
        except (ValueError, OverflowError):
            timex, interval = None, None
        yield When(Span(m.start(), m.end()), "DATE", timex, interval)


def _one_day(day: datetime) -> tuple[str, Interval]:
    return day.strftime("%Y-%m-%d"), Interval(day, day + _DAY_LONG)


def _resolve(m: re.Match[str], day: datetime | None) -> tuple[str | None, Interval | None]:
    if m["iso"]:
        return _one_day(datetime.strptime(m["iso"], "%Y-%m-%d").replace(tzinfo=UTC))
    if m["month"] or m["month2"]:
        return _month_day(m, day)
    if day is None:
        return None, None
    if m["plain"]:
        shift = {"yesterday": -1, "tomorrow": 1}.get(m["plain"].lower(), 0)
        return _one_day(day + shift * _DAY_LONG)
    if m["day"]:
        return _weekday(m["day"].lower() + "day", (m["rel"] or "").lower(), day)
    if m["earlier"]:
        return _part_of(m["earlier"].lower(), m["period"].lower(), day)
    if m["unit"]:
        return _whole(m["which"].lower(), m["unit"].lower(), day)
    if m["ago"]:
        count = int(m["ago"]) if m["ago"].isdigit() else _COUNTS[m["ago"].lower()]
        back = day - count * (_DAY_LONG if m["unit_ago"].lower() == "day" else timedelta(days=7))
        if m["unit_ago"].lower() == "day":
            return _one_day(back)
        start = back - back.weekday() * _DAY_LONG
        return _week_name(start), Interval(start, start + timedelta(days=7))
    return None, None


def _month_day(m: re.Match[str], day: datetime | None) -> tuple[str | None, Interval | None]:
    month = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith((m["month"] or m["month2"]).lower()[:3]))
    date = int(m["date"] or m["date2"])
    year = m["year"] or m["year2"]
    if year:
        return _one_day(datetime(int(year), month, date, tzinfo=UTC))
    if _day_or_none(2000, month, date) is None:
        return None, None
    years = () if day is None else (day.year - 1, day.year, day.year + 1)
    # Not every year has a 29 February, as 2000 has.
    days = [d for y in years if (d := _day_or_none(y, month, date)) is not None]
    if day is None or not days:
        return f"XXXX-{month:02d}-{date:02d}", None
    return _one_day(min(days, key=lambda d: abs(d - day)))


def _day_or_none(year: int, month: int, date: int) -> datetime | None:
    try:
        return datetime(year, month, date, tzinfo=UTC)
    except ValueError:
        return None


def _weekday(name: str, which: str, day: datetime) -> tuple[str, Interval]:
    number = _DAYS.index(name)
    if which == "next":
        ahead = (number - day.weekday()) % 7 or 7
        return _one_day(day + ahead * _DAY_LONG)
    back = (day.weekday() - number) % 7
    return _one_day(day - (back or (7 if which == "last" else 0)) * _DAY_LONG)


def _week_name(monday: datetime) -> str:
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02d}"


def _bounds(unit: str, day: datetime, shift: int) -> tuple[str, datetime, datetime]:
    """Name, start and end of the week, month or year `shift` away from the day's own."""
    if unit == "week":
        start = day - day.weekday() * _DAY_LONG + shift * timedelta(days=7)
        return _week_name(start), start, start + timedelta(days=7)
    if unit == "month":
        months = day.year * 12 + day.month - 1 + shift
        start = day.replace(year=months // 12, month=months % 12 + 1, day=1)
        end = start.replace(year=(months + 1) // 12, month=(months + 1) % 12 + 1)
        return start.strftime("%Y-%m"), start, end
    start = day.replace(year=day.year + shift, month=1, day=1)
    return start.strftime("%Y"), start, start.replace(year=start.year + 1)


def _whole(which: str, unit: str, day: datetime) -> tuple[str, Interval]:
    name, start, end = _bounds(unit, day, {"last": -1, "next": 1}.get(which, 0))
    return name, Interval(start, end)


def _part_of(which: str, unit: str, day: datetime) -> tuple[str, Interval]:
    """ "earlier in the week": from its start to the article's day."""
    if unit == "day":
        return _one_day(day)
    name, start, end = _bounds(unit, day, 0)
    if which == "earlier":
        return name, Interval(start, day) if start < day else Interval(start, day + _DAY_LONG)
    return name, Interval(day, end)
