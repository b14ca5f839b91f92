"""Nothing unaccounted: each word in exactly one statement, or source, cue or frame, whatever the finder found."""

import re
from collections import Counter
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.model import READ_KINDS, Article, Block, Reading, Span
from sayso.page.given import take_text_as_given
from sayso.reading.assemble import assemble
from sayso.reading.found import Found
from sayso.reading.parse import parse_article

OWN = {"outlet", "unstated", "unsettled"}
WORDS = re.split(
    " ",
    "Ada Marrow said that the bridge would not hold and she told reporters on Friday if it may be “very weak” "
    "reportedly — one of the oldest in Olm — , which who had a claim \" ' ’ ( ) . . . ? ! said denied ordered to "
    "U.S. it’s can't naïve 東京 12,000 3.5% \n \n\n",
)

texts = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
    st.text(max_size=120),
    st.lists(st.sampled_from([*WORDS, "", "\u200b", "🙂", "_", "\t", "\r\n"]), max_size=40).map("".join),
)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Found]]:
    text = draw(texts)
    edge = st.integers(min_value=-2, max_value=len(text) + 2)
    span = st.tuples(edge, edge).map(lambda p: Span(min(p), max(p)))
    spans = st.lists(span, max_size=3).map(tuple)
    found = st.builds(Found, spans, spans, spans, st.just("drawn"), st.sampled_from(["says", "echoes"]))
    founds: list[Found] = draw(st.lists(found, max_size=6))
    if founds and draw(st.booleans()):
        founds.append(founds[0])
    return text, founds


def held_by(reading: Reading) -> Counter[int]:
    """How many statements hold each word, by its first character."""
    text = reading.article.text
    held: Counter[int] = Counter()
    for s in reading.statements:
        for span in s.spans:
            held.update(span.start + m.start() for m in re.finditer(r"\w+", text[span.start : span.end]))
    return held


def check_partition(reading: Reading) -> None:
    article = reading.article
    held = held_by(reading)
    outside: set[int] = set()
    for a in reading.attributions:
        source = a.source.spans if a.source else ()
        outside.update(i for s in (*source, *a.cue, *a.frame) for i in range(s.start, s.end))
    for block in article.blocks:
        if block.kind in READ_KINDS:
            for m in re.finditer(r"\w+", article.text[block.span.start : block.span.end]):
                at = block.span.start + m.start()
                assert held[at] == 1 or (held[at] == 0 and at in outside), m.group()
    assert not held or max(held.values()) == 1
    assert reading.unaccounted == 0


def check_shape(reading: Reading) -> None:
    size = len(reading.article.text)
    ids = {a.id for a in reading.attributions}
    last = -1
    for s in reading.statements:
        assert s.spans[0].start > last
        last = s.spans[0].start
        assert all(0 <= p.start < p.end <= size for p in s.spans)
        assert all(a.end <= b.start for a, b in pairwise(s.spans))
        assert s.certainty == tuple(sorted(set(s.certainty)))
        assert s.certainty == ("asserted",) or (s.certainty and "asserted" not in s.certainty)
        assert set(s.chain) <= ids
        assert s.echoes is None or s.echoes in ids
        assert (s.voice.kind in OWN) == (not s.chain)
    for a in reading.attributions:
        assert a.content
        assert a.parent != a.id and (a.parent is None or a.parent in ids)
        for spans in (a.cue, a.content, a.frame, a.addressee):
            assert all(0 <= p.start < p.end <= size for p in spans)
            assert all(p.end <= q.start for p, q in pairwise(spans))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(marked_texts())
def test_any_text_with_any_attributions_is_partitioned(case: tuple[str, list[Found]]) -> None:
    text, founds = case
    article = take_text_as_given(text)
    reading = assemble(article, parse_article(article), founds, by="drawn@1")
    check_partition(reading)
    check_shape(reading)


@settings(max_examples=60, deadline=None)
@given(marked_texts())
def test_text_that_was_not_parsed_is_partitioned_too(case: tuple[str, list[Found]]) -> None:
    text, founds = case
    reading = assemble(take_text_as_given(text), [], founds, by="drawn@1")
    check_partition(reading)
    check_shape(reading)


@settings(max_examples=40, deadline=None)
@given(marked_texts(), st.data())
def test_only_blocks_of_the_article_are_read(case: tuple[str, list[Found]], data: st.DataObject) -> None:
    text, founds = case
    given_text = take_text_as_given(text)
    kinds = ["body", "headline", "caption", "byline", "appeal", "read_more"]
    blocks = tuple(Block(b.span, data.draw(st.sampled_from(kinds)), "drawn") for b in given_text.blocks)
    fields = {f: getattr(given_text, f) for f in Article.__slots__}
    article = Article(**{**fields, "blocks": blocks})
    reading = assemble(article, parse_article(article), founds, by="drawn@1")
    check_partition(reading)
    for s in reading.statements:
        assert blocks[s.block].kind in READ_KINDS
        assert all(blocks[s.block].span.start <= p.start and p.end <= blocks[s.block].span.end for p in s.spans)


@settings(max_examples=30, deadline=None)
@given(marked_texts())
def test_same_input_gives_the_same_reading(case: tuple[str, list[Found]]) -> None:
    text, founds = case
    article = take_text_as_given(text)
    parsed = parse_article(article)
    assert assemble(article, parsed, founds, by="a@1") == assemble(article, parsed, list(reversed(founds)), by="a@1")
