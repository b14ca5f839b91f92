"""Several fields counted at once are what each is by itself."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sayso.errors import BadRequest
from sayso.ledger import Ledger
from sayso.ledger.facets import facets, profile
from sayso.ledger.search import FACETS, Query, count, facet, search
from tests.made import make_reading

QUERIES = [
    Query(), Query(every_version=True), Query(voice="person"), Query(name_is="Mira Holt"), Query(words="bridge"),
    Query(certainty="denied"), Query(place="Olm"), Query(since=datetime(2100, 1, 1, tzinfo=UTC)),
    Query(name_is="Mira Holt", manner="direct"),
]  # fmt: skip


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    made = Ledger(":memory:")
    made.keep(make_reading())
    return made


@pytest.mark.parametrize("query", QUERIES)
def test_all_fields_in_one_walk_are_each_field_by_itself(ledger: Ledger, query: Query) -> None:
    assert facets(ledger, query, FACETS, limit=None) == {f: facet(ledger, query, f, limit=None) for f in FACETS}
    assert facets(ledger, query, ("voice", "name"), limit=1) == {
        f: facet(ledger, query, f, limit=1) for f in ("voice", "name")
    }


def test_a_field_that_is_none_is_named(ledger: Ledger) -> None:
    with pytest.raises(BadRequest, match="colour"):
        facets(ledger, Query(voice="person"), ("voice", "colour"))
    assert facets(ledger, Query(voice="person"), ()) == {}


def test_a_profile_tells_how_many_and_from_when_to_when(ledger: Ledger) -> None:
    query = Query(name_is="Mira Holt")
    found = search(ledger, query, limit=100)
    made = profile(ledger, query, ("act", "outlet"))
    assert made.statements == len(found) == count(ledger, query) > 0
    assert (made.first, made.last) == (found[-1].published, found[0].published)
    assert set(made.counts) == {"act", "outlet"}
    assert sum(n for _, n in made.counts["act"]) == made.statements
    nobody = profile(ledger, Query(name_is="Mira"))
    assert (nobody.statements, nobody.first, nobody.counts["act"]) == (0, None, [])


def test_an_outlet_is_no_source_of_its_own_words() -> None:
    made = make_reading()
    statements = tuple(
        replace(s, voice=replace(s.voice, name="Harbour")) if s.voice.kind == "outlet" else s for s in made.statements
    )
    with Ledger(":memory:") as ledger:
        ledger.keep(replace(made, statements=statements))
        names, sources = (dict(facet(ledger, Query(), f)) for f in ("name", "source"))
    assert names["Harbour"] > 0 and "Harbour" not in sources
    assert sources["Mira Holt"] == names["Mira Holt"]
