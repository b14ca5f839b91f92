"""Lists of addresses: RSS, Atom, sitemaps, OPML, plain lists. The one place where feedparser is imported."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urljoin
from xml.etree import ElementTree

from sayso.errors import BrokenPage

FeedKind = Literal["feed", "sitemap", "sitemaps", "opml", "addresses"]

# What a list may hold; a longer one is cut there.
MOST_ADDRESSES = 50_000
_ROOTS: dict[str, FeedKind] = {
    "rss": "feed", "feed": "feed", "RDF": "feed", "urlset": "sitemap", "sitemapindex": "sitemaps", "opml": "opml",
}  # fmt: skip
_ROOT = re.compile(rb"<(?![?!])(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s>/]")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One address of a list."""

    address: str
    is_list: bool  # it leads to another list, not to a page


def tell_feed(data: bytes) -> FeedKind | None:
    """Which kind of list the bytes are, by their first element or their first lines; None for a page."""
    head = data[:20_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<"):
        root = _ROOT.match(head, _find_root(head))
        return _ROOTS.get(root[1].decode("ascii")) if root else None
    lines = [line.strip() for line in head.decode("utf-8", "replace").splitlines()[:20]]
    if len(data) > len(head) and len(lines) > 1:
        lines.pop()  # perhaps cut
    asked = [line for line in lines if line and not line.startswith("#")]
    return "addresses" if asked and all(_ADDRESS.fullmatch(line) for line in asked) else None


def _find_root(head: bytes) -> int:
    """Where the first element may begin: behind comments, instructions and the document type, each passed once."""
    at = 0
    while True:
        while head[at : at + 1].isspace():
            at += 1
        if head.startswith(b"<!--", at):
            end = _behind(head, b"-->", at + 4)
        elif head.startswith(b"<?", at):
            end = _behind(head, b"?>", at + 2)
        elif head.startswith(b"<!DOCTYPE", at):
            end = _behind(head, b">", at)
            inner = head.find(b"[", at, end)
            if inner >= 0:
                end = _behind(head, b">", _behind(head, b"]", inner))
        else:
            return at
        at = end


def _behind(head: bytes, mark: bytes, start: int) -> int:
    found = head.find(mark, start)
    return len(head) if found < 0 else found + len(mark)


def list_addresses(data: bytes, kind: FeedKind, base: str | None) -> list[Entry]:
    """The http and https addresses of a list, in its order, each once; at most 50,000.

    `base` is the list's own address, for those written relative to it. Raises BrokenPage for XML that cannot be read.
    """
    if kind == "addresses":
        found = [(line.strip(), False) for line in data.decode("utf-8", "replace").splitlines()]
    elif kind == "feed":
        found = [(address, False) for address in _feed_links(data)]
    else:
        found = _xml_links(data, kind)
    entries: dict[str, Entry] = {}
    for address, is_list in found:
        whole = _join(base, address)
        if _ADDRESS.fullmatch(whole) and whole not in entries:
            entries[whole] = Entry(whole, is_list)
            if len(entries) >= MOST_ADDRESSES:
                break
    return list(entries.values())


def _join(base: str | None, address: str) -> str:
    try:
        return urljoin(base, address.strip()) if base else address.strip()
    except ValueError:
        return ""


def _feed_links(data: bytes) -> list[str]:
    import feedparser

    # Given an open file, it parses; bytes it would first take for an address or the name of a file.
    parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if parsed.get("bozo") and not parsed.entries:
        raise BrokenPage("the feed's XML cannot be read: fetch or save it again")
    return [str(entry["link"]) for entry in parsed.entries if entry.get("link")]


def _xml_links(data: bytes, kind: FeedKind) -> list[tuple[str, bool]]:
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError):
        raise BrokenPage("the list's XML cannot be read: fetch or save it again") from None
    if kind == "opml":
        outlines = (e for e in root.iter() if _name(e) == "outline")
        return [(a, True) for e in outlines for a in (e.get("xmlUrl") or e.get("xmlurl"),) if a]
    holder = "sitemap" if kind == "sitemaps" else "url"
    return [
        (loc.text, kind == "sitemaps")
        for e in root
        if _name(e) == holder
        for loc in e
        if _name(loc) == "loc" and loc.text
    ]


def _name(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]
