"""Sources in, articles out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from sayso.desk.results import Failure, name_defect
from sayso.errors import BadRequest, PageError, SaysoError
from sayso.model import Article, Page

Given = Literal["text"]
Published = str | date | datetime | None
OnSkip = Callable[[str, str], None] | None

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def open_pages(
    *sources: str | Path,
    given: Given | None = None,
    published: Published = None,
    url: str | None = None,
    allow_private: bool = False,
    on_skip: OnSkip = None,
) -> Iterator[Article | Failure]:
    """The article, or the failure, of each page in files, folders, addresses or "-" (standard input), in order.

    `on_skip(name, why)` hears of files in folders that are no pages.
    """
    from sayso.page.intake.sources import SourceFailure, open_sources

    moment = to_moment(published)
    for found in open_sources(
        [str(s) for s in sources], allow_private=allow_private, on_skip=on_skip, lists=given is None
    ):
        if isinstance(found, SourceFailure):
            yield Failure(found.input, found.error)
        else:
            yield make_page_article(found, given=given, published=moment, url=url)


def make_page_article(
    page: Page, *, given: Given | None = None, published: Published = None, url: str | None = None
) -> Article | Failure:
    """The article on a page, or why there is none. Never raises."""
    try:
        return make_one(page, given=given, published=published, url=url)
    except SaysoError as error:
        return Failure(page.input, error)
    except Exception as error:
        return Failure(page.input, name_defect(error))


def to_moment(published: Published) -> datetime | None:
    """A day or moment in UTC from "2025-03-14", an ISO 8601 moment, a date or a datetime; without a zone it is UTC.

    Raises BadRequest where it is none of these.
    """
    if published is None or isinstance(published, datetime):
        moment = published
    elif isinstance(published, date):
        moment = datetime(published.year, published.month, published.day)
    else:
        try:
            moment = datetime.fromisoformat(published.strip())
            moment = moment.astimezone(UTC) if moment.tzinfo is not None else moment
        except (ValueError, AttributeError, OverflowError):
            raise BadRequest(f"{published!r} is no date: write it as 2025-03-14 or 2025-03-14T09:30:00+00:00") from None
    if moment is None:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def is_address(name: str) -> bool:
    """Whether a name is an address of the web, and not a file's."""
    return _ADDRESS.match(name) is not None


def check_source(source: str | Path) -> str:
    """`source` as the page stage takes it. Raises BadRequest for a string that is text and names nothing."""
    if not isinstance(source, str | Path):
        raise BadRequest(f"a source is a path, an address, bytes, a page or an article, not {type(source).__name__}")
    name = str(source)
    if isinstance(source, Path) or name == "-" or is_address(name):
        return name
    if "\n" in name or len(name) > 1000 or (" " in name.strip() and not _exists(name)):
        shown = " ".join(name.split())[:40]
        raise BadRequest(f"{shown!r}... is text, not a path or an address: use sayso.read_text(text)")
    return name


def _exists(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False


def make_one(page: Page, *, given: Given | None, published: Published, url: str | None) -> Article:
    """The article on a page. Raises SaysoError."""
    from sayso.page import make_article

    return make_article(page, given=given, published=to_moment(published), url=url)


def make_at_hand(page: Page, *, given: Given | None = None, published: Published, url: str | None) -> Article:
    """`make_one` for what has no name, which its errors call the text."""
    try:
        return make_one(page, given=given, published=published, url=url)
    except PageError as error:
        if str(error).startswith("- "):
            error.args = (f"the text {str(error)[2:]}",)
        raise
