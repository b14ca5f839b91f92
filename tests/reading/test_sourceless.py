"""Hearsay, quotations without a speaker, and speech that goes on: never the outlet's own."""

import pytest
from notation import read_marked, statement_of

from sayso.model import Span
from sayso.page.given import take_text_as_given
from sayso.reading import read_article
from sayso.reading.found import Findings


@pytest.mark.parametrize(
    "text",
    [
        "The ferry was reportedly sold in May.",
        "The ferry is said to be cursed.",
        "It is understood that the ferry was sold.",
        "The captain is believed to have left the country.",
        "The captain allegedly left the country.",
    ],
)
def test_hearsay_is_unstated_and_hedged(text: str) -> None:
    (s,) = read_marked(text).statements
    assert s.voice.kind == "unstated"
    assert "hedged" in s.certainty and s.chain == ()
    assert s.why


@pytest.mark.parametrize(
    "text",
    [
        "The company lost two ships. On Monday it emerged that the captain had been asleep.",
        "The guild held its meeting. It transpired that the captain had been asleep.",
    ],
)
def test_what_emerged_is_nobodys_word_and_not_that_of_who_was_told_of_last(text: str) -> None:
    s = statement_of(read_article(take_text_as_given(text, "-")), "the captain had been asleep")
    assert (s.voice.kind, s.voice.name, s.chain) == ("unstated", None, ())


@pytest.mark.parametrize(
    "text", ["The ferry was sold in May.", "The captain was believed by nobody.", "They reported to the office."]
)
def test_plain_text_is_the_outlets(text: str) -> None:
    assert {s.voice.kind for s in read_marked(text).statements} == {"outlet"}


def test_a_quotation_without_a_speaker_is_unsettled() -> None:
    reading = read_marked("The board called the ferry late. “We have never seen such a thing.” The quay was closed.")
    s = statement_of(reading, "We have never")
    assert (s.voice.kind, s.manner) == ("unsettled", "direct")
    assert statement_of(reading, "The quay").voice.kind == "outlet"


@pytest.mark.parametrize(
    "text",
    [
        "The “old lady” sailed.",
        "She read “The Winter of the Long Ferry” on board.",
        "He hosts “Mornings with Ada Marrow” in Olm.",
    ],
)
def test_names_and_titles_in_marks_stay_the_outlets(text: str) -> None:
    assert {s.voice.kind for s in read_marked(text).statements} == {"outlet"}


def test_speech_that_goes_on_without_a_cue_is_unsettled() -> None:
    reading = read_marked(
        "<s1>Ada Marrow</s1> <c1>said</c1> <x1>the ferry was weak</x1>. It would cost a million to mend. "
        "The ferry was built in 1961."
    )
    assert statement_of(reading, "It would").voice.kind == "unsettled"
    assert statement_of(reading, "The ferry was built").voice.kind == "outlet"


def test_a_refusal_to_speak_is_the_outlets() -> None:
    reading = read_marked("<s1>Ada Marrow</s1> <c1>said</c1> <x1>the ferry was weak</x1>. She would not say more.")
    assert statement_of(reading, "She would").voice.kind == "outlet"


def test_the_subject_of_a_sourceless_passive_is_part_of_what_is_expected() -> None:
    reading = read_marked("The new ferry <c1>is expected</c1> <x1>to sail on Monday</x1>.")
    (s,) = reading.statements
    assert s.voice.kind == "unstated"
    assert reading.article.words(s.spans) == "The new ferry to sail on Monday."


def test_a_source_that_was_not_found_is_unsettled() -> None:
    reading = read_marked("<c1>Adding</c1> <x1>that the ferry was late</x1>, they left.")
    assert statement_of(reading, "the ferry").voice.kind == "unsettled"
    reading = read_marked("There were <c1>reports</c1> <x1>that the ferry was late</x1>.")
    assert statement_of(reading, "the ferry").voice.kind == "unstated"


@pytest.mark.parametrize(("doubted", "kind"), [("The ferry", "unsettled"), ("in", "outlet")])
def test_own_words_of_which_a_third_are_doubtful_are_unsettled(doubted: str, kind: str) -> None:
    text = "The ferry sold in May."
    article = take_text_as_given(text, "-")
    at = Span(text.index(doubted), text.index(doubted) + len(doubted))
    (s,) = read_article(article, find=lambda *_: Findings([], (at,)), by="test@1").statements
    assert (s.voice.kind, s.score) == (kind, None)
    assert ("not sure" in s.why) == (kind == "unsettled")
