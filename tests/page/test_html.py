"""A page's mark-up to blocks: each kind where it stands, nothing lost, and pages without an article refused."""

from datetime import UTC, datetime

import pytest

from sayso.errors import BrokenPage, NotAnArticle, TooLarge
from sayso.model import Article, Page
from sayso.page.web.html import read_html
from tests.page.made_pages import PARAGRAPHS, make_page


def read(html: str) -> Article:
    return read_html(html, Page("page.html", b""))


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(b.kind, article.text[b.span.start : b.span.end].strip()) for b in article.blocks]


def kind_of(article: Article, words: str) -> str:
    found = [kind for kind, text in kinds(article) if words in text]
    assert len(found) == 1, f"{words!r} stands in {len(found)} blocks"
    return found[0]


def test_a_page_is_cut_into_its_parts_in_order() -> None:
    article = read(make_page())
    found = kinds(article)
    assert [kind for kind, _ in found if kind not in ("navigation", "related", "legal")] == [
        "headline", "standfirst", "byline", "byline", *["body"] * 5,
    ]  # fmt: skip
    assert tuple(text for kind, text in found if kind == "body") == PARAGRAPHS
    assert kind_of(article, "Harbour") == "navigation"
    assert kind_of(article, "Ferry to run all night") == "related"
    assert kind_of(article, "All rights reserved") == "legal"


def test_fields_come_from_what_the_page_says_of_itself() -> None:
    article = read(make_page())
    assert article.headline == "Olm bridge closed over cracks"
    assert article.authors == ("Ana Pell", "Bo Tarn")
    assert article.published == datetime(2025, 3, 4, 16, 30, tzinfo=UTC)
    assert article.modified == datetime(2025, 3, 5, 8, tzinfo=UTC)
    assert article.published_as_printed == "4 March 2025, 6.30pm"
    assert article.outlet == "The Quay"
    assert article.url == "https://quay.example/news/olm-bridge"
    assert article.language == "en"
    assert article.credit is None


def test_what_the_caller_knows_stands_over_what_the_page_says() -> None:
    moment = datetime(2020, 1, 1, tzinfo=UTC)
    article = read_html(make_page(), Page("p", b""), published=moment, url="https://other.example/x")
    assert (article.published, article.url) == (moment, "https://other.example/x")


@pytest.mark.parametrize(
    ("middle", "words", "kind"),
    [
        ("<h2>Cracks in the bearings</h2>", "Cracks in the bearings", "body"),
        ("<ul><li>Two bearings are cracked</li><li>One pier is scraped</li></ul>", "One pier is scraped", "body"),
        ("<blockquote><p>Nobody told us anything at all.</p></blockquote>", "Nobody told us", "body"),
        ("<table><tr><td>Cars a day</td><td>9,000</td></tr><tr><td>Barges</td><td>12</td></tr></table>",
         "Cars a day 9,000", "body"),
        ("<figure><img src=a.jpg><figcaption>The bridge on Tuesday. Photo: Lu Ster</figcaption></figure>",
         "The bridge on Tuesday", "caption"),
        ("<p>Photo: Lu Ster/The Quay</p>", "Lu Ster", "caption"),
        ("<figure><a href=#n>skip past newsletter promotion</a></figure>", "skip past", "navigation"),
        ('<div class="gallery"><p>[1/5]A diver looks at the bearings of the bridge on Tuesday. Lu Ster for the Quay'
         "</p></div>", "A diver looks", "caption"),
        ('<div class="more-from"><p>A diver looks at the bearings of the bridge on Tuesday. (AP Photo/Lu Ster) more >'
         "</p></div>", "A diver looks", "caption"),
        ('<div class="author"><span>Assistant Harbour EditorFollow</span></div>', "Assistant", "share"),
        ("<h3>Sign In or Create an Account</h3>", "Sign In", "navigation"),
        ('<aside class="pull-quote">“Not for another night”</aside>', "Not for another night", "pull_quote"),
        ('<div class="newsletter-signup"><p>The morning tide, by seven.</p></div>', "morning tide", "subscribe"),
        ("<p>Sign up to our newsletter for the best of the harbour every morning.</p>", "Sign up to our", "subscribe"),
        ('<p>READ MORE: <a href="/3">Divers find a second crack</a></p>', "Divers find", "read_more"),
        ('<p><a href="/3">Divers find a second crack under the mill</a></p>', "Divers find", "related"),
        ('<div class="ad-slot">Advertisement</div>', "Advertisement", "advert"),
        ('<div class="share-bar"><a href=#>Facebook</a><a href=#>Tern</a></div>', "Facebook", "share"),
        ('<div id="cookie-banner"><p>We use cookies to count our visitors.</p></div>', "count our visitors", "legal"),
        ("<p>Correction: An earlier version of this article misspelled the mill.</p>", "misspelled", "correction"),
    ],
)  # fmt: skip
def test_what_stands_between_paragraphs_is_named(middle: str, words: str, kind: str) -> None:
    article = read(make_page(middle))
    assert kind_of(article, words) == kind
    assert [text for k, text in kinds(article) if k == "body" and text in PARAGRAPHS] == list(PARAGRAPHS)


def test_a_summary_under_the_headline_is_a_standfirst() -> None:
    summary = "The bridge is closed until the spring after divers found two cracks, and a ferry takes the school run."
    head = "<article><header><h1>Olm bridge closed over cracks</h1>"
    apart = f"<section><h1>Olm bridge closed over cracks</h1><div><div>{summary}</div></div></section><article><header>"
    page = make_page().replace(head, apart, 1)
    assert kind_of(read(page), summary) == "standfirst"


@pytest.mark.parametrize(
    ("after", "words", "kind"),
    [
        ("<p>Additional reporting by Cy Dorn in Tarn</p>", "Cy Dorn", "byline"),
        ("<p>Bo Tarn contributed to this report.</p>", "contributed", "byline"),
        ('<div class="author-bio"><p>Ana Pell writes about the harbour.</p></div>', "writes about", "byline"),
        ('<div class="comments"><p>I always said it was not safe, and nobody would listen to me.</p></div>',
         "nobody would listen", "comment"),
        ('<div class="cards"><div class="c1"><h3><a href="/5">Mill wheel turns again after a century of rest</a></h3>'
         "<p>The wheel was last used in 1921, before the war.</p></div></div>", "was last used", "related"),
    ],
)  # fmt: skip
def test_what_stands_under_the_article_is_named(after: str, words: str, kind: str) -> None:
    assert kind_of(read(make_page(after=after)), words) == kind


def test_a_short_last_sentence_is_of_the_article() -> None:
    page = make_page().replace(f"<p>{PARAGRAPHS[4]}</p>", f"<p>{PARAGRAPHS[4]}</p><p>“That is so,” Holt said.</p>")
    assert kinds(read(page))[-1][0] != "body"
    assert ("body", "“That is so,” Holt said.") in kinds(read(page))


def test_a_list_of_links_at_the_end_is_no_list_of_the_article() -> None:
    links = "".join(f'<li><a href="/{i}">A story of the harbour and its people</a></li>' for i in range(3))
    page = make_page().replace(f"<p>{PARAGRAPHS[4]}</p>", f"<p>{PARAGRAPHS[4]}</p><ul>{links}</ul>")
    assert kind_of(read(page), "its people") == "related"


def test_a_byline_in_a_box_of_another_story_is_of_that_box() -> None:
    box = '<div class="related-story"><h3><a href="/7">Mill wheel turns</a></h3><p class="byline">By Cy Dorn</p></div>'
    article = read(make_page(box))
    assert kind_of(article, "Cy Dorn") == "related"
    assert [text for kind, text in kinds(article) if kind == "byline"] == [
        "By Ana Pell and Bo Tarn",
        "4 March 2025, 6.30pm",
    ]


def test_an_appeal_box_is_one_appeal_with_its_heading_and_button() -> None:
    box = """<div><h4>Local news needs you</h4><p>If you value our reporting, please consider a gift today.</p>
    <a href=/give>Join today</a></div>"""
    article = read(make_page(after=box))
    assert "Local news needs you\n" in next(text for kind, text in kinds(article) if kind == "appeal")


def test_a_dateline_is_a_block_of_its_own_and_names_the_agency() -> None:
    page = make_page().replace(f"<p>{PARAGRAPHS[0]}", f"<p>OLM, Tarnland (AP) — {PARAGRAPHS[0]}")
    article = read(page)
    assert ("dateline", "OLM, Tarnland (AP) —") in kinds(article)
    assert ("body", PARAGRAPHS[0]) in kinds(article)
    assert article.credit == "AP"


def test_an_appeal_glued_to_a_paragraph_is_cut_off() -> None:
    glued = "Please support our journalism. Your donation keeps our reporters on the quay. Donate today. "
    page = make_page().replace(PARAGRAPHS[4], PARAGRAPHS[4] + " " + glued)
    article = read(page)
    assert kind_of(article, "Your donation keeps") == "appeal"
    assert ("body", PARAGRAPHS[4]) in kinds(article)


def test_the_day_in_the_address_stands_in_where_the_page_tells_none() -> None:
    page = f"<h1>Olm bridge</h1>{''.join(f'<p>{words}</p>' for words in PARAGRAPHS)}"
    article = read_html(page, Page("p", b""), url="https://quay.example/2025/03/04/olm")
    assert article.published == datetime(2025, 3, 4, tzinfo=UTC) and article.published_as_printed is None


def test_a_headline_that_is_nowhere_on_the_page_is_still_the_headline() -> None:
    page = make_page().replace("<h1>Olm bridge closed over cracks</h1>", "")
    article = read(page)
    assert article.headline == "Olm bridge closed over cracks"
    assert "headline" not in [kind for kind, _ in kinds(article)]


def test_readers_comments_do_not_become_the_article_where_they_are_longer() -> None:
    comment = "<p>I have crossed this bridge every day for thirty years and I have never once seen a barge near it.</p>"
    article = read(
        make_page(
            after=f'<section class="comments-section">{comment * 1}{comment.replace("thirty", "forty") * 30}</section>'
        )
    )
    assert tuple(text for kind, text in kinds(article) if kind == "body") == PARAGRAPHS


def test_an_article_that_styles_hide_is_read_where_there_is_no_other() -> None:
    hidden = make_page().replace('<div class="story-text">', '<div class="story-text" style="display:none">')
    article = read(hidden)
    assert PARAGRAPHS[2] in article.text


def test_paragraphs_that_only_line_breaks_part_are_a_line_each() -> None:
    body = "<br><br>".join(PARAGRAPHS)
    article = read(f"<html><head><title>Bridge</title></head><body><h1>Olm bridge</h1><div>{body}</div></body></html>")
    assert tuple(text for kind, text in kinds(article) if kind == "body") == PARAGRAPHS


def test_tags_left_open_by_the_thousand_lose_no_paragraph() -> None:
    for tag in ("<b>", "<font size=2>", "<div>"):
        page = make_page(tag * 3000)
        assert all(words in read(page).text for words in PARAGRAPHS)


@pytest.mark.parametrize(
    ("html", "says"),
    [
        ("", "no text"),
        ("<html></html>", "no article"),
        ("<script>" + "x=1;" * 900 + "</script><div id=root></div>", "JavaScript"),
        ("<p>Please enable JavaScript to view this site.</p>", "JavaScript"),
        ("<h1>Access denied</h1><p>Verify you are human to go on.</p>", "robots"),
        ("<h1>A fine day</h1><p>Subscribe to continue reading.</p>", "wall"),
        ("<p>We value your privacy.</p><button>Accept all</button>", "consent"),
        (
            "<ul>" + "<li><a href=/x>A story about the bridge and barge</a></li>" * 60 + "</ul>",
            "list of links",
        ),
    ],
)
def test_a_page_without_an_article_says_so_and_what_to_do_next(html: str, says: str) -> None:
    with pytest.raises(NotAnArticle, match=says) as caught:
        read(html)
    assert "\n" not in str(caught.value) and ":" in str(caught.value)


def test_a_front_page_of_teasers_is_no_article() -> None:
    teasers = "".join(
        f'<div class="t{i}"><h2><a href="/{i}">Story number {i} about the harbour and what became of it</a></h2>'
        f"<p>A short line about story {i}, with a full stop at its end.</p></div>"
        for i in range(9)
    )
    links = "".join(f'<li><a href="/s{i}">Another story about the town, number {i}</a></li>' for i in range(80))
    with pytest.raises(NotAnArticle, match="list of links"):
        read(f"<html><body><nav><ul>{links}</ul></nav>{teasers}</body></html>")


def test_pages_beyond_any_article_are_refused_by_name() -> None:
    with pytest.raises(TooLarge):
        read("<p>" + "word " * 300_000)
    with pytest.raises((TooLarge, BrokenPage)):
        read("<div>" * 110_000 + "x")


def test_the_same_page_gives_the_same_article() -> None:
    assert read(make_page()) == read(make_page())


def test_what_a_page_says_without_scripts_is_told() -> None:
    page = "<body><div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript></body>"
    with pytest.raises(NotAnArticle, match="needs JavaScript"):
        read_html(page, Page("-", b""))


def test_the_one_heading_stands_over_a_title_of_the_window() -> None:
    prose = (
        "<p>The mill in Olm closed on Monday after ninety years of work, the mayor of the town said in the square.</p>"
    )
    page = f"<title>Untitled 3</title><body><article><h1>Mill closes</h1>{prose * 3}</article></body>"
    assert read_html(page, Page("-", b"")).headline == "Mill closes"
