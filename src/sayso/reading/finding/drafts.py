"""An attribution while it is put together, as tokens of one block."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.model import Span

if TYPE_CHECKING:
    from sayso.reading.parse import ParsedBlock

_TRIM = frozenset(".,;:-–—…!?")


@dataclass(slots=True)
class Draft:
    """One attribution while it is put together: token ranges of one block, both ends included."""

    block: ParsedBlock
    why: str
    cue: list[int]  # tokens, sorted
    content: list[tuple[int, int]]
    source: tuple[int, int] | None = None
    head: int | None = None  # the cue's main token
    weak: bool = False  # an act named by an infinitive or a noun, not a clause or a quotation
    link: str = "says"
    later: list[tuple[ParsedBlock, int, int]] = field(default_factory=list)  # content in later paragraphs

    def source_spans(self) -> tuple[Span, ...]:
        """The source as characters of the article."""
        return (self.block.span(*self.source),) if self.source else ()


def without(ranges: list[tuple[int, int]], cue: list[int], source: tuple[int, int] | None) -> list[tuple[int, int]]:
    """The ranges with cue and source cut out."""
    taken = set(cue)
    if source:
        taken.update(range(source[0], source[1] + 1))
    out: list[tuple[int, int]] = []
    for first, last in ranges:
        start: int | None = None
        for i in range(first, last + 2):
            if i <= last and i not in taken:
                start = i if start is None else start
            elif start is not None:
                out.append((start, i - 1))
                start = None
    return out


def trim(block: ParsedBlock, first: int, last: int) -> tuple[int, int] | None:
    """The token range without bare punctuation and white space at its ends; quotation marks and brackets stay."""
    doc = block.doc
    while first <= last and (doc[first].is_space or doc[first].text in _TRIM):
        first += 1
    while last >= first and (doc[last].is_space or doc[last].text in _TRIM):
        last -= 1
    return (first, last) if first <= last else None
