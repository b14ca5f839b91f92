"""Whose text an article says it is."""

import pytest

from sayso.story.texts.credits import credit_of, plain_address
from tests.story.made_texts import FERRY, article


@pytest.mark.parametrize(
    ("opening", "name", "words"),
    [
        ("OLM (Coast Wire) - ", "Coast Wire", "OLM (Coast Wire) -"),
        ("OLM, June 5 (Coastal) — ", "Coastal", "OLM, June 5 (Coastal) —"),
        ("(AP) -- ", "AP", "(AP) --"),
        ("Little Hale (dpa) - ", "dpa", "Little Hale (dpa) -"),
    ],
)
def test_a_dateline_names_an_agency(opening: str, name: str, words: str) -> None:
    credit = credit_of(article(opening + FERRY[0]))
    assert credit is not None
    assert (credit.kind, credit.name, credit.because) == ("agency", name, f'its dateline is "{words}"')


def test_a_credit_a_byline_and_a_last_line_name_an_agency() -> None:
    credited = credit_of(article(*FERRY, credit="Coast Wire"))
    signed = credit_of(article(*FERRY, authors=("Sound News Agency",)))
    closed = credit_of(article(*FERRY, "Source: Coast Wire"))
    assert [c and (c.kind, c.name) for c in (credited, signed, closed)] == [
        ("agency", "Coast Wire"), ("agency", "Sound News Agency"), ("agency", "Coast Wire"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("paragraphs", "name"),
    [
        (("For immediate release", *FERRY), "harbour.example"),
        (("PRESS RELEASE: Sound Ferries opens inquiry", *FERRY), "harbour.example"),
        (("HALE, June 10, 2031 /ShipNewswire/ -- " + FERRY[0], "SOURCE Sound Ferries"), "Sound Ferries"),
        ((*FERRY, "Media contact: Ilse Brandt", "+00 100 200"), "harbour.example"),
        ((*FERRY, "Notes to editors"), "harbour.example"),
    ],
)
def test_marks_of_a_press_release(paragraphs: tuple[str, ...], name: str) -> None:
    credit = credit_of(article(*paragraphs))
    assert credit is not None
    assert (credit.kind, credit.name) == ("press_release", name)


def test_the_address_of_a_press_release_tells_before_the_agency_that_carries_it() -> None:
    credit = credit_of(article(*FERRY, credit="AP", url="https://wire.example/press-release/ferry"))
    assert credit is not None
    assert (credit.kind, credit.name) == ("press_release", None)


@pytest.mark.parametrize(
    "opening",
    [
        "The coast guard (which has two boats) said so - and more.",
        "Press releases are seldom read, a study found.",
        "The Coast Wire reported on Monday that the ferry was aground.",
        "Media contact with the prisoners was cut off for a week, their lawyers said.",
        "",
    ],
)
def test_other_words_credit_nobody(opening: str) -> None:
    words = [opening] if opening else []
    assert credit_of(article(*words, *FERRY)) is None
    assert credit_of(article(*FERRY, *words)) is None


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("https://www.harbour.example/ferry/?utm_source=a&id=3#top", "harbour.example/ferry/?id=3"),
        ("http://harbour.example/ferry/", "harbour.example/ferry"),
        ("https://harbour.example/?utm_source=a", "harbour.example"),
        (None, None),
        ("", None),
    ],
)
def test_addresses_without_what_differs_between_visits(url: str | None, plain: str | None) -> None:
    assert plain_address(url) == plain
