"""The life of a claim: where it was in print first and last, and what edits of a page did to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise

from sayso.model import Reading
from sayso.retell.story.cast import Shown, StoryCast, put_moment

_UNDATED = datetime.min.replace(tzinfo=UTC)


def list_editions(cast: StoryCast) -> list[tuple[str, ...]]:
    """The articles of a story that are states of one address, the oldest first; of addresses that have several."""
    pages: dict[str, list[Reading]] = {}
    for reading in cast.readings.values():
        if reading.article.url:
            pages.setdefault(reading.article.url, []).append(reading)
    return [tuple(r.article.id for r in sorted(of, key=_state)) for of in pages.values() if len(of) > 1]


def put_first_and_last(shown: Sequence[Shown], cast: StoryCast) -> tuple[str | None, str | None]:
    """The earliest and the latest printing of any of the statements, each with its page: "6 May 2031, north.example".

    No latest one where all are of one time; neither where no page tells when it was printed.
    """
    dated = [(m, s) for s in shown if (m := cast.readings[s.ref.article].article.published) is not None]
    if not dated:
        return None, None
    first, last = (pick(dated, key=lambda d: d[0]) for pick in (min, max))
    put = [f"{put_moment(cast.readings[s.ref.article])}, {s.page}" for _, s in (first, last)]
    return put[0], put[1] if last[0] > first[0] else None


def put_edits(shown: Sequence[Shown], editions: Sequence[tuple[str, ...]], cast: StoryCast) -> tuple[str, ...]:
    """Where a page got the claim by an edit or lost it: "not yet on gazette.example (07:30), added on ... (09:10)"."""
    articles = {s.ref.article for s in shown}
    out = []
    for states in editions:
        if not articles.intersection(states):
            continue
        for before, after in pairwise(states):
            if cast.readings[after].article.complete is False or cast.readings[before].article.complete is False:
                continue
            had, has = before in articles, after in articles
            if has and not had:
                out.append(f"not yet on {cast.pages[before]}, added on {cast.pages[after]}")
            elif had and not has:
                out.append(f"on {cast.pages[before]}, no more on {cast.pages[after]}")
    return tuple(out)


def _state(reading: Reading) -> datetime:
    return reading.article.modified or reading.article.published or _UNDATED
