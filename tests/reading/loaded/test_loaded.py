"""Loaded words outside quotation marks, and whose they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Loaded, Reading
from sayso.page.given import take_text_as_given
from sayso.reading import read_article
from sayso.reading.loaded.grams import count_grams, fold_side
from sayso.reading.loaded.model import probability, shipped_model
from sayso.reading.loaded.plain_words import SUBJECT_WORDS
from sayso.reading.loaded.side_words import SIDES
from sayso.reading.quotations import outer_quotes

FIERY = "The reckless minister shamelessly rammed the disastrous bill through a toothless chamber on Monday."
DRY = "The chamber sits again on Tuesday, and the bill is on its list for the afternoon."


def read(text: str) -> Reading:
    return read_article(take_text_as_given(text))


def marks_of(reading: Reading) -> list[tuple[str, Loaded]]:
    text = reading.article.text
    return [(text[x.span.start : x.span.end], x) for s in reading.statements for x in s.loaded]


def test_own_voice() -> None:
    marks = marks_of(read(f"{FIERY} {DRY}"))
    assert {"reckless", "shamelessly", "disastrous"} <= {w for w, _ in marks}
    assert {x.whose for _, x in marks} == {"outlet"}
    assert {x.kind for _, x in marks} == {"judgement"}
    assert all(w in x.why for w, x in marks)


def test_dry_words_are_not_marked() -> None:
    assert marks_of(read(f"{DRY} Shares rose 3% in early trading. The bridge was closed at noon for repairs.")) == []


def test_somebodys_unquoted_words_are_either_his_or_the_outlets() -> None:
    marks = marks_of(read("Ada Marrow said the idiotic plan was a shameful betrayal of every worker in the valley."))
    assert "idiotic" in [w for w, _ in marks]
    assert {x.whose for _, x in marks} == {"either"}


@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "«»"])
def test_nothing_inside_quotation_marks(marks: str) -> None:
    quoted = f"{marks[0]}The plan is a vile, stupid and shameful disgrace{marks[1]}"
    assert marks_of(read(f"{quoted}, Ada Marrow said on Monday of the new line.")) == []


def test_a_plain_page_raises_the_bar() -> None:
    sentence = "The row over the ferry has left a bitter taste in the harbour town this week."
    dry = " ".join(f"The board met at {n} and heard the accounts of the year before it rose." for n in range(1, 40))
    assert len(marks_of(read(f"{dry} {sentence}"))) <= len(marks_of(read(sentence)))


def test_names_weigh_nothing() -> None:
    a = "The reckless Ada Marrow shamelessly rammed the disastrous Brackland bill through the Olmish chamber on Monday."
    b = a.replace("Ada Marrow", "Ben").replace("Brackland", "Sundholm").replace("Olmish", "Varnish")
    assert [w for w, _ in marks_of(read(a))] == [w for w, _ in marks_of(read(b))]


@pytest.mark.parametrize(("one", "other"), [("left", "right"), ("liberal", "conservative"), ("black", "white")])
def test_a_side_and_its_opposite_weigh_the_same(one: str, other: str) -> None:
    model = shipped_model()
    words = f"the {one} group was reckless and shameless on monday".split()
    swapped = [other if w == one else w for w in words]
    assert fold_side(one) == fold_side(other)
    assert count_grams(words) == count_grams(swapped)
    assert model.judge_sentence(words) == model.judge_sentence(swapped)
    assert model.judge_word(one) == model.judge_word(other)


def test_no_side_has_a_weight_of_its_own() -> None:
    words = shipped_model().words
    assert not [w for w in SIDES if w in words and SIDES[w] != w]


def test_of_words_that_stand_for_each_other_all_are_protected_or_none() -> None:
    lines: dict[str, set[bool]] = {}
    for word, first in SIDES.items():
        lines.setdefault(first, set()).add(word in SUBJECT_WORDS)
    assert [first for first, kinds in lines.items() if len(kinds) > 1] == []


@pytest.mark.parametrize("odds", [-800.0, -3.0, 0.0, 3.0, 800.0])
def test_probability(odds: float) -> None:
    assert 0 < probability(odds) < 1
    assert (probability(odds) > 0.5) == (odds > 0)


PIECES = st.sampled_from(
    [
        "reckless",
        "vile",
        "stupid",
        "the",
        "bill",
        "Marrow",
        "said",
        "“",
        "”",
        '"',
        "‘",
        "’",
        "'",
        ".",
        ",",
        "\n\n",
        "shameful",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, max_size=30))
def test_promise_nothing_inside_marks_and_every_mark_inside_its_statement(pieces: list[str]) -> None:
    reading = read(" ".join(["The minister", *pieces]))
    quotes = outer_quotes(reading.article)
    for s in reading.statements:
        for x in s.loaded:
            assert not any(q.inner.start < x.span.end and x.span.start < q.inner.end for q in quotes)
            assert x.whose == ("outlet" if s.voice.kind == "outlet" else "either")
            if x.kind != "scare quotes":
                assert any(p.start <= x.span.start and x.span.end <= p.end for p in s.spans)
