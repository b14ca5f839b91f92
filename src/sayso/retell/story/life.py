"""The life of a claim in words: where it was in print first and last, and what edits of a page did to it."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.model import Article, ClaimEdit
from sayso.retell.story.cast import Shown, StoryCast, put_moment


def find_first_and_last(shown: Iterable[Shown], cast: StoryCast) -> tuple[Article | None, Article | None]:
    """The articles that had any of the statements first and last in print, by what they say of their time.

    No last one where all are of one time; neither where no page tells when it was printed.
    """
    dated = [(m, a) for s in shown if (m := (a := cast.readings[s.ref.article].article).published) is not None]
    if not dated:
        return None, None
    first, last = (pick(dated, key=lambda d: d[0]) for pick in (min, max))
    return first[1], last[1] if last[0] > first[0] else None


def put_printing(article: Article | None, cast: StoryCast) -> str | None:
    """ "6 May 2031, 07:30, north.example"."""
    return f"{put_moment(cast.readings[article.id])}, {cast.pages[article.id]}" if article is not None else None


def put_edit(edit: ClaimEdit, cast: StoryCast) -> str:
    """ "not yet on gazette.example (07:30), added on gazette.example (09:10)"."""
    before, after = cast.pages[edit.before], cast.pages[edit.after]
    if edit.kind == "added":
        return f"not yet on {before}, added on {after}"
    return f"on {before}, no more on {after}"
