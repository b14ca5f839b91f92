"""Regions, seas, rivers and the like (regions.psv), found by name and by abbreviation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from sayso.model import PlaceKind
from sayso.reading.where.gazetteer import fold_name, load_countries, read_table

# "Wis.", "N.Y.", "SC": only beside a place, or where the article has the full name too.
_SHORT = re.compile(r"(?:[A-Z][\w']*\.\s?)+|[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Region:
    """A named part of the Earth that is neither a country nor a town."""

    name: str
    latitude: float  # degrees, of the middle
    longitude: float
    country: str  # only to choose between cities of one name; "" where two sides claim it or several share it
    state: str  # GeoNames' code of the cities in it, "" where it is no first-level division
    kind: PlaceKind


@cache
def load_regions() -> dict[str, Region]:
    """All regions by name and by other name, abbreviations apart."""
    return {name: region for name, region in _named() if not _SHORT.fullmatch(name)}


@cache
def load_short_names() -> dict[str, Region]:
    """The regions by abbreviation: "Wis.", "WI"."""
    return {name: region for name, region in _named() if _SHORT.fullmatch(name) and name != "K2"}


@cache
def first_words() -> frozenset[str]:
    """The words that the names of countries and regions start with."""
    names = [*load_regions(), *(n for c in load_countries().values() for n in (c.name, *c.names))]
    return frozenset(fold_name(name).split()[0] for name in names)


def _named() -> list[tuple[str, Region]]:
    out = []
    for line in read_table("regions.psv"):
        name, latitude, longitude, country, state, others, kind = line.split("|")
        region = Region(name, float(latitude), float(longitude), country, state, cast(PlaceKind, kind))
        out += [(fold_name(n), region) for n in (name, *filter(None, others.split(";")))]
    return out
