"""A page's visible lines and the mark-up they stand in, as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Place:
    """An element on the way from the root to a line."""

    tag: str
    attributes: dict[str, str]
    parent: Place | None
    depth: int
    hints: object = None  # what the labelling stage made of this element, kept for the element's other lines

    def up(self) -> Iterator[Place]:
        """This place and all it lies in, innermost first."""
        place: Place | None = self
        while place is not None:
            yield place
            place = place.parent


@dataclass(slots=True, eq=False)
class Line:
    """One visible line: `text[start:end]` without the line break."""

    start: int
    end: int
    text: str
    place: Place  # the innermost element that holds the whole line
    links: list[tuple[int, int]]  # offsets into this line's text that are links
    strong: int  # characters in bold or in a heading
    breaks: bool  # ended by <br>: more of the same element follows

    @property
    def link_share(self) -> float:
        """Share of the characters that are links, 0 to 1."""
        return sum(b - a for a, b in self.links) / max(1, len(self.text))


@dataclass(slots=True)
class Stamp:
    """A <time> element or another one with a machine-readable moment."""

    moment: str  # the attribute
    words: str  # as printed; may be empty
    place: Place
    line: int  # index of the line it stands in, or of the next one


@dataclass(slots=True)
class Dom:
    """A parsed page as plain data."""

    text: str = ""
    lines: list[Line] = field(default_factory=list)
    title: str = ""
    language: str = ""  # <html lang>
    canonical: str = ""
    metas: list[tuple[str, str]] = field(default_factory=list)  # name (lower case) and content, in page order
    json_ld: list[str] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)
    items: list[tuple[str, str, Place]] = field(default_factory=list)  # itemprop or rel, content attribute, place
    scripts: int = 0  # characters of script: tells an empty page from one that needs JavaScript
