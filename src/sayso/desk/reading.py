"""Sources in, articles and readings out, one after the other; one bad page never ends it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from functools import partial
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from sayso import model
from sayso.errors import BadRequest, Defect, EmptyPage, PageError, SaysoError
from sayso.model import Article, Page

Given = Literal["text"]
Published = str | date | datetime | None
ReadArticles = Callable[[Sequence[Article]], list[model.Reading]]
OnSkip = Callable[[str, str], None] | None

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True, repr=False)
class Reading(model.Reading):
    """A reading that can retell itself: as data, as a page, as a table."""

    def __repr__(self) -> str:
        return f"<Reading of {self.article.input!r}: {len(self.statements)} statements>"

    def to_dict(self) -> dict[str, Any]:
        """The contract's object: offsets in code points into `article.text`, times ISO 8601 in UTC."""
        from sayso.retell.contract import reading_to_dict

        return reading_to_dict(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """`to_dict` as JSON text; one line unless `indent` is given."""
        from sayso.retell.contract import row_to_json

        return row_to_json(self.to_dict(), indent=indent)

    def to_html(self) -> str:
        """One self-contained page: no script, nothing from another host."""
        from sayso.retell.html import reading_to_html

        return reading_to_html(self)

    def to_dataframe(self) -> Any:
        """A pandas DataFrame, one row a statement. Raises BadRequest where pandas is not installed."""
        from sayso.retell.table import readings_to_dataframe

        return readings_to_dataframe([self])

    def _repr_html_(self) -> str:
        from sayso.retell.html import reading_to_frame

        return reading_to_frame(self)


@dataclass(frozen=True, slots=True)
class Failure:
    """A source or a page that could not be read, and why."""

    input: str  # what the user gave, or the file within it
    error: SaysoError

    def to_dict(self) -> dict[str, Any]:
        """The contract's error row."""
        from sayso.retell.contract import error_to_dict

        return error_to_dict(self.input, self.error)


def read(
    source: str | Path | bytes | Page | Article,
    *,
    published: Published = None,
    url: str | None = None,
    given: Given | None = None,
    reader: str = "rules",
    allow_private: bool = False,
) -> Reading:
    """The reading of one page: a path, an address, "-" for standard input, a page's bytes, a page or an article.

    `given="text"` takes the input as article text to the letter. `published` and `url` are for pages that do not
    say it. Raises a SaysoError that names what is wrong; BadRequest where a source holds several pages.
    """
    read_articles = find_reader(reader)
    if isinstance(source, bytes):
        source = _make_at_hand(Page("-", source), given=given, published=published, url=url)
    if isinstance(source, Article):
        return retell(read_articles([source])[0])
    if isinstance(source, Page):
        article = _make_article(source, given=given, published=published, url=url)
        return retell(read_articles([article])[0])
    pages = open_pages(_one_source(source), given=given, published=published, url=url, allow_private=allow_private)
    found = list(islice(pages, 2))
    if len(found) != 1:
        many = "several pages" if found else "no page"
        raise BadRequest(f"{source} holds {many}: read them with sayso.read_each([{str(source)!r}])")
    only = found[0]
    if isinstance(only, Failure):
        raise only.error
    return retell(read_articles([only])[0])


def read_text(
    text: str, *, published: Published = None, url: str | None = None, given: Given | None = None, reader: str = "rules"
) -> Reading:
    """The reading of a page's text or mark-up that is at hand as a string; `given="text"` for bare article text.

    Raises PageError where the text holds no article and TooLarge where it holds too much; neither with `given="text"`.
    """
    if not isinstance(text, str):
        other = "give bytes to sayso.read" if isinstance(text, bytes) else "give the words of one story"
        raise BadRequest(f"read_text takes a string, not {type(text).__name__}: {other}")
    if not text.strip() and given != "text":
        raise EmptyPage("the text is empty: give the words of one story")
    page = Page("-", text.encode("utf-8", "surrogatepass"), charset="utf-8")
    if given == "text":
        from sayso.page.given import take_text_as_given

        article = take_text_as_given(text, "-", url=url, published=to_moment(published))
    else:
        article = _make_at_hand(page, published=published, url=url)
    return read(article, reader=reader)


def fetch(address: str, *, allow_private: bool = False) -> Article:
    """The article at an http or https address. Raises BadRequest for what is no address, SourceError, PageError."""
    if not isinstance(address, str) or not is_address(address):
        raise BadRequest(f"{address!r} is no address: it has to start with http:// or https://")
    for found in open_pages(address, allow_private=allow_private):
        if isinstance(found, Failure):
            raise found.error
        return found
    raise BadRequest(f"nothing was found at {address}")


def read_each(
    sources: Iterable[str | Path],
    *,
    published: Published = None,
    url: str | None = None,
    given: Given | None = None,
    reader: str = "rules",
    allow_private: bool = False,
    on_skip: OnSkip = None,
    min_score: float | None = None,
) -> Iterator[Reading | Failure]:
    """The reading, or the failure, of each page of many sources, in order, as they are made.

    `on_skip(name, why)` hears of files in folders that are no pages. With `min_score`, a reader that gives scores
    leaves out attributions below it. Raises BadRequest before anything is read where `published` or `reader` makes no
    sense.
    """
    if isinstance(sources, str | bytes | Path):
        raise BadRequest(f"read_each takes a list of sources: write sayso.read_each([{str(sources)[:60]!r}])")
    find_reader(reader)
    moment = to_moment(published)
    articles = open_pages(
        *sources, given=given, published=moment, url=url, allow_private=allow_private, on_skip=on_skip
    )
    return read_stream(articles, reader=reader, min_score=min_score)


def read_stream(
    articles: Iterable[Article | Failure], *, reader: str = "rules", min_score: float | None = None
) -> Iterator[Reading | Failure]:
    """The reading of each article, in order; failures pass through in their place."""
    read_articles = find_reader(reader, min_score=min_score)
    for item in articles:
        yield item if isinstance(item, Failure) else _read_one(read_articles, item)


def read_batch(
    pages: Sequence[Page], read_articles: ReadArticles, *, given: Given | None = None
) -> list[Reading | Failure]:
    """The reading, or the failure, of each page, in order; the articles are read at once where none of them fails."""
    made = [make_page_article(page, given=given) for page in pages]
    articles = [item for item in made if isinstance(item, Article)]
    try:
        read: Iterator[Reading | Failure] = iter([retell(r) for r in read_articles(articles)])
    except Exception:
        read = iter([_read_one(read_articles, article) for article in articles])
    return [item if isinstance(item, Failure) else next(read) for item in made]


def find_reader(name: str, *, min_score: float | None = None) -> ReadArticles:
    """The function that reads a batch of articles.

    Raises BadRequest for a name that is none, and where what the learned reader needs is not installed.
    """
    if name not in _READERS:
        raise BadRequest(f"there is no reader called {name!r}: the readers are: {', '.join(_READERS)}")
    if name == "model" and find_spec("onnxruntime") is None:
        raise BadRequest("the reader called model needs onnxruntime: pip install 'sayso[model]', or use the rules")
    return partial(_read_by_model, min_score=min_score) if name == "model" and min_score else _READERS[name]


def reader_version(name: str) -> str:
    """The name and version that a reader puts on what it reads: "rules@1"."""
    from sayso.reading.versions import VERSIONS

    return VERSIONS[name]


def _read_by_rules(articles: Sequence[Article]) -> list[model.Reading]:
    from sayso.reading import read_articles

    return read_articles(articles)


def _read_by_model(articles: Sequence[Article], *, min_score: float = 0.0) -> list[model.Reading]:
    from sayso.reading import read_by_model

    return read_by_model(articles, min_score=min_score)


_READERS: dict[str, ReadArticles] = {"rules": _read_by_rules, "model": _read_by_model}


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
        return _make_article(page, given=given, published=published, url=url)
    except SaysoError as error:
        return Failure(page.input, error)
    except Exception as error:
        return Failure(page.input, _defect(error))


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


def _make_article(page: Page, *, given: Given | None, published: Published, url: str | None) -> Article:
    from sayso.page import make_article

    return make_article(page, given=given, published=to_moment(published), url=url)


def _make_at_hand(page: Page, *, given: Given | None = None, published: Published, url: str | None) -> Article:
    """`_make_article` for what has no name, which its errors call the text."""
    try:
        return _make_article(page, given=given, published=published, url=url)
    except PageError as error:
        if str(error).startswith("- "):
            error.args = (f"the text {str(error)[2:]}",)
        raise


def is_address(name: str) -> bool:
    """Whether a name is an address of the web, and not a file's."""
    return _ADDRESS.match(name) is not None


def _one_source(source: str | Path) -> str:
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


def retell(reading: model.Reading) -> Reading:
    """The same reading, able to retell itself."""
    return Reading(**{f.name: getattr(reading, f.name) for f in fields(model.Reading)})


def _read_one(read_articles: ReadArticles, article: Article) -> Reading | Failure:
    try:
        return retell(read_articles([article])[0])
    except SaysoError as error:
        return Failure(article.input, error)
    except Exception as error:
        return Failure(article.input, _defect(error))


def _defect(error: Exception) -> Defect:
    """A mistake of sayso's own, as the error row of the one page that met it."""
    made = Defect(f"sayso failed on this page ({type(error).__name__}: {error}): please report it with the page")
    made.__cause__ = error
    return made
