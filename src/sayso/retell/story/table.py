"""Claims as rows of plain values, one a claim, for tables and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sayso.model import Comparison, StoryPanels
from sayso.retell.story.cast import StoryCast
from sayso.retell.story.claims import make_claim_rows
from sayso.retell.story.disputes import find_disputes
from sayso.retell.story.life import find_first_and_last

COLUMNS = (
    "story", "claim", "text", "states", "disputed", "outlets", "origins", "origins_at_most", "parties", "voices",
    "cues", "certainty", "first_published", "first_outlet", "first_url", "last_published", "last_outlet", "edits",
    "slots", "against", "statements", "because",
)  # fmt: skip


def claim_rows(comparison: Comparison, panels: Sequence[StoryPanels]) -> Iterator[dict[str, Any]]:
    """One flat row a claim, with the keys of COLUMNS, in the order of a desk; absent knowledge is None.

    `text` has the denial where it is one; `cues` are all cue words, the commonest first; `against` are the ids of the
    claims that it denies, differs from, or is denied by; `statements` are ARTICLE/STATEMENT. Several values of one
    cell are joined by "; ". Times are ISO 8601 in UTC.
    """
    claims = {c.id: c for c in comparison.claims}
    for one in panels:
        cast = StoryCast(comparison, one)
        rows = make_claim_rows(comparison, cast)
        disputes = find_disputes(comparison, cast, rows)
        for row in rows:
            claim = claims[row.id]
            mine = [d for d in disputes if any(v.row.id == row.id for v in d.values)]
            shown = [s for saying in row.sayings for s in saying.shown]
            first, last = find_first_and_last(shown, cast)
            yield {
                "story": one.story,
                "claim": row.id,
                "text": row.words,
                "states": "; ".join(claim.states),
                "disputed": claim.disputed,
                "outlets": claim.outlets,
                "origins": claim.origins,
                "origins_at_most": claim.origins_at_most,
                "parties": "; ".join(claim.parties) or None,
                "voices": "; ".join(s.voice.label for s in row.sayings),
                "cues": "; ".join(dict.fromkeys(c for s in row.sayings for c in s.cues)) or None,
                "certainty": "; ".join(dict.fromkeys(f for s in shown for f in cast.statements[s.ref][1].certainty)),
                "first_published": first.published.isoformat() if first and first.published else None,
                "first_outlet": first.outlet if first else None,
                "first_url": first.url if first else None,
                "last_published": last.published.isoformat() if last and last.published else None,
                "last_outlet": last.outlet if last else None,
                "edits": "; ".join(row.edits) or None,
                "slots": "; ".join(dict.fromkeys(d.slot for d in mine)) or None,
                "against": "; ".join(dict.fromkeys(v.row.id for d in mine for v in d.values if v.row.id != row.id))
                or None,
                "statements": "; ".join(f"{s.ref.article}/{s.ref.statement}" for s in shown),
                "because": "; ".join(row.because) or None,
            }
