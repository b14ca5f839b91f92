"""A reading as W3C Web Annotations: for the words of each statement, on whose word they stand.

Source: W3C, Web Annotation Data Model (2017), TextQuoteSelector and TextPositionSelector.
"""

from __future__ import annotations

from sayso.model import Article, Reading, Span, Statement
from sayso.retell.explain import explain
from sayso.retell.linked.shared import Node, name_page, name_part, name_text, without_unknown

ANNOTATION_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# Enough on either side that the words are found again where they stand more than once.
_BESIDE = 32


def annotations_of(reading: Reading, captured: str | None = None) -> list[Node]:
    """An annotation for each statement (to stand under ANNOTATION_CONTEXT); `captured` is an ISO 8601 moment.

    Offsets are code points of the article's text as captured, which the state's `cached` names; `exact` is the text
    between them.
    """
    return [_annotation(reading, s, captured) for s in reading.statements]


def _annotation(reading: Reading, s: Statement, captured: str | None) -> Node:
    article = reading.article
    targets = [_target(article, span, captured) for span in s.spans]
    return {
        "id": name_part(article, s.id),
        "type": "Annotation",
        "motivation": "identifying",
        "generator": {"type": "Software", "name": f"sayso {s.by}"},
        "body": _bodies(reading, s),
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _bodies(reading: Reading, s: Statement) -> list[Node]:
    why = explain(s, reading)
    lines = [("identifying", s.voice.name or s.voice.kind), ("tagging", f"voice: {s.voice.kind}")]
    lines += [("tagging", f"manner: {s.manner}")]
    lines += [("tagging", f"certainty: {flag}") for flag in s.certainty]
    lines += [("describing", why[field]) for field in ("chain", "echoes") if field in why]
    return [{"type": "TextualBody", "purpose": p, "value": v, "format": "text/plain"} for p, v in lines]


def _target(article: Article, span: Span, captured: str | None) -> Node:
    text = article.text
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[span.start : span.end],
        "prefix": text[max(0, span.start - _BESIDE) : span.start],
        "suffix": text[span.end : span.end + _BESIDE],
    }
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    state = without_unknown({"type": "TimeState", "sourceDate": captured, "cached": name_text(article)})
    return {"source": name_page(article), "state": state, "selector": [quote, position]}
