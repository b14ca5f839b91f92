"""The table of inhabited places (GeoNames, CC BY 4.0, by training/make_cities.py), found by name."""

from __future__ import annotations

import gzip
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "’": "'", "‘": "'"}
)
_SAINT = re.compile(r"\bst\b\.?")
_SPACES = re.compile(r"[\s\-–]+")


@dataclass(frozen=True, slots=True)
class City:
    """A place where people live."""

    latitude: float  # degrees
    longitude: float
    country: str  # ISO 3166-1 alpha-2, only to choose between places; "" where two sides claim it
    state: str  # GeoNames' code of the first-level division: "TX"
    people: int  # in hundreds, at least 1, of the place itself
    names: int  # how many other names GeoNames has for it, at most 99: how well known it is


def fold_city(name: str) -> str:
    """The key of a name: lower case, no accents, "saint" for "St.", hyphens as spaces."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c) and c not in "|\n")
    return _SPACES.sub(" ", _SAINT.sub("saint", plain)).strip()


@cache
def _load() -> bytes:
    return gzip.decompress(files(__package__).joinpath("cities.psv.gz").read_bytes())


@lru_cache(maxsize=20_000)
def find_cities(name: str) -> tuple[City, ...]:
    """The places of the name, the largest first; () for a name that no place has.

    The table stays one sorted piece of bytes and is searched by halves: reading it into objects would cost more time
    and memory than a reading.
    """
    key = fold_city(name).encode()
    if not key:
        return ()
    table, wanted = _load(), key + b"|"
    low, high = 0, len(table)  # starts of lines: all before `low` sort before the name, all from `high` on do not
    while low < high:
        middle = (low + high) // 2
        start = max(low, table.rfind(b"\n", low, middle) + 1)
        end = table.find(b"\n", start)
        if table[start:end] < wanted:
            low = end + 1
        else:
            high = start
    out = []
    while table.startswith(wanted, low):
        end = table.find(b"\n", low)
        latitude, longitude, country, state, people, names = table[low + len(wanted) : end].decode().split("|")
        out.append(City(float(latitude), float(longitude), country, state, int(people), int(names)))
        low = end + 1
    return tuple(sorted(out, key=lambda c: -c.people))
