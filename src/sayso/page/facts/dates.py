"""Moments as news pages write them, machine-readable or printed, to aware UTC."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from sayso.text import MONTHS

# Hours from UTC. Names that several parts of the world share in news use are left out (CST, IST are the two kept
# with their commonest meaning on English-language news pages).
_ZONES = {
    "utc": 0.0, "gmt": 0.0, "z": 0.0, "wet": 0.0, "bst": 1.0, "cet": 1.0, "west": 1.0, "wat": 1.0, "cest": 2.0,
    "eet": 2.0, "sast": 2.0, "cat": 2.0, "eest": 3.0, "msk": 3.0, "eat": 3.0, "trt": 3.0, "gst": 4.0, "pkt": 5.0,
    "ist": 5.5, "npt": 5.75, "wib": 7.0, "ict": 7.0, "hkt": 8.0, "sgt": 8.0, "myt": 8.0, "pht": 8.0, "awst": 8.0,
    "jst": 9.0, "kst": 9.0, "acst": 9.5, "aest": 10.0, "acdt": 10.5, "aedt": 11.0, "nzst": 12.0, "nzdt": 13.0,
    "nst": -3.5, "ndt": -2.5, "ast": -4.0, "adt": -3.0, "est": -5.0, "edt": -4.0, "et": -5.0, "cst": -6.0,
    "cdt": -5.0, "ct": -6.0, "mst": -7.0, "mdt": -6.0, "mt": -7.0, "pst": -8.0, "pdt": -7.0, "pt": -8.0,
    "akst": -9.0, "akdt": -8.0, "hst": -10.0, "brt": -3.0, "art": -3.0,
}  # fmt: skip
# "ET" says only which wall; from March to November it runs one hour ahead.
_WALLS = frozenset({"et", "ct", "mt", "pt"})

_ISO = re.compile(
    r"(?P<y>\d{4})-?(?P<m>\d{2})-?(?P<d>\d{2})"
    r"(?:[T ]+(?P<H>\d{1,2}):?(?P<M>\d{2})(?::?(?P<S>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<z>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2}\b)?)?",
    re.IGNORECASE,
)
_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY_FIRST = rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s\-/,.]*(?P<m1>{_NAMES})\.?[\s\-/,.]*(?P<y1>\d{{4}})"
_MONTH_FIRST = rf"(?P<m2>{_NAMES})\.?\s*(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[\s,.]+(?P<y2>\d{{4}})"
_NUMBERS = r"(?P<n1>\d{1,2})[/.](?P<n2>\d{1,2})[/.](?P<y3>\d{4})"
_YEAR_FIRST = r"(?P<y4>\d{4})[-/.](?P<m4>\d{1,2})[-/.](?P<d4>\d{1,2})"
_PRINTED = re.compile(rf"(?<![\w/.])(?:{_DAY_FIRST}|{_MONTH_FIRST}|{_YEAR_FIRST}|{_NUMBERS})(?![\d/])", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\d:])(?P<H>\d{1,2})(?:[:.h](?P<M>\d{2}))(?::(?P<S>\d{2}))?(?!\d)\s*(?P<half>[ap]\.?\s?m\b\.?)?"
    r"|(?<![\d:])(?P<H2>\d{1,2})\s*(?P<half2>[ap]\.?m\b\.?)",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"(?:updat|modif|edit|revis)\w*\W*(?:(?:on|at|\d\d?[:.]\d\d)\W*)*$", re.IGNORECASE)
_ZONE = re.compile(r"\s*[(,]?\s*(?:(?P<name>[A-Za-z]{1,4})\b)?\s*(?P<shift>[+-]\d{1,2}(?::?\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment read from words."""

    at: datetime  # naive where `zoned` is False: the wall clock of a place nobody names
    zoned: bool
    timed: bool  # a clock time stood there, not only a day

    def as_utc(self) -> datetime:
        """Aware UTC; a wall clock without a zone is taken as UTC, so that the printed day stays."""
        return self.at.astimezone(UTC) if self.zoned else self.at.replace(tzinfo=UTC)


def read_moment(words: str, region: str | None = None) -> Moment | None:
    """The moment that a metadata value or a printed date gives, or None.

    Reads ISO 8601 in its many spellings, seconds and milliseconds since 1970, RFC 822, and printed English dates with
    or without a clock time and a zone name. `03/04/2025` is read only where one number is over 12, or `region`
    ("US", "GB") tells the order. Relative words ("2 hours ago") give None. Never raises.
    """
    words = words.strip()
    if not words or len(words) > 300:
        return None
    if re.fullmatch(r"\d{10}|\d{13}", words):
        seconds = int(words) / (1000 if len(words) == 13 else 1)
        return _within(Moment(datetime.fromtimestamp(seconds, UTC), True, True))
    if m := _ISO.match(words):
        return _read_iso(m) or _read_printed(words, region)
    return _read_printed(words, region)


def find_printed(text: str, region: str | None = None) -> tuple[str, Moment] | None:
    """The first printed date of `text` that is not said to be of a change, with its clock time and zone.

    Comes as words and as a moment; None without one.
    """
    dates = (m for m in _PRINTED.finditer(text) if not _CHANGED.search(text, max(0, m.start() - 30), m.start()))
    day = next(dates, None)
    if day is None:
        return None
    start, end = day.span()
    clock = _near_clock(text, start, end)
    if clock:
        start, end = min(start, clock[0]), max(end, clock[1])
    moment = _read_printed(text[start:end], region)
    return (text[start:end].strip(" ,|•·-–—(["), moment) if moment else None


def _within(moment: Moment | None) -> Moment | None:
    return moment if moment and 1900 <= moment.at.year <= 2100 else None


def _shift(value: str) -> timezone | None:
    digits = re.sub(r"\D", "", value)
    if not digits:
        return None
    hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    if hours > 14 or minutes > 59:
        return None
    return timezone(timedelta(hours=hours, minutes=minutes) * (-1 if value.startswith("-") else 1))


def _read_iso(m: re.Match[str]) -> Moment | None:
    found = m.groupdict()
    zone = found["z"]
    tz = None if not zone else UTC if zone[0] not in "+-" else _shift(zone)
    try:
        at = datetime(
            int(found["y"]), int(found["m"]), int(found["d"]),
            int(found["H"] or 0), int(found["M"] or 0), min(59, int(found["S"] or 0)), tzinfo=tz,
        )  # fmt: skip
    except ValueError:
        return None
    return _within(Moment(at, tz is not None, found["H"] is not None))


def _read_printed(words: str, region: str | None) -> Moment | None:
    m = _PRINTED.search(words)
    day = _day(m, region) if m else None
    if m is None or day is None:
        return None
    clock = _near_clock(words, *m.span())
    try:
        if clock is None:
            return _within(Moment(datetime(*day), False, False))
        hour, minute, zone = clock[2], clock[3], clock[4]
        at = datetime(*day, hour, minute)
        tz = _zone(zone, at)
        return _within(Moment(at.replace(tzinfo=tz), tz is not None, True))
    except ValueError:
        return None


def _day(m: re.Match[str], region: str | None) -> tuple[int, int, int] | None:
    g = m.groupdict()
    if g["d1"]:
        return int(g["y1"]), MONTHS[g["m1"].lower()], int(g["d1"])
    if g["d2"]:
        return int(g["y2"]), MONTHS[g["m2"].lower()], int(g["d2"])
    if g["d4"]:
        return int(g["y4"]), int(g["m4"]), int(g["d4"])
    first, second, year = int(g["n1"]), int(g["n2"]), int(g["y3"])
    if first > 12 or first == second:
        return year, second, first
    if second > 12:
        return year, first, second
    if region is None:
        return None
    return (year, first, second) if region.upper() == "US" else (year, second, first)


def _near_clock(text: str, start: int, end: int) -> tuple[int, int, int, int, str] | None:
    """Clock time beside the date `text[start:end]`: its start and end, hour, minute, and the zone's words."""
    after = _CLOCK.search(text, end, min(len(text), end + 30))
    before = [*_CLOCK.finditer(text, max(0, start - 30), start)]
    for m in (after, *before[-1:]):
        if m is None:
            continue
        between = text[end : m.start()] if m is after else text[m.end() : start]
        # Digits or other words between them: a clock that belongs to something else.
        if re.search(r"\d{3}|[|;]|updat|modif", between, re.IGNORECASE):
            continue
        hour, minute = int(m["H"] or m["H2"]), int(m["M"] or 0)
        half = (m["half"] or m["half2"] or "").lower()
        if half.startswith("p") and hour < 12:
            hour += 12
        elif half.startswith("a") and hour == 12:
            hour = 0
        if hour > 23 or minute > 59:
            continue
        zone = _ZONE.match(text, m.end())
        words, stop = "", m.end()
        if zone and ((zone["name"] or "").lower() in _ZONES or (zone["shift"] and not zone["name"])):
            words, stop = zone.group().strip(" (,"), zone.end()
        return m.start(), stop, hour, minute, words
    return None


def _zone(words: str, at: datetime) -> timezone | None:
    m = re.match(r"(?P<name>[A-Za-z]+)?\s*(?P<shift>[+-]\d.*)?", words)
    if not words or not m:
        return None
    if m["shift"]:
        return _shift(m["shift"])
    name = (m["name"] or "").lower()
    if name not in _ZONES:
        return None
    hours = _ZONES[name]
    if name in _WALLS and (3, 14) <= (at.month, at.day) <= (11, 1):
        hours += 1
    return timezone(timedelta(hours=hours))
