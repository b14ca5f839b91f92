"""What a statement takes in: marks, interruptions, sentences, manner."""

import pytest
from notation import read_marked


def pieces(marked: str) -> list[list[str]]:
    reading = read_marked(marked)
    return [[reading.article.text[p.start : p.end] for p in s.spans] for s in reading.statements]


def test_an_interrupted_statement_has_several_spans() -> None:
    assert pieces("<x1>“The ferry,”</x1> <s1>Marrow</s1> <c1>said</c1>, <x1>“is lost.”</x1>") == [
        ["“The ferry,”", "“is lost.”"]
    ]


def test_each_sentence_of_a_quotation_is_a_statement() -> None:
    assert pieces("<s1>Marrow</s1> <c1>said</c1>: <x1>“The ferry is lost. We mourn the crew.”</x1>") == [
        ["“The ferry is lost."],
        ["We mourn the crew.”"],
    ]


def test_own_words_around_a_source_are_one_statement() -> None:
    assert pieces("The man, <s1>Ada Marrow</s1> <c1>said</c1> <x1>with regret</x1>, was freed on Monday.") == [
        ["The man,", "was freed on Monday."],
        ["with regret,"],
    ]


def test_words_of_a_source_are_in_no_statement_even_with_their_clause() -> None:
    (only,) = pieces("<s1>Marrow, who was fired in May,</s1> <c1>said</c1> <x1>the ferry was lost</x1>.")
    assert only == ["the ferry was lost."]


def test_a_claim_inside_a_source_is_a_claim() -> None:
    reading = read_marked(
        "<s1><s2>Marrow</s2>, who <c2>promised</c2> in May <x2>to raise the ferry</x2>,</s1> <c1>said</c1> "
        "<x1>it had been lost for good, with all that it had carried to the islands</x1>."
    )
    assert [reading.article.words(s.spans) for s in reading.statements] == [
        "to raise the ferry,",
        "it had been lost for good, with all that it had carried to the islands.",
    ]
    assert len({s.chain for s in reading.statements}) == 2


@pytest.mark.parametrize(
    ("content", "manner"),
    [
        ("“The ferry is lost”", "direct"),
        ("the ferry is “quite lost”", "partial"),
        ("the ferry is lost", "indirect"),
    ],
)
def test_manner(content: str, manner: str) -> None:
    reading = read_marked(f"<s1>Marrow</s1> <c1>said</c1> <x1>{content}</x1>.")
    assert [a.manner for a in reading.attributions] == [manner]
    assert [s.manner for s in reading.statements] == [manner]


def test_a_quotation_over_several_paragraphs_is_direct() -> None:
    reading = read_marked(
        "<s1>Ada Marrow</s1> <c1>said</c1>: <x1>“The ferry is lost.</x1>\n\n<x1>“We mourn the crew.”</x1>\n\n"
        "The quay closed."
    )
    assert reading.attributions[0].manner == "direct"
    assert [(s.block, s.voice.kind, s.manner) for s in reading.statements] == [
        (0, "person", "direct"),
        (1, "person", "direct"),
        (2, "outlet", "own"),
    ]


def test_a_loose_and_goes_with_the_saying_it_opens() -> None:
    assert pieces("The quay was closed, and <s1>Marrow</s1> <c1>said</c1> <x1>the ferry was lost</x1>.") == [
        ["The quay was closed,"],
        ["the ferry was lost."],
    ]


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("The quay was closed.", "own"),
        ("The ferry sails to “Winter Songs” every May.", "own"),
        ("The “old lady” sailed.", "partial"),
    ],
)
def test_manner_of_own_words(text: str, manner: str) -> None:
    assert [s.manner for s in read_marked(text).statements] == [manner]
