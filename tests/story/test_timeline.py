from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from made_stories import ECHO, GAZETTE, WIRE, Own, Said, day, make_comparison, on_day, read_page

from sayso.model import Interval, TimelineEntry
from sayso.story.beside.timeline import make_timeline

MADE = make_comparison()


def told(entries: tuple[TimelineEntry, ...]) -> list[tuple[str | None, str, str | None]]:
    return [(e.lane, e.kind, e.claim) for e in entries]


def test_a_lane_a_party_and_one_for_those_without() -> None:
    line = make_timeline(MADE.readings, MADE.claims)
    assert line.lanes == ("Harl Mining", None)
    assert told(line.entries) == [
        (None, "event", "c1"),
        ("Harl Mining", "said", "c2"),
        ("Harl Mining", "said", "c6"),
        (None, "printed", "c7"),
        (None, "printed", "c3"),
        ("Harl Mining", "printed", "c4"),
        (None, "printed", "c5"),
    ]
    assert line.undated == ()


def test_times_have_their_words() -> None:
    line = make_timeline(MADE.readings, MADE.claims)
    first = line.entries[0]
    assert first.words and WIRE.article.text[first.words.start : first.words.end] == "on Monday"
    assert first.at == on_day(5)
    assert all(e.words is None for e in line.entries if e.kind == "printed")


def test_a_party_told_on_one_page_holds_on_the_others() -> None:
    line = make_timeline(MADE.readings, MADE.claims)
    assert next(e.lane for e in line.entries if e.claim == "c4") == "Harl Mining"
    assert next(e.lane for e in make_timeline([GAZETTE]).entries if e.kind == "said") == "Harl Mining"


def test_of_one_who_is_told_to_speak_for_two_nothing_is_known() -> None:
    page = read_page(
        "a.example", day(6), Said("Osk Tarn", "said", "the pit was dry today.", party="Harl"),
        Said("Tarn", "said", "the pit was wet today.", name="Osk Tarn", party="Tull"),
        Said("Tarn", "said", "the pit was shut today.", name="Osk Tarn"),
    )  # fmt: skip
    assert [e.lane for e in make_timeline([page]).entries] == ["Harl", "Tull", None]


def test_what_has_no_time_is_listed_apart() -> None:
    undated = replace(ECHO, article=replace(ECHO.article, published=None))
    line = make_timeline([undated])
    assert line.entries == () and line.lanes == ()
    assert len(line.undated) == 6


def test_open_intervals_are_kept_and_very_long_ones_are_no_entry() -> None:
    page = read_page(
        "a.example", None, Own("The pit has been shut since May."), Own("It had run for a decade before that day."),
        times=(("since May", Interval(day(1), None)), ("a decade", Interval(day(1) - timedelta(days=3650), day(1)))),
    )  # fmt: skip
    line = make_timeline([page])
    assert [e.at for e in line.entries] == [Interval(day(1), None)]
    assert len(line.undated) == 1


def test_a_claim_of_two_pages_is_one_entry_for_each_time() -> None:
    line = make_timeline(MADE.readings, MADE.claims)
    assert sum(e.claim == "c2" for e in line.entries) == 1
    assert sum(e.claim == "c1" for e in line.entries) == 1


@given(st.permutations([WIRE, GAZETTE, ECHO]))
def test_the_order_of_the_pages_changes_nothing(readings: list) -> None:  # type: ignore[type-arg]
    there, here = make_timeline(MADE.readings, MADE.claims), make_timeline(readings, MADE.claims)
    assert [(e.at, e.kind, e.claim) for e in there.entries] == [(e.at, e.kind, e.claim) for e in here.entries]
