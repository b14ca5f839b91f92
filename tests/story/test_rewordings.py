"""Sentences that an outlet put another way."""

from sayso.story.texts.copies import shared_passages
from sayso.story.texts.rewordings import find_rewordings
from tests.story.made_texts import FERRY, MILL, article


def test_a_sentence_put_another_way_is_found_beside_the_one_it_comes_from() -> None:
    old = article(*FERRY)
    new = article(
        FERRY[0],
        "Sound Ferries, the line that runs the ship, said that two buses stood in its place and an inquiry was open.",
        "The harbour master declined to speak.",
        outlet="gazette.example", hours=2,
    )  # fmt: skip
    [found] = find_rewordings(old, new, shared_passages([old, new]))
    assert new.text[found.other_span.start : found.other_span.end].startswith("Sound Ferries, the line")
    assert old.text[found.span.start : found.span.end] == FERRY[3].rstrip(".")
    assert found.likeness >= 0.5


def test_sentences_of_another_event_are_no_rewordings() -> None:
    assert find_rewordings(article(*FERRY), article(*MILL, outlet="b.example")) == ()
