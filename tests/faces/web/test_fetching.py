"""What `/read` may fetch: pages of the web, never files or what stands in a private network."""

import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from sayso.faces.web.app import DeskApp
from sayso.faces.web.work import Workers
from sayso.page.intake import public
from tests.faces.web.asking import ask, post
from tests.faces.web.conftest import MakeDesk
from tests.faces.web.test_work import wait_for

STORY = "<html><body><article><h1>Bridge</h1>" + (
    "<p>The mayor of Olm said on Monday that the bridge was safe, and the council denied that it had known of cracks "
    "in the steel before the summer.</p>" * 4
)


class Inside(BaseHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012

    def log_message(self, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(302 if self.path.startswith("/to/") else 200)
        if self.path.startswith("/to/"):
            self.send_header("Location", self.path.removeprefix("/to/"))
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(STORY.encode())


class Here(Workers):
    """Does the work in this process, where a test can stand in for the network's names."""

    def submit(self, do: Callable[..., Any], *args: Any, **more: Any) -> Future[Any]:
        done: Future[Any] = Future()
        try:
            done.set_result(do(*args, **more))
        except Exception as error:
            done.set_exception(error)
        return done


@pytest.fixture
def inside() -> Iterator[str]:
    Inside.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Inside)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def read(app: DeskApp, what: str) -> dict[str, Any]:
    app.state.desk.jobs._workers = Here()
    answer = post(app, "/read", {"what": what})
    if answer.status != 303:
        return {"stage": "refused", "error": answer.text}
    place = answer["location"]
    found: dict[str, Any] = wait_for(
        lambda: d if (d := ask(app, f"{place}.json").data)["stage"] in ("done", "failed") else None
    )
    return found


@pytest.mark.parametrize(
    "address",
    ["http://{inside}/", "http://localhost:{port}/", "http://[::ffff:127.0.0.1]:{port}/", "http://0x7f000001:{port}/",
     "http://2130706433:{port}/", "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/",
     "http://inside.example:{port}/", "http://user:word@{inside}/"],
)  # fmt: skip
def test_what_stands_in_a_private_network_is_not_fetched(
    app: DeskApp, inside: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = socket.getaddrinfo
    monkeypatch.setattr(
        public.socket, "getaddrinfo",
        lambda host, *a, **more: real("127.0.0.1" if host == "inside.example" else host, *a, **more),
    )  # fmt: skip
    job = read(app, address.format(inside=inside, port=inside.rpartition(":")[2]))
    assert job["stage"] == "failed" and job["error"].count("\n") == 0
    assert "private network" in job["error"] or "no host" in job["error"]
    assert Inside.asked == []


def test_a_redirect_leads_into_no_private_network_and_to_no_file(
    app: DeskApp, inside: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = inside.rpartition(":")[2]
    real = socket.getaddrinfo
    names = {"outside.example": "127.0.0.1", "inside.example": "127.0.0.2"}
    monkeypatch.setattr(
        public.socket, "getaddrinfo", lambda host, *a, **more: real(names.get(host, host), *a, **more)
    )  # fmt: skip
    monkeypatch.setattr(public, "is_public", lambda address: str(address) == "127.0.0.1")
    for place in (
        f"http://inside.example:{port}/secret",
        "file:///etc/hostname",
        "ftp://inside.example/",
        "//127.0.0.2/",
    ):
        job = read(app, f"http://outside.example:{port}/to/{place}")
        assert job["stage"] == "failed", place
    assert all(path.startswith("/to/") for path in Inside.asked)


@pytest.mark.parametrize("what", ["file:///etc/hostname", "/etc/hostname", "ftp://inside.example/x", "data:text/html,x",
                                  "gopher://127.0.0.1/", "-", "http://", "https:///x"])  # fmt: skip
def test_a_file_or_another_kind_of_address_is_read_as_words(app: DeskApp, what: str) -> None:
    job = read(app, what)
    assert job["stage"] in ("failed", "refused")
    hostname = Path("/etc/hostname")
    assert not hostname.exists() or hostname.read_text().strip() not in (job["error"] or "")


def test_with_the_owners_leave_it_is_fetched(make_desk: MakeDesk, inside: str) -> None:
    job = read(make_desk(allow_private=True), f"http://{inside}/")
    assert (job["stage"], job["error"]) == ("done", None) and job["article"]
    assert Inside.asked == ["/"]
