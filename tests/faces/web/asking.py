"""A web desk asked without a server: one request at a time, with the parts of its body as they would come."""

import asyncio
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi.routing import iter_route_contexts

from sayso.faces.web.app import DeskApp
from sayso.faces.web.forms import SESSION, sign

HOST = "127.0.0.1:8765"
# Ids that a demo's ledger has, for the pieces of an address.
PIECES = {"statement": "s3", "job_id": "none", "story_id": "e2", "name": "desk.css"}
# What an address has to ask for.
QUERIES = {
    "/explore/new": "?after=0",
    "/source": "?name=Jonas+Ferrick", "/outlet": "?name=The+Ansel+Courier",
    "/explore": "?q=crew",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def __getitem__(self, name: str) -> str:
        return next((v for k, v in self.headers if k == name.lower()), "")

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def data(self) -> Any:
        return json.loads(self.body)


async def ask_later(
    app: Any, address: str, *, method: str = "GET", headers: dict[str, str] | None = None, parts: Sequence[bytes] = (),
    wait: float = 0.0, length: bool = True,
) -> Answer:  # fmt: skip
    """The answer to one request; `wait` seconds pass before each part of the body but the first."""
    path, _, query = address.partition("?")
    given = {"host": HOST, **{k.lower(): v for k, v in (headers or {}).items()}}
    if parts and length:
        given.setdefault("content-length", str(sum(map(len, parts))))
    elif parts:
        given["transfer-encoding"] = "chunked"
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
        "path": path, "raw_path": path.encode(), "query_string": query.encode(), "root_path": "",
        "headers": [(k.encode(), v.encode("latin-1")) for k, v in given.items() if v],
        "server": ("127.0.0.1", 8765), "client": ("127.0.0.1", 50_000), "state": {},
    }  # fmt: skip
    left = list(parts)
    started: dict[str, Any] = {}
    body: list[bytes] = []

    async def receive() -> dict[str, Any]:
        if not left and (body or not parts):
            await asyncio.sleep(60)
        if wait and len(left) < len(parts):
            await asyncio.sleep(wait)
        return {"type": "http.request", "body": left.pop(0) if left else b"", "more_body": bool(left)}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            started.update(message)
        else:
            body.append(message.get("body", b""))

    try:
        await app(scope, receive, send)
    except Exception:
        # The server is told of a defect after its page was sent.
        if started.get("status") != 500:
            raise
    found = tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in started["headers"])
    return Answer(started["status"], found, b"".join(body))


def ask(app: Any, address: str, **more: Any) -> Answer:
    """`ask_later`, waited for."""
    return asyncio.run(ask_later(app, address, **more))


def post(app: DeskApp, address: str, form: dict[str, str], *, signed: bool = True, **more: Any) -> Answer:
    """The answer to a form that is sent as a page of the desk would send it."""
    session = "a-session-of-twenty-and-more"
    if signed:
        form = {**form, "csrf": sign(app.state.desk.settings.secret, session)}
    headers = {
        "content-type": "application/x-www-form-urlencoded", "cookie": f"{SESSION}={session}", **more.pop("headers", {})
    }  # fmt: skip
    return ask(app, address, method="POST", headers=headers, parts=[urlencode(form).encode()], **more)


def list_routes(app: DeskApp) -> list[tuple[str, str]]:
    """Every method and path that the desk answers to, its own description too."""
    found = []
    for route in iter_route_contexts(app.routes):
        methods: Iterable[str] = getattr(route, "methods", None) or ()
        found += [(method, str(route.path)) for method in methods]
    return sorted(found)


def fill_in(path: str, article_id: str) -> str:
    """A path with ids that the ledger of the demo has."""
    for name, value in {**PIECES, "article_id": article_id}.items():
        path = path.replace(f"{{{name}}}", value)
    return path


def list_screens(app: DeskApp, article_id: str) -> list[str]:
    """Every address that shows a page to a person."""
    found = []
    for method, path in list_routes(app):
        address = fill_in(path, article_id)
        is_data = "." in path.rpartition("/")[2] or path.startswith(("/static", "/live", "/read/", "/explore/new"))
        if method == "GET" and not is_data and "{" not in address:
            found.append(address + QUERIES.get(address, ""))
    return found
