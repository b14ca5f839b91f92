"""`explain`: a line for every field, with the page's own words."""

from dataclasses import fields, replace

import pytest
from hypothesis import given

import sayso
from sayso.model import Reading, Statement
from sayso.retell.explain import explain
from tests.made import make_reading
from tests.readings import readings


def test_every_field_that_holds_something_has_its_line() -> None:
    reading = make_reading()
    said = {field for s in reading.statements for field in explain(replace(s, score=0.9), reading)}
    told_elsewhere = {"id", "article_id", "text", "why", "certainty_why", "deeds"}
    assert {f.name for f in fields(Statement)} - told_elsewhere <= said


@given(readings())
def test_any_statement_is_explained_in_single_lines(reading: Reading) -> None:
    for s in reading.statements:
        for told in (explain(s), explain(s, reading)):
            assert told["voice"] and told["certainty"] and told["manner"]


def test_the_lines_have_the_words_of_the_page() -> None:
    text = "Olm\n\nMira Holt told reporters on Friday that the bridge may be closed if it rains."
    reading = sayso.read_text(text, given="text", published="2031-06-15")
    holt = next(s for s in reading.statements if s.voice.name == "Mira Holt")
    told = sayso.explain(holt, reading)
    assert "Mira Holt (person)" in told["voice"]
    assert told["chain"] == "the outlet <- Mira Holt (“told”)"
    assert "hedged: may" in told["certainty"] and "conditional: if" in told["certainty"]


def test_a_cue_that_lends_its_flag_is_named() -> None:
    reading = sayso.read_text("The council denied that the bridge was closed.", given="text")
    told = [sayso.explain(s, reading)["certainty"] for s in reading.statements]
    assert "denied: the cue “denied”" in told


def test_another_articles_statement_is_refused() -> None:
    reading = make_reading()
    with pytest.raises(ValueError, match="article"):
        explain(replace(reading.statements[0], article_id="0"), reading)
