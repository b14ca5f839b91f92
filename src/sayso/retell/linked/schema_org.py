"""A reading in the words of schema.org: the article, its quotations and claims with their authors. No ratings.

Source: schema.org, NewsArticle, Quotation, Claim.
"""

from __future__ import annotations

from sayso.model import Article, Attribution, Reading, Source, Statement, Where
from sayso.retell.cards import find_link, put_address, put_words
from sayso.retell.linked.shared import Node, chain_of, name_page, name_part, put_with_cue, without_unknown

_AGENTS = {
    "person": "Person",
    "witness": "Person",
    "unnamed": "Person",
    "organisation": "Organization",
    "group": "Organization",
    "government": "GovernmentOrganization",
    "outlet_other": "NewsMediaOrganization",
}
_BODY = frozenset({"dateline", "body", "pull_quote"})


def news_article_of(reading: Reading) -> Node:
    """The article as a schema.org NewsArticle (to stand under the context "https://schema.org"), all statements in it.

    Words in quotation marks are Quotations; the others are Claims, by whoever says it. Where the text names nobody, or
    the reader cannot tell, nobody is the author. What is denied, hedged or asked for keeps the cue that says so.
    """
    article = reading.article
    return without_unknown({
        "@type": "OpinionNewsArticle" if article.genre == "opinion" else "NewsArticle",
        "@id": name_page(article),
        "identifier": article.id,
        "url": find_link(article),
        "headline": article.headline,
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "publisher": _outlet(article),
        "datePublished": article.published.isoformat() if article.published else None,
        "dateModified": article.modified.isoformat() if article.modified else None,
        "inLanguage": article.language,
        "articleBody": _body(article),
        "hasPart": [_statement(reading, s) for s in reading.statements if _claims(article, s)],
    })  # fmt: skip


def _claims(article: Article, s: Statement) -> bool:
    # A dateline says where somebody writes from; nothing is claimed by it.
    return article.blocks[s.block].kind != "dateline"


def _body(article: Article) -> str:
    return "".join(article.text[b.span.start : b.span.end] for b in article.blocks if b.kind in _BODY).strip()


def _outlet(article: Article) -> Node | None:
    return {"@type": "NewsMediaOrganization", "name": article.outlet} if article.outlet else None


def _statement(reading: Reading, s: Statement) -> Node:
    article = reading.article
    chain = chain_of(reading, s)
    quoted = s.manner == "direct" and bool(chain) and "denied" not in s.certainty
    author = _author(reading, s, chain)
    page = {"@id": name_page(article)}
    about = without_unknown({
        "@id": name_part(article, s.id),
        "url": put_address(article, s),
        "keywords": [f for f in s.certainty if f != "asserted"],
        "contentLocation": [_place(w) for w in s.where],
        "temporalCoverage": _covered(s),
        "isBasedOn": _relayed(reading, chain),
    })  # fmt: skip
    if quoted:
        said = {"@type": "Quotation", "text": put_words(article, s), "isPartOf": page}
        # A document is quoted, but it is no character who speaks.
        speaker = author if author and author["@type"] != "CreativeWork" else None
        return without_unknown({**said, "spokenByCharacter": speaker, "creator": author, **about})
    claim = {"@type": "Claim", "text": put_with_cue(article, s, chain)}
    if author and author["@type"] == "CreativeWork":
        # A document cannot be an author; the claim first appeared in it.
        return without_unknown({**claim, "firstAppearance": author, "appearance": page, **about})
    # "The first known occurrence": what this text itself tells of one, else the text.
    relayed = about.get("isBasedOn")
    first = relayed[0] if relayed else page
    return without_unknown({**claim, "author": author, "firstAppearance": first, "appearance": page, **about})


def _author(reading: Reading, s: Statement, chain: list[Attribution]) -> Node | None:
    if s.voice.kind == "outlet":
        return _outlet(reading.article)
    if s.voice.kind in ("unstated", "unsettled"):
        return None
    source = chain[-1].source if chain else None
    if source is not None:
        return _agent(reading.article, source)
    return {"@type": _AGENTS.get(s.voice.kind, "CreativeWork"), "name": s.voice.name} if s.voice.name else None


def _agent(article: Article, source: Source) -> Node | None:
    """Who a source is. What is only described has a description and no name."""
    words = " ".join(article.words(source.spans).split())
    if not (source.name or words):
        return None
    kind = _AGENTS.get(source.kind or "person", "CreativeWork")
    person = kind == "Person"
    name = None if source.kind == "unnamed" else source.name
    return without_unknown({
        "@type": kind,
        "@id": name_part(article, f"agent:{name}") if name else None,
        "name": name,
        "description": None if name else source.name or words,
        "jobTitle": source.role if person else None,
        "affiliation": {"@type": "Organization", "name": source.party} if person and source.party else None,
    })  # fmt: skip


def _relayed(reading: Reading, chain: list[Attribution]) -> list[Node]:
    """The sayings between the outlet and the words, the nearest to the words first."""
    agents = [_agent(reading.article, a.source) for a in reversed(chain[:-1]) if a.source]
    return [
        agent if agent["@type"] == "CreativeWork" else {"@type": "CreativeWork", "author": agent}
        for agent in agents
        if agent
    ]


def _place(where: Where) -> Node:
    place: Node = {"@type": "Place", "name": where.name}
    if where.latitude is not None and where.longitude is not None:
        place["geo"] = {"@type": "GeoCoordinates", "latitude": where.latitude, "longitude": where.longitude}
    return place


def _covered(s: Statement) -> str | None:
    """An ISO 8601 interval; an open end is two dots."""
    held = s.when.interval if s.when else None
    if held is None or (held.earliest is None and held.latest is None):
        return None
    earliest = held.earliest.isoformat() if held.earliest else ".."
    return f"{earliest}/{held.latest.isoformat() if held.latest else '..'}"
