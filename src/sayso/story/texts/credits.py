"""Whose text an article says it is: an agency's, or an organisation's own release."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from sayso.model import Article, Block

_NAME = r"[A-Z][\w.&-]*(?: (?:of |and )?[A-Z][\w.&-]*){0,4}"
# "OLM (Wire) - ", "LONDON, June 5 (Reuters) - ", "(AP) — "
_BRACKETS = re.compile(rf"(?:[A-ZÀ-Þ][^()\n]{{0,60}})?\((?P<name>{_NAME}|[a-z]{{2,5}})\)\s*(?:--?|[—–:])\s")
# "HOUSTON, Feb. 21, 2025 /PRNewswire/ -- ", "LANETT, ALABAMA / ACCESS Newswire / February 21, 2025 / "
_SLASHES = re.compile(r"[A-ZÀ-Þ][^/\n]{0,60}/\s*(?P<name>[A-Z][\w. -]{1,38}?)\s*/")
_DISTRIBUTOR = re.compile(r"wire|cnw", re.IGNORECASE)
_MARK = re.compile(r"(?:for immediate release|(?:press|news|media) (?:release|statement))\b", re.IGNORECASE)
_LAST_MARK = re.compile(
    r"(?:notes to editors\b|(?:media|press) (?:contacts?|enquiries|inquiries) *(?::|$))", re.IGNORECASE
)
_ADDRESS_MARK = re.compile(r"/(?:press|news|media)-?(?:releases?|room|cent(?:re|er))/", re.IGNORECASE)
_ISSUED_BY = re.compile(r"(?:SOURCE:?|Issued by:?) (?P<name>[A-Z].{1,60})")
_AGENCY_WORD = (
    r"(?:Wire|Newswire|News Agency|Press Agency|Press Association|News Service|Press Service|Telegraph Agency)"
)
_AGENCY = re.compile(rf"(?:(?:By|From|Source|Credit|Text|Via):? )?(?:the )?(?P<name>(?:{_NAME} )?{_AGENCY_WORD})\.?")
# "Source: Wire", "Text: Wire", "This article was first published by the Wire."
_LINE = re.compile(rf"(?:Source|Credit|Text|Via): ?(?P<name>{_NAME})\.?")
_SCHEME = re.compile(r"^[a-z]+://(?:www\.)?", re.IGNORECASE)
_TRACKING = re.compile(r"(?<=[?&])(?:utm_[^&=]*|fbclid|gclid)=[^&]*&?")
_LAST = 4  # blocks at the end of a text in which a credit stands


@dataclass(frozen=True, slots=True)
class Credit:
    """What an article says of whose text it is."""

    kind: Literal["agency", "press_release"]
    name: str | None
    because: str  # the words, quoted


def credit_of(article: Article) -> Credit | None:
    """Whose text the article's own words say it is, or None.

    Only words tell (a dateline, a byline, a credit line, the marks of a press release): nothing is guessed from who
    the outlet is.
    """
    text = [b for b in article.blocks if b.kind in ("dateline", "body")]
    opening = _words(article, text[0]) if text else ""
    return _release(article, opening, text[-_LAST:]) or _agency(article, opening, text[-_LAST:])


def plain_address(url: str | None) -> str | None:
    """An address without what differs between two visits: scheme, "www.", fragment, tracking, the last slash."""
    if not url:
        return None
    return _TRACKING.sub("", _SCHEME.sub("", url.partition("#")[0])).rstrip("/?&") or None


def _release(article: Article, opening: str, last: list[Block]) -> Credit | None:
    issued = next((m["name"].strip(" .") for b in last if (m := _ISSUED_BY.fullmatch(_words(article, b)))), None)
    if (m := _SLASHES.match(opening)) and _DISTRIBUTOR.search(m["name"]):
        return Credit("press_release", issued or m["name"], f'it opens with "{m.group()}"')
    if m := _MARK.match(opening):
        return Credit("press_release", issued or article.outlet, f'it is marked "{m.group()}"')
    if m := next((m for b in last if (m := _LAST_MARK.match(_words(article, b)))), None):
        return Credit("press_release", issued or article.outlet, f'it is marked "{m.group()}"')
    if article.url and (m := _ADDRESS_MARK.search(article.url)):
        return Credit("press_release", issued, f'its address has "{m.group()}"')
    return None


def _agency(article: Article, opening: str, last: list[Block]) -> Credit | None:
    if m := _BRACKETS.match(opening + " "):
        return Credit("agency", article.credit or m["name"], f'its dateline is "{m.group().strip()}"')
    if article.credit:
        return Credit("agency", article.credit, f'it is credited to "{article.credit}"')
    bylines = [*article.authors, *(_words(article, b) for b in article.blocks if b.kind == "byline")]
    if m := next((m for line in bylines if (m := _AGENCY.fullmatch(line.strip()))), None):
        return Credit("agency", m["name"], f'its byline is "{m.group()}"')
    for line in (_words(article, b) for b in last):
        if m := _AGENCY.fullmatch(line) or _LINE.fullmatch(line):
            return Credit("agency", m["name"], f'it ends with "{m.group()}"')
    return None


def _words(article: Article, block: Block) -> str:
    return " ".join(article.text[block.span.start : block.span.end].split())
