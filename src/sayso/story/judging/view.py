"""A statement as it is held against others: what is looked up once and not again for each pair."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.story.judging.opposites import OPPOSITES
from sayso.story.judging.stances import CONTRASTS, DENIES, DISTANCES, DOUBTS, NEGATES, OPPOSES, REPORTS
from sayso.story.judging.vectors import rows_of
from sayso.story.saying.proposition import Proposition
from sayso.story.saying.terms import groups_of, index_sides, stem_word, terms_of

if TYPE_CHECKING:
    from sayso.story.judging.vectors import Rows

_QUOTES = str.maketrans("‘’`´", "''''")
_WORD = re.compile(r"[^\W\d_]+")
_HINT_WORDS = {
    "doubts": DOUBTS,
    "contrasts": CONTRASTS,
    "opposes": OPPOSES,
    "denies": DENIES,
    "negates": NEGATES,
    "distances": DISTANCES,
    "reports": REPORTS,
}
_OPENING = re.compile(r"[\"'“\s]*(?:but|however|yet|still|though|although|despite|while|instead|nevertheless)\b")
_DENIAL = "false fake hoax deny untrue debunk fabricate joke prank forge reject dismiss"
_DOUBT = "doubt sceptical unlikely uncertain question unclear dispute suspicious"
_LEAST_NAME = 2  # letters of a name's word that is compared


@dataclass(frozen=True, slots=True)
class Meaning:
    """The words of a statement as vectors."""

    known: tuple[str, ...]  # terms that have a vector
    rows: Rows  # their vectors
    denial: float  # how near the nearest of the words that take its stand is to "false", "hoax", "deny": cosine
    doubt: float  # the same for "doubt", "unclear"


@dataclass(frozen=True)
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

    @cached_property
    def meaning(self) -> Meaning:
        """Found when first asked for: weights that were set by hand never ask."""
        known, rows = rows_of(self.terms)
        stand = rows_of(terms_of(stance_text(self.proposition)))[1]
        return Meaning(known, rows, _nearest(stand, _DENIAL), _nearest(stand, _DOUBT))


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
        neighbours=frozenset(pairwise(terms)),
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


def _nearest(rows: Rows, words: str) -> float:
    table = rows @ _seeds(words).T
    return float(table.max()) if table.size else 0.0


@cache
def _seeds(words: str) -> Rows:
    return rows_of(tuple(stem_word(w) for w in words.split()))[1]


@cache
def _pattern(table: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in table))


@cache
def _sides() -> dict[str, tuple[tuple[int, int], ...]]:
    return index_sides(OPPOSITES)


def _sides_of(text: str) -> dict[tuple[int, int], str]:
    sides = _sides()
    out: dict[tuple[int, int], str] = {}
    for word in _WORD.findall(text):
        for place in sides.get(stem_word(word), ()):
            out.setdefault(place, word)
    return out
