"""Pages out of a WARC file."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sayso.errors import BrokenPage, UnsupportedKind
from sayso.model import Page
from sayso.page.intake.limits import MOST_BYTES
from sayso.page.intake.sources import SourceFailure, open_sources

pytest.importorskip("fastwarc", reason="fastwarc is not installed")

HTML = b"<html><body><p>The bridge was closed on Sunday, the city said.</p></body></html>"


def record(kind: str, address: str, head: bytes, body: bytes) -> bytes:
    block = head + b"\r\n\r\n" + body
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-05-12T09:15:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    ).encode() + block + b"\r\n\r\n"  # fmt: skip


def answer(path: str, body: bytes = HTML, *, status: str = "200 OK", head: str = "Content-Type: text/html") -> bytes:
    return record("response", f"https://post.example/{path}", f"HTTP/1.1 {status}\r\n{head}".encode(), body)


RECORDS = (
    record("request", "https://post.example/1", b"GET /1 HTTP/1.1", b""),
    answer("1", head="Content-Type: text/html; charset=utf-8"),
    answer("none", status="404 Not Found"),
    answer("picture", b"\x89PNG", head="Content-Type: image/png"),
    answer("2", gzip.compress(HTML), head="Content-Type: text/html\r\nContent-Encoding: gzip"),
    answer(
        "3", b"%x\r\n%s\r\n0\r\n\r\n" % (len(HTML), HTML), head="Content-Type: text/html\r\nTransfer-Encoding: chunked"
    ),
)


def opened(path: Path) -> list[Page | SourceFailure]:
    return list(open_sources([str(path)]))


@pytest.mark.parametrize("packed", [False, True])
def test_the_pages_of_a_crawl(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
    path.write_bytes(b"".join(gzip.compress(r) if packed else r for r in RECORDS))
    pages = opened(path)
    assert all(isinstance(p, Page) and p.data == HTML and p.media_type == "text/html" for p in pages)
    assert [p.url for p in pages if isinstance(p, Page)] == [f"https://post.example/{n}" for n in (1, 2, 3)]
    assert [p.input for p in pages] == [f"{path}:{n}" for n in (1, 4, 5)]
    first = pages[0]
    assert isinstance(first, Page) and first.charset == "utf-8"
    assert first.fetched == datetime(2024, 5, 12, 9, 15, tzinfo=UTC)


def test_a_damaged_crawl_gives_what_was_whole(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gzip.compress(RECORDS[1]) + b"\x1f\x8bjunk" * 10)
    page, failure = opened(path)
    assert isinstance(page, Page) and page.data == HTML
    assert isinstance(failure, SourceFailure) and isinstance(failure.error, BrokenPage)


def test_what_is_no_crawl_is_said_so(tmp_path: Path) -> None:
    for data in (b"", HTML, gzip.compress(HTML)):
        (tmp_path / "x.warc").write_bytes(data)
        (failure,) = opened(tmp_path / "x.warc")
        assert isinstance(failure, SourceFailure) and isinstance(failure.error, BrokenPage)


def test_a_page_too_large_does_not_end_the_crawl(tmp_path: Path) -> None:
    bomb = answer(
        "bomb", gzip.compress(bytes(MOST_BYTES * 2)), head="Content-Type: text/html\r\nContent-Encoding: gzip"
    )
    (tmp_path / "x.warc").write_bytes(bomb + RECORDS[1])
    failure, page = opened(tmp_path / "x.warc")
    assert isinstance(failure, SourceFailure) and "20 MB" in str(failure.error)
    assert isinstance(page, Page)


def test_without_the_library_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "fastwarc.warc", None)
    (tmp_path / "x.warc").write_bytes(RECORDS[1])
    (failure,) = opened(tmp_path / "x.warc")
    assert isinstance(failure, SourceFailure) and isinstance(failure.error, UnsupportedKind)
    assert "pip install fastwarc" in str(failure.error)
