"""Writes the training pairs that are made from templates: `python -m training.make_pairs`.

Two sorts: an event that a source reports of an organisation, said again in other voices (denied, doubted, admitted,
put on somebody else), and a count that two outlets give. An event belongs to one set, and the sentence shapes of the
two sets differ, so that neither the words nor the shapes of a pair in `dev` were met in `train`.
"""

import json
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

TARGET = Path(__file__).parent / "pairs" / "13_templates.jsonl"


class Event(NamedTuple):
    """What a source says that an organisation did; `other` did it instead in another telling."""

    topic: str
    who: str
    source: str
    doubter: str
    other: str
    past: str
    participle: str
    bare: str
    gerund: str


class Count(NamedTuple):
    """So many `things` that `did` something; `other_did` is another fact of the same event. Numbers differ clearly."""

    topic: str
    things: str
    did: str
    other_did: str
    number: int
    another: int


class Shape(NamedTuple):
    """Two sentences with gaps, and how they stand to each other."""

    kind: str
    slot: str | None
    a: str
    b: str
    loose: bool = False


EVENTS = (
    Event(
        "war",
        "the Tamric navy",
        "the fishermen's guild",
        "a harbour pilot",
        "the coastguard",
        "sank two fishing boats",
        "sunk two fishing boats",
        "sink two fishing boats",
        "sinking two fishing boats",
    ),
    Event(
        "war",
        "the Ninth Brigade",
        "a village elder",
        "a visiting monitor",
        "a local militia",
        "burned the granary",
        "burned the granary",
        "burn the granary",
        "burning the granary",
    ),
    Event(
        "politics",
        "the Reform League",
        "a former treasurer",
        "an election lawyer",
        "the Farmers' Union",
        "took money from a casino",
        "taken money from a casino",
        "take money from a casino",
        "taking money from a casino",
    ),
    Event(
        "politics",
        "the interior ministry",
        "the newspaper Kestrel",
        "a retired judge",
        "the customs service",
        "tapped the telephones of reporters",
        "tapped the telephones of reporters",
        "tap the telephones of reporters",
        "tapping the telephones of reporters",
    ),
    Event(
        "business",
        "Halden Foods",
        "a lorry driver",
        "a food chemist",
        "its supplier Brusk",
        "changed the dates on old meat",
        "changed the dates on old meat",
        "change the dates on old meat",
        "changing the dates on old meat",
    ),
    Event(
        "business",
        "the insurer Morva",
        "an action group",
        "an accountant",
        "the broker Tesk",
        "hid losses from its customers",
        "hidden losses from its customers",
        "hide losses from its customers",
        "hiding losses from its customers",
    ),
    Event(
        "business",
        "Brightwell Airlines",
        "the mechanics' union",
        "an aviation engineer",
        "a contractor",
        "skipped safety checks",
        "skipped safety checks",
        "skip safety checks",
        "skipping safety checks",
    ),
    Event(
        "courts",
        "the prosecutor's office",
        "the defence team",
        "a law professor",
        "the prison service",
        "destroyed a witness statement",
        "destroyed a witness statement",
        "destroy a witness statement",
        "destroying a witness statement",
    ),
    Event(
        "health",
        "Saint Orla Hospital",
        "a patients' council",
        "a health inspector",
        "a clinic next door",
        "turned away a dying man",
        "turned away a dying man",
        "turn away a dying man",
        "turning away a dying man",
    ),
    Event(
        "health",
        "the drug firm Celvane",
        "a nurse",
        "a statistician",
        "a rival laboratory",
        "kept a failed trial secret",
        "kept a failed trial secret",
        "keep a failed trial secret",
        "keeping a failed trial secret",
    ),
    Event(
        "disasters",
        "the Brenn water board",
        "an engineer",
        "a hydrologist",
        "a power company",
        "opened the sluices too late",
        "opened the sluices too late",
        "open the sluices too late",
        "opening the sluices too late",
    ),
    Event(
        "crime",
        "the Castell police",
        "the boy's mother",
        "a criminologist",
        "a private guard firm",
        "lost the murder weapon",
        "lost the murder weapon",
        "lose the murder weapon",
        "losing the murder weapon",
    ),
    Event(
        "protest",
        "the riot squad",
        "a student paper",
        "a photographer",
        "the palace guard",
        "beat a street musician",
        "beaten a street musician",
        "beat a street musician",
        "beating a street musician",
    ),
    Event(
        "sport",
        "the rowing federation",
        "a former coach",
        "an anti-doping expert",
        "a private club",
        "covered up positive tests",
        "covered up positive tests",
        "cover up positive tests",
        "covering up positive tests",
    ),
    Event(
        "science",
        "the Wexley Institute",
        "a doctoral student",
        "a journal editor",
        "a partner laboratory",
        "made up its measurements",
        "made up its measurements",
        "make up its measurements",
        "making up its measurements",
    ),
    Event(
        "war",
        "the Corrish air force",
        "a bishop",
        "an arms researcher",
        "a foreign squadron",
        "dropped cluster bombs on Vell",
        "dropped cluster bombs on Vell",
        "drop cluster bombs on Vell",
        "dropping cluster bombs on Vell",
    ),
    Event(
        "politics",
        "the Averel city council",
        "a shopkeeper",
        "a planning expert",
        "the county",
        "sold the park in secret",
        "sold the park in secret",
        "sell the park in secret",
        "selling the park in secret",
    ),
    Event(
        "business",
        "the chocolate maker Dolme",
        "a charity",
        "a crop scientist",
        "a Dutch dealer",
        "bought cocoa picked by children",
        "bought cocoa picked by children",
        "buy cocoa picked by children",
        "buying cocoa picked by children",
    ),
    Event(
        "crime",
        "the bank Orsel & Sons",
        "a customs officer",
        "a tax lawyer",
        "a bureau in the old town",
        "washed money for smugglers",
        "washed money for smugglers",
        "wash money for smugglers",
        "washing money for smugglers",
    ),
    Event(
        "health",
        "the Linfield nursing home",
        "a daughter of a resident",
        "a geriatrician",
        "an agency",
        "locked residents in their rooms",
        "locked residents in their rooms",
        "lock residents in their rooms",
        "locking residents in their rooms",
    ),
)

TOLD = "{Source} said that {who} had {participle}."
SHAPES = (
    Shape("denies", "whether", "{Who} denied {gerund}.", TOLD),
    Shape("same", None, "According to {source}, {who} {past}.", "{Source} accused {who} of {gerund}."),
    Shape(
        "differs", "whether", "Nothing has come to light so far to show that {who} {past}, {doubter} said.", TOLD, True
    ),
    Shape("stronger", None, "{Who} {past}, and did so more than once, papers seen by {source} prove.", TOLD),
    Shape("unrelated", None, "{Who} is considering a complaint against {source}.", TOLD),
    Shape("differs", "who", "It was {other} that had {participle}, {source} said.", TOLD),
    Shape(
        "denies", "whether", "{Who} called it a fabrication that it had {participle}.", "{Who} {past}, said {source}."
    ),
    Shape(
        "differs",
        "whether",
        "{Source} had hearsay to go on when saying that {who} {past}, {doubter} pointed out.",
        "{Who} {past}, said {source}.",
        True,
    ),
    Shape("same", None, "{Who} {past}.", "{Source} told reporters of {who} {gerund}."),
    Shape(
        "differs",
        "whether",
        "If anybody is at fault, it is {other}, according to {doubter}.",
        "{Source} holds {who} responsible for {gerund}.",
        True,
    ),
    Shape(
        "unrelated",
        None,
        "{Who} has said it would never {bare}.",
        "{Who} will appear before a committee next week, as will {other}.",
    ),
    Shape("stronger", None, "{Who} admitted {gerund}.", "{Source} suspects {who} of {gerund}."),
    Shape("denies", "whether", "At no time did {who} {bare}, {doubter} found.", TOLD),
    Shape("differs", "whether", "{Source} may have been mistaken about {who}, {doubter} suggested.", TOLD, True),
)
HELD_SHAPES = (
    Shape(
        "denies",
        "whether",
        "It is untrue that {who} {past}, a spokeswoman said.",
        "{Source} reported {who} for {gerund}.",
    ),
    Shape(
        "same",
        None,
        "{Who} had {participle}, if {source} is to be believed.",
        "{Who} stands accused by {source} of {gerund}.",
    ),
    Shape(
        "differs",
        "whether",
        "{Doubter} warned against taking the word of {source} for it that {who} {past}.",
        "{Who} {past}, {source} told a news conference.",
        True,
    ),
    Shape(
        "differs",
        "whether",
        "It remains open whether {who} {past}, said {doubter}.",
        "{Source} saw how {who} {past}.",
        True,
    ),
    Shape("unrelated", None, "{Who} gave money to {source}.", "{Source} told a news conference that {who} {past}."),
    Shape(
        "differs",
        "who",
        "Not {who} but {other} {past}, {source} told a news conference.",
        "{Who} {past}, {source} told a news conference.",
    ),
    Shape(
        "denies",
        "whether",
        "{Who} dismissed the talk of its {gerund} as a hoax.",
        "{Who} {past}, {source} told a news conference.",
    ),
    Shape(
        "stronger",
        None,
        "Beyond any doubt, {who} {past}, {source} and {doubter} said after months of work.",
        "{Who} appears to have {participle}.",
    ),
    Shape(
        "denies", "whether", "{Source} took back the charge that {who} {past}.", "{Source} charges {who} with {gerund}."
    ),
    Shape(
        "differs",
        "whether",
        "{Other} had more reason than {who} to {bare}, {doubter} observed.",
        "{Source} charges {who} with {gerund}.",
        True,
    ),
)

COUNTS = (
    Count("war", "soldiers", "were killed in the ambush", "were wounded in the ambush", 18, 7),
    Count("disasters", "villagers", "drowned when the levee broke", "were saved when the levee broke", 24, 60),
    Count("protest", "students", "were detained at the rally", "spoke at the rally", 45, 120),
    Count("business", "workers", "lost their jobs at the mill", "were hired at the mill", 350, 900),
    Count("health", "patients", "caught the infection on the ward", "were discharged from the ward", 16, 40),
    Count("crime", "cars", "were stolen in Fenwick in May", "were recovered in Fenwick in May", 75, 30),
    Count("sport", "runners", "finished the race in the heat", "entered the race in the heat", 240, 500),
    Count("politics", "delegates", "walked out of the congress", "voted at the congress", 32, 90),
    Count("courts", "families", "won damages from the landlord", "sued the landlord", 55, 21),
    Count("science", "whales", "were counted in the strait", "bore a tag in the strait", 130, 48),
)
COUNT_SHAPES = (
    Shape("same", None, "At least {low} {things} {did}.", "{N} {things} {did}, officials said."),
    Shape("differs", "how_many", "{M} {things} {did}, officials said.", "{N} {things} {did}."),
    Shape("unrelated", None, "{N} {things} {other_did}.", "{M} {things} {did}."),
    Shape("same", None, "Some {n} {things} {did}.", "About {n} {things} {did}, a witness said."),
    Shape("unrelated", None, "{N} {things} may have {participle_free}.", "{N} {things} {other_did}."),
    Shape("differs", "how_many", "More than {high} {things} {did}.", "The number of {things} that {did} was {n}."),
    Shape("same", None, "More than {low} {things} {did}.", "{N} {things} {did}."),
    Shape("differs", "how_many", "Fewer than {low} {things} {did}.", "{N} {things} {did}."),
    Shape(
        "differs",
        "whether",
        "Nobody kept count of the {things} that {did}, an official conceded.",
        "{N} {things} {did}.",
        True,
    ),
    Shape("denies", "whether", "No {things} {did}, officials said.", "{N} {things} {did}."),
)
HELD_COUNT_SHAPES = (
    Shape("same", None, "Not fewer than {low} {things} {did}.", "A total of {n} {things} {did}."),
    Shape("same", None, "Up to {high} {things} {did}.", "A total of {n} {things} {did}."),
    Shape("differs", "how_many", "Officials spoke of {m} {things} that {did}.", "A total of {n} {things} {did}."),
    Shape("unrelated", None, "A total of {m} {things} {other_did}.", "A total of {n} {things} {did}."),
    Shape("differs", "how_many", "Hardly more than {half} {things} {did}.", "A total of {n} {things} {did}."),
    Shape(
        "differs",
        "whether",
        "That {n} {things} {did} is a guess, officials said.",
        "A total of {n} {things} {did}.",
        True,
    ),
    Shape("denies", "whether", "It is not the case that any {things} {did}.", "A total of {n} {things} {did}."),
)


def main() -> None:
    """Write the pairs to `training/pairs/13_templates.jsonl`, one JSON object a line, in the same order every time."""
    lines = [json.dumps(pair, ensure_ascii=False) for pair in (*event_pairs(), *count_pairs())]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def event_pairs() -> list[dict[str, object]]:
    """Every event in eleven of the shapes of its set (ten in `dev`), each event beginning at another shape."""
    pairs = []
    for place, event in enumerate(EVENTS):
        held = place % 5 == 4
        shapes = HELD_SHAPES if held else SHAPES
        chosen = islice(cycle(shapes), place, place + min(11, len(shapes)))
        pairs.extend(fill(shape, event._asdict(), held) for shape in chosen)
    return pairs


def count_pairs() -> list[dict[str, object]]:
    """Every count in all shapes of its set."""
    pairs = []
    for place, count in enumerate(COUNTS):
        held = place % 5 == 3
        words = {
            "topic": count.topic,
            "things": count.things,
            "did": count.did,
            "other_did": count.other_did,
            "n": count.number,
            "m": count.another,
            "low": count.number * 4 // 5,
            "high": count.number * 3 // 2,
            "half": count.number // 3,
            "participle_free": "been missed in the first count",
        }
        pairs.extend(fill(shape, words, held) for shape in (HELD_COUNT_SHAPES if held else COUNT_SHAPES))
    return pairs


def fill(shape: Shape, words: dict[str, object], held: bool) -> dict[str, object]:
    """The pair that a shape makes of these words; a gap with a capital is the same word at the start of a sentence."""
    gaps = {**words, **{name.capitalize(): start_sentence(str(word)) for name, word in words.items()}}
    pair: dict[str, object] = {
        "a": shape.a.format(**gaps),
        "b": shape.b.format(**gaps),
        "kind": shape.kind,
        "slot": shape.slot,
        "topic": words["topic"],
        "set": "dev" if held else "train",
        "made": "template",
    }
    return {**pair, "loose": True} if shape.loose else pair


def start_sentence(words: str) -> str:
    """The same words with a first capital letter."""
    return words[:1].upper() + words[1:]


if __name__ == "__main__":
    main()
