"""How many origins a claim has: who is known to be somebody else, and what only may be."""

import pytest

from sayso.model import Claim, Reading
from sayso.story.compare import compare
from tests.story.made_story import copy_of, read, words_of

# What else stands on each page, so that they are texts of their own.
REST = (
    "Ferries will run from the old quay every hour until the spring, and buses will turn at the fish market instead. "
    "The brewery has lent its barge.",
    "Shopkeepers on both banks fear for their summer trade; one has already let two of her waiters go this week. "
    "Rents are due in May.",
    "It was built by convicts in 1889, painted green after a vote of schoolchildren, and opens twice a day for yachts. "
    "Swans nest below it.",
)


def count(*pages: str, words: str = "bridge") -> Claim:
    """The claim of pages that all say the same of a bridge, each in an outlet of its own."""
    return claim_of([read(f"{text} {REST[k]}", f"paper{k}.example", k) for k, text in enumerate(pages)], words)


def claim_of(readings: list[Reading], words: str = "bridge") -> Claim:
    got = compare(readings)
    said = words_of(got)
    claims = [c for c in got.claims if any(words in said[r] for r in c.statements)]
    return max(claims, key=lambda c: len(c.statements))


CRACK = "divers had found a crack in the second pier of the bridge"


@pytest.mark.parametrize(
    ("pages", "origins", "at_most", "state"),
    [
        ([f"Mayor Lida Kost said {CRACK}."], 1, 1, "single"),
        ([f"Mayor Lida Kost said {CRACK}.", f"Lida Kost told reporters that {CRACK}."], 1, 1, "one_party"),
        ([f"Lida Kost said {CRACK}.", f"Pavel Arn said {CRACK}."], 2, 2, "several_origins"),
        ([f"The port company said {CRACK}.", f"Engineer Pavel Arn said {CRACK}."], 2, 2, "several_origins"),
        ([f"The port company said {CRACK}.", f"Port company spokesman Pavel Arn said {CRACK}."], 1, 2, "one_party"),
        ([f"Their union said {CRACK}.", f"The dockers' union said {CRACK}."], 1, 1, "one_party"),
        ([f"Lida Kost said {CRACK}.", f"Two officials said {CRACK}."], 1, 2, "one_party"),
        ([f"An official said {CRACK}.", f"Two officials said {CRACK}."], 1, 2, "one_party"),
        ([f"Lida Kost said {CRACK}.", "Divers found a crack in the second pier of the bridge."], 1, 2, "one_party"),
    ],
)  # fmt: skip
def test_who_is_known_to_be_somebody_else(pages: list[str], origins: int, at_most: int, state: str) -> None:
    claim = count(*pages)
    assert len(claim.statements) == len(pages)
    assert (claim.outlets, claim.origins, claim.origins_at_most) == (len(pages), origins, at_most)
    assert claim.states[0] == state
    assert claim.origins_because


def test_what_another_paper_is_quoted_with_is_no_origin_of_its_own() -> None:
    north = read(f"The port company said {CRACK}. {REST[0]}", "The Northern")
    east = read(f"The Northern reported that the port company said {CRACK}. {REST[1]}", "The Eastern", 3)
    assert claim_of([north, east]).origins == 1
    west = read(f"The Northern reported that {CRACK}. {REST[2]}", "The Western", 3)
    assert (claim_of([north, west]).origins, claim_of([north, west]).origins_at_most) == (1, 1)


def test_the_own_witness_of_an_outlet_is_an_origin() -> None:
    said = "There were nine houses without roofs in Senn, mayor Lida Kost said."
    saw = "A reporter of the Valley saw nine houses without roofs in Senn."
    claim = claim_of([read(said, "paper.example"), read(saw, "valley.example", 2)], "nine houses")
    assert (len(claim.statements), claim.origins) == (2, 2)


def test_own_words_beside_the_source_on_one_page_are_no_further_origin() -> None:
    page = f"Divers found a crack in the second pier of the bridge. Mayor Lida Kost said {CRACK}."
    assert (count(page).origins, count(page).origins_at_most) == (1, 1)


def test_copies_are_one_text() -> None:
    page = (
        "The swing bridge at Olm was closed for six weeks from Tuesday, after two lorries had met on it in the night. "
        "Ferries will run from the old quay every hour. Shops on both banks fear for their trade in the summer."
    )
    first = read(page, "first.example")
    claim = claim_of([first, copy_of(first, "second.example"), copy_of(first, "third.example", 9)], "swing bridge")
    assert (claim.outlets, claim.origins, claim.origins_at_most) == (3, 1, 1)
    assert claim.states == ("one_text",)
    assert any("one text in 3 articles" in line for line in claim.origins_because)


def test_every_reason_can_be_quoted() -> None:
    claim = count(f"Lida Kost said {CRACK}.", f"Two officials said {CRACK}.")
    assert claim.origins_because == (
        '"Lida Kost" in paper0.example',
        '"Two officials" in paper1.example: without a name: known for no origin of its own',
    )
