"""A comparison with what stands beside its claims, handed on to a person: a page, rows, data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sayso.desk.results import Failure
from sayso.model import Comparison, StoryPanels


def find_panels(comparison: Comparison) -> tuple[StoryPanels, ...]:
    """What stands beside the claims of each story: copies, who is heard, wordings, quotations, the timeline."""
    from sayso.story.beside.panels import make_story_panels

    return make_story_panels(comparison)


def comparison_to_data(
    comparison: Comparison, panels: Sequence[StoryPanels], errors: Sequence[Failure] = ()
) -> dict[str, Any]:
    """The contract's object, with what stands beside the claims under `beside`."""
    from sayso.retell.comparison import comparison_to_dict
    from sayso.retell.story.data import panels_to_dict

    row = comparison_to_dict(comparison, [e.to_dict() for e in errors])
    return {**row, "beside": [panels_to_dict(p, comparison.readings) for p in panels]}


def comparison_to_html(comparison: Comparison, errors: tuple[Failure, ...] = ()) -> str:
    """One self-contained page: no script, nothing from another host."""
    from sayso.retell.story.page import Failed, draw_comparison

    failed = [Failed(e.input, str(e.error) or type(e.error).__name__) for e in errors]
    return draw_comparison(comparison, find_panels(comparison), failed)


def comparison_to_frame(comparison: Comparison, errors: tuple[Failure, ...] = ()) -> str:
    """`comparison_to_html` in a frame of its own, for notebooks."""
    from sayso.retell.html import put_in_frame

    return put_in_frame(comparison_to_html(comparison, errors), "A comparison")
