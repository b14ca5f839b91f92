"""Names are hidden before anything learned sees the text."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.learned.masking import NAME, count_common, fold_word, mask_text

COMMON = frozenset(
    {
        *("the", "a", "in", "on", "at", "if", "but", "and", "no", "this", "that", "there", "according"),
        *("he", "his", "she", "it", "they", "we", "i", "people", "police", "officials"),
    }
)
TEMPLATES = (
    "{A} said on Friday that {B} had broken the deal.",
    "The deal is dead, {A} told reporters in {B}.",
    '"We were not there," said {A}, who met {B} twice.',
    "According to {A}, no troops from {B} crossed the border.",
    "Officials of {A} deny what {B} claims.\n{B} had no comment.",
    "“It is over,” {A}’s spokesman wrote. “{B} knows it.”",
)
NAMES = (
    "Varnia",
    "Ostrel",
    "Dana Velk",
    "the Republic of Ostrel",
    "D. J. Velk",
    "Gen. Orrin Velk",
    "Jean-Marie Orrin",
    "U.N.",
)


def forms(text: str) -> list[list[str]]:
    return [[u.form for u in row] for row in mask_text(text, COMMON)]


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("a", [n for n in NAMES if not n.startswith("the")])
@pytest.mark.parametrize("b", ["Ostrel", "Dana Velk", "Mrs. Velk", "O’Dell & Sons"])
def test_no_name_is_seen_nor_its_length(template: str, a: str, b: str) -> None:
    assert forms(template.format(A=a, B=b)) == forms(template.format(A="Norra", B="Tamsin"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("She said her sister saw it herself.", "He said his brother saw it himself."),
        ("The spokeswoman met the king.", "The spokesman met the queen."),
        ("a congresswoman told him", "a congressman told her"),
        ("two women and a girl", "two men and a boy"),
        ("Mrs. Velk left", "Mr. Velk left"),
    ],
)
def test_gender_is_not_seen(one: str, other: str) -> None:
    assert forms(one) == forms(other)


def test_figures_days_and_sentence_starts_are_kept_apart_from_names() -> None:
    assert forms("Police saw 12 men on Monday. In May they left.") == [
        ["police", "saw", "0", "men", "on", "monday", ".", "in", "may", "they", "left", "."]
    ]


def test_a_word_that_is_only_a_name_here_is_one_at_a_sentence_start() -> None:
    common = COMMON | {"brown"}
    (row,) = mask_text("A day with Brown. Brown spoke.", common)
    assert [u.form for u in row][-3:] == [NAME, "spoke", "."]


def test_a_line_of_capitals_is_not_all_names() -> None:
    (row,) = mask_text("POLICE SAY THE PEOPLE LEFT VARNIA", COMMON | {"say", "left"})
    assert [u.form for u in row] == ["police", "say", "the", "people", "left", NAME]


@given(st.text(alphabet=st.sampled_from(list("aBcD .,\"'“”\n-–0é&()")), max_size=200))
def test_units_hold_every_character_that_is_not_white_space(text: str) -> None:
    units = [u for row in mask_text(text, COMMON) for u in row]
    assert all(a.end <= b.start for a, b in itertools.pairwise(units))
    held = {i for u in units for i in range(u.start, u.end)}
    assert {i for i, c in enumerate(text) if not c.isspace()} <= held


@given(st.text(max_size=200))
def test_any_text_is_masked(text: str) -> None:
    for row in mask_text(text, COMMON):
        assert all(u.form and u.start < u.end for u in row)


@given(st.from_regex(re.compile(r"[a-zA-Z]{1,12}"), fullmatch=True))
def test_folding_twice_is_folding_once(word: str) -> None:
    assert fold_word(fold_word(word)) == fold_word(word)


def test_common_words_are_those_seen_small_more_often_than_with_a_capital() -> None:
    texts = ["the mill was old. the mill stood. the mill fell. We saw Mill and the Rose. a rose. a rose. a rose."]
    assert count_common(texts) == ["a", "mill", "rose", "the"]


@pytest.mark.parametrize("name", ["Hanna van der Vess", "Abdul Rahman al-Vess", "Inés de la Vess", "Hanna van Vess"])
def test_small_words_inside_a_name_are_of_it(name: str) -> None:
    assert forms(f"The mayor met {name} twice.") == [["the", "mayor", "met", NAME, "twice", "."]]


@pytest.mark.parametrize(("one", "other"), [("Green", "Liberal"), ("Liberal", "Green")])
def test_what_is_joined_to_a_name_at_a_sentence_start_is_one(one: str, other: str) -> None:
    rows = mask_text(f"{one} and {other} members voted.", COMMON | {"green", "liberal"})
    assert [u.form for u in rows[0]] == [NAME, "and", NAME, "members", "voted", "."]


def test_people_and_small_words_joined_to_a_name_stay_words() -> None:
    assert forms("Police and Velk agreed. He and Velk left.") == [
        ["police", "and", NAME, "agreed", ".", "he", "and", NAME, "left", "."]
    ]
