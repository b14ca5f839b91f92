"""What stands beside a story's claims as plain data: a part of the object of `sayso compare --json`."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.model import (
    HeardAcross,
    Interval,
    QuotationVersion,
    Reading,
    Ref,
    Span,
    Spans,
    StoryPanels,
    TimelineEntry,
    WordChange,
    WordingRow,
)
from sayso.retell.contract import Row


def panels_to_dict(panels: StoryPanels, readings: Iterable[Reading]) -> Row:
    """One story's panels; offsets are code points into the text of the article that is named beside them."""
    texts = {r.article.id: r.article.text for r in readings}
    return {
        "story": panels.story,
        "copies": [
            {
                "article": c.passage.article,
                "other": c.passage.other,
                "changes": [_change(x, texts[c.passage.article], texts[c.passage.other]) for x in c.changes],
            }
            for c in panels.copies
        ],
        "heard": [_heard(h) for h in panels.heard],
        "shared": [
            {"article": s.article, "words": s.words, "shared": s.shared, "others": list(s.others)}
            for s in panels.shares
        ],
        "wordings": [_wording(w) for w in panels.wordings],
        "quotations": [
            {"speaker": q.speaker, "versions": [_version(v, q.versions[0], texts) for v in q.versions]}
            for q in panels.quotations
        ],
        "timeline": {
            "lanes": list(panels.timeline.lanes),
            "entries": [_entry(e) for e in panels.timeline.entries],
            "undated": [_ref(r) for r in panels.timeline.undated],
        },
    }


def _heard(one: HeardAcross) -> Row:
    on = [
        {
            "article": x.article,
            "heard": x.heard,
            "reply": {"span": _pair(x.reply.span), "kind": x.reply.kind} if x.reply else None,
            "attributions": list(x.attributions),
        }
        for x in one.on
    ]
    return {"name": one.name, "kind": one.kind, "role": one.role, "party": one.party, "on": on}


def _wording(row: WordingRow) -> Row:
    uses = [{"words": u.words, "at": [{"article": i, "span": _pair(s)} for i, s in u.at]} for u in row.uses]
    return {"kind": row.kind, "about": row.about, "uses": uses}


def _version(v: QuotationVersion, first: QuotationVersion, texts: dict[str, str]) -> Row:
    return {
        "article": v.article,
        "attribution": v.attribution,
        "manner": v.manner,
        "spans": _pairs(v.spans),
        "translated": _pair(v.translated) if v.translated else None,
        "changes": [_change(c, texts[first.article], texts[v.article]) for c in v.changes],
    }


def _change(c: WordChange, text: str, other: str) -> Row:
    """`words` are those of the text that has them; of what was changed, those of the other text."""
    return {
        "kind": c.kind,
        "span": _pair(c.span) if c.span else None,
        "other": _pair(c.other) if c.other else None,
        "words": other[c.other.start : c.other.end] if c.other else text[c.span.start : c.span.end] if c.span else "",
    }


def _entry(e: TimelineEntry) -> Row:
    return {
        "statement": _ref(e.ref),
        "claim": e.claim,
        "lane": e.lane,
        "kind": e.kind,
        "at": _interval(e.at),
        "words": _pair(e.words) if e.words else None,
    }


def _interval(at: Interval) -> Row:
    return {
        "earliest": at.earliest.isoformat() if at.earliest else None,
        "latest": at.latest.isoformat() if at.latest else None,
    }


def _ref(ref: Ref) -> Row:
    return {"article": ref.article, "statement": ref.statement}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _pairs(spans: Spans) -> list[list[int]]:
    return [_pair(s) for s in spans]
