"""Files to pages: plain, packed with gzip, one article a JSON line, or the pages of a crawl."""

import gzip
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from sayso.errors import BrokenPage, NotAnArticle, PageError, SaysoError, SourceNotFound
from sayso.model import Page
from sayso.page.intake.json_article import NO_ARTICLE
from sayso.page.intake.limits import MOST_BYTES, too_large

# By the end of the name, before ".gz". A folder gives its files of these kinds; a file given by name may have any.
MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".xml": "application/xml",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".ndjson": "application/jsonl",
    ".warc": "application/warc",
    ".wacz": "application/wacz",
    ".rss": "application/xml",
    ".atom": "application/xml",
    ".opml": "application/xml",
    ".urls": "text/plain",
}
# As the first part of a path it is rather the host of an address: "harbour.example/news".
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,24}(?::\d+)?")
_GZIP = b"\x1f\x8b"
# Bytes unpacked at a time: small, so that a file of very many packed parts is not copied once for each of them.
_PIECE = 4_096
# The keys of a JSON object that hold an article, in the order they are looked for.
ARTICLE_KEYS = ("html", "text")


def media_type_of(name: str) -> str | None:
    """The media type that a file's name promises, ".gz" left aside; None for a name that promises nothing."""
    path = Path(name.lower())
    return MEDIA_TYPES.get(Path(path.stem).suffix if path.suffix == ".gz" else path.suffix)


def read_file(path: Path, name: str) -> Iterator[Page | tuple[str, SaysoError]]:
    """The page of a file, or the pages of JSON lines or a WARC file; (name, error) for a line or record that is none.

    A page has at most 20 MB, unpacked. Raises SourceNotFound, TooLarge, BrokenPage or NotAnArticle for the file.
    """
    media_type = media_type_of(name)
    try:
        with path.open("rb") as file:
            if media_type == "application/jsonl":
                yield from read_lines(file, name)
                return
            if media_type in ("application/warc", "application/wacz"):
                from sayso.page.intake.warc import read_wacz, read_warc

                yield from (read_wacz if media_type == "application/wacz" else read_warc)(file, name)
                return
            data = _read_all(file, name)
    except IsADirectoryError:
        raise SourceNotFound(f"{name} is a folder, not a file") from None
    except FileNotFoundError:
        raise _missing(name) from None
    except OSError as error:
        raise SourceNotFound(f"{name} cannot be opened ({error.strerror}): check the path and its rights") from None
    data = unpack(data, name)
    if media_type == "application/json":
        yield from _read_json(data, name)
    else:
        yield Page(input=name, data=data, media_type=media_type)


def unpack(data: bytes, name: str) -> bytes:
    """`data` without its gzip packing, where it has one; at most 20 MB.

    Raises BrokenPage where the packing is cut or damaged, TooLarge where it unpacks to more.
    """
    if not data.startswith(_GZIP):
        return data
    out: list[bytes] = []
    at = length = 0
    # What follows the last member is padding.
    while data.startswith(_GZIP, at):
        member = zlib.decompressobj(wbits=31)
        while not member.eof:
            packed = data[at : at + _PIECE]
            if not packed:
                raise BrokenPage(f"{name} is gzip that ends too early: fetch or save it again")
            try:
                piece = member.decompress(packed, MOST_BYTES + 1 - length)
            except zlib.error:
                raise BrokenPage(f"{name} is damaged gzip: fetch or save it again") from None
            at += len(packed) - len(member.unused_data)
            out.append(piece)
            length += len(piece)
            if length > MOST_BYTES:
                raise too_large(name)
    return b"".join(out)


def holds_article(row: object) -> bool:
    """Whether a JSON value is an article as sayso takes it: an object with a string "text" or "html"."""
    return isinstance(row, dict) and any(isinstance(row.get(key), str) for key in ARTICLE_KEYS)


def _missing(name: str) -> SourceNotFound:
    host = name.partition("/")[0].lower()
    looks_so = host.startswith("www.") or ("/" in name and _HOST.fullmatch(host))
    hint = f"; for an address write https://{name}" if looks_so else ""
    return SourceNotFound(f"there is no file or folder {name}: check the path{hint}")


def _read_all(file: BinaryIO, name: str) -> bytes:
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise too_large(name)
    return data


def _read_json(data: bytes, name: str) -> Iterator[Page | tuple[str, SaysoError]]:
    value = _parse_json(data, name)
    if not isinstance(value, list):
        yield _row_page(value, data, name)
        return
    if not any(map(holds_article, value)):
        raise NotAnArticle(f'{name} is a JSON list without an article: an object needs "text" or "html", a string')
    for number, row in enumerate(value, 1):
        yield from _try_row(row, json.dumps(row).encode(), f"{name}:{number}")


def read_lines(
    file: BinaryIO, name: str, *, after: int = 0, most: int | None = None
) -> Iterator[Page | tuple[str, SaysoError]]:
    """Pages one a line, so that a file of any length is read in the memory of one line; (name, error) for a line that
    is none.

    Where `file` stands at a later line, `after` says how many come before it; `most` lines are looked at. Raises
    BrokenPage for gzip that is cut or damaged, TooLarge at a line of more than 20 MB.
    """
    lines = open_lines(file)
    number = after
    while most is None or number - after < most:
        try:
            line = lines.readline(MOST_BYTES + 1)
        except (OSError, EOFError, zlib.error):
            raise BrokenPage(f"{name} is damaged or cut gzip after line {number}: fetch or save it again") from None
        if not line:
            return
        number += 1
        if len(line) > MOST_BYTES:
            raise too_large(f"{name}:{number}")
        if line.strip():
            yield from _try_line(line, f"{name}:{number}")


def open_lines(file: BinaryIO) -> BinaryIO:
    """The file, from where it stands, without its gzip packing, where it has one."""
    start = file.tell()
    packed = file.read(2) == _GZIP
    file.seek(start)
    return cast(BinaryIO, gzip.GzipFile(fileobj=file)) if packed else file


def _try_line(line: bytes, name: str) -> Iterator[Page | tuple[str, SaysoError]]:
    try:
        yield _row_page(_parse_json(line, name), line, name)
    except PageError as error:
        yield name, error


def _try_row(row: object, data: bytes, name: str) -> Iterator[Page | tuple[str, SaysoError]]:
    try:
        yield _row_page(row, data, name)
    except PageError as error:
        yield name, error


def _parse_json(data: bytes, name: str) -> object:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise BrokenPage(f"{name} is no valid JSON: articles are one object, a list of them, or one a line") from None


def _row_page(row: object, data: bytes, name: str) -> Page:
    if not holds_article(row):
        raise NotAnArticle(NO_ARTICLE)
    assert isinstance(row, dict)
    url = row.get("url")
    return Page(input=name, data=data, media_type="application/json", url=url if isinstance(url, str) and url else None)
