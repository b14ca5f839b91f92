"""The name that ends a description of a source, and what kind of body a common noun means."""

import pytest
from test_witnesses import read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A guard on the night train, Eva Lund, said the doors were shut.", "Eva Lund"),
        ("The carrier, Sull Lines, said the boat was full.", "Sull Lines"),
        ("The boat was full, according to the carrier, Sull Lines.", "Sull Lines"),
    ],
)
def test_a_name_behind_a_description_is_the_source(text: str, name: str) -> None:
    (one,) = read(text, "The Beacon").attributions
    assert one.source is not None and one.source.name == name


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The coastguard said the boat had sunk.", "government"),
        ("The refinery said it was closed.", "organisation"),
        ("The fire brigade said it was out.", "organisation"),
        ("The two sides said they would meet.", "group"),
        ("Court papers said he had left.", "document"),
        ("Merl Shipping said the boat had sunk.", "organisation"),
        ("Tavia's governor, Oskar Brand, has said that six shells fell.", "person"),
        ("The leaflet said it was closed.", "document"),
    ],
)
def test_kind_of_a_body_without_a_name(text: str, kind: str) -> None:
    (one,) = read(text, "The Beacon").attributions
    assert one.source is not None and one.source.kind == kind


def test_a_navy_is_not_that_of_a_paper() -> None:
    reading = read("The Tavia Gazette reported that the navy of Tavia blamed a mine.", "The Beacon")
    assert [a.source.party for a in reading.attributions if a.source] == [None, "Tavia"]
