"""What JSON-LD says of an article, whole or broken."""

import json

from hypothesis import given
from hypothesis import strategies as st

from sayso.page.facts.jsonld import describe

ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Bridge &amp; barge",
    "author": {"@type": "Person", "name": "Ana Pell"},
    "datePublished": "2025-03-04",
}


def test_fields_are_read_plain() -> None:
    said = describe(
        [json.dumps(ARTICLE | {"isAccessibleForFree": "False", "articleSection": ["Harbour"], "articleBody": "a<p>b"})]
    )
    assert said is not None
    assert (said.headline, said.people, said.published) == ("Bridge & barge", ("Ana Pell",), "2025-03-04")
    assert (said.free, said.sections, said.types, said.body) == (False, ("Harbour",), ("newsarticle",), "a\nb")


def test_the_page_s_own_article_wins_over_others_in_the_graph() -> None:
    own = ARTICLE | {"headline": "Own", "url": "https://a.example/own"}
    other = ARTICLE | {"headline": "Other", "url": "https://a.example/other", "publisher": {"name": "X"}}
    said = describe([json.dumps({"@graph": [{"@type": "WebPage"}, other, own]})], "https://a.example/own")
    assert said is not None and said.headline == "Own"


def test_authors_by_reference_and_organisations_are_told_apart() -> None:
    graph = [
        ARTICLE | {"author": [{"@id": "#ana"}, {"@type": "Organization", "name": "The Quay"}, "Bo Tarn"]},
        {"@type": "Person", "@id": "#ana", "name": "Ana Pell"},
    ]
    said = describe([json.dumps(graph)])
    assert said is not None
    assert (said.people, said.bodies) == (("Ana Pell", "Bo Tarn"), ("The Quay",))


def test_what_breaks_json_slightly_is_mended() -> None:
    broken = '<!-- {"@type": "Article", "headline": "A\nline",\n "datePublished": "2025-03-04",} -->'
    said = describe([broken])
    assert said is not None and said.headline == "A line"


def test_updates_of_a_live_page_are_part_of_its_body() -> None:
    live = ARTICLE | {"@type": "LiveBlogPosting", "liveBlogUpdate": [{"articleBody": "First"}, {"articleBody": "Then"}]}
    said = describe([json.dumps(live)])
    assert said is not None and said.body.split() == ["First", "Then"]


def test_pages_that_describe_no_article_give_none() -> None:
    assert describe([]) is None
    assert describe(["", "{", "[1, 2]", '{"@type": "Organization", "name": "The Quay"}', "[" * 5000]) is None


VALUES = st.recursive(
    st.none() | st.booleans() | st.text(max_size=5) | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["@type", "@id", "headline", "author", "name", "datePublished", "publisher", "articleBody", "mainEntityOfPage",
         "liveBlogUpdate", "articleSection", "@value"]), inner, max_size=5),
    max_leaves=20,
)  # fmt: skip


@given(VALUES)
def test_any_json_is_described_or_none(value: object) -> None:
    node = {"@type": "Article", "headline": "x", "datePublished": "y"} | (
        value if isinstance(value, dict) else {"author": value}
    )
    said = describe([json.dumps(node), json.dumps(value)])
    assert said is None or all(isinstance(name, str) and name for name in (*said.people, *said.bodies))
