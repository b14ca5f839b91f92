"""The quantities of an article: numbers joined into ranges, with bounds, units and what is counted."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sayso.model import Article, Quantity, Span, When
from sayso.reading.amounts.counted import find_counted, names_something
from sayso.reading.amounts.numbers import Atom, any_of, find_atoms, money_of
from sayso.reading.amounts.words import (
    DOLLAR_HOMES,
    FRACTIONS,
    HIGH,
    HIGH_NEAR,
    LOW,
    LOW_NEAR,
    MONEY_WORDS,
    NEAR,
    ONES,
    OTHER_DOLLARS,
    SPANS_OF_TIME,
    VAGUE,
)
from sayso.reading.parse import ParsedBlock

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BOUND = re.compile(rf"(?<!\w)({any_of([*LOW, *LOW_NEAR, *HIGH, *HIGH_NEAR, *NEAR])})\s+$", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<!\w)between\s+$", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)from\s+$", re.IGNORECASE)
_AFTER = re.compile(
    r"(?P<more>\s+or\s+more(?!\s+\w+\s+than)|-plus|\+(?!\w))|(?P<less>\s+or\s+(?:less|fewer))|(?P<so>\s+or\s+so)"
)
_AGED = re.compile(r"(?<!\w)aged?\s+$", re.IGNORECASE)
_OLD = re.compile(r"(?:-|\s)years?(?:-|\s)old(?!\w)")
_VAGUE = re.compile(
    rf"(?<![\w-])(?P<vague>{any_of(VAGUE)})(?=\s+(?:of|more)\s|\s+[a-z])|(?<![\w-])(?P<couple>a\s+couple)(?=\s+of\s)"
    rf"|(?<![\w-])(?:(?P<n>an?|one|two|three|four|five|six|seven|eight|nine)[\s-])?"
    rf"(?P<part>half|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?)"
    r"(?<!and a half)(?=\s+(?:of|the|its|their|his|her|our|all|those|these)\s)"
    r"|(?<![\w-])(?P<fold>(?:two|three|four|five|six|seven|eight|nine|ten)-?fold)(?!\w)"
    r"|(?<![\w-])(?P<twice>twice)\s+(?:as\s+(?:many|much)|the)(?!\w)",
    re.IGNORECASE,
)
_OF_MONEY = re.compile(rf"\s+of\s+(?P<money>{any_of([*MONEY_WORDS, 'pounds'])})(?!\w)", re.IGNORECASE)
_OF_TIME = re.compile(rf"\s+(?:of\s+|more\s+)?(?:{any_of(SPANS_OF_TIME)})(?!\w)", re.IGNORECASE)
_SHARE = re.compile(r"\s+(?:in|out\s+of)\s+(?:every\s+)?")
_JOINED = re.compile(r"(?:\s+to\s+|\s+or\s+|\s+and\s+|\s?[-–—]\s?)")
_PHONE = re.compile(r"(?<!\w)\+?\(?\d{2,5}\)?(?:[\s-]\d{3,5}){1,4}(?![\w,])")
_HINT = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|teen|twent|thirt|fort|fift|hundred|thousand|"
    r"million|billion|dozen|score|half|third|quarter|couple|several|handful|twice|zero)|teen\b|ty\b",
    re.IGNORECASE,
)
_LOOK_BACK = 30
_CHANCES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 1000, 10000})


@dataclass(frozen=True, slots=True)
class _Draft:
    """A quantity before it is known what it counts. Offsets in the block's text."""

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None
    about: bool
    old: bool = False


class _Text:
    """A block's text and where its tokens start."""

    def __init__(self, block: ParsedBlock) -> None:
        self.doc: Doc = block.doc
        self.text: str = block.text
        self.starts: list[int] = block.doc.to_array("IDX").tolist()

    def token_at(self, at: int) -> int:
        """The token that holds a character, or that follows it."""
        i = bisect_right(self.starts, at) - 1
        return i if i >= 0 and at < self.starts[i] + len(self.doc[i]) else bisect_left(self.starts, at)


def find_quantities(article: Article, parsed: Sequence[ParsedBlock], times: Sequence[When] = ()) -> list[Quantity]:
    """The quantities of the blocks that are read, in order: "at least 12 killed" is low 12, high None, of "killed".

    Exact numbers have low and high equal; shares are in percent; `about` marks bounds that are not sharp. Dates, times,
    lengths of time, ordinals, scores, addresses and numbers that are names are none; nor is a bare number in one of
    the `times` found. Never raises.
    """
    ends = [t.span.end for t in times]
    dollar = _dollar_of(article)
    out = []
    for block in parsed:
        if not _HINT.search(block.text):
            continue
        text = _Text(block)
        for draft, of in _with_counted(text, sorted(_drafts(text), key=lambda d: d.start)):
            unit = dollar + draft.unit[1:] if draft.unit and draft.unit.startswith("$") else draft.unit
            span = Span(block.start + draft.start, block.start + draft.end)
            near = bisect_right(ends, span.start)
            if unit is None and near < len(times) and times[near].span.start < span.end:
                continue
            words = article.text[block.start + of[0] : block.start + of[1]] if of else None
            out.append(Quantity(span, draft.low, draft.high, unit, words, draft.about))
    return out


def _dollar_of(article: Article) -> str:
    """What a bare "$" is: the United States' dollar, unless the article knows others."""
    host = urlsplit(article.url).hostname if article.url else None
    home = (host or "").rsplit(".", 1)[-1] in DOLLAR_HOMES
    others = (
        home or any(name in article.text for name in OTHER_DOLLARS) or re.search(r"\b(?:A|C|NZ|HK|S)\$\d", article.text)
    )
    return "$" if others else "USD"


def _drafts(text: _Text) -> Iterator[_Draft]:
    taken = [(m.start(), m.end()) for m in _PHONE.finditer(text.text)]
    for m in _VAGUE.finditer(text.text):
        draft = _vague(m, text)
        if draft is not None:
            taken.append((draft.start, draft.end))
            yield draft
    atoms = [a for a in find_atoms(text.text) if not any(s < a.end and a.start < e for s, e in taken)]
    at = 0
    while at < len(atoms):
        pair = _pair(text, atoms, at)
        if pair is not None:
            at += 2
            yield from pair
            continue
        draft = _single(text, atoms[at])
        at += 1
        if draft is not None:
            yield draft


def _vague(m: re.Match[str], text: _Text) -> _Draft | None:
    start, end = m.span()
    if m["vague"]:
        word = " ".join(m["vague"].lower().split())
        if word in ("scores", "a handful") and not re.match(r"\s+of\s", text.text[end : end + 5]):
            return None
        after = _OF_MONEY.match(text.text, end)
        if _OF_TIME.match(text.text, end):
            return None
        low, high, about, start = _bound(text.text, start, VAGUE[word], None)
        unit = money_of(after["money"], VAGUE[word]) if after else None
        return _Draft(start, after.end() if after else end, low, high, unit, True)
    if m["couple"]:
        if _OF_TIME.match(text.text, end):
            return None
        low, high, about, start = _bound(text.text, start, 2.0, 2.0)
        return _Draft(start, end, low, high, None, True)
    if m["fold"]:
        value = float(ONES[re.split(r"-?fold", m["fold"].lower())[0]])
        low, high, about, start = _bound(text.text, start, value, value)
        return _Draft(start, end, low, high, "times", about)
    if m["twice"]:
        end = end if m[0].lower().endswith(("many", "much")) else m.end("twice")
        low, high, about, start = _bound(text.text, start, 2.0, 2.0)
        return _Draft(start, end, low, high, "times", about)
    part, times = m["part"].lower(), (m["n"] or "").lower()
    if not times and part != "half":
        return None
    value = FRACTIONS[part.removesuffix("s") if part != "half" else part] * ONES.get(times, 1)
    value = round(value, 3)
    low, high, about, start = _bound(text.text, start, value, value)
    return _Draft(start, end, low, high, "%", about)


def _bound(
    text: str, start: int, low: float | None, high: float | None
) -> tuple[float | None, float | None, bool, int]:
    """The bounds after the word before the number, whether they are not sharp, and where the words start."""
    m = _BOUND.search(text, max(0, start - _LOOK_BACK), start)
    if m is None:
        return low, high, False, start
    word = " ".join(m[1].lower().split())
    if word in NEAR:
        return low, high, True, m.start()
    if word in LOW or word in LOW_NEAR:
        return low, None, word in LOW_NEAR, m.start()
    return None, high, word in HIGH_NEAR, m.start()


def _single(text: _Text, atom: Atom) -> _Draft | None:
    start, end = atom.start, atom.end
    old = _OLD.match(text.text, end)
    aged = _AGED.search(text.text, max(0, start - 8), start)
    if old and atom.unit is None:
        low, high, about, start = _bound(text.text, start, atom.value, atom.value)
        return _Draft(start, old.end(), low, high, "years", about, old=True)
    if aged:
        return _Draft(aged.start(), end, atom.value, atom.value, "years", False, old=True)
    if atom.plain and _is_age(text, atom):
        return _Draft(start, end, atom.value, atom.value, "years", False, old=True)
    if names_something(text.doc, text.token_at(start), text.token_at(max(start, end - 1)), atom, text.text):
        return None
    low, high, about, start = _bound(text.text, start, atom.value, atom.value)
    after = _AFTER.match(text.text, end)
    if after is not None:
        end = after.end()
        if after["more"]:
            high = None
        elif after["less"]:
            low = None
        about = about or bool(after["so"])
    return _Draft(start, end, low, high, atom.unit, about)


def _is_age(text: _Text, atom: Atom) -> bool:
    """ "Ferrick, 34, was": a number between commas after a name."""
    before, after = text.text[max(0, atom.start - 2) : atom.start], text.text[atom.end : atom.end + 1]
    if before != ", " or after not in (",", ".", ";", ")") or atom.word or not 1 <= atom.value <= 110:
        return False
    i = text.token_at(atom.start) - 2
    if text.text[atom.end : atom.end + 3].strip(", ").isdigit() or i < 0:
        return False
    return (
        text.doc[i].pos_ == "PROPN" and text.doc[i].text[:1].isupper() and text.doc[i].ent_type_ not in ("DATE", "TIME")
    )


def _pair(text: _Text, atoms: list[Atom], at: int) -> tuple[_Draft, ...] | None:
    """Two numbers that are one range or share, or two that a change leads from and to."""
    if at + 1 >= len(atoms):
        return None
    one, other = atoms[at], atoms[at + 1]
    between = text.text[one.end : other.start]
    # "10-15": the second number stands behind the hyphen.
    if (
        _SHARE.fullmatch(between)
        and one.plain
        and other.plain
        and 0 < one.value < other.value
        and other.value in _CHANCES
    ):
        return _share(text, one, other)
    joined = _JOINED.fullmatch(between)
    if (
        joined is None
        or (one.unit and other.unit and one.unit != other.unit)
        or (one.unit and not other.unit and not _money(one))
    ):
        return None
    if other.scaled > 1 and one.scaled == 1 and one.value < other.value / other.scaled * 1000:
        one = replace(one, value=one.value * other.scaled)
    unit = other.unit or one.unit
    word = joined[0].strip()
    led = _BETWEEN.search(text.text, max(0, one.start - 12), one.start)
    if word == "and" and led is None:
        return None
    if word == "to" and _FROM.search(text.text, max(0, one.start - 8), one.start):
        firsts = replace(one, unit=unit if one.unit is None else one.unit)
        drafts = tuple(d for d in (_single(text, firsts), _single(text, other)) if d is not None)
        return drafts if len(drafts) == 2 else ()
    if word == "or" and not one.value < other.value <= 2 * one.value + 1:
        return None
    if one.value >= other.value:
        return () if word in "-–—" else None
    token = text.token_at(other.start)
    if names_something(
        text.doc, text.token_at(one.start), token, replace(other, plain=one.plain and other.plain), text.text
    ):
        return ()
    if word in "-–—" and other.plain and one.plain and not _counts_next(text, other.end):
        return ()
    low, high, about, start = (
        (one.value, other.value, False, led.start()) if led else _bound(text.text, one.start, one.value, other.value)
    )
    return (_Draft(start, other.end, low if low is None else one.value, high, unit, about),)


def _money(atom: Atom) -> bool:
    return atom.unit is not None and (atom.unit == "$" or (atom.unit.isupper() and len(atom.unit) == 3))


def _counts_next(text: _Text, end: int) -> bool:
    i = text.token_at(end + 1)
    return i < len(text.doc) and text.doc[i].pos_ in ("NOUN", "ADJ") and text.doc[i].text[:1].islower()


def _share(text: _Text, one: Atom, other: Atom) -> tuple[_Draft, ...] | None:
    i = text.token_at(other.end + 1)
    if i >= len(text.doc) or text.doc[i].pos_ not in ("NOUN", "ADJ", "PROPN", "VERB", "ADV", "AUX"):
        return None
    value = round(100 * one.value / other.value, 3)
    low, high, about, start = _bound(text.text, one.start, value, value)
    return (_Draft(start, other.end, low, high, "%", about),)


def _with_counted(text: _Text, drafts: list[_Draft]) -> Iterator[tuple[_Draft, tuple[int, int] | None]]:
    counted = [find_counted(text.doc, bisect_left(text.starts, d.end), text.token_at(d.start), d.unit) for d in drafts]
    for n, draft in enumerate(drafts):
        of = counted[n]
        if of is None and n + 1 < len(drafts) and draft.unit is None and drafts[n + 1].unit is None:
            gap = text.text[draft.end : drafts[n + 1].start].strip()
            # "from 10 to 15 cases", "17 of the 60 boats"
            if gap in ("to", "or", "and"):
                of = counted[n + 1]
        yield draft, of
