"""What holds for every text: names are the page's own words, nothing is raised, and swapped names swap and no more."""

from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from notation import unmark

from sayso.model import Article, Source, Span
from sayso.page.given import take_text_as_given
from sayso.reading.found import Found
from sayso.reading.parse import parse_article
from sayso.reading.who.heard import list_mentions
from sayso.reading.who.names import gather_cast
from sayso.reading.who.speakers import follow_article, resolve_sources

PIECES = (
    "Ruth Salk Tobias Renner Mr. Mrs. Jr Olm Harbour Guild (OHG) the a mayor spokesman minister of for she he they it "
    "who said told that I we his their report officials “no” ' ’ ( ) , . — ? \n \n\n said. Salk’s U.S. 12,000 naïve 東"
)
WORDS = PIECES.split(" ")
texts = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=50).map(" ".join),
    st.lists(st.sampled_from([*WORDS, "", "\u200b", "🙂", "\t", "\r\n"]), max_size=30).map("".join),
    st.text(max_size=80),
)


@st.composite
def texts_with_founds(draw: st.DrawFn) -> tuple[str, list[Found]]:
    text = draw(texts)

    def spans(least: int) -> tuple[Span, ...]:
        places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
        found = [Span(min(p), max(p)) for p in draw(st.lists(places, min_size=least, max_size=2)) if p[0] != p[1]]
        return tuple(sorted(found))

    count = draw(st.integers(0, 4)) if text else 0
    founds = [Found(spans(0), spans(0), spans(1), "drawn") for _ in range(count)]
    return text, [f for f in founds if f.content]


def assert_own_words(article: Article, source: Source) -> None:
    assert (source.name is None) == (source.named_at is None)
    if source.named_at is not None:
        assert article.text[source.named_at.start : source.named_at.end] == source.name
        assert source.name
    for words in (source.role, source.party):
        assert words is None or (words and words in article.text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts_with_founds())
def test_names_are_the_pages_own_words_and_nothing_is_raised(drawn: tuple[str, list[Found]]) -> None:
    text, founds = drawn
    article = take_text_as_given(text)
    parsed = parse_article(article)
    sources = resolve_sources(article, follow_article(parsed, founds), founds)
    assert len(sources) == len(founds)
    for found, source in zip(founds, sources, strict=True):
        assert (source is None) == (not found.source)
        if source is not None:
            assert source.spans == found.source
            assert_own_words(article, source)
    for mention in list_mentions(article, parsed, gather_cast(parsed), ()):
        assert mention.name in text
        assert mention.spans == tuple(sorted(mention.spans))
        assert all(0 <= s.start < s.end <= len(text) for s in mention.spans)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts_with_founds())
def test_same_text_same_sources(drawn: tuple[str, list[Found]]) -> None:
    text, founds = drawn
    article = take_text_as_given(text)
    parsed = parse_article(article)
    assert resolve_sources(article, follow_article(parsed, founds), founds) == resolve_sources(
        article, follow_article(parsed, founds), founds
    )


TEMPLATES = [
    "<s1>{A}</s1> <c1>said</c1> <x1>the pier was safe</x1>. {B} was out. <s2>{a}</s2> <c2>added</c2> <x2>more</x2>.",
    "{A}, the mayor, met {B}. <s1>{b}</s1> <c1>said</c1> <x1>the talks went well</x1>.",
    '<x1>"{b} knew of it,"</x1> <s1>{A}</s1> <c1>said</c1>. {B} denied it.',
    "{A} told {B} to go. <s1>The Harbour Guild</s1> <c1>said</c1> <x1>both had left</x1>.",
    "<s1>A spokesman for {A}</s1> <c1>said</c1> <x1>that {B} had left</x1>.",
    "{A} spoke first. <s1>Officials close to {B}</s1> <c1>said</c1> <x1>no</x1>.",
    "<s1>{A}'s claim</s1> <c1>was</c1> <x1>that {B} had left</x1>. <s2>{b}</s2> <c2>called</c2> <x2>it a lie</x2>.",
]
PEOPLE = ["Ruth Salk", "Omar Farouk", "Tobias Renner", "Mei Tanaka", "Ivan Petrov"]


def labels(template: str, one: str, other: str) -> list[tuple[object, ...]]:
    """Kinds, names and parties of a template's sources, its two people written as A and B."""
    marked = template.format(A=one, B=other, a=one.split()[-1], b=other.split()[-1])
    text, founds = unmark(marked)
    article = take_text_as_given(text)

    def masked(words: str | None) -> str | None:
        return words and words.replace(one, "A").replace(other, "B")

    sources = resolve_sources(article, follow_article(parse_article(article), founds), founds)
    return [(masked(s.name), s.kind, masked(s.role), masked(s.party)) for s in sources if s is not None]


@pytest.mark.parametrize("template", TEMPLATES)
def test_swapped_people_swap_and_no_more(template: str) -> None:
    first = labels(template, *PEOPLE[:2])
    assert first
    for one, other in permutations(PEOPLE, 2):
        assert labels(template, one, other) == first, (one, other)
