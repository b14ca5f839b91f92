"""Runs of capitals in a text: who and what is named, for telling names from words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.model import Span
from sayso.models.words import common_words

_WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*")
_LINKS = frozenset({
    "of", "the", "de", "la", "le", "du", "der", "den", "van", "von", "al", "el", "bin", "and", "&", "da", "dos",
    "del",
})  # fmt: skip
_TITLES = frozenset({
    "mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lord", "lady", "president", "minister", "prime",
    "chancellor", "secretary", "senator", "governor", "mayor", "judge", "justice", "general", "colonel", "major",
    "captain", "sergeant", "lieutenant", "commander", "admiral", "professor", "king", "queen", "prince", "princess",
    "pope", "rev", "reverend", "chief", "inspector", "officer", "detective", "constable", "sheriff", "ambassador",
    "chairman", "chairwoman", "spokesman", "spokeswoman", "spokesperson", "deputy", "vice", "councillor", "mp",
    "engineer",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitals inside a statement."""

    words: tuple[str, ...]  # as printed, without a title
    at: Span  # in Proposition.text


def find_names(text: str) -> tuple[Name, ...]:
    """The names in `text` in order: runs of capitalised words, titles before them left out.

    A first word, and every word of a line that is set in capitals, counts only where it is no common word.
    """
    words = list(_WORD.finditer(text))
    loose = _set_in_capitals([w.group() for w in words])
    out: list[Name] = []
    run: list[re.Match[str]] = []
    for k, word in enumerate(words):
        if run and text[run[-1].end() : word.start()].strip():
            _close(text, run, out)
        if _is_name(text, word, k == 0 or loose or _opens(text, word.start())):
            run.append(word)
        elif not (run and word.group() in _LINKS and word.group().islower()):
            _close(text, run, out)
        elif k + 1 < len(words) and _is_name(text, words[k + 1], loose):
            run.append(word)
        else:
            _close(text, run, out)
    _close(text, run, out)
    return tuple(out)


def _set_in_capitals(words: list[str]) -> bool:
    """Nearly every long word begins with a capital: a headline in title case."""
    long = [w for w in words if len(w) > 3]
    return len(long) > 2 and sum(w[0].isupper() for w in long) >= 0.75 * len(long)


def _opens(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \n\t\"“'‘(")
    return not before or before[-1] in ".!?:\n"


def _is_name(text: str, word: re.Match[str], doubtful: bool) -> bool:
    form = word.group()
    if not form[0].isupper() or form in ("I", "I'm", "I've", "I'll", "I’m", "I’ve", "I’ll"):
        return False
    lower = re.sub(r"['’]s?$", "", form.lower())
    return not doubtful or lower not in common_words()


def _close(text: str, run: list[re.Match[str]], out: list[Name]) -> None:
    while run and run[-1].group().islower():
        run.pop()
    while len(run) > 1 and run[0].group().lower().rstrip(".") in _TITLES:
        run.pop(0)
    if run:
        words = tuple(re.sub(r"['’]s?$", "", w.group()) for w in run)
        out.append(Name(tuple(w for w in words if w), Span(run[0].start(), run[-1].end())))
    run.clear()
