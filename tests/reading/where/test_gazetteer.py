"""The table of countries: what finds a country, and what finds none because it is two's or nobody's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.where.gazetteer import (
    Country,
    country_of_demonym,
    country_of_government,
    country_of_name,
    country_of_seat,
    load_countries,
)


def code_of(country: Country | None) -> str | None:
    return country.code if country else None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("France", "FR"), ("FRANCE", "FR"), ("the UK", "GB"), ("U.S.", "US"), ("US", "US"), ("us", None),
        ("the Netherlands", "NL"), ("Côte d’Ivoire", "CI"), ("Congo", None), ("Korea", None), ("Olm", None),
        ("DR Congo", "CD"), ("", None),
    ],
)  # fmt: skip
def test_names(name: str, code: str | None) -> None:
    assert code_of(country_of_name(name)) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Danish", "DK"), ("Danes", "DK"), ("Dane", "DK"), ("Swiss", "CH"), ("Iraqis", "IQ"), ("Poles", "PL"),
        ("South Koreans", "KR"), ("Korean", None), ("Congolese", None), ("Dominican", None), ("danish", None),
        ("Iranians'", "IR"), ("Iranian’s", "IR"), ("s", None),
    ],
)  # fmt: skip
def test_demonyms(word: str, code: str | None) -> None:
    assert code_of(country_of_demonym(word)) == code


def test_seats_and_governments() -> None:
    assert code_of(country_of_seat("Kyiv")) == code_of(country_of_seat("Kiev")) == "UA"
    assert code_of(country_of_seat("Washington, D.C.")) == "US"
    assert country_of_seat("Jerusalem") is None
    assert code_of(country_of_government("the Kremlin")) == "RU"
    assert code_of(country_of_government("Downing Street")) == "GB"
    assert code_of(country_of_government("Brussels")) == "EU"


def test_every_row_is_whole_and_on_the_globe() -> None:
    countries = load_countries()
    assert len(countries) > 220
    for c in countries.values():
        assert len(c.code) == 2 and c.code.isupper() and c.name
        assert all(name == name.strip() and name for name in (*c.seats, *c.names, *c.demonyms, *c.governments))
        if c.latitude is None or c.longitude is None:
            assert c.code == "EU"
        else:
            assert -90 <= c.latitude <= 90 and -180 <= c.longitude <= 180


def test_every_name_of_the_table_finds_its_own_country() -> None:
    for c in load_countries().values():
        assert code_of(country_of_name(c.name)) == c.code


@given(st.text(max_size=30))
def test_never_raises(text: str) -> None:
    for find in (country_of_name, country_of_demonym, country_of_seat, country_of_government):
        assert find(text) is None or isinstance(find(text), Country)
