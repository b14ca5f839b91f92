"""Whether a statement says P or not-P."""

from __future__ import annotations

from collections.abc import Collection

from sayso.model import Flag


def is_negative(certainty: Collection[Flag]) -> bool:
    """It says not-P: denied or negated; both together say P ("denied that it had not paid")."""
    return ("denied" in certainty) != ("negated" in certainty)
