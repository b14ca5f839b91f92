"""Where an article writes the name of a place, and how surely it is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.model import Span
from sayso.reading.parse import ParsedBlock
from sayso.reading.where.cities import find_cities
from sayso.reading.where.gazetteer import country_of_demonym, country_of_government, country_of_name, fold_name
from sayso.reading.where.regions import first_words, load_regions, load_short_names
from sayso.reading.where.words import (
    BODIES,
    DIRECTIONS,
    JOINERS,
    NOT_ON_EARTH,
    OF_PLACES,
    OTHER_THINGS_TOO,
    PLACE_NOUNS,
    PLACE_PREPOSITIONS,
    RARELY_PLACES,
    TITLE_STARTS,
    WEAK_PREPOSITIONS,
)
from sayso.reading.who.names import Cast
from sayso.reading.who.source_nouns import ROLE_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONGEST = 6  # tokens of one name
_ACRONYM = 4  # letters
_TOWN_ENDS = frozenset({"City", "Town", "Village", "Beach", "Springs", "Falls", "Park"})
_COUNTIES = re.compile(r"(?:, [A-Z][\w.' ]+)*,? (?:and|or) [A-Z][\w.' ]+? counties\b|,? counties\b")
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_HEADING = 4  # longer words
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_PLACE_LABELS = frozenset({"GPE", "LOC"})
_NUMBERS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"})
_DATELINE = re.compile(
    r"\s*(?P<town>[A-Z][A-Z'’.\- ]*[A-Z.])(?:,\s(?P<in>[A-Z][\w.’' ]{1,25}?))?(?:,[^—–()]{3,20})?"
    r"\s*(?:\([^()]{2,30}\)\s*(?:[—–:-]|$)|\s[—–]|\s--|\s-\s|:(?=\s|$))"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name that is a place's, as far as the words around it tell."""

    span: Span  # in Article.text, without an article and a possessive ending
    name: str
    sentence: int  # start of the sentence, in Article.text
    known: bool  # a country's or a region's name
    sure: bool  # the words around it say that it is a place
    inside: str | None  # the country or region named right after it: "Texas" in "Paris, Texas"
    dateline: bool
    located: bool = False  # "in X": not only the recogniser says so


@dataclass(slots=True)
class _Page:
    """One parsed block as columns."""

    block: ParsedBlock
    doc: Doc
    text: str  # of the doc, which puts it together anew at each call
    texts: list[str]
    proper: list[bool]
    labels: dict[tuple[int, int], str]  # (first, last) token of each entity, without "the" and "'s"
    inside: dict[int, tuple[int, int, str]]  # token -> the entity that holds it
    starts: list[int]  # token at which its sentence starts
    headings: list[bool]  # whether its sentence has the capitals of a headline


def find_mentions(parsed: Sequence[ParsedBlock], cast: Cast) -> Iterator[Mention]:
    """The names of places in order. Names inside longer names ("Bank of Olm") and people's names are none."""
    for block in parsed:
        if any(c.isupper() for c in block.text):
            yield from _in_block(_columns(block), cast)


def _columns(block: ParsedBlock) -> _Page:
    doc = block.doc
    proper_id = doc.vocab.strings["PROPN"]
    rows: list[list[int]] = doc.to_array(["POS", "SENT_START"]).tolist()
    labels: dict[tuple[int, int], str] = {}
    inside: dict[int, tuple[int, int, str]] = {}
    texts = [t.text for t in doc]
    for ent in doc.ents:
        first, last = ent.start, ent.end - 1
        if first < last and texts[first].lower() == "the":
            first += 1
        if first < last and texts[last] in ("'s", "'"):
            last -= 1
        labels[first, last] = ent.label_
        for i in range(first, last + 1):
            inside[i] = (first, last, ent.label_)
    starts: list[int] = []
    for i, (_, start) in enumerate(rows):
        starts.append(i if start == 1 or i == 0 else starts[-1])
    proper = [pos == proper_id for pos, _ in rows]
    return _Page(block, doc, block.text, texts, proper, labels, inside, starts, _headings(texts, starts))


def _headings(texts: list[str], starts: list[int]) -> list[bool]:
    """Whether each token stands in a sentence of which every longer word has a capital."""
    small: dict[int, int] = {}
    for word, start in zip(texts, starts, strict=True):
        if _LONG_WORD.fullmatch(word):
            small[start] = small.get(start, 0) + (1 if word[0].isupper() else -100)
    return [small.get(start, 0) >= _HEADING for start in starts]


def _in_block(page: _Page, cast: Cast) -> Iterator[Mention]:
    at = 0
    texts = page.texts
    dateline = _DATELINE.match(page.text)
    ends = dateline.end("town") if dateline else -1
    while at < len(texts):
        if not texts[at][:1].isupper():
            at += 1
            continue
        if page.doc[at].idx < ends:
            end = max(i for i in range(at, len(texts)) if page.doc[i].idx < ends and texts[i][:1].isalnum())
            yield _mention(page, at, end, known=_is_known(_text(page, at, end)), sure=True, dateline=True)
            at = end + 1
            continue
        last, town = _longest_known(page, at), _longest_city(page, at)
        # "New York City" is longer than "New York".
        if last is not None and not (town is not None and town > last and page.texts[last + 1] in _TOWN_ENDS):
            if _stands_alone(page, cast, at, last) and (found := _judge_known(page, cast, at, last)):
                yield found
            at = last + 1
            continue
        if town is None:
            at += 1
            continue
        if _stands_alone(page, cast, at, town) and (found := _judge_city(page, cast, at, town)):
            yield found
        at = town + 1


def _text(page: _Page, first: int, last: int) -> str:
    end = page.doc[last]
    return page.text[page.doc[first].idx : end.idx + len(end)]


def _mention(
    page: _Page, first: int, last: int, *, known: bool, sure: bool, dateline: bool = False, located: bool = False
) -> Mention:
    span = page.block.span(first, last)
    start = page.block.start + page.doc[page.starts[first]].idx
    return Mention(span, _text(page, first, last), start, known, sure, _container(page, last), dateline, located)


def _is_known(name: str) -> bool:
    return country_of_name(name) is not None or fold_name(name) in load_regions()


def _longest_known(page: _Page, first: int) -> int | None:
    """The last token of the longest name of a country or region that starts here."""
    word = page.texts[first]
    if word not in first_words() and not (word.isupper() and word.title() in first_words()):
        # "U.S" and "U.K" where the full stop went to the end of the sentence.
        return first if word in ("U.S", "U.K", "U.A.E") else _short_name(page, first)
    for last in range(min(first + _LONGEST, len(page.texts)) - 1, first - 1, -1):
        if page.texts[last][:1].isalnum() and _is_known(_text(page, first, last)):
            return last
    return _short_name(page, first)


def _short_name(page: _Page, at: int) -> int | None:
    """An abbreviated state right after a place: "Olm, Wis.", or alone where the full name stands in the article too."""
    return at if page.texts[at] in load_short_names() else None


def _longest_city(page: _Page, first: int) -> int | None:
    texts = page.texts
    last = first
    while last + 1 < min(first + _LONGEST, len(texts)):
        word = texts[last + 1]
        if not (word[:1].isupper() or word.lower() in JOINERS):
            break
        last += 1
    while last > first and not texts[last][:1].isupper():
        last -= 1
    for end in range(last, first - 1, -1):
        if texts[end][:1].isupper() and len(texts[end]) > 1 and find_cities(_text(page, first, end)):
            return end
    label = page.inside.get(first)
    if label is not None and label[2] == "GPE" and label[0] == first:
        return label[1]
    return None


def _container(page: _Page, last: int) -> str | None:
    """The country or region that is named right after: ", Texas", " (Texas)"."""
    texts = page.texts
    if last + 2 >= len(texts) or not (
        texts[last + 1] == "," or (texts[last + 1] == "(" and page.labels.get((last, last)) != "PERSON")
    ):
        return None
    for end in range(min(last + 2 + _LONGEST, len(texts)) - 1, last + 1, -1):
        name = _text(page, last + 2, end)
        if _is_known(name) or name in load_short_names():
            return name
    return None


def _stands_alone(page: _Page, cast: Cast, first: int, last: int) -> bool:
    """Whether the name is whole: no part of "Bank of Olm", "Olm Guild", "Tor Olm"."""
    texts, start = page.texts, page.starts[first]
    if page.labels.get((first, last)) in _PLACE_LABELS and not (
        first > start + 1 and texts[first - 1].lower() == "of" and _names_body(page, cast, first - 2)
    ):
        return True
    after = last + 1
    if page.headings[first]:
        return True
    if after < len(texts) and texts[after][:1].isupper() and page.starts[after] == start:
        if texts[after] in load_short_names():
            return True
        title = texts[after].lower() in TITLE_STARTS or texts[after].lower() in ROLE_NOUNS
        standing = cast.standing_at(page.block.start + page.doc[after].idx)
        begins = standing is not None and standing[0].span.start == page.block.start + page.doc[after].idx
        person = begins and standing is not None and standing[1] is not None and standing[1].kind == "person"
        if page.proper[after] and not title and not person:
            return False
    before = first - 1
    if before >= start and texts[before][:1].isupper() and texts[before][:1].isalpha():
        plain = (
            not page.proper[before]
            or texts[before].lower() in DIRECTIONS
            or (before == start and _is_known(_text(page, first, last)))
        )
        if not plain:
            return False
    return not (before > start and texts[before].lower() == "of" and _names_body(page, cast, before - 1))


def _names_body(page: _Page, cast: Cast, at: int) -> bool:
    """Whether the capitalised word before "of" heads the name of a body: "Bank of Olm", not "Mayor of Olm"."""
    word = page.texts[at]
    head = word.lower()
    if not (word[:1].isupper() and page.proper[at]) or head in OF_PLACES or head in ROLE_NOUNS:
        return False
    standing = cast.standing_at(page.block.start + page.doc[at].idx)
    return standing is None or standing[1] is None or standing[1].kind != "person"


@dataclass(frozen=True, slots=True)
class _Signs:
    """What the words around a name say of it."""

    located: bool  # "in X", "the town of X", "X, Texas", "X-based"
    weak: bool  # "from X"
    label: str | None  # the recogniser's, of just these words
    other: bool  # inside what the recogniser takes for something longer that is no place
    person: bool  # a person of the article is called so
    governs: bool  # it is named as a state or as where somebody is


def _read_signs(page: _Page, cast: Cast, first: int, last: int) -> _Signs:
    texts, start = page.texts, page.starts[first]
    label = page.labels.get((first, last))
    at = first - 1
    while at > start and (texts[at].lower() == "the" or texts[at].lower() in DIRECTIONS):
        at -= 1
    before = texts[at].lower() if at >= start else ""
    of_place = before == "of" and at > start and texts[at - 1].lower() in OF_PLACES
    after = [t.lower() for t in texts[last + 1 : last + 3]]
    hangs_on = after == ["-", "based"] or after[:1] == ["-based"] or (after and after[0] in PLACE_NOUNS)
    # "Roe, D-Olm"
    seated = first > 2 and texts[first - 1] == "-" and texts[first - 2] in _LETTERS and texts[first - 3] in (",", "(")
    located = before in PLACE_PREPOSITIONS or of_place or hangs_on or seated or _container(page, last) is not None
    standing = cast.standing_at(page.block.start + page.doc[first].idx)
    who = standing[1] if standing else None
    whole = standing is not None and standing[0].span == page.block.span(first, last)
    person = who is not None and who.kind == "person" and (len(who.words) > 1 or not located)
    if person and who is not None and label in _PLACE_LABELS:
        person = len(who.words) > 1 and who.surname == texts[last].lower()
    holder = page.inside.get(first)
    larger = holder is not None and (holder[0] < first or holder[1] > last)
    other = larger and holder is not None and holder[2] not in _PLACE_LABELS and not seated and not hangs_on
    weak = before in WEAK_PREPOSITIONS and label != "PERSON"
    governs = who is not None and who.kind == "government" and whole
    return _Signs(located, weak, label, other, person, governs)


def _judge_known(page: _Page, cast: Cast, first: int, last: int) -> Mention | None:
    """A country or region, unless it is known as something else."""
    name = _text(page, first, last)
    if name in load_short_names() and not _is_known(name):
        marked = first >= 2 and page.texts[first - 1] in (",", "-", "(") and page.texts[first - 2][:1].isupper()
        beside = marked or (first > page.starts[first] and page.proper[first - 1])
        return _mention(page, first, last, known=True, sure=beside)
    signs = _read_signs(page, cast, first, last)
    sure = signs.located or signs.governs or signs.label in _PLACE_LABELS
    word = fold_name(name).lower()
    if word in RARELY_PLACES and not (signs.located or signs.label in _PLACE_LABELS):
        return None
    if word in OTHER_THINGS_TOO:
        if signs.other or signs.person or (signs.label not in (None, "NORP", *_PLACE_LABELS) and not signs.located):
            return None
    elif (
        signs.other
        and not page.headings[first]
        and page.inside[first][2] in ("ORG", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW")
    ):
        # The recogniser glues what stands before a sentence's first name; an organisation's name it reads well.
        return None
    return _mention(page, first, last, known=True, sure=sure)


def _judge_city(page: _Page, cast: Cast, first: int, last: int) -> Mention | None:
    """A town, where the words around say that it is one."""
    word = page.texts[first].lower()
    name = _text(page, first, last)
    if first == last and (word in NOT_ON_EARTH or word in BODIES or country_of_demonym(page.texts[first])):
        return None
    if (
        country_of_government(name) is not None
        or (name.isupper() and len(name) <= _ACRONYM)
        or _is_one(page, first, last)
    ):
        return None
    holder = page.inside.get(first)
    if holder is not None and holder[2] in _NUMBERS:
        return None
    end = page.doc[last].idx + len(page.doc[last])
    if _COUNTIES.match(page.text, end):
        return None
    signs = _read_signs(page, cast, first, last)
    if signs.other or signs.person:
        return None
    if first == last and word in RARELY_PLACES and signs.label not in _PLACE_LABELS:
        return None
    if signs.label not in _PLACE_LABELS and _title_follows(page, last):
        return None
    sure = signs.located or signs.governs or signs.label in _PLACE_LABELS
    if not (sure or signs.weak):
        return None
    located = signs.located and signs.label in _PLACE_LABELS
    return _mention(page, first, last, known=False, sure=sure, located=located)


def _is_one(page: _Page, first: int, last: int) -> bool:
    """Whether the name is one of its kind: "in a Hilton", not "in an Olm suburb"."""
    if first == page.starts[first] or page.texts[first - 1].lower() not in ("a", "an"):
        return False
    after = last + 1
    return after == len(page.texts) or page.doc[after].pos_ not in ("NOUN", "PROPN", "ADJ", "PUNCT")


def _title_follows(page: _Page, last: int) -> bool:
    after = last + 1
    return after < len(page.texts) and page.texts[after][:1].isupper() and page.proper[after]
