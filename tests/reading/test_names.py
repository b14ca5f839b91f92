"""Whom an article names: runs repaired, short forms joined, people of one surname kept apart."""

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from sayso.model import SourceKind
from sayso.page.given import take_text_as_given
from sayso.reading.parse import parse_article
from sayso.reading.who.name_pieces import find_name_pieces
from sayso.reading.who.names import Cast, gather_cast


def cast_of(text: str) -> tuple[str, Cast]:
    return text, gather_cast(parse_article(take_text_as_given(text)))


def names_of(text: str, kind: SourceKind) -> list[tuple[str, int]]:
    """Fullest names of a kind with how often each is named."""
    _, cast = cast_of(text)
    return [(text[n.full.start : n.full.end], len(n.runs)) for n in cast.named if n.kind == kind]


PEOPLE = [
    ("Ruth Salk met reporters. Salk said no. Ms. Salk left.", [("Ruth Salk", 3)]),
    ("Salk was late. Ruth Salk said no.", [("Ruth Salk", 2)]),
    ("President Ruth Salk said no.", [("Ruth Salk", 1)]),
    ("Immigration minister Tobias Renner spoke. Mr Renner left.", [("Tobias Renner", 2)]),
    ("Tobias Renner spoke. Tobias J. Renner left. Tobias J. Renner slept.", [("Tobias J. Renner", 3)]),
    ("Tobias Renner and Tobias Renner Jr. spoke.", [("Tobias Renner", 1), ("Tobias Renner Jr.", 1)]),
    ("Pope Anselm spoke on Monday. Anselm left.", [("Pope Anselm", 2)]),
]


@pytest.mark.parametrize(("text", "people"), PEOPLE)
def test_people_once_under_the_fullest_name(text: str, people: list[tuple[str, int]]) -> None:
    assert names_of(text, "person") == people


def test_people_of_one_surname_are_two_and_the_bare_surname_nobodys() -> None:
    text, cast = cast_of("Ruth Salk met Jan Salk. They argued. Salk left first.")
    assert [text[n.full.start : n.full.end] for n in cast.named if n.kind == "person"] == ["Ruth Salk", "Jan Salk"]
    found = cast.standing_at(text.rindex("Salk"))
    assert found is not None
    assert found[1] is None


def test_title_before_a_wife_of_the_same_name_is_his() -> None:
    text, cast = cast_of("Mr. Salk opened the bridge. His wife, Ruth Salk, was not there. Mr. Salk left.")
    found = cast.standing_at(text.index("Salk"))
    assert found is not None
    assert found[1] is None or text[found[1].full.start : found[1].full.end] != "Ruth Salk"


def test_letters_and_short_forms_join_the_long_name() -> None:
    text = "The Olm Harbour Guild (OHG) met. The Guild was told. OHG said no. The Harbour Guild left."
    assert names_of(text, "organisation") == [("Olm Harbour Guild", 4)]


def test_a_place_is_no_person_of_that_name() -> None:
    text, cast = cast_of("Denis Lyon, a baker, spoke in Lyon. Lyon said the ovens in Lyon were cold.")
    person = next(n for n in cast.named if n.kind == "person")
    assert text[person.full.start : person.full.end] == "Denis Lyon"


def test_no_name_goes_on_behind_a_clause_of_its_sentence() -> None:
    words = ["She", "sang", "at", "the", "Olm", "Music", "Awards", "after", "Salk", "left"]
    doc = Doc(Vocab(), words, pos=["PRON", "VERB", "ADP", "DET", *["PROPN"] * 3, "SCONJ", "PROPN", "VERB"])
    doc.ents = [Span(doc, 3, 9, label="EVENT")]
    assert [doc[first : last + 1].text for first, last, _ in find_name_pieces(doc, doc.text)] == [
        "Olm Music Awards",
        "Salk",
    ]


def test_a_score_is_nobody() -> None:
    assert names_of("Harbour United 2, Jets 2", "person") == []


def test_the_holder_of_an_office_is_a_person_whatever_the_name_sounds_like() -> None:
    text = "The evidence was weak, Olm's deputy director of public prosecutions, Eva-Maria Pers, said. Pers left."
    assert names_of(text, "person") == [("Eva-Maria Pers", 2)]


def test_headline_capitals_make_no_names() -> None:
    text = "Ruth Salk Says Port Fees Must Rise Again\n\nRuth Salk spoke on Monday. Salk left."
    assert names_of(text, "person") == [("Ruth Salk", 3)]


def test_gender_from_titles_and_nouns_only_of_the_text() -> None:
    _, cast = cast_of("Sir Tobias Renner spoke. Robin Vess spoke.")
    assert {n.words[-1]: n.gender for n in cast.named if n.kind == "person"} == {"renner": "he", "vess": None}


def test_lord_and_lady_of_one_name_are_two() -> None:
    assert ("Sir Tobias Renner", 1) not in names_of("Sir Tobias Renner came with Lady Renner.", "person")
    text, cast = cast_of("Sir Tobias Renner came with Lady Renner. Renner left.")
    sir, lady = cast.standing_at(text.index("Tobias")), cast.standing_at(text.index("Lady") + 5)
    assert sir is not None
    assert lady is not None
    assert sir[1] is not lady[1]


HANGS_ON = [
    ("Pictured is Ruth Salk(Image: Agency) on Monday. Ruth Salk left.", "Ruth Salk(Image"),
    ("LA HAVEN, Me. (AP) — Ruth Salk left on Monday.", "HAVEN"),
    ("Trawler sinks off the coast.\n\nThe trawler sank on Monday, Ruth Salk said.", "Trawler"),
    ("The Harbour League 5-3 was over. Ruth Salk left.", "Harbour League 5-3"),
]


@pytest.mark.parametrize(("text", "junk"), HANGS_ON)
def test_what_hangs_on_a_name_is_no_name(text: str, junk: str) -> None:
    _, cast = cast_of(text)
    names = {text[n.full.start : n.full.end] for n in cast.named}
    assert "Ruth Salk" in names
    assert junk not in names
