"""Where the article writes names: runs of capitalised tokens, repaired where the recogniser splits or glues them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.model import Span
from sayso.reading.parse import ParsedBlock
from sayso.reading.who.source_nouns import (
    COMMON_SOURCES,
    GENERATIONS,
    HONORIFICS,
    ORGANISATION_NAME_WORDS,
    PARTICLES,
    ROLE_NOUNS,
    SHORT_ROLES,
    STYLES,
    SUFFIXES,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT"})
_TITLES = HONORIFICS | SHORT_ROLES | STYLES | ROLE_NOUNS
_PLACE_PREPOSITIONS = frozenset(["in", "at", "near", "from", "to", "across", "around", "outside", "inside", "into"])
# Credits ("Oder/Wire"), addresses and clitics cut at an odd mark.
_NO_NAME = re.compile(r"[/@´`]|\.\w{2,}|^(?:read|photo|file|image|getty)\b")
# Months that people are called.
_MONTH_NAMES = frozenset({"Jan", "April", "May", "June", "August"})
_BREAKS = frozenset({":", ";", ",", "(", ")", "[", "]", "|", "--", "–", "—", "•", "?", "!", "/"})
# What stands before a question and before its answer.
_QUESTION_MARKS = frozenset({"Q", "A"})
_COUNT = re.compile(r"\d{1,3}(?:,\d{3})+|\d+[-–]\d+")
_DATELINE = re.compile(r"[A-Z][A-Z .'-]+(?:, [^()]{1,40})? \([A-Z][^()]{1,20}\) ?[-–—]")
_SMALL = frozenset({"of", "the", "for", "and", "on", "in", "to", "&", "'s"})
_BEFORE_NAMES = _TITLES | ORGANISATION_NAME_WORDS
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_HEADING_SHARE = 0.88
_SMALL_IN_HEADINGS = frozenset(
    {"the", "and", "for", "but", "nor", "with", "from", "into", "over", "than", "after", "about", "against", "between"}
)
_TITLE_LOOKALIKES = frozenset({"house", "prime", "vice", "first", "deputy", "chief", "state", "attorney", "general"})


@dataclass(frozen=True, slots=True)
class NameRun:
    """One written name: tokens `first` to `last` of a parsed block, without titles, articles and possessive endings."""

    block: int  # index into the list of parsed blocks
    first: int
    last: int
    span: Span  # in Article.text
    words: tuple[str, ...]  # lower case
    label: str  # the recogniser's, "" where it saw none
    title: str | None  # the word before a person's name: "mr", "president"
    where: bool  # after a preposition of place: "in Olm"


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
    marks = [i for i in range(start, end + 1) if doc[i].text in _BREAKS or _is_dash(doc, i)]
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


def _merged(doc: Doc, text: str) -> list[tuple[int, int, str]]:
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


def _without_titles(doc: Doc, first: int, last: int) -> tuple[int, str | None]:
    """The first token of the bare name, and the title cut off or standing before it."""
    cut = first
    for i in range(first, last):
        word = plain_word(doc[i])
        if (word in _BEFORE_NAMES or word.removesuffix("s") in _TITLES) and plain_word(doc[i + 1]) not in GENERATIONS:
            cut = i + 1
    before = cut - 1
    while before > 0 and doc[before].is_punct and doc[before].text == ".":
        before -= 1
    title = plain_word(doc[before]) if before >= 0 and plain_word(doc[before]) in _TITLES else None
    return cut, title


def _person_like(doc: Doc, first: int, last: int, label: str) -> bool:
    if label == "PERSON":
        return True
    before = plain_word(doc[first - 1]) if first else ""
    opens = last - first >= 2 and plain_word(doc[first]) in ROLE_NOUNS and plain_word(doc[last]) not in _BEFORE_NAMES
    if opens and not any(t.pos_ == "ADP" for t in doc[first:last]):
        return True
    if plain_word(doc[first]) in STYLES:
        return True
    return label != "NORP" and (
        before in HONORIFICS or any(plain_word(t) in HONORIFICS | SHORT_ROLES for t in doc[first:last])
    )


def _is_common(token: Token, label: str) -> bool:
    word = plain_word(token)
    return label in ("", "PERSON", "NORP", "WORK_OF_ART", "PRODUCT", "EVENT", "FAC") and (
        word in COMMON_SOURCES or (word.endswith("s") and word[:-1] in COMMON_SOURCES)
    )


def sentence_starts(doc: Doc) -> list[int]:
    """Where each sentence of a block starts, in characters of the block; at least one."""
    rows = doc.to_array(["SENT_START", "IDX"]).tolist()
    return sorted({0, *(at for start, at in rows if start == 1)})


def _is_heading(sentence: str) -> bool:
    """Whether a sentence has the capitals of a headline, in which names cannot be told from other words."""
    words = [w for w in _LONG_WORD.findall(sentence) if w.lower() not in _SMALL_IN_HEADINGS]
    return len(words) >= 5 and sum(w[0].isupper() for w in words) >= _HEADING_SHARE * len(words)


def _runs_of(number: int, block: ParsedBlock) -> Iterator[tuple[NameRun, bool]]:
    """A block's names, and whether each stands in a sentence with the capitals of a headline."""
    doc = block.doc
    text = doc.text
    starts = sentence_starts(doc)
    heading = [_is_heading(text[a:b]) for a, b in pairwise([*starts, len(text)])]
    dateline = _DATELINE.match(text)
    for first, last, label in _merged(doc, text):
        title = None
        if dateline is not None and doc[first].idx < dateline.end():
            continue
        sentence = max(0, bisect_right(starts, doc[first].idx) - 1)
        if _person_like(doc, first, last, label) or label == "":
            first, title = _without_titles(doc, first, last)
        if label == "" and all(plain_word(t) in _TITLES | _TITLE_LOOKALIKES for t in doc[first : last + 1]):
            continue
        while last > first and (doc[last].is_punct or (last - first > 1 and plain_word(doc[last]) in SUFFIXES)):
            last -= 1
        # "Olm MP warns": an office in a headline.
        if last > first and plain_word(doc[last]) in SUFFIXES:
            continue
        words = tuple(plain_word(t) for t in doc[first : last + 1] if not t.is_punct)
        if first == last and title is None and _is_common(doc[first], label):
            continue
        # "(Jan Oder/Wire)" credits a picture.
        if "/" in (doc[first - 1].text if first else "", doc[last + 1].text if last + 1 < len(doc) else ""):
            continue
        if words and words[0][:1].isalpha() and not _NO_NAME.search(" ".join(words)):
            where = label != "PERSON" and first > 0 and doc[first - 1].lower_ in _PLACE_PREPOSITIONS
            span = block.span(first, last)
            # "Oder(Image": a caption glued to a name.
            glued = doc[last].text.find("(")
            if glued > 0:
                span = Span(span.start, block.start + doc[last].idx + glued)
                words = (*words[:-1], words[-1][:glued])
            run = NameRun(number, first, last, span, words, label, title, where)
            yield run, heading[sentence]


def find_name_runs(parsed: list[ParsedBlock]) -> list[NameRun]:
    """The names as written, in order.

    Left out: a run that is nothing but titles, and one in a headline's capitals that stands nowhere else.
    """
    runs = [pair for number, block in enumerate(parsed) for pair in _runs_of(number, block)]
    elsewhere = {run.words for run, heading in runs if not heading}

    def stands(words: tuple[str, ...]) -> bool:
        return not elsewhere or words in elsewhere or (len(words) == 2 and words[-1:] in elsewhere)

    common = _common_words(parsed, runs)
    return [run for run, heading in runs if (not heading or stands(run.words)) and run.words not in common]


def _common_words(parsed: list[ParsedBlock], runs: list[tuple[NameRun, bool]]) -> set[tuple[str, ...]]:
    """Lone words whose capital tells nothing: always first in a sentence or headline, elsewhere in small letters."""
    told: set[tuple[str, ...]] = set()
    lone: set[tuple[str, ...]] = set()
    for run, heading in runs:
        if len(run.words) == 1:
            opens = heading or parsed[run.block].doc[run.first].is_sent_start
            (lone if opens and run.title is None else told).add(run.words)
    whole = "\n".join(b.doc.text for b in parsed) if lone - told else ""
    return {w for w in lone - told if re.search(rf"\b{re.escape(w[0])}\b", whole)}
