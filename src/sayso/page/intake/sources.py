"""What a person names (files, folders, addresses, standard input) to pages, one after the other."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from sayso.errors import BrokenPage, SaysoError, SourceNotFound
from sayso.model import Page
from sayso.page.intake.feeds import list_addresses, tell_feed
from sayso.page.intake.files import media_type_of, read_file, unpack
from sayso.page.intake.limits import MOST_BYTES, too_large

if TYPE_CHECKING:
    from sayso.page.intake.polite import Memory, PoliteFetcher


@dataclass(frozen=True, slots=True)
class SourceFailure:
    """A source, or one page in it, that could not be had."""

    input: str  # what the user gave, the file inside a folder, or FILE:NUMBER for a line
    error: SaysoError


def open_sources(
    inputs: Sequence[str],
    *,
    allow_private: bool = False,
    stdin: bytes | None = None,
    on_skip: Callable[[str, str], None] | None = None,
    memory: Memory | None = None,
    lists: bool = True,
) -> Iterator[Page | SourceFailure]:
    """The pages of files, folders, http(s) addresses and "-" (standard input), in order; a failure takes its place.

    RSS, Atom, sitemaps, OPML and lists of addresses, fetched or as files given by name, stand for the pages that they
    name, each list once, unless `lists` is False; those are fetched with a pause between two of one host, and where
    robots.txt lets them be. What lies in a folder or an archive, or comes by standard input, is never followed. With
    `memory`, a page that its server calls unchanged is no row: `on_skip` hears of it.
    A folder is read with the folders in it, in order of name; hidden files are passed over, and files of other kinds,
    JSON without articles and folders that cannot be opened are no rows: `on_skip(name, why)` hears of them. `stdin`
    stands for standard input.
    Never raises a SaysoError: what cannot be had is a SourceFailure, and the rest is read.
    """
    opener = _Opener(allow_private, stdin, on_skip, memory, lists)
    for given in inputs:
        try:
            for found in opener.open(given):
                yield found if isinstance(found, Page) else SourceFailure(*found)
        except SaysoError as error:
            yield SourceFailure(given, error)


# A list of lists of lists of pages.
_DEEPEST = 3
# Files that tell about a folder; no saved page is called so.
_NOTES = frozenset({"readme", "license", "licence", "notice", "changelog", "contributing"})
_Found = Page | tuple[str, SaysoError]
_OnSkip = Callable[[str, str], None] | None


class _Opener:
    """One call of `open_sources`."""

    def __init__(
        self, allow_private: bool, stdin: bytes | None, on_skip: _OnSkip, memory: Memory | None, lists: bool
    ) -> None:
        self.allow_private = allow_private
        self.stdin = stdin
        self.on_skip = on_skip
        self.memory = memory
        self.lists = lists
        self._fetcher: PoliteFetcher | None = None
        self._followed = set[str]()  # addresses of lists

    def open(self, given: str) -> Iterator[_Found]:
        """The pages of one source, those that its lists name in their place."""
        for found in self._pages(given):
            # Only what a person named may lead out to addresses; reading a saved crawl stays offline.
            named = isinstance(found, Page) and found.input == given != "-"
            yield from self._unroll(found, 0) if named and isinstance(found, Page) else (found,)

    def _pages(self, given: str) -> Iterator[_Found]:
        if given == "-":
            yield _read_stdin(self.stdin)
            return
        scheme = given.partition("://")[0].lower() if "://" in given else ""
        if scheme in ("http", "https"):
            yield from self._fetch(given, asked_for=True)
            return
        if not given.strip():
            raise SourceNotFound(
                "an empty name was given: name a file, a folder or an address, or - for standard input"
            )
        try:
            path = Path(unquote(urlsplit(given).path)) if scheme == "file" else Path(given)
            is_folder = path.is_dir()
        except (OSError, ValueError):
            raise SourceNotFound(f"{given[:100]!r} is no path and no address: check how it is written") from None
        if is_folder:
            yield from _read_folder(path, given, self.on_skip)
        elif "\0" in given:
            raise SourceNotFound(f"{given[:100]!r} is no path and no address: check how it is written")
        else:
            yield from read_file(path, given)

    def _unroll(self, page: Page, depth: int) -> Iterator[_Found]:
        kind = tell_feed(page.data) if self.lists else None
        if kind is None:
            yield page
            return
        try:
            entries = list_addresses(page.data, kind, page.url)
        except BrokenPage as error:
            raise BrokenPage(f"{page.input}: {error}") from None
        if depth >= _DEEPEST:
            raise BrokenPage(f"{page.input} is a list in a list in a list: name the lists that you want")
        self._followed |= {page.input, page.url or page.input}
        for entry in entries:
            if entry.address in self._followed:
                if self.on_skip:
                    self.on_skip(entry.address, "a list that was followed already")
                continue
            try:
                for found in self._fetch(entry.address, asked_for=False):
                    yield from self._unroll(found, depth + 1) if isinstance(found, Page) else (found,)
            except SaysoError as error:
                yield entry.address, error

    def _fetch(self, address: str, *, asked_for: bool) -> Iterator[_Found]:
        from sayso.page.intake.polite import PoliteFetcher

        if self._fetcher is None:
            self._fetcher = PoliteFetcher(self.allow_private, self.memory)
        page = self._fetcher.fetch(address, asked_for=asked_for)
        if page is not None:
            yield page
        elif self.on_skip:
            self.on_skip(address, "unchanged, says its server")


def _read_stdin(stdin: bytes | None) -> Page:
    data = sys.stdin.buffer.read(MOST_BYTES + 1) if stdin is None else stdin
    if len(data) > MOST_BYTES:
        raise too_large("standard input")
    return Page(input="-", data=unpack(data, "standard input"))


def _read_folder(folder: Path, given: str, on_skip: _OnSkip) -> Iterator[_Found]:
    any_page = False
    for path in _walk(folder, on_skip):
        name = str(path)
        if media_type_of(name) is None:
            if on_skip:
                on_skip(name, "not a kind of file that sayso reads")
            continue
        if path.stem.lower() in _NOTES:
            if on_skip:
                on_skip(name, "notes beside pages: name the file itself to have it read")
            continue
        for found in _read_file_in_folder(path, on_skip):
            any_page = True
            yield found
    if not any_page:
        raise SourceNotFound(f"{given} holds no page: put .html, .txt, .md, .xml, .json, .jsonl or .warc files there")


def _read_file_in_folder(path: Path, on_skip: _OnSkip) -> Iterator[_Found]:
    name = str(path)
    try:
        yield from read_file(path, name)
    except SaysoError as error:
        # Data and notes often lie beside saved pages as JSON; nobody meant them as articles.
        if media_type_of(name) == "application/json":
            if on_skip:
                on_skip(name, str(error))
        else:
            yield name, error


def _walk(folder: Path, on_skip: _OnSkip) -> Iterator[Path]:
    def tell(error: OSError) -> None:
        if on_skip:
            on_skip(str(error.filename), f"cannot be opened ({error.strerror})")

    for here, inner, files in os.walk(folder, onerror=tell):
        inner[:] = sorted(d for d in inner if not d.startswith("."))
        yield from (Path(here, f) for f in sorted(files) if not f.startswith("."))
