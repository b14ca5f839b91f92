"""The public names, pinned: adding or taking one away is a decision."""

import sayso

EXPECTED = [
    "Article",
    "Attribution",
    "BadRequest",
    "Block",
    "BrokenPage",
    "Comparison",
    "Defect",
    "EmptyPage",
    "Failure",
    "FetchFailed",
    "LanguageNotRead",
    "Ledger",
    "LedgerBusy",
    "LedgerError",
    "LedgerNotWritten",
    "Mention",
    "NewerLedger",
    "NotALedger",
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
    "Taken",
    "TooLarge",
    "UnsupportedKind",
    "Voice",
    "__version__",
    "compare",
    "explain",
    "fetch",
    "open_pages",
    "read",
    "read_each",
    "read_text",
    "take",
]


def test_the_public_names_are_these() -> None:
    assert sorted(sayso.__all__) == EXPECTED


def test_every_public_name_is_there() -> None:
    assert all(getattr(sayso, name) is not None for name in EXPECTED)
