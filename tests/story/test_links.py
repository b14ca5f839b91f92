"""What statements do to each other: which links stand, which are only a later word, and what they say of it."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Comparison, Link, Quantity, Span
from sayso.story.claims.standing import share_a_number
from sayso.story.compare import compare
from tests.story.made_story import copy_of, find, flood, read


def links_of(got: Comparison, one: tuple[str, str], other: tuple[str, str]) -> list[Link]:
    ends = {find(got.readings, *one), find(got.readings, *other)}
    return [k for k in got.links if {k.a, k.b} == ends]


def number(value: float, *, unit: str | None = None, low: bool = True, high: bool = True) -> Quantity:
    return Quantity(Span(0, 1), value if low else None, value if high else None, unit, None)


def test_two_numbers_of_one_thing_differ_on_one_page() -> None:
    page = "About 900 dockers walked out in Vell, the union said. The port company put the number at 350."
    got = compare([read(page, "north.example")])
    (link,) = links_of(got, ("north.example", "900 dockers"), ("north.example", "350"))
    assert (link.kind, link.slot) == ("differs", "how_many")
    assert "900" in link.because and "350" in link.because
    assert all(c.disputed for c in got.claims)


# What else stands on two pages that share a sentence, so that neither is a copy.
SEA = " Lifeboats from three harbours searched the sound until dawn, and fishermen lit the quay with their lamps."
LAND = " Schools in the district stayed closed; the minister called off a visit to the south and flew home instead."


def test_the_later_number_of_one_speaker_is_an_update() -> None:
    monday = read("The ferry disaster off Hallen killed 11 people, the coastguard said." + SEA, "wire.example")
    tuesday = read("The ferry disaster off Hallen killed 19 people, the coastguard said." + LAND, "star.example", 24)
    got = compare([tuesday, monday])
    (link,) = links_of(got, ("wire.example", "11"), ("star.example", "19"))
    assert (link.kind, link.slot, link.a.article) == ("updates", "how_many", tuesday.article.id)
    assert not any(c.disputed for c in got.claims)


def test_the_same_numbers_of_two_speakers_at_two_times_differ() -> None:
    one = read("The ferry disaster off Hallen killed 11 people, the coastguard said." + SEA, "wire.example")
    two = read("The ferry disaster off Hallen killed 19 people, a hospital in Hallen said." + LAND, "star.example", 24)
    (link,) = links_of(compare([one, two]), ("wire.example", "11"), ("star.example", "19"))
    assert (link.kind, link.slot) == ("differs", "how_many")


def test_a_copy_has_the_links_of_its_original() -> None:
    added = copy_of(flood()[0])
    got = compare([*flood(), added])
    warned = ("upland.example", "had been warned")
    kinds = {
        outlet: [(k.kind, k.slot) for k in links_of(got, (outlet, "it had been warned"), warned)]
        for outlet in ("valley.example", "mirror.example")
    }
    assert kinds == {"valley.example": [("denies", "whether")], "mirror.example": [("denies", "whether")]}
    copied = [k for k in got.links if k.kind == "copies"]
    assert len(copied) == len(added.statements)
    assert {k.a.article for k in copied} == {added.article.id}


def test_no_two_links_of_one_kind_join_the_same_two() -> None:
    got = compare([*flood(), copy_of(flood()[1])])
    seen = [(frozenset((k.a, k.b)), k.kind) for k in got.links]
    assert len(seen) == len(set(seen))
    assert all(k.a != k.b for k in got.links)
    assert all(k.score is None or 0 <= k.score <= 1 for k in got.links)
    assert all((k.slot is not None) == (k.kind in ("denies", "differs", "updates")) for k in got.links)


def test_numbers_are_shared_within_a_tenth_and_by_their_bounds() -> None:
    assert share_a_number((number(40_000, high=False),), (number(41_000),))
    assert not share_a_number((number(8, high=False),), (number(46, high=False),))
    assert share_a_number((), ()) and share_a_number((number(1),), ())
    assert not share_a_number((number(12),), ())


@given(
    st.lists(st.floats(-1e12, 1e12).map(number), max_size=4), st.lists(st.floats(-1e12, 1e12).map(number), max_size=4)
)
def test_sharing_a_number_goes_both_ways(a: list[Quantity], b: list[Quantity]) -> None:
    one, other = tuple(a), tuple(b)
    assert share_a_number(one, other) == share_a_number(other, one)
    assert share_a_number(one, one)


def test_who_says_it_under_a_condition_is_no_second_origin_of_it() -> None:
    one = read("The ferry sailed two miles inside the closed water, the harbour master said." + SEA, "wire.example")
    two = read(
        "If the log is right, the ferry sailed two miles inside the closed water, a lecturer in Hallen said." + LAND,
        "star.example",
    )
    got = compare([one, two])
    said = find(got.readings, "wire.example", "two miles inside")
    assert [(c.origins, len(c.statements)) for c in got.claims if said in c.statements] == [(1, 1)]
