"""sayso parses the facts out of the messaging of news: for every word, on whose word it stands."""

__version__ = "0.1.0"

from sayso.desk import Failure, Reading, fetch, open_pages, read, read_each, read_text
from sayso.errors import (
    BadRequest,
    BrokenPage,
    Defect,
    EmptyPage,
    FetchFailed,
    LanguageNotRead,
    NotAnArticle,
    NotText,
    PageError,
    PrivateAddress,
    SaysoError,
    SourceError,
    SourceNotFound,
    TooLarge,
    UnsupportedKind,
)
from sayso.model import Article, Attribution, Block, Mention, Page, Source, Span, Statement, Voice

__all__ = [
    "Article",
    "Attribution",
    "BadRequest",
    "Block",
    "BrokenPage",
    "Defect",
    "EmptyPage",
    "Failure",
    "FetchFailed",
    "LanguageNotRead",
    "Mention",
    "NotAnArticle",
    "NotText",
    "Page",
    "PageError",
    "PrivateAddress",
    "Reading",
    "SaysoError",
    "Source",
    "SourceError",
    "SourceNotFound",
    "Span",
    "Statement",
    "TooLarge",
    "UnsupportedKind",
    "Voice",
    "__version__",
    "fetch",
    "open_pages",
    "read",
    "read_each",
    "read_text",
]
