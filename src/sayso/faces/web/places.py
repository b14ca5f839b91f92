"""The places that statements name, on a map and in a table."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from sayso.faces.web.answers import send
from sayso.faces.web.asked import Asked, Wished, list_chips, put_sentence
from sayso.faces.web.explore import WRONG
from sayso.faces.web.packing import Packed, draw_page, pack_json, pack_rows
from sayso.faces.web.webdesk import WebDesk, get_desk
from sayso.retell.charts import Dot, draw_world

if TYPE_CHECKING:
    from sayso.desk.mapping import PlaceCount

router = APIRouter(tags=["places"])

Desk = Annotated[WebDesk, Depends(get_desk)]
Whole = Annotated[bool, Query(description="The whole world, also where the places are close together.")]
_MOST = 300


@router.get("/places.json", response_class=Response, responses=WRONG)
def places_data(request: Request, desk: Desk, asked: Wished) -> Response:
    """The places in the statements that are asked for: name as printed, how many statements, degrees
    where known; at most so many (`most`), of how many statements (`statements`), those without a place among them."""
    return send(request, _draw(desk, "json", asked, False))


@router.get("/places.csv", response_class=Response, responses=WRONG)
def places_rows(request: Request, desk: Desk, asked: Wished) -> Response:
    """A row a place."""
    return send(request, _draw(desk, "csv", asked, False))


@router.get("/places", response_class=Response, include_in_schema=False)
def places_page(request: Request, desk: Desk, asked: Wished) -> Response:
    """The map, and the table beside it: as much of the world as holds the places."""
    return send(request, _draw(desk, "html", asked, False))


@router.get("/places/world", response_class=Response, include_in_schema=False)
def world_page(request: Request, desk: Desk, asked: Wished) -> Response:
    """The same on a map of the whole world."""
    return send(request, _draw(desk, "html", asked, True))


def _draw(desk: WebDesk, form: str, asked: Asked, whole: bool) -> Packed:
    key = "places", form, asked.parts(page=1, counts=False, sort="rank"), whole
    return desk.pages.draw(key, desk.tick, lambda: _make(desk, form, asked, whole))


def _make(desk: WebDesk, form: str, asked: Asked, whole: bool) -> Packed:
    from sayso.desk.mapping import count_places
    from sayso.ledger.search import count

    query = asked.to_query()
    places = count_places(desk.ledger, query, limit=_MOST)
    if form == "json":
        told = {"statements": count(desk.ledger, query), "most": _MOST, "places": [asdict(p) for p in places]}
        return pack_json(told)
    if form == "csv":
        columns = ("name", "statements", "latitude", "longitude", "kind")
        return pack_rows(map(asdict, places), columns)
    dots = list_dots(places, asked)
    return draw_page(
        "places.html.j2", title="Places", here="places", asked=asked, places=places, most=_MOST, whole=whole,
        chips=list_chips(asked, "/places"), sentence=put_sentence(asked, count(desk.ledger, query)),
        picture=draw_world(dots, whole=whole), unknown=sum(p.latitude is None for p in places), dots=len(dots),
    )  # fmt: skip


def list_dots(places: list[PlaceCount], asked: Asked) -> list[Dot]:
    """A dot for each point on the map: names of one place ("US", "United States") share one, by its most used name.

    Its number is of the statements with that name; the others are told in its title.
    """
    grouped: dict[tuple[float, float], list[Any]] = {}
    for place in places:
        if place.latitude is not None and place.longitude is not None:
            grouped.setdefault((place.latitude, place.longitude), []).append(place)
    out = []
    for (latitude, longitude), named in grouped.items():
        also = "".join(f"; also {p.name}: {p.statements:,}" for p in named[1:])
        name = named[0].name if not also else f"{named[0].name}{also}; {named[0].name}"
        out.append(Dot(name, latitude, longitude, named[0].statements, asked.address(place=named[0].name)))
    return out
