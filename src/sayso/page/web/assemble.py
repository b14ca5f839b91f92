"""Named lines to an article: blocks that tile the text, and the fields that the text itself tells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sayso.model import MESSAGING_KINDS, Article, Block, BlockKind, Page, Span
from sayso.page.facts.agencies import agency_in_copyright, agency_of, find_dateline
from sayso.page.facts.dates import find_printed
from sayso.page.facts.metadata import Facts
from sayso.page.genre import judge_complete, judge_genre
from sayso.page.given import article_id
from sayso.page.messaging import split_glued
from sayso.page.web.link_lists import Name
from sayso.page.web.markup import Dom

# Paragraphs shorter or longer than this are not looked into for appeals glued to them.
_GLUED_FROM, _GLUED_TO = 120, 50_000
# A first paragraph shorter than this opens with no dateline.
_DATELINE_FROM = 60


def assemble_article(
    dom: Dom, facts: Facts, names: list[Name], page: Page, *, url: str | None, published: datetime | None
) -> Article:
    """The article of a page whose lines have their kinds. `url` and `published` (UTC) stand over what the page says."""
    blocks = _tile(dom, names)
    lines = [(block.kind, dom.text[block.span.start : block.span.end]) for block in blocks]
    printed = _printed_moment(dom, facts, names)
    at = published or (facts.published.as_utc() if facts.published else None)
    if at is None and printed and (found := find_printed(printed, facts.region)):
        at = found[1].as_utc()
    if at is None and facts.address_day:
        at = facts.address_day.as_utc()
    said = facts.described
    return Article(
        id=article_id(url, page.input, dom.text),
        input=page.input,
        url=url or facts.url,
        outlet=facts.outlet,
        text=dom.text,
        blocks=tuple(blocks),
        language=facts.language,
        headline=facts.headline,
        authors=facts.authors,
        published=at,
        published_as_printed=printed or facts.published_words,
        modified=facts.modified.as_utc() if facts.modified else None,
        credit=_credit(dom, facts, blocks),
        genre=judge_genre(
            headline=facts.headline, url=url or facts.url, lines=lines, types=said.types, sections=said.sections
        ),
        complete=judge_complete(lines, free=said.free),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    kind: BlockKind
    why: str


def _tile(dom: Dom, names: list[Name]) -> list[Block]:
    """A block a line, cut inside where a line holds two kinds; neighbouring messaging of one kind made one block."""
    parts: list[_Part] = []
    opened = False
    for line, (kind, why) in zip(dom.lines, names, strict=True):
        pieces = [_Part(line.start, kind, why)]
        if kind == "body":
            pieces = _cut_glued(line.start, line.text, pieces[0])
            if not opened and pieces[0].kind == "body" and len(line.text) > _DATELINE_FROM:
                opened = True
                pieces = _cut_dateline(line.text, pieces)
        for piece in pieces:
            if parts and piece.kind in MESSAGING_KINDS and parts[-1].kind == piece.kind:
                parts[-1] = replace(parts[-1], why=_join_whys(parts[-1].why, piece.why))
            else:
                parts.append(piece)
    ends = [p.start for p in parts[1:]] + [len(dom.text)]
    return [Block(Span(p.start, end), p.kind, p.why) for p, end in zip(parts, ends, strict=True)]


def _join_whys(first: str, second: str) -> str:
    """One why for two stretches made one block; of many the first two are kept."""
    return first if second in first or "; " in first else f"{first}; {second}"


def _cut_dateline(text: str, pieces: list[_Part]) -> list[_Part]:
    found = find_dateline(text)
    if not found:
        return pieces
    first, *others = pieces
    end = first.start + found[0]
    if others and others[0].start <= end:
        return pieces
    why = f'opens with "{text[: found[0]].strip()}"'
    return [_Part(first.start, "dateline", why), replace(first, start=end), *others]


def _cut_glued(start: int, text: str, whole: _Part) -> list[_Part]:
    if not _GLUED_FROM <= len(text) <= _GLUED_TO:
        return [whole]
    pieces = split_glued(text)
    if all(kind is None for _, kind, _ in pieces):
        return [whole]
    return [
        _Part(start + span.start, kind, why) if kind else replace(whole, start=start + span.start)
        for span, kind, why in pieces
    ]


def _printed_moment(dom: Dom, facts: Facts, names: list[Name]) -> str | None:
    """The words in which the page prints when it was published, near the headline."""
    first = next((i for i, (kind, _) in enumerate(names) if kind == "headline"), 0)
    wanted = facts.published.at.date() if facts.published else None
    near = [*range(first, min(len(names), first + 30)), *range(max(0, first - 8), first)]
    for i in near:
        line = dom.lines[i]
        if names[i][0] in ("body", "caption") or len(line.text) > 300:
            continue
        found = find_printed(line.text, facts.region)
        if found and (wanted is None or abs((found[1].at.date() - wanted).days) <= 1):
            return found[0]
    return None


def _credit(dom: Dom, facts: Facts, blocks: list[Block]) -> str | None:
    """The agency the text is credited to: by dateline, author, byline or copyright line."""
    for block in blocks:
        words = dom.text[block.span.start : block.span.end].strip()
        if block.kind == "dateline" and (found := find_dateline(words + " x")) and found[1] is not None:
            return found[1]
    for author in facts.authors:
        if agency := agency_of(author):
            return agency
    last = max((i for i, b in enumerate(blocks) if b.kind == "body"), default=0)
    for i, block in enumerate(blocks):
        words = dom.text[block.span.start : block.span.end].strip()
        if block.kind == "byline" and len(words) <= 120 and (agency := agency_of(words)):
            return agency
        if last < i <= last + 6 and len(words) <= 400 and (agency := agency_in_copyright(words)):
            return agency
    return None
