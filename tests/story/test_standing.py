"""Which denials and which other values stand against a statement, and which only share words with it."""

import pytest

import sayso
from sayso.story.claims.filled import stands_in_slot
from sayso.story.claims.standing import stands_as_denial
from sayso.story.saying.proposition import Proposition
from sayso.story.saying.propositions import propositions_of
from sayso.story.slots.comparing import compare_slots

NEAR = 0.3


def make(text: str) -> Proposition:
    return propositions_of(sayso.read_text(text, given="text", published="2026-04-08"))[-1]


@pytest.mark.parametrize(
    ("denial", "other"),
    [
        ("The ministry denied that its forces had struck the airfield.", "Four rockets were fired at the airfield."),
        ("The council carried out no checks.", "The council checked the bridge in May."),
        ("Ada Vey was not born in Orm.", "Ada Vey was born in Orm."),
        ("The company does not dump slag.", "Slag dumping by the company lasted for years."),
        ("The road was not closed.", "The road was closed on Monday."),
    ],
)
def test_a_denial_of_what_is_told(denial: str, other: str) -> None:
    assert stands_as_denial(make(denial), make(other), NEAR)


@pytest.mark.parametrize(
    ("denial", "other"),
    [
        # Another deed with the same things.
        ("Vey did not see those requests.", "Slightly more has been requested for the ministry."),
        ("Bel Orm is not running for election.", "Bel Orm was elected chairman in January."),
        ("Vey did not visit the mine.", "Vey visited the mill in May."),
        ("The law does not protect fraud.", "The law aims to protect fishermen."),
        # Only a part is denied.
        ("We do not give the highest mark lightly.", "The group gave the school its highest mark."),
        ("This is not the first ferry to run aground.", "The ferry is the second to run aground."),
        # Nothing is told: asked, supposed, yet to come, told of who knows whom.
        ("The bank did not pay the fine.", "Did the bank pay the fine?"),
        ("The bank did not pay the fine.", "If the bank paid the fine, it would say so."),
        ("The union will not back the plan.", "The union backed the plan last year."),
        ("Not seen on the film, the captain left.", "The captain is seen on the film."),
        ("The yard has no safety training.", "The captain of a yard with no safety training spoke."),
        ("We do not support this bill.", "The bill's supporters took to the streets."),
        # Nouns that share a stem with a state.
        ("The harbour's account was missing.", "The harbour has a bank account."),
    ],
)
def test_no_denial_of_what_only_shares_words(denial: str, other: str) -> None:
    one, two = make(denial), make(other)
    assert not stands_as_denial(one, two, NEAR)
    assert not stands_as_denial(two, one, NEAR)


def differing_slot(a: Proposition, b: Proposition) -> str | None:
    return next((f.slot for f in compare_slots(a, b) if f.outcome == "differs" and f.slot != "whether"), None)


@pytest.mark.parametrize(
    ("a", "b", "slot"),
    [
        ("Nine miners were killed in the pit.", "Twelve miners were killed in the pit.", "how_many"),
        ("The companies employ 8,200 people.", "The merger creates a company with 9,000 employees.", "how_many"),
        ("Repairs to the quay will take six weeks.", "Repairs will take at least four months.", "how_many"),
        ("The line will open in 2031.", "The line will not open before 2033.", "when"),
    ],
)
def test_one_thing_told_otherwise(a: str, b: str, slot: str) -> None:
    one, other = make(a), make(b)
    assert differing_slot(one, other) == slot
    assert stands_in_slot(one, other, slot, NEAR)


@pytest.mark.parametrize(
    ("a", "b", "slot"),
    [
        ("The party has only 51 votes.", "The party needs 60 votes to pass the bill.", "how_many"),
        ("In 2010 she lost just 43 votes.", "She lost 60 votes on Monday.", "how_many"),
        ("One member of the council left.", "The council has 52 members.", "how_many"),
        ("Ada Vey earned 6 per cent in the poll.", "Bel Orm earned 10 per cent in the poll.", "how_many"),
        ("President Vey signed a similar law.", "Governor Orm signed the law.", "who"),
        ("Vey moved quickly to win support.", "Orm began to win support.", "who"),
        ("The board heard the case this week.", "The seat was left open by a death a year ago.", "when"),
    ],
)
def test_two_things_stand_against_nothing(a: str, b: str, slot: str) -> None:
    assert not stands_in_slot(make(a), make(b), slot, NEAR)
