"""The outlet's own words inside somebody's sentence."""

import pytest
from notation import read_marked, statement_of

SAID = "<s1>Ada Marrow</s1> <c1>said</c1> "


@pytest.mark.parametrize(
    ("content", "words", "kind"),
    [
        ("the ferry — the third of its kind since the board bought the quay — was lost", "the third", "outlet"),
        ("the crew had left Sundholm, one of the largest towns on the coast", "one of the largest", "outlet"),
        ("the crew had sealed the spillway, a concrete chute from 1961", "a concrete chute", "outlet"),
        ("she had met Ben Aker, who was fired in May,", "who was fired", "outlet"),
        ("she liked the ferry, which was built in 1961", "which was built", "unsettled"),
        ("engineers had found “no sign of movement” in a wall that was raised by two metres in the dry years "
         "without a public inquiry", "raised by two", "outlet"),
    ],
)  # fmt: skip
def test_set_apart(content: str, words: str, kind: str) -> None:
    reading = read_marked(f"{SAID}<x1>{content}</x1>.")
    assert statement_of(reading, words).voice.kind == kind
    assert statement_of(reading, content.split()[0]).chain == ("a1",)
    (a,) = reading.attributions
    assert reading.article.words(a.content) == content


@pytest.mark.parametrize(
    "content",
    [
        "“the ferry — the third of its kind — was lost to the storm”",
        "“the crew had left Sundholm, one of the largest towns on the coast”",
        "she had called at Olm, Sundholm and Brack",
        "the ferry, which would cost a million, was not needed",
        "the ferry was late — but not by much — on Monday",
        "the plan that we made was good",
        "the crew that sailed was tired",
    ],
)
def test_left_to_the_source(content: str) -> None:
    reading = read_marked(f"{SAID}<x1>{content}</x1>.")
    assert {s.chain for s in reading.statements} == {("a1",)}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("growers should keep a fern, one of her favourites when it comes to damp rooms", "one of her"),
        ("growers should buy a vine, another one that is quick to clear a room of smoke", "another one"),
        ("the song was not her kind and she had never heard it before that day, which is odd since she is widely held "
         "for the best singer in the county", "which is odd"),
    ],
)  # fmt: skip
def test_a_judgement_set_off_is_not_settled(content: str, words: str) -> None:
    reading = read_marked(f"{SAID}<x1>{content}</x1>.")
    assert statement_of(reading, words).voice.kind == "unsettled"
    assert statement_of(reading, content.split()[0]).chain == ("a1",)


def test_a_quotation_at_the_end_of_an_aside_stays_with_the_source() -> None:
    reading = read_marked(
        f"{SAID}<x1>she had met Ben Aker, who was once the mayor of the old harbour and whom all call “the fox”</x1>."
    )
    assert statement_of(reading, "who was once").voice.kind == "outlet"
    assert statement_of(reading, "the fox").chain == ("a1",)


def test_never_inside_quotation_marks() -> None:
    reading = read_marked(
        f"{SAID}<x1>the ferry was “a wreck, one of the oldest on the coast, which was never mended”</x1>."
    )
    assert [s.voice.kind for s in reading.statements] == ["person"]


def test_between_dashes_also_where_the_content_stops_inside() -> None:
    reading = read_marked(
        "<s1>Ada Marrow</s1> <c1>described</c1> <x1>the step – the third of its kind</x1> since the board bought the "
        "quay in 2019 – as <x1>“a precaution and nothing more”</x1>."
    )
    aside = statement_of(reading, "the third")
    assert aside.voice.kind == "outlet"
    assert reading.article.words(aside.spans) == "the third of its kind since the board bought the quay in 2019"


def test_a_dash_before_a_quotation_closes_too() -> None:
    reading = read_marked(f"{SAID}<x1>the call — the second they have held this year — “went well”</x1>.")
    assert statement_of(reading, "the second").voice.kind == "outlet"
    assert statement_of(reading, "went well").chain == ("a1",)
