"""What a person says of a label: put down beside the reading, shown, taken back."""

from __future__ import annotations

from typing import Annotated, Any, get_args

from fastapi import APIRouter, Depends, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from sayso.faces.web.answers import send
from sayso.faces.web.forms import check_form, hold_session, open_session, sign
from sayso.faces.web.packing import draw_page, pack_json, pack_rows
from sayso.faces.web.webdesk import WebDesk, check_id, get_desk
from sayso.model import Flag, Manner, Statement, VoiceKind

router = APIRouter(tags=["corrections"])

Desk = Annotated[WebDesk, Depends(get_desk)]
Short = Annotated[str, Form(max_length=2_000)]
# The values that a field can have, where they are few.
CHOICES: dict[str, tuple[str, ...]] = {
    "voice": get_args(VoiceKind), "manner": get_args(Manner), "certainty": get_args(Flag),
}  # fmt: skip


@router.get("/corrections.json", response_class=Response)
def corrections_data(request: Request, desk: Desk) -> Response:
    """Every correction as a row to learn from: passage, words, what was read, what a person says, and why."""
    from sayso.ledger.corrections import training_rows

    return send(request, pack_json(list(training_rows(desk.ledger))))


@router.get("/corrections.csv", response_class=Response)
def corrections_rows(request: Request, desk: Desk) -> Response:
    """The same, one row a correction."""
    from sayso.ledger.corrections import TRAINING_COLUMNS, training_rows

    return send(request, pack_rows(training_rows(desk.ledger), TRAINING_COLUMNS))


@router.get("/corrections", response_class=Response, include_in_schema=False)
def corrections_page(request: Request, desk: Desk) -> Response:
    """The corrections, in the order they were made."""
    from sayso.ledger.corrections import list_corrections

    standing = list(list_corrections(desk.ledger))
    return send(request, draw_page("corrections.html.j2", title="Corrections", here="", standing=standing))


@router.get("/article/{article_id}/{statement}/correct", response_class=Response, include_in_schema=False)
def correct_form(request: Request, desk: Desk, article_id: str, statement: str) -> Response:
    """A form for one statement, with what the reading says."""
    from sayso.ledger.corrected import FIELDS, field_of

    reading = desk.ledger.reading(check_id(article_id))
    found = _statement(reading.statements, check_id(statement, "statement"))
    session = open_session(request)
    page = draw_page(
        "correct.html.j2", title="Correct a label", here="", csrf=sign(desk.settings.secret, session),
        article=reading.article, statement=found, choices=CHOICES,
        fields=[(name, _put(field_of(reading, found, name))) for name in FIELDS],
    )  # fmt: skip
    return hold_session(send(request, page), session)


@router.post("/article/{article_id}/{statement}/correct", response_class=Response, include_in_schema=False)
def correct_label(
    request: Request, desk: Desk, article_id: str, statement: str, field: Short = "", value: Short = "",
    why: Short = "", undo: Short = "", csrf: Short = "",
) -> Response:  # fmt: skip
    """Put a correction down, or take back what was corrected there; the statement's card."""
    from sayso.ledger.corrections import correct
    from sayso.ledger.corrections import undo as take_back

    check_form(request, desk.settings.secret, csrf)
    which = f"{check_id(article_id)}/{check_id(statement, 'statement')}"
    with desk.ledgers.fresh() as ledger:
        if undo:
            take_back(ledger, which)
        else:
            correct(ledger, which, field, value, why)
    desk.changed()
    return RedirectResponse(f"/article/{article_id}#card-{statement}", 303)


def _statement(statements: tuple[Statement, ...], statement: str) -> Statement:
    found = next((s for s in statements if s.id == statement), None)
    if found is None:
        raise HTTPException(404, f"This article has no statement {statement}.")
    return found


def _put(value: Any) -> str:
    return ", ".join(value) if isinstance(value, tuple) else value or "-"
