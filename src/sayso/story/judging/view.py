"""A statement as it is held against others: what is looked up once and not again for each pair."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.story.judging.opposites import OPPOSITES
from sayso.story.judging.stances import CONTRASTS, DENIES, DOUBTS, OPPOSES
from sayso.story.propositions import Proposition
from sayso.story.terms import groups_of, stem_word

_QUOTES = str.maketrans("‘’`´", "''''")
_WORD = re.compile(r"[^\W\d_]+")
_HINT_WORDS = {"doubts": DOUBTS, "contrasts": CONTRASTS, "opposes": OPPOSES}
_OPENING = re.compile(r"[\"'“\s]*(?:but|however|yet|still|though|although|despite|while|instead|nevertheless)\b")
_LEAST_NAME = 2  # letters of a name's word that is compared


@dataclass(frozen=True, slots=True)
class View:
    """One statement, prepared."""

    proposition: Proposition
    terms: tuple[str, ...]  # each once, in order
    held: frozenset[str]  # the same, to look up
    neighbours: frozenset[tuple[str, str]]  # terms side by side
    groups: Mapping[str, frozenset[int]]  # of the terms that have words which stand for them
    names: frozenset[str]  # words of names, in lower case
    speaker: frozenset[str]  # words of the name of who says it, or how they are described
    against: bool  # says not-P of what it repeats
    against_words: str  # by which it does; "" where none are known
    hints: frozenset[str]  # which of doubts, contrasts, opposes, opening it has
    sides: Mapping[tuple[int, int], str]  # sides of opposites that it has, with the word


def make_view(p: Proposition) -> View:
    """A statement prepared for being held against others."""
    text = fold(stance_text(p))
    terms = tuple(dict.fromkeys(p.terms))
    found = _pattern(DENIES).search(text)
    hints = {name for name, table in _HINT_WORDS.items() if _pattern(table).search(text)}
    return View(
        proposition=p,
        terms=terms,
        held=frozenset(terms),
        neighbours=frozenset(zip(terms, terms[1:], strict=False)),
        groups={t: g for t in terms if (g := groups_of(t))},
        names=frozenset(w.lower() for n in p.names for w in n.words if len(w) >= _LEAST_NAME),
        speaker=frozenset(w.lower() for w in _WORD.findall(p.speaker or "") if len(w) > _LEAST_NAME),
        against=_is_against(p, found is not None),
        against_words=stance_text(p)[found.start() : found.end()].strip(" ,") if found else "",
        hints=frozenset(hints | ({"opening"} if _OPENING.match(text) else set())),
        sides=_sides_of(text),
    )


def stance_text(p: Proposition) -> str:
    """The words whose stand is that of `p`: of a sentence given on its own all of them, else the statement's."""
    return p.context if p.ref is None else p.text


def fold(text: str) -> str:
    """Lower case with straight apostrophes, as long as `text`."""
    lower = text.lower()
    return (lower if len(lower) == len(text) else text).translate(_QUOTES)


def _is_against(p: Proposition, denies: bool) -> bool:
    if "denied" in p.certainty and "negated" in p.certainty:
        return p.negative
    return p.negative or denies


@cache
def _pattern(table: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in table))


@cache
def _sides() -> dict[str, tuple[tuple[int, int], ...]]:
    out: dict[str, tuple[tuple[int, int], ...]] = {}
    for row, pair in enumerate(OPPOSITES):
        for side, words in enumerate(pair):
            for stem in {stem_word(word) for word in words.split()}:
                out[stem] = (*out.get(stem, ()), (row, side))
    return out


def _sides_of(text: str) -> dict[tuple[int, int], str]:
    sides = _sides()
    out: dict[tuple[int, int], str] = {}
    for word in _WORD.findall(text):
        for place in sides.get(stem_word(word), ()):
            out.setdefault(place, word)
    return out
