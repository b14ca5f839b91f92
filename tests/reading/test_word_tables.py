"""The tables of words are even-handed: what they hold for one gender they hold for the other."""

import importlib
import pkgutil
import re

import sayso.reading
from sayso.reading.who.source_nouns import HE_WORDS, SHE_WORDS
from sayso.reading.wording.act_words import _ROWS, ACTS

PAIRS = re.findall(
    r"(\w+)/(\w+)",
    """
    king/queen prince/princess emperor/empress duke/duchess baron/baroness actor/actress spokesman/spokeswoman
    chairman/chairwoman congressman/congresswoman councilman/councilwoman assemblyman/assemblywoman alderman/alderwoman
    businessman/businesswoman policeman/policewoman salesman/saleswoman clergyman/clergywoman statesman/stateswoman
    fisherman/fisherwoman father/mother son/daughter brother/sister husband/wife uncle/aunt nephew/niece
    boyfriend/girlfriend boy/girl man/woman men/women grandfather/grandmother widower/widow monk/nun
    """,
)
PRONOUNS = [("he", "she"), ("himself", "herself")]
# One gender alone is their subject.
ONE_SIDED = {"HE_WORDS", "SHE_WORDS", "_HE", "_SHE"}


def tables() -> list[tuple[str, frozenset[str]]]:
    found: dict[str, frozenset[str]] = {}
    for module in pkgutil.walk_packages(sayso.reading.__path__, "sayso.reading."):
        # What the learned reader sees has one gender folded into the other before.
        if module.name.startswith("sayso.reading.learned"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            rows = value.items() if isinstance(value, dict) else [("", value)]
            for key, row in rows:
                if name not in ONE_SIDED and isinstance(row, (frozenset, tuple)) and all(type(w) is str for w in row):
                    found[f"{module.name}.{name}[{key}]"] = frozenset(row)
    return list(found.items())


def test_tables_hold_both_of_a_pair_or_neither() -> None:
    seen = tables()
    assert len(seen) > 50
    assert [
        (name, he, she) for name, words in seen for he, she in [*PAIRS, *PRONOUNS] if (he in words) != (she in words)
    ] == []


def test_a_word_of_one_gender_tells_it_as_its_pair_does() -> None:
    assert [(he, she) for he, she in PAIRS if (he in HE_WORDS) != (she in SHE_WORDS)] == []
    assert HE_WORDS.isdisjoint(SHE_WORDS)


def test_a_cue_word_stands_in_one_row_only() -> None:
    words = [word.strip() for *_, row in _ROWS for word in row.split(", ")]
    assert len(words) == len(set(words)) == len(ACTS)
