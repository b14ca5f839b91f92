"""The one loop that every face shares: take in, read, keep, retell.

pages       sources in, articles out                    readers    by rules, and by a trained model
reading     articles in, readings out                   results    a reading that retells itself, or why there is none
taking      the same, kept in a ledger                  gathering  a ledger's texts put into stories
comparing   several readings in, one comparison out     kept_stories  a ledger's stories, found again
"""

from sayso.desk.comparing import Comparison, compare
from sayso.desk.pages import Given, OnSkip, Published, open_pages, to_moment
from sayso.desk.readers import find_reader
from sayso.desk.reading import fetch, read, read_each, read_stream, read_text
from sayso.desk.results import Failure, Reading, retell
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
