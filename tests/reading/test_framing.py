"""What belongs to the act of saying."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from notation import read_marked, statement_of, unmark

from sayso.page.given import take_text_as_given
from sayso.reading.assemble import assemble
from sayso.reading.parse import parse_article

FRIDAY = datetime(2026, 3, 13, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("<s1>Ada Marrow</s1> on Friday <c1>said</c1> <x1>the ferry was late</x1>.", ["on Friday"]),
        ("<s1>Ada Marrow</s1> also <c1>said</c1> <x1>the ferry was late</x1>.", ["also"]),
        ("But <s1>Ada Marrow</s1> <c1>said</c1> <x1>the ferry was late</x1>.", ["But"]),
        ("In a post on her website, <s1>Ada Marrow</s1> <c1>said</c1> <x1>the ferry was late</x1>.",
         ["In a post on her website"]),
        ("<s1>Ada Marrow</s1> <c1>told</c1> reporters in Olm <x1>that the ferry was late</x1>.", ["reporters in Olm"]),
        ("Speaking at a rally in Olm, <s1>Ada Marrow</s1> <c1>said</c1> <x1>the ferry was late</x1>.",
         ["Speaking at a rally in Olm"]),
    ],
)  # fmt: skip
def test_frame_words_are_in_no_statement(text: str, frame: list[str]) -> None:
    reading = read_marked(text)
    (a,) = reading.attributions
    assert [reading.article.text[s.start : s.end] for s in a.frame] == frame
    assert [s.chain for s in reading.statements] == [("a1",)]


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("<s1>Ada Marrow</s1> <c1>told</c1> reporters <x1>that the ferry was late</x1>.", "reporters"),
        ("<s1>Ada Marrow</s1> <c1>told</c1> the crews she met in Olm <x1>to go home</x1>.", "the crews she met in Olm"),
        ("<s1>Ada Marrow</s1> <c1>said</c1> to the crew <x1>that the ferry was late</x1>.", "the crew"),
    ],
)
def test_addressee(text: str, addressee: str) -> None:
    reading = read_marked(text)
    (a,) = reading.attributions
    assert reading.article.words(a.addressee) == addressee
    assert reading.article.words(a.frame).endswith(addressee)


@pytest.mark.parametrize(
    ("how", "kind"),
    [
        ("in a post on social media", "post"),
        ("in an interview", "interview"),
        ("in a written statement", "statement"),
        ("at a news conference", "briefing"),
        ("in a speech in Olm", "speech"),
        ("on television", "broadcast"),
        ("in a report", "document"),
        ("in court", "court"),
    ],
)
def test_medium(how: str, kind: str) -> None:
    reading = read_marked(f"<s1>Ada Marrow</s1> <c1>said</c1> {how} <x1>that the ferry was late</x1>.")
    (a,) = reading.attributions
    assert a.medium is not None and a.medium.kind == kind
    assert reading.article.text[a.medium.span.start : a.medium.span.end] in how


def test_a_second_verb_shares_medium_and_time() -> None:
    reading = read_marked(
        "In a post on Friday, <s1><s2>Ada Marrow</s2></s1> <c1>described</c1> <x1>the ferry as “a disgrace”</x1> and "
        "<c2>said</c2> <x2>it would be sold</x2>.",
        FRIDAY,
    )
    first, second = reading.attributions
    assert first.medium == second.medium and second.medium is not None
    assert first.said_at == second.said_at and second.said_at is not None
    assert second.said_at.earliest == datetime(2026, 3, 13, tzinfo=UTC)


def test_a_time_inside_the_content_is_not_when_it_was_said() -> None:
    reading = read_marked("<s1>Ada Marrow</s1> <c1>said</c1> <x1>the ferry sank on Monday</x1>.", FRIDAY)
    assert reading.attributions[0].said_at is None
    when = statement_of(reading, "the ferry").when
    assert when is not None and when.timex == "2026-03-09"


def test_a_clause_with_a_claim_of_its_own_is_no_frame() -> None:
    reading = read_marked(
        "<s1>Ada Marrow</s1> <c1>said</c1> <x1>the ferry was late</x1>, after the harbour board had closed the quay."
    )
    assert statement_of(reading, "the harbour board").voice.kind == "outlet"


def test_who_was_told_hears_it() -> None:
    reading = read_marked("Residents <c1>were told</c1> <x1>that the ferry was late</x1>.")
    (a,) = reading.attributions
    assert reading.article.words(a.addressee) == "Residents"
    assert [s.voice.kind for s in reading.statements] == ["unstated"]


def test_what_stands_beside_an_object_of_the_cue_is_no_frame() -> None:
    reading = read_marked(
        "<s1>Ada Marrow</s1> <c1>told</c1> Ben Aker, a baker from Olm, <x1>that the ferry was late</x1>."
    )
    (a,) = reading.attributions
    assert reading.article.words(a.addressee) == "Ben Aker"
    assert statement_of(reading, "a baker").voice.kind == "outlet"


def test_how_it_was_said_is_frame() -> None:
    reading = read_marked("<x1>“The ferry is lost,”</x1> <s1>Ada Marrow</s1> <c1>said</c1>, smiling.")
    assert [reading.article.text[p.start : p.end] for p in reading.attributions[0].frame] == ["smiling"]
    assert [s.chain for s in reading.statements] == [("a1",)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("<s1>Ada Marrow</s1> <c1>tweeted</c1> <x1>that the ferry was late</x1>.", "post", "tweeted"),
        ("<s1>Ada Marrow</s1> <c1>told</c1> the Sundholm Weekly <x1>that the ferry was late</x1>.", "other_outlet",
         "the Sundholm Weekly"),
        ("<s1>A letter seen by the Sundholm Weekly</s1> <c1>said</c1> <x1>that the ferry was late</x1>.", "document",
         "seen by the Sundholm Weekly"),
        ("<s1>A reporter at the scene</s1> <c1>said</c1> <x1>that the ferry was late</x1>.", "witnessed",
         "A reporter at the scene"),
    ],
)  # fmt: skip
def test_how_it_reached_the_outlet(text: str, kind: str, words: str) -> None:
    reading = read_marked(text)
    (a,) = reading.attributions
    assert a.medium is not None and a.medium.kind == kind
    assert reading.article.text[a.medium.span.start : a.medium.span.end] == words


def test_the_outlets_own_name_makes_it_an_interview() -> None:
    text, founds = unmark("<s1>Ada Marrow</s1> <c1>told</c1> the Sundholm Weekly <x1>that the ferry was late</x1>.")
    article = replace(take_text_as_given(text), outlet="Sundholm Weekly")
    (a,) = assemble(article, parse_article(article), founds, by="r@1").attributions
    assert a.medium is not None and a.medium.kind == "interview"
