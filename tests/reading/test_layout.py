"""Words, sentences and runs."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Span
from sayso.page.given import take_text_as_given
from sayso.reading.layout import Quoted, as_runs, count_shared, count_words, holds_at, lay_out
from sayso.reading.parse import parse_article

word_sets = st.sets(st.integers(0, 60)).map(sorted)


def test_each_word_knows_its_block_sentence_and_token() -> None:
    article = take_text_as_given("The ferry sank. Nobody drowned.\n\nThe U.S. crew can't swim.")
    layout = lay_out(article, parse_article(article))
    words = [article.text[w.start : w.end] for w in layout.words]
    assert words == ["The", "ferry", "sank", "Nobody", "drowned", "The", "U", "S", "crew", "can", "t", "swim"]
    assert [w.block for w in layout.words] == [0] * 5 + [1] * 7
    assert len({w.sentence for w in layout.words}) == 3
    assert [str(layout.token(i)) for i in (6, 7, 9, 10)] == ["U.S.", "U.S.", "ca", "n't"]
    assert [str(t) for _, t in layout.tokens([6, 7])] == ["U.S."]


def test_what_was_not_parsed_is_one_sentence_a_block() -> None:
    layout = lay_out(take_text_as_given("The ferry sank. Nobody drowned.\n\nThe crew swam."), [])
    assert len({w.sentence for w in layout.words}) == 2
    assert all(layout.token(i) is None for i in range(len(layout.words)))


@given(word_sets, word_sets)
def test_runs_count_as_sets_do(one: list[int], other: list[int]) -> None:
    assert count_words(as_runs(one)) == len(one)
    assert count_shared(as_runs(one), as_runs(other)) == len(set(one) & set(other))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda p: Span(min(p), max(p)))))
def test_runs_under_spans_are_the_words_that_begin_there(spans: list[Span]) -> None:
    layout = lay_out(take_text_as_given("one two, three four-five six “seven”"), [])
    under = [i for i, w in enumerate(layout.words) if any(s.start <= w.start < s.end for s in spans)]
    assert layout.under(spans) == under
    assert layout.runs(spans) == as_runs(under)


@given(word_sets, st.integers(0, 61))
def test_a_character_is_under_a_span_or_not(places: list[int], at: int) -> None:
    spans = [Span(a, b) for a, b in as_runs(places)]
    assert holds_at(spans, at) == (at in places)


def test_words_inside_quotation_marks_are_counted() -> None:
    layout = lay_out(take_text_as_given("She called it “very weak” and left."), [])
    quoted = Quoted(layout, [Span(14, 25)])
    assert [i for i in range(len(layout.words)) if quoted.holds(i)] == [3, 4]
    assert quoted.count(((0, 4), (5, 7))) == 1
