"""Searches saved under a name, each a feed at an address that stays."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, HTTPException, Path, Query, Request, Response
from fastapi.responses import RedirectResponse

from sayso.errors import LedgerError
from sayso.faces.web.answers import send
from sayso.faces.web.asked import put_sentence, read_saved
from sayso.faces.web.explore import draw_atom
from sayso.faces.web.forms import check_form, hold_session, open_session, sign
from sayso.faces.web.packing import draw_page, pack_json, pack_rows
from sayso.faces.web.webdesk import WebDesk, check_id, get_desk
from sayso.ledger.searches import SavedSearch, delete_search, find_search, list_searches, save_search

router = APIRouter(tags=["saved searches"])

Desk = Annotated[WebDesk, Depends(get_desk)]
Parts = Annotated[str, Query(max_length=4000)]
Words = Annotated[str, Form(max_length=4000)]
SearchId = Annotated[str, Path(description="A saved search's id: the same for the same question.")]
_GONE: dict[int | str, dict[str, Any]] = {404: {"description": "There is no such saved search."}}


@router.get("/saved.json", response_class=Response)
def saved_data(request: Request, desk: Desk) -> Response:
    """Every saved search: id, name, what it asks, when it was saved."""
    return send(request, pack_json([asdict(s) for s in list_searches(desk.ledger)]))


@router.get("/saved.csv", response_class=Response)
def saved_rows(request: Request, desk: Desk) -> Response:
    """The same, one row a search."""
    columns = [f.name for f in fields(SavedSearch)]
    return send(request, pack_rows((asdict(s) for s in list_searches(desk.ledger)), columns))


@router.get("/saved", response_class=Response, include_in_schema=False)
def saved_page(request: Request, desk: Desk) -> Response:
    """The saved searches, to be opened, followed or deleted."""
    session = open_session(request)
    page = draw_page("saved.html.j2", title="Saved searches", here="explore", saved=list_searches(desk.ledger),
                     csrf=sign(desk.settings.secret, session))  # fmt: skip
    return hold_session(send(request, page), session)


@router.get("/saved/new", response_class=Response, include_in_schema=False)
def save_form(request: Request, desk: Desk, parts: Parts = "") -> Response:
    """A form for the name of a search."""
    from sayso.ledger.search import count

    asked = read_saved(parts)
    session = open_session(request)
    sentence = put_sentence(asked, count(desk.ledger, asked.to_query()))
    page = draw_page("save.html.j2", title="Save this search", here="explore", sentence=sentence, asked=asked,
                     csrf=sign(desk.settings.secret, session))  # fmt: skip
    return hold_session(send(request, page), session)


@router.post("/saved", response_class=Response, include_in_schema=False)
def save(request: Request, desk: Desk, name: Words = "", parts: Words = "", csrf: Words = "") -> Response:
    """Save a search; the list of them."""
    check_form(request, desk.settings.secret, csrf)
    asked = read_saved(parts)
    asked.to_query()
    with desk.ledgers.fresh() as ledger:
        save_search(ledger, name, asked.saved)
    desk.changed()
    return RedirectResponse("/saved", 303)


@router.post("/saved/{search_id}/delete", response_class=Response, include_in_schema=False)
def delete(request: Request, desk: Desk, search_id: str, csrf: Words = "") -> Response:
    """Delete a saved search; the list of them."""
    check_form(request, desk.settings.secret, csrf)
    with desk.ledgers.fresh() as ledger:
        delete_search(ledger, check_id(search_id, "saved search"))
    desk.changed()
    return RedirectResponse("/saved", 303)


@router.get("/saved/{search_id}.atom", response_class=Response, responses=_GONE)
def saved_feed(request: Request, desk: Desk, search_id: SearchId) -> Response:
    """The newest statements of a saved search, to be followed in a feed reader."""
    found = _find(desk, search_id)
    page = draw_atom(desk, read_saved(found.query), request, f"/saved/{found.id}.atom", feed_id=found.id,
                     title=found.name)  # fmt: skip
    return send(request, page)


@router.get("/saved/{search_id}", response_class=Response, include_in_schema=False)
def saved_search(desk: Desk, search_id: str) -> Response:
    """What a saved search finds."""
    return RedirectResponse(f"/explore?{_find(desk, search_id).query}", 303)


def _find(desk: WebDesk, search_id: str) -> SavedSearch:
    try:
        return find_search(desk.ledger, check_id(search_id, "saved search"))
    except LedgerError:
        raise HTTPException(404, f"There is no saved search {search_id[:40]}: Explore lists them.") from None
