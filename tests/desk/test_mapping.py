"""Places are counted with their degrees, and a name of several places has none."""

from dataclasses import replace

import pytest

from sayso.desk.mapping import count_places
from sayso.ledger import Ledger
from sayso.ledger.search import Query
from sayso.model import Span, Where
from tests.made import make_reading


def test_places_have_the_degrees_of_their_names() -> None:
    made = make_reading()
    named = [("Lisbon",), ("Lisbon", "France"), ("Springfield",), ("Olmouth Quay",)]
    statements = tuple(
        replace(s, where=tuple(Where(Span(0, 1), name, None, None) for name in names))
        for s, names in zip(made.statements, named, strict=False)
    )
    with Ledger(":memory:") as ledger:
        ledger.keep(replace(made, statements=statements))
        counted = {p.name: p for p in count_places(ledger)}
        assert next(iter(counted)) == "Lisbon" and counted["Lisbon"].statements == 2
        assert counted["Lisbon"].latitude == pytest.approx(38.7, abs=0.2)
        assert (counted["Lisbon"].kind, counted["France"].kind) == ("city", "country")
        assert counted["Springfield"].latitude is None and counted["Olmouth Quay"].kind is None
        assert len(counted) == 4 and len(count_places(ledger, limit=1)) == 1
        assert count_places(ledger, Query(words="submarine")) == []
