"""Which of several times is that of the event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.model import When
from sayso.reading.when.words import as_words

_BEFORE = re.compile(r"([\w'’]+)\s*$")
_POSSESSIVE = re.compile(r"['’]s?\b|['’](?=\s)")
_NOUN = re.compile(r"\s[a-z]|-[a-z]")
_DETERMINERS = as_words("the a an this that these those its his her their our my your")


def choose_time(text: str, times: Sequence[When]) -> When | None:
    """The time of the event among the `times` of one statement, in order; None where there is none that says when.

    A day or stretch that stands free goes before one that only names something else ("Monday's vote", "the 2016
    election"), that before a duration that has a stretch ("the past two years"), and that before vague words and sets.
    A mere duration ("for two years") says how long and not when.
    """
    ranked = [(_rank(text, t), n) for n, t in enumerate(times)]
    best = min((r for r in ranked if r[0] is not None), default=None, key=lambda r: (r[0] or 0, r[1]))
    return None if best is None else times[best[1]]


def _rank(text: str, when: When) -> int | None:
    if when.type in ("DATE", "TIME") and when.interval is not None:
        return 1 if _is_attribute(text, when) else 0
    if when.type == "DURATION":
        return None if when.interval is None else 2
    return 3


def _is_attribute(text: str, when: When) -> bool:
    if _POSSESSIVE.match(text, when.span.end):
        return True
    before = _BEFORE.search(text, max(0, when.span.start - 20), when.span.start)
    led = before is not None and (before[1].lower() in _DETERMINERS or before[1].endswith(("'s", "’s")))
    return led and _NOUN.match(text, when.span.end) is not None
