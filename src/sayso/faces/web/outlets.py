"""Whose pages they are: outlets, one of them, and the pages that could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response

from sayso.faces.web.answers import send
from sayso.faces.web.asked import Asked
from sayso.faces.web.explore import draw_month_strip
from sayso.faces.web.found import put_when
from sayso.faces.web.heard import to_pairs
from sayso.faces.web.packing import Packed, draw_page, pack_json, pack_rows
from sayso.faces.web.paging import NO_PAGE, page_through
from sayso.faces.web.webdesk import WebDesk, get_desk
from sayso.retell.charts import Part, draw_shares
from sayso.retell.charts.bars import put_share
from sayso.retell.wording import FLAGS, MEDIA, OUTLET, UNNAMED, UNSETTLED, UNSTATED

router = APIRouter(tags=["outlets"])

Desk = Annotated[WebDesk, Depends(get_desk)]
Name = Annotated[str, Query(min_length=1, max_length=1000, description="The whole name.")]
Sort = Annotated[Literal["name", "articles"], Query(description="By name, or the most articles first.")]
Kind = Annotated[str, Query(max_length=80, description="The kind of error: NotAnArticle.")]
Page = Annotated[int, Query(ge=1, le=1_000_000, description="Which page of the list.")]
_EACH = 50
_LATEST, _MOST = 12, 15
_NO_OUTLET: dict[int | str, dict[str, Any]] = {404: {"description": "This ledger has no text of such an outlet."}}
# The parts of an outlet's statements: title, letter, class, the filter of Explore.
_PARTS = (
    ("outlet", OUTLET, "O", "v-outlet"), ("named", "named sources", "A", "v5 l0"),
    ("unnamed", UNNAMED, "U", "v-unnamed"), ("unstated", UNSTATED, "–", "v-unstated"),
    ("unsettled", UNSETTLED, "?", "v-unsettled"),
)  # fmt: skip


@router.get("/outlets.json", response_class=Response, responses=NO_PAGE)
def outlets_data(request: Request, desk: Desk, sort: Sort = "name", page: Page = 1) -> Response:
    """Outlets: how many articles and statements, on whose word they are, from when to when."""
    return send(request, _draw_outlets(desk, "json", sort, page))


@router.get("/outlets.csv", response_class=Response, responses=NO_PAGE)
def outlets_rows(request: Request, desk: Desk, sort: Sort = "name", page: Page = 1) -> Response:
    """A row an outlet."""
    return send(request, _draw_outlets(desk, "csv", sort, page))


@router.get("/outlets", response_class=Response, include_in_schema=False)
def outlets_page(request: Request, desk: Desk, sort: Sort = "name", page: Page = 1) -> Response:
    """The outlets, by name or by how much there is of them; of no other order."""
    return send(request, _draw_outlets(desk, "html", sort, page))


@router.get("/outlet.json", response_class=Response, responses=_NO_OUTLET)
def outlet_data(request: Request, desk: Desk, name: Name) -> Response:
    """One outlet: on whose word its statements are, who is heard most, by which cues, when."""
    return send(request, _draw_outlet(desk, "json", name))


@router.get("/outlet", response_class=Response, include_in_schema=False)
def outlet_page(request: Request, desk: Desk, name: Name) -> Response:
    """The page of one outlet."""
    return send(request, _draw_outlet(desk, "html", name))


@router.get("/turned-away.json", response_class=Response, responses=NO_PAGE)
def turned_away_data(request: Request, desk: Desk, kind: Kind = "", page: Page = 1) -> Response:
    """Pages that could not be read, and why."""
    return send(request, _draw_turned_away(desk, "json", kind, page))


@router.get("/turned-away.csv", response_class=Response, responses=NO_PAGE)
def turned_away_rows(request: Request, desk: Desk, kind: Kind = "", page: Page = 1) -> Response:
    """A row a page that could not be read."""
    return send(request, _draw_turned_away(desk, "csv", kind, page))


@router.get("/turned-away", response_class=Response, include_in_schema=False)
def turned_away_page(request: Request, desk: Desk, kind: Kind = "", page: Page = 1) -> Response:
    """The pages that could not be read."""
    return send(request, _draw_turned_away(desk, "html", kind, page))


def share_out(voices: Mapping[str, int]) -> dict[str, int]:
    """Statements by voice kind as the five parts that an outlet's page tells: its own, named, unnamed, ..."""
    out = {key: voices.get(key, 0) for key, *_ in _PARTS}
    return {**out, "named": sum(voices.values()) - sum(out.values())}


def draw_voices(shares: Mapping[str, int], outlet: str, *, width: float = 480.0) -> str | None:
    """The parts as one bar; each but that of named sources leads to its statements."""
    parts = [
        Part(title, letter, kind, shares[key],
             Asked(outlet=outlet, voice=key).address() if key != "named" else None)  # type: ignore[arg-type]
        for key, title, letter, kind in _PARTS
    ]  # fmt: skip
    return draw_shares(parts, width=width)


def list_shares(shares: Mapping[str, int]) -> list[tuple[str, str, str, int, str]]:
    """Title, letter, class, number and share in words of each part that there is."""
    whole = sum(shares.values())
    return [(t, letter, kind, shares[k], put_share(shares[k], whole)) for k, t, letter, kind in _PARTS if shares[k]]


def _draw_outlets(desk: WebDesk, form: str, sort: str, page: int) -> Packed:
    return desk.pages.draw(("outlets", form, sort, page), desk.tick, lambda: _outlets(desk, form, sort, page))


def _outlets(desk: WebDesk, form: str, sort: str, page: int) -> Packed:
    from sayso.ledger.outlets import list_outlets

    every = desk.kept_value("outlets", lambda: list_outlets(desk.ledger))
    if sort == "articles":
        every = sorted(every, key=lambda o: (-o.articles, o.name.casefold(), o.name))
    paging = page_through(len(every), page, _EACH)
    shown = every[paging.offset : paging.last]
    rows = [
        {"name": o.name, "articles": o.articles, "statements": o.statements, "first": o.first, "last": o.last,
         **share_out(o.voices)}
        for o in shown
    ]  # fmt: skip
    if form == "json":
        return pack_json({"total": len(every), "page": page, "pages": paging.pages, "outlets": rows})
    if form == "csv":
        columns = ("name", "articles", "statements", "first", "last", *(key for key, *_ in _PARTS))
        return pack_rows(rows, columns)
    lines = [
        (o, draw_voices(share_out(o.voices), o.name, width=260), put_when(o.first), put_when(o.last)) for o in shown
    ]
    return draw_page(
        "outlets.html.j2", title="Outlets", here="outlets", lines=lines, paging=paging, sort=sort, parts=_PARTS
    )


def _draw_outlet(desk: WebDesk, form: str, name: str) -> Packed:
    return desk.pages.draw(("outlet", form, name), desk.tick, lambda: _outlet(desk, form, name))


def _outlet(desk: WebDesk, form: str, name: str) -> Packed:
    from sayso.ledger.facets import profile
    from sayso.ledger.heard import count_cues, stories_with
    from sayso.ledger.listing import list_articles
    from sayso.ledger.outlets import list_outlets
    from sayso.ledger.search import Query as Wanted

    every = desk.kept_value("outlets", lambda: list_outlets(desk.ledger))
    line = next((o for o in every if o.name == name), None)
    if line is None:
        raise HTTPException(404, f"This ledger has no text of an outlet called {name[:80]!r}: see the outlets.")
    query = Wanted(outlet=name)
    fields = ("source", "month", "act", "certainty", "medium", "place", "party")
    found = profile(desk.ledger, query, fields, limit=None)
    cues = _add_up(count_cues(desk.ledger, query))
    shares, latest = share_out(line.voices), list_articles(desk.ledger, outlet=name, limit=_LATEST)[0]
    stories = stories_with(desk.ledger, query)
    if form == "json":
        return pack_json({
            "name": name, "articles": line.articles, "statements": line.statements, "first": line.first,
            "last": line.last, "shares": shares, "cues": to_pairs(cues), "stories": [asdict(s) for s in stories],
            "counts": {field: to_pairs(counted) for field, counted in found.counts.items()},
            "latest": [asdict(a) for a in latest],
        })  # fmt: skip
    asked = Asked(outlet=name)
    return draw_page(
        "outlet.html.j2", title=name, here="outlets", name=name, line=line, found=found, cues=cues, asked=asked,
        shares=list_shares(shares), bar=draw_voices(shares, name, width=720), stories=stories, most=_MOST,
        latest=[(a, put_when(a.published)) for a in latest], flags=FLAGS, media=MEDIA,
        months=draw_month_strip(asked, found.counts["month"]),
        first=put_when(line.first), last=put_when(line.last),
    )  # fmt: skip


def _add_up(cues: Mapping[str | None, list[tuple[str, int]]]) -> list[tuple[str, int]]:
    """The cues of every spelling of an outlet's name together, the most frequent first."""
    out: dict[str, int] = {}
    for counted in cues.values():
        for cue, number in counted:
            out[cue] = out.get(cue, 0) + number
    return sorted(out.items(), key=lambda x: (-x[1], x[0]))


def _draw_turned_away(desk: WebDesk, form: str, kind: str, page: int) -> Packed:
    return desk.pages.draw(("turned-away", form, kind, page), desk.tick, lambda: _turned_away(desk, form, kind, page))


def _turned_away(desk: WebDesk, form: str, kind: str, page: int) -> Packed:
    from sayso.ledger.outlets import count_turned_away, list_turned_away

    kinds = count_turned_away(desk.ledger)
    total = sum(n for k, n in kinds if not kind or k == kind)
    paging = page_through(total, page, _EACH)
    shown = list_turned_away(desk.ledger, kind=kind or None, limit=_EACH, offset=paging.offset)
    if form == "json":
        return pack_json({"total": total, "page": page, "pages": paging.pages, "kinds": to_pairs(kinds),
                          "turned_away": [asdict(t) for t in shown]})  # fmt: skip
    if form == "csv":
        return pack_rows(map(asdict, shown), ("input", "kind", "message", "at"))
    return draw_page("turned_away.html.j2", title="Pages not read, and why", here="", lines=shown, kinds=kinds,
                     kind=kind, paging=paging)  # fmt: skip
