"""Whose text an article says it is: an agency's, or an organisation's own release."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from sayso.model import Article, Span

_OPENING = 400  # characters: a dateline opens a text
# "OLM (Wire) - ", "LONDON, June 5 (Reuters) - ", "(AP) — "
_BRACKETS = re.compile(r"(?:[A-ZÀ-Þ][^()\n]{0,60})?\((?P<name>[A-Z][\w .&/-]{0,38})\)\s*(?:--?|[—–:])\s")
# "HOUSTON, Feb. 21, 2025 /PRNewswire/ -- ", "LANETT, ALABAMA / ACCESS Newswire / February 21, 2025 / "
_RELEASE = re.compile(r"[A-ZÀ-Þ][^/\n]{0,60}/\s*(?P<name>[A-Z][\w. -]{1,38}?)\s*/")
_SLASHED = re.compile(r"wire|cnw", re.IGNORECASE)
_RELEASE_MARK = re.compile(r"\b(?:for immediate release|press release|news release|media release)\b", re.IGNORECASE)
_RELEASE_ADDRESS = re.compile(r"/(?:press|news|media)-?releases?/", re.IGNORECASE)
_SCHEME = re.compile(r"^[a-z]+://(?:www\.)?", re.IGNORECASE)
_TRACKING = re.compile(r"[?&](?:utm_[^&=]*|fbclid|gclid)=[^&]*")


@dataclass(frozen=True, slots=True)
class Credit:
    """What an article says of whose text it is."""

    kind: Literal["agency", "press_release"]
    name: str | None
    because: str  # the words, quoted


def credit_of(article: Article) -> Credit | None:
    """Whose text the article's own words say it is, or None. Only words tell: nothing is guessed from the outlet."""
    opening = _opening(article)
    text = article.text[opening.start : opening.end]
    if m := _BRACKETS.match(text):
        return Credit("agency", article.credit or m["name"], f'its dateline is "{m.group().strip()}"')
    if (m := _RELEASE.match(text)) and _SLASHED.search(m["name"]):
        return Credit("press_release", m["name"], f'it opens with "{m.group().strip()}"')
    if article.credit:
        return Credit("agency", article.credit, f"it is credited to {article.credit}")
    if m := _RELEASE_MARK.match(text.lstrip()):
        return Credit("press_release", article.outlet, f'it is marked "{m.group()}"')
    if article.url and (m := _RELEASE_ADDRESS.search(article.url)):
        return Credit("press_release", None, f'its address has "{m.group()}"')
    return None


def plain_address(url: str | None) -> str | None:
    """An address without what differs between two visits: scheme, "www.", fragment, tracking, the last slash."""
    if not url:
        return None
    return _TRACKING.sub("", _SCHEME.sub("", url.partition("#")[0])).rstrip("/") or None


def _opening(article: Article) -> Span:
    for block in article.blocks:
        if block.kind in ("dateline", "body"):
            return Span(block.span.start, min(len(article.text), block.span.start + _OPENING))
    return Span(0, 0)
