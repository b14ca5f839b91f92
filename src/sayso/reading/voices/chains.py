"""Who says that who says: parents, chains and echoes among the attributions of one article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.reading.found import Found
from sayso.reading.layout import Layout, Runs, count_shared, count_words

# A nested content may stick out of the outer one by a word or two where a finder cut differently.
_HELD_SHARE = 0.8
_RELAYING = frozenset({"citing", "quoting"})
_RELAYED = frozenset({"cited", "cites", "quoted", "quotes"})
_RELATIVE = frozenset({"which", "who", "that"})


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


def _holds(outer: Runs, cue: Runs, content: Runs) -> bool:
    if count_shared(cue, outer) < count_words(cue):
        return False
    return count_shared(content, outer) >= _HELD_SHARE * count_words(content)


def link_chains(layout: Layout, founds: Sequence[Found]) -> Chains:
    """Parent of each attribution: the smallest one whose content holds its cue and content; and who echoes whom.

    Painted from the largest content to the smallest, so the cost grows with the words, not with the pairs. Of two
    with the same content, one is the parent only if it also holds the other's cue. Never raises, never a cycle.
    """
    contents = [layout.runs(f.content) for f in founds]
    cues = [layout.runs(f.cue) for f in founds]
    sizes = [count_words(runs) for runs in contents]
    order = sorted(range(len(founds)), key=lambda i: (-sizes[i], founds[i].link != "echoes", i))
    painted: list[int] = [-1] * len(layout.words)
    parents: list[int | None] = [None] * len(founds)
    for i in order:
        probe = (cues[i] or contents[i])[:1]
        above = painted[probe[0][0]] if probe else -1
        while above != -1:
            larger = sizes[above] > sizes[i] or bool(cues[i])
            if larger and founds[above].link != "echoes" and _holds(contents[above], cues[i], contents[i]):
                parents[i] = above
                break
            next_above = parents[above]
            above = -1 if next_above is None else next_above
        for a, b in contents[i]:
            painted[a:b] = [i] * (b - a)
    _link_relays(layout, founds, contents, parents)
    return Chains(parents, _link_echoes(founds, contents))


def _link_relays(layout: Layout, founds: Sequence[Found], contents: Sequence[Runs], parents: list[int | None]) -> None:
    """ "The Gull reported, citing two officials": of two with one content, who is cited stands under who cites."""
    groups: dict[Runs, list[int]] = {}
    for i, found in enumerate(founds):
        if found.link != "echoes" and found.source and found.cue:
            groups.setdefault(contents[i], []).append(i)
    for members in groups.values():
        cited = [i for i in members if is_relayed(layout, founds[i])] if len(members) > 1 else []
        citing = [i for i in members if i not in cited]
        if not cited or not citing:
            continue
        for i in cited:
            # Who cites is never under whom he cites.
            if parents[citing[-1]] != i:
                parents[i] = citing[-1]


def is_relayed(layout: Layout, found: Found) -> bool:
    """Whether the cue passes somebody's words on: "citing", "which quoted", "as saying"."""
    words = [t.lower_ for _, t in layout.tokens_under(found.cue)]
    if words[:1] == ["as"]:
        return len(words) > 1
    return bool(words) and (words[0] in _RELAYING or (words[0] in _RELATIVE and words[-1] in _RELAYED))


def find_silent(layout: Layout, founds: Sequence[Found], chains: Chains, names: Sequence[str | None]) -> frozenset[int]:
    """Attributions that do not change the voice: somebody tells what he himself said ("she said that she had asked").

    The name is known and the same as that of the attribution around it, or the words name nobody ("she said that it was
    expected to sail"); and the content of the one around holds their cue and content.
    """
    silent: set[int] = set()
    for i in sorted(range(len(founds)), key=lambda n: len(chains.chain(n))):
        above = chains.parents[i]
        while above is not None and above in silent:
            above = chains.parents[above]
        if above is None:
            continue
        nobody = not founds[i].source and founds[i].cue
        if not nobody and (names[i] is None or names[i] != names[above]):
            continue
        words = layout.runs((*founds[i].cue, *founds[i].content))
        if count_shared(words, layout.runs(founds[above].content)) == count_words(words):
            silent.add(i)
    return frozenset(silent)


def _link_echoes(founds: Sequence[Found], contents: Sequence[Runs]) -> dict[int, int]:
    """Each echo belongs to the attribution with the same content (its partner)."""
    partner = {contents[i]: i for i, f in reversed(list(enumerate(founds))) if f.link != "echoes"}
    out: dict[int, int] = {}
    for i, f in enumerate(founds):
        repeats = partner.get(contents[i]) if f.link == "echoes" else None
        if repeats is not None:
            out.setdefault(repeats, i)
    return out
