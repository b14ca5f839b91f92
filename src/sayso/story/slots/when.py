"""When: the day and the hour that two statements give for an event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from sayso.model import When
from sayso.story.saying.proposition import Proposition
from sayso.story.saying.terms import stem_word
from sayso.story.slots.how_many import Compared, Outcome
from sayso.story.slots.sameness import same_event, share_deed

_CLOCK = re.compile(r"T(\d\d):?(\d\d)?")
_PARTS = {"MO": (4, 12), "AF": (12, 18), "EV": (17, 24), "NI": (18, 30), "MI": (11, 14), "DT": (6, 20)}
_PART = re.compile(r"T(MO|AF|EV|NI|MI|DT)")
_SPOKEN = re.compile(
    r"\b(?P<about>about|around|just after|just before|shortly after|shortly before|before|after|by)?\s*"
    r"(?P<hour>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})(?:\s+o['’]clock)?\s+"
    r"(?:in the (?P<part>morning|afternoon|evening)|at (?P<night>night))",
    re.IGNORECASE,
)
_ONLY_CLOCK = re.compile(
    r"(?:[\d:.]+|[ap]\.?m\.?|o['’]clock|noon|midday|midnight|gmt|utc|local|time|hours?|hrs|in|at|the|about|around|just|"
    r"shortly|before|after|early|late|morning|afternoon|evening|night|half|past|quarter|to|dawn|dusk|est|edt|cet|bst|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\s|[,.])+",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:within|in (?:less than|under|the next|the coming))\s+(?P<n>an?|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|eleven|twelve|\d{1,3})\s+(?P<unit>day|week|month|year)s?\b",
    re.IGNORECASE,
)
_AHEAD_DAYS = {"day": 1.0, "week": 7.0, "month": 31.0, "year": 366.0}
_NOT_BEFORE = re.compile(r"\b(?:not|n['’]t|never)\b.{0,60}\b(?:before|until|till)\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|from|after|following)\s+(?:the\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:by|until|till|before|to|no later than)\s+(?:the\s+)?$", re.IGNORECASE)
_NEAR = re.compile(
    r"\b(?:about|around|roughly|shortly|just|nearly|almost|soon)\s+(?:before\s+|after\s+)?$", re.IGNORECASE
)
_OWNED = re.compile(r"['’]s?\b|\s+(?:vote|election|meeting|game|match|attack|report|statement|ruling)\b")
_EXACT, _ABOUT = 20, 75  # minutes


@dataclass(frozen=True, slots=True)
class Moment:
    """When an event is, as far as the words tell."""

    words: str
    days: tuple[datetime | None, datetime | None] | None  # half-open, UTC; None where no day is told
    named: str | None  # the timex of a day that could not be placed: "XXXX-WXX-2"
    minutes: tuple[int, int] | None  # from midnight; None where no hour is told
    bounded: bool  # "since", "by": the event is not on that day, but on one side of it


def compare_moments(a: Proposition, b: Proposition) -> Iterator[Compared]:
    """What becomes of the times of two statements about one event; coarse and fine may meet."""
    left, right = moments_of(a), moments_of(b)
    if not left or not right:
        yield from (("only_a", 1.0, m.words, None) for m in left[:1])
        yield from (("only_b", 1.0, None, m.words) for m in right[:1])
        return
    apart = frozenset(stem_word(w) for m in (*left, *right) for w in re.findall(r"\w+", m.words))
    sure = same_event(a, b, apart=apart) * (1.0 if share_deed(a, b) else 0.5)
    found = [(_hold(x, y), x, y) for x in left for y in right]
    if all(outcome == "differs" for outcome, _, _ in found):
        _, x, y = found[0]
        yield "differs", sure * (1.0 if len(found) == 1 else 0.5), x.words, y.words
        return
    outcome, x, y = min((f for f in found if f[0] != "differs"), key=lambda f: f[0] != "same")
    yield outcome, sure, x.words, y.words


@lru_cache(maxsize=8192)
def moments_of(p: Proposition) -> tuple[Moment, ...]:
    """The times of a statement that say when its event is; not how long, how often, or which ("Monday's vote")."""
    out = [m for t in p.times if (m := _moment(p.text, t, p.negative)) is not None]
    ahead = _AHEAD.search(p.text)
    if ahead is not None and p.said is not None:
        out.append(_ahead(ahead, p.said))
    spoken = _SPOKEN.search(p.text)
    if spoken is not None and not any(m.minutes for m in out):
        out.append(_spoken(spoken))
    # A day and an hour that stand apart tell of one moment: "on Tuesday ... at 6 a.m."
    days, hours = (
        [m for m in out if m.minutes is None and (m.days or m.named)],
        [m for m in out if m.days is None and m.named is None],
    )
    if len(days) == 1 and len(hours) == 1:
        day, hour = days[0], hours[0]
        return (Moment(f"{hour.words} ... {day.words}", day.days, day.named, hour.minutes, day.bounded),)
    return tuple(out)


def as_of(p: Proposition) -> datetime | None:
    """Until when a statement's values are counted, UTC: "by Tuesday evening 14 had died"; else when it was said."""
    ends = [
        t.interval.latest
        for t in p.times
        if t.interval is not None and t.interval.latest is not None and _UNTIL.search(p.text, 0, t.span.start)
    ]
    return max(ends) if ends else p.said


def _moment(text: str, t: When, negative: bool) -> Moment | None:
    if t.type not in ("DATE", "TIME") or t.timex is None or t.timex.endswith("_REF"):
        return None
    words = text[t.span.start : t.span.end]
    before = text[max(0, t.span.start - 30) : t.span.start]
    if _OWNED.match(text, t.span.end):
        return None
    near = bool(_NEAR.search(before))
    minutes = _minutes(t.timex, near)
    dated = not (t.type == "TIME" and _ONLY_CLOCK.fullmatch(words))
    days = (t.interval.earliest, t.interval.latest) if dated and t.interval is not None else None
    since, until = bool(_SINCE.search(before)), bool(_UNTIL.search(before))
    bounded = not near and (since or until)
    if days is not None and bounded:
        # "will not open before 2033" is "from 2033".
        days = (days[1] if since else None, None if since else days[1])
        if negative and until:
            days = (t.interval.earliest or t.interval.latest if t.interval else None, None)
    named = t.timex.split("T")[0] if dated and days is None else None
    if days is None and named is None and (minutes is None or bounded):
        return None
    return Moment(words, days, named, None if bounded else minutes, bounded)


def _minutes(timex: str, near: bool) -> tuple[int, int] | None:
    clock, part = _CLOCK.search(timex), _PART.search(timex)
    if clock is not None:
        at = int(clock[1]) * 60 + int(clock[2] or 0)
        room = _ABOUT if near or clock[2] is None else _EXACT
        return at - room // 2, at + room // 2
    if part is not None:
        first, last = _PARTS[part[1]]
        return first * 60, last * 60
    return None


def is_negative_bound(p: Proposition) -> bool:
    """Whether "not" only turns a time: "will not open before 2033"."""
    return p.negative and any(m.bounded for m in moments_of(p)) and _NOT_BEFORE.search(p.text) is not None


def _ahead(m: re.Match[str], said: datetime) -> Moment:
    """ "within 18 months": from when it was said."""
    number = float(stem_word(m["n"])) if stem_word(m["n"]).replace(".", "").isdigit() else 1.0
    return Moment(
        m[0].strip(), (said, said + timedelta(days=number * _AHEAD_DAYS[m["unit"].lower()])), None, None, True
    )


def _spoken(m: re.Match[str]) -> Moment:
    hour = int(stem_word(m["hour"])) % 12
    late = m["part"] is not None and m["part"].lower() != "morning"
    at = (hour + (12 if late or (m["night"] and hour >= 6) else 0)) * 60
    room = _ABOUT if m["about"] else _EXACT
    return Moment(m[0].strip(), None, None, (at - room // 2, at + room // 2), False)


def _hold(x: Moment, y: Moment) -> Outcome:
    days = _hold_days(x, y)
    if days == "differs":
        return "differs"
    if x.minutes is not None and y.minutes is not None:
        day = 24 * 60
        near = any(
            x.minutes[0] + turn <= y.minutes[1] and y.minutes[0] <= x.minutes[1] + turn for turn in (-day, 0, day)
        )
        if not near:
            return "differs"
    return "same" if days == "same" and x.minutes == y.minutes else "meets"


def _hold_days(x: Moment, y: Moment) -> Outcome:
    if x.days is not None and y.days is not None:
        if x.days == y.days:
            return "same"
        (from_x, to_x), (from_y, to_y) = x.days, y.days
        if _same_weekday(x, y):
            return "meets"
        before = to_x is not None and from_y is not None and to_x <= from_y
        after = to_y is not None and from_x is not None and to_y <= from_x
        return "differs" if before or after else "meets"
    if x.named is not None and y.named is not None:
        return _hold_named(x.named, y.named)
    return "same" if x.named == y.named and x.days == y.days else "meets"


def _same_weekday(x: Moment, y: Moment) -> bool:
    """Whether both name one weekday and nothing else of the day: pages anchor it at their own date."""
    one, other = _WEEKDAY.findall(x.words), _WEEKDAY.findall(y.words)
    return (
        bool(one) and [w.lower() for w in one] == [w.lower() for w in other] and not re.search(r"\d", x.words + y.words)
    )


def _hold_named(x: str, y: str) -> Outcome:
    """Two days that no calendar could place: weekdays, months and years that both name."""
    if x == y:
        return "same"
    if "W" in x and "W" in y:
        return "differs" if x[-2:] != y[-2:] and x[-2] == y[-2] == "-" else "meets"
    parts = [(p, q) for p, q in zip(x.split("-"), y.split("-"), strict=False) if "X" not in p + q]
    return "differs" if any(p != q for p, q in parts) and "W" not in x + y else "meets"
