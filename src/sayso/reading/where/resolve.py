"""Which place of several of one name is meant: by what stands beside it and what else the article names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import asin, cos, log10, radians, sin, sqrt

from sayso.model import PlaceKind
from sayso.reading.where.cities import find_cities, fold_city
from sayso.reading.where.gazetteer import country_of_name, country_of_seat, fold_name, load_countries
from sayso.reading.where.mentions import Mention
from sayso.reading.where.regions import load_regions, load_short_names
from sayso.reading.where.words import CITY_FIRST

_COUNTRY_SIZE, _REGION_SIZE, _SMALL_REGION = 8.0, 8.0, 6.2  # beside a city's
_SEAT = 1.0
_COUNTRY_NAMED, _COUNTRY_SHARE, _STATE_NAMED, _NEAR = 1.2, 0.8, 1.0, 0.5
_NEAR_KM, _SAME_KM = 250.0, 60.0
_ONLY_ONE = 0.7  # no other place has the name
_FAME = 0.5
_ELSEWHERE = -0.8  # the article names countries, and not this one
_LEAST, _LEAST_WEAK, _MARGIN = 5.0, 6.0, 0.4
_EARTH_KM = 6371.0
_NO_STATE = "DC"  # the table's code of a federal capital's own district


@dataclass(frozen=True, slots=True)
class Sense:
    """One place that a name may mean."""

    kind: PlaceKind
    latitude: float
    longitude: float
    country: str  # "" where none or two
    state: str
    size: float  # log10 of its people and more for a name known in many tongues, or what stands for it

    def km_to(self, other: Sense) -> float:
        """Kilometres along the great circle."""
        a, b, c, d = map(radians, (self.latitude, self.longitude, other.latitude, other.longitude))
        h = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
        return 2 * _EARTH_KM * asin(min(1.0, sqrt(h)))


@dataclass(slots=True)
class Context:
    """What else the article names."""

    countries: Counter[str] = field(default_factory=Counter)
    states: Counter[tuple[str, str]] = field(default_factory=Counter)
    points: list[Sense] = field(default_factory=list)  # towns and states that are sure

    def add(self, sense: Sense, *, seat: bool) -> None:
        """Takes in a place that is settled. A seat of government speaks for its country, not for its state."""
        if sense.country:
            self.countries[sense.country] += 1
            if sense.state and sense.kind in ("city", "region") and not seat:
                self.states[sense.country, sense.state] += 1
        if sense.kind in ("city", "region"):
            self.points.append(sense)

    def weigh(self, sense: Sense, *, only: bool) -> float:
        """How likely the sense is here, on the scale of log10 of people."""
        score = sense.size + (_ONLY_ONE if only else 0.0)
        if sense.kind == "country":
            score += _COUNTRY_NAMED if self.countries[sense.country] else 0.0
        elif sense.kind == "city" and sense.country and self.countries[sense.country]:
            score += _COUNTRY_NAMED + _COUNTRY_SHARE * self.countries[sense.country] / self.countries.total()
        elif sense.kind == "city" and sense.country and self.countries.total() > 1:
            score += _ELSEWHERE
        if sense.kind == "city" and sense.state and self.states[sense.country, sense.state]:
            score += _STATE_NAMED
        if sense.kind == "city" and any(0 < sense.km_to(p) < _NEAR_KM for p in self.points):
            score += _NEAR
        return score


def list_senses(name: str) -> list[Sense]:
    """The places of a name, the country first."""
    out: list[Sense] = []
    country = country_of_name(name)
    if country is not None and country.latitude is not None and country.longitude is not None:
        out.append(Sense("country", country.latitude, country.longitude, country.code, "", _COUNTRY_SIZE))
    region = load_regions().get(fold_name(name)) or load_short_names().get(name)
    if region is not None:
        size = _SMALL_REGION if fold_name(name).lower() in CITY_FIRST else _REGION_SIZE
        out.append(Sense(region.kind, region.latitude, region.longitude, region.country, region.state, size))
    if out and name in load_short_names():
        return out
    seat = country_of_seat(name)
    for city in find_cities(name):
        size = log10(city.people * 100) + _FAME * log10(1 + city.names)
        if seat is not None and seat.code == city.country and city.people > 500:
            size += _SEAT
        out.append(Sense("city", city.latitude, city.longitude, city.country, city.state, size))
    return out


def _within(senses: Iterable[Sense], container: str) -> list[Sense]:
    """The senses that lie in the country or region named after the place."""
    out = []
    country = country_of_name(container)
    short = load_short_names().get(container)
    region = short or load_regions().get(fold_name(container))
    for s in senses:
        in_region = region is not None and region.state and (s.country, s.state) == (region.country, region.state)
        if in_region or (country is not None and s.country == country.code):
            out.append(s)
    return [s for s in out if s.kind == "city"] or out


class Resolver:
    """Settles the places of one article."""

    def __init__(self, mentions: Sequence[Mention], hints: Iterable[str]) -> None:
        self.senses = {m.name: list_senses(m.name) for m in mentions}
        self.context = Context()
        for code in hints:
            self.context.countries[code] += 1
        self.settled: dict[tuple[str, str | None], Sense | None] = {}
        self._settle(mentions)

    def place_of(self, mention: Mention) -> Sense | None:
        """Where the mention is, None where it cannot be told."""
        own = self.settled.get((fold_city(mention.name), mention.inside))
        return own or self.settled.get((fold_city(mention.name), None))

    def _settle(self, mentions: Sequence[Mention]) -> None:
        waiting = []
        for m in mentions:
            key = (fold_city(m.name), m.inside)
            if key in self.settled:
                continue
            senses = self.senses[m.name]
            inside = _within(senses, m.inside) if m.inside else []
            if inside and self._is_part(m, inside):
                self._fix(m, max(inside, key=lambda s: s.size))
            elif senses and senses[0].kind != "city" and not self._rivals(senses):
                self._fix(m, senses[0])
            elif senses:
                waiting.append(m)
        for m in sorted(waiting, key=lambda m: not m.dateline):
            if (fold_city(m.name), None) not in self.settled:
                best = self._choose(m)
                if best is not None and (m.dateline or best.size > 6.4):
                    self._fix(m, best)
        for m in waiting:
            if self.settled.get((fold_city(m.name), None)) is None:
                self.settled[fold_city(m.name), None] = self._choose(m)

    def _is_part(self, m: Mention, inside: list[Sense]) -> bool:
        """Whether what stands after holds the place, and is not the next of a list: "Georgia, Armenia"."""
        return not (self.senses[m.name][0].kind == "country" and all(s.kind == "country" for s in inside))

    def _rivals(self, senses: list[Sense]) -> bool:
        kinds = {s.kind for s in senses if s.size >= _SMALL_REGION and s.kind != "city"}
        return len(kinds & {"country", "region"}) > 1 or senses[0].size < _REGION_SIZE

    def _fix(self, m: Mention, sense: Sense) -> None:
        name = fold_city(m.name)
        self.settled[name, m.inside] = sense
        self.settled.setdefault((name, None), sense)
        self.context.add(sense, seat=country_of_seat(m.name) is not None or sense.state == _NO_STATE)

    def _choose(self, m: Mention) -> Sense | None:
        senses = self.senses[m.name]
        state = next((s for s in senses if s.kind == "region" and s.size == _SMALL_REGION), None)
        if state is not None and self._in_state(state, senses):
            return state
        ranked = [(self.context.weigh(s, only=len(senses) == 1) + self._kin(s), s) for s in senses]
        ranked.sort(key=lambda r: -r[0])
        best, sense = ranked[0]
        if best < (_LEAST if m.sure else _LEAST_WEAK):
            return None
        close = [s for score, s in ranked[1:] if best - score < _MARGIN]
        return sense if all(sense.km_to(s) < _SAME_KM for s in close) else None

    def _in_state(self, state: Sense, senses: list[Sense]) -> bool:
        """Whether the article is about the state of the name and not about the city, which lies in another."""
        city = max((s for s in senses if s.kind == "city"), key=lambda s: s.size, default=state)
        states = self.context.states
        elsewhere = (city.country, city.state) != (state.country, state.state)
        return elsewhere and states[state.country, state.state] > 0 and not states[city.country, city.state]

    def _kin(self, sense: Sense) -> float:
        """A country's neighbours speak for the country, a country's other states and towns for the state."""
        if sense.kind == "region" and sense.country:
            return 1.0 if any(country == sense.country for country, _ in self.context.states) else -0.5
        if sense.kind == "country":
            others = [c for c in self.context.countries if c in load_countries() and c != sense.country]
            me = load_countries()[sense.country]
            near = [o for c in others if (o := load_countries()[c]).latitude is not None]
            return 1.0 if any(_near(me.latitude, me.longitude, o.latitude, o.longitude) for o in near) else -0.5
        return 0.0


def _near(a: float | None, b: float | None, c: float | None, d: float | None) -> bool:
    """Whether two countries' middles lie within some two thousand kilometres."""
    if a is None or b is None or c is None or d is None:
        return False
    one, other = (Sense("country", x, y, "", "", 0.0) for x, y in ((a, b), (c, d)))
    return one.km_to(other) < 2000
