"""Which names are places, and which place of several is meant, on invented news."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Where
from sayso.page.given import take_text_as_given
from sayso.reading.parse import parse_article
from sayso.reading.where.cities import find_cities, fold_city
from sayso.reading.where.places import find_places
from sayso.reading.where.regions import load_regions, load_short_names
from sayso.reading.who.names import gather_cast

CASES = Path(__file__).resolve().parents[3] / "benchmarks/cases/places.jsonl"


def read(text: str) -> list[Where]:
    article = take_text_as_given(text)
    parsed = parse_article(article)
    return find_places(article, parsed, gather_cast(parsed))


def where(text: str, name: str) -> tuple[str | None, int | None, int | None]:
    """Kind and rounded degrees of the first place of the name; three None where no place has it."""
    found = next((p for p in read(text) if p.name == name), None)
    if found is None or found.latitude is None or found.longitude is None:
        return (found.kind if found else None), None, None
    return found.kind, round(found.latitude), round(found.longitude)


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("The council met in Paris on Friday.", "Paris", ("city", 49, 2)),
        ("A barn burned down in Paris, Texas, on Friday.", "Paris", ("city", 34, -96)),
        ("A barn burned down in Paris, Texas, on Friday.", "Texas", ("region", 31, -99)),
        ("LA CROSSE, Wis. (Coast Wire) — The mill closed.", "La Crosse", ("city", 44, -91)),
        ("The firm moved to Birmingham, Alabama, last year.", "Birmingham", ("city", 34, -87)),
        ("The Spanish city of Valencia lost power.", "Valencia", ("city", 39, 0)),
        ("The Venezuelan city of Valencia lost power.", "Valencia", ("city", 10, -68)),
        ("Armenia, Turkey and Georgia opened the road.", "Georgia", ("country", 42, 44)),
        ("Voters in Atlanta and in the rest of Georgia went to the polls.", "Georgia", ("region", 33, -84)),
        ("Voters in Seattle and in the rest of Washington went.", "Washington", ("region", 48, -120)),
        ("The envoy flew back to Washington for talks with Kenya.", "Washington", ("city", 39, -77)),
        ("The U.S. and the UK signed.", "UK", ("country", 55, -3)),
        ("They crossed the South China Sea.", "South China Sea", ("feature", 12, 113)),
        ("Moscow said it would answer.", "Moscow", ("city", 56, 38)),
        ("Ada Jordan spoke first. Jordan said the road was safe.", "Jordan", (None, None, None)),
        ("The envoy from Jordan said the road was safe.", "Jordan", ("country", 31, 36)),
        ("The Bank of England cut its rate.", "England", (None, None, None)),
        ("The Mayor of London cut the ribbon in London.", "London", ("city", 52, 0)),
        ("NASA wants to send boots to Mars.", "Mars", (None, None, None)),
        ("The Danish minister spoke.", "Danish", (None, None, None)),
        # A name of many towns, and nothing tells which.
        ("A storm hit Springfield on Monday, residents of Springfield said.", "Springfield", (None, None, None)),
        ("The case was seen in Barry, Cass and Van Buren counties.", "Barry", (None, None, None)),
    ],
)  # fmt: skip
def test_a_name(text: str, name: str, place: tuple[str | None, int | None, int | None]) -> None:
    assert where(text, name) == place


def test_a_statement_has_its_places_once_by_name() -> None:
    import sayso

    reading = sayso.read_text("Kenya and Uganda agreed, and Kenya paid.", given="text")
    assert [w.name for s in reading.statements for w in s.where if "agreed" in s.text] == ["Kenya", "Uganda"]


def test_no_country_is_attached_to_a_place_that_is_claimed() -> None:
    for name in ("Crimea", "Kashmir", "Golan Heights", "Jerusalem", "Donbas", "West Bank", "Nagorno-Karabakh"):
        assert load_regions()[name].country == ""
    for name in ("Sevastopol", "Simferopol", "Srinagar"):
        assert {c.country for c in find_cities(name) if c.people > 1000} == {""}
    assert not hasattr(read("They met in Sevastopol.")[0], "country")


def test_the_tables_are_whole() -> None:
    assert len(load_regions()) > 600 and load_short_names()["Wis."].name == "Wisconsin"
    for region in {id(r): r for r in load_regions().values()}.values():
        assert -90 <= region.latitude <= 90 and -180 <= region.longitude <= 180
    assert find_cities("Zürich") == find_cities("zurich") != ()
    assert fold_city("St. Louis") == fold_city("Saint Louis") == "saint louis"
    assert find_cities("") == find_cities("|") == find_cities("no such town anywhere") == ()


def test_the_labels_are_as_their_page_says() -> None:
    pages = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    assert sum(len(s["places"]) for p in pages for s in p["sentences"]) >= 200
    for page in pages:
        for s in page["sentences"]:
            start, end = s["at"]
            assert all(start <= a < b <= end and -90 <= lat <= 90 for a, b, _, lat, _ in s["places"])


PIECES = """
In Paris , Texas ( U.S. ) the Georgia of Bank D-Olm and counties City New York — LINDI: Washington D.C. - based from
US St. |
"""


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=50) | st.lists(st.sampled_from(PIECES.split()), max_size=12).map(" ".join))
def test_never_raises_and_points_at_its_words(text: str) -> None:
    places = read(text)
    assert [p.span for p in places] == sorted({p.span for p in places})
    for p in places:
        assert text[p.span.start : p.span.end].lower() == p.name.lower()
        assert (p.latitude is None) == (p.longitude is None)
