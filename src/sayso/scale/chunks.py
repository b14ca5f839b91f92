"""A file of records cut into stretches that are read apart: where each begins, and its pages."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import pairwise
from typing import Any, BinaryIO, cast
from zipfile import BadZipFile, ZipFile

from sayso.errors import BrokenPage, SaysoError
from sayso.ledger.arrow import load_parquet
from sayso.model import Page
from sayso.page.intake.files import open_lines, read_lines
from sayso.page.intake.limits import MOST_BYTES, too_large
from sayso.page.intake.warc import find_answers, list_members, read_warc
from sayso.scale.inputs import Input
from sayso.scale.storage import StorageFailed, is_here, open_file

Found = Page | tuple[str, SaysoError]
_BEGINS = (b"WARC/", b"\x1f\x8b")  # of a record, plain and packed by itself
_ROWS = 64  # of a Parquet file, unpacked at once


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of the records of one input."""

    input: Input
    part: int  # place of the member in an archive of several; 0 else
    member: str | None  # its name
    first: int  # records before it
    most: int | None  # records; None: to the end, whatever is found there
    offset: int | None  # byte at which it begins; None: it is found by counting from the start
    size: int  # bytes of the input that it stands for

    @property
    def id(self) -> str:
        """A name that depends on input and range alone."""
        return f"{self.input.id}-{self.part:03}-{self.first:09}"


def plan_chunks(given: Input, records: int) -> list[Chunk]:
    """The stretches of an input, each of so many records; the last goes to its end.

    Where a file is damaged the stretch before the damage is the last, and reading it tells what is wrong. Never raises
    a SaysoError.
    """
    whole = Chunk(given, 0, None, 0, None, 0, given.size)
    try:
        with open_file(given.address) as file:
            if given.kind == "wacz":
                return _plan_members(whole, file, records)
            starts = {"warc": _warc_starts, "jsonl": _line_starts, "parquet": _row_starts}[given.kind]
            return _cut(whole, starts(file, records), records)
    except StorageFailed:
        # What another machine could not give just now is asked for again by the next run; what lies here is broken.
        if not is_here(given.address):
            raise
        return [whole]
    except (SaysoError, BadZipFile, OSError, ValueError):
        return [whole]


def _cut(whole: Chunk, starts: list[int | None], records: int) -> list[Chunk]:
    """The stretches that begin at `starts`."""
    share = max(1, whole.size // max(1, len(starts)))
    cut = [
        replace(whole, first=n * records, most=records, offset=start, size=share) for n, start in enumerate(starts)
    ] or [whole]
    return [*cut[:-1], replace(cut[-1], most=None)]


def _plan_members(whole: Chunk, file: BinaryIO, records: int) -> list[Chunk]:
    out: list[Chunk] = []
    with ZipFile(file) as archive:
        members = list_members(archive)
        for part, member in enumerate(members):
            chunk = replace(whole, part=part, member=member, size=archive.getinfo(member).compress_size)
            with archive.open(member) as inner:
                out += _cut(chunk, _warc_starts(cast(BinaryIO, inner), records), records)
    return out or [whole]


def _warc_starts(file: BinaryIO, records: int) -> list[int | None]:
    found: list[int] = []
    try:
        for number, at in enumerate(find_answers(file, "")):
            if number % records == 0:
                found.append(at)
    except SaysoError:
        pass
    return [at if n == 0 or _begins_at(file, at) else None for n, at in enumerate(found)]


def _begins_at(file: BinaryIO, at: int) -> bool:
    """Whether a record can be read from here: in a file that was packed as one piece it cannot."""
    file.seek(at)
    return file.read(5).startswith(_BEGINS)


def _line_starts(file: BinaryIO, records: int) -> list[int | None]:
    lines = open_lines(file)
    packed = lines is not file
    found: list[int | None] = []
    at = number = 0
    try:
        while line := lines.readline(MOST_BYTES + 1):
            if number % records == 0:
                found.append(None if packed and number else at)
            number += 1
            at += len(line)
            if len(line) > MOST_BYTES:
                break
    except (OSError, EOFError):
        pass
    return found


def _row_starts(file: BinaryIO, records: int) -> list[int | None]:
    rows = load_parquet().ParquetFile(file).metadata.num_rows
    return [None] * max(1, -(-rows // records))


def open_chunk(chunk: Chunk) -> Iterator[tuple[int, Found]]:
    """The pages of a stretch, each with the number of its record in the input, from 1; (name, error) for a record that
    is none.

    Raises a SaysoError where the rest of the stretch cannot be read.
    """
    name = chunk.input.name
    with open_file(chunk.input.address) as file:
        if chunk.input.kind == "parquet":
            yield from _read_rows(chunk, file)
        elif chunk.input.kind == "jsonl":
            yield from _numbered(chunk, _from_start(chunk, file, read_lines, name))
        elif chunk.member is None and chunk.input.kind == "wacz":
            raise BrokenPage(f"{name} is damaged or no WACZ archive of a crawl: fetch or copy it again")
        elif chunk.member is None:
            yield from _numbered(chunk, _from_start(chunk, file, read_warc, name))
        else:
            yield from _read_member(chunk, chunk.member, file)


def _read_member(chunk: Chunk, member: str, file: BinaryIO) -> Iterator[tuple[int, Found]]:
    name = f"{chunk.input.name}/{member}"
    try:
        with ZipFile(file) as archive, archive.open(member) as inner:
            yield from _numbered(chunk, _from_start(chunk, cast(BinaryIO, inner), read_warc, name))
    except (BadZipFile, NotImplementedError, RuntimeError, zlib.error):
        raise BrokenPage(f"{chunk.input.name} is damaged in {member}: fetch or copy it again") from None


def _from_start(chunk: Chunk, file: BinaryIO, read: Any, name: str) -> Iterator[Found]:
    if chunk.offset is None:
        end = None if chunk.most is None else chunk.first + chunk.most
        yield from read(file, name, most=end)
    else:
        file.seek(chunk.offset)
        yield from read(file, name, after=chunk.first, most=chunk.most)


def _numbered(chunk: Chunk, found: Iterator[Found]) -> Iterator[tuple[int, Found]]:
    for item in found:
        name = item.input if isinstance(item, Page) else item[0]
        number = int(name.rpartition(":")[2])
        if number > chunk.first:
            yield number, item


def _read_rows(chunk: Chunk, file: BinaryIO) -> Iterator[tuple[int, Found]]:
    """Rows as articles: what a JSON line may say, in columns of the same names; "html" may also be bytes."""
    name = chunk.input.name
    try:
        parquet = load_parquet().ParquetFile(file)
        end = parquet.metadata.num_rows if chunk.most is None else chunk.first + chunk.most
        groups = _groups_between(parquet.metadata, chunk.first, end)
        number = groups[0][1] if groups else 0
        for batch in parquet.iter_batches(_ROWS, row_groups=[g for g, _ in groups]):
            if number + len(batch) > chunk.first and number < end:
                for n, row in enumerate(batch.to_pylist(), number + 1):
                    if chunk.first < n <= end:
                        yield n, _row_page(row, f"{name}:{n}")
            number += len(batch)
    except (OSError, ValueError) as error:
        said = " ".join(str(error).split())[:80]
        raise BrokenPage(f"{name} is damaged or no Parquet file ({said}): fetch or copy it again") from None


def _groups_between(metadata: Any, first: int, end: int) -> list[tuple[int, int]]:
    """The row groups that have rows between two numbers, each with how many rows come before it."""
    sizes = [metadata.row_group(g).num_rows for g in range(metadata.num_row_groups)]
    before = [0]
    for size in sizes:
        before.append(before[-1] + size)
    return [(g, a) for g, (a, b) in enumerate(pairwise(before)) if b > first and a < end]


# What a row may tell of its page beside the page itself.
_TOLD = ("headline", "title", "authors", "published", "date", "outlet")


def _row_page(row: dict[str, Any], name: str) -> Found:
    html, url = row.get("html"), row.get("url")
    address = url if isinstance(url, str) and url else None
    if isinstance(html, bytes):
        if len(html) > MOST_BYTES:
            return name, too_large(name)
        if not any(row.get(key) for key in _TOLD):
            return Page(name, html, "text/html", url=address)
        row = {**row, "html": html.decode("utf-8", "replace")}
    told = {key: value for key, value in row.items() if value is not None and not isinstance(value, bytes)}
    found = next(read_lines(BytesIO(json.dumps(told, default=_plain).encode()), name))
    return replace(found, input=name) if isinstance(found, Page) else (name, found[1])


def _plain(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
