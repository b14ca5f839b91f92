"""Promises of mark-up to article, on any text and on broken pages: tiled to the last character, or a named error."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import SaysoError
from sayso.model import Article, Page
from sayso.page.web.html import read_html
from tests.page.made_pages import make_page

PAGE = make_page("<h2>Cracks</h2>", "<ul><li>One</li><li>Two</li></ul>", "<blockquote>Said</blockquote>")
PIECES = (
    "<p>", "</p>", "<div class='ad'>", "</div>", "<br>", "<table>", "<tr><td>", "<script>", "</script>", "<!--", "-->",
    "<![CDATA[", "<h1>", "</h1>", "<a href=x>", "</a>", "&nbsp;", "&#0;", "&#xD800;", "\0", "\ud800", "\u200b",
    "<time datetime=",
    '<script type="application/ld+json">{"@type":"Article","headline":[{}],"author":{"name":["A",{}]}}</script>',
    '<meta name=author content="', "<html><body>", "</body></html>", "<li>", "<figure>", "<b>", "(AP) — ", "By ", "\n",
)  # fmt: skip


def check(html: str) -> None:
    try:
        article = read_html(html, Page("p", b""))
    except SaysoError as error:
        assert str(error) and "\n" not in str(error)
        return
    check_tiled(article)


def check_tiled(article: Article) -> None:
    starts = [block.span.start for block in article.blocks]
    ends = [block.span.end for block in article.blocks]
    assert starts == [0, *ends[:-1]] and ends[-1] == len(article.text)
    assert all(start < end for start, end in zip(starts, ends, strict=True))
    assert all(block.why and "\n" not in block.why for block in article.blocks)
    article.text.encode("utf-8")
    for value in (article.headline, article.outlet, article.credit, article.published_as_printed, article.url):
        assert value is None or value.strip()
    assert all(article.authors)


@given(st.text())
def test_any_text_is_an_article_or_a_named_error(text: str) -> None:
    check(text)
    check(f"<html><body><h1>{text}</h1><p>{text}</p>{PAGE}")


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 2**32), st.lists(st.sampled_from(PIECES), min_size=1, max_size=12))
def test_a_page_broken_anywhere_is_an_article_or_a_named_error(seed: int, pieces: list[str]) -> None:
    place = random.Random(seed)
    html = PAGE
    for piece in pieces:
        at = place.randrange(len(html))
        cut = at + place.choice((0, 0, 1, 7, 60))
        html = html[:at] + piece + html[cut:]
    check(html)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, len(PAGE)), st.integers(0, 400))
def test_a_page_cut_short_is_an_article_or_a_named_error(end: int, start: int) -> None:
    check(PAGE[start:end])


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from((*PIECES, "The bridge was closed on Tuesday. ")), max_size=80))
def test_any_heap_of_tags_is_an_article_or_a_named_error(pieces: list[str]) -> None:
    check("".join(pieces))
