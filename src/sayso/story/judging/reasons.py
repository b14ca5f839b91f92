"""The one line that says why a pair was judged as it was, with the words of both sides."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Slot
from sayso.story.judging.judgement import Kind
from sayso.story.judging.signs import Signs
from sayso.story.judging.view import View, stance_text
from sayso.story.saying.quoting import shorten
from sayso.story.saying.terms import stem_word

_WORDS = 18  # of a statement that is quoted
_LISTED = 6  # words in common


def put_reason(kind: Kind, slot: Slot | None, a: View, b: View, signs: Signs) -> str:
    """One line that can be quoted."""
    if kind == "differs" and signs.differing:
        return signs.differing[0].because
    both = f"{_quote(a)} and {_quote(b)}"
    if kind in ("denies", "differs"):
        return f"{both}{_how_they_part(a, b, signs)}"
    if kind == "unrelated":
        return f"{both}: {'only ' + _list(signs.shared, a) if signs.shared else 'nothing'} in common"
    reason = f"{both}: in common {_list(signs.shared, a)}" if signs.shared else both
    more = [t for t in a.terms if t not in b.held]
    return f"{reason}; only in the first {_list(more, a)}" if kind == "stronger" and more else reason


def _how_they_part(a: View, b: View, signs: Signs) -> str:
    against = next((w for w in signs.shown.get("against_one", ()) if w), "")
    if against:
        return f': "{against}" stands against what the other says'
    if "opposites" in signs.shown:
        left, right = signs.shown["opposites"]
        return f': "{left}" against "{right}"'
    if a.against != b.against:
        return f": {'the first' if a.against else 'the second'} says it is not so"
    return f": about {_list(signs.shared, a)}" if signs.shared else ""


def _quote(view: View) -> str:
    return f'"{shorten(stance_text(view.proposition), _WORDS)}"'


def _list(terms: Sequence[str], view: View) -> str:
    """The words of `view` that have these stems, as printed."""
    words = [_bare(w) for w in stance_text(view.proposition).split()]
    printed = {stem_word(w): w for w in reversed(words)}
    return ", ".join(f'"{printed[t]}"' for t in terms[:_LISTED] if printed.get(t)) or "little"


def _bare(word: str) -> str:
    return word.strip(".,;:!?()[]\"'“”‘’")
