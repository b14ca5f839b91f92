"""Statements that say the same thing, brought together; two that part are never in one group."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.model import Reading, Ref, Statement
from sayso.story.saying.terms import terms_of

_JOINS = 0.5  # probability of saying the same that brings two statements together
_CORE = 0.3  # of the terms of the longest wording
_MEAN = 0.45  # of it over all pairs of two groups that become one
_UNKNOWN = 0.3  # taken for a pair that nobody judged
_LONGEST = 45  # words of a claim's text, where a shorter one is to be had
_OPENING = re.compile(r"^(?:(?:and|but)\s+)?that\s+", re.IGNORECASE)
_EDGES = " \t\n,;:"


@dataclass(frozen=True, slots=True)
class Bond:
    """How sure it is that two statements say the same, or that they cannot be one claim."""

    a: int
    b: int
    same: float  # 0 to 1
    parts: bool  # one denies the other, or fills a slot otherwise


def group_claims(count: int, bonds: Iterable[Bond]) -> list[list[int]]:
    """Groups of the statements 0 to `count` - 1, each in exactly one, in order of their first.

    The surest pairs come first. Two groups become one where no pair across them parts and the pairs across them
    are likely the same on average: A like B and B like C do not bring A and C together by themselves.
    """
    held = {(min(b.a, b.b), max(b.a, b.b)): b for b in bonds}
    group_of = list(range(count))
    members = {i: [i] for i in range(count)}
    joining = sorted((b for b in held.values() if b.same >= _JOINS and not b.parts), key=lambda b: (-b.same, b.a, b.b))
    for bond in joining:
        left, right = group_of[bond.a], group_of[bond.b]
        if left != right and _fit(members[left], members[right], held):
            keep, lose = min(left, right), max(left, right)
            for i in members[lose]:
                group_of[i] = keep
            members[keep] = sorted(members[keep] + members.pop(lose))
    return [members[g] for g in sorted(members, key=lambda g: members[g][0])]


def _fit(left: Sequence[int], right: Sequence[int], held: Mapping[tuple[int, int], Bond]) -> bool:
    total = 0.0
    for i in left:
        for j in right:
            bond = held.get((min(i, j), max(i, j)))
            if bond is not None and bond.parts:
                return False
            total += bond.same if bond is not None else _UNKNOWN
    return total >= _MEAN * len(left) * len(right)


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of one page that put a claim."""

    ref: Ref
    text: str  # as the page has it, from one place


def choose_wording(refs: Sequence[Ref], readings: Mapping[str, Reading], find: Callable[[Ref], Statement]) -> Wording:
    """The plain wording among a claim's statements that says least beyond what the others say, the first of equals.

    Whoever stands behind one of the statements is shown behind these words: what only one of them adds is not theirs.
    Words that somebody denies are shown with who denies them: from the source to the end of what is denied.
    """
    terms = {ref: frozenset(terms_of(find(ref).text)) for ref in refs}

    def beyond(ref: Ref) -> float:
        mine = terms[ref]
        # Two statements have to share most of what they say to be of one claim: less is a fragment.
        if not mine or len(mine) < _CORE * max(len(t) for t in terms.values()):
            return 1.0
        others = [t for t in terms.values() if t != mine]
        return round(sum(1 - len(mine & t) / len(mine) for t in others) / max(1, len(others)), 2) if others else 0.0

    def order(ref: Ref) -> tuple[tuple[bool, bool, bool], float, tuple[bool, int]]:
        plain, length = _plainness(readings[ref.article], find(ref))
        return plain, beyond(ref), length

    best = min(refs, key=order)
    return Wording(best, put_statement(readings[best.article], find(best)))


def put_statement(reading: Reading, statement: Statement) -> str:
    """The words of a statement as its page has them, a denial with its denial, without what joins it to others."""
    start, end = statement.spans[0].start, statement.spans[-1].end
    if "denied" in statement.certainty:
        for a in reading.attributions:
            if a.id in statement.chain and "denied" in a.certainty:
                spans = [*(a.source.spans if a.source else ()), *a.cue]
                start = min([start, *(s.start for s in spans)])
                end = max([end, *(s.end for s in spans)])
        return " ".join(reading.article.text[start:end].split()).strip(_EDGES)
    words = reading.article.text[start:end].strip(_EDGES)
    return (_OPENING.sub("", words) or words).strip(_EDGES)


def _plainness(reading: Reading, statement: Statement) -> tuple[tuple[bool, bool, bool], tuple[bool, int]]:
    """What speaks against showing a statement's words, first what they are, then their length; less is better."""
    words = len(statement.text.split())
    kind = (
        "denied" in statement.certainty,
        reading.article.blocks[statement.block].kind in ("headline", "caption", "pull_quote"),
        len(statement.spans) > 1,
    )
    return kind, (words > _LONGEST, words if words > _LONGEST else -words)
