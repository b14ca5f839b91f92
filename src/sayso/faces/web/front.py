"""The first page: the latest stories, what came in last, and where to put an address or a text."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from sayso.faces.web.answers import send
from sayso.faces.web.forms import hold_session, open_session, sign
from sayso.faces.web.packing import Packed, draw_page, pack_json, pack_rows
from sayso.faces.web.paging import NO_PAGE, Paging, page_through
from sayso.faces.web.webdesk import WebDesk, get_desk
from sayso.ledger.listing import ArticleLine, list_articles

router = APIRouter(tags=["stories"])

Desk = Annotated[WebDesk, Depends(get_desk)]
Limit = Annotated[int, Query(ge=1, le=200, description="At most so many.")]
_STORIES, _ARTICLES, _NEWEST = 30, 12, 8
_PAGE = 50


@router.get("/index.json", response_class=Response)
def stories_data(request: Request, desk: Desk, limit: Limit = _STORIES) -> Response:
    """The latest stories with two articles or more, and how much the ledger holds."""
    key, stamp = ("index.json", limit), desk.tick
    return send(request, desk.pages.draw(key, stamp, lambda: pack_json(_show(desk, limit))))


@router.get("/index.csv", response_class=Response)
def stories_rows(request: Request, desk: Desk, limit: Limit = _STORIES) -> Response:
    """The latest stories as rows."""
    columns = "id", "headline", "articles", "outlets", "first", "last"
    key, stamp = ("index.csv", limit), desk.tick
    return send(request, desk.pages.draw(key, stamp, lambda: pack_rows(_show(desk, limit)["stories"], columns)))


@router.get("/", response_class=Response, include_in_schema=False)
def front_page(request: Request, desk: Desk) -> Response:
    """Stories, the newest statements, and a form for an address or a text."""
    session = open_session(request)
    shown = desk.kept_value("front", lambda: _show(desk, _STORIES))
    return hold_session(send(request, _draw(desk, shown, session)), session)


Outlet = Annotated[str | None, Query(max_length=300, description="Of this outlet alone.")]
PageNumber = Annotated[int, Query(ge=1, le=1_000_000, description=f"Which page of {_PAGE}.")]


@router.get("/articles.json", response_class=Response, responses=NO_PAGE)
def articles_data(request: Request, desk: Desk, outlet: Outlet = None, page: PageNumber = 1) -> Response:
    """The articles, those that came in or changed last first."""
    rows, paging = _articles(desk, outlet, page)
    told = {"total": paging.total, "page": page, "pages": paging.pages, "articles": [asdict(r) for r in rows]}
    return send(request, pack_json(told))


@router.get("/articles.csv", response_class=Response, responses=NO_PAGE)
def articles_rows(request: Request, desk: Desk, outlet: Outlet = None, page: PageNumber = 1) -> Response:
    """The same as rows."""
    rows, _ = _articles(desk, outlet, page)
    return send(request, pack_rows(map(asdict, rows), [f.name for f in fields(ArticleLine)]))


@router.get("/articles", response_class=Response, include_in_schema=False)
def articles_page(request: Request, desk: Desk, outlet: Outlet = None, page: PageNumber = 1) -> Response:
    """The list, a page at a time."""
    rows, paging = _articles(desk, outlet, page)
    shown = draw_page(
        "articles.html.j2", title="Articles", here="articles", articles=rows, total=paging.total, outlet=outlet,
        page=page, pages=paging.pages, first=paging.offset,
    )  # fmt: skip
    return send(request, shown)


def _articles(desk: WebDesk, outlet: str | None, page: int) -> tuple[list[ArticleLine], Paging]:
    rows, total = list_articles(desk.ledger, outlet=outlet, limit=_PAGE, offset=(page - 1) * _PAGE)
    return rows, page_through(total, page, _PAGE)


def _draw(desk: WebDesk, shown: dict[str, Any], session: str) -> Packed:
    csrf = sign(desk.settings.secret, session)
    return draw_page("front.html.j2", title="sayso", here="stories", csrf=csrf, **shown)


def _show(desk: WebDesk, limit: int) -> dict[str, Any]:
    from sayso.desk.gathering import count_waiting
    from sayso.desk.kept_stories import list_stories
    from sayso.ledger.search import Query as Asked
    from sayso.ledger.search import search

    held = desk.ledger.held()
    articles, _ = list_articles(desk.ledger, limit=_ARTICLES)
    return {
        "held": {"articles": held.articles, "versions": held.versions, "statements": held.statements,
                 "turned_away": held.turned_away, "waiting": count_waiting(desk.ledger),
                 "waiting_because": desk.not_gathered},
        "stories": [
            {"id": s.id, "headline": s.headline, "articles": s.articles, "outlets": list(s.outlets),
             "first": _day(s.first), "last": _day(s.last)}
            for s in list_stories(desk.ledger, limit=limit, gathered=True)
        ],
        "articles": [asdict(a) for a in articles],
        "newest": [
            {"article": h.article_id, "statement": h.statement, "text": h.text, "voice": h.voice, "name": h.name,
             "manner": h.manner, "certainty": list(h.certainty), "cue": h.cue, "outlet": h.outlet,
             "published": h.published}
            for h in search(desk.ledger, Asked(), order="newest", limit=_NEWEST)
        ],
    }  # fmt: skip


def _day(moment: Any) -> str | None:
    return moment.date().isoformat() if moment else None
