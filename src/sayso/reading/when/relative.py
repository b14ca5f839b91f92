"""Phrases that lean on another time: the day of publication ("last week") or the one told before ("the next day")."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sayso.reading.when.amounts import amount_of, unit_of
from sayso.reading.when.anchor import Anchor
from sayso.reading.when.phrase import Phrase
from sayso.reading.when.stretches import (
    DAY,
    Grain,
    Meant,
    a_century,
    a_day,
    a_decade,
    a_quarter,
    a_weekend,
    moved,
    shift_unit,
    vague,
)
from sayso.reading.when.words import VAGUE

_BACK = frozenset({"last", "past", "previous", "preceding", "prior", "before", "earlier", "previously"})
_ON = frozenset({"next", "coming", "following", "ensuing", "subsequent", "after", "later"})
_LEANING = frozenset({"previous", "preceding", "prior", "following", "ensuing", "subsequent", "that", "same"})
_THE = frozenset({"the past", "the future", "the present"})
_NOUNS = frozenset(
    {"NUM", "COUNT", "UNIT", "UNITS", "FEW", "SEVERAL", "WORD", "YEAR", "ONE", "NIGHT", "COUPLE", "WEEKEND", "SEASON"}
)
_NO_NOUN = frozenset({"is", "was", "and", "that", "with", "to", "were", "as", "when", "for"})
_ORDER = ("", "part", "day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century")
_GRAINS: dict[str, Grain] = {
    "D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year", "E": "decade", "C": "century",
}  # fmt: skip
_FINE = {"h": 3600, "m": 60, "s": 1}


def _step(word: str) -> int:
    return -1 if word in _BACK else 1 if word in _ON else 0


def weekday(p: Phrase, a: Anchor) -> Meant | None:
    """ "Friday", "last Friday", "next Monday", "the following Tuesday"."""
    number, which = p.weekday(), p.word("which")
    if _is_name(p):
        return None
    base = a.base() if which in _LEANING else a.day
    if base is None:
        return Meant("DATE", f"XXXX-WXX-{number + 1}")
    if p.has("week"):
        monday = base - base.weekday() * DAY + 7 * _step(p.word("week")) * DAY
        return a_day(monday + number * DAY)
    back, ahead = (base.weekday() - number) % 7, (number - base.weekday()) % 7
    if which in _BACK:
        return a_day(base - (back or 7) * DAY)
    if which in _ON:
        return a_day(base + (ahead or 7) * DAY)
    if which == "that":
        return a_day(base + ahead * DAY)
    if p.before() in ("a", "any", "one"):
        return None  # "on a Tuesday"
    # Of "Monday's vote" only the nearest verb tells.
    future = a.tense(p.tokens.starts[p.named["w"]], near=p.tokens.name(p.last) == "APOS") == "future"
    if which == "this":
        future = a.tense(p.start) != "past"
    return a_day(base + ahead * DAY if future else base - back * DAY)


def _is_name(p: Phrase) -> bool:
    """ "The Sunday Courier", "the Mail on Sunday"."""
    if p.has("which") or p.has("week"):
        return False
    t, before = p.tokens, p.before()
    if before == "the" and t.name(p.last) in ("CAP", "TIMES", "TODAY"):
        return True
    return before == "on" and t.name(p.first - 2) in ("CAP", "PER") and p.before(3) == "the"


def calendar_unit(p: Phrase, a: Anchor) -> Meant | None:
    """ "last week", "this month", "the following year", "that same day", "the end of the month"."""
    which, unit = p.word("which"), unit_of(p.word("u"))
    leaning = which in _LEANING or p.has("after") or (p.has("the") and which in ("next", ""))
    leaning = leaning or (a.narrative and (unit == "D" or p.has("edge")))
    if which in ("last", "past", "next") and not leaning and p.before() == "the":
        return None  # "the last week of the campaign"
    base = a.base() if leaning else a.day
    if p.has("edge") and unit == "D":
        return None  # "at the end of the day"
    if p.has("edge") and which == "" and not a.narrative:
        base = a.day  # "the end of the year": the article's own
    if unit in _FINE or unit in "NF":
        return None
    if base is None:
        return Meant("DATE", None)
    step = _step(which) or _step(p.word("after"))
    if unit == "E":
        return a_decade(base.year // 10 * 10 + 10 * step)
    if unit == "C":
        return a_century(base.year // 100 + 1 + step)
    # After a whole month or year told last nobody knows which day "that day" or "the next day" is.
    if leaning and a.focus is not None and _ORDER.index(a.focus.grain) > _ORDER.index(_GRAINS[unit]):
        return None
    return shift_unit(base, unit, step)


def part_of_unit(p: Phrase, a: Anchor) -> Meant | None:
    """ "earlier this week", "later that year": from its start to the article's day, or from there on."""
    which, unit = p.word("which"), unit_of(p.word("u"))
    leaning = which in ("that", "same") or a.narrative
    base = a.base() if leaning else a.day
    if base is None:
        return Meant("DATE", None)
    if unit in _FINE or unit in "NF":
        return None
    if unit == "E":
        whole = a_decade(base.year // 10 * 10)
    elif unit == "C":
        whole = a_century(base.year // 100 + 1)
    else:
        whole = shift_unit(base, unit, _step(which))
    if leaning or unit == "D" or which in ("last", "next") or whole.start is None or whole.end is None:
        return whole
    if p.word("side") == "earlier":
        return replace(whole, end=base) if whole.start < base else replace(whole, end=base + DAY)
    return replace(whole, start=base)


def weekend(p: Phrase, a: Anchor) -> Meant | None:
    """ "the weekend", "last weekend", "this weekend"."""
    which, base = p.word("which"), a.day
    if not which and not p.has("the"):
        return None
    if base is None:
        return Meant("DATE", None)
    if which in _BACK or which in _ON:
        return a_weekend(base + 7 * _step(which) * DAY)
    tense = a.tense(p.start)
    told = (base.weekday() + 2) % 7 * DAY  # since the last Saturday
    past = tense != "future"
    if which == "this" and tense is None:
        past = base.weekday() < 2  # on a Monday "this weekend" is still the one before
    return a_weekend(base - told if past else base)


def ago(p: Phrase, a: Anchor) -> Meant | None:
    """ "two weeks ago", "a few days ago", "an hour from now"."""
    if not p.has("u"):
        return vague("PAST_REF")
    count, unit = amount_of(p)
    if count is None:
        return vague("FUTURE_REF" if p.has("ahead") else "PAST_REF")
    ahead = p.has("ahead")
    if unit in _FINE:
        return _hours_off(a.wall, count * _FINE[unit] * (1 if ahead else -1), unit)
    if p.has("day") and a.day is not None and count == int(count) and unit in "DWMYEC":
        return a_day(moved(a.day, unit, -int(count)))  # "sixty years ago today"
    return _away(a.day, -count if not ahead else count, unit)


def _hours_off(wall: datetime | None, seconds: float, unit: str) -> Meant:
    if wall is None:
        return Meant("TIME", None)
    then = wall + timedelta(seconds=seconds)
    fine = then.replace(second=0, microsecond=0)
    start = fine.replace(minute=0) if unit == "h" else fine
    return Meant("TIME", f"{fine:%Y-%m-%dT%H:%M}", start, start + timedelta(hours=1 if unit == "h" else 1 / 60), "part")


def later(p: Phrase, a: Anchor) -> Meant | None:
    """ "two days later", "a year earlier", "three weeks before": from the time told last."""
    count, unit = amount_of(p)
    if count is None or unit in _FINE:
        return None
    focus = a.focus
    # Two days after "in May" is no day that can be told.
    rough = focus is not None and focus.grain not in ("day", "part") and unit in "DW"
    rougher = focus is not None and focus.grain in ("year", "decade") and unit == "M"
    if rough or rougher:
        return Meant("DATE", None)
    if focus is not None and focus.grain == "quarter" and focus.start is not None and unit == "Y":
        years = int(count) * _step(p.word("side"))
        return a_quarter(focus.start.year + years, (focus.start.month + 2) // 3)  # profits are held against their like
    return _away(a.base(), count * _step(p.word("side")), unit)


def _away(base: datetime | None, count: float, unit: str) -> Meant:
    if base is None:
        return Meant("DATE", None)
    if unit == "N":
        unit = "D"
    if count != int(count):
        if unit not in "YEC":
            return Meant("DATE", None)
        months = count * {"Y": 12, "E": 120, "C": 1200}[unit]
        return shift_unit(base, "M", int(months))
    return shift_unit(base, unit, int(count))


def recent(p: Phrase, a: Anchor) -> Meant:
    """ "recent years", "the coming weeks"."""
    return vague("PAST_REF" if p.word("which") == "recent" else "FUTURE_REF")


def vague_word(p: Phrase, a: Anchor) -> Meant | None:
    """ "now", "recently", "the future"."""
    word = " ".join(" ".join(p.tokens.word(i) for i in range(p.first, p.last)).split())
    if word == "soon" and (a.tense(p.start) != "future" or "as" in (p.before(), p.after())):
        return None  # "soon after", "it soon became"
    if word in _THE and p.tokens.name(p.last) in _NOUNS and p.after() not in _NO_NOUN:
        return None  # "the future leader"
    if word == "now" and (p.after() == "that" or p.before() == "every" or p.after(1) in ("then", "again")):
        return None
    return vague(VAGUE[word])


def overnight(p: Phrase, a: Anchor) -> Meant | None:
    """ "overnight": the night before the article's day; as a stretch both of its days."""
    base = a.day
    if base is None or a.tense(p.start) == "future":
        return None
    return Meant("TIME", f"{base:%Y-%m-%d}TNI", base - DAY, base + DAY, "part")
