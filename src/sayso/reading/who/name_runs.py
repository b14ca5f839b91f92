"""Where the article writes names: runs of capitalised tokens, without titles, results and credits."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.model import Span
from sayso.reading.parse import ParsedBlock
from sayso.reading.who.name_pieces import find_name_pieces, plain_word
from sayso.reading.who.source_nouns import (
    COMMON_SOURCES,
    GENERATIONS,
    HONORIFICS,
    OPENERS,
    ORGANISATION_NAME_WORDS,
    ROLE_NOUNS,
    SHORT_ROLES,
    STYLES,
    SUFFIXES,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TITLES = HONORIFICS | SHORT_ROLES | STYLES | ROLE_NOUNS
_PLACE_PREPOSITIONS = frozenset(["in", "at", "near", "from", "to", "across", "around", "outside", "inside", "into"])
# Credits ("Oder/Wire"), addresses and clitics cut at an odd mark.
_NO_NAME = re.compile(r"[/@´`]|\.\w{2,}|^(?:read|photo|file|image|getty)\b")
_DATELINE = re.compile(r"[A-Z][A-Z .'-]+(?:, [^()]{1,40})? \([A-Z][^()]{1,20}\) ?[-–—]")
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


def _only_opens(doc: Doc, first: int) -> bool:
    """Whether a capital is the sentence's and not the name's: "Though Ruth Salk was late", "Wearing Vane again"."""
    token = doc[first]
    opens = token.is_sent_start or first == 0
    return opens and (token.lower_ in OPENERS or (token.tag_ == "VBG" and token.dep_ in ("advcl", "csubj")))


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
    for first, last, label in find_name_pieces(doc, text):
        title = None
        first += first < last and _only_opens(doc, first)
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
    whole = "\n".join(b.text for b in parsed) if lone - told else ""
    return {w for w in lone - told if re.search(rf"\b{re.escape(w[0])}\b", whole)}
