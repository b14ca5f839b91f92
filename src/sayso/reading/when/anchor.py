"""What a time may lean on: the day of publication, the dateline, and the time that was told last."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from sayso.model import Article
from sayso.reading.when.stretches import DAY, Meant
from sayso.reading.when.tense import Tense, Tenses
from sayso.reading.when.zones import CITIES, zone_called

_SHIFT = re.compile(r"T\d\d:?\d\d\S*?([+-])(\d\d):?(\d\d)\b")
_ABBREVIATION = re.compile(r"\d\s?(?:[ap]\.?m\.?)?\s?([A-Z]{2,4})\b")
# "LONDON, March 14 (Coast Wire) -", "WASHINGTON (CW) --": what stands before the first dash or bracket.
_DATELINE = re.compile(r"\s*([A-Z][A-Z.'’ -]{2,30}[A-Z.])(?:,[^()\n—–]{0,40})?\s*(?:\(|[—–]|--?\s)")
_YEAR = re.compile(r"\b(1[0-9]{3}|20\d\d)\b(?!-\d\d-\d\d)")
_DEICTIC = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Yy]esterday|[Tt]omorrow|[Tt]oday"
    r"|[Ll]ast (?:week|month|night|year)|[Tt]his (?:week|month))\b"
)
_FULL_DATE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: \d{1,2})?,? (?:1\d|20)\d\d\b"
)
_FEWEST_YEARS, _FEW_YEARS = 5, 8
_MOST_RECENT = 0.25  # share of years that may be the article's own in a text about older times
_MOST_RECENT_OF_CHRONICLE = 0.6
_CHRONICLE = 10  # full dates
_YEARS_A_WEEKDAY = 10
_MANY_YEARS = 12
_FAR = 8  # years
_FINE = frozenset({"day", "part", "week", "month"})


class Anchor:
    """The times known so far. `focus` and `day_told` move as the text goes on."""

    def __init__(self, article: Article, tenses: Tenses) -> None:
        self.tenses = tenses
        self.zone = _zone_of_dateline(article)
        self.day: datetime | None = None  # of publication: that day's first moment
        self.wall: datetime | None = None  # of publication by the clock there, where a clock time is known
        _set_day(self, article)
        self.narrative = _is_narrative(article.text, self.day)
        self.focus: Meant | None = None  # the time told last
        self.era: tuple[int, int | None] | None = None  # year and month where a story of older times stands
        self.outlier: int | None = None
        self.opening = True  # whether nothing was told in this block
        self.day_told: datetime | None = None  # the day told last in this block
        self.told_here = (
            False  # whether a month or day with its year was told in this block, and nothing of today since
        )

    def told(self, meant: Meant, *, named: bool = False, aside: bool = False) -> None:
        """Makes what was just read the time that "the next day" and "that year" lean on.

        `named`: with its year; `aside`: a bound ("until 1976"), which moves no story on.
        """
        if meant.start is None or not meant.grain or meant.grain == "century":
            return
        self._move_era(meant, meant.start, named, aside)
        self.focus = meant
        if named or (self.day is not None and abs(meant.start.year - self.day.year) < 2):
            self.told_here = named and meant.grain in _FINE
        if meant.grain in ("day", "part"):
            self.day_told = meant.start

    def _move_era(self, meant: Meant, start: datetime, named: bool, aside: bool) -> None:
        year, month = start.year, start.month if meant.grain in _FINE else None
        if self.era is None:
            self.era = (year, month)
            return
        was, was_month = self.era
        if not -_FAR <= year - was <= 2 * _FAR and self.outlier is None:
            self.outlier = year  # one year far off is an aside; a second one there is a new part of the story
            return
        if month is None:
            if named and not aside and meant.grain == "year" and (year > was or self.opening):
                self.era = (year, None)
        elif named or year > was or (year == was and (was_month is None or month != was_month)):
            self.era = (year, month)
        if self.outlier is not None and abs(year - self.outlier) > 2:
            self.outlier = None

    def open_block(self) -> None:
        """A new block of the text begins."""
        self.day_told = None
        self.told_here = False
        self.opening = True

    def base(self) -> datetime | None:
        """The day that "three days later" starts from."""
        if self.focus is not None and self.focus.start is not None:
            return self.focus.start
        return self.day

    def tense(self, offset: int, *, near: bool = False) -> Tense:
        """Of the clause around the character at `offset`; `near`: of the first verb over it alone."""
        return self.tenses.at(offset, near=near)

    def year_told(self, month: int) -> int | None:
        """The year that a bare month belongs to in a text about older times."""
        if self.era is None:
            return None
        year, last = self.era
        return year + 1 if last is not None and last - month >= 9 else year


def _set_day(anchor: Anchor, article: Article) -> None:
    published = article.published
    if published is None:
        return
    try:
        wall = published.astimezone(UTC)
        if wall.hour or wall.minute or wall.second:
            zone = _zone_as_printed(article.published_as_printed) or anchor.zone
            if zone is not None:
                wall = published.astimezone(zone).replace(tzinfo=UTC)
            anchor.wall = wall
    except OverflowError:
        return  # the calendar's first or last day, on the other side of the world
    anchor.day = wall.replace(hour=0, minute=0, second=0, microsecond=0)


def _zone_as_printed(words: str | None) -> tzinfo | None:
    """The zone in which the page prints its own time, so that "today" is the day there."""
    if not words:
        return None
    if m := _SHIFT.search(words):
        shift = timedelta(hours=int(m[2]), minutes=int(m[3]))
        return timezone(-shift if m[1] == "-" else shift) if shift < DAY else None
    m = _ABBREVIATION.search(words)
    return zone_called(m[1]) if m else None


def _zone_of_dateline(article: Article) -> tzinfo | None:
    for block in article.blocks:
        if block.kind in ("dateline", "body"):
            m = _DATELINE.match(article.text, block.span.start, min(block.span.end, block.span.start + 90))
            city = m[1].strip(" .").lower() if m else ""
            return zone_called(city) if city in CITIES else None
    return None


def _is_narrative(text: str, day: datetime | None) -> bool:
    """Whether the text tells of older times: many years, few of them the article's own, few words like "Friday"."""
    years = [int(y) for y in _YEAR.findall(text)]
    if day is None or len(years) < _FEWEST_YEARS:
        return False
    recent = sum(y >= day.year - 1 for y in years)
    deictic = sum(1 for _ in _DEICTIC.finditer(text))
    most = len(years) / (_YEARS_A_WEEKDAY if recent or len(years) < _MANY_YEARS else 3)
    if deictic > most or (len(years) < _FEW_YEARS and (recent or deictic)):
        return False
    if recent <= _MOST_RECENT * len(years):
        return True
    return recent <= _MOST_RECENT_OF_CHRONICLE * len(years) and sum(1 for _ in _FULL_DATE.finditer(text)) >= _CHRONICLE
