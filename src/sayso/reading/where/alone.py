"""Where a name of a place is when nothing stands around it."""

from __future__ import annotations

from functools import lru_cache

from sayso.model import Span, Where
from sayso.reading.where.mentions import Mention
from sayso.reading.where.resolve import Resolver


@lru_cache(maxsize=4096)
def place_of_name(name: str) -> Where | None:
    """The place of the name, degrees of its middle, kind; None where several of like size have it, or none.

    A page tells more of which is meant: where its reading is at hand, that knows better. The span is that of the name.
    """
    mention = Mention(Span(0, len(name)), name, 0, known=False, sure=True, inside=None, dateline=False)
    sense = Resolver([mention], ()).place_of(mention)
    return Where(mention.span, name, sense.latitude, sense.longitude, sense.kind) if sense else None
