"""Who is quoted, paraphrased, declined, gave no answer, or is only talked about."""

from dataclasses import replace

import pytest
from notation import read_marked

from sayso.model import Article, Heard
from sayso.page.given import take_text_as_given
from sayso.reading.parse import parse_article
from sayso.reading.who.heard import list_mentions
from sayso.reading.who.names import gather_cast


def silent(text: str, outlet: str | None = None) -> dict[str, Heard]:
    """How those named in a text without attributions are heard."""
    article: Article = replace(take_text_as_given(text), outlet=outlet)
    parsed = parse_article(article)
    return {m.name: m.heard for m in list_mentions(article, parsed, gather_cast(parsed), ())}


DECLINED = [
    "Ruth Salk declined to comment.",
    "Ruth Salk, the mayor, refused to discuss the letter.",
    "Ruth Salk would not comment on Monday.",
    "Ruth Salk declined to say whether she had signed.",
    "Ruth Salk had no immediate comment.",
]
NO_RESPONSE = [
    "Ruth Salk did not respond to a request for comment.",
    "Ruth Salk did not immediately return a message seeking comment.",
    "Ruth Salk could not be reached.",
    "Ruth Salk has been contacted for comment.",
    "Ruth Salk has been approached for comment.",
    "The Gazette has contacted Ruth Salk for comment.",
    "Calls to Ruth Salk were not returned.",
]
TALKED_ABOUT = [
    "Ruth Salk did not respond to the attack on her record.",
    "Ruth Salk declined the invitation.",
    "Reporters refused to speak about Ruth Salk.",
]


@pytest.mark.parametrize("text", DECLINED)
def test_declined(text: str) -> None:
    assert silent(text)["Ruth Salk"] == "declined"


@pytest.mark.parametrize("text", NO_RESPONSE)
def test_no_response(text: str) -> None:
    assert silent(text)["Ruth Salk"] == "no_response"


@pytest.mark.parametrize("text", TALKED_ABOUT)
def test_only_talked_about(text: str) -> None:
    assert silent(text)["Ruth Salk"] == "talked_about"


def test_each_once_in_order_of_first_mention() -> None:
    reading = read_marked(
        "<s1>Ruth Salk</s1> <c1>said</c1> <x1>that Jan Oder had left on Monday</x1>. "
        '<x2>"He ran,"</x2> <s2>Salk</s2> <c2>said</c2>. Tobias Renner declined to comment. '
        "<s3>Lomax Ltd</s3> <c3>said</c3> <x3>the report was wrong</x3>."
    )
    assert [(m.name, m.heard) for m in reading.mentions] == [
        ("Ruth Salk", "quoted"),
        ("Jan Oder", "talked_about"),
        ("Tobias Renner", "declined"),
        ("Lomax Ltd", "paraphrased"),
    ]


def test_spans_are_the_names() -> None:
    text = "Ruth Salk met Anna Berg. Salk left. Berg stayed with Ms. Salk."
    article = take_text_as_given(text)
    parsed = parse_article(article)
    found = list_mentions(article, parsed, gather_cast(parsed), ())
    assert {m.name: [text[s.start : s.end] for s in m.spans] for m in found} == {
        "Ruth Salk": ["Ruth Salk", "Salk", "Salk"],
        "Anna Berg": ["Anna Berg", "Berg"],
    }


def test_furniture_is_left_out() -> None:
    text = "Ruth Salk came to Paris on Monday, the Olm Gazette reported. She likes French bread."
    assert set(silent(text, outlet="olmgazette.example")) == {"Ruth Salk"}


def test_who_gave_no_answer_is_the_office_not_its_country() -> None:
    heard = silent("Portugal's Minister of Information did not respond to a request for comment.")
    assert heard.get("Portugal") != "no_response"
    assert "no_response" in heard.values()
