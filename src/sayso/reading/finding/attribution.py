"""Finder by rules: attributions of an article as bare spans."""

from __future__ import annotations

from itertools import chain

from sayso.model import Article, Span
from sayso.reading.finding.according import draft_according, draft_labels, is_transcript, list_speaking
from sayso.reading.finding.claim_nouns import draft_claim_nouns
from sayso.reading.finding.complements import draft_complements
from sayso.reading.finding.drafts import Draft, trim
from sayso.reading.finding.nesting import settle
from sayso.reading.finding.quote_pieces import Piece, pieces_of
from sayso.reading.finding.quoted import attach_quotes
from sayso.reading.finding.relays import draft_relays
from sayso.reading.finding.witnesses import draft_witnessed
from sayso.reading.found import Found, span_key
from sayso.reading.parse import ParsedBlock
from sayso.reading.quotations import outer_quotes
from sayso.text import join_spans, subtract_spans


def find_by_rules(article: Article, parsed: list[ParsedBlock]) -> list[Found]:
    """The attributions of the article, in order of their first character."""
    pieces = pieces_of(parsed, outer_quotes(article))
    drafts: list[list[Draft]] = []
    transcript = is_transcript(parsed)
    for block, here in zip(parsed, pieces, strict=True):
        told = chain(
            draft_complements(block),
            draft_claim_nouns(block),
            draft_according(block),
            draft_witnessed(block, article.outlet),
        )
        drafts.append(settle(block, [d for d in told if not _speaks_inside(d, here)]))
    speaking = list_speaking(parsed, chain.from_iterable(drafts[1:])) if len(parsed) > 1 else None
    for i, (block, here) in enumerate(zip(parsed, pieces, strict=True)):
        drafts[i].extend(draft_labels(article, block, here, i == 0, transcript, speaking))
    attach_quotes(parsed, pieces, drafts, [article.blocks[b.index].kind for b in parsed])
    for block, told_here in zip(parsed, drafts, strict=True):
        told_here.extend(draft_relays(block, [d for d in told_here if d.block is block]))
    found = (_finish(article, d) for here in drafts for d in here)
    return sorted((f for f in found if f is not None), key=span_key)


def _speaks_inside(draft: Draft, pieces: list[Piece]) -> bool:
    """Whether the cue stands inside a quotation that is longer than a few words."""
    return draft.head is not None and any(p.holds(draft.head) and p.words > 3 for p in pieces)


def _finish(article: Article, draft: Draft) -> Found | None:
    spans: list[Span] = []
    parts = [(draft.block, *r) for r in draft.content] + draft.later
    for block, first, last in parts:
        kept = trim(block, first, last)
        if kept:
            spans.append(block.span(*kept))
    if not spans:
        return None
    cue = join_spans(article.text, (draft.block.token_span(draft.block.doc[i]) for i in draft.cue))
    source = draft.source_spans()
    content = join_spans(article.text, subtract_spans(spans, (*cue, *source)))
    return Found(source, cue, content, draft.why, draft.link) if content else None
