"""The text cut into runs that are drawn alike: which statement, and source, cue or frame."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, repeat
from typing import Literal

from sayso.model import Reading, Span, Spans
from sayso.retell.loaded_words import mark_loaded
from sayso.text import WORD

Role = Literal["source", "cue", "frame"]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters drawn alike."""

    text: str
    statement: str | None  # id
    role: Role | None
    opens: bool  # the first run of its statement, or the first after other words
    closes: bool  # the last run of its statement, or the last before other words
    loaded: str | None = None  # why its words are marked as loaded
    stops: bool = False  # the last run of such words


def lay_out(reading: Reading) -> list[list[Run]]:
    """The runs of each block, in order; their texts joined are the block's text.

    Marks and spaces between two words of one statement go with it, so that a line under it does not break.
    """
    text = reading.article.text
    owner = _owners(reading)
    role = _roles(reading)
    _lend_outer(reading, owner)
    _fill_gaps(text, owner, role)
    loaded = _loaded(reading)
    return [_mark_ends(list(_runs(text, block.span, owner, role, loaded))) for block in reading.article.blocks]


def _owners(reading: Reading) -> list[str | None]:
    owner: list[str | None] = [None] * len(reading.article.text)
    for statement in reading.statements:
        for span in statement.spans:
            owner[span.start : span.end] = [statement.id] * (span.end - span.start)
    return owner


def _lend_outer(reading: Reading, owner: list[str | None]) -> None:
    """Give who said it and how, inside what somebody else says, to that somebody's statement around it.

    In "Holt said that Vane had told her ...", "Vane had told her" is Holt's word: drawn plain, it would look like the
    outlet's own.
    """
    by_attribution: dict[str, list[tuple[int, str]]] = {}
    for s in reading.statements:
        if s.chain and s.spans:
            by_attribution.setdefault(s.chain[-1], []).append((s.spans[0].start, s.id))
    contents = {a.id: a.content for a in reading.attributions}
    for a in reading.attributions:
        around = by_attribution.get(a.parent) if a.parent else None
        if not around or a.parent is None:
            continue
        said = (*(a.source.spans if a.source else ()), *a.cue, *a.frame)
        # A source may stand outside ("Holt" once for "said she had asked"); there it is the outlet's telling.
        for span in (s for s in said if any(c.start <= s.start and s.end <= c.end for c in contents.get(a.parent, ()))):
            before = [name for start, name in around if start <= span.start]
            lent = before[-1] if before else around[0][1]
            for at in range(span.start, span.end):
                owner[at] = owner[at] or lent


def _roles(reading: Reading) -> list[Role | None]:
    role: list[Role | None] = [None] * len(reading.article.text)

    def mark(spans: Spans, name: Role) -> None:
        for span in spans:
            role[span.start : span.end] = [name] * (span.end - span.start)

    for a in reading.attributions:
        mark(a.frame, "frame")
    for a in reading.attributions:
        mark(a.source.spans if a.source else (), "source")
    for a in reading.attributions:
        mark(a.cue, "cue")
    return role


def _fill_gaps(text: str, owner: list[str | None], role: list[Role | None]) -> None:
    at = 0
    for word in WORD.finditer(text):
        here, gap = word.start(), word.start() - at
        if at and gap and owner[at - 1] == owner[here]:
            owner[at:here] = [owner[at - 1]] * gap
            if role[at - 1] == role[here]:
                role[at:here] = [role[at - 1]] * gap
        at = word.end()


def _loaded(reading: Reading) -> dict[int, tuple[Span, str]]:
    """The marked stretch and its why, by the places of its characters."""
    marks = [(mark_loaded(reading.article, x), x.why) for s in reading.statements for x in s.loaded]
    return {at: (span, why) for span, why in marks for at in range(span.start, span.end)}


def _runs(
    text: str,
    span: Span,
    owner: list[str | None],
    role: list[Role | None],
    loaded: dict[int, tuple[Span, str]],
) -> Iterator[Run]:
    places = range(span.start, span.end)
    marks = map(loaded.get, places) if loaded else repeat(None, len(places))
    at = span.start
    keys = zip(owner[span.start : span.end], role[span.start : span.end], marks, strict=True)
    for (whose, what, mark), alike in groupby(keys):
        end = at + len(list(alike))
        stops = mark is not None and (end == span.end or loaded.get(end) != mark)
        yield Run(text[at:end], whose, what, False, False, mark[1] if mark else None, stops)
        at = end


def _mark_ends(runs: list[Run]) -> list[Run]:
    owners = [None, *(r.statement for r in runs), None]
    return [
        replace(r, opens=owners[i] != r.statement, closes=owners[i + 2] != r.statement) if r.statement else r
        for i, r in enumerate(runs)
    ]
