"""The rating of sentences, and what it does to speech."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Span
from sayso.page.given import take_text_as_given
from sayso.reading.assemble import assemble
from sayso.reading.finding.attribution import find_by_rules
from sayso.reading.found import Found
from sayso.reading.learned.emissions import Emissions
from sayso.reading.learned.finder import find_by_model
from sayso.reading.learned.masking import mask_text
from sayso.reading.learned.sourced import rate_sentences
from sayso.reading.parse import parse_article
from sayso.reading.voices.records import rate


def emissions_of(text: str, odds: float) -> Emissions:
    units = [u for row in mask_text(text, frozenset()) for u in row]
    numbers = np.zeros(len(units), np.int32)
    scores = np.zeros((len(units), 7), np.float32)
    return Emissions(units, numbers, numbers, numbers, scores, np.full((len(units), 3), odds, np.float32))


def speech_of(text: str, rating: float | None) -> list[bool]:
    article = take_text_as_given(text)
    parsed = parse_article(article)
    sourced = () if rating is None else ((Span(0, len(text)), rating),)
    return [
        a.speech
        for a in assemble(article, parsed, find_by_rules(article, parsed), by="r@1", sourced=sourced).attributions
    ]


def test_each_sentence_has_a_probability_that_rises_with_the_odds() -> None:
    text = "Ada Marrow slept. The quay was wet."
    low, high = (rate_sentences(emissions_of(text, odds)) for odds in (-4.0, 4.0))
    assert [text[s.start : s.end] for s, _ in low] == ["Ada Marrow slept.", "The quay was wet."]
    assert all(0 < p < q < 1 for (_, p), (_, q) in zip(low, high, strict=True))


def test_no_units_have_no_ratings() -> None:
    assert rate_sentences(emissions_of("", 0.0)) == ()


def test_a_cue_has_the_rating_of_its_sentence_and_a_bare_quotation_that_of_its_content() -> None:
    sourced = ((Span(0, 10), 0.2), (Span(11, 20), 0.9), (Span(21, 30), 0.4))
    assert rate(Found((), (Span(2, 5),), (Span(12, 18),), "w"), sourced) == 0.2
    assert rate(Found((), (), (Span(2, 5), Span(12, 18)), "w"), sourced) == 0.9
    assert rate(Found((), (Span(40, 45),), (Span(50, 60),), "w"), sourced) is None
    assert rate(Found((), (Span(2, 5),), (Span(12, 18),), "w"), ()) is None


def test_indirect_words_in_a_sentence_that_is_hardly_sourced_are_no_speech() -> None:
    text = "Ada Marrow promised to reopen the quay by May."
    assert [speech_of(text, p) for p in (None, 0.5, 0.1)] == [[True], [True], [False]]


def test_quoted_words_that_somebody_known_said_are_speech_in_any_sentence() -> None:
    text = "“Good night to all of you on the quay,” Ada Marrow said."
    assert [speech_of(text, p) for p in (None, 0.9, 0.01)] == [[True], [True], [True]]


@pytest.mark.parametrize(
    "text", ["Ada Marrow believes that the bridge is safe.", "Residents fear the bridge will fall."]
)
def test_no_rating_makes_a_thought_speech(text: str) -> None:
    assert speech_of(text, 0.99) == [False]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["Pell", "said", "that", "“", "”", ".", "\n", "\x0b", "the mill", "…"]), max_size=20))
def test_ratings_lie_in_the_text_in_order(words: list[str]) -> None:
    article = take_text_as_given(" ".join(words))
    sourced = find_by_model(article, parse_article(article)).sourced
    spans = [span for span, _ in sourced]
    assert all(0 <= p <= 1 for _, p in sourced)
    assert all(0 <= s.start < s.end <= len(article.text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_a_clause_that_somebody_said_is_speech_among_other_sentences() -> None:
    first, second = "Ada Marrow said that the quay was shut.", "It rained."
    text = f"{first} {second}"
    article = take_text_as_given(text)
    parsed = parse_article(article)
    founds = find_by_rules(article, parsed)
    sourced = ((Span(0, len(first)), 0.1), (Span(len(first) + 1, len(text)), 0.1))
    readings = [assemble(article, parsed, founds, by="r@1", sourced=s) for s in (sourced, sourced[:1])]
    assert [[a.speech for a in r.attributions] for r in readings] == [[True], [False]]
