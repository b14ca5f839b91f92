from dataclasses import replace

from hypothesis import given, settings
from made import make_reading
from readings import readings

from sayso.model import Reading, Voice
from sayso.retell.summary import put_summary, weigh
from sayso.retell.voices import cast_voices


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
        "189 words: 27% the outlet's own, 28% four named sources, 3% unnamed sources, 5% no source given, "
        "3% not settled, 34% who said it, when and how. Another 27 words are not the article (12% of the page)."
    )
    assert sum(s.words for s in weights.shares) == weights.article


@given(readings())
@settings(max_examples=60, deadline=None)
def test_shares_are_whole_for_any_reading(reading: Reading) -> None:
    cast = cast_voices(reading)
    weights = weigh(reading, cast)
    assert sum(s.percent for s in weights.shares) == (100 if weights.shares else 0)
    assert sum(s.words for s in weights.shares) == weights.article
    assert len({v.letter for v in cast.lines}) == len(cast.lines)
    assert put_summary(weights).endswith(".")
