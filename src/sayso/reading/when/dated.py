"""Phrases that name days and months: "14 March 2025", "March 3-5", "last March", "the third anniversary"."""

from __future__ import annotations

from datetime import datetime

from sayso.reading.when.anchor import Anchor
from sayso.reading.when.feasts import CALLED_BY_DATE
from sayso.reading.when.phrase import Phrase, Piece
from sayso.reading.when.stretches import Meant, a_day, a_month, at, moved
from sayso.reading.when.tense import Tense
from sayso.reading.when.words import DOUBTFUL_MONTHS, as_words

_BEFORE_MONTH = as_words(
    "in since by until till through during from between and or to of last next this early late mid previous following "
    "on for after before around about late-"
)
_FAR_AHEAD = 9  # months: what lies further off than that is rarely called by its bare month
_SHORT = 3
_IN_ROW = frozenset({"MONTH", "NUM", "ORD", "COMMA", "OF", "HYPH", "AND", "OR", "TO", "EARLY", "LATE"})


def iso_day(p: Phrase, a: Anchor) -> Meant:
    year, month, day = (int(x) for x in p.word("iso").split("-"))
    return a_day(at(year, month, day))


def month_day(p: Phrase, a: Anchor) -> Meant | list[Piece] | None:
    """ "March 14", "14 March 2025", "Friday, March 14"; in "since March 40 cars" the month alone."""
    day = p.number("d")
    if _counts_something(p, day):
        m = p.named["m"]
        month = bare_month(Phrase(p.tokens, m, m + 1, {"m": m}), a)
        return None if month is None else [Piece(m, m + 1, month)]
    return _day_of(p, a, day) if 1 <= day <= 31 else None


def _counts_something(p: Phrase, day: int) -> bool:
    """Whether the number belongs to what follows: "in March 20 people died"."""
    if p.has("y") or p.named["m"] > p.named["d"] or p.tokens.name(p.named["d"]) != "NUM":
        return False
    followed = p.tokens.name(p.last) in ("WORD", "UNITS")
    return followed and (day > 31 or p.before() in ("in", "since", "during", "throughout"))


def two_days(p: Phrase, a: Anchor) -> list[Piece] | None:
    """ "March 3-5", "6 and 7 January 1916": each day for itself."""
    d, e = p.named["d"], p.named["e"]
    days = p.number("d"), p.number("e")
    if not all(1 <= n <= 31 for n in days):
        return None
    first, last = _day_of(p, a, days[0]), _day_of(p, a, days[1])
    cut = (p.first, d + 1), (e, p.last)
    return [Piece(*cut[0], first), Piece(*cut[1], last)]


def _day_of(p: Phrase, a: Anchor, day: int) -> Meant:
    month = p.month()
    if p.has("y"):
        return a_day(at(int(p.word("y")), month, day))
    at(2000, month, day)  # no such day in any year
    called = CALLED_BY_DATE.get((month, day))
    if called and p.after() in called[1]:
        return a_day(at(called[0], month, day))
    year = _lent_year(p) or (a.year_told(month) if a.narrative else None) or _year_nearby(a, month)
    if year is not None:
        return a_day(at(year, month, day))
    if a.day is None:
        return Meant("DATE", f"XXXX-{month:02d}-{day:02d}")
    days = [d for y in (a.day.year - 1, a.day.year, a.day.year + 1) if (d := _day_or_none(y, month, day))]
    found = _pick(days, a.day, "past" if _is_attribute(p) else a.tense(p.start))
    return a_day(found) if found else Meant("DATE", f"XXXX-{month:02d}-{day:02d}")


def _is_attribute(p: Phrase) -> bool:
    """ "the Oct. 7 attack": what has a date for a name has happened."""
    return p.before() in ("the", "an", "a", "s", "'s") and p.tokens.name(p.last) == "WORD"


def _pick(days: list[datetime], day: datetime, tense: Tense) -> datetime | None:
    """The nearest day; where the tense speaks clearly and does not reach far, the nearest on its side."""
    nearest = min(days, key=lambda d: abs(d - day), default=None)
    if nearest is None or tense is None or nearest == day:
        return nearest
    side = [d for d in days if (d >= day if tense == "future" else d <= day)]
    chosen = min(side, key=lambda d: abs(d - day), default=nearest)
    # A date just past or just to come is that one, whatever a distant verb says.
    return nearest if abs((nearest - day).days) <= 45 else chosen


def _day_or_none(year: int, month: int, day: int) -> datetime | None:
    try:
        return at(year, month, day)
    except ValueError:
        return None


def _lent_year(p: Phrase) -> int | None:
    """The year that a later part of the same row has: "March 3 and April 5, 2019", "January to June 2020"."""
    t, i = p.tokens, p.last
    for _ in range(4):
        name = t.name(i)
        if name == "YEAR" and t.name(i - 1) in ("MONTH", "NUM", "ORD", "COMMA", "OF") and i > p.last:
            return int(t.word(i))
        if name not in _IN_ROW and t.word(i) != "/":
            return None
        if i == p.last and name not in ("HYPH", "AND", "OR", "TO") and t.word(i) != "/":
            return None
        i += 1
    return None


def _year_nearby(a: Anchor, month: int) -> int | None:
    """The year of a month told in the same block, where that is not the article's own."""
    focus = a.focus
    if focus is None or focus.start is None or a.day is None or focus.grain not in ("day", "month", "part"):
        return None
    if not a.told_here or a.era is None or abs(a.era[0] - a.day.year) < 2:
        return None
    return a.year_told(month)


def month_year(p: Phrase, a: Anchor) -> Meant:
    return a_month(int(p.word("y")), p.month())


def month_of_that_year(p: Phrase, a: Anchor) -> Meant | None:
    """ "August of that year", "May of last year", "25 July of the same year"."""
    word = p.word("which")
    base = a.day if word in ("last", "next", "this") else a.base()
    if base is None:
        return None
    shift = {"last": -1, "previous": -1, "preceding": -1, "next": 1, "following": 1}.get(word, 0)
    year = base.year + shift
    return a_day(at(year, p.month(), p.number("d"))) if p.has("d") else a_month(year, p.month())


def month_beside(p: Phrase, a: Anchor) -> Meant | None:
    """ "last March", "the following May", "next September"."""
    word, month = p.word("which"), p.month()
    leaning = word in ("previous", "preceding", "prior", "following", "ensuing", "subsequent", "that")
    base = a.base() if leaning else a.day
    if base is None:
        return Meant("DATE", f"XXXX-{month:02d}")
    year = base.year
    if word in ("last", "past", "previous", "preceding", "prior"):
        year -= month >= base.month
    elif word in ("next", "coming", "following", "ensuing", "subsequent"):
        year += month <= base.month
    if p.has("d"):
        return a_day(at(year, month, p.number("d")))
    return a_month(year, month)


def bare_month(p: Phrase, a: Anchor) -> Meant | None:
    """ "in March", "the January report"."""
    if not _is_month(p):
        return None
    month = p.month()
    year = _lent_year(p) or (a.year_told(month) if a.narrative else None) or _year_nearby(a, month)
    if year is not None:
        return a_month(year, month)
    if a.day is None:
        return Meant("DATE", f"XXXX-{month:02d}")
    year = a.day.year
    ahead = (month - a.day.month) % 12
    if ahead <= _FAR_AHEAD and not _is_attribute(p) and a.tense(p.start) == "future":
        return a_month(year + (month < a.day.month), month)
    return a_month(year - (month > a.day.month), month)


def _is_month(p: Phrase) -> bool:
    name, before = p.word("m"), p.before()
    follows = p.tokens.name(p.last)
    led = before in _BEFORE_MONTH
    if len(name) == _SHORT and name != "may":
        return False  # "Oct 3", but hardly "in Oct"
    if p.tokens.name(p.first - 1) == "CAP" and not led:
        return False  # "Theresa May"
    if name in DOUBTFUL_MONTHS:
        if before in ("the", "a", "this", "that", "s", "'s"):
            return name not in ("may", "march") or p.after() not in ("on", "for", "of", "in", "against")
        return led and follows != "CAP"
    return led or follows != "CAP"  # "October Lund"


def anniversary(p: Phrase, a: Anchor) -> Meant | None:
    """ "the third anniversary": of a day told just before, or of the full date that follows."""
    number, told = p.number("o"), a.focus
    t, i = p.tokens, p.last
    for i in range(p.last, min(p.last + 8, len(t.signs))):
        if t.name(i) == "YEAR":
            day = _date_before(p, i)
            return a_day(at(int(t.word(i)) + number, *day)) if day else None
    if told is not None and told.grain == "day" and told.start is not None and a.day is not None:
        year = told.start.year + number
        if abs(year - a.day.year) <= 1:
            return a_day(at(year, told.start.month, told.start.day))
    return None


def _date_before(p: Phrase, i: int) -> tuple[int, int] | None:
    t = p.tokens
    back = i - 1 if t.name(i - 1) != "COMMA" else i - 2
    for m, d in ((back - 1, back), (back, back - 1)):
        if t.name(m) == "MONTH" and t.name(d) in ("NUM", "ORD"):
            inner = Phrase(t, m, i, {"m": m, "d": d})
            return inner.month(), inner.number("d")
    return None


def day_of_month_told(p: Phrase, a: Anchor) -> Meant | None:
    """ "on the 20th", "the 28th of that month"."""
    base = a.day if p.word("which") in ("last", "this", "next") else a.base()
    if base is None or (p.has("u") and p.word("u") != "month"):
        return None
    month = moved(base.replace(day=1), "M", {"last": -1, "next": 1}.get(p.word("which"), 0))
    return a_day(month.replace(day=p.number("d")))
