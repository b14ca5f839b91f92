"""What a number counts, in the page's words, and the numbers that count nothing because they are names or times."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.reading.amounts.numbers import Atom, any_of
from sayso.reading.amounts.words import (
    CALLED,
    EMERGENCIES,
    MONTHS,
    NO_COUNT_AFTER_ONE,
    NO_COUNT_BEFORE_ONE,
    NOT_COUNTED_BEFORE,
    NUMBERED,
    PASSED_OVER,
    SPANS_OF_TIME,
    STATES,
    STREETS,
    VERBS_OF_STATES,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST = 6  # words of what is counted
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_PART_OF_NAME = frozenset({"ADJ", "NOUN", "PROPN"})
# "articles 5 and 4": the second of several numbers that are names.
_LISTED = re.compile(rf"(?<!\w)(?:{any_of(NUMBERED)})\s+\d+(?:,\s*\d+)*(?:,|\s+and|\s+or|\s+to)\s+$", re.IGNORECASE)
_AUXILIARIES = frozenset({"were", "was", "are", "is", "been", "be", "have", "had", "has", "others"})
_TIME_LABELS = frozenset({"DATE", "TIME"})


def names_something(doc: Doc, first: int, last: int, atom: Atom, text: str) -> bool:
    """Whether the number is a year, a time, a number in a name or an address, or a "one" that counts nothing."""
    if first >= len(doc):
        return True
    after = last + 1
    following = doc[after].lower_ if after < len(doc) else ""
    if following == "-" and after + 1 < len(doc):
        following = doc[after + 1].lower_
    before = doc[first - 1] if first else None
    if atom.unit is not None and not (atom.unit in ("times", "degree") or atom.unit == "m"):
        return atom.unit in ("in", "g", "C", "F") and atom.plain
    if following.lstrip("-") in SPANS_OF_TIME or _hyphened(doc, after) in SPANS_OF_TIME:
        return True
    if atom.value == 1 and atom.word and _counts_nothing(doc, before, following, after):
        return True
    if doc[first].ent_type_ in _TIME_LABELS and not _counts_people(doc, after):
        return True
    if not atom.plain:
        return False
    digits = text[atom.start : atom.end]
    if not atom.word and (digits.startswith("0") and digits[1:2].isdigit()):
        return True
    if not atom.word and len(digits) == 4 and _FIRST_YEAR <= atom.value <= _LAST_YEAR:
        return True
    if text[atom.end : atom.end + 1] == "s" or following in MONTHS:
        return True
    # "2. What comes next": the number of a paragraph.
    if first == 0 and text[atom.end : atom.end + 2] in (". ", ") ", ".", ")"):
        return True
    if atom.word and text[atom.start : atom.end].isupper() and doc[after : after + 1].text[:1].isupper():
        return True
    if digits in EMERGENCIES and following in CALLED:
        return True
    if before is not None and (
        _named_by(before, doc, first) or _LISTED.search(text, max(0, atom.start - 40), atom.start)
    ):
        return True
    # "a three-piece suit", "a two-state plan": a kind, not a count.
    if atom.word and _hyphened(doc, after):
        return True
    return _is_address(doc, after)


def _hyphened(doc: Doc, at: int) -> str:
    """The word behind a hyphen: "year" in "five-year"."""
    if at + 1 < len(doc) and doc[at].text == "-":
        return doc[at + 1].lower_.split("-")[0]
    return doc[at].lower_.lstrip("-").split("-")[0] if at < len(doc) and doc[at].text.startswith("-") else ""


def _counts_people(doc: Doc, at: int) -> bool:
    return at < len(doc) and doc[at].pos_ == "NOUN" and doc[at].lower_ not in SPANS_OF_TIME and not doc[at].ent_type_


def _counts_nothing(doc: Doc, before: Token | None, following: str, after: int) -> bool:
    """ "one of them", "no one", "that one", "one day"."""
    if before is not None and before.lower_ in NO_COUNT_BEFORE_ONE:
        return True
    if before is not None and before.lower_ == "least":
        return False
    if following in NO_COUNT_AFTER_ONE or after >= len(doc):
        return True
    if following in STATES:
        return False
    return not (
        doc[after].pos_ == "NOUN"
        or (doc[after].pos_ == "ADJ" and after + 1 < len(doc) and doc[after + 1].pos_ == "NOUN")
    )


def _named_by(before: Token, doc: Doc, first: int) -> bool:
    """ "Boeing 737", "Section 230", "page 12", "March 14": the word before makes the number a name."""
    word = before.lower_
    if word in MONTHS or word in NUMBERED or word in ("#", "no.") or before.text in ("-", "@"):
        return True
    if word == "." and first > 1 and doc[first - 2].lower_ in NUMBERED:
        return True
    return before.pos_ == "PROPN" and before.text[:1].isupper() and before.text.isalnum()


def _is_address(doc: Doc, after: int) -> bool:
    i = after
    while i < min(after + 4, len(doc)) and doc[i].text[:1].isupper():
        if doc[i].lower_ in STREETS and i > after:
            return True
        i += 1
    return False


def find_counted(doc: Doc, at: int, first: int, unit: str | None) -> tuple[int, int] | None:
    """What the quantity before token `at` counts: the words up to the noun, or the state ("killed"), as
    characters of the block; None where it is not told."""
    start = at
    of = False
    while (
        at < len(doc)
        and at - start < _LONGEST
        and (doc[at].lower_ in PASSED_OVER or doc[at].text in ("-", "%") or doc[at].like_num)
    ):
        if doc[at].lower_ == "those" and not _noun_at(doc, at + 1):
            return _characters(doc, at, at)
        of = of or doc[at].lower_ == "of" or unit == "%"
        at += 1
    if doc[start : start + 1].text == "-" and unit is None:
        return _characters(doc, at, at) if at < len(doc) and doc[at].pos_ in ("NOUN", "ADJ") else None
    head = _noun_at(doc, at)
    if head is not None and (
        of or unit is None or _belongs(doc, first, at, head, unit[:1] == "$" or (unit.isupper() and len(unit) == 3))
    ):
        end = head + 1
        if end < len(doc) and doc[end].lower_ in STATES and doc[end].tag_ == "VBN":
            head = end
        return _characters(doc, at, head)
    if unit is not None or of:
        return None
    return _state(doc, at, first)


def _characters(doc: Doc, first: int, last: int) -> tuple[int, int]:
    return doc[first].idx, doc[last].idx + len(doc[last])


def _belongs(doc: Doc, first: int, at: int, head: int, money: bool) -> bool:
    """Whether the parse hangs the amount on the noun behind it: "a 20% rise", not "sent $40 home"."""
    if not any(at <= doc[i].head.i <= head for i in range(first, at)):
        return False
    # A noun behind an amount of money may also be what it is paid for or where it goes: an article tells.
    return not money or (first > 0 and doc[first - 1].pos_ in ("DET", "PRON", "ADJ", "PART"))


def _noun_at(doc: Doc, at: int) -> int | None:
    """The last noun of the run of adjectives and nouns that starts here."""
    last = None
    i = at
    while i < len(doc) and i - at < _LONGEST:
        token = doc[i]
        if "." in token.text[1:-1] or "/" in token.text:
            break
        if token.pos_ in ("NOUN", "PROPN") and token.lower_ not in SPANS_OF_TIME:
            last = i
        elif not (
            token.pos_ == "ADJ"
            or (token.pos_ == "VERB" and token.tag_ in ("VBN", "VBG") and token.dep_ == "amod")
            or token.text == "-"
        ):
            break
        i += 1
    return last


def _state(doc: Doc, at: int, first: int) -> tuple[int, int] | None:
    """ "12 killed", "three were wounded", "killed at least 12"."""
    i = at
    while i < len(doc) and doc[i].lower_ in _AUXILIARIES and i - at < 4:
        i += 1
    if i < len(doc) and doc[i].lower_ in STATES:
        return _characters(doc, i, i)
    for j in range(first - 1, max(-1, first - 3), -1):
        if doc[j].lower_ in VERBS_OF_STATES:
            return _characters(doc, j, j)
        if doc[j].pos_ not in ("ADV", "ADP", "ADJ"):
            break
    noun = first - 2
    if noun >= 0 and doc[first - 1].text in ("of", ":") and doc[noun].pos_ in ("NOUN", "PROPN"):
        return None if doc[noun].lower_ in NOT_COUNTED_BEFORE else _characters(doc, noun, noun)
    return None
