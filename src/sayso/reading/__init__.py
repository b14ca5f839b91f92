"""ARTICLE -> READING: who is given as the source of what, and for every word on whose word it stands.

`read_articles` parses, finds attributions (`attribution`), and puts the reading together (`assemble`): frames and acts,
sources resolved (`speakers`), chains, asides, the partition into statements. A finder is any function of the type
`found.Finder`; a learned one takes the place of `find_by_rules`.
"""

from collections.abc import Sequence

from sayso.model import Article, Reading
from sayso.reading.assemble import assemble
from sayso.reading.finding.attribution import RULES, find_by_rules
from sayso.reading.found import Finder
from sayso.reading.parse import parse_articles

__all__ = ["read_article", "read_articles"]


def read_articles(articles: Sequence[Article], *, find: Finder = find_by_rules, by: str = RULES) -> list[Reading]:
    """One reading an article, in order, parsed in one batch. `by` names the finder and its version."""
    parsed = parse_articles(articles)
    return [
        assemble(article, blocks, find(article, blocks), by=by)
        for article, blocks in zip(articles, parsed, strict=True)
    ]


def read_article(article: Article, *, find: Finder = find_by_rules, by: str = RULES) -> Reading:
    """`read_articles` of one article."""
    return read_articles([article], find=find, by=by)[0]
