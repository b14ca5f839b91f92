"""Mark-up to lines: what a reader of the page sees, in order, each line with the mark-up it stands in.

The one file that imports lxml. All that leaves it, but for the tree handed on to the body extractor, is plain data.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.errors import BrokenPage, TooLarge
from sayso.page.web.markup import Dom, Line, Place, Stamp

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BLOCK_TAGS = _words(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option "
    "p picture pre section summary table tbody td tfoot th thead tr ul video audio img amp-img iframe"
)
_UNSEEN_TAGS = _words(
    "script style noscript template iframe object embed applet svg canvas select datalist textarea audio video "
    "input map noframes title meta link"
)
_UNSEEN_CLASSES = _words(
    "sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only screenreader-only u-visually-hidden "
    "a11y-hidden sr-text visually_hidden is-visually-hidden element-invisible offscreen off-screen"
)
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SPACE = re.compile(r"\s+")
# Soft hyphens, zero-width marks and control characters: nothing that a reader sees.
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# The parser gives up 256 elements deep, and a page with tags left open may get there.
_FLATTENING: tuple[tuple[re.Pattern[str] | None, str], ...] = (
    (None, ""),
    (re.compile(r"</?(?:b|i|u|em|strong|font|span|small|big|tt|s|strike|sub|sup|center)\b[^<>]*>", re.IGNORECASE), ""),
    (
        re.compile(r"</?(?:div|section|article|main|blockquote|ul|ol|li|dl|dd|table|tr|td|a)\b[^<>]*>", re.IGNORECASE),
        "<p>",
    ),
)
# Live pages with thousands of comments have some 30,000.
_MOST_ELEMENTS = 100_000
# No title, name or date is longer.
_LONGEST_META = 5_000


def parse_tree(html: str) -> HtmlElement | None:
    """The page's tree, or None where there is no mark-up and no text at all.

    Where tags left open nest deeper than the parser reads, those that only style words are dropped, then those that
    only divide the page. Raises BrokenPage where that is not enough, TooLarge for more elements than a page has.
    """
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    for pattern, instead in _FLATTENING:
        if pattern:
            html = pattern.sub(instead, html)
        data = _SURROGATE.sub("\ufffd", html).replace("\0", "").encode("utf-8")
        parser = HTMLParser(
            collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True
        )
        try:
            tree: HtmlElement = document_fromstring(data, parser=parser)
        except ParserError:
            return None
        if not any("xcessive depth" in entry.message for entry in parser.error_log):
            if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
                raise TooLarge(f"the page has more than {_MOST_ELEMENTS:,} elements: save the article alone")
            return tree
    raise BrokenPage("the mark-up is nested too deep to be read: save the page's text as .txt, and read that file")


def read_lines(tree: HtmlElement, *, unseen: bool = False) -> Dom:
    """The page's visible lines, with its metadata as written. `unseen` also reads what styles hide."""
    from lxml.etree import iterwalk

    writer = _Writer()
    dom = writer.dom
    walk = iterwalk(tree, events=("start", "end"))
    skipped: object = None
    for event, element in walk:
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if event == "start":
            place = Place(tag, dict(element.items()), writer.place, writer.place.depth + 1)
            writer.note(element, place)
            if tag in _UNSEEN_TAGS or (_is_hidden(place) and not unseen):
                walk.skip_subtree()
                skipped = element
            else:
                if tag == "tr" and _is_data_row(element):
                    writer.rows.add(id(place))
                writer.open(place, element.text)
        elif element is skipped:
            skipped = None
            writer.leave(tag, element.tail)
        else:
            writer.close(element.tail)
    writer.end_line()
    dom.text = "\n".join(line.text for line in dom.lines)
    return dom


def _is_data_row(row: HtmlElement) -> bool:
    """Whether a table row holds values, to be read as one line, and not parts of a page laid out by a table."""
    return (
        len(row) > 1
        and not any(e.tag in _BLOCK_TAGS or e.tag == "br" for cell in row for e in cell.iterdescendants())
        and len("".join(row.itertext())) <= 300
    )


def _is_hidden(place: Place) -> bool:
    found = place.attributes
    if place.tag == "dialog" and "open" not in found:
        return True
    if not found:
        return False
    if "hidden" in found and found["hidden"] != "until-found":
        return True
    if (style := found.get("style")) and _UNSEEN_STYLE.search(style):
        return True
    classes = found.get("class")
    return bool(classes and not _UNSEEN_CLASSES.isdisjoint(classes.lower().split()))


class _Writer:
    """Collects pieces of text into lines while the tree is walked."""

    def __init__(self) -> None:
        self.dom = Dom()
        self.place = Place("", {}, None, 0)
        self.at = 0
        self.pieces: list[tuple[str, Place, bool, bool]] = []
        self.links = 0
        self.strong = 0
        self.headings = 0
        self.rows: set[int] = set()  # ids of the places of table rows that are one line each

    def _breaks(self, place: Place) -> bool:
        if place.tag in ("td", "th") and place.parent is not None and id(place.parent) in self.rows:
            self.pieces.append((" ", place.parent, False, False))
            return False
        return place.tag in _BLOCK_TAGS

    def open(self, place: Place, text: str | None) -> None:
        tag = place.tag
        if self._breaks(place):
            self.end_line()
        elif tag == "a":
            # Two links side by side are two things to a reader, even without a space between them.
            if self.pieces and self.pieces[-1][2]:
                self.pieces.append((" ", self.place, False, False))
            self.links += 1
        if tag in _HEADINGS or tag in ("b", "strong"):
            self.strong += 1
        if tag in _HEADINGS:
            self.headings += 1
        self.place = place
        if text:
            self.pieces.append((text, place, self.links > 0, self.strong > 0))

    def close(self, tail: str | None) -> None:
        tag = self.place.tag
        if tag == "a":
            self.links -= 1
        if tag in _HEADINGS or tag in ("b", "strong"):
            self.strong -= 1
        if self._breaks(self.place):
            self.end_line()
        if tag in _HEADINGS:
            self.headings -= 1
        assert self.place.parent is not None
        self.place = self.place.parent
        if tag == "br":
            if self.headings:
                self.pieces.append((" ", self.place, False, False))
            else:
                self.end_line(breaks=True)
        self._tail(tail)

    def leave(self, tag: str, tail: str | None) -> None:
        """Past an element that is not seen."""
        if tag in _BLOCK_TAGS:
            self.end_line()
        self._tail(tail)

    def _tail(self, tail: str | None) -> None:
        if tail:
            self.pieces.append((tail, self.place, self.links > 0, self.strong > 0))

    def end_line(self, *, breaks: bool = False) -> None:
        """Ends the line; a heading in bold that only styles set apart from its paragraph is a line of its own."""
        if cut := _bold_heading(self.pieces):
            rest = self.pieces[cut:]
            del self.pieces[cut:]
            self._write_line(True)
            self.pieces = rest
        self._write_line(breaks)

    def _write_line(self, breaks: bool) -> None:
        out: list[str] = []
        links: list[tuple[int, int]] = []
        place: Place | None = None
        at = strong = 0
        spaced = True
        for raw, where, is_link, is_strong in self.pieces:
            piece = _SPACE.sub(" ", _INVISIBLE.sub("", raw))
            if spaced and piece.startswith(" "):
                piece = piece[1:]
            if not piece:
                continue
            spaced = piece.endswith(" ")
            if piece != " ":
                place = where if place is None else _common(place, where)
                if is_link:
                    links.append((at, at + len(piece.rstrip())))
                if is_strong:
                    strong += len(piece)
            out.append(piece)
            at += len(piece)
        self.pieces.clear()
        text = "".join(out).rstrip()
        if not text or place is None:
            return
        if self.dom.lines:
            self.at += 1
        self.dom.lines.append(Line(self.at, self.at + len(text), text, place, links, strong, breaks))
        self.at += len(text)

    def note(self, element: HtmlElement, place: Place) -> None:
        """Keeps what an element tells about the page beside its text."""
        tag, found, dom = place.tag, place.attributes, self.dom
        if tag == "meta":
            name = found.get("property") or found.get("name") or found.get("itemprop") or found.get("http-equiv")
            if name and (content := found.get("content", "")[:_LONGEST_META].strip()):
                dom.metas.append((name.strip().lower(), content))
                if "itemprop" in found:
                    dom.items.append((found["itemprop"].lower(), content, place))
            return
        if tag == "script":
            words = element.text or ""
            if "ld+json" in found.get("type", ""):
                dom.json_ld.append(words)
            else:
                dom.scripts += len(words)
        elif tag == "title" and not dom.title:
            dom.title = _SPACE.sub(" ", "".join(element.itertext())[:_LONGEST_META]).strip()
        elif tag == "html":
            dom.language = found.get("lang") or found.get("xml:lang") or ""
        elif tag == "link":
            if "canonical" in found.get("rel", "").lower() and not dom.canonical:
                dom.canonical = found.get("href", "").strip()
        elif tag == "time" or "datetime" in found or "data-datetime" in found:
            words = _SPACE.sub(" ", "".join(element.itertext())[:_LONGEST_META]).strip()
            moment = (found.get("datetime") or found.get("data-datetime") or "").strip()
            dom.stamps.append(Stamp(moment, words, place, len(dom.lines)))
        mark = found.get("itemprop") or found.get("rel")
        if mark and (mark := mark.lower().strip()) not in ("nofollow", "noopener", "noopener noreferrer", "noreferrer"):
            words = found.get("content") or ""
            if not words and mark in ("author", "creator", "datepublished", "datemodified", "headline", "name"):
                words = found.get("datetime") or _SPACE.sub(" ", "".join(element.itertext()))
            dom.items.append((mark, words.strip()[:500], place))


def _bold_heading(pieces: list[tuple[str, Place, bool, bool]]) -> int:
    """How many pieces make a bold heading that the next words are glued to; 0 without one."""
    if not pieces or not pieces[0][3]:
        return 0
    cut = next((i for i, piece in enumerate(pieces) if not piece[3]), 0)
    if not cut:
        return 0
    bold, rest = "".join(p[0] for p in pieces[:cut]), pieces[cut][0]
    glued = bold[-1:].isalnum() or bold[-1:] in "?!"
    return cut if glued and rest[:1].isupper() and bold[-1:] != bold[-1:].upper() and len(bold.split()) >= 3 else 0


def _common(a: Place, b: Place) -> Place:
    while a is not b:
        if a.depth >= b.depth:
            if a.parent is None:
                return a
            a = a.parent
        else:
            if b.parent is None:
                return b
            b = b.parent
    return a
