"""The one line that says why a pair was judged as it was, with the words of both sides."""

from __future__ import annotations

from sayso.model import Slot
from sayso.story.judging.judgement import Kind
from sayso.story.judging.signs import Signs
from sayso.story.judging.view import View

_WORDS = 18  # of a statement that is quoted whole


def put_reason(kind: Kind, slot: Slot | None, a: View, b: View, signs: Signs) -> str:
    """One line that can be quoted."""
    if kind == "differs" and signs.differing:
        return signs.differing[0].because
    both = f"{_quote(a)} and {_quote(b)}"
    if kind in ("denies", "differs"):
        return f"{both}{_how_they_part(a, b, signs)}"
    if kind == "unrelated":
        return f"{both}: {'only ' + _list(signs.shared) if signs.shared else 'nothing'} in common"
    reason = f"{both}: in common {_list(signs.shared)}" if signs.shared else both
    more = [t for t in a.terms if t not in b.held]
    return f"{reason}; only in the first {_list(more)}" if kind == "stronger" and more else reason


def _how_they_part(a: View, b: View, signs: Signs) -> str:
    against = next((w for w in signs.shown.get("against_one", ()) if w), "")
    if against:
        return f': "{against}" stands against what the other says'
    if "opposites" in signs.shown:
        left, right = signs.shown["opposites"]
        return f': "{left}" against "{right}"'
    if a.against != b.against:
        return f": {'the first' if a.against else 'the second'} says it is not so"
    return f": about {_list(signs.shared)}" if signs.shared else ""


def _quote(view: View) -> str:
    words = view.proposition.text.split()
    return f'"{" ".join(words[:_WORDS])}{" ..." if len(words) > _WORDS else ""}"'


def _list(terms: tuple[str, ...] | list[str]) -> str:
    return ", ".join(terms[:6])
