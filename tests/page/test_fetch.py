"""Addresses, fetched from servers of our own on 127.0.0.1."""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import ClassVar

import pytest

from sayso.errors import BrokenPage, FetchFailed, PrivateAddress, SourceNotFound, TooLarge
from sayso.page.intake import fetch, public
from sayso.page.intake.fetch import USER_AGENT, fetch_page
from sayso.page.intake.limits import MOST_BYTES, MOST_REDIRECTS

PAGE = "<html><body><p>The Tarn bridge is closed, the city said – nobody may cross.</p></body></html>".encode()


class Handler(BaseHTTPRequestHandler):
    heard: ClassVar[list[str]] = []

    def log_message(self, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        self.heard.append(self.headers.get("User-Agent", ""))
        answer: Callable[[], None] = getattr(self, "get_" + self.path.strip("/").split("/")[0].replace("-", "_"))
        with suppress(BrokenPipeError, ConnectionResetError):
            answer()

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def get_page(self) -> None:
        self.send(PAGE, Content_Type="text/html; charset=UTF-8")

    def get_packed(self) -> None:
        self.send(gzip.compress(PAGE), Content_Type="text/html", Content_Encoding="gzip")

    def get_badly_packed(self) -> None:
        self.send(b"\x1f\x8b not gzip at all", Content_Type="text/html", Content_Encoding="gzip")

    def get_bomb(self) -> None:
        self.send(gzip.compress(bytes(MOST_BYTES * 2)), Content_Type="text/html", Content_Encoding="gzip")

    def get_loop(self) -> None:
        self.send(b"", 302, Location="/loop")

    def get_moved(self) -> None:
        self.send(b"", 301, Location="/page")

    def get_to_file(self) -> None:
        self.send(b"", 302, Location="file:///etc/hostname")

    def get_to_other_host(self) -> None:
        self.send(b"", 302, Location="http://inside.example/page")

    def get_gone(self) -> None:
        self.send(b"", 404)

    def get_refused(self) -> None:
        self.send(b"", 403)

    def get_broken(self) -> None:
        self.send(b"", 500)

    def get_declared_huge(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(MOST_BYTES + 1))
        self.end_headers()

    def get_huge(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(MOST_BYTES // 1_000_000 + 2):
            self.wfile.write(b"a" * 1_000_000)

    def get_dripping(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"a")
            self.wfile.flush()
            time.sleep(0.1)

    def get_dripping_headers(self) -> None:
        for byte in b"HTTP/1.0 200 OK\r\nX: " + b"a" * 200:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            time.sleep(0.05)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.daemon_threads = True
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_address[1]}"
    made.shutdown()
    made.server_close()


def test_a_page_comes_with_its_bytes_type_charset_address_and_time(server: str) -> None:
    page = fetch_page(f"{server}/page", allow_private=True)
    assert page.data == PAGE
    assert (page.media_type, page.charset and page.charset.lower()) == ("text/html", "utf-8")
    assert page.url == f"{server}/page" and page.input == f"{server}/page"
    assert page.fetched is not None and page.fetched.utcoffset() is not None
    assert Handler.heard[-1] == USER_AGENT and "sayso" in USER_AGENT


def test_packed_bytes_are_unpacked(server: str) -> None:
    assert fetch_page(f"{server}/packed", allow_private=True).data == PAGE


def test_the_address_is_the_one_after_redirects(server: str) -> None:
    page = fetch_page(f"{server}/moved", allow_private=True)
    assert page.data == PAGE and page.url == f"{server}/page"


def test_a_name_and_password_in_an_address_are_not_kept(server: str) -> None:
    page = fetch_page(f"{server.replace('//', '//me:secret@')}/page", allow_private=True)
    assert page.url == f"{server}/page"


@pytest.mark.parametrize(
    ("path", "error", "words"),
    [
        ("loop", FetchFailed, f"more than {MOST_REDIRECTS} times"),
        ("to-file", FetchFailed, "no web page"),
        ("gone", SourceNotFound, "404"),
        ("refused", FetchFailed, "save the page"),
        ("broken", FetchFailed, "500"),
        ("declared-huge", TooLarge, "20 MB"),
        ("huge", TooLarge, "20 MB"),
        ("bomb", TooLarge, "20 MB"),
        ("badly-packed", BrokenPage, "unpacked"),
    ],
)
def test_what_cannot_be_fetched_is_a_named_error(server: str, path: str, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words) as caught:
        fetch_page(f"{server}/{path}", allow_private=True)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", ["dripping", "dripping-headers"])
def test_a_server_that_drips_bytes_cannot_hold_the_run(server: str, path: str) -> None:
    begun = time.monotonic()
    with pytest.raises(FetchFailed, match=r"within 0\.5 seconds"):
        fetch_page(f"{server}/{path}", allow_private=True, seconds=0.5)
    assert time.monotonic() - begun < 3


def test_loopback_is_refused_unless_allowed(server: str) -> None:
    with pytest.raises(PrivateAddress, match="--allow-private"):
        fetch_page(f"{server}/page")


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost/",
        "http://127.1/",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://[fd00::1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://0.0.0.0/",
    ],
)
def test_no_spelling_of_a_private_address_is_fetched(address: str) -> None:
    with pytest.raises((PrivateAddress, SourceNotFound)):
        fetch_page(address, seconds=5)


@pytest.mark.parametrize(
    "address", ["http://", "http:///path", "http://exa mple/", "https://[::1", "http://a..b/", "http://\x00/"]
)
def test_what_is_no_address_is_said_so(address: str) -> None:
    with pytest.raises((SourceNotFound, FetchFailed)):
        fetch_page(address, seconds=5)


def test_a_closed_port_is_a_failure_with_a_name() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
        with pytest.raises(FetchFailed, match="could not be fetched"):
            fetch_page(f"http://127.0.0.1:{port}/", allow_private=True)


def test_a_redirect_into_a_private_network_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first hop counts as public; the second leads to a name that does not."""
    real = socket.getaddrinfo

    def look_up(host: str, *args: object, **more: object) -> object:
        return real("127.0.0.2" if host == "inside.example" else host, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(public.socket, "getaddrinfo", look_up)
    monkeypatch.setattr(public, "is_public", lambda address: str(address) == "127.0.0.1")
    with pytest.raises(PrivateAddress, match=r"inside\.example"):
        fetch_page(f"{server}/to-other-host")


def test_a_name_is_looked_up_once_so_it_cannot_change_between_check_and_connection(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up: list[str] = []
    real = socket.getaddrinfo

    def look_up(host: str, *args: object, **more: object) -> object:
        looked_up.append(host)
        return real("127.0.0.1" if host == "outside.example" else host, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(public.socket, "getaddrinfo", look_up)
    port = server.rpartition(":")[2]
    page = fetch.fetch_page(f"http://outside.example:{port}/page", allow_private=True)
    assert page.data == PAGE
    assert looked_up.count("outside.example") == 1


@pytest.mark.parametrize(
    "number", ["8.8.8.8", "93.184.216.34", "2606:4700::6810:84e5", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses(number: str) -> None:
    assert public.is_public(ip_address(number))


@pytest.mark.parametrize(
    "number",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:10.0.0.1", "64:ff9b::a00:1",
     "2002:7f00:1::", "2001:db8::1"],
)  # fmt: skip
def test_private_addresses(number: str) -> None:
    assert not public.is_public(ip_address(number))
