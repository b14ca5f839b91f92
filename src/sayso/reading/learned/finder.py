"""Finder by model: attributions of an article as bare spans, with a calibrated score. No parse is needed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import exp, log

from sayso.model import READ_KINDS, Article, Span, Spans
from sayso.reading.found import Findings, Found, span_key
from sayso.reading.learned.emissions import Emissions, emit
from sayso.reading.learned.linking import close_gaps, count_units, describe_all, join_pieces, make_pairs
from sayso.reading.learned.masking import mask_text
from sayso.reading.learned.network import Network, shipped_network
from sayso.reading.learned.tagging import Piece, read_pieces
from sayso.reading.learned.windows import make_parts
from sayso.reading.parse import ParsedBlock
from sayso.text import subtract_spans

_WHY = "words like those that the learned reader was shown as somebody's"
_LINE = re.compile(r"[^\n]*\S[^\n]*")


MODEL = "model@1"


def find_by_model(article: Article, parsed: list[ParsedBlock], *, min_score: float = 0.0) -> Findings:
    """The attributions of the article whose score is at least `min_score`, and the words left in doubt."""
    found = find_with(shipped_network(), article)
    left_out = [s for f in found.found if (f.score or 0.0) < min_score for s in f.content]
    kept = [f for f in found.found if (f.score or 0.0) >= min_score]
    return Findings(kept, _untold((*found.doubtful, *left_out), kept))


def find_with(network: Network, article: Article) -> Findings:
    """The attributions of the article, in order of their first character, and the words left in doubt."""
    parts = make_parts(mask_text(article.text, network.common, _read_lines(article)), network.words)
    return _link(emit(parts, network.encode, network.words), network)


def _read_lines(article: Article) -> list[tuple[int, int]]:
    """The lines of what is read."""
    return [
        m.span()
        for b in article.blocks
        if b.kind in READ_KINDS
        for m in _LINE.finditer(article.text, b.span.start, b.span.end)
    ]


def _link(e: Emissions, network: Network) -> Findings:
    pieces, outside = read_pieces(e, network.moves, network.less_outside)
    counts = count_units(e, pieces)
    pairs = make_pairs(e, counts, pieces)
    joined = join_pieces(pieces, pairs, [t.probability(p.rows) for t, p in zip(network.pairs, pairs, strict=True)])
    out: list[Found] = []
    for j, p in zip(joined, network.whole.probability(describe_all(counts, joined)).tolist(), strict=True):
        if p < network.cut:
            continue
        content = tuple(Span(e.units[s].start, e.units[t].end) for s, t in close_gaps(e, j.content))
        out.append(Found(_span(e, j.source), _span(e, j.cue), content, _WHY, score=_calibrate(p, network)))
    unsure = [Span(u.start, u.end) for u, p in zip(e.units, outside.tolist(), strict=True) if p < network.sure]
    return Findings(sorted(out, key=span_key), _untold(unsure, out))


def _untold(spans: Iterable[Span], founds: Iterable[Found]) -> Spans:
    """What of the spans is in no part of an attribution."""
    return subtract_spans(spans, [s for f in founds for part in (f.source, f.cue, f.content) for s in part])


def _calibrate(p: float, network: Network) -> float:
    p = min(max(p, 1e-4), 1 - 1e-4)
    return round(1 / (1 + exp(-(network.slope * log(p / (1 - p)) + network.shift))), 3)


def _span(e: Emissions, p: Piece | None) -> Spans:
    return (Span(e.units[p.first].start, e.units[p.last].end),) if p else ()
