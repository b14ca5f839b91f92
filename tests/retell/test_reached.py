"""How words reached the outlet, counted."""

import pytest

import sayso
from sayso.retell.reached import WAYS, count_reached


def _counts(text: str, outlet: str | None = None) -> dict[str, int]:
    from dataclasses import replace

    reading = sayso.read_text(text)
    reading = replace(reading, article=replace(reading.article, outlet=outlet))
    return {way: n for way, n in count_reached(reading).items() if n}


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Jan Oder said in a statement that the bridge was unsafe.", "public"),
        ("Jan Oder told the Olm Gazette that the bridge was unsafe.", "other_outlet"),
        ("The Olm Gazette reported that the bridge was unsafe.", "other_outlet"),
        ("Jan Oder said in an interview that the bridge was unsafe.", "told"),
        ("Jan Oder said in a report that the bridge was unsafe.", "document"),
        ("Jan Oder said that the bridge was unsafe.", "not_said"),
    ],
)
def test_each_way(text: str, way: str) -> None:
    assert _counts(text) == {way: 1}


def test_words_inside_words_are_counted_once() -> None:
    assert _counts("The Olm Gazette reported, citing two officials, that the bridge was unsafe.") == {"other_outlet": 1}


def test_every_way_is_in_the_json() -> None:
    row = sayso.read_text("Jan Oder said that the bridge was unsafe.").to_dict()
    assert tuple(row["reached"]) == WAYS
