"""What can be seen of a pair of statements, each sign a number between -1 and 1, with the words that show it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sayso.story.judging.view import Meaning, View
from sayso.story.saying.terms import stem_word
from sayso.story.slots.comparing import SlotFinding, compare_slots
from sayso.story.slots.contraries import find_contrary

_FLAGS = ("hedged", "asked_for", "planned", "predicted", "conditional")
_HINTS = ("doubts", "contrasts", "opposes", "opening", "denies", "negates", "distances", "reports")
_FOUND = (
    "whether",
    *(f"slot_{outcome}" for outcome in ("same", "meets", "differs", "only_a", "only_b")),
    *(f"{slot}_{outcome}" for slot in ("how_many", "when", "where", "who") for outcome in ("same", "meets", "differs")),
)
_WORD = re.compile(r"[^\W\d_]+")
_FAR = 0.5  # cosine below which two words are about different things
_MANY = 8  # terms in common, beyond which more tell nothing


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of a pair, and the words of either side that show them."""

    values: dict[str, float]
    shared: tuple[str, ...]  # terms that both have, as in a
    findings: tuple[SlotFinding, ...]
    shown: dict[str, tuple[str, str]] = field(default_factory=dict)  # sign -> words of a, words of b

    @property
    def differing(self) -> tuple[SlotFinding, ...]:
        """The slots that are filled differently, but for whether it is so at all."""
        return tuple(f for f in self.findings if f.outcome == "differs" and f.slot != "whether")


def read_signs(a: View, b: View, *, by_meaning: bool = True) -> Signs:
    """The signs of a pair; without `by_meaning` those that need no vectors. Other names give the same signs."""
    values: dict[str, float] = {}
    shown: dict[str, tuple[str, str]] = {}
    shared = _overlap(a, b, values)
    if by_meaning:
        _nearness(a.meaning, b.meaning, values)
    _stances(a, b, values, shown)
    _opposites(a, b, values, shown)
    _sources(a, b, values)
    findings = compare_slots(a.proposition, b.proposition)
    _slots(findings, values)
    return Signs(values, shared, findings, shown)


def _overlap(a: View, b: View, values: dict[str, float]) -> tuple[str, ...]:
    both = a.held & b.held
    met = len(both) + _stand_ins(a, b, both)
    few, many = sorted((max(1, len(a.held)), max(1, len(b.held))))
    values["cover_a"] = min(1.0, met / max(1, len(a.held)))
    values["cover_b"] = min(1.0, met / max(1, len(b.held)))
    values["cover"] = min(1.0, met / few)
    values["exact"] = len(both) / few
    values["jaccard"] = min(1.0, met / max(1, few + many - met))
    values["shared"] = min(met, _MANY) / _MANY
    values["longer"] = (len(a.held) - len(b.held)) / many
    values["in_order"] = min(len(a.neighbours & b.neighbours), 4) / 4
    common = a.names & b.names
    values["names_shared"] = len(common) / max(1, min(len(a.names), len(b.names)))
    values["names_apart"] = float(bool(a.names and b.names and not common))
    return tuple(t for t in a.terms if t in both)


def _nearness(a: Meaning, b: Meaning, values: dict[str, float]) -> None:
    values["denial_a"], values["denial_b"] = a.denial, b.denial
    values["doubt_a"], values["doubt_b"] = a.doubt, b.doubt
    names = ("near_a", "near_b", "near", "farthest_a", "farthest_b", "rest_a", "rest_b")
    values.update(dict.fromkeys(names, 0.0))
    if not a.known or not b.known:
        return
    table = a.rows @ b.rows.T
    by_a, by_b = table.max(1), table.max(0)
    one, other = a.rows.sum(0), b.rows.sum(0)
    values["near_a"], values["near_b"] = float(by_a.sum()) / len(by_a), float(by_b.sum()) / len(by_b)
    values["near"] = float(one @ other) / max(1e-6, float((one @ one) * (other @ other)) ** 0.5)
    values["farthest_a"], values["farthest_b"] = float(by_a.min()), float(by_b.min())
    values["rest_a"] = min(1.0, float((by_a < _FAR).sum()) / _MANY)
    values["rest_b"] = min(1.0, float((by_b < _FAR).sum()) / _MANY)


def _stand_ins(a: View, b: View, both: frozenset[str]) -> int:
    """Terms of `a` that `b` lacks and has another word for."""
    left = [g for t, g in a.groups.items() if t not in both]
    right = [g for t, g in b.groups.items() if t not in both]
    met = 0
    for group in left:
        for n, other in enumerate(right):
            if not group.isdisjoint(other):
                met += 1
                del right[n]
                break
    return met


def _stances(a: View, b: View, values: dict[str, float], shown: dict[str, tuple[str, str]]) -> None:
    values["against_one"] = float(a.against != b.against)
    values["against_both"] = float(a.against and b.against)
    if a.against != b.against:
        shown["against_one"] = (a.against_words if a.against else "", b.against_words if b.against else "")
    for name in _HINTS:
        values[f"{name}_a"] = float(name in a.hints and name not in b.hints)
        values[f"{name}_b"] = float(name in b.hints and name not in a.hints)
        values[f"{name}_one"] = float((name in a.hints) != (name in b.hints))
        values[f"{name}_both"] = float(name in a.hints and name in b.hints)


def _opposites(a: View, b: View, values: dict[str, float], shown: dict[str, tuple[str, str]]) -> None:
    met = [
        (word, other)
        for (row, side), word in a.sides.items()
        if (row, side) not in b.sides and (other := b.sides.get((row, 1 - side))) and (row, 1 - side) not in a.sides
    ]
    values["opposites"] = min(len(met), 2) / 2
    contrary = find_contrary(a.proposition, b.proposition)
    values["contrary"] = float(contrary is not None)
    if contrary is not None:
        shown["opposites"] = _printed(contrary[0], a), _printed(contrary[1], b)
    elif met:
        shown["opposites"] = met[0]


def _printed(stem: str, view: View) -> str:
    words = _WORD.findall(view.proposition.text)
    return next((w for w in words if stem_word(w) == stem), stem)


def _sources(a: View, b: View, values: dict[str, float]) -> None:
    one, other = a.proposition, b.proposition
    for flag in _FLAGS:
        values[f"{flag}_a"] = float(flag in one.certainty and flag not in other.certainty)
        values[f"{flag}_b"] = float(flag in other.certainty and flag not in one.certainty)
    said = one.voice.kind != "outlet", other.voice.kind != "outlet"
    values["said_one"] = float(said[0] != said[1])
    values["said_both"] = float(all(said))
    values["speaker_same"] = float(bool(a.speaker & b.speaker))
    values["speaker_apart"] = float(bool(a.speaker and b.speaker and not a.speaker & b.speaker))
    values["speaker_named"] = float(bool(a.speaker & b.names) or bool(b.speaker & a.names))


def _slots(findings: tuple[SlotFinding, ...], values: dict[str, float]) -> None:
    values.update(dict.fromkeys(_FOUND, 0.0))
    for found in findings:
        if found.slot == "whether":
            values["whether"] = found.sure
            continue
        for name in (f"slot_{found.outcome}", f"{found.slot}_{found.outcome}"):
            if name in values:
                values[name] = max(values[name], found.sure)
