"""Text to tokens, each with one class: a string of class characters that patterns run over."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.reading.when.feasts import NAMES
from sayso.reading.when.words import CAPITAL, CLASSES, UNIONS, VAGUE
from sayso.reading.when.zones import ZONES

# Feasts and other names of several words are one token.
_PHRASES = "|".join(
    re.escape(words).replace(r"\ ", r"\s").replace("'", "['’]")
    for words in sorted(
        (w for w in VAGUE if (" " in w or "-" in w) and w not in ("the past", "the future", "the present")),
        key=len,
        reverse=True,
    )
)
_FEASTS = "|".join(
    re.escape(" ".join(w[:1].upper() + w[1:] if w != "of" else w for w in name.split()))
    .replace(r"\ ", r"\s")
    .replace("'", "['’]")
    for name in sorted(NAMES, key=len, reverse=True)
)
_TOKEN = re.compile(
    r"(?P<iso>(?<![\d-])\d{4}-\d\d-\d\d(?![\d-]))"
    r"|(?P<DECADE>(?<![\w.])(?:(?:1\d|20)\d0['’]?s|['’]?[1-9]0['’]?s)\b)"
    r"|(?P<ORD>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<PRICE>[$€£¥#№]\s?\d[\d.,]*)"
    r"|(?P<ratio>\d+(?:[/:.]\d+)*(?:,\d{3})*(?:[/:.]\d+)*)"
    r"|(?P<AMPM>[ap]\.\s?m\b\.?|(?:(?<=\d)|(?<=\d\s))(?:[ap]m|AM|PM)\b)"
    r"|(?P<FYEAR>FY\s?['’]?(?:\d{4}|\d\d)\b)"
    r"|(?P<QCODE>Q[1-4]\b)"
    rf"|(?P<FEAST>\b(?:{_FEASTS})\b)"
    rf"|(?P<VAGUE>\b(?:{_PHRASES})\b)"
    r"|(?P<abbreviated>\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.)"
    r"|(?P<OCLOCK>o['’]clock\b)"
    r"|(?P<BC>B\.C\.(?:E\.)?|BCE?\b)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<APOS>['’](?:s\b)?)"
    r"|(?P<HYPH>[-‐‑–—])"
    r"|(?P<COMMA>,)"
    r"|(?P<mark>\S)",
)
_MARKED = frozenset(
    {"DECADE", "ORD", "PRICE", "AMPM", "FYEAR", "QCODE", "FEAST", "VAGUE", "OCLOCK", "BC", "APOS", "HYPH", "COMMA"}
)
_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)")
_YEARS = range(1000, 2200)
# Without a full stop they are words or names as good as any.
_WORDS_TOO = frozenset({"mar", "sun", "sat", "mon", "wed", "tue", "tues", "thu", "thur", "fri", "jan"})

_NAMES = (
    *sorted({*CLASSES.values(), *_MARKED}), "ISO", "NUM", "YEAR", "CLOCK", "DECIMAL", "ZONE", "WORD", "CAP", "MARK",
)  # fmt: skip
# Private-use characters: one a class.
SIGNS = {name: chr(0xE000 + n) for n, name in enumerate(dict.fromkeys(_NAMES))}
_WORD, _CAP, _MARK = SIGNS["WORD"], SIGNS["CAP"], SIGNS["MARK"]
_BY_WORD = {word: SIGNS[name] for word, name in CLASSES.items()}
_CAPITAL = frozenset(SIGNS[name] for name in CAPITAL)
_BY_KIND = {name: SIGNS[name] for name in _MARKED}
NAME_OF = {sign: name for name, sign in SIGNS.items()}


def compile_pattern(pattern: str) -> str:
    """A pattern over class names as one over class characters; `name=CLASS` is a named group, a space is nothing."""

    def sign(m: re.Match[str]) -> str:
        chars = "".join(SIGNS[c] for c in UNIONS.get(m[2], (m[2],)))
        one = f"[{chars}]" if len(chars) > 1 else chars
        return f"(?P<{m[1][:-1]}>{one})" if m[1] else one

    return re.sub(r"([a-z]+=)?\b([A-Z]+)\b", sign, pattern).replace(" ", "").replace("\n", "")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one stretch of text."""

    text: str
    signs: str  # a character a token
    starts: list[int]  # code points into the text
    ends: list[int]

    def word(self, i: int) -> str:
        """The i-th token in lower case with plain apostrophes, "" outside."""
        if not 0 <= i < len(self.starts):
            return ""
        return self.text[self.starts[i] : self.ends[i]].lower().replace("’", "'")

    def printed(self, i: int) -> str:
        """The i-th token as it stands, "" outside."""
        return self.text[self.starts[i] : self.ends[i]] if 0 <= i < len(self.starts) else ""

    def name(self, i: int) -> str:
        """The class of the i-th token, "" outside."""
        return NAME_OF[self.signs[i]] if 0 <= i < len(self.signs) else ""


def tokenise(text: str, start: int, end: int) -> Tokens:
    """The tokens of `text[start:end]`, in time linear in its length."""
    starts: list[int] = []
    ends: list[int] = []
    signs: list[str] = []
    for m in _TOKEN.finditer(text, start, end):
        kind = m.lastgroup
        starts.append(m.start())
        ends.append(m.end())
        if kind == "word":
            signs.append(_sign_of_word(m[0]))
        elif kind == "ratio":
            signs.append(SIGNS[_kind_of_number(m[0])])
        elif kind == "iso":
            signs.append(SIGNS["ISO"])
        elif kind == "abbreviated":
            signs.append(_BY_WORD[m[0][:-1].lower()])
        else:
            signs.append(_BY_KIND.get(kind or "", _MARK))
    return Tokens(text, "".join(signs), starts, ends)


def _sign_of_word(word: str) -> str:
    sign = _BY_WORD.get(word) or _BY_WORD.get(word.lower())
    if sign is None:
        if word in ZONES:
            return SIGNS["ZONE"]
        return _CAP if word[0].isupper() else _WORD
    if sign in _CAPITAL and not word[0].isupper():
        return _WORD
    if sign in _CAPITAL and word.lower() in _WORDS_TOO:
        return _CAP
    return sign


def _kind_of_number(digits: str) -> str:
    if digits.isdigit():
        if len(digits) == 4 and int(digits) in _YEARS:
            return "YEAR"
        return "NUM"
    if _CLOCK.fullmatch(digits):
        return "CLOCK"
    if digits.count(".") == 1 and ":" not in digits and "/" not in digits and "," not in digits:
        return "DECIMAL"
    return "PRICE"
