"""What stands beside a story's claims as plain data: a part of the object of `sayso compare --json`."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.model import (
    HeardAcross,
    QuotationVersion,
    Reading,
    StoryPanels,
    TimelineEntry,
    WordChange,
    WordingRow,
)
from sayso.retell.comparison import put_pair, put_ref
from sayso.retell.contract import Row, put_span, put_spans, put_stretch


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
        "rewordings": [{**put_pair(r), "likeness": round(r.likeness, 3)} for r in panels.rewordings],
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
        "editions": [list(states) for states in panels.editions],
        "edits": [{"claim": e.claim, "kind": e.kind, "before": e.before, "after": e.after} for e in panels.edits],
        "timeline": {
            "lanes": list(panels.timeline.lanes),
            "entries": [_entry(e) for e in panels.timeline.entries],
            "undated": [put_ref(r) for r in panels.timeline.undated],
        },
    }


def _heard(one: HeardAcross) -> Row:
    on = [
        {
            "article": x.article,
            "heard": x.heard,
            "reply": {"span": put_span(x.reply.span), "kind": x.reply.kind} if x.reply else None,
            "attributions": list(x.attributions),
        }
        for x in one.on
    ]
    return {"name": one.name, "kind": one.kind, "role": one.role, "party": one.party, "on": on}


def _wording(row: WordingRow) -> Row:
    uses = [{"words": u.words, "at": [{"article": i, "span": put_span(s)} for i, s in u.at]} for u in row.uses]
    return {"kind": row.kind, "about": row.about, "uses": uses}


def _version(v: QuotationVersion, first: QuotationVersion, texts: dict[str, str]) -> Row:
    return {
        "article": v.article,
        "attribution": v.attribution,
        "manner": v.manner,
        "spans": put_spans(v.spans),
        "translated": put_span(v.translated) if v.translated else None,
        "changes": [_change(c, texts[first.article], texts[v.article]) for c in v.changes],
    }


def _change(c: WordChange, text: str, other: str) -> Row:
    """`words` are those of the text that has them; of what was changed, those of the other text."""
    return {
        "kind": c.kind,
        "span": put_span(c.span) if c.span else None,
        "other": put_span(c.other) if c.other else None,
        "words": other[c.other.start : c.other.end] if c.other else text[c.span.start : c.span.end] if c.span else "",
    }


def _entry(e: TimelineEntry) -> Row:
    return {
        "statement": put_ref(e.ref),
        "claim": e.claim,
        "lane": e.lane,
        "kind": e.kind,
        "at": put_stretch(e.at),
        "words": put_span(e.words) if e.words else None,
    }
