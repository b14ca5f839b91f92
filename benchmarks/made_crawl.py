"""Crawls for measuring: saved pages made into WARC files, with duplicates and broken records, and invented ones."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from benchmarks.material import find_data
from benchmarks.taking import read_trivially
from sayso.model import Article, Reading

_DUPLICATE, _BROKEN = 20, 50  # one record in so many
FILES = 4


def load_pages() -> list[bytes]:
    """The saved pages of the page benchmarks. Raises MaterialMissing."""
    return [gzip.decompress(p.read_bytes()) for p in sorted(find_data("pages").rglob("*.html.gz"))]


def make_page(number: int) -> bytes:
    """A small invented page."""
    return (
        f'<html lang=en><head><title>Ferry {number} sails to Olm</title><meta property="article:published_time"'
        f' content="2031-06-{number % 28 + 1:02}T07:00:00Z"></head><body><article><h1>Ferry {number} sails to Olm</h1>'
        f"<p>The ferry to Olm sailed {number} times last winter, and nobody was hurt when it met the ice.</p><p>Mira"
        f" Holt, the harbour master, said that pier {number} was closed to all but the boats of the guild.</p>"
        "</article></body></html>"
    ).encode()


def make_records(pages: Sequence[bytes], number: int) -> Iterator[bytes]:
    """So many answers of servers: pages in turn, each with words of its own, some twice, some broken."""
    for n, page in enumerate(islice(cycle(pages), number)):
        original = n - _DUPLICATE if n % _DUPLICATE == 0 and n else n
        body = page.replace(b"</p>", f" Printed as copy {original}.</p>".encode(), 3)
        if n % _BROKEN == 0:
            body = bytes(range(256)) * 8
        yield make_record(original, body)


def make_record(number: int, body: bytes) -> bytes:
    """An answer of a server."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://paper{number % 40}.example/{number}\r\n"
        f"WARC-Date: 2031-07-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def write_crawl(folder: Path, pages: Sequence[bytes], number: int) -> Path:
    """A folder with so many records in four files, each record packed by itself."""
    folder.mkdir(parents=True)
    files = [(folder / f"{n}.warc.gz").open("wb") for n in range(FILES)]
    for n, record in enumerate(make_records(pages, number)):
        files[n * FILES // number].write(gzip.compress(record, 1, mtime=0))
    for file in files:
        file.close()
    return folder


def read_for_nothing(articles: Sequence[Article]) -> list[Reading]:
    """A reading of no cost, as a function that workers import."""
    return read_trivially(articles)
