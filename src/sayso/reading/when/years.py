"""Phrases that name years and longer: "2019", "1914-18", "490 BC", "the 1990s", "the 12th century", "fiscal 2023"."""

from __future__ import annotations

from sayso.reading.when.anchor import Anchor
from sayso.reading.when.phrase import Phrase, Piece
from sayso.reading.when.stretches import Meant, a_century, a_decade, a_year
from sayso.reading.when.words import COUNTED, DECADES, NUMBERED, STREETS, as_words

_BEFORE_YEAR = as_words(
    "in since by until till through during from between of early late mid and or to before after for the circa around "
    "on"
)
_SURE_YEARS = range(1500, 2101)
_OLD = 1800  # bare, it may as well be a number
_PREFIXES = frozenset({"mid", "pre", "post", "early", "late", "and", "non"})
_SUFFIXES = frozenset({"era", "vintage", "style", "born"})


def bare_year(p: Phrase, a: Anchor) -> Meant | None:
    year = int(p.word("y"))
    return a_year(year) if _is_year(p, year) else None


def two_years(p: Phrase, a: Anchor) -> list[Piece] | None:
    """ "1914-18", "2019-2020": each year for itself."""
    year, word = int(p.word("y")), p.word("e")
    if len(word) not in (2, 4) or not word.isdigit() or not _is_year(p, year):
        return None
    end = int(word) if len(word) == 4 else year // 100 * 100 + int(word)
    if not year < end < year + 100:
        return None
    y, e = p.named["y"], p.named["e"]
    return [Piece(y, y + 1, a_year(year)), Piece(e, e + 1, a_year(end))]


def _is_year(p: Phrase, year: int) -> bool:
    before, after = p.before(), p.after()
    follows = p.tokens.name(p.last)
    if _is_part_of_name(p, before) or after == "%":
        return False
    if year not in _SURE_YEARS or (year < _OLD and before not in ("the", "of")):
        return (p.has("e") or before in _BEFORE_YEAR) and _nothing_counted(p, after)
    if follows == "CAP" and {after, p.after(1), p.after(2)} & STREETS:
        return False
    if before in ("in", "since", "the", "of", "by") and after not in COUNTED:
        return True
    return _nothing_counted(p, after)


def _is_part_of_name(p: Phrase, before: str) -> bool:
    """ "Flight 2012", "B-2012", "1945-strong"."""
    t = p.tokens
    if before in NUMBERED and before not in _BEFORE_YEAR and not p.has("e"):
        return True
    joined = t.name(p.first - 1) in ("HYPH", "APOS") and t.starts[p.first] == t.ends[p.first - 1]
    if joined and p.before(2) not in _PREFIXES and not p.before(2).isdigit():
        return True
    hyphened = t.name(p.last) == "HYPH" and t.ends[p.last - 1] == t.starts[p.last]
    return hyphened and t.name(p.last + 1) in ("WORD", "CAP", "UNIT", "YR", "PART") and p.after(1) not in _SUFFIXES


def _nothing_counted(p: Phrase, after: str) -> bool:
    """Whether the next word is nothing that there could be 2,000 of."""
    if after in COUNTED or p.tokens.name(p.last) in ("UNITS", "NUM", "ORD"):
        return False
    plural = p.tokens.name(p.last) == "WORD" and after.endswith("s") and not after.endswith(("ss", "us", "is"))
    return not plural or after in ("was", "has", "does", "says")


def before_christ(p: Phrase, a: Anchor) -> Meant | None:
    """ "490 BC"; a stretch would lie outside of the calendar."""
    year = int(p.word("n"))
    return Meant("DATE", f"BC{year:04d}") if 0 < year < 5000 else None


def decade(p: Phrase, a: Anchor) -> Meant | None:
    word = p.word("d").strip("'").removesuffix("s").strip("'")
    if word.isdigit():
        marked = p.has("the") or len(word) == 4 or p.word("d").startswith("'")
        if not marked:
            return None  # "in her late 20s"
        return a_decade(int(word) if len(word) == 4 else 1900 + int(word))
    first = DECADES.get(p.word("d"))
    if (
        first is None
        or not p.has("the")
        or p.before() not in ("in", "of", "since", "during", "by", "early", "late", "mid")
    ):
        return None
    return a_decade(1900 + first)


def century(p: Phrase, a: Anchor) -> Meant:
    number = p.number("o")
    if p.has("bc"):
        return Meant("DATE", f"BC{number - 1:02d}")
    return a_century(number)


def fiscal(p: Phrase, a: Anchor) -> Meant | None:
    """ "fiscal 2023", "FY23": whose year it is nobody says, so it has no stretch."""
    word = (p.word("y") or p.word("fy").removeprefix("fy")).strip(" '")
    return Meant("DATE", f"FY20{word}" if len(word) == 2 else f"FY{word}")
