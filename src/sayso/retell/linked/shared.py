"""What the vocabularies share: what a thing is called, and words that are never without their denial."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import quote

from sayso.model import Article, Attribution, Reading, Statement
from sayso.retell.cards import find_link, put_words
from sayso.retell.voices import source_words

Node = dict[str, Any]  # JSON-LD

_TOLD_BY_CUES = {"denied", "asked_for", "hedged", "planned", "predicted", "conditional"}


def name_text(article: Article) -> str:
    """The IRI of an article's text: another text at the same address has another one."""
    return name_id(article.id)


def name_id(article_id: str) -> str:
    """The same, by the article's id alone."""
    return f"urn:sayso:{quote(article_id, safe='', errors='replace')}"


def name_part(article: Article, part: str) -> str:
    """The IRI of a statement or attribution."""
    return f"{name_text(article)}:{quote(part, safe='', errors='replace')}"


def name_page(article: Article) -> str:
    """The IRI of the page: its address on the web, else that of its text."""
    return find_link(article) or name_text(article)


def chain_of(reading: Reading, s: Statement) -> list[Attribution]:
    """The attributions from the outlet to the words."""
    held = {a.id: a for a in reading.attributions}
    return [held[i] for i in s.chain if i in held]


def put_chain(reading: Reading, s: Statement) -> str | None:
    """From the outlet to the words, each with its cue: "Harbour Post → Holt “said” → these words"; None of its own."""
    links = [
        f"{source_words(reading, a) or 'somebody'} “{' '.join(reading.article.words(a.cue).split())}”"
        for a in chain_of(reading, s)
    ]
    return " → ".join([reading.article.outlet or "the outlet", *links, "these words"]) if links else None


def put_with_cue(article: Article, s: Statement, chain: list[Attribution], *, with_source: bool = False) -> str:
    """The words of a statement on one line; where they are not put flatly, with the cues and inner sources.

    So "denied that it knew of cracks" is never shown as "that it knew of cracks". `with_source` has the outermost
    source too, so that the words stand alone.
    """
    # Quoted words show by themselves how they are put; but whether somebody denies them only the cue tells.
    tells = {"denied"} if s.manner == "direct" else _TOLD_BY_CUES
    if not tells & set(s.certainty) or not chain:
        return put_words(article, s)
    extra = {span for a in chain for span in a.cue}
    extra |= {span for a in chain[0 if with_source else 1 :] if a.source for span in a.source.spans}
    kept = {span for span in extra if all(span.end <= own.start or own.end <= span.start for own in s.spans)}
    return put_words(article, replace(s, spans=tuple(sorted({*s.spans, *kept}))))


def without_unknown(node: Node) -> Node:
    """The same without what is not known: linked data leave out, they have no null."""
    return {key: value for key, value in node.items() if value not in (None, [], "")}
