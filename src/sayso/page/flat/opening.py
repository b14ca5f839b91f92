"""What stands above an article's first paragraph, in text without mark-up: headline, standfirst, byline, date."""

import re
from collections.abc import Sequence

from sayso.model import BlockKind
from sayso.page.facts.dates import find_printed
from sayso.page.flat.lines import Unit

Label = tuple[BlockKind, str]

_ZONE = 40  # units above the first sentence that are looked at
_MOST_HEADLINE = 220  # characters
_MOST_DATED = 16  # words of a line that is there for its date
# A line's score has to pass the first; the second is lost for each unit between it and the article.
_LEAST, _PER_UNIT = 1.0, 0.03
_NEARLY = 1.2
_SHORT_ABOVE = 4  # units within which prose begins under a headline of two words
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
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
    headline = _choose_headline(units, prose, first)
    if headline is None and _is_short_headline(units, prose):
        named: dict[int, Label] = {0: ("headline", "the first line, two words that the article has")}
        named |= {i: _name_below(units[i]) for i in range(1, first) if _may_open(units[i])}
        return named | _open_prose(units, prose, max(first, 1), True)
    if headline is None:
        return _open_prose(units, prose, first, False)
    out: dict[int, Label] = {headline: ("headline", "a line above the article, with words that the article has")}
    for i in range(headline + 1, first):
        if _may_open(units[i]):
            out[i] = _name_below(units[i])
    return out | _open_prose(units, prose, max(first, headline + 1), True)


def _open_prose(units: Sequence[Unit], prose: Sequence[bool], first: int, headed: bool) -> dict[int, Label]:
    """The same for the first lines of what looks like prose: a headline may look like a sentence, and so may names."""
    out: dict[int, Label] = {}
    for i in range(first, min(first + 6, len(units))):
        if not prose[i]:
            continue
        if i > first and _is_byline(units[i]):
            out[i] = ("byline", "names or a moment and nothing else, above the article")
        elif not headed and _is_headline(units[i], True) and any(prose[i + 1 :]):
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


def _is_short_headline(units: Sequence[Unit], prose: Sequence[bool]) -> bool:
    """Whether the first line of all is a headline of two words, with one that the sentences right below have.

    Two names have only capitals there, and the label of a section is no word of the sentences.
    """
    words = _WORD.findall(units[0].words)
    below = next((i for i in range(1, min(_SHORT_ABOVE, len(units))) if prose[i]), None)
    if below is None or not _is_headline(units[0], True, fewest=2, names=True) or len(words) != 2:
        return False
    body = " ".join(u.words for u, p in zip(units[1:], prose[1:], strict=True) if p)
    return any(len(w) > 3 and re.search(rf"\b{re.escape(w.lower())}\b", body) for w in words)


def _choose_headline(units: Sequence[Unit], prose: Sequence[bool], first: int) -> int | None:
    """Of the lines above the prose (and its first two) the one that is most like a headline; None where none is.

    A headline has the article's words, stands near a byline or date, and is often printed twice (as the page's title).
    """
    body = {w for u, p in zip(units, prose, strict=True) if p for w in _content(u.words)}
    scores: dict[int, float] = {}
    for i in range(max(0, first - _ZONE), min(first + 2, len(units))):
        titled = any(_titles(units[k].words, units[i].words) for k in range(max(0, i - 2 * _ZONE), i))
        if not _is_headline(units[i], prose[i]) or (prose[i] and not titled):
            continue
        own = _content(units[i].words)
        scores[i] = 3.0 * len(own & body) / max(1, len(own)) + 1.5 * titled - _PER_UNIT * abs(first - i)
        scores[i] += 1.0 * any(_is_byline(u) for u in units[i + 1 : i + 6])
        scores[i] += 0.5 * (5 <= len(_WORD.findall(units[i].words)) <= 20)
    if not scores or max(scores.values()) < _LEAST:
        return None
    best = max(scores, key=lambda i: scores[i])
    # The line under a headline has as many of the article's words.
    above = [i for i in range(best - 3, best) if scores.get(i, _LEAST) > max(_LEAST, scores[best] - _NEARLY)]
    return above[0] if above else best


def _content(words: str) -> set[str]:
    return {w.lower().removesuffix("’s").removesuffix("'s") for w in _WORD.findall(words) if len(w) > 3}


def _titles(title: str, line: str) -> bool:
    """Whether an earlier line is the page's title for `line`: the same words, perhaps with the outlet's name."""
    return title == line or _TITLE_TAIL.sub("", title) == line


def _name_below(unit: Unit) -> Label:
    if len(_WORD.findall(unit.words)) <= _MOST_DATED and find_printed(unit.words):
        return "byline", "a short line with a printed date, between headline and article"
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


def _is_headline(unit: Unit, in_prose: bool, *, fewest: int = 3, names: bool = False) -> bool:
    words = unit.words
    return (
        _may_open(unit)
        and not re.search(r"[.!…:;,][”\"’')\]]*$" if in_prose else r"[.…:;,][”\"’')\]]*$", words)
        and len(words) <= _MOST_HEADLINE
        and fewest <= len(_WORD.findall(words)) <= 30
        and not words[:1].islower()
        and (names or not _is_names(words))
        and not (find_printed(words) and len(_WORD.findall(words)) <= _MOST_DATED)
    )
