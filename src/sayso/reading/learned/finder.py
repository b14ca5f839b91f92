"""Finder by model: attributions of an article as bare spans, with a calibrated score.

The tagger's spans and the rules' attributions are weighed together; what only the rules can know (attributions inside
attributions, echoes) is added to what is shown.
"""

from __future__ import annotations

from math import exp, log

from sayso.model import Article, Span, Spans
from sayso.reading.finding.attribution import find_by_rules
from sayso.reading.found import Findings, Found
from sayso.reading.learned.candidates import Candidate, choose, cuts_of, describe_candidates
from sayso.reading.learned.doubt import Weighed, describe_left, find_runs, number_sentences
from sayso.reading.learned.emissions import Emissions, emit
from sayso.reading.learned.evidence import Evidence, gather_evidence
from sayso.reading.learned.hints import hint_rows
from sayso.reading.learned.joining import add_nested, keep_told
from sayso.reading.learned.known import Ranges
from sayso.reading.learned.network import Network, shipped_network
from sayso.reading.learned.sourced import rate_sentences
from sayso.reading.learned.windows import make_parts
from sayso.reading.masked import mask_article
from sayso.reading.parse import ParsedBlock
from sayso.text import merge_spans, subtract_spans

_WHY = "words like those that the learned reader was shown as somebody's"


def find_by_model(article: Article, parsed: list[ParsedBlock], *, min_score: float = 0.0) -> Findings:
    """The attributions of the article whose score is at least `min_score`, and the words left in doubt.

    One that lies inside another, or is only echoed, has no score and stays with the one around it.
    """
    return find_with(shipped_network(), article, parsed, min_score)


def find_with(network: Network, article: Article, parsed: list[ParsedBlock], min_score: float = 0.0) -> Findings:
    """`find_by_model` with a network that is given."""
    rules = find_by_rules(article, parsed)
    rows = mask_article(article)
    parts = make_parts(rows, hint_rows(rows, parsed, rules), network.words)
    e = emit(parts, network.encode, network.words)
    v = gather_evidence(e, network.moves, network.less_outside, rules)
    weighed = weigh(v, network)
    scored = [_to_found(v, weighed.candidates[n], _calibrate(float(weighed.p[n]), network)) for n in weighed.chosen]
    kept = [f for f in scored if (f.score or 0.0) >= min_score]
    left_out = [s for f in scored if (f.score or 0.0) < min_score for s in f.content]
    found = add_nested(kept, rules, keep_told(parsed, rules))
    told = [s for f in found for part in (f.source, f.cue, f.content) for s in part]
    doubtful = subtract_spans([*_doubtful(v, weighed, network), *left_out], told)
    return Findings(found, doubtful, rate_sentences(e))


def weigh(v: Evidence, network: Network) -> Weighed:
    """The candidates of an article, how likely each is right, and which are shown."""
    candidates = v.candidates(network.pairs)
    rows = describe_candidates(v.counts, candidates, v.known)
    p = network.whole.probability(rows)
    return Weighed(candidates, p, choose(candidates, p, cuts_of(rows, network.cut, network.cut_quoted)))


def _to_found(v: Evidence, c: Candidate, score: float) -> Found:
    _, n = v.known.nearest(c.roles[2])
    agrees = n is not None and v.rules[n]
    if c.rule is not None:
        rule = v.rules[c.rule]
        return Found(rule.source, rule.cue, rule.content, rule.why, score=score)
    same = agrees and bool(c.roles[1]) and v.known.roles[n or 0][1] == c.roles[1]
    why = agrees.why if agrees and same else _WHY
    return Found(_spans(v.e, c.roles[0]), _spans(v.e, c.roles[1]), _spans(v.e, c.roles[2]), why, score=score)


def _doubtful(v: Evidence, weighed: Weighed, network: Network) -> Spans:
    """The words of which it is not likely enough that they are the outlet's own."""
    units, rows = describe_left(v, find_runs(v.e, number_sentences(v.e), weighed.told()), weighed)
    own = network.doubt.probability(rows).tolist()
    return _spans(v.e, [(i, i) for i, p in zip(units, own, strict=True) if p < network.sure])


def _calibrate(p: float, network: Network) -> float:
    p = min(max(p, 1e-4), 1 - 1e-4)
    return round(1 / (1 + exp(-(network.slope * log(p / (1 - p)) + network.shift))), 3)


def _spans(e: Emissions, ranges: Ranges) -> Spans:
    return merge_spans(Span(e.units[s].start, e.units[t].end) for s, t in ranges)
