"""Stems of content words, and what two lists of them have in common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.story.saying.alike import ALIKE, PHRASES
from sayso.story.saying.irregular import IRREGULAR
from sayso.story.saying.names import find_names
from sayso.story.saying.terms import align_terms, are_alike, stem_word, terms_of


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The rebels were shelling the markets.", ("rebel", "shell", "market")),
        ("Six weeks and 1,500 crowns", ("6", "week", "1500", "crown")),
        ("They walked out on Tuesday", ("walkout", "tuesday")),
        ("Police struck; troops had taken it", ("polic", "strike", "troop", "take")),
        ("The union's members said that it is not so", ("union", "member")),
        ("", ()),
    ],
)
def test_terms(text: str, terms: tuple[str, ...]) -> None:
    assert terms_of(text) == terms


@pytest.mark.parametrize(
    ("one", "other"),
    [("killed", "dead"), ("wounded", "injured"), ("strike", "walkout"), ("strike", "airstrike"), ("dockers", "workers"),
     ("arrested", "detained"), ("blaze", "fire"), ("found", "discovered"), ("shot", "shooting"), ("lorry", "truck")],
)  # fmt: skip
def test_words_that_stand_for_each_other(one: str, other: str) -> None:
    assert are_alike(stem_word(one), stem_word(other))


@pytest.mark.parametrize(("one", "other"), [("killed", "arrested"), ("rise", "fall"), ("bridge", "market")])
def test_words_that_do_not(one: str, other: str) -> None:
    assert not are_alike(stem_word(one), stem_word(other))


def test_an_alignment_meets_each_term_once() -> None:
    found = align_terms(terms_of("Twelve people were killed in the airstrike"), terms_of("the strike left 12 dead"))
    assert set(found.both) == {"12", "kill", "airstrik"}
    assert found.only_a == ("peopl",)
    assert found.cover == 0.75


def test_the_table_knows_no_names() -> None:
    words = " ".join(ALIKE) + " ".join(PHRASES) + " ".join(IRREGULAR)
    assert words == words.lower()
    assert len(ALIKE) >= 120


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("President Ana Pell met Jon Lund in New Karsk.", [("Ana", "Pell"), ("Jon", "Lund"), ("New", "Karsk")]),
        ("The Bank of Vell closed.", [("Bank", "of", "Vell")]),
        ("Workers left.", []),
        ("Bridge Closed After Crack Found In Olm", [("Olm",)]),
    ],
)
def test_names(text: str, names: list[tuple[str, ...]]) -> None:
    assert [n.words for n in find_names(text)] == names


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_aligned(a: str, b: str) -> None:
    one, other = terms_of(a), terms_of(b)
    found = align_terms(one, other)
    assert set(found.both) | set(found.only_a) == set(one)
    assert set(found.only_b) <= set(other)
    assert 0 <= found.cover <= 1
    assert align_terms(one, one).both == tuple(dict.fromkeys(one))
    for name in find_names(a):
        assert a[name.at.start : name.at.end].strip()
