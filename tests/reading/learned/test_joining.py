"""What the rules know is added to what the learned reader shows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Span, Spans
from sayso.reading.found import Found
from sayso.reading.learned.joining import add_nested
from sayso.reading.learned.known import outermost

TEXT = (
    "Halm said the mayor had told her that the mill was lost. Pell said that rain was near, and promised that the gate "
    "would hold. Orrin repeated the builder's claim that the piers were sound."
)


def at(words: str) -> Spans:
    start = TEXT.index(words)
    return (Span(start, start + len(words)),)


def found(source: str, cue: str, content: str, link: str = "says", score: float | None = None) -> Found:
    return Found(at(source), at(cue), at(content), "", link, score)


HALM = found("Halm", "said", "the mayor had told her that the mill was lost", score=0.9)
MAYOR = found("the mayor", "had told", "that the mill was lost")


def test_a_saying_inside_another_is_added_without_a_score() -> None:
    assert add_nested([HALM], [HALM, MAYOR], [MAYOR]) == [HALM, MAYOR]


def test_a_saying_outside_is_for_the_scores_to_judge() -> None:
    pell = found("Pell", "said that", "that rain was near")
    assert add_nested([HALM], [pell], [pell]) == [HALM]


def test_a_second_saying_of_the_same_source_is_cut_off_and_kept() -> None:
    said = at("Pell said")[0]
    cue = (Span(said.start + 5, said.end),)
    whole = Found(at("Pell"), cue, at("that rain was near, and promised that the gate would hold"), "", score=0.8)
    first = Found(at("Pell"), cue, at("that rain was near"), "")
    second = Found(at("Pell"), at("promised"), at("that the gate would hold"), "")
    shown, other = sorted(add_nested([whole], [first, second], []), key=lambda f: f.content)
    assert (shown.content, shown.score) == (at("that rain was near"), 0.8)
    assert other == second


def test_an_echo_comes_with_the_one_who_repeats_and_has_the_same_content() -> None:
    repeats = found("Orrin", "repeated", "that the piers were sound")
    echo = found("the builder", "claim", "that the piers were sound", "echoes")
    assert add_nested([], [repeats, echo], []) == [repeats, echo]
    wide = found("Orrin", "repeated", "claim that the piers were sound", score=0.7)
    one, other = add_nested([wide], [repeats, echo], [])
    assert (one.source, one.score, other.link) == (at("Orrin"), 0.7, "echoes")
    assert one.content == other.content
    turned = found("the builder", "claim", "that the piers were sound", score=0.7)
    assert add_nested([turned], [repeats, echo], [])[0].source == at("Orrin")


def test_who_is_cited_has_the_words_of_who_cites() -> None:
    reports = found("Orrin", "repeated", "that the piers were sound")
    cited = found("the builder", "claim", "that the piers were sound")
    wide = found("Orrin", "repeated", "claim that the piers were sound", score=0.7)
    one, other = add_nested([wide], [reports, cited], [reports, cited])
    assert (one, other.source, other.content, other.score) == (wide, cited.source, wide.content, None)


def test_the_outermost_are_those_in_no_other() -> None:
    echo = found("the builder", "claim", "that the piers were sound", "echoes")
    assert outermost([HALM, MAYOR, echo]) == [HALM]


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=3).map(
    lambda xs: tuple(Span(100 * k + a, 100 * k + a + n) for k, (a, n) in enumerate(xs))
)
FOUNDS = st.lists(
    st.builds(Found, SPANS, SPANS, SPANS.filter(bool), st.just(""), st.sampled_from(["says", "echoes"]), st.just(None)),
    max_size=8,
)


@given(FOUNDS, FOUNDS)
def test_nothing_shown_is_lost_and_every_content_has_words(shown: list[Found], rules: list[Found]) -> None:
    shown = [f for f in shown if f.link == "says"]
    got = add_nested(shown, rules, rules)
    assert len(got) >= len(shown)
    assert all(f.content and all(s.start < s.end for s in f.content) for f in got)
    assert len(outermost(rules)) <= len(rules)
