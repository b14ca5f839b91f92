"""A story of a ledger, compared: what its articles say together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.model import Story

if TYPE_CHECKING:
    from sayso.desk.comparing import Comparison
    from sayso.desk.gathering import KeptStory
    from sayso.ledger import Ledger


def compare_kept(ledger: Ledger, story: KeptStory, *, most: int | None = None) -> Comparison:
    """The comparison of a story's articles as the ledger has them read, corrections included; all are one story.

    With `most`, of so many articles, the latest. Raises LedgerError where a text has no reading.
    """
    from sayso.desk.comparing import compare_readings

    ids = story.articles if most is None else story.articles[-most:]
    return compare_readings((ledger.reading(i) for i in ids), story=Story(story.id, ids, story.because))
