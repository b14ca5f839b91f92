"""Versions of a page: every word and every statement of both is accounted for."""

import random
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import LedgerError
from sayso.ledger import Ledger
from sayso.ledger.history import compare_words, follow_statements, versions
from sayso.model import Reading, Statement, Voice
from tests.made import make_reading
from tests.readings import readings

WORDS = st.lists(st.sampled_from(["the", "bridge", "was", "not", "safe", ",", "\n", "“no”", "é"]), max_size=30).map(
    " ".join
)


@given(WORDS, WORDS)
def test_the_stretches_make_up_both_texts(old: str, new: str) -> None:
    stretches = compare_words(old, new)
    assert "".join(s.text for s in stretches if s.kind != "added") == old
    assert "".join(s.text for s in stretches if s.kind != "cut") == new


@pytest.mark.parametrize("vocabulary", [1, 2, 60, 2_000])
@pytest.mark.parametrize("stop", [7, 25, 10_000])
def test_long_texts_are_compared_quickly(vocabulary: int, stop: int) -> None:
    chance = random.Random(5)
    old = [f"w{int(vocabulary * chance.random() ** 3)}" + "." * (n % stop == stop - 1) for n in range(3_000)]
    new = [f"x{chance.randrange(9)}" if chance.random() < 0.02 else word for word in old]
    start = time.process_time()
    stretches = compare_words(" ".join(old), " ".join(new))
    assert time.process_time() - start < 5
    assert "".join(s.text for s in stretches if s.kind != "added") == " ".join(old)
    assert "".join(s.text for s in stretches if s.kind != "cut") == " ".join(new)


def test_only_the_words_that_changed_are_cut_and_added() -> None:
    stretches = compare_words("The bridge is safe. It opens on Monday.", "The bridge is not safe. It opens on Tuesday.")
    assert [(s.kind, s.text.strip()) for s in stretches] == [
        ("same", "The bridge is"), ("added", "not"), ("same", "safe. It opens on"), ("cut", "Monday"),
        ("added", "Tuesday"), ("same", "."),
    ]  # fmt: skip


@given(readings(), readings())
def test_every_statement_of_both_is_followed_once(old: Reading, new: Reading) -> None:
    steps = follow_statements(old, new)
    assert sorted(s.before.id for s in steps if s.before) == sorted(s.id for s in old.statements)
    assert sorted(s.after.id for s in steps if s.after) == sorted(s.id for s in new.statements)


def test_the_same_text_is_kept_in_full() -> None:
    reading = make_reading()
    assert {s.fate for s in follow_statements(reading, reading)} == {"kept"}


def with_first(reading: Reading, first: Statement) -> Reading:
    return replace(reading, statements=(first, *reading.statements[1:]))


def test_a_claim_that_becomes_the_outlets_own_is_told() -> None:
    reading = make_reading()
    first = replace(reading.statements[0], voice=Voice("person", "Mira Holt", None), certainty=("hedged",))
    later = replace(first, voice=Voice("outlet", "The Olm Courier", None), certainty=("asserted",))
    step = follow_statements(with_first(reading, first), with_first(reading, later))[0]
    assert step.fate == "changed"
    assert step.what == "person Mira Holt -> outlet; hedged -> asserted"


def test_other_words_for_the_same_and_words_that_are_gone() -> None:
    reading = make_reading()
    one = replace(reading.statements[0], text="three cracks had been found in the bridge in May")
    other = replace(one, text="two cracks had been found in the bridge in May")
    third = replace(one, text="ferries will run all night")
    old, same, without = (replace(reading, statements=(s,)) for s in (one, other, third))
    assert [s.fate for s in follow_statements(old, same)] == ["reworded"]
    assert [s.fate for s in follow_statements(old, without)] == ["new", "dropped"]


def test_versions_tell_when_each_was_seen() -> None:
    first = make_reading()
    second = replace(first, article=replace(first.article, id="f" * 16))
    days = [datetime(2031, 6, day, tzinfo=UTC) for day in (1, 2, 3)]
    with Ledger(":memory:") as ledger:
        for reading, day in zip((first, second, first), days, strict=True):
            ledger.keep(reading, at=day)
        found = versions(ledger, first.article.url or first.article.input)
        assert [(v.number, v.seen) for v in found] == [
            (1, (days[0].isoformat(), days[2].isoformat())),
            (2, (days[1].isoformat(),)),
        ]
        assert versions(ledger, "f" * 16) == found
        with pytest.raises(LedgerError, match="nowhere"):
            versions(ledger, "https://nowhere.example/")


def test_a_changed_cue_is_told() -> None:
    reading = make_reading()
    said = next(a for a in reading.attributions if reading.article.words(a.cue) == "said")
    held = [s.id for s in reading.statements if s.chain[-1:] == (said.id,)]
    start = said.cue[0].start
    text = reading.article.text
    claimed = f"{text[:start]}told{text[start + 4 :]}"  # as long as the other, so that nothing moves
    changed = replace(reading, article=replace(reading.article, text=claimed))
    steps = follow_statements(reading, changed)
    assert held and {s.after.id for s in steps if s.after and s.what == "said -> told"} == set(held)
    assert {s.fate for s in steps if s.after and s.after.id not in held} == {"kept"}


def test_what_another_reader_made_of_the_same_words_says_so() -> None:
    reading = make_reading()
    first = reading.statements[0]
    newer = replace(first, by="rules@99", certainty=("hedged",))
    step = follow_statements(reading, replace(reading, statements=(newer, *reading.statements[1:])))[0]
    assert step.fate == "changed" and step.what and step.what.endswith(f"read by {first.by}, then by rules@99")
