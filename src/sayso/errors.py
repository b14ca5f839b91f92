"""Every error sayso raises, one tree; each leaf says what happened, its message says what to do next.

SaysoError
├── BadRequest            an option or argument does not make sense
├── Defect                a mistake in sayso itself, met on one page
├── SourceError           the bytes could not be had
│   ├── SourceNotFound        no such file, folder or address
│   ├── PrivateAddress        the address leads into a private network
│   ├── FetchFailed           the server refused, failed, was too slow or redirected too often
│   └── TooLarge              more bytes, or more text, than a news page has
├── LedgerError           the ledger's file cannot be used
│   ├── NotALedger            another kind of file, or no file where one has to be
│   ├── NewerLedger           a newer sayso made it
│   ├── LedgerBusy            another process holds it for writing
│   └── LedgerNotWritten      the disk is full, or the file may only be read
└── PageError             the bytes are there, but no article could be made of them
    ├── EmptyPage             nothing but white space
    ├── BrokenPage            a truncated gzip, or mark-up that cannot be parsed
    ├── NotText               binary data, a picture, an archive
    ├── UnsupportedKind       a document kind that sayso does not read (PDF, Word, ...)
    ├── NotAnArticle          a page without an article (a list, a wall, a page that needs JavaScript)
    └── LanguageNotRead       an article in a language that sayso does not read
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.model import Article


class SaysoError(Exception):
    """Parent of all errors here. `str(error)` is one line: what happened, and what to do next."""


class BadRequest(SaysoError):
    """An option or argument does not make sense."""


class Defect(SaysoError):
    """A mistake in sayso itself, met on one page; `__cause__` is the error as it was raised."""


class SourceError(SaysoError):
    """The bytes could not be had."""


class SourceNotFound(SourceError):
    """No such file, folder or address."""


class PrivateAddress(SourceError):
    """The address leads into a private network and that was not allowed."""


class FetchFailed(SourceError):
    """The server refused, failed, was too slow or redirected too often."""

    def __init__(self, message: str, again_after: float | None = None) -> None:
        super().__init__(message)
        self.again_after = again_after  # seconds after which it may do to ask again; None where it will not


class TooLarge(SourceError):
    """More bytes, or more text, than a news page has."""


class LedgerError(SaysoError):
    """The ledger's file cannot be used. Nothing that it held was lost."""


class NotALedger(LedgerError):
    """Another kind of file, a broken one, or no file where one has to be."""


class NewerLedger(LedgerError):
    """A newer sayso made the file."""


class LedgerBusy(LedgerError):
    """Another process holds the file for writing, and did not let go in time."""


class LedgerNotWritten(LedgerError):
    """The disk is full, or the file may only be read. What was kept before is still there."""


class PageError(SaysoError):
    """The bytes are there, but no article could be made of them."""


class EmptyPage(PageError):
    """Nothing but white space."""


class BrokenPage(PageError):
    """A truncated gzip, or mark-up that cannot be parsed."""


class NotText(PageError):
    """Binary data, a picture, an archive."""


class UnsupportedKind(PageError):
    """A kind of document that sayso does not read."""


class NotAnArticle(PageError):
    """A page without an article: a list of links, a wall, a page that needs JavaScript."""


class LanguageNotRead(PageError):
    """An article in a language that sayso does not read. The page was made into an article all the same."""

    article: Article | None = None  # with its blocks; only its sentences are not read
    language: str | None = None  # ISO 639-1
