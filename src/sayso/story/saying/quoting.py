"""The words of pages in a line of ours: what an article is called, and its words inside our quotation marks."""

from __future__ import annotations

from sayso.model import Article

# A page's own quotation marks inside ours.
_INNER = str.maketrans(dict.fromkeys('"“”', "'"))


def called(article: Article) -> str:
    """The outlet, else the headline, else what the user gave."""
    return article.outlet or article.headline or article.input


def shorten(words: str, most: int, *, edges: str = "") -> str:
    """At most so many words, for a line that has them in quotation marks, without `edges` at their ends."""
    found = words.translate(_INNER).split()
    return " ".join(found[:most]).strip(edges) + (" ..." if len(found) > most else "")
