"""Sources in, readings out, one after the other; one bad page never ends it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from sayso.desk.pages import (
    Given,
    OnSkip,
    Published,
    check_source,
    is_address,
    make_at_hand,
    make_one,
    make_page_article,
    open_pages,
    to_moment,
)
from sayso.desk.readers import ReadArticles, find_reader
from sayso.desk.results import Failure, Reading, name_defect, retell
from sayso.errors import BadRequest, EmptyPage, SaysoError
from sayso.model import Article, Page


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
        source = make_at_hand(Page("-", source), given=given, published=published, url=url)
    if isinstance(source, Article):
        return retell(read_articles([source])[0])
    if isinstance(source, Page):
        article = make_one(source, given=given, published=published, url=url)
        return retell(read_articles([article])[0])
    pages = open_pages(check_source(source), given=given, published=published, url=url, allow_private=allow_private)
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
        article = make_at_hand(page, published=published, url=url)
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


def _read_one(read_articles: ReadArticles, article: Article) -> Reading | Failure:
    try:
        return retell(read_articles([article])[0])
    except SaysoError as error:
        return Failure(article.input, error)
    except Exception as error:
        return Failure(article.input, name_defect(error))
