"""A comparison as plain data: the one JSON object that `sayso compare --json` prints."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Claim, Comparison, Link, Origin, Passage, Reading, Ref, Rewording
from sayso.retell.contract import Row, put_span


def comparison_to_dict(comparison: Comparison, errors: Sequence[Row] = ()) -> Row:
    """The contract's object. Offsets are code points into the text of the article that is named beside them."""
    origin_of = {article: o.id for o in comparison.origins for article in o.articles}
    return {
        "articles": [_article(r, origin_of.get(r.article.id)) for r in comparison.readings],
        "errors": list(errors),
        "origins": [_origin(o) for o in comparison.origins],
        "stories": [{"id": s.id, "articles": list(s.articles), "because": s.because} for s in comparison.stories],
        "claims": [_claim(c) for c in comparison.claims],
        "links": [_link(k) for k in comparison.links],
        "drift": [
            {"attributed": put_ref(d.attributed), "flat": put_ref(d.flat), "why": d.why} for d in comparison.drift
        ],
        "passages": [_passage(p) for p in comparison.passages],
    }


def _article(reading: Reading, origin: str | None) -> Row:
    article = reading.article
    return {
        "input": article.input,
        "id": article.id,
        "outlet": article.outlet or None,
        "headline": article.headline or None,
        "published": article.published.isoformat() if article.published else None,
        "origin": origin,
    }


def _origin(o: Origin) -> Row:
    return {"id": o.id, "kind": o.kind, "name": o.name or None, "articles": list(o.articles), "because": o.because}


def _claim(c: Claim) -> Row:
    return {
        "id": c.id,
        "text": c.text,
        "at": put_ref(c.at),
        "statements": [put_ref(r) for r in c.statements],
        "outlets": c.outlets,
        "origins": c.origins,
        "origins_at_most": c.origins_at_most,
        "origins_because": list(c.origins_because),
        "parties": list(c.parties),
        "disputed": c.disputed,
        "states": list(c.states),
    }


def _link(k: Link) -> Row:
    return {
        "a": put_ref(k.a), "b": put_ref(k.b), "kind": k.kind, "slot": k.slot, "score": k.score, "because": k.because,
    }  # fmt: skip


def _passage(p: Passage) -> Row:
    return {**put_pair(p), "kept": round(p.kept, 4)}


def put_pair(p: Passage | Rewording) -> Row:
    """Words of one article and those of another that stand for them."""
    return {
        "article": p.article, "span": put_span(p.span), "other": p.other, "other_span": put_span(p.other_span),
    }  # fmt: skip


def put_ref(ref: Ref) -> Row:
    """A statement among several articles."""
    return {"article": ref.article, "statement": ref.statement}
