"""Screen 3: a search over every statement, with counts that narrow it, months, a feed, and each of its data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import RedirectResponse

from sayso.faces.ledger.find import list_cells
from sayso.faces.web.answers import send
from sayso.faces.web.asked import EACH, Asked, Wished, choices, list_chips, put_command, put_sentence, put_value
from sayso.faces.web.feeds import draw_feed
from sayso.faces.web.found import list_found, to_row
from sayso.faces.web.packing import ATOM, Packed, draw_page, pack, pack_csv, pack_json
from sayso.faces.web.paging import Paging, page_through
from sayso.faces.web.webdesk import WebDesk, get_desk
from sayso.retell.charts import draw_bar, draw_months
from sayso.retell.charts.months import list_months

if TYPE_CHECKING:
    from sayso.ledger.search import Counts, Hit

T = TypeVar("T")
router = APIRouter(tags=["explore"])

Desk = Annotated[WebDesk, Depends(get_desk)]
# What statements are counted by beside a list, the parameter that a value becomes, and what is written above.
FACETS = (
    ("source", "source", "Who is heard"), ("voice", "voice", "Whose word"), ("outlet", "outlet", "Outlet"),
    ("place", "place", "Place"), ("certainty", "certainty", "Put as"), ("manner", "manner", "Whose words"),
    ("act", "act", "Act"), ("medium", "medium", "Said"), ("party", "party_is", "Speaks for"),
)  # fmt: skip
_FIELDS = (*(field for field, _, _ in FACETS), "month")
_VALUES = 8
# Of more statements the counts take longer than a reader should wait: they come after the list, or when asked for.
_MOST_COUNTED = 1_000
_MOST_VALUES = 100
_MOST_KEPT = 400
_IN_A_FEED = 50
WRONG: dict[int | str, dict[str, Any]] = {
    400: {"description": "A filter that there is none of, a day that is none, or words that make no query."},
    404: {"description": "There are not so many pages."},
}


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: one page of it, and how much there is."""

    total: int
    paging: Paging
    hits: list[Hit]
    counts: dict[str, Counts] | None  # by field; None where they are not counted yet


@router.get("/explore.json", response_class=Response, responses=WRONG)
def explore_data(request: Request, desk: Desk, asked: Wished) -> Response:
    """One page of statements, each the object of `sayso search --json`; counts by field where there are not too many
    statements, or with `counts`."""
    return send(request, _draw(desk, asked, "json"))


@router.get("/explore.csv", response_class=Response, responses=WRONG)
def explore_rows(request: Request, desk: Desk, asked: Wished) -> Response:
    """One page of statements, a row each, with the columns of `sayso search --csv`."""
    return send(request, _draw(desk, asked, "csv"))


@router.get("/explore.atom", response_class=Response, responses=WRONG)
def explore_feed(request: Request, desk: Desk, asked: Wished) -> Response:
    """The newest statements that are asked for, to be followed in a feed reader."""
    from sayso.ledger.searches import id_of

    here = asked.address("/explore.atom", page=1, counts=False, sort="rank")
    return send(request, draw_atom(desk, asked, request, here, feed_id=id_of(asked.saved), title=None))


@router.get("/explore", response_class=Response, include_in_schema=False)
def explore_page(request: Request, desk: Desk, asked: Wished) -> Response:
    """The search: its form, what was found, what that has in common."""
    if not all(request.query_params.values()):
        # A form sends its empty fields, too: the address that is kept is the short one.
        return RedirectResponse(asked.address(), 303)
    return send(request, _draw(desk, asked, "html"))


@router.get("/explore/new", response_class=Response, include_in_schema=False)
def explore_news(
    request: Request,
    desk: Desk,
    after: Annotated[int, Query(ge=0, le=2**63 - 1)],
    parts: Annotated[str, Query(max_length=4000)] = "",
) -> Response:
    """How many statements came in since a page was opened: asked for by that page."""
    from sayso.faces.web.asked import read_saved
    from sayso.ledger.changes import count_added

    asked = read_saved(parts)
    new = count_added(desk.ledger, asked.to_query(), after)
    return send(request, draw_page("explore_new.html.j2", title="Explore", here="explore", new=new,
                                   address=asked.address(sort="newest")))  # fmt: skip


def draw_atom(desk: WebDesk, asked: Asked, request: Request, here: str, *, feed_id: str, title: str | None) -> Packed:
    """The newest statements of a question as a feed."""
    from sayso.ledger.outlets import first_seen
    from sayso.ledger.search import count, search

    host = str(request.base_url).rstrip("/")

    def make() -> Packed:
        query = asked.to_query()
        hits = search(desk.ledger, query, order="newest", limit=_IN_A_FEED)
        told = title or f"sayso: {put_sentence(asked, count(desk.ledger, query))}"
        seen = first_seen(desk.ledger, [h.article_id for h in hits])
        page = asked.address(page=1, counts=False)
        return pack(draw_feed(hits, seen, feed_id=feed_id, title=told, host=host, page=page, here=here), ATOM)

    return desk.pages.draw(("atom", here, host, title), desk.tick, make)


def _draw(desk: WebDesk, asked: Asked, form: str) -> Packed:
    # Taken before it is drawn: what is written meanwhile is drawn the next time.
    stamp = desk.tick
    return desk.pages.draw(("explore", form, asked.parts()), stamp, lambda: _FORMS[form](desk, asked))


def find(desk: WebDesk, asked: Asked) -> Found:
    """What a question finds now.

    Raises BadRequest for words that make no query, HTTPException (404) past the last page.
    """
    from sayso.ledger.facets import facets
    from sayso.ledger.search import count, search

    query = asked.to_query()
    key = asked.parts(page=1, counts=False, sort="rank")
    total = _kept(desk, ("total", key), lambda: count(desk.ledger, query))
    paging = page_through(total, asked.page, EACH)
    hits = search(desk.ledger, query, order=asked.order, limit=EACH, offset=paging.offset)
    counts = None
    if total <= _MOST_COUNTED or asked.counts or replace(query, every_version=False) == type(query)():
        counts = _kept(desk, ("counts", key), lambda: _cut(facets(desk.ledger, query, _FIELDS, limit=None)))
    return Found(total, paging, hits, counts)


def _cut(counts: dict[str, Counts]) -> dict[str, Counts]:
    """The counts with the most frequent values of each field; months all."""
    return {field: counted if field == "month" else counted[:_MOST_VALUES] for field, counted in counts.items()}


def _kept(desk: WebDesk, key: tuple[str, str], make: Callable[[], T]) -> T:
    """What was worked out for a question, as long as nothing was written since."""
    held: dict[tuple[str, str], Any] = desk.kept_value("explore", dict)
    value: T | None = held.get(key)  # asked once: another thread may empty it
    if value is None:
        if len(held) >= _MOST_KEPT:
            held.clear()
        value = held[key] = make()
    return value


def _draw_json(desk: WebDesk, asked: Asked) -> Packed:
    found = find(desk, asked)
    return pack_json({
        "asked": asked.parts(page=1, counts=False), "command": put_command(asked, desk.settings.ledger.name),
        "statements": found.total, "page": asked.page, "pages": found.paging.pages,
        "hits": [to_row(hit) for hit in found.hits],
        "counts": found.counts and {
            field: [{"value": v, "statements": n} for v, n in counted] for field, counted in found.counts.items()
        },
    })  # fmt: skip


def _draw_csv(desk: WebDesk, asked: Asked) -> Packed:
    columns, rows = list_cells(find(desk, asked).hits)
    return pack_csv(columns, rows)


def _draw_html(desk: WebDesk, asked: Asked) -> Packed:
    from sayso.ledger.changes import mark
    from sayso.ledger.searches import list_searches

    row = mark(desk.ledger).row
    found = find(desk, asked)
    return draw_page(
        "explore.html.j2", title="Explore", here="explore", asked=asked, found=found, lines=list_found(found.hits),
        chips=list_chips(asked), sentence=put_sentence(asked, found.total), choices=choices(),
        command=put_command(asked, desk.settings.ledger.name), facets=list_facets(asked, found.counts),
        months=draw_month_strip(asked, found.counts["month"]) if found.counts else None,
        saved=list_searches(desk.ledger), row=row,
    )  # fmt: skip


_FORMS = {"html": _draw_html, "json": _draw_json, "csv": _draw_csv}


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value that statements have, with the address of those alone."""

    words: str
    number: int
    address: str
    bar: str  # SVG


@dataclass(frozen=True, slots=True)
class Facet:
    """What statements are counted by."""

    title: str
    values: list[FacetValue]  # the most frequent
    more: list[FacetValue]  # some after them
    left_out: str  # "and 12 more"; "" where all are shown


def list_facets(asked: Asked, counts: dict[str, Counts] | None) -> list[Facet]:
    """The counts that narrow a search: of no field that is asked for already, nor one with nothing to choose."""
    if counts is None:
        return []
    out = []
    for field, parameter, title in FACETS:
        known = [(value, n) for value, n in counts[field] if value is not None]
        # One value that all of them have narrows nothing.
        is_choice = len(known) > 1 or any(value is None for value, _ in counts[field])
        if getattr(asked, parameter) is None and known and is_choice and not (field == "voice" and asked.unnamed):
            out.append(_facet(asked, parameter, title, known))
    return out


_MORE = 24


def _facet(asked: Asked, parameter: str, title: str, known: Sequence[tuple[str, int]]) -> Facet:
    most = known[0][1]
    rows = [
        FacetValue(put_value(parameter, value), n, asked.address(**{parameter: value}), draw_bar(n, most, width=40))
        for value, n in known[: _VALUES + _MORE]
        if _can_be_asked(value)
    ]
    rest = len(known) - len(rows)
    left_out = "" if not rest else f"and {rest} more" if len(known) < _MOST_VALUES - 1 else "and many more"
    return Facet(title, rows[:_VALUES], rows[_VALUES:], left_out)


def _can_be_asked(value: str) -> bool:
    """Whether a value can stand in an address: words without an end are some page's mistake."""
    return 0 < len(value.strip()) <= 1000


def draw_month_strip(asked: Asked, counted: Counts, place: str = "/explore") -> str | None:
    """Statements by month, each bar a link to those of that month."""

    def lead(since: date, until: date) -> str:
        return asked.address(place, since=since.isoformat(), until=until.isoformat())

    return draw_months(list_months(counted), lead)
