"""The outlet's own words inside somebody's unquoted sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.reading.found import Found
from sayso.reading.layout import Layout
from sayso.reading.owners import Owner


@dataclass(frozen=True, slots=True)
class Aside:
    """Words that stand inside an attributed content and are not the source's."""

    words: tuple[int, ...]  # indices into the layout
    settled: bool  # True: the outlet's own; False: it cannot be told whose
    why: str


def find_asides(
    layout: Layout, founds: Sequence[Found], owners: Sequence[Owner | None], quoted: bytearray
) -> list[Aside]:
    """The asides of all attributions."""
    return []
