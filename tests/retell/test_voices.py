from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from made import make_reading, pass_on
from readings import readings

from sayso.model import Interval, Reading, Voice
from sayso.retell.names import holds_name, same_outlet
from sayso.retell.summary import put_summary, weigh
from sayso.retell.voices import cast_voices
from sayso.retell.wording import count_words, put_interval, put_sureness


def test_each_voice_has_a_letter_and_a_label() -> None:
    cast = cast_voices(make_reading())
    assert [(v.letter, v.label) for v in cast.lines] == [
        ("O", "the outlet's own words"),
        ("A", "Mira Holt"),
        ("B", "city council"),
        ("C", "Tor Vane"),
        ("D", "Jon Lund"),
        ("U", "unnamed sources"),
        ("–", "no source given"),
        ("?", "not settled"),
    ]
    holt, unnamed = cast.lines[1], cast.lines[5]
    assert (holt.words, holt.how, holt.role) == (29, "quoted and paraphrased", "chief engineer")
    assert unnamed.described[0].startswith("Two officials familiar with the matter")


def test_one_voice_with_and_without_the() -> None:
    reading = make_reading()
    renamed = [replace(s, voice=Voice("government", "The City Council", None)) if s.id == "s8" else s
               for s in reading.statements]  # fmt: skip
    assert len(cast_voices(replace(reading, statements=tuple(renamed))).lines) == 8


def test_a_source_without_a_name_is_shown_in_the_pages_words() -> None:
    reading = make_reading()
    nameless = [replace(s, voice=Voice("person", None, None)) if s.chain == ("a4",) else s for s in reading.statements]
    labels = {v.label: v.named for v in cast_voices(replace(reading, statements=tuple(nameless))).lines}
    assert labels["“Holt”"] is False


def test_the_summary_counts_words_by_whose_word_they_are() -> None:
    reading = make_reading()
    weights = weigh(reading, cast_voices(reading))
    assert put_summary(weights) == (
        "189 words: 27% the outlet's own, 22% three named sources, 7% one source described but not named, "
        "3% unnamed sources, 5% no source given, 3% not settled, 33% who said it, when and how. "
        "Another 27 words are not the article (12% of the page)."
    )
    assert sum(s.words for s in weights.shares) == weights.article


def test_who_passes_words_on_is_shown_and_the_unnamed_are_counted() -> None:
    reading = pass_on("unnamed")
    cast = cast_voices(reading)
    council = next(v for v in cast.lines if v.label == "city council")
    assert len(council.told_by) == 1 and council.told_by[0].startswith("“")
    assert " Some of that came through one unnamed source. " in put_summary(weigh(reading, cast))
    known = pass_on("person")
    assert "unnamed source." not in put_summary(weigh(known, cast_voices(known)))


def test_an_outlet_that_is_its_own_source_is_counted_as_the_outlet() -> None:
    reading = make_reading()
    itself = [replace(s, voice=Voice("organisation", "The Harbour Post", None)) if s.voice.name == "Tor Vane" else s
              for s in reading.statements]  # fmt: skip
    cast = cast_voices(replace(reading, statements=tuple(itself)))
    line = next(v for v in cast.lines if v.itself)
    assert line.label == "The Harbour Post, of itself"
    plain = cast_voices(reading)
    assert len([v for v in cast.lines if v.named]) == len([v for v in plain.lines if v.named])
    own = weigh(replace(reading, statements=tuple(itself)), cast).shares[0]
    assert own.words == weigh(reading, plain).shares[0].words + line.words
    assert same_outlet("Harbour Post", "harbourpost.example") and not same_outlet("Harbour Post", None)


@pytest.mark.parametrize(
    ("label", "kind", "named"),
    [
        ("Brannock Civil", "organisation", True),
        ("Holt", "person", True),
        ("Holt’s office", "organisation", True),
        ("FBO", "organisation", True),
        ("Halvia", "government", True),
        ("the Ministry of Tides", "government", True),
        ("one of them", "group", False),
        ("their report", "document", False),
        ("A person close to Holt", "person", False),
        ("Two Olmish officials", "unnamed", False),
        ("Olmish fishermen", "group", False),
        ("Police", "government", False),
        ("Residents of Olm", "group", False),
        ("", "person", False),
    ],
)
def test_what_holds_a_name(label: str, kind: str, named: bool) -> None:
    text = "Police said so. The police asked Holt, and FBO, and residents of Olm."
    assert holds_name(label, kind, replace(make_reading().article, text=text)) is named


@given(readings())
@settings(max_examples=60, deadline=None)
def test_shares_are_whole_for_any_reading(reading: Reading) -> None:
    cast = cast_voices(reading)
    weights = weigh(reading, cast)
    assert sum(s.percent for s in weights.shares) == (100 if weights.shares else 0)
    assert sum(s.words for s in weights.shares) == weights.article
    assert len({v.letter for v in cast.lines}) == len(cast.lines)
    assert put_summary(weights).endswith(".")


def test_numbers_and_days_in_words() -> None:
    assert [count_words(n, "source") for n in (0, 1, 4, 12, 19, 20, 26, 99, 1200)] == [
        "no sources", "one source", "four sources", "twelve sources", "nineteen sources", "twenty sources",
        "twenty-six sources", "ninety-nine sources", "1,200 sources",
    ]  # fmt: skip
    first, last = datetime(2031, 6, 11, tzinfo=UTC), datetime(2031, 6, 13, tzinfo=UTC)
    assert put_interval(Interval(first, datetime(2031, 6, 12, tzinfo=UTC))) == "11 June 2031"
    assert put_interval(Interval(first, last)) == "11 June 2031 to 12 June 2031"
    assert put_interval(Interval(first, None)) == "from 11 June 2031"
    assert put_interval(Interval(None, last)) == "until 12 June 2031"
    assert put_interval(Interval(None, None)) is None
    assert [put_sureness(x) for x in (None, 0.95, 0.8, 0.5)] == [None, "sure", "likely", "not sure"]
