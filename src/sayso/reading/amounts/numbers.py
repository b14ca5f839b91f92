"""Numbers as news English writes them, in digits and in words, with the sign of money before and the unit after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.reading.amounts.words import (
    CENTS,
    DOZEN,
    MONEY_CODES,
    MONEY_SIGNS,
    MONEY_WORDS,
    ONES,
    PER,
    SCALES,
    SHORT_SCALES,
    TENS,
    TOUCHING,
    UNITS,
)


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


_ONE = any_of([*ONES, *TENS])
_SCALE = any_of([*SCALES, "dozen"])
_IN_WORDS = (
    rf"(?:(?:(?:half\s+)?an?|(?:{_ONE})(?:-(?:{_ONE}))?(?:\s+and\s+a\s+half)?)\s+(?:{_SCALE})"
    rf"|(?:{_ONE})(?:-(?:{_ONE}))?)(?:\s+(?:and\s+)?(?:(?:{_ONE})(?:-(?:{_ONE}))?|{_SCALE}))*(?!\w)(?!-\w+teen)"
)
_IN_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:\s+\d/\d(?!\d))?"
_LETTERS_ONLY = frozenset({"R", "RM", "Sh"})  # a sign of money only where digits follow
_SIGN = (
    rf"(?:{any_of(s for s in MONEY_SIGNS if s not in _LETTERS_ONLY)}"
    rf"|RM(?=\s?\d)|R(?=\d)|Sh(?=\s?\d)|(?:{any_of(MONEY_CODES)})(?=\s?\d))\s?"
)
_MONEY = rf"(?:{any_of([*MONEY_WORDS, 'pounds', 'pound'])}|{any_of(CENTS)})"
_LOOSE = any_of(u for u in UNITS if u not in TOUCHING)
ATOM = re.compile(
    rf"(?P<sign>(?<![\w$]){_SIGN})?(?P<minus>(?<![\w-])[-−](?=\d))?"
    rf"(?:(?P<digits>(?<![\w.,:/@#])(?:{_IN_DIGITS})|(?<=[$£€¥₹₽₴₩₪₦₱₺RMhs.])(?:{_IN_DIGITS}))"
    rf"(?:[\s-]?(?P<scale>{_SCALE}|hundred)(?!\w)|(?P<short>{any_of(SHORT_SCALES)})(?![\w/]))?"
    rf"|(?P<words>(?<![\w-]){_IN_WORDS}))"
    rf"(?:(?P<gap>[\s-]?)(?:(?P<unit>{_LOOSE}|(?:(?<=\d)(?:{any_of(TOUCHING)})))|(?P<money>(?i:{_MONEY})))(?![\w]))?"
    rf"(?P<per>\s+(?:per|an?)\s+(?:{any_of(PER)})(?!\w)|/(?:{any_of(PER)})(?!\w))?",
    re.IGNORECASE,
)


# "4m people" are four million; "a 4m wall" is four metres high.
_BY_MILLIONS = re.compile(
    r"\s+(?:people|voters|residents|citizens|children|adults|workers|jobs|homes|households|users|customers|viewers"
    r"|visitors|passengers|tourists|refugees|migrants|doses|shares|barrels|tonnes|tons|acres|hectares|crowns)\b"
)
_PAST = re.compile(r"\s+(?:ago|earlier|later|before|after|from)\b")


@dataclass(frozen=True, slots=True)
class Atom:
    """One number with its money, scale and unit."""

    start: int  # in the text searched
    end: int
    value: float
    unit: str | None
    scaled: float  # what the number was multiplied with: 1e6 in "2 million"
    plain: bool  # bare digits or a bare word: no comma, no scale, no sign, no unit
    word: bool  # written in words
    hyphen: bool  # "12-mile"
    number_end: int  # where the number without its unit ends


def find_atoms(text: str) -> Iterator[Atom]:
    """The numbers of a text in order. Numbers inside words, times, dates with strokes and ordinals are none."""
    for m in ATOM.finditer(text):
        atom = _read(m, text)
        if atom is not None:
            yield atom


def _read(m: re.Match[str], text: str) -> Atom | None:
    end, unit, number_end = m.end(), None, m.end("words") if m["words"] else m.end("digits")
    scaled = 1.0
    if m["digits"]:
        value = _digits(m["digits"])
        if m["scale"]:
            scaled = DOZEN if m["scale"].lower() == "dozen" else SCALES[m["scale"].lower()]
            number_end = m.end("scale")
        elif m["short"]:
            if m["short"] == "m" and not m["sign"] and not m["money"] and not _BY_MILLIONS.match(text, m.end("short")):
                unit = "m"
            elif m["short"].lower() in ("k", "b") and not m["sign"] and m["short"] != "k":
                return None
            else:
                scaled = SHORT_SCALES[m["short"].lower()]
            number_end = m.end("short")
        value *= scaled
    else:
        value = read_words(m["words"])
        scaled = next((s for w, s in SCALES.items() if s > 100 and m["words"].lower().endswith(w)), 1.0)
    if m["minus"]:
        value = -value
    if m["sign"]:
        sign = m["sign"].strip()
        unit = MONEY_SIGNS.get(sign) or MONEY_SIGNS.get(sign.title(), sign.upper())
    elif m["unit"]:
        unit = _unit(m["unit"])
        if unit is None:
            end = number_end
    elif m["money"]:
        unit = money_of(m["money"], scaled)
        value = value / 100 if m["money"].lower() in CENTS else value
    if m["per"] and end == m.end():
        if unit is None or _PAST.match(text, end):
            end = m.start("per")
        else:
            per = re.sub(r"^\s*(?:per|an?)\s+|^/", "", m["per"].lower()).strip()
            unit = (
                "km/h" if (unit, per) == ("km", "hour") else "mph" if (unit, per) == ("mi", "hour") else f"{unit}/{per}"
            )
    if text[m.start() - 1 : m.start()] in ("-", "–") and text[max(0, m.start() - 2) : m.start() - 1].isalpha():
        return None
    if text[m.start() - 1 : m.start()] == "[" and text[end : end + 1] == "]":
        return None
    if not m["sign"] and text[end : end + 1].isalnum():
        return None
    if re.match(r"(?:st|nd|rd|th)\b|[:/]\d|[.,]\d|-\d+[-A-Za-z]|-to-", text[end : end + 6]):
        return None
    bare = not (m["sign"] or m["unit"] or m["money"] or m["scale"] or m["short"]) and "," not in (m["digits"] or "")
    value = float(f"{value:.12g}")
    return Atom(m.start(), end, value, unit, scaled, bare, bool(m["words"]), m["gap"] == "-", number_end)


def money_of(words: str, scaled: float) -> str | None:
    """The code of money in words. Pounds are money by the thousand and more; of few of them nobody can tell."""
    word = " ".join(words.lower().split())
    if word in ("pounds", "pound"):
        return "GBP" if scaled >= 1000 else "pound"
    return MONEY_WORDS.get(word) or CENTS.get(word)


def _unit(word: str) -> str | None:
    folded = " ".join(word.split())
    return UNITS.get(folded) or UNITS.get(folded.lower())


def _digits(text: str) -> float:
    whole, *fraction = text.replace(",", "").split()
    value = float(whole)
    if fraction:
        above, below = fraction[0].split("/")
        value += int(above) / int(below) if int(below) else 0.0
    return value


def read_words(text: str) -> float:
    """The value of a number in words: "one hundred and twenty", "half a million", "two dozen"."""
    total = current = 0.0
    half = False
    for word in re.findall(r"[a-z]+", text.lower()):
        if word == "half":
            half = True
        elif word in ONES:
            current += ONES[word]
        elif word in TENS:
            current += TENS[word]
        elif word == "dozen":
            current = (current or (0.5 if half else 1)) * DOZEN
            half = False
        elif word in SCALES:
            current = (current or (0.0 if half else 1)) + (0.5 if half else 0.0)
            half = False
            current *= SCALES[word]
            if SCALES[word] > 100:
                total, current = total + current, 0.0
    return total + current
