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
    ("Saudi Arabia", "Yemen"),
]
PEOPLES = [("Russian", "Ukrainian"), ("Israeli", "Iranian"), ("Chinese", "Japanese"), ("French", "German")]
PARTIES = [("Republican", "Democratic"), ("Labour", "Conservative"), ("Liberal", "Green")]
LEADERS = [
    ("Hanna Vess", "Ruth Odell"),
    ("Karl Vess", "Paul Odell"),
    ("Amina Vess", "Ivan Odell"),
    ("Li Vess", "Omar Odell"),
]
GENDERS = [
    ("he", "his", "Mr", "him", "himself", "man", "wife", "brother"),
    ("she", "her", "Ms", "her", "herself", "woman", "husband", "sister"),
]

GENDERED = ("he", "his", "Mr", "him", "himself", "man", "wife", "brother")

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
    "The army of {A} denies shelling the market, but {B} says it has pictures of the guns.",
    "{A} has repeatedly warned {B} not to close the strait.",
    "Citing two diplomats, the paper reported that {A} would withdraw its envoy from {B} next week.",
    "If {B} does not sign, {A} will not pay, the minister said on Thursday.",
    "{A} plans to build two dams. It is not clear whether {B} was asked.",
    "It is understood that {A} has offered {B} a loan of $40 million.",
    "The report, which was paid for by {A}, found that at least 12 ships from {B} had been held.",
    "“No shots were fired,” said a colonel from {A}, though {B} insisted that three had been.",
]
BY_PEOPLE = [
    "A senior {A} official, who asked not to be named, said {B} troops had crossed the river.",
    "The {A} president repeated a {B} claim that the town had fallen.",
    "{A} officials confirmed that a {B} vessel had been boarded, but declined to say where.",
    "The {B} government said it would not respond to {A} threats.",
    "Two {A} diplomats told reporters that the {B} side “never wanted a deal”.",
    "The {A} foreign ministry called the {B} statement a “provocation” and demanded an apology.",
    "{A} media reported that a {B} pilot had been captured.",
    "A {A} spokesman said the {B} delegation had left early. The {B} embassy did not respond to a request for comment.",
    "{B} farmers have blocked the pass, according to {A} police.",
    "The {A} prime minister said he hoped the {B} people would choose peace.",
    "“They came at night,” a {A} soldier told a {B} newspaper.",
    "The {A} leader wants the {B} leader to come to the lake, aides to both said.",
]
BY_PARTY = [
    "A {A} lawmaker said the bill was dead. {B} leaders disputed that.",
    "The {A} candidate promised to cut the tax; the {B} candidate said that would never work.",
    "{A} voters believe the count was fair, according to a poll paid for by a {B} group.",
    "The {B} whip accused {A} members of “stalling”, and a {A} spokeswoman denied it.",
    "The {A} mayor told the {B} council that there was no money left.",
    "In a statement, {A} organisers said the {B} posters had been torn down by children.",
    "A {B} strategist, speaking on condition of anonymity, said {A} donors were “terrified”.",
    "Critics called the deal between the {A} and the {B} members a disgrace.",
    "{A} and {B} members voted for a deal that critics called a disgrace.",
    "{A} and {B} members voted against what the mayor called a disgrace.",
    "The {A} leadership has not said whether it would work with the {B} group.",
    "Polls suggest that the {A} candidate is ahead, the {B} campaign admitted.",
]
# The recogniser of names sees them: what kind of thing a bare name is, and whether one who is only talked about is
# told, may differ with the name; nothing else may.
LONG_AND_SHORT = [*LEADERS, ("Hanna van der Vess", "Odell"), ("Abdul Rahman al-Vess", "Ruth Odell")]

BY_LEADER = [
    "{A} told the assembly that {B} had known about the letter.",
    "“That is not what happened,” {A} said. {B} declined to comment.",
    "{A}, who leads the council, claimed that {B} had been warned twice.",
    "In a post on the network, {A} described {B} as “a friend of the harbour”.",
    "{A} denied having met {B}, though a person close to the talks said they had dinner in May.",
    "{B} will resign if the vote is lost, {A} predicted.",
]
BY_BARE_NAME = [
    "{A} repeated a claim by {B} that the pier had been sold.",
    "{A} said that {B} had told her that the money was gone.",
    "Mr. {A} did not return calls. A lawyer for Mr. {B} said the matter was closed.",
    "{A}’s remarks came a day after {B} urged the mill’s owners to stop.",
    "“I was there,” {A} wrote. “{B} was not.”",
    "Asked about {B}, {A} said: “I have never met that person.”",
    "{A} believes {B} should apologise. {B} thinks not.",
    "{A} and {B} declined to say what they had agreed.",
]
BY_GENDER = [
    "{Mr} Vess said {he} had signed the letter. “It was {his} idea,” an aide said later.",
    "Robin Vess denied that {he} had resigned. {He} told reporters that {his} office was open.",
    "According to {Mr} Vess, the plan was {his}. {He} may appeal, {his} lawyer said.",
    "{He} promised that the road would be open by June, {Mr} Vess’s deputy said.",
    "{Mr} Vess, a {man} of few words, said only that {he} was tired.",
    "A spokes{man} for the harbour said that the crane was {his} to repair.",
    "The chair{man}, Robin Vess, hurt {himself}, according to {his} {wife}.",
    "Robin Vess thinks the vote was stolen. Others told {him} that it was not.",
    "“{He} told me nothing,” said the {brother} of the driver, who asked not to be named.",
    "A {man} who saw the crash said the driver was “a fool”. {He} gave {his} name as Vess.",
]
SWAPS = (
    [(t, {"A": a, "B": b}, {"A": b, "B": a}) for t in BY_COUNTRY for a, b in COUNTRIES]
    + [(t, {"A": a, "B": b}, {"A": b, "B": a}) for t in BY_PEOPLE for a, b in PEOPLES]
    + [(t, {"A": a, "B": b}, {"A": b, "B": a}) for t in BY_PARTY for a, b in PARTIES]
    + [(t, {"A": a, "B": b}, {"A": b, "B": a}) for t in BY_LEADER for a, b in LEADERS]
    + [(t, {"A": a, "B": b}, {"A": b, "B": a}) for t in BY_BARE_NAME for a, b in LONG_AND_SHORT]
    + [(t, *({**dict(zip(GENDERED, g, strict=True)), "He": g[0].capitalize()} for g in GENDERS)) for t in BY_GENDER]
)


def labels(text: str, reader: str, names: str, kinds: bool) -> list[tuple[Any, ...]]:
    """Every label of the reading, its places as numbers of words, so that longer names move nothing."""
    row: Row = sayso.read_text(text, given="text", reader=reader).to_dict()
    # A name is one place however many words it has.
    starts = [m.start() for m in re.finditer(names, text)]

    def places(spans: list[list[int]]) -> tuple[int, ...]:
        return tuple(n for n, at in enumerate(starts) if any(s <= at < e for s, e in spans))

    def kind_of(kind: str) -> str:
        return kind if kinds or kind not in ("person", "organisation", "group", "government") else "named"

    def of_act(a: Row) -> tuple[Any, ...]:
        roles = tuple(places(a[role]) for role in ("source", "cue", "content", "frame", "addressee"))
        act = (kind_of(a["kind"]), a["act"], a["speech"], a["manner"], tuple(a["certainty"]), a["said_at"] is None)
        unnamed = a["unnamed"] and (a["unnamed"]["count"], a["unnamed"]["several"], a["unnamed"]["anonymity"] is None)
        medium = a["medium"] and (a["medium"]["kind"], places([a["medium"]["span"]]))
        known = (a["name"] is None, a["role"] is None, a["party"] is None, unnamed, medium)
        return (*roles, *act, *known, a["parent"], a["link"])

    def of_statement(s: Row) -> tuple[Any, ...]:
        voice = (kind_of(s["voice"]["kind"]), s["voice"]["party"] is None, tuple(s["chain"]), s["echoes"])
        loaded = tuple((x["kind"], x["whose"], places([x["span"]])) for x in s["loaded"])
        return (
            places(s["spans"]),
            *voice,
            s["manner"],
            tuple(s["certainty"]),
            loaded,
            s["when"] and s["when"]["timex"],
        )

    def of_mention(m: Row) -> tuple[Any, ...]:
        return (kind_of(m["kind"]), m["heard"], m["reply"] and m["reply"]["kind"], places(m["spans"]))

    told = [m for m in row["mentions"] if kinds and m["heard"] != "talked_about"]
    return [
        *map(of_act, row["attributions"]), *map(of_statement, row["statements"]), *map(of_mention, told),
        *((t["type"], t["timex"]) for t in row["times"]), *((q["low"], q["high"]) for q in row["quantities"]),
        *((d["attributed"], d["flat"]) for d in row["drift"]), *row["reached"].values(),
    ]  # fmt: skip


BY_READER = [
    pytest.param(*swap, reader, id=f"{n}-{reader}") for n, swap in enumerate(SWAPS) for reader in ("rules", "model")
]


@pytest.mark.parametrize(("template", "one", "other", "reader"), BY_READER)
def test_swapped_names_change_no_label(template: str, one: dict[str, str], other: dict[str, str], reader: str) -> None:
    long = "|".join(sorted({*one.values(), *other.values()} & {n for n in one.values() if " " in n}, key=len))
    words = rf"{long}|\w+".lstrip("|")
    kinds = template not in BY_BARE_NAME
    first, second = (labels(template.format(**names), reader, words, kinds) for names in (one, other))
    assert first, "a text without a label tests nothing"
    assert first == second


def test_there_are_sixty_templates() -> None:
    assert len({template for template, _, _ in SWAPS}) >= 60


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
