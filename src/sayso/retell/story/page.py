"""A comparison as one self-contained page: no script, nothing from another host, readable without colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sayso.model import Comparison, StoryPanels
from sayso.retell.html import HERE, draw, template_text
from sayso.retell.passages import shorten
from sayso.retell.story.beside import (
    group_heard,
    list_drift,
    list_heard,
    list_pages,
    list_taken,
    list_texts,
    list_uses,
    title_story,
)
from sayso.retell.story.cast import Locate, StoryCast, locate_live, order_stories
from sayso.retell.story.claims import TITLES, group_rows, make_claim_rows, put_head, put_states
from sayso.retell.story.disputes import find_disputes
from sayso.retell.story.lanes import draw_timeline, list_times
from sayso.retell.story.word_differences import list_quotations, shorten_cut, shorten_kept

STYLES = ("reading.css", "story.css", "charts.css")
MOST_OPEN = 8  # disagreements that stand open; the others are folded
MOST_ROWS = 40  # rows of a list that stand open


@dataclass(frozen=True, slots=True)
class Failed:
    """A page that could not be read."""

    input: str
    why: str


def draw_comparison(comparison: Comparison, panels: Sequence[StoryPanels], failed: Sequence[Failed] = ()) -> str:
    """One HTML page with a section for each story: texts, disagreements, claims, and what stands beside them.

    `panels` are those of the stories of `comparison`. Every word of the pages read is escaped; the policy inside
    allows one style sheet, by its hash, and nothing else.
    """
    css = "\n".join(template_text(HERE, name) for name in STYLES)
    return draw(HERE, "story.html.j2", css, **story_values(comparison, panels, failed)).html


def story_values(
    comparison: Comparison,
    panels: Sequence[StoryPanels],
    failed: Sequence[Failed] = (),
    locate: Locate = locate_live,
) -> dict[str, Any]:
    """What `story.html.j2` shows of a comparison; `locate` tells where its links to pages and words lead."""
    stories = [_story(comparison, p, locate) for p in order_stories(comparison, panels)]
    title = shorten(stories[0]["title"], 120) if len(stories) == 1 else f"{len(stories)} stories"
    if not stories:
        title = "No page to compare"
    return {"title": title, "stories": stories, "failed": failed, "most": MOST_ROWS, "most_open": MOST_OPEN}


def _story(comparison: Comparison, panels: StoryPanels, locate: Locate) -> dict[str, Any]:
    cast = StoryCast(comparison, panels, locate)
    rows = make_claim_rows(comparison, cast)
    pages = list_pages(comparison, panels, cast)
    heard = list_heard(panels, cast)
    disputes = find_disputes(comparison, cast, rows)
    told = {v.row.id for d in disputes for v in d.values}
    return {
        "id": panels.story,
        "title": title_story(pages),
        "title_page": next((p.page for p in pages if p.headline), None),
        "head": put_head(comparison, cast, rows),
        "states": put_states(rows),
        "pages": pages,
        "because": next((s.because for s in comparison.stories if s.id == panels.story), ""),
        "texts": [t for t in list_texts(comparison, panels, cast) if len(t.pages) > 1],
        "taken": list_taken(panels, comparison, cast),
        "disputes": disputes,
        "groups": [(TITLES[state], state, [r for r in of if r.id not in told]) for state, of in group_rows(rows)],
        "drift": list_drift(comparison, cast),
        "heard": group_heard(panels, heard),
        "cut": [p.page for p in pages if p.cut],
        "wordings": [(row, list_uses(row, cast)) for row in panels.wordings],
        "quotations": list_quotations(panels, cast),
        "times": list_times(panels, cast),
        "wide": draw_timeline(panels, cast),
        "narrow": draw_timeline(panels, cast, narrow=True),
        "undated": [cast.show(ref) for ref in panels.timeline.undated if ref in cast.statements],
        "voices": cast.voices(),
        "shorten_kept": shorten_kept,
        "shorten_cut": shorten_cut,
    }
