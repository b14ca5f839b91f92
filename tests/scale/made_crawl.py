"""Invented crawls, and a reader that costs nothing, for tests of what runs over many pages."""

from __future__ import annotations

import gzip
import json
import os
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from sayso.model import Article, Reading, Statement, Voice
from sayso.scale.chunks import Chunk
from sayso.scale.inputs import Input
from sayso.scale.lake import Lake, Note, Settings
from sayso.scale.shelves import Shelves
from sayso.scale.working import write_chunk

OUTLETS = ("Olm Gazette", "Harbour Post", "The Lund/Tarn Star", None)
Pack = Callable[[list[bytes]], bytes]


def page(n: int) -> bytes:
    """A page of an invented outlet: its day and its words depend on `n`."""
    outlet = OUTLETS[n % len(OUTLETS)]
    named = f'<meta property="og:site_name" content="{outlet}">' if outlet else ""
    day = f'<meta property="article:published_time" content="2031-06-{n % 3 + 10}T0{n % 9}:00:00Z">' if n % 5 else ""
    return (
        f"<html lang=en><head><title>Ferry {n} sails to Olm</title>{named}{day}</head><body><article>"
        f"<h1>Ferry {n} sails to Olm</h1><p>The ferry to Olm sailed {n} times last winter, and nobody was hurt when it"
        f" met the ice at pier {n}.</p><p>Mira Holt, the harbour master, said that pier {n} was closed to all but the"
        " boats of the guild until the spring.</p></article></body></html>"
    ).encode()


def record(n: int, body: bytes, url: str | None = None) -> bytes:
    """An answer of a server as a WARC record."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url or f'https://olm.example/{n}'}\r\n"
        f"WARC-Date: 2031-06-20T00:00:{n % 60:02}Z\r\nWARC-Record-ID: <urn:uuid:{n:032}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def packed_apart(records: list[bytes]) -> bytes:
    """Each record packed by itself, as crawlers do."""
    return b"".join(gzip.compress(r, 1, mtime=0) for r in records)


def write_warc(path: Path, numbers: Iterable[int], pack: Pack = packed_apart) -> Path:
    """A crawl of those pages."""
    path.write_bytes(pack([record(n, page(n)) for n in numbers]))
    return path


def write_lines(path: Path, numbers: Iterable[int]) -> Path:
    """The same pages as JSON lines, each with its address."""
    rows = ({"html": page(n).decode(), "url": f"https://olm.example/{n}"} for n in numbers)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def read_trivially(articles: Sequence[Article]) -> list[Reading]:
    """A reading of no cost: each block is a statement."""
    return [Reading(a, (), tuple(_statement(a, n) for n in range(len(a.blocks))), *[()] * 5, 0) for a in articles]


def _statement(a: Article, n: int) -> Statement:
    span = a.blocks[n].span
    return Statement(
        f"s{n + 1}", a.id, n, (span,), a.text[span.start : span.end], Voice("unsettled", None, None), (), None, "own",
        ("asserted",), None, (), (), None, "trivial@1", "a block",
    )  # fmt: skip


def rows_of_lake(lake: Path) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, with the folder that it stands in, in order of the records."""
    import pyarrow.parquet as pq

    out: dict[str, list[dict[str, Any]]] = {}
    for table in ("articles", "attributions", "statements", "blocks", "errors"):
        rows: list[dict[str, Any]] = []
        for path in sorted((lake / table).rglob("*.parquet")):
            folder = path.parent.relative_to(lake).as_posix()
            rows += [{"folder": folder, **row} for row in pq.ParquetFile(path).read().to_pylist()]
        out[table] = sorted(rows, key=lambda r: (r["input"], str(r.get("statement")), r.get("number") or 0, str(r)))
    return out


def read_and_end_at_17(articles: Sequence[Article]) -> list[Reading]:
    """The same, but that one page ends the process, as a mistake in a library of C does."""
    if any("Ferry 17 " in a.text for a in articles):
        os._exit(9)
    return read_trivially(articles)


def read_late_and_end_at_17(articles: Sequence[Article]) -> list[Reading]:
    """The same, while another page takes as long as a process takes to load what it reads with."""
    if any("Ferry 25 " in a.text for a in articles):
        time.sleep(2)
    if any("Ferry 17 " in a.text for a in articles):
        time.sleep(0.7)  # until the other process has begun
    return read_and_end_at_17(articles)


def read_slowly(articles: Sequence[Article]) -> list[Reading]:
    """The same, in time that can be measured."""
    time.sleep(0.05 * len(articles))
    return read_trivially(articles)


def write_lake(lake: Path, readings: Sequence[Reading], records: int = 20) -> Path:
    """A lake of these readings."""
    held = Lake(str(lake))
    held.settle(Settings("trivial@1", ("day", "outlet"), records))
    for first in range(0, len(readings), records):
        shelves = Shelves(("day", "outlet"), "trivial@1")
        for reading in readings[first : first + records]:
            shelves.put(reading, {})  # type: ignore[arg-type]
        chunk = Chunk(Input("made", "made", "jsonl", 0), 0, None, first, records, None, 0)
        write_chunk(held, chunk, shelves, Note(), 0.0)
    return lake
