"""Text without mark-up to an article: pages as crawlers flatten them, as people paste them, with lines or wrapped."""

import html
import re
from collections.abc import Sequence
from datetime import datetime

from sayso.errors import NotAnArticle
from sayso.model import Article, Block, BlockKind, Page, Span
from sayso.page.facts.addresses import host_of
from sayso.page.facts.agencies import agency_in_copyright, agency_of, find_dateline
from sayso.page.facts.authors import merge_authors, split_authors
from sayso.page.facts.dates import find_printed
from sayso.page.flat.lines import Unit, cut_units, find_comments, find_prose
from sayso.page.flat.opening import find_opening
from sayso.page.furniture import is_moment
from sayso.page.genre import judge_complete, judge_genre
from sayso.page.given import article_id
from sayso.text import strip_span

_TAG_BREAK = re.compile(
    r"<!--.*?(?:-->|$)|<\?.*?(?:\?>|$)|<!DOCTYPE[^>]*(?:>|$)|<(script|style)\b.*?(?:</\1\s*>|$)",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!\[CDATA\[|\]\]>")
_INLINE = re.compile(
    r"</?(?:a|b|i|u|em|strong|span|q|s|w|hi|ref|sub|sup|person|location|org|chron|num|money)\b[^<>]*>", re.IGNORECASE
)
_CHANGED = re.compile(r"\b(?:updated|modified|edited|revised)\b", re.IGNORECASE)
# Units around the article in which bylines, dates and credits are its own.
_DATES_ABOVE, _NOTES_BELOW = 12, 6
# Under these headings stand lists whose lines are of the same kind.
_LISTS: frozenset[BlockKind] = frozenset({"related", "comment"})

Labels = list[tuple[BlockKind, str]]


def read_plain(text: str, page: Page, *, published: datetime | None = None, url: str | None = None) -> Article:
    """The article in a text without mark-up: the text to the letter, tiled by blocks.

    Sentences in one stretch are the body; a short line above them the headline; messaging is known by its words, also
    where it is glued into a paragraph. `published` (UTC) and `url` are for pages that do not say it. Raises
    NotAnArticle where no sentence of an article is found.
    """
    units = cut_units(text)
    prose = find_prose(units)
    opening = find_opening(units, prose)
    labels = _label(units, prose, opening)
    if not any(kind == "body" for kind, _ in labels):
        raise NotAnArticle(f"{page.input} {_what_instead(labels)}")
    blocks = _merge(text, [b for u, label in zip(units, labels, strict=True) for b in _blocks_of(u, label, text)])
    address = url or page.url
    printed, moment, modified = _find_moments(units, labels)
    lines = [(kind, u.words) for u, (kind, _) in zip(units, labels, strict=True)]
    headline = next((words for kind, words in lines if kind == "headline"), None)
    return Article(
        id=article_id(address, page.input, text),
        input=page.input,
        url=address,
        outlet=host_of(address),
        text=text,
        blocks=tuple(blocks),
        language=None,
        headline=headline,
        authors=merge_authors(name for u, label in zip(units, labels, strict=True) for name in _authors(u, label)),
        published=published or moment,
        published_as_printed=printed,
        modified=modified,
        credit=_find_credit(blocks, text, lines),
        genre=judge_genre(headline=headline, url=address, lines=lines),
        complete=judge_complete(lines),
    )


def _what_instead(labels: Labels) -> str:
    """What a page without an article is, and what to do next."""
    kinds = {kind for kind, _ in labels}
    if any("software" in why for _, why in labels):
        return "needs JavaScript and has no article without it: open it in a browser, save the page, and give the file"
    if "legal" in kinds and kinds <= {"legal", "navigation", "share"}:
        return "has only a notice on cookies or terms: accept it in a browser, save the page, and give the file"
    if "subscribe" in kinds:
        return "has no article but an offer to subscribe: log in with a browser, save the page, and give the file"
    return "has no paragraph of an article: give the text of one story, or --given text"


def strip_tags(text: str) -> str:
    """The text of XML, a line an element; for news formats whose elements are paragraphs (NITF, NewsML, TEI)."""
    bare = _TAG.sub("\n", _INLINE.sub("", _TAG_BREAK.sub("", text)))
    return re.sub(r"(?<!\s)\s*\n\s*", "\n", html.unescape(bare)).strip()


def _label(units: Sequence[Unit], prose: Sequence[bool], opening: dict[int, tuple[BlockKind, str]]) -> Labels:
    """Kind and why of each unit, in order."""
    first = next((i for i, p in enumerate(prose) if p), len(units))
    last = max((i for i, p in enumerate(prose) if p), default=-1)
    top = min(opening) - 2 if opening else first - _DATES_ABOVE
    comments = find_comments(units)
    out: Labels = []
    heading: BlockKind | None = None
    for i, unit in enumerate(units):
        if i in opening:
            label: tuple[BlockKind, str] = opening[i]
        elif unit.named:
            label = unit.named
            heading = label[0] if label[0] in _LISTS and "heading" in label[1] else None
        elif prose[i]:
            label, heading = _name_prose(unit), None
        elif unit.furniture and top <= i <= last + _NOTES_BELOW:
            label = unit.furniture
        elif i > comments:
            label = "comment", "stands under the comments of readers"
        elif heading in _LISTS and heading:
            label = heading, "stands in the list under such a heading"
        else:
            label = "navigation", _outside(i, first, last)
        out.append(label)
    return out


def _outside(i: int, first: int, last: int) -> str:
    where = "above" if i < first else "below" if i > last else "between the parts of"
    return f"no sentence, {where} the article"


def _name_prose(unit: Unit) -> tuple[BlockKind, str]:
    # Among sentences "By ..." opens one of them; a bare moment or a note on who worked does not.
    if unit.furniture and not (unit.furniture[0] == "byline" and unit.furniture[1].startswith("opens with")):
        return unit.furniture
    ended = unit.words.rstrip("”\"’')]»")[-1:] in (".", "!", "?", "…")
    return "body", "sentences in the article's stretch of the page" if ended else "a line between paragraphs"


def _blocks_of(unit: Unit, label: tuple[BlockKind, str], text: str) -> list[Block]:
    kind, why = label
    lead = strip_span(text, unit.span.start, unit.span.end).start
    if kind == "body" and (found := find_dateline(text[lead : unit.span.end])):
        cut = lead + found[0]
        return [
            Block(Span(unit.span.start, cut), "dateline", "a place, and who reports from it, before a dash"),
            Block(Span(cut, unit.span.end), kind, why),
        ]
    return [Block(unit.span, kind, why)]


def _merge(text: str, blocks: Sequence[Block]) -> list[Block]:
    """`blocks` with neighbouring parts of one line that are the article's body made one."""
    out: list[Block] = []
    for block in blocks:
        if out and out[-1].kind == block.kind == "body" and "\n" not in text[out[-1].span.start : block.span.start]:
            out[-1] = Block(Span(out[-1].span.start, block.span.end), block.kind, block.why)
        else:
            out.append(block)
    return out


def _authors(unit: Unit, label: tuple[BlockKind, str]) -> list[str]:
    kind, why = label
    return (
        []
        if kind != "byline" or is_moment(unit.words) or "who worked" in why or "date" in why
        else split_authors(unit.words)
    )


def _find_moments(units: Sequence[Unit], labels: Labels) -> tuple[str | None, datetime | None, datetime | None]:
    """The printed words and UTC moment of publication, and the moment of the last change, from the byline lines."""
    printed: str | None = None
    published: datetime | None = None
    modified: datetime | None = None
    for unit, (kind, why) in zip(units, labels, strict=True):
        if kind != "byline":
            continue
        if published is None and (found := find_printed(unit.words)):
            printed = unit.words if "moment" in why else found[0]
            published = found[1].as_utc()
        if modified is None and (m := _CHANGED.search(unit.words)) and (found := find_printed(unit.words[m.end() :])):
            modified = found[1].as_utc()
    return printed, published, modified


def _find_credit(blocks: Sequence[Block], text: str, lines: Sequence[tuple[BlockKind, str]]) -> str | None:
    for block in blocks:
        if block.kind == "dateline" and (found := find_dateline(text[block.span.start :].lstrip()[:200])) and found[1]:
            return found[1]
    for kind, words in lines:
        if kind == "byline":
            for part in re.split(r"[,|/()]|\bfor\b|\band\b|—|–", words):
                if part.strip() and (agency := agency_of(part)):
                    return agency
    return next((a for kind, words in lines if kind in ("legal", "byline") and (a := agency_in_copyright(words))), None)
