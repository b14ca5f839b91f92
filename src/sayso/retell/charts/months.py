"""Statements by month as a strip of bars; where there are too many months, by year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from sayso.retell.charts.marks import count_of, draw_box, draw_frame, draw_mark, draw_words

_MOST = 72  # bars: past these a bar is a year
_WIDE, _NARROW = 720.0, 340.0  # pixels
_HEIGHT, _FOOT, _HEAD = 56.0, 16.0, 12.0
_WIDEST = 30.0
_LEAST = 1.5  # of a month with one statement beside one with thousands
_GAP = 0.18
_LABEL = 66.0  # pixels that a month's name needs; a year's half

Lead = Callable[[date, date], str | None]


@dataclass(frozen=True, slots=True)
class MonthBar:
    """A bar: from a day until another, and how many statements there are."""

    since: date
    until: date  # the day after the last
    number: int

    @property
    def name(self) -> str:
        """ "March 2031"; "2031" of a year."""
        return f"{self.since:%B} {self.since.year}" if self._is_month else f"{self.since.year}"

    @property
    def short(self) -> str:
        """ "Mar 2031"; "2031"."""
        return f"{self.since:%b} {self.since.year}" if self._is_month else f"{self.since.year}"

    @property
    def _is_month(self) -> bool:
        return (self.until - self.since).days <= 31


def list_months(counted: Sequence[tuple[str | None, int]]) -> list[MonthBar]:
    """A bar a month from the first to the last, those without a statement too; a bar a year where they are too many.

    Of more years than there is room for, the last with a statement.
    `counted` are "2031-03" and how many; what is no month (None, a year 0) is left out.
    """
    known = {start: n for month, n in counted if (start := _first_day(month)) is not None}
    if not known:
        return []
    first, last = min(known), max(known)
    if 12 * (last.year - first.year) + last.month - first.month < _MOST:
        starts = [date(m // 12, m % 12 + 1, 1) for m in range(_ordinal(first), _ordinal(last) + 1)]
        return [MonthBar(s, next_month(s), known.get(s, 0)) for s in starts]
    years: list[int] = list(range(first.year, last.year + 1))
    if len(years) > _MOST:
        years = sorted({s.year for s in known})[-_MOST:]
    return [MonthBar(date(y, 1, 1), date(y + 1, 1, 1), sum(n for s, n in known.items() if s.year == y)) for y in years]


def draw_months(bars: Sequence[MonthBar], lead: Lead) -> str | None:
    """The strip as SVG, each bar a link to where `lead` says (from a day, until another); None without a bar.

    It is there twice, for a wide page ("wide") and for a narrow one ("narrow"): the sheet shows one of them.
    """
    if not bars:
        return None
    return _draw(bars, lead, "months wide", _WIDE) + _draw(bars, lead, "months narrow", _NARROW)


def _draw(bars: Sequence[MonthBar], lead: Lead, kind: str, width: float) -> str:
    step = min(_WIDEST, width / len(bars))
    long = max(step * len(bars), _LABEL)
    most = max(bar.number for bar in bars)
    room = _HEIGHT - _FOOT - _HEAD
    marks = [draw_box(0, _HEIGHT - _FOOT, long, 0.75, "rule")]
    for n, bar in enumerate(bars):
        if not bar.number:
            continue
        high = max(_LEAST, room * bar.number / most)
        x = n * step + step * _GAP / 2
        # The whole column answers to the pointer: a bar of one statement is thin.
        shapes = draw_box(n * step, 0, step, _HEIGHT - _FOOT, "reach")
        shapes += draw_box(x, _HEIGHT - _FOOT - high, step * (1 - _GAP), high, "bar")
        marks.append(draw_mark(shapes, f"{bar.name}: {count_of(bar.number)}", lead(bar.since, bar.until)))
    marks += _label(bars, step, long)
    top = next(n for n, bar in enumerate(bars) if bar.number == most)
    marks.append(_put_words((top + 0.5) * step, 9, f"{most:,}", long))
    what = "month" if len(bars[0].short) > 4 else "year"
    return draw_frame(kind, (long, _HEIGHT), f"Statements by {what}", marks)


def next_month(start: date) -> date:
    """The first day of the month after."""
    return date(start.year + start.month // 12, start.month % 12 + 1, 1)


def _label(bars: Sequence[MonthBar], step: float, width: float) -> list[str]:
    """Words under the first and the last bar, and under some between them, as far apart as words are long."""
    every = max(1, ceil(_LABEL / (step if len(bars[0].short) > 4 else 2 * step)))
    shown = list(range(0, len(bars), every))
    return [_put_words((n + 0.5) * step, _HEIGHT - 3, bars[n].short, width) for n in shown]


def _put_words(x: float, y: float, words: str, width: float) -> str:
    half = 3.2 * len(words)
    if x < half:
        return draw_words(0, y, words)
    if x > width - half:
        return draw_words(width, y, words, at="end")
    return draw_words(x, y, words, at="middle")


def _first_day(month: str | None) -> date | None:
    try:
        start = date.fromisoformat(f"{month}-01")
    except ValueError:
        return None
    return start if start.year < 9999 else None  # nothing comes after that year


def _ordinal(start: date) -> int:
    return 12 * start.year + start.month - 1
