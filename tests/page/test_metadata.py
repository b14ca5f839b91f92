# ruff: noqa: E501  (cases stand on one line)
"""Headline, authors, dates and outlet from whatever a page gives."""

import pytest

from sayso.page.facts.metadata import Facts, gather_facts
from sayso.page.web.dom import parse_tree, read_lines


def facts(head: str, body: str = "", url: str | None = None) -> Facts:
    tree = parse_tree(f"<html lang='en-US'><head>{head}</head><body>{body}</body></html>")
    assert tree is not None
    return gather_facts(read_lines(tree), url)


def meta(**values: str) -> str:
    return "".join(f'<meta property="{name.replace("__", ":")}" content="{value}">' for name, value in values.items())


@pytest.mark.parametrize(
    ("head", "body", "headline"),
    [
        ("<title>Bridge closed - The Quay</title>" + meta(og__site_name="The Quay"), "", "Bridge closed"),
        ("<title>Bridge closed | Harbour | The Quay</title>" + meta(og__site_name="The Quay"), "", "Bridge closed | Harbour"),
        ("<title>Live | Bridge closed</title>" + meta(og__site_name="The Quay"), "", "Live | Bridge closed"),
        (meta(og__title="Bridge shut"), "<h1>Swing bridge at Olm shut after cracks were found</h1>", "Bridge shut"),
        (meta(og__title="Olm news: Bridge shut"), "<h1>Bridge shut</h1>", "Bridge shut"),
        (meta(og__title="“Bridge” shut"), "<h1>'Bridge' shut</h1>", "'Bridge' shut"),
        (meta(og__title="Why divers went down twice"), "<h1>Bridge shut</h1><h1>Something else entirely</h1>",
         "Why divers went down twice"),
        ("", "<h1>Bridge shut</h1>", "Bridge shut"),
    ],
)  # fmt: skip
def test_the_headline_is_the_page_s_own_without_its_outlet(head: str, body: str, headline: str) -> None:
    assert facts(head, body).headline == headline


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        (meta(author="Ana Pell"), "", ("Ana Pell",)),
        (meta(article__author="https://quay.example/ana"), "<h1>Bridge</h1><p>By Ana Pell and Bo Tarn</p>", ("Ana Pell", "Bo Tarn")),
        (meta(article__author="ana-pell"), "<h1>Bridge</h1><p>By</p><p>Ana Pell</p>", ("Ana Pell",)),
        (meta(author="The Quay", og__site_name="The Quay"), "", ("The Quay",)),
        (meta(author="The Quay", og__site_name="The Quay"), "<h1>Bridge</h1><p>By Ana Pell</p>", ("Ana Pell",)),
        ("", '<figure><span itemprop="author">Lu Ster</span></figure><b itemprop="author">By Ana Pell</b>', ("Ana Pell",)),
        ("", "<h1>Bridge</h1>", ()),
    ],
)  # fmt: skip
def test_authors_are_people_before_the_outlet(head: str, body: str, authors: tuple[str, ...]) -> None:
    assert facts(head, body).authors == authors


def test_published_never_borrows_modified() -> None:
    said = facts(meta(article__modified_time="2025-03-05T08:00:00Z"))
    assert said.published is None and said.modified is not None


def test_a_value_that_names_its_zone_beats_the_same_clock_without() -> None:
    head = meta(article__published_time="2025-03-04T22:30:00", datePublished="2025-03-04T22:30:00-05:00")
    published = facts(head).published
    assert published and published.as_utc().isoformat() == "2025-03-05T03:30:00+00:00"


def test_times_of_other_stories_and_of_changes_are_not_the_publication() -> None:
    body = '<h1>Bridge</h1><time class="updated" datetime="2025-03-05">5</time><time datetime="2025-03-04">4</time>'
    published = facts("", body).published
    assert published and published.at.day == 4


def test_very_many_titles_take_bounded_time() -> None:
    head = "".join(meta(og__title=f"Bridge shut{' ' * 200}{n}") for n in range(3_000))
    found = facts(head, "".join(f"<h1>Bridge shut {n}</h1>" for n in range(3_000)))
    assert found.headline is not None and found.headline.startswith("Bridge shut")


@pytest.mark.parametrize(
    ("head", "url", "outlet"),
    [
        (meta(og__site_name="The Quay"), None, "The Quay"),
        (meta(og__site_name="thequay", **{"application-name": "The Quay"}), None, "The Quay"),
        ("", "https://www.quay.example/a", "quay.example"),
        ("<link rel='canonical' href='https://[quay'>", None, None),
        ("", None, None),
    ],
)
def test_the_outlet_is_named_as_the_page_names_it(head: str, url: str | None, outlet: str | None) -> None:
    assert facts(head, url=url).outlet == outlet


def test_language_and_region_are_as_declared() -> None:
    said = facts("")
    assert (said.language, said.region) == ("en", "US")


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://quay.example/2025/03/04/bridge", "2025-03-04"),
        ("https://quay.example/news/2025/mar/04/bridge", "2025-03-04"),
        ("https://quay.example/news/2025-03-04-bridge", "2025-03-04"),
        ("https://quay.example/2025/13/04/bridge", None),
        ("https://quay.example/news/20250304", None),
        ("https://quay.example/1/2/3/", None),
    ],
)
def test_an_address_may_name_the_day(url: str, day: str | None) -> None:
    found = facts("", url=url).address_day
    assert (found.at.date().isoformat() if found else None) == day
