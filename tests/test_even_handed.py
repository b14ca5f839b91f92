"""Swap the names of the parties in a text and every label stays the same."""

import re
from pathlib import Path
from typing import Any

import pytest

import sayso

ROOT = Path(__file__).resolve().parent.parent
Row = dict[str, Any]

# Pairs of names that take the same places in a text; within a row of pairs, every label has to stay the same.
COUNTRIES = [
    ("Russia", "Ukraine"),
    ("Israel", "Iran"),
    ("China", "Japan"),
    ("France", "Germany"),
    ("India", "Pakistan"),
]
PEOPLES = [("Russian", "Ukrainian"), ("Israeli", "Iranian"), ("Chinese", "Japanese"), ("French", "German")]
PARTIES = [("Republican", "Democratic"), ("Labour", "Conservative"), ("Liberal", "Green")]
LEADERS = [
    ("Hanna Vess", "Ruth Odell"),
    ("Karl Vess", "Paul Odell"),
    ("Amina Vess", "Ivan Odell"),
    ("Li Vess", "Omar Odell"),
]
GENDERS = [("he", "his", "Mr"), ("she", "her", "Ms")]

BY_COUNTRY = [
    "{A} said on Monday that its forces had struck a depot in {B}. {B} denied it.",
    "{B}'s defence ministry rejected a claim by {A} that the bridge had been destroyed.",
    "According to {A}, 40 people were killed in the raid. {B} put the number at 12.",
    "The foreign minister of {A} accused {B} of breaking the truce and warned of “serious consequences”.",
    "{A} and {B} agreed to talks, two officials said.",
    "“We did not fire first,” a spokesman for the army of {A} said. {B} said that was “a lie”.",
    "“We did not fire first,” a spokesman for the army of {A} said. {B} called that “a lie”.",
    "“We did not fire first,” a spokesman for the army of {A} said. {B} called the statement “a lie”.",
    "Forces of {A} may have used the road, a monitor appointed by {B} reported.",
]
BY_PEOPLE = [
    "A senior {A} official, who asked not to be named, said {B} troops had crossed the river.",
    "The {A} president repeated a {B} claim that the town had fallen.",
    "{A} officials confirmed that a {B} vessel had been boarded, but declined to say where.",
    "The {B} government said it would not respond to {A} threats.",
    "Two {A} diplomats told reporters that the {B} side “never wanted a deal”.",
]
BY_PARTY = [
    "A {A} lawmaker said the bill was dead. {B} leaders disputed that.",
    "The {A} candidate promised to cut the tax; the {B} candidate said that would never work.",
    "{A} voters believe the count was fair, according to a poll paid for by a {B} group.",
    "The {B} whip accused {A} members of “stalling”, and a {A} spokeswoman denied it.",
]
BY_LEADER = [
    "{A} told the assembly that {B} had known about the letter.",
    "“That is not what happened,” {A} said. {B} declined to comment.",
    "{A}, who leads the council, claimed that {B} had been warned twice.",
    "In a post on the network, {A} described {B} as “a friend of the harbour”.",
    "{A} denied having met {B}, though a person close to the talks said they had dinner in May.",
    "{B} will resign if the vote is lost, {A} predicted.",
]
BY_GENDER = [
    "{Mr} Vess said {he} had signed the letter. “It was {his} idea,” an aide said later.",
    "Robin Vess denied that {he} had resigned. {He} told reporters that {his} office was open.",
    "According to {Mr} Vess, the plan was {his}. {He} may appeal, {his} lawyer said.",
    "{He} promised that the road would be open by June, {Mr} Vess’s deputy said.",
]
SWAPS = (
    [(t, {"A": a, "B": b}, {"A": b, "B": a}) for t in BY_COUNTRY for a, b in COUNTRIES]
    + [(t, {"A": a, "B": b}, {"A": b, "B": a}) for t in BY_PEOPLE for a, b in PEOPLES]
    + [(t, {"A": a, "B": b}, {"A": b, "B": a}) for t in BY_PARTY for a, b in PARTIES]
    + [(t, {"A": a, "B": b}, {"A": b, "B": a}) for t in BY_LEADER for a, b in LEADERS]
    + [(t, *({"he": he, "his": his, "Mr": mr, "He": he.capitalize()} for he, his, mr in GENDERS)) for t in BY_GENDER]
)


def labels(text: str, reader: str) -> list[tuple[Any, ...]]:
    """Every label of the reading, its places as numbers of words, so that longer names move nothing."""
    row: Row = sayso.read_text(text, given="text", reader=reader).to_dict()
    starts = [m.start() for m in re.finditer(r"\w+", text)]

    def places(spans: list[list[int]]) -> tuple[int, ...]:
        return tuple(n for n, at in enumerate(starts) if any(s <= at < e for s, e in spans))

    def of_act(a: Row) -> tuple[Any, ...]:
        roles = tuple(places(a[role]) for role in ("source", "cue", "content", "frame", "addressee"))
        act = (a["kind"], a["act"], a["speech"], a["manner"], tuple(a["certainty"]))
        return (*roles, *act, a["parent"], a["link"], a["party"] is None)

    def of_statement(s: Row) -> tuple[Any, ...]:
        voice = (s["voice"]["kind"], tuple(s["chain"]), s["echoes"])
        return (places(s["spans"]), *voice, s["manner"], tuple(s["certainty"]))

    return [*map(of_act, row["attributions"]), *map(of_statement, row["statements"])]


BY_READER = [
    pytest.param(*swap, reader, id=f"{n}-{reader}") for n, swap in enumerate(SWAPS) for reader in ("rules", "model")
]


@pytest.mark.parametrize(("template", "one", "other", "reader"), BY_READER)
def test_swapped_names_change_no_label(template: str, one: dict[str, str], other: dict[str, str], reader: str) -> None:
    first, second = (labels(template.format(**names), reader) for names in (one, other))
    assert first, "a text without a label tests nothing"
    assert first == second


def test_no_rule_names_a_party_or_a_leader() -> None:
    names = re.compile(
        r"\b(republican|democrat|labour party|conservative party|tory|tories|trump|biden|obama|clinton|putin|zelensky"
        r"|netanyahu|hamas|hezbollah|kremlin|likud|gop)\b",
        re.IGNORECASE,
    )
    rules = sorted((ROOT / "src" / "sayso" / "reading").rglob("*.py"))
    assert len(rules) > 20
    for path in rules:
        assert names.findall(path.read_text(encoding="utf-8")) == [], path.name
