# ruff: noqa: E501  (texts stand on one line)
"""Pages to articles: what can be read, and a named error in one line for what cannot."""

import gzip
import json
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import (
    BrokenPage,
    EmptyPage,
    LanguageNotRead,
    NotAnArticle,
    NotText,
    SaysoError,
    TooLarge,
    UnsupportedKind,
)
from sayso.model import Article, Page
from sayso.page import make_article
from sayso.page.intake.limits import MOST_BYTES, MOST_CHARACTERS

SENTENCE = "The old bridge over the Tarn was closed on Sunday after inspectors found cracks, the city of Harwick said. "
PROSE = (SENTENCE * 2 + "\n\n") * 3
HTML = (
    "<!doctype html><html lang=en><head><title>Bridge closes</title></head><body><nav><a href=/>Home</a></nav><article>"
    "<h1>Bridge closes after cracks are found</h1>" + f"<p>{SENTENCE * 3}</p>" * 4 + "</article></body></html>"
)
GERMAN = (
    "Die Bürgermeisterin sagte am Freitag, dass sie mit den Arbeitern gesprochen habe und dass die Brücke bis zum "
    "Frühling geschlossen bleibe. Verletzt wurde am Sonntag niemand, als sie schwankte. "
) * 4


def page(data: bytes | str, media_type: str | None = None, **more: str) -> Page:
    return Page("page", data.encode() if isinstance(data, str) else data, media_type, **more)  # type: ignore[arg-type]


def check_whole(article: Article) -> None:
    """Blocks tile the text: every character is in exactly one."""
    if article.blocks:
        assert article.blocks[0].span.start == 0 and article.blocks[-1].span.end == len(article.text)
    for block, after in zip(article.blocks, article.blocks[1:], strict=False):
        assert block.span.start < block.span.end == after.span.start


@pytest.mark.parametrize("media_type", ["text/html", None])
def test_html_is_known_with_and_without_a_type(media_type: str | None) -> None:
    article = make_article(page(HTML, media_type))
    assert article.headline == "Bridge closes after cracks are found"
    assert article.language == "en"
    check_whole(article)


@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown", None])
def test_text_is_known_with_and_without_a_type(media_type: str | None) -> None:
    article = make_article(page(PROSE, media_type))
    assert article.text == PROSE and {b.kind for b in article.blocks} == {"body"}
    check_whole(article)


def test_xml_is_read_by_its_elements() -> None:
    xml = f"<?xml version='1.0'?><nitf><body><hedline><hl1>Bridge closes after cracks</hl1></hedline><p>{SENTENCE}</p></body></nitf>"
    article = make_article(page(xml, "application/xml"))
    assert article.headline == "Bridge closes after cracks"
    assert SENTENCE.strip() in article.text


def test_given_text_is_taken_to_the_letter_in_any_language() -> None:
    for text in (GERMAN, "Home\nNews\nSubscribe now\n", "<p>tags & all</p>", "  a\r\nb\t"):
        article = make_article(page(text), given="text")
        assert article.text == text and {b.kind for b in article.blocks} == {"body"}


def test_given_moment_and_address_are_used() -> None:
    moment = datetime(2024, 5, 12, tzinfo=UTC)
    for data in (HTML, PROSE):
        article = make_article(page(data), published=moment, url="https://www.post.example/bridge")
        assert article.published == moment
        assert (article.url, article.outlet) == ("https://www.post.example/bridge", "post.example")


def test_the_same_page_twice_has_the_same_id_and_another_text_another() -> None:
    assert make_article(page(PROSE)).id == make_article(page(PROSE)).id != make_article(page(PROSE + SENTENCE)).id


def test_json_says_what_it_knows_of_its_article() -> None:
    row = {
        "text": PROSE,
        "title": "Bridge closes",
        "author": "Mara Lindqvist",
        "date": "2024-05-12T10:15:00+01:00",
        "url": "https://post.example/bridge",
        "source": "Harwick Post",
    }
    article = make_article(page(json.dumps(row), "application/json"))
    assert (article.headline, article.authors, article.outlet) == ("Bridge closes", ("Mara Lindqvist",), "Harwick Post")
    assert article.published == datetime(2024, 5, 12, 9, 15, tzinfo=UTC)
    assert article.published_as_printed == "2024-05-12T10:15:00+01:00"
    assert article.text == PROSE
    given_article = make_article(page(json.dumps(row), "application/json"), given="text")
    assert given_article.text == PROSE and given_article.headline == "Bridge closes"
    assert (
        make_article(page(json.dumps({"html": HTML}), "application/json")).headline
        == article.headline + " after cracks are found"
    )


@pytest.mark.parametrize(
    ("data", "media_type", "error"),
    [
        (b"", None, EmptyPage),
        (b" \n\t ", "text/html", EmptyPage),
        ("\ufeff \u00a0\u2003", None, EmptyPage),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3 binary", None, UnsupportedKind),
        (b"%PDF-1.7", "application/pdf", UnsupportedKind),
        (b"PK\x03\x04" + bytes(40), None, UnsupportedKind),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40), None, UnsupportedKind),
        (b"some words", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", UnsupportedKind),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), None, NotText),
        (b"\xff\xd8\xff\xe0" + bytes(100), "text/html", NotText),
        (b"words", "image/png", NotText),
        (bytes(range(256)) * 20, None, NotText),
        (bytes(5000), None, NotText),
        (b"x" * (MOST_BYTES + 1), None, TooLarge),
        (SENTENCE * (MOST_CHARACTERS // len(SENTENCE) + 2), None, TooLarge),
        ("Home\nNews\nSport\nLog in\n", None, NotAnArticle),
        ("<html><body><ul>" + "<li><a href=/x>News</a></li>" * 50 + "</ul></body></html>", None, NotAnArticle),
        (f"<html><body><article><p>{GERMAN}</p><p>{GERMAN}</p></article></body></html>", None, LanguageNotRead),
        (GERMAN, None, LanguageNotRead),
        ("{not json", "application/json", BrokenPage),
        ("[" * 100_000, "application/json", BrokenPage),
        ('{"title": "no text"}', "application/json", NotAnArticle),
        ('{"text": " "}', "application/json", EmptyPage),
    ],
)
def test_bad_pages_are_named_errors_in_one_line(
    data: bytes | str, media_type: str | None, error: type[SaysoError]
) -> None:
    begun = time.monotonic()
    with pytest.raises(error) as caught:
        make_article(page(data, media_type))
    assert type(caught.value) is error
    assert "\n" not in str(caught.value) and ": " in str(caught.value)
    assert time.monotonic() - begun < 10


def test_an_article_in_another_language_is_found_all_the_same() -> None:
    with pytest.raises(LanguageNotRead) as caught:
        make_article(page(f"<html><body><article><p>{GERMAN}</p><p>{GERMAN}</p></article></body></html>"))
    article = caught.value.article
    assert article is not None and article.language == "de"
    assert "body" in {b.kind for b in article.blocks}
    check_whole(article)


@pytest.mark.parametrize("tag", ["div", "p", "span", "b", "table", "ul"])
def test_a_hundred_thousand_nested_tags_take_bounded_time(tag: str) -> None:
    begun = time.monotonic()
    deep = f"<html><body>{f'<{tag}>' * 100_000}{PROSE}{f'</{tag}>' * 100_000}</body></html>"
    try:
        check_whole(make_article(page(deep)))
    except SaysoError as error:
        assert "\n" not in str(error)
    assert time.monotonic() - begun < 30


def test_a_wrong_charset_is_survived() -> None:
    words = SENTENCE.replace("the city", "“the city”")
    for charset, declared in (("utf-8", "iso-8859-1"), ("cp1252", "utf-8"), ("utf-16", "utf-8")):
        article = make_article(Page("page", (words * 6).encode(charset), "text/plain", declared))
        assert article.text == words * 6


PIECES = st.sampled_from(
    ["<p>", "</p>", "<div class=share>", "</div>", "<article>", "<script>", "</script>", "<!--", "-->", SENTENCE, "Read more",
     "<h1>Bridge</h1>", "\0", "\ud800", "&amp;", "&#0;", "&#xd800;", "<meta charset=utf-16>", '{"text": "', '"}', "\r", "<?xml ", "?>",
     "<html>", "<a href='x'>", "“", "By Ann Lee", "12 May 2024", "<time datetime=0>", '<script type="application/ld+json">{"@type":']
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=200) | st.lists(PIECES, max_size=30).map(lambda p: "".join(p).encode("utf-8", "surrogatepass")),
    st.sampled_from([None, "text/html", "text/plain", "application/json", "application/xml", "text/markdown"]),
    st.sampled_from([None, "utf-8", "cp1252", "nonsense"]),
)
def test_any_bytes_become_an_article_or_a_named_error(data: bytes, media_type: str | None, charset: str | None) -> None:
    try:
        article = make_article(Page("page", data, media_type, charset))
    except SaysoError as error:
        assert "\n" not in str(error)
        return
    check_whole(article)
    article.text.encode("utf-8")


def test_packed_bytes_in_a_page_are_not_text() -> None:
    with pytest.raises(NotText):
        make_article(page(gzip.compress(HTML.encode())))


def test_an_article_in_another_language_goes_with_its_error_row() -> None:
    from sayso.retell.contract import error_to_dict

    with pytest.raises(LanguageNotRead) as caught:
        make_article(page(GERMAN))
    row = error_to_dict("page", caught.value)
    assert row["error"]["kind"] == "LanguageNotRead"
    assert row["article"]["language"] == "de" and row["article"]["text"] == GERMAN
