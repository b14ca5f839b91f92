"""Runs of capitalised tokens, as the recogniser and the tagger show them, repaired where they split or glue names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.reading.who.source_nouns import (
    PARTICLES,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT"})
# Months that people are called.
_MONTH_NAMES = frozenset({"Jan", "April", "May", "June", "August"})
_BREAKS = frozenset({":", ";", ",", "(", ")", "[", "]", "|", "--", "–", "—", "•", "?", "!", "/"})
# Between two clauses, never inside a name; a work's title may have them.
_JOINS_CLAUSES = frozenset({"after", "although", "because", "before", "though", "until", "when", "whereas", "while"})
# What stands before a question and before its answer.
_QUESTION_MARKS = frozenset({"Q", "A"})
_COUNT = re.compile(r"\d{1,3}(?:,\d{3})+|\d+[-–]\d+")
_SMALL = frozenset({"of", "the", "for", "and", "on", "in", "to", "&", "'s"})


def plain_word(token: Token) -> str:
    """A token in lower case without full stops: "Sen." is "sen"."""
    return str(token.lower_).strip(".")


def is_capital(token: Token) -> bool:
    """Whether a token starts with a capital letter."""
    return bool(token.text[:1].isupper())


def _labelled(doc: Doc) -> Iterator[tuple[int, int, str]]:
    for ent in doc.ents:
        if ent.label_ in _NAME_LABELS:
            yield from _pieces_of(doc, ent.start, ent.end - 1, ent.label_)


def _pieces_of(doc: Doc, start: int, end: int, label: str) -> Iterator[tuple[int, int, str]]:
    """An entity cut at the marks that no name has inside, without articles and endings."""
    breaks = _BREAKS if label == "WORK_OF_ART" else _BREAKS | _JOINS_CLAUSES
    marks = [i for i in range(start, end + 1) if doc[i].text in breaks or _is_dash(doc, i)]
    for left, right in pairwise([start - 1, *marks, end + 1]):
        first, last = left + 1, right - 1
        while first < last and (doc[first].lower_ == "the" or doc[first].is_space or doc[first].is_quote):
            first += 1
        if first <= last:
            while first < last and not is_capital(doc[first]) and plain_word(doc[first]) not in PARTICLES:
                first += 1
            while first < last and doc[first].text in _QUESTION_MARKS and is_capital(doc[first + 1]):
                first += 1
            last = _trimmed(doc, first, last)
            if any(is_capital(t) for t in doc[first : last + 1]):
                yield first, last, label


def _is_dash(doc: Doc, i: int) -> bool:
    """Whether a token is a dash between words, not a hyphen inside one."""
    return doc[i].text == "-" and bool(doc[i].whitespace_) and i > 0 and bool(doc[i - 1].whitespace_)


def _trimmed(doc: Doc, first: int, last: int) -> int:
    """The last token of a name without what hangs on it: endings, plain words, counts and results."""
    while last > first:
        token = doc[last]
        if last - first >= 3 and token.text.isdigit() and doc[last - 1].text in ("-", "–"):
            last -= 3
        elif (
            token.pos_ in ("PART", "PUNCT")
            or token.is_space
            or _COUNT.fullmatch(token.text)
            or (token.text.islower() and token.is_alpha and doc[last - 1].text != "-")
        ):
            last -= 1
        else:
            break
    return last


def _unlabelled(doc: Doc, taken: set[int]) -> Iterator[tuple[int, int, str]]:
    # Columns of numbers: a token object for each word would cost more than all the rest.
    proper = doc.vocab.strings["PROPN"]
    columns = doc.to_array(["POS", "ENT_TYPE"]).tolist()
    first: int | None = None
    for i, (pos, label) in enumerate(columns):
        part = pos == proper and i not in taken and (not label or _month_as_name(doc[i]))
        if part and (first is not None or is_capital(doc[i])):
            first = i if first is None else first
        elif first is not None:
            yield first + (first < i - 1 and doc[first].lower_ == "the"), i - 1, ""
            first = None
    if first is not None:
        yield first, len(doc) - 1, ""


def _month_as_name(token: Token) -> bool:
    """Whether a month is somebody's first name: "Jan Oder", not "in May Oder" and not "May 3"."""
    doc = token.doc
    if token.ent_type_ != "DATE" or token.text not in _MONTH_NAMES or token.i + 1 == len(doc):
        return False
    after = doc[token.i + 1]
    before = doc[token.i - 1] if token.i else None
    return after.pos_ == "PROPN" and after.is_title and (before is None or before.pos_ not in ("ADP", "ADJ", "DET"))


def _spelled_out(doc: Doc, text: str) -> Iterator[tuple[int, int, str]]:
    """Long names followed by their capitals in brackets ("Olm Guild of Harbour Hands (OGHH)").

    The letters are matched from the last backwards, small words skipped (Schwartz & Hearst 2003).
    """
    if "(" not in text:
        return
    for token in doc:
        short = token.text.replace(".", "")
        bracketed = 0 < token.i < len(doc) - 1 and doc[token.i - 1].text == "(" and doc[token.i + 1].text == ")"
        if not bracketed or not (2 <= len(short) <= 8 and short.isalpha() and short.isupper()):
            continue
        at = token.i - 2
        left = list(short)
        while at >= 0 and left and (is_capital(doc[at]) or doc[at].lower_ in _SMALL):
            if doc[at].text[0] == left[-1]:
                left.pop()
            elif is_capital(doc[at]):
                break
            at -= 1
        if not left and is_capital(doc[at + 1]):
            yield at + 1, token.i - 2, "ORG"


def _joins(left: str, right: str) -> bool:
    return "PERSON" in (left, right) and {left, right} <= {"PERSON", ""}


def _quoted_gap(doc: Doc, last: int, first: int) -> bool:
    """Whether only a nickname in quotation marks stands between two tokens."""
    return 3 <= first - last - 1 <= 4 and doc[last + 1].is_quote and doc[first - 1].is_quote


def find_name_pieces(doc: Doc, text: str) -> list[tuple[int, int, str]]:
    """First token, last token and label ("" for none) of each name of a block, in order; `text` is the block's."""
    whole = list(_spelled_out(doc, text))
    covered = {i for first, last, _ in whole for i in range(first, last + 1)}
    runs = whole + [r for r in _labelled(doc) if not (r[0] in covered or r[1] in covered)]
    taken = {i for first, last, _ in runs for i in range(first, last + 1)}
    out: list[tuple[int, int, str]] = []
    for first, last, label in sorted([*runs, *_unlabelled(doc, taken)]):
        if out:
            before = out[-1]
            if (first == before[1] + 1 and _joins(before[2], label)) or (
                _quoted_gap(doc, before[1], first) and "PERSON" in (before[2], label)
            ):
                out[-1] = (before[0], last, "PERSON")
                continue
        out.append((first, last, label))
    return out
