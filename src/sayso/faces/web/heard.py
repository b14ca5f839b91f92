"""Who is heard: sources with a name, one of them, and those without."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response

from sayso.faces.web.answers import send
from sayso.faces.web.asked import VOICES, Asked
from sayso.faces.web.explore import draw_month_strip
from sayso.faces.web.found import list_found, to_row
from sayso.faces.web.packing import Packed, draw_page, pack_json, pack_rows
from sayso.faces.web.paging import NO_PAGE, page_through
from sayso.faces.web.webdesk import WebDesk, get_desk
from sayso.model import SourceKind
from sayso.retell.wording import FLAGS, MANNERS, MEDIA

if TYPE_CHECKING:
    from sayso.ledger.sources import SourceOrder

router = APIRouter(tags=["sources"])

Desk = Annotated[WebDesk, Depends(get_desk)]
Part = Annotated[str, Query(max_length=200, description="Part of the name, or of the words.")]
Name = Annotated[str, Query(min_length=1, max_length=1000, description="The whole name.")]
Kind = Annotated[SourceKind | Literal[""], Query(description="As which it is given as a source.")]
Sort = Annotated[Literal["statements", "name"], Query(description="The most statements first, or by name.")]
Page = Annotated[int, Query(ge=1, le=1_000_000, description="Which page of the list.")]
_EACH = 50
_LATEST, _MOST = 12, 12
_NOBODY: dict[int | str, dict[str, Any]] = {404: {"description": "Nobody in this ledger is called that."}}
KINDS = {"person": "people", "organisation": "organisations", "government": "governments", "group": "groups",
         "document": "documents", "outlet_other": "other outlets", "witness": "witnesses"}  # fmt: skip


@router.get("/sources.json", response_class=Response, responses=NO_PAGE)
def sources_data(
    request: Request, desk: Desk, q: Part = "", kind: Kind = "", sort: Sort = "statements", page: Page = 1
) -> Response:
    """Sources with a name: as which they are given, how many statements, in how many articles, of which outlets."""
    return send(request, _draw_sources(desk, "json", q, kind, sort, page))


@router.get("/sources.csv", response_class=Response, responses=NO_PAGE)
def sources_rows(
    request: Request, desk: Desk, q: Part = "", kind: Kind = "", sort: Sort = "statements", page: Page = 1
) -> Response:
    """A row a source with a name."""
    return send(request, _draw_sources(desk, "csv", q, kind, sort, page))


@router.get("/sources", response_class=Response, include_in_schema=False)
def sources_page(
    request: Request, desk: Desk, q: Part = "", kind: Kind = "", sort: Sort = "statements", page: Page = 1
) -> Response:
    """The list of sources with a name."""
    return send(request, _draw_sources(desk, "html", q, kind, sort, page))


@router.get("/source.json", response_class=Response, responses=_NOBODY)
def source_data(request: Request, desk: Desk, name: Name) -> Response:
    """One source: in which outlets and stories, by which cues, when, what is said of them, the latest statements."""
    return send(request, _draw_source(desk, "json", name))


@router.get("/source", response_class=Response, include_in_schema=False)
def source_page(request: Request, desk: Desk, name: Name) -> Response:
    """The page of one source."""
    return send(request, _draw_source(desk, "html", name))


@router.get("/unnamed.json", response_class=Response, responses=NO_PAGE)
def unnamed_data(request: Request, desk: Desk, q: Part = "", page: Page = 1) -> Response:
    """Sources without a name, by the words used for them: how many, why they are not named, in which outlets."""
    return send(request, _draw_unnamed(desk, "json", q, page))


@router.get("/unnamed.csv", response_class=Response, responses=NO_PAGE)
def unnamed_rows(request: Request, desk: Desk, q: Part = "", page: Page = 1) -> Response:
    """A row for the words used for a source without a name."""
    return send(request, _draw_unnamed(desk, "csv", q, page))


@router.get("/unnamed", response_class=Response, include_in_schema=False)
def unnamed_page(request: Request, desk: Desk, q: Part = "", page: Page = 1) -> Response:
    """The sources without a name."""
    return send(request, _draw_unnamed(desk, "html", q, page))


def _draw_sources(desk: WebDesk, form: str, q: str, kind: str, sort: SourceOrder, page: int) -> Packed:
    key = "sources", form, q, kind, sort, page
    return desk.pages.draw(key, desk.tick, lambda: _sources(desk, form, q.strip(), kind, sort, page))


def _sources(desk: WebDesk, form: str, q: str, kind: str, sort: SourceOrder, page: int) -> Packed:
    from sayso.ledger.heard import heard
    from sayso.ledger.sources import count_sources, list_sources

    total = count_sources(desk.ledger, kind=kind or None, words=q or None, named=True)
    paging = page_through(total, page, _EACH)
    found = list_sources(
        desk.ledger, kind=kind or None, words=q or None, named=True, order=sort, limit=_EACH, offset=paging.offset
    )
    lines = [(s, heard(desk.ledger, s.name)) for s in found]
    if form == "html":
        return draw_page(
            "sources.html.j2", title="Sources", here="sources", lines=lines, paging=paging, q=q, kind=kind, sort=sort,
            kinds=KINDS,
        )  # fmt: skip
    rows = [
        {"name": s.name, "kinds": list(s.kinds), "statements": h.statements, "articles": h.articles,
         "outlets": list(h.outlets), "quoted": _quoted(h.manners), "paraphrased": h.manners.get("indirect", 0)}
        for s, h in lines
    ]  # fmt: skip
    if form == "json":
        return pack_json({"total": total, "page": page, "pages": paging.pages, "sources": rows})
    return pack_rows(rows, ("name", "kinds", "statements", "articles", "outlets", "quoted", "paraphrased"))


def _quoted(manners: dict[str, int]) -> int:
    """How many statements have the source's own words, all or some."""
    return manners.get("direct", 0) + manners.get("partial", 0)


def _draw_source(desk: WebDesk, form: str, name: str) -> Packed:
    return desk.pages.draw(("source", form, name), desk.tick, lambda: _source(desk, form, name))


def _source(desk: WebDesk, form: str, name: str) -> Packed:
    from sayso.ledger.facets import profile
    from sayso.ledger.heard import count_cues, count_roles, heard, stories_with
    from sayso.ledger.search import Query as Wanted
    from sayso.ledger.search import search

    query = Wanted(source=name)
    fields = ("outlet", "month", "manner", "act", "certainty", "medium", "party", "place", "echoes", "voice")
    found = profile(desk.ledger, query, fields, limit=None)
    if not found.statements:
        raise HTTPException(404, f"Nobody in this ledger is called {name[:80]!r}: look through the sources.")
    line, cues = heard(desk.ledger, name), count_cues(desk.ledger, query)
    latest = search(desk.ledger, query, order="newest", limit=_LATEST)
    stories, roles = stories_with(desk.ledger, query), count_roles(desk.ledger, name)
    if form == "json":
        return pack_json({
            "name": name, "statements": found.statements, "articles": line.articles, "first": found.first,
            "last": found.last, "roles": to_pairs(roles), "cues": {o or "": to_pairs(c) for o, c in cues.items()},
            "stories": [asdict(s) for s in stories],
            "counts": {field: to_pairs(counted) for field, counted in found.counts.items()},
            "latest": [to_row(hit) for hit in latest],
        })  # fmt: skip
    asked = Asked(source=name)
    return draw_page(
        "source.html.j2", title=name, here="sources", name=name, line=line, found=found, cues=cues, roles=roles,
        stories=stories, lines=list_found(latest), asked=asked, months=draw_month_strip(asked, found.counts["month"]),
        most=_MOST, quoted=_quoted(line.manners), voices=VOICES, manners=MANNERS, flags=FLAGS, media=MEDIA,
        unnamed=set(line.voices) == {"unnamed"},
    )  # fmt: skip


def to_pairs(counted: Iterable[tuple[str | None, int]]) -> list[dict[str, Any]]:
    """Values with how many there are of each, as objects."""
    return [{"value": value, "number": number} for value, number in counted]


def _draw_unnamed(desk: WebDesk, form: str, q: str, page: int) -> Packed:
    return desk.pages.draw(("unnamed", form, q, page), desk.tick, lambda: _unnamed(desk, form, q.strip(), page))


def _unnamed(desk: WebDesk, form: str, q: str, page: int) -> Packed:
    from sayso.ledger.heard import list_unnamed_lines

    every = desk.kept_value("unnamed", lambda: list_unnamed_lines(desk.ledger))
    found = [line for line in every if q.casefold() in line.words.casefold()]
    paging = page_through(len(found), page, _EACH)
    shown = found[paging.offset : paging.last]
    if form == "json":
        rows = [asdict(line) for line in shown]
        return pack_json({"total": len(found), "page": page, "pages": paging.pages, "unnamed": rows})
    if form == "csv":
        columns = ("words", "statements", "articles", "outlets", "people", "anonymity", "reasons")
        return pack_rows([asdict(line) for line in shown], columns)
    return draw_page(
        "unnamed.html.j2", title="Unnamed sources", here="sources", lines=shown, paging=paging, q=q,
        statements=sum(line.statements for line in found), reasons=sum(bool(line.reasons) for line in found),
    )  # fmt: skip
