"""Attributions to nobody that only tell how things look: "the council does not appear inclined to pay"."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.reading.found import Found
from sayso.reading.layout import Layout
from sayso.reading.wording.acts import cue_head

# Who says so is who writes; "is said to", "is understood to" hand on somebody's word instead.
_SEEMING = frozenset({"appear", "seem", "look"})


def find_seeming(layout: Layout, founds: Sequence[Found]) -> frozenset[int]:
    """Indices of the founds without a source whose cue says how things look: their words stay with who writes."""
    heads = ((i, cue_head(layout, f)) for i, f in enumerate(founds) if f.cue and not f.source)
    return frozenset(i for i, head in heads if head is not None and head[1].lemma_.lower() in _SEEMING)
