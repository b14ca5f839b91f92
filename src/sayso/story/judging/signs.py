"""What can be seen of a pair of statements, each sign a number between -1 and 1, with the words that show it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from sayso.story.judging.opposites import OPPOSITES
from sayso.story.judging.stances import CONTRASTS, DENIES, DOUBTS, OPPOSES
from sayso.story.propositions import Proposition
from sayso.story.slots import SlotFinding, compare_slots
from sayso.story.terms import stem_word

_FLAGS = ("asserted", "hedged", "asked_for", "planned", "predicted", "conditional")
_DENIES, _DOUBTS, _CONTRASTS, _OPPOSES = (
    re.compile("|".join(f"(?:{p})" for p in table)) for table in (DENIES, DOUBTS, CONTRASTS, OPPOSES)
)
_QUOTES = str.maketrans("‘’`´", "''''")


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of a pair, and the words of either side that show them."""

    values: dict[str, float]
    shared: tuple[str, ...]  # terms that both have
    findings: tuple[SlotFinding, ...]
    shown: dict[str, tuple[str, str]] = field(default_factory=dict)  # sign -> words of a, words of b

    @property
    def differing(self) -> tuple[SlotFinding, ...]:
        """The slots that are filled differently, but for whether it is so at all."""
        return tuple(f for f in self.findings if f.outcome == "differs" and f.slot != "whether")


def read_signs(a: Proposition, b: Proposition) -> Signs:
    """The signs of a pair. The same words under other names give the same signs."""
    values: dict[str, float] = {}
    shown: dict[str, tuple[str, str]] = {}
    shared = _overlap(a, b, values)
    _stances(a, b, values, shown)
    _opposites(a, b, values, shown)
    _certainty(a, b, values)
    findings = compare_slots(a, b)
    _slots(findings, values)
    return Signs(values, shared, findings, shown)


def is_against(p: Proposition) -> bool:
    """`p` says not-P of what it repeats: denied, negated, or called a hoax, untrue, unfounded."""
    if "denied" in p.certainty and "negated" in p.certainty:
        return p.negative
    return p.negative or _DENIES.search(_fold(_stance_text(p))) is not None


def denying_words(p: Proposition) -> str:
    """The words by which `p` takes a stand against what it repeats; "" where none are known."""
    for text in (p.text, p.context):
        found = _DENIES.search(_fold(text))
        if found:
            return text[found.start() : found.end()].strip(" ,")
    return ""


def _stance_text(p: Proposition) -> str:
    """The words whose stand is that of `p`: of a sentence given on its own all of them, else the statement's."""
    return p.context if p.ref is None else p.text


def _fold(text: str) -> str:
    lower = text.lower()
    return (lower if len(lower) == len(text) else text).translate(_QUOTES)


def _overlap(a: Proposition, b: Proposition, values: dict[str, float]) -> tuple[str, ...]:
    left, right = set(a.terms), set(b.terms)
    both = left & right
    names_a, names_b = ({w.lower() for n in p.names for w in n.words} for p in (a, b))
    values["cover_a"] = len(both) / max(1, len(left))
    values["cover_b"] = len(both) / max(1, len(right))
    values["cover"] = len(both) / max(1, min(len(left), len(right)))
    values["jaccard"] = len(both) / max(1, len(left | right))
    values["shared"] = min(len(both), 8) / 8
    values["names_shared"] = len(names_a & names_b) / max(1, min(len(names_a), len(names_b)))
    values["names_apart"] = float(bool(names_a and names_b and not names_a & names_b))
    return tuple(t for t in dict.fromkeys(a.terms) if t in both)


def _stances(a: Proposition, b: Proposition, values: dict[str, float], shown: dict[str, tuple[str, str]]) -> None:
    against = is_against(a), is_against(b)
    values["against_one"] = float(against[0] != against[1])
    values["against_both"] = float(all(against))
    if against[0] != against[1]:
        shown["against_one"] = (denying_words(a) if against[0] else "", denying_words(b) if against[1] else "")
    for name, pattern in (("doubts", _DOUBTS), ("contrasts", _CONTRASTS), ("opposes", _OPPOSES)):
        found = [bool(pattern.search(_fold(_stance_text(p)))) for p in (a, b)]
        values[f"{name}_one"] = float(found[0] != found[1])
        values[f"{name}_both"] = float(all(found))


@lru_cache(maxsize=1)
def _sides() -> dict[str, tuple[tuple[int, int], ...]]:
    out: dict[str, tuple[tuple[int, int], ...]] = {}
    for row, pair in enumerate(OPPOSITES):
        for side, words in enumerate(pair):
            for word in words.split():
                stem = stem_word(word)
                out[stem] = (*out.get(stem, ()), (row, side))
    return out


def _opposites(a: Proposition, b: Proposition, values: dict[str, float], shown: dict[str, tuple[str, str]]) -> None:
    sides = _sides()
    words_a, words_b = ({stem_word(w): w for w in re.findall(r"[a-z]+", _fold(p.text))} for p in (a, b))
    met = [
        (words_a[s], words_b[t])
        for s in words_a.keys() - words_b.keys()
        for t in words_b.keys() - words_a.keys()
        if any((row, 1 - side) in sides.get(t, ()) for row, side in sides.get(s, ()))
    ]
    values["opposites"] = min(len(met), 2) / 2
    if met:
        shown["opposites"] = min(met)


def _certainty(a: Proposition, b: Proposition, values: dict[str, float]) -> None:
    for flag in _FLAGS:
        values[f"{flag}_one"] = float((flag in a.certainty) - (flag in b.certainty))


def _slots(findings: tuple[SlotFinding, ...], values: dict[str, float]) -> None:
    for outcome in ("same", "meets", "differs", "only_a", "only_b"):
        met = [f for f in findings if f.outcome == outcome and f.slot != "whether"]
        values[f"slot_{outcome}"] = max((f.sure for f in met), default=0.0)
