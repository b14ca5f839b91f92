"""Feasts and days that have a name of their own: fixed, counted in their month, or reckoned from Easter."""

from __future__ import annotations

from datetime import datetime

from sayso.reading.when.stretches import DAY, at

# (month, day).
FIXED = {
    "christmas day": (12, 25), "christmas eve": (12, 24), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "epiphany": (1, 6), "valentine's day": (2, 14),
    "st. patrick's day": (3, 17), "st patrick's day": (3, 17), "april fools' day": (4, 1), "april fool's day": (4, 1),
    "earth day": (4, 22), "anzac day": (4, 25), "may day": (5, 1), "ve day": (5, 8), "juneteenth": (6, 19),
    "canada day": (7, 1), "fourth of july": (7, 4), "july fourth": (7, 4), "bastille day": (7, 14),
    "halloween": (10, 31), "all saints' day": (11, 1), "all saints day": (11, 1), "all souls' day": (11, 2),
    "guy fawkes night": (11, 5), "bonfire night": (11, 5), "armistice day": (11, 11), "veterans day": (11, 11),
    "australia day": (1, 26), "groundhog day": (2, 2), "international women's day": (3, 8), "pi day": (3, 14),
    "st. george's day": (4, 23), "st george's day": (4, 23), "st. andrew's day": (11, 30), "burns night": (1, 25),
    "midsummer's day": (6, 24), "assumption day": (8, 15), "human rights day": (12, 10), "pearl harbor day": (12, 7),
}  # fmt: skip
# (month, weekday from 0, which one in the month; -1 is the last), then days on from there.
COUNTED = {
    "thanksgiving day": (11, 3, 4, 0), "thanksgiving": (11, 3, 4, 0), "black friday": (11, 3, 4, 1),
    "cyber monday": (11, 3, 4, 4), "labor day": (9, 0, 1, 0), "memorial day": (5, 0, -1, 0),
    "martin luther king jr. day": (1, 0, 3, 0), "martin luther king day": (1, 0, 3, 0), "presidents day": (2, 0, 3, 0),
    "presidents' day": (2, 0, 3, 0), "columbus day": (10, 0, 2, 0), "remembrance sunday": (11, 6, 2, 0),
    "election day": (11, 0, 1, 1), "father's day": (6, 6, 3, 0),
}  # fmt: skip
# Days from Easter Sunday of the Western churches.
FROM_EASTER = {
    "easter sunday": 0, "easter monday": 1, "easter": 0, "good friday": -2, "maundy thursday": -3, "palm sunday": -7,
    "ash wednesday": -46, "shrove tuesday": -47, "mardi gras": -47, "whit monday": 50, "whit sunday": 49,
    "ascension day": 39, "corpus christi": 60, "holy saturday": -1, "pentecost": 49,
}  # fmt: skip
ORTHODOX = {"orthodox easter": 0, "orthodox good friday": -2}
NAMES = (*FIXED, *COUNTED, *FROM_EASTER, *ORTHODOX)
# Days that happened once and are called by their date, with the words that tell them from any other such day.
CALLED_BY_DATE = {(9, 11): (2001, frozenset({"attacks", "attack", "hijackers", "hijackings", "terror", "terrorist"}))}


def feast_day(name: str, year: int) -> datetime:
    """The day of the feast in that year. Raises KeyError for a name that is in no table, ValueError outside of time."""
    if name in FIXED:
        return at(year, *FIXED[name])
    if name in COUNTED:
        month, weekday, which, on = COUNTED[name]
        return _nth(year, month, weekday, which) + on * DAY
    if name in ORTHODOX:
        return orthodox_easter(year) + ORTHODOX[name] * DAY
    return easter(year) + FROM_EASTER[name] * DAY


def _nth(year: int, month: int, weekday: int, which: int) -> datetime:
    if which < 0:
        last = at(year + month // 12, month % 12 + 1) - DAY
        return last - (last.weekday() - weekday) % 7 * DAY
    first = at(year, month)
    return first + ((weekday - first.weekday()) % 7 + 7 * (which - 1)) * DAY


def easter(year: int) -> datetime:
    """Easter Sunday of the Western churches (the algorithm of Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    rest = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * rest) // 451
    month, day = divmod(h + rest - 7 * m + 114, 31)
    return at(year, month, day + 1)


def orthodox_easter(year: int) -> datetime:
    """Easter Sunday of the Eastern churches in the Gregorian calendar, right from 1900 to 2099 (Meeus)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return at(year, month, day + 1) + 13 * DAY
