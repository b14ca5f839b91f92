"""A JSON object that holds an article, as crawlers and data sets keep them."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sayso.errors import BrokenPage, NotAnArticle
from sayso.model import Page

NO_ARTICLE = 'JSON without an article: an object needs "text" or "html", a string'


@dataclass(frozen=True, slots=True)
class JsonArticle:
    """What such an object says; None or () where it is silent."""

    html: str | None
    text: str | None
    url: str | None
    outlet: str | None
    headline: str | None
    authors: tuple[str, ...]
    published: datetime | None  # UTC
    published_as_printed: str | None


# Other names that the same thing goes by in data sets.
_NAMES = {
    "headline": ("headline", "title"),
    "authors": ("authors", "author", "byline"),
    "published": ("published", "date", "date_published", "datePublished", "published_at", "publish_date"),
    "outlet": ("outlet", "publisher", "source", "site"),
}


def read_json_article(text: str, page: Page) -> JsonArticle:
    """What the JSON object `text` says of its article, with "html" or "text" as a string.

    Raises BrokenPage where it is no JSON, NotAnArticle where it has neither.
    """
    try:
        row = json.loads(text)
    except (ValueError, RecursionError):
        raise BrokenPage(f"{page.input} is no valid JSON: check how it was written") from None
    if not isinstance(row, dict) or not (_string(row.get("html")) or isinstance(row.get("text"), str)):
        raise NotAnArticle(NO_ARTICLE)
    printed = _first(row, "published")
    return JsonArticle(
        html=_string(row.get("html")),
        text=row["text"] if isinstance(row.get("text"), str) else None,
        url=_string(row.get("url")),
        outlet=_first(row, "outlet"),
        headline=_first(row, "headline"),
        authors=_authors(row),
        published=_moment(printed),
        published_as_printed=printed,
    )


def _string(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _first(row: dict[str, Any], what: str) -> str | None:
    return next((found for name in _NAMES[what] if (found := _string(row.get(name)))), None)


def _authors(row: dict[str, Any]) -> tuple[str, ...]:
    for name in _NAMES["authors"]:
        value = row.get(name)
        if isinstance(value, list):
            return tuple(found for v in value if (found := _string(v)))
        if _string(value):
            return (str(value).strip(),)
    return ()


def _moment(printed: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(printed or "")
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
