"""Screen 1: an article with its voices; its data, its evidence, and how its page was edited."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, HTTPException, Path, Query, Request, Response

from sayso.faces.web.answers import send
from sayso.faces.web.drawing import ARTICLE
from sayso.faces.web.packing import draw_page, pack, pack_json, pack_rows
from sayso.faces.web.webdesk import WebDesk, check_id, get_desk
from sayso.model import Reading

router = APIRouter(tags=["article"])

Desk = Annotated[WebDesk, Depends(get_desk)]
ArticleId = Annotated[str, Path(description="An article's id, as in its JSON: 16 hexadecimal digits.")]
StatementId = Annotated[str, Path(description="A statement's id in its article: s7.")]
Reader = Annotated[Literal["rules", "model"] | None, Query(description="Whose reading; without it the one made last.")]
_NO_STEP = dict.fromkeys(("fate", "before", "after", "what", "text"))
_DATA: dict[int | str, dict[str, Any]] = {404: {"description": "The ledger has no such article or statement."}}


@router.get("/article/{article_id}.json", response_class=Response, responses=_DATA)
async def article_data(request: Request, desk: Desk, article_id: ArticleId, reader: Reader = None) -> Response:
    """The object of `sayso read --json`, corrections included."""
    return await _send_kept(request, desk, article_id, "json", reader)


@router.get("/article/{article_id}.csv", response_class=Response, responses=_DATA)
async def article_rows(request: Request, desk: Desk, article_id: ArticleId, reader: Reader = None) -> Response:
    """One row a statement, with the columns of `sayso read --csv`."""
    return await _send_kept(request, desk, article_id, "csv", reader)


@router.get("/article/{article_id}/versions.json", response_class=Response, responses=_DATA)
def versions_data(request: Request, desk: Desk, article_id: ArticleId) -> Response:
    """The texts that the article's address has shown, the words that changed, what became of each statement."""
    from sayso.desk.editions import edition_to_dict

    return send(request, pack_json([edition_to_dict(e) for e in _editions(desk, article_id)]))


@router.get("/article/{article_id}/versions.csv", response_class=Response, responses=_DATA)
def versions_rows(request: Request, desk: Desk, article_id: ArticleId) -> Response:
    """What became of each statement, one row for each and each text; a text that was not edited is one row."""
    from sayso.desk.editions import edition_to_dict

    whole = [edition_to_dict(e) for e in _editions(desk, article_id)]
    rows = [{**_NO_STEP, **e, "seen": e["seen"][0] if e["seen"] else None, **s}
            for e in whole for s in e["statements"] or [{}]]  # fmt: skip
    return send(request, pack_rows(rows, ("number", "article_id", "headline", "seen", "edited", *_NO_STEP)))


@router.get("/article/{article_id}/versions", response_class=Response, include_in_schema=False)
def versions_page(request: Request, desk: Desk, article_id: ArticleId) -> Response:
    """How the page was edited."""
    found = _editions(desk, article_id)
    return send(request, draw_page("versions.html.j2", title="How this page was edited", here="", editions=found))


@router.get("/article/{article_id}/{statement}.json", response_class=Response, responses=_DATA)
def statement_data(request: Request, desk: Desk, article_id: ArticleId, statement: StatementId) -> Response:
    """The evidence of one statement: words, chain, the bytes' hash, headers and times, an address of the words."""
    from sayso.retell.evidence import make_sheet

    return send(request, pack_json(make_sheet(*_evidence(desk, article_id, statement), statement)))


@router.get("/article/{article_id}/{statement}", response_class=Response, include_in_schema=False)
def statement_page(request: Request, desk: Desk, article_id: ArticleId, statement: StatementId) -> Response:
    """The evidence sheet of one statement, to be printed and filed."""
    from sayso.retell.evidence import draw_sheet

    drawn = draw_sheet(*_evidence(desk, article_id, statement), statement)
    return send(request, pack(drawn.html, policy=drawn.style))


@router.get("/article/{article_id}", response_class=Response, include_in_schema=False)
async def article_page(request: Request, desk: Desk, article_id: ArticleId, reader: Reader = None) -> Response:
    """The article: the strip, the words with their voices, a card a statement, who speaks."""
    return await _send_kept(request, desk, article_id, "html", reader)


async def _send_kept(request: Request, desk: WebDesk, article_id: str, form: str, reader: str | None) -> Response:
    """An article in a form, drawn once for each change of it: what is kept is answered at once."""
    from sayso.ledger.stamps import article_stamp

    stamp = article_stamp(desk.ledger, check_id(article_id))
    if stamp is None:
        raise HTTPException(404, f"There is no article {article_id} in this ledger: look for it in Explore.")
    key = form, article_id, reader
    page = desk.pages.find(key, stamp)
    if page is None:
        page = desk.pages.keep(key, stamp, await desk.drawers.draw(ARTICLE[form], article_id, reader))
    return send(request, page)


def _evidence(desk: WebDesk, article_id: str, statement: str) -> tuple[Reading, Any]:
    from sayso.ledger.captures import captures_of

    check_id(statement, "statement")
    reading = desk.ledger.reading(check_id(article_id))
    if all(s.id != statement for s in reading.statements):
        raise HTTPException(404, f"This article has no statement {statement}.")
    return reading, captures_of(desk.ledger, article_id)


def _editions(desk: WebDesk, article_id: str) -> Any:
    from sayso.desk.editions import editions

    return editions(desk.ledger, check_id(article_id))
