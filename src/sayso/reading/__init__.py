"""ARTICLE -> READING: who is given as the source of what, and for every word on whose word it stands.

`read_article` parses, finds attributions (`attribution`), and puts the reading together (`assemble`): frames and acts,
sources resolved (`speakers`), chains, asides, the partition into statements. A finder is any function of the type
`found.Finder`: the rules (`finding`) and, in `read_by_model`, the learned one (`learned`).
"""

from collections.abc import Sequence
from functools import partial

from sayso.model import Article, Reading
from sayso.reading.assemble import assemble
from sayso.reading.finding.attribution import find_by_rules
from sayso.reading.found import Finder, Findings
from sayso.reading.parse import ParsedBlock, parse_article
from sayso.reading.versions import MODEL, RULES

__all__ = ["read_article", "read_articles", "read_by_model"]


def _find_by_rules(article: Article, parsed: list[ParsedBlock]) -> Findings:
    return Findings(find_by_rules(article, parsed))


def read_articles(articles: Sequence[Article], *, find: Finder = _find_by_rules, by: str = RULES) -> list[Reading]:
    """`read_article` of each, in order."""
    return [read_article(article, find=find, by=by) for article in articles]


def read_article(article: Article, *, find: Finder = _find_by_rules, by: str = RULES) -> Reading:
    """The reading of one article. `by` names the finder and its version."""
    blocks = parse_article(article)
    findings = find(article, blocks)
    return assemble(article, blocks, findings.found, by=by, doubtful=findings.doubtful, sourced=findings.sourced)


def read_by_model(articles: Sequence[Article], *, min_score: float = 0.0) -> list[Reading]:
    """`read_articles` with the learned finder, without attributions whose score is under `min_score`.

    Needs onnxruntime, which is in the extra `model`.
    """
    from sayso.reading.learned.finder import find_by_model

    return read_articles(articles, find=partial(find_by_model, min_score=min_score), by=MODEL)
