"""Which lines are the article's prose: the extractor's choice, mended by what the mark-up shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.model import ARTICLE_KINDS, BlockKind
from sayso.page.messaging import name_messaging
from sayso.page.web.markup import Line, Place
from sayso.page.web.zones import Hint, hint_of

_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
# An element that holds this share of the article's prose is the article or around it: its names say nothing
# about one line in it.
_HEAVY = 0.3
# The article's element is the innermost one with this share of its prose.
_MOST = 0.6
# What stands between paragraphs in one of these is the article's, though its words need not be sentences.
_KEPT_WHOLE = frozenset({"table", "blockquote", "h2", "h3", "h4"})


# A paragraph is messaging only if it speaks to the reader or of the page.
_ADDRESSES = re.compile(
    r"\b(?:you|your|us|our|we|my|here|below|above|sign(?:ing)? up|subscri\w+|newsletters?|click|tap|read|follow|"
    r"copyright|cookies?|donat\w+|advert\w*|sponsor\w*|commission|affiliate|terms|policy|rights|app|e-?mail)\b|©|@",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[\"'“‘]?[A-Z\u00c0-\u00de].{10,}[a-z0-9)][.!?][\"'”’]*")
_ASKS = re.compile(r"\b(?:share|subscribe|follow|sign up|e-?mail)\b", re.IGNORECASE)
_GALLERY = re.compile("carousel|gallery|slide|lightbox")
HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True)
class Weights:
    """How much of the article's prose each element holds."""

    total: int
    of: dict[int, int]  # by id(place), characters

    def share(self, place: Place) -> float:
        """Share of the article's prose in this element, 0 to 1."""
        return self.of.get(id(place), 0) / self.total if self.total else 0.0


def line_tags(line: Line) -> list[str]:
    """The tags of the four innermost elements around a line."""
    return [p.tag for p in line.place.up()][:4]


def is_prose(line: Line) -> bool:
    """Whether a line reads as a paragraph: long, mostly not links, and ended as sentences are."""
    n = len(line.text)
    return n >= 50 and line.link_share < 0.5 and (bool(_END.search(line.text)) or n >= 140)


@lru_cache(maxsize=10_000)
def name_words(text: str) -> tuple[BlockKind, str] | None:
    """The kind of messaging that the words of a line tell, and why; None for paragraphs of over 600 characters."""
    if len(text) > 600 or (len(text) > 120 and not _ADDRESSES.search(text)):
        return None
    return name_messaging(text)


def weigh(lines: Sequence[Line]) -> Weights:
    """The prose of `lines`, summed for every element they stand in."""
    of: dict[int, int] = {}
    total = 0
    for line in lines:
        n = len(line.text)
        total += n
        for place in line.place.up():
            of[id(place)] = of.get(id(place), 0) + n
    return Weights(total, of)


def zone_of(line: Line, weights: Weights, headed: frozenset[int] = frozenset()) -> Hint | None:
    """What the nearest telling element around a line says it is for; elements that hold the article tell nothing.

    `headed` are the ids of the elements around the page's heading, where it has one: readers' comments can outweigh
    an article, but do not stand around its heading.
    """
    quoted = False
    found: Hint | None = None
    for place in line.place.up():
        hint = hint_of(place)
        if weights.share(place) > _HEAVY and not (
            headed and hint and hint.kind == "comment" and id(place) not in headed
        ):
            break
        if hint and not (quoted and hint.kind == "share"):
            if found is None:
                found = hint
                if hint.kind not in ARTICLE_KINDS:
                    break
            elif hint.kind in ("related", "comment", "advert") and not is_gallery(hint):
                # The byline and caption of a story in a list of related ones are of that list.
                return hint
        # A post that is shown in the article stands in an element named for the network it comes from.
        quoted = quoted or place.tag == "blockquote"
    return found


def is_gallery(hint: Hint) -> bool:
    """Whether a hint is for pictures shown one after another, which may be the article's own or other stories'."""
    return bool(_GALLERY.search(hint.why))


def around_heading(lines: Sequence[Line]) -> frozenset[int]:
    """Ids of the elements that the first <h1> with text stands in; empty without one."""
    line = next((line for line in lines if any(p.tag == "h1" for p in line.place.up())), None)
    return frozenset(id(p) for p in line.place.up()) if line else frozenset()


def densest(lines: Sequence[Line]) -> list[Line]:
    """The prose of the element with most prose in its own paragraphs: a second opinion on where the article is."""
    candidates = [line for line in lines if is_prose(line)]
    around, headed = weigh(candidates), around_heading(lines)
    candidates = [line for line in candidates if (z := zone_of(line, around, headed)) is None or z.kind == "standfirst"]
    scores: dict[int, float] = {}
    for line in candidates:
        for step, place in enumerate(line.place.up()):
            if step > 3:
                break
            scores[id(place)] = scores.get(id(place), 0.0) + len(line.text) * (0.2, 1.0, 0.7, 0.4)[step]
    if not scores:
        return []
    best = max(scores, key=lambda key: scores[key])
    return [line for line in candidates if any(id(p) == best for p in line.place.up())]


def stand_together(lines: Sequence[Line]) -> bool:
    """Whether half of the lines or more share one parent, as an article's paragraphs do and teasers in boxes do not."""
    counts = Counter(id(place) for line in lines for place in _parents(line)[-1:])
    return bool(counts) and max(counts.values()) >= len(lines) / 2


@dataclass(slots=True)
class Body:
    """Where the article's prose stands."""

    chosen: list[bool]  # by line
    weights: Weights
    first: int  # index of the first and the last line of sure prose
    last: int
    zones: list[Hint | None]
    main: Place  # the innermost element with most of the prose


def find_body(lines: Sequence[Line], cover: Sequence[float], said: Sequence[float]) -> Body | None:
    """The lines that are the article's prose, or None where there is none.

    `cover` is how much of each line the extractor chose; `said` how much of it the page's own JSON-LD article text
    holds (all 0 where it gives none). Missed paragraphs are taken back in where they stand among chosen ones.
    """
    headed = around_heading(lines)
    core = [i for i, line in enumerate(lines) if cover[i] > 0.5 and is_prose(line)]
    weights = weigh([lines[i] for i in core])
    zones = [zone_of(line, weights, headed) for line in lines]
    core = [i for i in core if _may_be_prose(zones[i]) and not name_words(lines[i].text)]
    listed = [i for i, line in enumerate(lines) if cover[i] > 0.5 and line.link_share < 0.5 and _may_be_prose(zones[i])]
    if _length(lines, core) < 0.5 * _length(lines, listed):
        # A table of results or a calendar: the article is made of short lines.
        core = listed
    if not core:
        return None
    weights = weigh([lines[i] for i in core])
    zones = [zone_of(line, weights, headed) for line in lines]
    main = _main(lines, core, weights)
    core = [i for i in core if main in lines[i].place.up() or said[i] > 0.8]
    first, last = core[0], core[-1]
    beside = {id(p) for i in core for p in _parents(lines[i])}
    chosen = [cover[i] > 0.5 for i in range(len(lines))]
    for i, line in enumerate(lines):
        if _may_be_prose(zones[i]) and not chosen[i]:
            within = main in line.place.up()
            inside = first <= i <= last and within
            chosen[i] = (
                (said[i] > 0.8 and (inside or is_prose(line)))
                or _belongs(line, i, first, inside, beside)
                # The first paragraph is often set apart from the others.
                or (within and first - 2 <= i < first and line.place.tag == "p" and is_prose(line))
            )
    sure = [i for i, line in enumerate(lines) if chosen[i] and is_prose(line) and _may_be_prose(zones[i])]
    sure = [i for i in sure if main in lines[i].place.up() or said[i] > 0.8]
    sure = [i for i in sure if first <= i <= last or not name_words(lines[i].text)] + [first, last]
    end = _follow(lines, max(sure), beside, zones)
    chosen[max(sure) + 1 : end + 1] = [True] * (end - max(sure))
    return Body(chosen, weights, min(sure), end, zones, main)


def _follow(lines: Sequence[Line], last: int, beside: set[int], zones: Sequence[Hint | None]) -> int:
    """Index of the last of the short sentences that follow the last paragraph among its siblings."""
    while last + 1 < len(lines):
        line = lines[last + 1]
        sibling = any(id(p) in beside for p in _parents(line))
        if not sibling or zones[last + 1] or line.link_share > 0.3 or not _SENTENCE.fullmatch(line.text):
            break
        if name_words(line.text) or _ASKS.search(line.text):
            break
        last += 1
    return last


def _length(lines: Sequence[Line], which: Sequence[int]) -> int:
    return sum(len(lines[i].text) for i in which)


def _main(lines: Sequence[Line], core: Sequence[int], weights: Weights) -> Place:
    """The innermost element with most of the article's prose."""
    best = lines[core[0]].place
    for i in core:
        for place in lines[i].place.up():
            if weights.share(place) >= _MOST:
                if weights.share(best) < _MOST or place.depth > best.depth:
                    best = place
                break
    return best


def _belongs(line: Line, i: int, first: int, inside: bool, beside: set[int]) -> bool:
    """Whether a line the extractor left out stands where the article's paragraphs stand."""
    ended = bool(_END.search(line.text))
    if line.link_share >= (0.95 if ended and len(line.text) >= 40 else 0.6):
        return False
    sibling = any(id(p) in beside for p in _parents(line))
    if not inside:
        return sibling and first - 12 <= i < first and (is_prose(line) or (ended and len(line.text) >= 40))
    around = [p.tag for p in line.place.up()][:5]
    return sibling or any(t in _KEPT_WHOLE for t in around)


def _may_be_prose(zone: Hint | None) -> bool:
    return zone is None or zone.kind in ("standfirst", "pull_quote", "correction", "body")


def _parents(line: Line) -> list[Place]:
    """The element around the line's own paragraph, past what only styles its words."""
    place: Place | None = line.place
    while place is not None and place.tag in ("b", "strong", "em", "i", "span", "a", "font", "u", "small"):
        place = place.parent
    if place is None or place.parent is None:
        return []
    if place.tag in ("li", "dd", "dt") and place.parent.parent is not None:
        return [place.parent, place.parent.parent]
    # Paragraphs that only <br> parts stand in the container itself.
    return [place.parent] if place.tag in ("p", "h2", "h3", "h4", "blockquote") else [place, place.parent]
