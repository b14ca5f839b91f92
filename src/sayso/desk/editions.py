"""How a page was edited, told apart from what a newer sayso cuts otherwise out of the same page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

from sayso.errors import SaysoError
from sayso.ledger import Ledger
from sayso.ledger.captures import captures_of
from sayso.ledger.history import Step, Stretch, Version, compare_words, follow_statements, versions
from sayso.model import Article, Capture, Page


@dataclass(frozen=True, slots=True)
class Edition:
    """One text that an address has shown, and what became of the one before it."""

    version: Version
    edited: bool  # False for the first, and where the page is the one before, cut otherwise by another sayso
    words: tuple[Stretch, ...]  # of both texts, in order; empty where nothing was edited
    steps: tuple[Step, ...]  # what became of each statement; empty where nothing was edited


def editions(ledger: Ledger, address: str) -> list[Edition]:
    """The texts that an address, or the address of an article's id, has shown, oldest first, and what was edited.

    Where the bytes of a page are kept, they are cut again as today: words that were in it all along are no edit. Raises
    LedgerError where the ledger does not know the address.
    """
    found = versions(ledger, address)
    return [Edition(v, False, (), ()) for v in found[:1]] + [_edit(ledger, *pair) for pair in pairwise(found)]


def edition_to_dict(edition: Edition) -> dict[str, Any]:
    """One text as plain data: its version, the words that changed, what became of each statement of the one before."""
    steps = [
        {"fate": s.fate, "before": s.before.id if s.before else None, "after": s.after.id if s.after else None,
         "what": s.what, "text": next(x.text for x in (s.after, s.before) if x is not None)}
        for s in edition.steps
    ]  # fmt: skip
    words = [asdict(w) for w in edition.words if w.kind != "same"]
    return {**asdict(edition.version), "edited": edition.edited, "words": words, "statements": steps}


def _edit(ledger: Ledger, before: Version, after: Version) -> Edition:
    old, new = ledger.reading(before.article_id), ledger.reading(after.article_id)
    was = _text_as_cut_now(ledger, before, old.article, new.article)
    if was == new.article.text:
        return Edition(after, False, (), ())
    steps = follow_statements(old, new)
    if was != old.article.text:
        steps = list(_leave_out_cuts(steps, was))
    return Edition(after, True, tuple(compare_words(was, new.article.text)), tuple(steps))


def _text_as_cut_now(ledger: Ledger, version: Version, old: Article, new: Article) -> str:
    """The text of a version as the sayso that cut the next one would have cut it; as it was cut, where that is unknown.

    The next one tells which sayso that was: where its own bytes give its text again, it is this one.
    """
    pages, later = captures_of(ledger, version.article_id), captures_of(ledger, new.id)
    if {c.sha256 for c in pages} & {c.sha256 for c in later}:
        return new.text
    if pages and later and _cut(later[-1], new) == new.text:
        return _cut(pages[-1], old) or old.text
    return old.text


def _cut(capture: Capture, article: Article) -> str | None:
    """The text of a page's bytes; None where there are none, or no article is found in them."""
    from sayso.page import make_article

    if capture.data is None:
        return None
    page = Page(
        capture.input, capture.data, url=capture.address, media_type=capture.media_type, charset=capture.charset,
        headers=capture.headers, fetched=capture.fetched,
    )  # fmt: skip
    try:
        return make_article(page, published=article.published, url=article.url).text
    except SaysoError:
        return None


def _leave_out_cuts(steps: list[Step], was: str) -> Iterator[Step]:
    """The steps without statements that only the cutter took away or brought."""
    for step in steps:
        if step.fate == "dropped" and step.before and step.before.text not in was:
            continue
        if step.fate == "new" and step.after and step.after.text in was:
            continue
        yield step
