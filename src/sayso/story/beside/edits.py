"""What edits of a page did to claims: which were added, which were dropped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from sayso.model import Article, Claim, ClaimEdit, Reading
from sayso.story.texts.credits import plain_address


def find_editions(readings: Sequence[Reading], *, in_order: bool) -> tuple[tuple[str, ...], ...]:
    """The articles that are states of one page, the oldest first; pages with one state alone are left out.

    A page is known by its address; where the readings stand `in_order`, also by the file that it was read from. Where
    they do not, its states are put in the order of what they say of their time; if one says nothing, as they came.
    """
    pages: dict[str, list[Article]] = {}
    for article in (r.article for r in readings):
        name = plain_address(article.url) or (article.input if in_order else None)
        if name is not None:
            pages.setdefault(name, []).append(article)
    return tuple(_put_in_order(of, in_order) for of in pages.values() if len(of) > 1)


def _put_in_order(states: Sequence[Article], in_order: bool) -> tuple[str, ...]:
    times = {a.id: time for a in states if (time := a.modified or a.published) is not None}
    ids = [a.id for a in states]
    return tuple(ids if in_order or len(times) < len(ids) else sorted(ids, key=times.__getitem__))


def find_edits(
    claims: Iterable[Claim], editions: Sequence[Sequence[str]], readings: Iterable[Reading]
) -> tuple[ClaimEdit, ...]:
    """What each edit added to or dropped from its page, in order of the claims.

    A text that is known to be cut tells nothing of what it has no more.
    """
    cut = {r.article.id for r in readings if r.article.complete is False}
    steps = [(one, two) for states in editions for one, two in pairwise(states) if not cut & {one, two}]
    out = []
    for claim in claims:
        on = {ref.article for ref in claim.statements}
        for before, after in steps:
            if (before in on) != (after in on):
                out.append(ClaimEdit(claim.id, "added" if after in on else "dropped", before, after))
    return tuple(out)
