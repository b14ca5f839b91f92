"""BYTES -> ARTICLE. What stands where:

intake/     what a person names, to pages, and bytes to text
web/        mark-up to an article               flat/       text without mark-up to an article
facts/      what a page says about itself: headline, authors, times, agency credit
messaging   the page's own messaging, by its words: lines, and appeals glued into a paragraph (messaging_cues)
furniture   captions, bylines, credits and corrections, by their words
genre       report, opinion, interview, live, transcript; is the text cut?
language    is it English?                      given       article text taken to the letter
"""

from dataclasses import replace
from datetime import datetime
from typing import Literal

from sayso.errors import EmptyPage, LanguageNotRead, NotAnArticle, TooLarge
from sayso.model import ARTICLE_KINDS, Article, Page
from sayso.page.intake.limits import MOST_BYTES, MOST_CHARACTERS, too_large

__all__ = ["make_article"]


def make_article(
    page: Page, *, given: Literal["text"] | None = None, published: datetime | None = None, url: str | None = None
) -> Article:
    """The article on a page: one text cut into blocks, with what the page says about itself.

    `published` (UTC) and `url` are for pages that do not say it. With `given="text"` the page is article text, taken
    to the letter in whatever language. Raises EmptyPage, NotText, UnsupportedKind, BrokenPage, NotAnArticle, TooLarge;
    LanguageNotRead, with the article, where it is not in English.
    """
    from sayso.page.intake.decode import decode_page
    from sayso.page.intake.kinds import refuse_bytes, tell_kind

    if len(page.data) > MOST_BYTES:
        raise too_large(page.input)
    if not page.data.strip():
        raise EmptyPage(f"{page.input} is empty: check that it was saved in full")
    refuse_bytes(page.data, page.media_type)
    text = decode_page(page.data, page.charset)
    if not text.strip():
        raise EmptyPage(f"{page.input} holds nothing but white space: check that it was saved in full")
    kind = tell_kind(text, page.media_type)
    if kind == "json":
        article = _from_json(text, page, given, published, url)
    elif given == "text":
        article = _as_given(text, page, published, url)
    else:
        article = _from_text(text, kind, page, published, url)
    if len(article.text) > MOST_CHARACTERS:
        raise _too_long(page)
    return article if given == "text" else _with_language(article)


def _too_long(page: Page) -> TooLarge:
    return TooLarge(f"{page.input} has more than {MOST_CHARACTERS:,} characters of text: split it into articles")


def _as_given(text: str, page: Page, published: datetime | None, url: str | None) -> Article:
    from sayso.page.given import take_text_as_given

    return take_text_as_given(text, page.input, url=url or page.url, published=published)


def _from_text(text: str, kind: str, page: Page, published: datetime | None, url: str | None) -> Article:
    if kind == "html":
        from sayso.page.intake.decode import clean_markup
        from sayso.page.web.html import read_html

        return read_html(clean_markup(text), page, published=published, url=url)
    from sayso.page.flat.plain import read_plain, strip_tags

    if len(text) > MOST_CHARACTERS:
        raise _too_long(page)
    return read_plain(strip_tags(text) if kind == "xml" else text, page, published=published, url=url)


def _from_json(text: str, page: Page, given: str | None, published: datetime | None, url: str | None) -> Article:
    from sayso.page.intake.decode import clean_text
    from sayso.page.intake.json_article import read_json_article

    said = read_json_article(text, page)
    url = url or said.url
    published = published or said.published
    body = clean_text((said.text if given == "text" else said.html) or said.text or said.html or "")
    if not body.strip():
        raise EmptyPage(f"{page.input} holds an article without text: check how it was made")
    if given == "text":
        article = _as_given(body, page, published, url)
    else:
        article = _from_text(body, "html" if said.html else "text", page, published, url)
    # What the object says of itself was looked up by somebody; the page fills what it leaves open.
    return replace(
        article,
        headline=said.headline or article.headline,
        authors=said.authors or article.authors,
        outlet=said.outlet or article.outlet,
        published_as_printed=said.published_as_printed or article.published_as_printed,
    )


def _with_language(article: Article) -> Article:
    """`article` with its language. Raises LanguageNotRead, with the article, where it is not in English."""
    from sayso.page.language import check_language

    words = "\n".join(article.text[b.span.start : b.span.end] for b in article.blocks if b.kind in ARTICLE_KINDS)
    if not words.strip():
        raise NotAnArticle(f"{article.input} holds no article: give a page with one news story on it")
    try:
        language = check_language(words)
    except LanguageNotRead as error:
        error.article = replace(article, language=error.language or article.language)
        raise
    return replace(article, language=language or article.language)
