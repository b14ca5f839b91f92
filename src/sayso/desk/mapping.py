"""The places that a ledger's statements name, with degrees, for a map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.model import PlaceKind

if TYPE_CHECKING:
    from sayso.ledger import Ledger
    from sayso.ledger.search import Query


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A place as statements name it. Coordinates are degrees; None where several places have the name."""

    name: str  # as printed, without an article
    statements: int
    latitude: float | None
    longitude: float | None
    kind: PlaceKind | None


def count_places(ledger: Ledger, query: Query | None = None, *, limit: int = 300) -> list[PlaceCount]:
    """The places in the statements that are as `query` says, those with the most statements first.

    The degrees are those of the name by itself, so that one name is one point: of a name that several places of like
    size have there are none. Raises BadRequest for words that make no query.
    """
    from sayso.ledger.search import Query, facet
    from sayso.reading.where.alone import place_of_name

    counted = [(name, n) for name, n in facet(ledger, query or Query(), "place", limit=limit + 1) if name is not None]
    out = []
    for name, number in counted[:limit]:
        at = place_of_name(name)
        degrees = (at.latitude, at.longitude, at.kind) if at else (None, None, None)
        out.append(PlaceCount(name, number, *degrees))
    return out
