"""Two that cannot both hold of one thing, and what the denial of another says."""

import pytest

import sayso
from sayso.story.claims.standing import stands_as_denial
from sayso.story.saying.proposition import Proposition
from sayso.story.saying.propositions import propositions_of
from sayso.story.slots.comparing import compare_slots
from sayso.story.slots.contraries import find_contrary


def make(text: str, number: int = -1) -> Proposition:
    return propositions_of(sayso.read_text(text, given="text", published="2026-04-08"))[number]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The gates of the lock were open when the barge came.", "The gates of the lock had been closed."),
        ("Edda Morn was unarmed when she was shot.", "Morn was armed with a knife."),
        ("All the ballots were accounted for.", "Forty ballots are missing."),
        ("The tank was empty.", "The tank was full."),
    ],
)
def test_opposite_states_of_one_thing(a: str, b: str) -> None:
    one, other = make(a), make(b)
    assert find_contrary(one, other) is not None
    assert find_contrary(other, one) is not None
    assert stands_as_denial(one, other, 0.0)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The gates of the lock were open.", "The gates of the lock were not closed."),
        ("The gates of the lock were open.", "The museum was closed for the winter and nobody knew why."),
        ("The union met in the hall.", "An ion was found in the hall."),
        ("The gates were open and then closed.", "The gates were closed."),
    ],
)
def test_no_opposite_states(a: str, b: str) -> None:
    assert find_contrary(make(a), make(b)) is None


@pytest.mark.parametrize(
    ("denial", "other"),
    [
        ("The mayor did not mention the harbour fund.", "Vell and its mayor quarrel over the harbour fund."),
        ("Ruth Salk was not a dock worker.", "The plan of Ruth Salk pleased every dock worker in the port."),
        ("I have not broken the port rules.", "The office looks into whether the port rules were broken."),
    ],
)
def test_nobody_denies_what_only_shares_words(denial: str, other: str) -> None:
    assert not stands_as_denial(make(denial), make(other), 0.9)


@pytest.mark.parametrize(
    ("denial", "other"),
    [
        ("The fire is not under control.", '"It is under control," Salk said.'),
        ("There were no swans on the runway.", "The plane had hit swans on the runway."),
        ("The council had not seen the report.", "The council saw the report in May."),
    ],
)
def test_a_denial_of_what_the_other_says(denial: str, other: str) -> None:
    assert stands_as_denial(make(denial), make(other), 0.9)


def test_what_can_only_be_done_in_one_way_is_not_denied() -> None:
    assert not make("The loan could not be granted without the vote of the guild.").negative
    assert make("The loan could not be granted.").negative


def test_a_short_statement_takes_up_its_subject() -> None:
    assert "crash" in make("The crash happened at noon. It happened shortly after one.").terms
    # Whoever speaks is meant.
    assert "crash" not in make("The crash happened at noon. The harbour office said it had not known.").terms


def slots_that_differ(a: str, b: str) -> set[str]:
    return {f.slot for f in compare_slots(make(a), make(b)) if f.outcome == "differs" and f.sure >= 0.5}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Nine people were taken off the ferry.", "The ferry ignored four calls by radio."),
        ("The bay, 14 miles wide, has been divided by a line since 1987.", "The boat was two miles from the line."),
        ("The owner of the Tern declined to comment.", "The port office declined to comment."),
        ("The council said one of them was a boy of 16.", "There were 11 people on board."),
    ],
)
def test_what_only_shares_a_word_fills_no_slot_otherwise(a: str, b: str) -> None:
    assert not slots_that_differ(a, b)


def test_counts_of_people_under_two_nouns_are_held_against_each_other() -> None:
    assert "how_many" in slots_that_differ(
        "Nine people were hurt on the ferry.", "Four passengers were hurt on the ferry."
    )
