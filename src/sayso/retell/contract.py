"""A reading as plain data: the JSON object that `sayso read --json` prints, one a page."""

import json
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sayso.model import (
    Article,
    Attribution,
    Interval,
    Loaded,
    Mention,
    Quantity,
    Reading,
    Source,
    Span,
    Statement,
    Unnamed,
    When,
    Where,
)
from sayso.retell.reached import count_reached

# Half a surrogate pair fits no UTF-8 file; the others break lines for many readers of JSON lines, or drive a terminal.
_UNSAFE = re.compile("[\ud800-\udfff\x7f-\x9f\u2028\u2029]")

Row = dict[str, Any]  # JSON: the keys are fixed by the contract, fields may be added and are never renamed


def reading_to_dict(reading: Reading, input_name: str | None = None) -> Row:
    """The contract's object for one page; offsets are code points into `article.text`, times ISO 8601 in UTC.

    `input_name` is what the user gave; without it, what the article remembers. Absent knowledge is None or [].
    """
    article = reading.article
    return {
        "input": article.input if input_name is None else input_name,
        "article": _article(article),
        "attributions": [_attribution(a) for a in reading.attributions],
        "statements": [_statement(s) for s in reading.statements],
        "times": [_when(t) for t in reading.times],
        "places": [_place(p) for p in reading.places],
        "quantities": [_quantity(q) for q in reading.quantities],
        "mentions": [_mention(m) for m in reading.mentions],
        "drift": [{"attributed": d.attributed, "flat": d.flat, "why": d.why} for d in reading.drift],
        "reached": count_reached(reading),
        "unaccounted": reading.unaccounted,
    }


def error_to_dict(input_name: str, error: BaseException) -> Row:
    """The contract's object for a page that could not be read: the error's name and its one line.

    Where an article was made all the same (its language is not read) the object has it too.
    """
    message = " ".join(str(error).split()) or type(error).__name__
    row: Row = {"input": input_name, "error": {"kind": type(error).__name__, "message": message}}
    article = getattr(error, "article", None)
    return row if article is None else {**row, "article": _article(article)}


def row_to_json(row: Row, *, indent: int | None = None) -> str:
    """`row` as JSON text without a line break at its end; one line unless `indent` is given.

    Half of a surrogate pair becomes U+FFFD: one code point, so offsets stay.
    """
    made = json.dumps(row, ensure_ascii=False, indent=indent, allow_nan=False)
    return _UNSAFE.sub(lambda m: "\ufffd" if m[0] >= "\ud800" else f"\\u{ord(m[0]):04x}", made)


def put_span(span: Span) -> list[int]:
    """[start, end]."""
    return [span.start, span.end]


def put_spans(spans: Iterable[Span]) -> list[list[int]]:
    """A list of [start, end]."""
    return [[s.start, s.end] for s in spans]


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def put_stretch(interval: Interval | None) -> Row | None:
    if interval is None:
        return None
    return {"earliest": _time(interval.earliest), "latest": _time(interval.latest)}


def _article(article: Article) -> Row:
    return {
        "id": article.id,
        "url": article.url or None,
        "outlet": article.outlet or None,
        "headline": article.headline or None,
        "authors": list(article.authors),
        "published": _time(article.published),
        "published_as_printed": article.published_as_printed or None,
        "modified": _time(article.modified),
        "language": article.language or None,
        "credit": article.credit or None,
        "genre": article.genre,
        "complete": article.complete,
        "text": article.text,
        "blocks": [{"start": b.span.start, "end": b.span.end, "kind": b.kind, "why": b.why} for b in article.blocks],
    }


def _attribution(a: Attribution) -> Row:
    source: Source | None = a.source
    return {
        "id": a.id,
        "source": put_spans(source.spans) if source else [],
        "cue": put_spans(a.cue),
        "content": put_spans(a.content),
        "frame": put_spans(a.frame),
        "name": (source.name or None) if source else None,
        "kind": source.kind if source else None,
        "role": (source.role or None) if source else None,
        "party": (source.party or None) if source else None,
        "unnamed": _unnamed(source.unnamed) if source and source.unnamed else None,
        "act": a.act or None,
        "speech": a.speech,
        "manner": a.manner,
        "certainty": list(a.certainty),
        "said_at": put_stretch(a.said_at),
        "addressee": put_spans(a.addressee),
        "medium": {"span": put_span(a.medium.span), "kind": a.medium.kind} if a.medium else None,
        "parent": a.parent,
        "link": a.link,
        "score": a.score,
        "by": a.by,
        "why": a.why or None,
    }


def _unnamed(one: Unnamed) -> Row:
    return {
        "count": one.count,
        "several": one.several,
        "described": put_span(one.described),
        "anonymity": put_span(one.anonymity) if one.anonymity else None,
        "reason": put_span(one.reason) if one.reason else None,
    }


def _statement(s: Statement) -> Row:
    return {
        "id": s.id,
        "block": s.block,
        "spans": put_spans(s.spans),
        "text": s.text,
        "voice": {"kind": s.voice.kind, "name": s.voice.name or None, "party": s.voice.party or None},
        "chain": list(s.chain),
        "echoes": s.echoes,
        "manner": s.manner,
        "certainty": list(s.certainty),
        "certainty_why": s.certainty_why,
        "when": _when(s.when) if s.when else None,
        "where": [w.name for w in s.where],
        "loaded": [_loaded(x) for x in s.loaded],
        "score": s.score,
        "by": s.by,
        "why": s.why or None,
    }


def _loaded(x: Loaded) -> Row:
    return {"span": put_span(x.span), "kind": x.kind, "whose": x.whose, "why": x.why}


def _when(t: When) -> Row:
    return {
        "span": put_span(t.span),
        "type": t.type,
        "timex": t.timex or None,
        "earliest": _time(t.interval.earliest) if t.interval else None,
        "latest": _time(t.interval.latest) if t.interval else None,
    }


def _place(p: Where) -> Row:
    return {"span": put_span(p.span), "name": p.name, "latitude": p.latitude, "longitude": p.longitude, "kind": p.kind}


def _quantity(q: Quantity) -> Row:
    return {
        "span": put_span(q.span),
        "low": q.low,
        "high": q.high,
        "unit": q.unit or None,
        "of": q.of or None,
        "about": q.about,
    }


def _mention(m: Mention) -> Row:
    reply = {"span": put_span(m.reply.span), "kind": m.reply.kind} if m.reply else None
    return {"name": m.name, "kind": m.kind, "spans": put_spans(m.spans), "heard": m.heard, "reply": reply}
