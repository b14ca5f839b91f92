"""Which lines are the article's prose: the extractor's choice, mended by what the mark-up shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.page.dom import Line, Place
from sayso.page.zones import Hint, hint_of

_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
# An element that holds this share of the article's prose is the article or around it: its names say nothing
# about one line in it.
_HEAVY = 0.3
_SELF_MADE = frozenset({"p", "blockquote", "li", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "td", "th", "div", "pre"})


@dataclass(slots=True)
class Weights:
    """How much of the article's prose each element holds."""

    total: int
    of: dict[int, int]  # by id(place), characters

    def share(self, place: Place) -> float:
        """Share of the article's prose in this element, 0 to 1."""
        return self.of.get(id(place), 0) / self.total if self.total else 0.0


def is_prose(line: Line) -> bool:
    """Whether a line reads as a paragraph: long, mostly not links, and ended as sentences are."""
    n = len(line.text)
    return n >= 50 and line.link_share < 0.5 and (bool(_END.search(line.text)) or n >= 140)


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


def zone_of(line: Line, weights: Weights) -> Hint | None:
    """What the nearest telling element around a line says it is for; elements that hold the article tell nothing."""
    quoted = False
    for place in line.place.up():
        if weights.share(place) > _HEAVY:
            return None
        hint = hint_of(place)
        if hint and not (quoted and hint.kind == "share"):
            return hint
        # A post that is shown in the article stands in an element named for the network it comes from.
        quoted = quoted or place.tag == "blockquote"
    return None


def densest(lines: Sequence[Line]) -> list[Line]:
    """The prose of the element with most prose in its own paragraphs: a second opinion on where the article is."""
    candidates = [line for line in lines if is_prose(line)]
    around = weigh(candidates)
    candidates = [line for line in candidates if (z := zone_of(line, around)) is None or z.kind == "standfirst"]
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


@dataclass(slots=True)
class Body:
    """Where the article's prose stands."""

    chosen: list[bool]  # by line
    weights: Weights
    first: int  # index of the first and the last line of sure prose
    last: int
    zones: list[Hint | None]


def find_body(lines: Sequence[Line], cover: Sequence[float], said: Sequence[float]) -> Body | None:
    """The lines that are the article's prose, or None where there is none.

    `cover` is how much of each line the extractor chose; `said` how much of it the page's own JSON-LD article text
    holds (all 0 where it gives none). Missed paragraphs are taken back in where they stand among chosen ones.
    """
    core = [i for i, line in enumerate(lines) if cover[i] > 0.5 and is_prose(line)]
    weights = weigh([lines[i] for i in core])
    zones = [zone_of(line, weights) for line in lines]
    core = [i for i in core if _may_be_prose(zones[i])]
    if not core:
        return None
    weights = weigh([lines[i] for i in core])
    zones = [zone_of(line, weights) for line in lines]
    chosen = [c > 0.5 for c in cover]
    first, last = core[0], core[-1]
    beside = {id(p) for i in core for p in _parents(lines[i])}
    for i, line in enumerate(lines):
        if chosen[i] or not _may_be_prose(zones[i]):
            continue
        siblings = any(id(p) in beside for p in _parents(line))
        if said[i] > 0.8 and (is_prose(line) or first <= i <= last):
            chosen[i] = True
        elif (
            siblings
            and line.link_share < 0.6
            and (first < i < last or (is_prose(line) and abs(i - first) <= 3 and i < first))
        ):
            chosen[i] = line.place.tag in _SELF_MADE or is_prose(line)
    sure = [i for i, line in enumerate(lines) if chosen[i] and is_prose(line) and _may_be_prose(zones[i])]
    return Body(chosen, weights, sure[0], sure[-1], zones)


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
