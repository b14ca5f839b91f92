"""Statements as an Atom feed (RFC 4287): the words, whose word it is, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sayso.faces.web.found import card_of, put_when, put_who
from sayso.retell.inline import clean
from sayso.retell.passages import shorten
from sayso.retell.wording import FLAGS, MANNERS, put_quoted

if TYPE_CHECKING:
    from sayso.ledger.search import Hit

_NEVER = "1970-01-01T00:00:00+00:00"
_LONGEST_TITLE, _LONGEST_CUE, _LONGEST = 120, 80, 5_000
_NO_XML = str.maketrans("", "", "\ufffe\uffff")


def draw_feed(
    hits: Sequence[Hit], seen: Mapping[str, str], *, feed_id: str, title: str, host: str, page: str, here: str
) -> str:
    """The feed of some statements; `seen` says when each text came in.

    `host` is what this desk is asked by ("http://127.0.0.1:8765"), `page` the address of what is followed and `here`
    that of the feed, both without the host. An entry's id is made of the article's and the statement's, so it is the
    same as long as the statement is.
    """
    dates = [_moment(hit, seen) for hit in hits]
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>urn:sayso:search:{_put(feed_id)}</id>",
        f"<title>{_put(title)}</title>",
        "<subtitle>What the pages say, on whose word; not who is right.</subtitle>",
        f"<updated>{_put(max(dates, default=_NEVER))}</updated>",
        f'<link rel="self" type="application/atom+xml" href="{_put(host + here)}"/>',
        f'<link rel="alternate" type="text/html" href="{_put(host + page)}"/>',
        "<generator>sayso</generator>",
        *(_entry(hit, date, host) for hit, date in zip(hits, dates, strict=True)),
        "</feed>\n",
    ]
    return "\n".join(parts)


def _entry(hit: Hit, updated: str, host: str) -> str:
    who, words = put_who(hit), shorten(" ".join(hit.text.split()), _LONGEST)
    said = f"{who}, {shorten(hit.cue, _LONGEST_CUE)}" if hit.cue else who
    head = f"{said}: {shorten(words, _LONGEST_TITLE)}"
    flags = [FLAGS.get(f, f) for f in hit.certainty if f != "asserted"]
    manner = MANNERS[hit.manner] if hit.manner != "own" else None
    where = [hit.outlet, put_when(hit.published), shorten(hit.headline or "", _LONGEST_TITLE)]
    told = [put_quoted(words), "\n", f"On whose word: {' · '.join(x for x in (said, hit.party, manner, *flags) if x)}"]
    told += ["\n", f"Where: {' · '.join(x for x in where if x)}", *(["\n", hit.address] if hit.address else [])]
    published = f"<published>{_put(hit.published)}</published>" if hit.published else ""
    return (
        f"<entry><id>urn:sayso:{_put(hit.article_id)}:{_put(hit.statement)}</id><title>{_put(head)}</title>"
        f"<updated>{_put(updated)}</updated>{published}<author><name>{_put(who)}</name></author>"
        f'<link rel="alternate" type="text/html" href="{_put(host + card_of(hit))}"/>'
        f'{_via(hit)}<content type="text">{_put("".join(told))}</content></entry>'
    )


def _via(hit: Hit) -> str:
    """The page itself, where it is on the web: no other kind of address is handed on to a feed reader."""
    if hit.address is None or not hit.address.startswith(("http://", "https://")):
        return ""
    return f'<link rel="via" type="text/html" href="{_put(hit.address)}"/>'


def _moment(hit: Hit, seen: Mapping[str, str]) -> str:
    return seen.get(hit.article_id) or hit.published or _NEVER


def _put(words: str) -> str:
    return clean(words).translate(_NO_XML)
