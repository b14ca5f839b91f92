"""The application: its routes, what it answers when something is wrong, the files it sends."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

import anyio.to_thread
from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException as AnyHTTPException
from starlette.types import ASGIApp

from sayso import __version__
from sayso.errors import BadRequest, LedgerError, SaysoError
from sayso.faces.web import article, correcting, explore, front, heard, live, outlets, places, reading, saved, story
from sayso.faces.web.answers import policy_for, send
from sayso.faces.web.described import describe
from sayso.faces.web.drawing import Begun
from sayso.faces.web.guard import Guard
from sayso.faces.web.packing import JSON, draw_page, pack_json
from sayso.faces.web.settings import Settings
from sayso.faces.web.webdesk import WebDesk

_HERE, _SHEETS = "sayso.faces.web", "sayso.retell"
# Every file that is sent, and where it lies.
FILES = {
    "reading.css": (_SHEETS, "templates", "text/css"), "story.css": (_SHEETS, "templates", "text/css"),
    "charts.css": (_SHEETS, "templates", "text/css"), "explore.css": (_HERE, "static", "text/css"),
    "desk.css": (_HERE, "static", "text/css"), "desk.js": (_HERE, "static", "text/javascript"),
    "htmx.min.js": (_HERE, "static", "text/javascript"), "sayso.svg": (_HERE, "static", "image/svg+xml"),
}  # fmt: skip
_THREADS = 12
ABOUT = """A ledger of news, over HTTP. Every page has a twin: its address with `.json`, and `.csv` where it lists.
The objects are those of the command line (`docs/json.md`). Nothing here says who is right."""


class DeskApp(FastAPI):
    """The application with the guard before all of it: what is said of a defect has its headers, too."""

    def __init__(self, settings: Settings, **more: Any) -> None:
        super().__init__(**more)
        self.settings = settings

    def openapi(self) -> dict[str, Any]:
        """What the desk's addresses for programs take and give."""
        if self.openapi_schema is None:
            self.openapi_schema = describe(super().openapi())
        return self.openapi_schema

    def build_middleware_stack(self) -> ASGIApp:
        """What a request goes through."""
        return Guard(super().build_middleware_stack(), self.settings, policy_for())


def make_app(settings: Settings, begun: Begun | None = None) -> DeskApp:
    """The web desk as an ASGI application over the ledger that `settings` name. Raises a LedgerError.

    `begun`: processes that were started already; they end with it.
    """
    desk = WebDesk(settings, begun)

    @asynccontextmanager
    async def run(_: FastAPI) -> AsyncIterator[None]:
        # Each thread has a connection of its own, and two cores have no use for more.
        anyio.to_thread.current_default_thread_limiter().total_tokens = _THREADS
        desk.start()
        # What is looked at first is drawn first; loading what reading needs would be in its way.
        first = await run_in_threadpool(story.draw_newest, desk)
        if first is None:
            desk.warm_up()
        else:
            first.add_done_callback(lambda _: desk.warm_up())
        try:
            yield
        finally:
            desk.close()

    app = DeskApp(
        settings, title="sayso", version=__version__, description=ABOUT, lifespan=run, docs_url=None, redoc_url=None
    )
    app.state.desk = desk
    for part in (front, reading, article, correcting, story, explore, saved, heard, outlets, places, live):
        app.include_router(part.router)
    app.add_api_route("/static/{name}", _send_file, include_in_schema=False)
    for kind, answer in _ANSWERS.items():
        app.add_exception_handler(kind, answer)
    return app


@cache
def _read_file(name: str) -> tuple[bytes, str, str] | None:
    if name not in FILES:
        return None
    package, folder, kind = FILES[name]
    data = files(package).joinpath(folder, name).read_bytes()
    return data, kind, f'"{sha256(data).hexdigest()[:32]}"'


async def _send_file(request: Request, name: str) -> Response:
    found = _read_file(name) if name in FILES else None
    if found is None:
        raise HTTPException(404, "There is no such file.")
    data, kind, tag = found
    headers = {"ETag": tag, "Cache-Control": "private, max-age=300"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(data, media_type=kind, headers=headers)


def wants_data(request: Request) -> bool:
    """Whether an answer is for a program."""
    return request.url.path.endswith((".json", ".csv", ".atom")) or JSON in request.headers.get("accept", "")


def say_no(request: Request, status: int, line: str) -> Response:
    """What is wrong, in one line: a page, or an object for programs."""
    if wants_data(request):
        return send(request, pack_json({"error": {"status": status, "message": line}}), status=status)
    return send(request, draw_page("wrong.html.j2", title="Not found" if status == 404 else "Not done", line=line,
                                   here=""), status=status)  # fmt: skip


async def _say_refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, AnyHTTPException)
    line = "There is no page at this address." if error.detail == "Not Found" else str(error.detail)
    return say_no(request, error.status_code, line)


async def _say_invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first: dict[str, Any] = dict(error.errors()[0])
    place = ".".join(str(p) for p in first.get("loc", ())[1:])
    return say_no(request, 422, f"{place}: {first.get('msg', 'not understood')}")


async def _say_wrong(request: Request, error: Exception) -> Response:
    status = 404 if type(error) is LedgerError else 503 if isinstance(error, LedgerError) else 400
    line = str(error)
    if isinstance(error, BadRequest | LedgerError):
        line = line.replace(str(request.app.state.desk.settings.ledger), "this ledger")
    return say_no(request, status, line[:1].upper() + line[1:])


async def _say_defect(request: Request, error: Exception) -> Response:
    return say_no(request, 500, f"sayso failed on this page ({type(error).__name__}): please report it.")


_ANSWERS: dict[type[Exception], Callable[[Request, Exception], Awaitable[Response]]] = {
    AnyHTTPException: _say_refused, RequestValidationError: _say_invalid, SaysoError: _say_wrong,
    Exception: _say_defect,
}  # fmt: skip
