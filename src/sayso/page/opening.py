"""What stands above an article's first paragraph, in text without mark-up: headline, standfirst, byline, date."""

import re
from collections.abc import Sequence

from sayso.model import BlockKind
from sayso.page.lines import Unit

Label = tuple[BlockKind, str]

_ZONE = 16  # units above the first sentence that are looked at
_MOST_HEADLINE = 220  # characters
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_ENDED = re.compile(r"[.!…][”\"’')\]]*$")
_NAME = r"[A-ZÀ-Þ][\w’'.-]+(?: (?:de|van|von|der|al|bin|el|la|da|[A-Z]\.?))*(?: [A-ZÀ-Þ][\w’'.-]+){1,3}"
_JOB = (
    r"(?:[\w/&’' -]{0,40}\b(?:reporter|correspondent|editor|writer|staff|bureau|columnist|agency|press|news)\b"
    r"[\w/&’' -]{0,30}|"
    r"[A-Z][\w.]+(?: [A-Z][\w.]+){0,2})"
)
_NAMES_ONLY = re.compile(rf"{_NAME}(?:(?:, | and | & |, and ){_NAME}){{0,4}}(?:,? (?:in [A-Z]\w+|{_JOB}))?")
_TITLE_TAIL = re.compile(r"\s(?:[|–—»:·-])\s.{2,60}$")


def find_opening(units: Sequence[Unit], prose: Sequence[bool]) -> dict[int, Label]:
    """The kinds of the units that open the article, by index: headline, standfirst, bylines without "By".

    Bylines and dates that their own words tell are left to the units, unless they stand among the prose. Empty where
    nothing stands above the prose.
    """
    first = next((i for i, p in enumerate(prose) if p), None)
    if first is None:
        return {}
    lines = [i for i in range(max(0, first - _ZONE), first) if _may_open(units[i])]
    headline = _choose_headline(units, lines, first)
    out: dict[int, Label] = {}
    if headline is not None:
        out[headline] = ("headline", "the line above the article, without a full stop")
        for i in lines:
            if i > headline:
                out[i] = _name_below(units[i])
    return out | _open_prose(units, prose, first, headline is not None)


def _open_prose(units: Sequence[Unit], prose: Sequence[bool], first: int, headed: bool) -> dict[int, Label]:
    """The same for the first lines of what looks like prose: a headline may look like a sentence, and so may names."""
    out: dict[int, Label] = {}
    for i in range(first, min(first + 6, len(units))):
        if not prose[i]:
            continue
        if i > first and _is_byline(units[i]):
            out[i] = ("byline", "names or a moment and nothing else, above the article")
        elif not headed and _is_headline(units[i]) and any(prose[i + 1 :]):
            out[i] = ("headline", "the first line, without a full stop, above sentences")
            headed = True
        elif headed and _byline_follows(units, prose, i):
            out[i] = ("standfirst", "a sentence between headline and byline")
        else:
            break
    return out


def _may_open(unit: Unit) -> bool:
    return (
        unit.named is None
        and unit.furniture is None
        and len(unit.words) <= _MOST_HEADLINE * 2
        and len(_WORD.findall(unit.words)) >= 2
    )


def _choose_headline(units: Sequence[Unit], lines: Sequence[int], first: int) -> int | None:
    """Of the lines above the prose: one that the page prints twice, else the one that stands over the byline."""
    able = [
        i for i in lines
        if len(units[i].words) <= _MOST_HEADLINE and not _ENDED.search(units[i].words)
        and len(_WORD.findall(units[i].words)) >= 3 and not _is_names(units[i].words)
    ]  # fmt: skip
    if not able:
        return None
    for i in reversed(able):
        if any(_titles(units[k].words, units[i].words) for k in range(min(i, 40))):
            return i
    byline = next((i for i in range(first - 1, able[0], -1) if _is_byline(units[i])), first)
    above = [i for i in able if i < byline] or able
    if len(above) <= 2:
        return above[0]
    # A list of teasers above: the headline is the last line of them.
    return above[-1]


def _titles(title: str, line: str) -> bool:
    """Whether an earlier line is the page's title for `line`: the same words, perhaps with the outlet's name."""
    return title == line or _TITLE_TAIL.sub("", title) == line


def _name_below(unit: Unit) -> Label:
    if _is_names(unit.words):
        return "byline", "names and nothing else, between headline and article"
    if len(_WORD.findall(unit.words)) >= 6:
        return "standfirst", "a line between headline and article"
    return "navigation", "a short line between headline and article"


def _is_names(words: str) -> bool:
    return len(words) <= 150 and _NAMES_ONLY.fullmatch(words.strip(" .|•·")) is not None


def _is_byline(unit: Unit) -> bool:
    return (unit.furniture is not None and unit.furniture[0] == "byline") or _is_names(unit.words)


def _byline_follows(units: Sequence[Unit], prose: Sequence[bool], at: int) -> bool:
    """Whether a byline or date stands below a sentence before the next one, and sentences below that."""
    for i in range(at + 1, min(at + 6, len(units))):
        if _is_byline(units[i]):
            return any(prose[i + 1 :])
        if prose[i]:
            return False
    return False


def _is_headline(unit: Unit) -> bool:
    words = unit.words
    return (
        unit.furniture is None
        and not re.search(r"[.!?…:;,][”\"’')\]]*$", words)
        and len(words) <= _MOST_HEADLINE
        and 3 <= len(_WORD.findall(words)) <= 25
        and not words[:1].islower()
        and not _is_names(words)
    )
