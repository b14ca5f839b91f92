"""What a person corrects holds: in readings, in searches, after a newer reading; and can be taken back."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import BadRequest, LedgerError
from sayso.ledger import Ledger
from sayso.ledger.corrected import FIELDS, apply_corrections, field_of
from sayso.ledger.corrections import correct, list_corrections, training_rows, undo
from sayso.ledger.search import Query, search
from sayso.model import Reading, Span
from tests.made import make_reading
from tests.readings import readings

ID = make_reading().article.id


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "news.db") as made:
        made.keep(make_reading())
        yield made


def everything(ledger: Ledger) -> list[str]:
    with sqlite3.connect(ledger.path) as db:
        return list(db.iterdump())


def statement(ledger: Ledger, name: str):  # type: ignore[no-untyped-def]
    return next(s for s in ledger.reading(ID).statements if s.id == name)


def test_what_was_corrected_wins_and_the_reading_stays(ledger: Ledger) -> None:
    correct(ledger, f"{ID}/s15", "voice", "person", "the line before names her")
    correct(ledger, f"{ID}/s15", "name", "Mira Holt", "the line before names her")
    found = statement(ledger, "s15")
    assert (found.voice.kind, found.voice.name, found.score) == ("person", "Mira Holt", None)
    assert "the line before names her" in found.why
    assert ledger.reading(ID, as_read=True) == make_reading()
    hits = {h.statement for h in search(ledger, Query(name="mira holt", voice="person"))}
    assert "s15" in hits and "s15" not in {h.statement for h in search(ledger, Query(voice="unsettled"))}


def test_taken_back_everything_is_as_before(ledger: Ledger) -> None:
    before = everything(ledger)
    for field, value in (("voice", "outlet"), ("certainty", "hedged, planned")):
        correct(ledger, f"{ID}/s11", field, value, "looked at the page")
    assert statement(ledger, "s11").chain == () and statement(ledger, "s11").manner == "own"
    undo(ledger, f"{ID}/s11", "voice")
    assert statement(ledger, "s11").voice.name == "Tor Vane"
    assert statement(ledger, "s11").certainty == ("hedged", "planned")
    undo(ledger, f"{ID}/s11")
    assert everything(ledger) == before
    with pytest.raises(LedgerError, match="--list"):
        undo(ledger, f"{ID}/s11")


def test_an_act_is_the_attributions_and_so_of_all_that_hangs_on_it(ledger: Ledger) -> None:
    correct(ledger, f"{ID}/s5", "act", "claim", "the cue is weaker than that")
    assert {h.statement for h in search(ledger, Query(act="claim"))} == {"s5", "s6"}
    assert next(a.act for a in ledger.reading(ID).attributions if a.id == "a3") == "claim"


def test_it_survives_a_newer_reading_that_cuts_and_counts_otherwise(ledger: Ledger) -> None:
    correct(ledger, f"{ID}/s9", "certainty", "asserted", "may have is the mayor's")
    old = make_reading()
    newer = []
    for n, s in enumerate(old.statements[4:], 1):
        spans = (Span(s.spans[0].start + 4, s.spans[0].end), *s.spans[1:]) if s.id == "s9" else s.spans
        newer.append(replace(s, id=f"s{n}", spans=spans, by="rules@99"))
    assert ledger.keep(replace(old, statements=tuple(newer))) == "reread"
    assert statement(ledger, "s5").certainty == ("asserted",)
    assert statement(ledger, "s4").certainty == ("denied",)
    (standing,) = list_corrections(ledger)
    assert (standing.statement, standing.read, standing.by) == ("s5", ("hedged",), "rules@99")
    assert [h.statement for h in search(ledger, Query(certainty="asserted", voice="unnamed"))] == ["s5"]
    undo(ledger, f"{ID}/s5")
    assert list(list_corrections(ledger)) == []


def test_the_last_word_on_a_field_stands_alone(ledger: Ledger) -> None:
    correct(ledger, f"{ID}/s1", "name", "Ana Pell", "first thought")
    correct(ledger, f"{ID}/s1", "name", "Jon Lund", "second thought")
    (standing,) = list_corrections(ledger)
    assert (standing.correction.value, standing.read) == ("Jon Lund", "Mira Holt")


def test_training_rows_hold_the_words_in_their_passage(ledger: Ledger) -> None:
    correct(ledger, f"{ID}/s9", "voice", "person", "named below")
    correct(ledger, f"{ID}/s9", "party", "city", "named below")
    rows = list(training_rows(ledger))
    assert [(r["field"], r["read"], r["value"]) for r in rows] == [
        ("voice", "unnamed", "person"),
        ("party", None, "city"),
    ]
    for row in rows:
        start = row["start"] - row["passage_start"]
        assert row["passage"][start : start + len(row["text"])] == row["text"]


@pytest.mark.parametrize(
    ("which", "field", "value", "said"),
    [
        (f"{ID}/s1", "colour", "red", "party"),
        (f"{ID}/s1", "voice", "nobody", "unsettled"),
        (f"{ID}/s1", "manner", "loud", "indirect"),
        (f"{ID}/s1", "manner", "own", "voice"),
        (f"{ID}/s1", "certainty", "sure", "hedged"),
        (f"{ID}/s1", "certainty", "", "hedged"),
        (f"{ID}/s1", "certainty", "asserted,hedged", "alone"),
        (f"{ID}/s1", "name", " ", "-"),
        (f"{ID}/s1", "act", "Says So", "act"),
        (f"{ID}/s4", "name", "Ana Pell", "voice first"),
        (f"{ID}/s4", "act", "say", "act"),
        (f"{ID}/s9", "name", "Ana Pell", "unnamed"),
        (ID, "voice", "person", "ARTICLE/STATEMENT"),
    ],
)
def test_what_makes_no_sense_changes_nothing(ledger: Ledger, which: str, field: str, value: str, said: str) -> None:
    before = everything(ledger)
    with pytest.raises(BadRequest, match=said):
        correct(ledger, which, field, value, "because")
    assert everything(ledger) == before


def test_an_unknown_id_and_no_reason_are_named(ledger: Ledger) -> None:
    for which in (f"{ID}/s99", "0000/s1"):
        with pytest.raises(LedgerError, match="sayso search"):
            correct(ledger, which, "voice", "person", "because")
    with pytest.raises(BadRequest, match="--why"):
        correct(ledger, f"{ID}/s1", "voice", "outlet", "  ")


VALUES = {
    "voice": ["outlet", "person", "unnamed", "unsettled"], "name": ["Ana Pell", "-"], "party": ["city", "-"],
    "manner": ["own", "direct"], "certainty": ["asserted", "hedged"], "act": ["claim", "-"],
}  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(readings(), st.data())
def test_rows_and_readings_never_differ_and_taking_back_leaves_no_trace(reading: Reading, data: st.DataObject) -> None:
    with Ledger(":memory:") as ledger:
        ledger.keep(reading)
        with ledger.looking() as db:
            before = list(db.iterdump())
        for s in reading.statements[:4]:
            field = data.draw(st.sampled_from(FIELDS))
            try:
                correct(ledger, f"{reading.article.id}/{s.id}", field, data.draw(st.sampled_from(VALUES[field])), "why")
            except BadRequest:
                continue
        now = ledger.reading(reading.article.id)
        rows = {h.statement: h for h in search(ledger, Query(), limit=1000)}
        for s in now.statements:
            row = rows[s.id]
            assert (row.voice, row.manner, row.certainty) == (s.voice.kind, s.manner, s.certainty)
            assert row.act == field_of(now, s, "act")
            assert (s.manner == "own") == (s.voice.kind == "outlet") or s.voice.kind in ("unstated", "unsettled")
        held = [x.correction for x in list_corrections(ledger)]
        assert apply_corrections(ledger.reading(reading.article.id, as_read=True), held) == now
        for which in {f"{c.article_id}/{c.statement}" for c in held}:
            undo(ledger, which)
        with ledger.looking() as db:
            assert list(db.iterdump()) == before


def test_an_act_is_of_all_its_statements_and_each_says_who_changed_it(ledger: Ledger) -> None:
    by_inner: dict[str, list[str]] = {}
    for s in make_reading().statements:
        if s.chain:
            by_inner.setdefault(s.chain[-1], []).append(s.id)
    first, second = next(ids for ids in by_inner.values() if len(ids) > 1)[:2]
    correct(ledger, f"{ID}/{first}", "act", "deny", "the cue denies")
    assert f"act corrected by a person in {first}: the cue denies" in statement(ledger, second).why
    undo(ledger, f"{ID}/{first}")
    assert ledger.reading(ID) == make_reading()
