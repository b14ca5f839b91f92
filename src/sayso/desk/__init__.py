"""The one loop that every face shares: take in, read, keep, retell.

reading     sources in, articles and readings out      taking     the same, kept in a ledger
comparing   several readings in, one comparison out
"""

from sayso.desk.comparing import Comparison, compare
from sayso.desk.reading import (
    Failure,
    Given,
    OnSkip,
    Published,
    Reading,
    fetch,
    find_reader,
    open_pages,
    read,
    read_each,
    read_stream,
    read_text,
    retell,
    to_moment,
)
from sayso.desk.taking import Taken, take
from sayso.ledger import Ledger
from sayso.retell.explain import explain

__all__ = [
    "Comparison",
    "Failure",
    "Given",
    "Ledger",
    "OnSkip",
    "Published",
    "Reading",
    "Taken",
    "compare",
    "explain",
    "fetch",
    "find_reader",
    "open_pages",
    "read",
    "read_each",
    "read_stream",
    "read_text",
    "retell",
    "take",
    "to_moment",
]
