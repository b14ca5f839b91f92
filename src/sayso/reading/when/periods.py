"""Phrases that name quarters, halves, seasons and feasts."""

from __future__ import annotations

from datetime import datetime

from sayso.reading.when.anchor import Anchor
from sayso.reading.when.feasts import feast_day
from sayso.reading.when.phrase import Phrase
from sayso.reading.when.stretches import Meant, a_day, a_half, a_quarter, a_season, at
from sayso.reading.when.words import SEASONS

_NEAR = 10  # days: so near a feast is that one, whatever the verb says


def quarter(p: Phrase, a: Anchor) -> Meant | None:
    """ "the first quarter of 2019", "Q3 2022", "the fourth quarter"."""
    number = int(p.word("q")[1]) if p.has("q") else p.number("o")
    if not 1 <= number <= 4:
        return None
    if p.has("y"):
        return a_quarter(int(p.word("y")), number)
    base = a.day
    if p.has("unit"):
        return None if base is None else a_quarter(base.year + _shift(p), number)
    if base is None or p.has("q") or not (p.has("the") or p.has("joined")) or p.tokens.name(p.last) == "HYPH":
        return None
    if a.tense(p.start) == "future":
        this = a_quarter(base.year, number)
        return this if this.end is not None and this.end > base else a_quarter(base.year + 1, number)
    this = a_quarter(base.year, number)
    return this if this.start is not None and this.start <= base else a_quarter(base.year - 1, number)


def half(p: Phrase, a: Anchor) -> Meant | None:
    """ "the first half of 2023", "the second half of the year"."""
    number = p.number("o")
    base = a.day
    if number > 2 or (base is None and not p.has("y")):
        return None
    year = int(p.word("y")) if base is None or p.has("y") else base.year + _shift(p)
    return a_half(year, number)


def _shift(p: Phrase) -> int:
    return {"last": -1, "previous": -1, "next": 1, "following": 1}.get(p.word("which"), 0)


def season(p: Phrase, a: Anchor) -> Meant | None:
    """ "last summer", "the spring of 1916", "this fall"."""
    name, which = SEASONS[p.word("s")], p.word("which")
    if p.has("y"):
        return a_season(int(p.word("y")), name)
    if not _is_season(p, a):
        return None
    leaning = which in ("previous", "preceding", "prior", "following", "ensuing", "subsequent", "that") or p.has("unit")
    base = a.base() if leaning or a.narrative else a.day
    if base is None:
        return Meant("DATE", f"XXXX-{name}")
    if p.has("unit"):
        return a_season(base.year + {"last": -1, "next": 1}.get(p.word("year"), 0), name)
    all_of_them = [a_season(base.year + n, name) for n in (-1, 0, 1)]
    if which in ("last", "past", "previous", "preceding", "prior"):
        return max((s for s in all_of_them if s.end and s.end <= base), key=_start, default=None)
    if which in ("next", "coming", "following", "ensuing", "subsequent"):
        return min((s for s in all_of_them if s.start and s.start > base), key=_start, default=None)
    if a.narrative:
        return a_season(base.year, name)
    if which == "this":
        return all_of_them[0] if name == "WI" and base.month < 7 else all_of_them[1]
    if a.tense(p.start) == "future":
        return min((s for s in all_of_them if s.end and s.end > base), key=_start, default=None)
    return max((s for s in all_of_them if s.start and s.start <= base), key=_start, default=None)


def _start(meant: Meant) -> datetime:
    return meant.start or at(1)


def _is_season(p: Phrase, a: Anchor) -> bool:
    place = p.named["s"]
    printed = p.tokens.printed(place)
    if printed[0].isupper() and (p.tokens.name(p.last) == "CAP" or p.tokens.name(place - 1) == "CAP"):
        return False  # "the Winter Olympics"
    if p.has("which") or p.has("unit"):
        return True
    if p.after() == "of" or p.tokens.name(p.last) == "HYPH":
        return False  # "the fall of the town"
    verb = p.word("s") in ("fall", "spring")
    led = p.before() in (
        "in",
        "by",
        "since",
        "until",
        "during",
        "early",
        "late",
        "mid",
        "for",
        "through",
        "from",
        "over",
    )
    if a.narrative and not verb:
        return True
    if verb:
        return led and p.tokens.name(p.last) not in ("WORD", "CAP") and (p.has("the") or p.before() != "for")
    return led or p.has("the")


def feast(p: Phrase, a: Anchor) -> Meant | None:
    """ "Christmas Day", "last Easter", "Labor Day 2019"."""
    name = " ".join(p.word("f").split())
    if p.has("y"):
        return a_day(feast_day(name, int(p.word("y"))))
    if p.tokens.name(p.last) == "CAP" or (p.tokens.name(p.first - 1) == "CAP" and not p.has("which")):
        return None  # "Easter Island", "the Halloween Store"
    base = a.base() if a.narrative else a.day
    if base is None:
        return Meant("DATE", None)
    days = [feast_day(name, base.year + n) for n in (-1, 0, 1)]
    if p.word("which") in ("last", "past"):
        return a_day(max(d for d in days if d < base))
    if p.word("which") in ("next", "coming"):
        return a_day(min(d for d in days if d > base))
    if a.narrative:
        return a_day(days[1])
    near = min(days, key=lambda d: abs(d - base))
    if abs((near - base).days) <= _NEAR:
        return a_day(near)
    tense = a.tense(p.start)
    if tense == "future":
        return a_day(min(d for d in days if d >= base))
    if tense == "past":
        return a_day(max(d for d in days if d <= base))
    return a_day(near)
