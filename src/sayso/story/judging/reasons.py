"""The one line that says why a pair was judged as it was, with the words of both sides."""

from __future__ import annotations

from sayso.model import Slot
from sayso.story.judging.judgement import Kind
from sayso.story.judging.signs import Signs, denying_words
from sayso.story.propositions import Proposition

_WORDS = 18  # of a statement that is quoted whole


def put_reason(kind: Kind, slot: Slot | None, a: Proposition, b: Proposition, signs: Signs) -> str:
    """One line that can be quoted."""
    if kind == "differs" and signs.differing:
        return signs.differing[0].because
    both = f"{_quote(a.text)} and {_quote(b.text)}"
    if kind in ("denies", "differs"):
        return f"{both}{_how_they_part(a, b, signs)}"
    if kind == "unrelated":
        return f"{both}: {'only ' + _list(signs.shared) if signs.shared else 'nothing'} in common"
    reason = f"{both}: in common {_list(signs.shared)}" if signs.shared else both
    more = [t for t in dict.fromkeys(a.terms) if t not in b.terms]
    return f"{reason}; only in the first {_list(more)}" if kind == "stronger" and more else reason


def _how_they_part(a: Proposition, b: Proposition, signs: Signs) -> str:
    against = next((w for w in signs.shown.get("against_one", ()) if w), "")
    if against:
        return f': "{against}" stands against what the other says'
    if "opposites" in signs.shown:
        left, right = signs.shown["opposites"]
        return f': "{left}" against "{right}"'
    if a.negative != b.negative:
        denied = denying_words(a if a.negative else b)
        return f": {'the first' if a.negative else 'the second'} denies it" + (f' ("{denied}")' if denied else "")
    return f": about {_list(signs.shared)}" if signs.shared else ""


def _quote(text: str) -> str:
    words = text.split()
    return f'"{" ".join(words[:_WORDS])}{" ..." if len(words) > _WORDS else ""}"'


def _list(terms: tuple[str, ...] | list[str]) -> str:
    return ", ".join(terms[:6])
