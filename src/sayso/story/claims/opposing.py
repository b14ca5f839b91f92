"""Which statements stand against each other: a denial is of what is nearest to it, and of all that say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product

from sayso.model import Ref
from sayso.story.claims.links import Judged
from sayso.story.saying.propositions import Proposition
from sayso.story.slots.comparing import compare_slots

_DENIED = 0.6  # of the likeness of the nearest thing that a statement denies
_DIFFERENT = 0.5  # of the likeness of the nearest thing that a statement differs from
_ONE = 0.7  # how sure it is that two say the same, for one to part with what the other parts with
_SPREAD = 0.9  # of the score, for a pair that was not judged to part by itself


def keep_nearest(judged: Sequence[Judged]) -> list[Judged]:
    """The same pairs, less those that part over something that one of them shares far more with another statement.

    Nobody denies everything on a page that shares a word with the denial, and a number differs from the number of
    the same thing.
    """
    nearest: dict[Ref, float] = defaultdict(float)
    for pair in judged:
        for end in _ends(pair):
            nearest[end] = max(nearest[end], pair.near)
    return [
        pair
        for pair in judged
        if all(pair.near >= (_DENIED if _is_denial(pair) else _DIFFERENT) * nearest[end] for end in _ends(pair))
    ]


def _ends(pair: Judged) -> tuple[Ref, ...]:
    """The statements that have to be near to what they part with: of a denial who denies."""
    if not pair.parts or pair.a.ref is None or pair.b.ref is None:
        return ()
    return (pair.a.ref,) if _is_denial(pair) and pair.a.negative != pair.b.negative else (pair.a.ref, pair.b.ref)


def _is_denial(pair: Judged) -> bool:
    return pair.judgement.kind == "denies"


def spread_over_claims(
    kept: Sequence[Judged],
    judged: Sequence[Judged],
    claim_of: Mapping[Ref, int],
    members: Callable[[int], Iterable[Proposition]],
    is_title: Callable[[Ref], bool],
) -> list[Judged]:
    """Pairs that part because statements of the same two claims do, where they fill the slot too; not titles.

    `kept` are those that part for sure; a pair of `judged` that was found not to part stays so.
    """
    known = {frozenset((pair.a.ref, pair.b.ref)) for pair in judged if not pair.parts}
    known |= {frozenset((pair.a.ref, pair.b.ref)) for pair in kept}
    sure = {frozenset((pair.a.ref, pair.b.ref)) for pair in judged if pair.same >= _ONE}

    def like(p: Proposition) -> list[Proposition]:
        near = members(claim_of[p.ref]) if p.ref is not None else ()
        return [q for q in near if q.ref == p.ref or frozenset((p.ref, q.ref)) in sure]

    out: list[Judged] = []
    for pair in sorted((pair for pair in kept if pair.parts), key=lambda pair: -pair.judgement.score):
        for a, b in product(like(pair.a), like(pair.b)):
            both = frozenset((a.ref, b.ref))
            if both in known or any(ref is not None and is_title(ref) for ref in both) or not _fills(a, b, pair):
                continue
            known.add(both)
            out.append(pair.also(a, b, _SPREAD))
    return out


def _fills(a: Proposition, b: Proposition, pair: Judged) -> bool:
    slot = pair.judgement.slot
    if _is_denial(pair) or slot in (None, "whether"):
        return a.negative == pair.a.negative and b.negative == pair.b.negative
    return any(f.slot == slot and f.outcome == "differs" for f in compare_slots(a, b))
