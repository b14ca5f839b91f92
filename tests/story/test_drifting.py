"""Attributed on one page, flat on another."""

from sayso.story.compare import compare
from tests.story.made_story import copy_of, find, flood, read


def test_what_is_attributed_here_and_flat_there_is_drift() -> None:
    got = compare(flood())
    (drift,) = got.drift
    assert drift.attributed == find(got.readings, "upland.example", "gates had been stuck")
    assert drift.flat == find(got.readings, "coast.example", "The gates of the dam")
    assert drift.why == (
        '"the gates had been stuck since March." on the word of "Two officials" in upland.example; "The gates of the '
        'dam had been stuck since March." in the own voice of coast.example'
    )


def test_attributed_on_both_pages_is_none() -> None:
    one = read("The gates had been stuck since March, two officials said.", "a.example")
    two = read("The gates had been stuck since March, said Lida Kost.", "b.example", 2)
    assert compare([one, two]).drift == ()


def test_on_one_page_it_is_for_the_reading_to_tell() -> None:
    page = "The gates had been stuck since March, Lida Kost said. The gates had been stuck since March."
    assert compare([read(page, "a.example")]).drift == ()


def test_a_flat_side_that_is_not_asserted_is_none() -> None:
    one = read("The gates had been stuck since March, two officials said.", "a.example")
    two = read("The gates may have been stuck since March.", "b.example", 2)
    assert compare([one, two]).drift == ()


def test_a_copy_of_the_flat_side_drifts_too() -> None:
    got = compare([*flood(), copy_of(flood()[2])])
    assert {d.flat.article for d in got.drift} == {
        r.article.id for r in got.readings if r.article.outlet in ("coast.example", "mirror.example")
    }
