"""Pages out of a WARC file, as crawlers keep them. The one place where fastwarc is imported."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from datetime import UTC
from typing import TYPE_CHECKING, BinaryIO, cast
from zipfile import BadZipFile, ZipFile

from sayso.errors import BrokenPage, SaysoError, UnsupportedKind
from sayso.model import Page
from sayso.page.intake.limits import MOST_BYTES, too_large

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

# A crawl holds pictures, styles and answers without a page beside the pages.
_WARC = re.compile(r"\.warc(\.gz)?$", re.IGNORECASE)
_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})


def read_warc(
    file: BinaryIO, name: str, *, after: int = 0, most: int | None = None
) -> Iterator[Page | tuple[str, SaysoError]]:
    """The pages of a WARC file, plain or packed: its answers with status 200 that are HTML or text, in order.

    Each is named FILE:NUMBER, the number counting the file's answers of any kind, and carries its address, the bytes
    as they were served (transfer and content encodings undone) and the time of fetching. A page of more than 20 MB is
    (name, TooLarge). Where `file` stands at a later answer, `after` says how many come before it; `most` answers are
    looked at. Raises BrokenPage where the file is damaged or no WARC, UnsupportedKind without fastwarc.
    """
    number = after
    try:
        for record in _open_answers(file, name, parse=True):
            number += 1
            if _is_page(record):
                yield _make_page(record, f"{name}:{number}")
            if most is not None and number - after >= most:
                return
    except (OSError, ValueError, EOFError):
        raise BrokenPage(f"{name} is damaged or no WARC file after answer {number}: fetch or copy it again") from None
    if not number:
        raise BrokenPage(f"{name} holds no answer of a server: check that it is a WARC file of a crawl")


def find_answers(file: BinaryIO, name: str) -> Iterator[int]:
    """Where each answer of a WARC file begins, in bytes, in order: what `read_warc` counts. Raises what it raises."""
    number = 0
    try:
        for record in _open_answers(file, name, parse=False):
            number += 1
            yield record.stream_pos
    except (OSError, ValueError, EOFError):
        raise BrokenPage(f"{name} is damaged or no WARC file after answer {number}: fetch or copy it again") from None


def _open_answers(file: BinaryIO, name: str, *, parse: bool) -> Iterable[WarcRecord]:
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise UnsupportedKind(f"{name} is a WARC file: install fastwarc to read it (pip install fastwarc)") from None
    return ArchiveIterator(
        file, record_types=WarcRecordType.response, parse_http=parse, auto_decode="all" if parse else "none"
    )


def list_members(archive: ZipFile) -> list[str]:
    """The WARC files in a WACZ archive, in order of name."""
    return sorted(m for m in archive.namelist() if m.startswith("archive/") and _WARC.search(m))


def read_wacz(file: BinaryIO, name: str) -> Iterator[Page | tuple[str, SaysoError]]:
    """`read_warc` of each WARC file in a WACZ archive (a zip), named FILE/MEMBER:NUMBER. Raises what it raises."""
    try:
        archive = ZipFile(file)
        members = list_members(archive)
    except (BadZipFile, OSError, ValueError):
        raise BrokenPage(f"{name} is damaged or no WACZ archive: fetch or copy it again") from None
    if not members:
        raise BrokenPage(f"{name} holds no WARC file: check that it is a WACZ archive of a crawl")
    for member in members:
        try:
            with archive.open(member) as inner:
                yield from read_warc(cast(BinaryIO, inner), f"{name}/{member}")
        except (BadZipFile, NotImplementedError, RuntimeError, zlib.error):
            raise BrokenPage(f"{name} is damaged in {member}: fetch or copy it again") from None


def _is_page(record: WarcRecord) -> bool:
    head = record.http_headers
    return head is not None and head.status_code == 200 and (record.http_content_type or "text/html") in _PAGE_TYPES


def _make_page(record: WarcRecord, name: str) -> Page | tuple[str, SaysoError]:
    data = record.reader.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        return name, too_large(name)
    fetched = record.record_date
    return Page(
        input=name,
        data=data,
        media_type=record.http_content_type or None,
        charset=record.http_charset or None,
        url=record.headers.get("WARC-Target-URI") or None,
        fetched=(fetched.replace(tzinfo=UTC) if fetched.tzinfo is None else fetched.astimezone(UTC))
        if fetched
        else None,
        headers=tuple((str(k).lower(), str(v)) for k, v in record.http_headers or ()),
    )
