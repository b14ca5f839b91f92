"""How many of which unit: "two and a half years", "a few days", "half an hour"."""

from __future__ import annotations

from sayso.reading.when.phrase import Phrase
from sayso.reading.when.words import PLURALS, UNITS

# Shared by the patterns of everything that has an amount.
AMOUNT = (
    "(?: half=HALF A? | q=QTY (?: HYPH? r=COUNT )? (?: AND A? h=HALF )? | A? vague=FEW | vague=SEVERAL "
    "| A? couple=COUPLE OF? | one=A (?! UNIT HYPH LONG ) )"
)
_CLOCK_UNITS = {"h": "H", "m": "M", "s": "S"}
_DAY_UNITS = {"D": "D", "W": "W", "M": "M", "Y": "Y", "Q": "Q", "E": "DE", "C": "CE", "N": "D"}
# Half of it is told in the next smaller unit.
_HALVES = {"h": (30, "m"), "D": (12, "h"), "Y": (6, "M"), "E": (5, "Y"), "C": (50, "Y")}


def unit_of(word: str) -> str:
    """The unit's code: D W M Q Y E C, h m s, N F. Raises KeyError for any other word."""
    return UNITS[word] if word in UNITS else PLURALS[word]


def amount_of(p: Phrase) -> tuple[float | None, str]:
    """How many (None: "several") of which unit; a fortnight is two weeks, half an hour 30 minutes."""
    unit = unit_of(p.word("u"))
    if p.has("half"):
        half = _HALVES.get(unit)
        return (None, unit) if half is None else (float(half[0]), half[1])
    if p.has("vague"):
        return None, "W" if unit == "F" else unit
    count: float = 2 if p.has("couple") else 1
    if p.has("q"):
        count = _counted(p)
    if p.has("h"):
        count += 0.5
    if unit == "F":
        count, unit = 2 * count, "W"
    if unit == "Q":
        count, unit = 3 * count, "M"
    return count, unit


def _counted(p: Phrase) -> float:
    word = p.word("q")
    count: float = float(word) if "." in word else p.number("q")
    if p.has("r"):
        rest = p.number("r")
        count = count * rest if p.word("r") in ("hundred", "dozen") else count + rest
    return count


def span_value(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a duration: "P2Y", "PT36H", "PXD"."""
    number = "X" if count is None else f"{count:g}"
    if unit in _CLOCK_UNITS:
        return f"PT{number}{_CLOCK_UNITS[unit]}"
    return f"P{number}{_DAY_UNITS[unit]}"
