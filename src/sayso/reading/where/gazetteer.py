"""Countries with their demonyms, capitals and governments, looked up by the words that name them.

A table of names, nothing more: which country a word belongs to, never what side anybody is on. A word that two
countries share ("Congolese") finds neither. Capitals that are disputed are nobody's seat.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Country:
    """A country, a territory or a union of countries, as the table has it."""

    code: str  # ISO 3166-1 alpha-2; "EU" and "XK" as used in practice
    name: str
    latitude: float | None  # degrees, of the middle; None for a union of countries
    longitude: float | None
    seats: tuple[str, ...]  # of government: "Moscow"
    names: tuple[str, ...]  # other names: "Britain"
    demonyms: tuple[str, ...]  # adjectives and people, singular: "Danish", "Dane"
    governments: tuple[str, ...]  # what stands for the government: "Downing Street"


@cache
def load_countries() -> dict[str, Country]:
    """All countries by code."""
    out: dict[str, Country] = {}
    for line in read_table("countries.psv"):
        code, name, lat, lon, seats, names, demonyms, governments = line.split("|")
        degrees = (float(lat), float(lon)) if lat else (None, None)
        listed = (tuple(filter(None, column.split(";"))) for column in (seats, names, demonyms, governments))
        out[code] = Country(code, name, *degrees, *listed)
    return out


def read_table(name: str) -> list[str]:
    """The lines of a table of this folder without notes (#) and blank lines."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def fold_name(name: str) -> str:
    """The key under which a name is found: no article, one kind of apostrophe, single spaces; letters keep their case
    unless all are capitals, so that "US" is a country and "us" is none."""
    words = name.replace("’", "'").replace("‘", "'").split()
    if len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    if words and all(w.isupper() for w in words) and any(len(w) > 4 for w in words):
        words = [w.title() for w in words]
    return " ".join(words)


def country_of_name(name: str) -> Country | None:
    """The country that is called so ("Britain", "the UK", "U.S."), else None."""
    return _pick(_by_name().get(fold_name(name)))


def country_of_demonym(word: str) -> Country | None:
    """The country of an adjective or of its people: "Danish", "Danes", "Dane's"; None where two share the word."""
    return _pick(_codes_of_demonym(word))


@cache
def is_demonym(word: str) -> bool:
    """Whether a word is the adjective or the people of a country, also of several."""
    return _codes_of_demonym(word) is not None


def _codes_of_demonym(word: str) -> frozenset[str] | None:
    folded = fold_name(word).removesuffix("'s").removesuffix("'")
    found = _by_demonym().get(folded)
    return _by_demonym().get(folded[:-1]) if found is None and folded.endswith("s") else found


def country_of_seat(name: str) -> Country | None:
    """The country whose government sits in the city: "Moscow"; None for other cities and disputed seats.

    Whether the city or the government is meant is for the sentence to say; "Washington" is also a state and a name.
    """
    return _pick(_by_seat().get(fold_name(name)))


def country_of_government(name: str) -> Country | None:
    """The country whose government is called so: "Downing Street"; else None."""
    return _pick(_by_government().get(fold_name(name)))


def _pick(codes: frozenset[str] | None) -> Country | None:
    """The one country, if it is one."""
    return load_countries()[next(iter(codes))] if codes and len(codes) == 1 else None


def _index(rows: Iterable[tuple[str, Iterable[str]]]) -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for code, names in rows:
        for name in names:
            out.setdefault(fold_name(name), set()).add(code)
    return {name: frozenset(codes) for name, codes in out.items()}


@cache
def _by_name() -> dict[str, frozenset[str]]:
    return _index((c.code, (c.name, *c.names)) for c in load_countries().values())


@cache
def _by_demonym() -> dict[str, frozenset[str]]:
    return _index((c.code, c.demonyms) for c in load_countries().values())


@cache
def _by_seat() -> dict[str, frozenset[str]]:
    return _index((c.code, c.seats) for c in load_countries().values())


@cache
def _by_government() -> dict[str, frozenset[str]]:
    return _index((c.code, c.governments) for c in load_countries().values())
