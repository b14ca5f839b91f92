"""Who says that who says: parents, chains and echoes among the attributions of one article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.reading.found import Found
from sayso.reading.layout import Layout

# A nested content may stick out of the outer one by a word or two where a finder cut differently.
_HELD_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Chains:
    """Indices into the list of founds."""

    parents: list[int | None]
    echoed_by: dict[int, int]  # the attribution that repeats -> the attribution of the party whose claim it is

    def chain(self, index: int) -> tuple[int, ...]:
        """From the outermost attribution to this one."""
        out = [index]
        while (above := self.parents[out[-1]]) is not None:
            out.append(above)
        return tuple(reversed(out))


def _holds(outer: set[int], cue: Sequence[int], content: Sequence[int]) -> bool:
    if not all(i in outer for i in cue):
        return False
    return sum(i in outer for i in content) >= _HELD_SHARE * len(content)


def _runs(indices: Sequence[int]) -> list[tuple[int, int]]:
    """Consecutive indices as half-open runs."""
    out: list[tuple[int, int]] = []
    for i in indices:
        if out and out[-1][1] == i:
            out[-1] = (out[-1][0], i + 1)
        else:
            out.append((i, i + 1))
    return out


def link_chains(layout: Layout, founds: Sequence[Found]) -> Chains:
    """Parent of each attribution: the smallest one whose content holds its cue and content; and who echoes whom.

    Painted from the largest content to the smallest, so the cost grows with the words, not with the pairs. Of two
    with the same content, one is the parent only if it also holds the other's cue. Never raises, never a cycle.
    """
    contents = [layout.under(f.content) for f in founds]
    cues = [layout.under(f.cue) for f in founds]
    order = sorted(range(len(founds)), key=lambda i: (-len(contents[i]), founds[i].link != "echoes", i))
    painted: list[int] = [-1] * len(layout.words)
    sets: dict[int, set[int]] = {}
    parents: list[int | None] = [None] * len(founds)
    for i in order:
        probe = (cues[i] or contents[i])[:1]
        above = painted[probe[0]] if probe else -1
        while above != -1:
            if above not in sets:
                sets[above] = set(contents[above])
            outer = sets[above]
            larger = len(outer) > len(contents[i]) or bool(cues[i])
            if larger and founds[above].link != "echoes" and _holds(outer, cues[i], contents[i]):
                parents[i] = above
                break
            next_above = parents[above]
            above = -1 if next_above is None else next_above
        for a, b in _runs(contents[i]):
            painted[a:b] = [i] * (b - a)
    return Chains(parents, _link_echoes(founds, contents))


def find_silent(layout: Layout, founds: Sequence[Found], chains: Chains, names: Sequence[str | None]) -> frozenset[int]:
    """Attributions that do not change the voice: somebody tells what he himself said ("she said that she had asked").

    The name is known and the same as that of the attribution around it, whose content holds their cue and content.
    """
    silent: set[int] = set()
    around: dict[int, set[int]] = {}
    for i in sorted(range(len(founds)), key=lambda n: len(chains.chain(n))):
        above = chains.parents[i]
        while above is not None and above in silent:
            above = chains.parents[above]
        if above is None or names[i] is None or names[i] != names[above]:
            continue
        if above not in around:
            around[above] = set(layout.under(founds[above].content))
        if around[above].issuperset(layout.under((*founds[i].cue, *founds[i].content))):
            silent.add(i)
    return frozenset(silent)


def _link_echoes(founds: Sequence[Found], contents: Sequence[Sequence[int]]) -> dict[int, int]:
    """Each echo belongs to the attribution with the same content (its partner)."""
    partner = {tuple(contents[i]): i for i, f in reversed(list(enumerate(founds))) if f.link != "echoes"}
    out: dict[int, int] = {}
    for i, f in enumerate(founds):
        repeats = partner.get(tuple(contents[i])) if f.link == "echoes" else None
        if repeats is not None:
            out.setdefault(repeats, i)
    return out
