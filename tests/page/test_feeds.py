"""Lists of addresses: told from pages, unrolled, and fetched as a guest."""

from __future__ import annotations

import json
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.robotparser import RobotFileParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import BrokenPage, FetchFailed, PrivateAddress, SaysoError, SourceNotFound
from sayso.model import Page
from sayso.page.intake.feeds import list_addresses, tell_feed
from sayso.page.intake.polite import Host, PoliteFetcher
from sayso.page.intake.sources import SourceFailure, open_sources
from tests.page.test_warc import RECORDS

RSS = b"""<?xml version="1.0"?><!-- a feed --><rss version="2.0"><channel><title>Olm Courier</title>
<item><title>One</title><link>%(base)s/page/1</link></item><item><link>%(base)s/page/2</link></item>
<item><link>%(base)s/page/1</link></item><item><link>file:///etc/passwd</link></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="https://olm.example/a"/></entry></feed>"""
SITEMAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://olm.example/a</loc>
<news><loc>https://olm.example/no</loc></news></url><url><loc>  https://olm.example/b </loc></url></urlset>"""
SITEMAPS = b"""<sitemapindex><sitemap><loc>https://olm.example/map.xml</loc></sitemap></sitemapindex>"""
OPML = b"""<opml version="2.0"><body><outline text="x"><outline xmlUrl="https://olm.example/feed"/></outline></body></opml>"""
PLAIN = b"# pages\nhttps://olm.example/a\n\nhttps://olm.example/b\n"


@pytest.mark.parametrize(
    ("data", "kind", "addresses"),
    [
        (RSS % {b"base": b"https://olm.example"}, "feed", ["/page/1", "/page/2"]),
        (ATOM, "feed", ["/a"]),
        (SITEMAP, "sitemap", ["/a", "/b"]),
        (SITEMAPS, "sitemaps", ["/map.xml"]),
        (OPML, "opml", ["/feed"]),
        (PLAIN, "addresses", ["/a", "/b"]),
    ],
)
def test_each_kind_of_list_is_told_and_unrolled(data: bytes, kind: str, addresses: list[str]) -> None:
    assert tell_feed(data) == kind
    entries = list_addresses(data, kind, None)  # type: ignore[arg-type]
    assert [e.address for e in entries] == [f"https://olm.example{a}" for a in addresses]
    assert {e.is_list for e in entries} == {kind in ("sitemaps", "opml")}


@pytest.mark.parametrize(
    "page",
    [
        b"<!doctype html><html><body>https://olm.example/a</body></html>",
        b"The council wrote to https://olm.example/a\nand waits.",
        b"",
        b"<article><p>The bridge is closed.</p></article>",
        b"\x89PNG",
    ],
)
def test_a_page_is_no_list(page: bytes) -> None:
    assert tell_feed(page) is None


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda s: ("<rss>" + s).encode("utf-8", "ignore")))
def test_no_bytes_break_the_lists(data: bytes) -> None:
    kind = tell_feed(data)
    if kind is None:
        return
    try:
        entries = list_addresses(data, kind, "https://olm.example/")
    except BrokenPage as error:
        assert "\n" not in str(error)
        return
    assert all(e.address.lower().startswith(("http://", "https://")) for e in entries)


def test_a_bomb_of_entities_is_refused() -> None:
    names = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 20 if n else "lol" * 99}">' for n in range(9))
    data = f'<!DOCTYPE opml [{names}]><opml><body><outline xmlUrl="&e8;"/></body></opml>'.encode()
    with pytest.raises(BrokenPage):
        list_addresses(data, "opml", None)


@pytest.mark.parametrize("junk", [b"<!DOCTYPE", b"<!DOCTYPE[", b"<!----><!--", b"<?", b"<!DOCTYPE a>", b"<!---->"])
def test_what_stands_before_the_first_element_is_passed_quickly(junk: bytes) -> None:
    start = time.perf_counter()
    assert tell_feed(junk * 3_000) is None
    assert time.perf_counter() - start < 0.5


def test_a_document_type_with_marks_of_its_own_is_passed() -> None:
    head = b'<?xml version="1.0"?>\n<!-- > --><!DOCTYPE rss [<!ENTITY a "b">]>\n'
    assert tell_feed(head + RSS % {b"base": b"https://olm.example"}) == "feed"
    assert tell_feed(b"<!-- never closed <rss>") is None


class Site(BaseHTTPRequestHandler):
    heard: ClassVar[list[str]] = []
    refusals: ClassVar[list[int]] = []

    def log_message(self, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        self.heard.append(self.path)
        name = self.path.strip("/").split("/")[0].partition(".")[0]
        answer: Callable[[], None] = getattr(self, f"get_{name}", self.get_none)
        answer()

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    rules: ClassVar[bytes] = b"User-agent: *\nDisallow: /closed\n"
    rules_status: ClassVar[int] = 200

    def get_robots(self) -> None:
        self.send(self.rules, self.rules_status, Content_Type="text/plain")

    def get_feed(self) -> None:
        host, port = self.server.server_address[:2]
        self.send(RSS % {b"base": f"http://{host!s}:{port}".encode()}, Content_Type="application/rss+xml")

    def get_mixed(self) -> None:
        host, port = self.server.server_address[:2]
        lines = f"http://{host!s}:{port}/closed\nhttp://{host!s}:{port}/page/1\nhttp://{host!s}:{port}/none\n"
        self.send(lines.encode(), Content_Type="text/plain")

    def get_page(self) -> None:
        if self.headers.get("If-None-Match") == '"1"':
            self.send(b"", 304)
        else:
            self.send(b"<p>The bridge is closed, the city said.</p>", ETag='"1"', Set_Cookie="who=you")

    def get_busy(self) -> None:
        if self.refusals:
            self.send(b"", self.refusals.pop(), Retry_After="7")
        else:
            self.get_page()

    def get_loop(self) -> None:
        self.send(
            PLAIN.replace(b"https://olm.example/a", f"http://127.0.0.1:{self.server.server_address[1]}/loop".encode())
        )

    def get_none(self) -> None:
        self.send(b"", 404)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    made.daemon_threads = True
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_address[1]}"
    made.shutdown()
    made.server_close()


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.page.intake.polite.time.sleep", lambda seconds: None)


class Notes:
    def __init__(self) -> None:
        self.held: dict[str, tuple[str | None, str | None]] = {}

    def recall(self, address: str) -> tuple[str | None, str | None]:
        return self.held.get(address, (None, None))

    def remember(self, address: str, etag: str | None, last_modified: str | None) -> None:
        self.held[address] = etag, last_modified


def test_a_feed_stands_for_its_pages(site: str) -> None:
    found = list(open_sources([f"{site}/feed"], allow_private=True))
    assert [f.input for f in found] == [f"{site}/page/1", f"{site}/page/2"]
    assert all(isinstance(f, Page) for f in found)


def test_what_a_list_names_is_fetched_as_robots_txt_allows_and_one_failure_ends_nothing(site: str) -> None:
    found = list(open_sources([f"{site}/mixed"], allow_private=True))
    assert [type(f) for f in found] == [SourceFailure, Page, SourceFailure]
    assert isinstance(found[0], SourceFailure) and "robots.txt" in str(found[0].error)
    assert f"{site}/closed" not in [f"{site}{path}" for path in Site.heard]


def test_a_list_given_as_a_file_never_leads_into_a_private_network(site: str, tmp_path: Path) -> None:
    (tmp_path / "pages.urls").write_text(f"{site}/page/1\n", encoding="utf-8")
    (found,) = open_sources([str(tmp_path / "pages.urls")])
    assert isinstance(found, SourceFailure) and isinstance(found.error, PrivateAddress)


def test_lists_in_lists_end(site: str) -> None:
    found = list(open_sources([f"{site}/loop"], allow_private=True))
    assert found and all(isinstance(f, SourceFailure) for f in found)


def test_a_list_is_followed_once(site: str) -> None:
    told: list[tuple[str, str]] = []
    heard = len(Site.heard)
    list(open_sources([f"{site}/loop"], allow_private=True, on_skip=lambda *x: told.append(x)))
    assert told == [(f"{site}/loop", "a list that was followed already")]
    assert Site.heard[heard:].count("/loop") == 1


def test_only_what_a_person_named_leads_out(site: str, tmp_path: Path) -> None:
    text = f"{site}/page/1\n"
    (tmp_path / "notes.txt").write_text(text, encoding="utf-8")
    (tmp_path / "rows.jsonl").write_text(json.dumps({"text": text}) + "\n", encoding="utf-8")
    heard = len(Site.heard)
    named = [str(tmp_path), str(tmp_path / "rows.jsonl"), "-"]
    found = list(open_sources(named, allow_private=True, stdin=text.encode()))
    assert len(found) == 4 and all(isinstance(f, Page) for f in found)
    assert len(Site.heard) == heard


@pytest.mark.parametrize(
    "line", ["Crawl-delay: \u00b2", "Disallow: //[", f"Crawl-delay: {'9' * 400}", f"Crawl-delay: {'9' * 5000}"]
)
def test_rules_that_cannot_be_read_hide_no_others(site: str, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Site, "rules", f"User-agent: *\n{line}\nDisallow: /closed\n".encode())
    fetcher = PoliteFetcher(allow_private=True)
    assert fetcher.fetch(f"{site}/page/1") is not None
    assert all(host.pause <= 30 for host in fetcher.hosts.values())
    with pytest.raises(FetchFailed, match=r"closed to robots"):
        fetcher.fetch(f"{site}/closed")


def test_rules_that_could_not_be_had_are_called_so(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Site, "rules_status", 503)
    with pytest.raises(FetchFailed, match=r"robots.txt could not be had"):
        PoliteFetcher(allow_private=True).fetch(f"{site}/page/1")


def test_the_rules_are_asked_for_with_a_pause_too(site: str) -> None:
    waits: list[float] = []
    fetcher = PoliteFetcher(allow_private=True, pause=5, sleep=waits.append)
    fetcher.fetch(f"{site}/page/1", asked_for=True)
    fetcher.fetch(f"{site}/page/2")
    assert len(waits) == 2


def test_an_address_that_is_none_in_a_list_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.urls").write_text("http://a%5B.example/x\n", encoding="utf-8")
    (found,) = open_sources([str(tmp_path / "a.urls")])
    assert isinstance(found, SourceFailure) and isinstance(found.error, SaysoError)


def test_rules_are_not_asked_about_an_address_that_is_none() -> None:
    fetcher = PoliteFetcher()
    rules = RobotFileParser()
    rules.parse(["User-agent: *", "Disallow: /closed"])
    fetcher.hosts["http://a%5B.example"] = Host(0.0, robots=rules)
    with pytest.raises(SourceNotFound):
        fetcher.fetch("http://a%5B.example/x")


def test_with_lists_off_a_list_is_a_page(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_bytes(PLAIN)
    (found,) = open_sources([str(tmp_path / "notes.txt")], lists=False)
    assert isinstance(found, Page) and found.data == PLAIN


def test_a_page_that_did_not_change_is_told_and_is_no_row(site: str) -> None:
    notes, told = Notes(), list[tuple[str, str]]()
    for _ in range(2):
        found = list(
            open_sources([f"{site}/page/1"], allow_private=True, memory=notes, on_skip=lambda *x: told.append(x))
        )
    assert found == []
    assert told == [(f"{site}/page/1", "unchanged, says its server")]


def test_headers_are_kept_without_cookies(site: str) -> None:
    (page,) = open_sources([f"{site}/page/1"], allow_private=True)
    assert isinstance(page, Page)
    assert ("etag", '"1"') in page.headers
    assert "set-cookie" not in dict(page.headers)


def test_a_busy_server_is_asked_again_after_the_time_it_names(site: str) -> None:
    waits: list[float] = []
    fetcher = PoliteFetcher(allow_private=True, pause=0, sleep=waits.append)
    Site.refusals[:] = [429, 503]
    page = fetcher.fetch(f"{site}/busy")
    assert page is not None and b"bridge" in page.data
    assert waits == [7.0, 7.0]
    Site.refusals[:] = [503] * 9
    with pytest.raises(FetchFailed, match="503"):
        fetcher.fetch(f"{site}/busy")
    assert len(Site.refusals) == 6
    Site.refusals.clear()


def test_two_requests_to_one_host_have_a_pause_between_them(site: str) -> None:
    waits: list[float] = []
    fetcher = PoliteFetcher(allow_private=True, pause=5, sleep=waits.append)
    fetcher.fetch(f"{site}/page/1", asked_for=True)
    fetcher.fetch(f"{site}/page/2", asked_for=True)
    assert len(waits) == 1 and 4 < waits[0] <= 5


def test_a_wacz_archive_gives_the_pages_of_its_warc_files(tmp_path: Path) -> None:
    path = tmp_path / "crawl.wacz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("archive/data.warc", b"".join(RECORDS))
        archive.writestr("datapackage.json", "{}")
    found = list(open_sources([str(path)]))
    assert found and all(isinstance(f, Page) for f in found)
    assert found[0].input == f"{path}/archive/data.warc:1"
    path.write_bytes(b"PK no archive")
    (bad,) = open_sources([str(path)])
    assert isinstance(bad, SourceFailure) and isinstance(bad.error, SaysoError)
