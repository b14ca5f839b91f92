"""Words of a line with every name replaced by one placeholder, so that no later part can see whose name it was.

Deterministic, standard library only. A run of capitalised words becomes ONE unit, so the length of a name is not seen
either. Gendered words are folded to one form, figures to 0. Units keep their characters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.reading.learned.mask_words import ABBREVIATIONS, BEFORE_MAN, CALENDAR, GENDERED, NEVER_NAMES, PARTICLES

TOKEN = re.compile(r"\w+|[^\w\s]")
NAME = "[X]"
NUMBER = "0"
OPEN, CLOSE = "\u201c", "\u201d"

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_DOUBLE = frozenset('"\u201c\u201d\u201e\u00ab\u00bb\u201f')
_SINGLE = frozenset("'\u2019\u2018`\u02bc")
_JOINING = frozenset({"and", "or"})
_HYPHENS = frozenset("-\u2010\u2011")
# After these a capital says nothing: a sentence, a list item, a bracket or a quotation begins.
_OPENERS = frozenset("?!:;\u2026([*\u2022|\u2014\u2013\u2012\u2015") | _DOUBLE
_MAN = re.compile(r"(?<=\w\w)(woman|women|person|persons|people)$")


@dataclass(frozen=True, slots=True)
class Unit:
    """One word of the masked line."""

    start: int  # code points of the text, half-open
    end: int
    form: str  # what later parts see: folded lower case, NAME, NUMBER, or a mark
    quoted: int  # 1 inside double quotation marks, else 0
    spaced: bool  # white space, or the line's start, stands before it


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    form: str
    sure: bool  # a capital here means a name: neither a sentence's first word nor in a line of capitals


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """The lower-case form, gender folded away, figures as 0."""
    low = word.lower()
    if any(c.isdigit() for c in low):
        return NUMBER
    if low in GENDERED:
        return GENDERED[low]
    m = _MAN.search(low)
    if m and low[: m.start()] in BEFORE_MAN:
        return low[: m.start()] + ("man" if m[1] in ("woman", "person") else "men")
    return low


def _is_title(words: Sequence[str]) -> bool:
    """Whether most words have a capital."""
    long = [w for w in words if len(w) >= 4 and w.isalpha()]
    return len(long) >= 3 and sum(w[0].isupper() for w in long) >= 0.7 * len(long)


def _is_shouted(words: Sequence[str]) -> bool:
    """Whether most words are all capitals."""
    long = [w for w in words if len(w) >= 3 and w.isalpha()]
    return len(long) >= 2 and sum(w.isupper() for w in long) >= 0.7 * len(long)


def _line_tokens(text: str, start: int, end: int) -> list[_Token]:
    spans = [m.span() for m in TOKEN.finditer(text, start, end)]
    forms = [text[s:e] for s, e in spans]
    shouted = _is_shouted(forms)
    loose = shouted or _is_title(forms)
    out: list[_Token] = []
    initial = True
    for i, ((s, e), form) in enumerate(zip(spans, forms, strict=True)):
        if form[0].isalnum():
            letters = len(form) > 1 and form.isupper() and not shouted  # "US", "WHO": never the small word
            out.append(_Token(s, e, form, letters or not (initial or loose)))
            initial = False
            continue
        out.append(_Token(s, e, form, False))
        if form in _OPENERS or (form in _SINGLE and (i == 0 or spans[i - 1][1] < s)):
            initial = True
        elif form == ".":
            before = forms[i - 1] if i and spans[i - 1][1] == s else ""
            initial = not (len(before) == 1 and before.isupper()) and before.lower() not in ABBREVIATIONS
    return out


def split_lines(text: str) -> list[tuple[int, int]]:
    """Start and end of each line that is not blank."""
    return [m.span() for m in _LINE.finditer(text)]


def mask_text(text: str, common: frozenset[str], lines: Iterable[tuple[int, int]] | None = None) -> list[list[Unit]]:
    """The units of each line (default: each line that is not blank). `common`: words that may begin a sentence.

    A word that the text has only with a capital, also inside sentences, is a name at a sentence's start too.
    """
    rows = [_line_tokens(text, s, e) for s, e in (split_lines(text) if lines is None else lines)]
    named, plain = Counter[str](), set[str]()
    for row in rows:
        for t in row:
            if t.form[0].isupper() and t.sure:
                named[t.form.lower()] += 1
            elif t.form[0].islower():
                plain.add(t.form)
    only_names = {w for w in named if w not in plain and len(w) > 3} - CALENDAR
    return [_mask_line(text, row, common, only_names) for row in rows]


def _is_name(token: _Token, common: frozenset[str], only_names: set[str]) -> bool:
    form = token.form
    low = form.lower()
    if not form[0].isupper() or form == "I" or low in CALENDAR:
        return False
    return token.sure or low not in common or low in only_names


def _mask_line(text: str, row: Sequence[_Token], common: frozenset[str], only_names: set[str]) -> list[Unit]:
    names = [_is_name(t, common, only_names) for t in row]
    _name_what_is_joined(row, names)
    units: list[Unit] = []
    quoted = 0
    i = 0
    while i < len(row):
        t = row[i]
        spaced = i == 0 or row[i - 1].end < t.start
        last = _run_end(text, row, names, i) if names[i] else i
        if names[i]:
            units.append(Unit(t.start, row[last].end, NAME, quoted, spaced))
        elif t.form in _DOUBLE:
            quoted = int(t.form in "\u201c\u201e\u00ab" or (t.form not in "\u201d\u00bb" and not quoted))
            units.append(Unit(t.start, t.end, OPEN if quoted else CLOSE, 1, spaced))
        else:
            units.append(Unit(t.start, t.end, "'" if t.form in _SINGLE else fold_word(t.form), quoted, spaced))
        i = last + 1
    return units


def _name_what_is_joined(row: Sequence[_Token], names: list[bool]) -> None:
    """ "Green and Liberal members": what is joined to a name is one, also at a sentence's start and if it is a word."""
    for i in range(len(row) - 2):
        here, other = row[i], row[i + 2]
        joined = row[i + 1].form in _JOINING and here.form[0].isupper() and not here.sure and not names[i]
        if joined and names[i + 2] and other.sure and len(here.form) > 1 and here.form.lower() not in NEVER_NAMES:
            names[i] = True


def _run_end(text: str, row: Sequence[_Token], names: Sequence[bool], i: int) -> int:
    """The last token of the name that begins at token `i`."""
    while i + 1 < len(row):
        step = _run_step(text, row, names, i)
        if not step:
            break
        i += step
    return i


def _run_step(text: str, row: Sequence[_Token], names: Sequence[bool], i: int) -> int:
    """How many tokens after token `i` go on with its name: 0 where it ends."""
    here, after = row[i], row[i + 1]
    if names[i + 1]:
        return int(text[here.end : after.start] in ("", " ", "\u00a0"))
    touching = here.end == after.start
    more = i + 2 < len(row)
    if after.form == "." and touching and (len(here.form) == 1 or here.form.lower() in ABBREVIATIONS):
        return int(more and row[i + 2].form not in _DOUBLE)
    if not more or not names[i + 2]:
        return _small_words(row, names, i)
    if after.form in _HYPHENS or after.form in _SINGLE:
        return 2 if touching and after.end == row[i + 2].start else 0
    return 2 if after.form == "&" or after.form.lower() in PARTICLES else 0


def _small_words(row: Sequence[_Token], names: Sequence[bool], i: int) -> int:
    """Tokens to the next word of a name behind two small ones, or one and a hyphen: "van der Vess", "al-Vess"."""
    if row[i + 1].form.lower() not in PARTICLES or i + 3 >= len(row) or not names[i + 3]:
        return 0
    between = row[i + 2]
    hyphen = between.form in _HYPHENS and row[i + 1].end == between.start and between.end == row[i + 3].start
    return 3 if hyphen or between.form in PARTICLES else 0


def count_common(texts: Iterable[str], least: int = 3) -> list[str]:
    """Words seen in lower case at least `least` times and, inside sentences, more often so than with a capital."""
    small, capital = Counter[str](), Counter[str]()
    for text in texts:
        for s, e in split_lines(text):
            for t in _line_tokens(text, s, e):
                if t.form[0].islower():
                    small[t.form] += 1
                elif t.sure and t.form[0].isupper():
                    capital[t.form.lower()] += 1
    return sorted(w for w, n in small.items() if n >= least and n > capital[w] and w.isalpha())
