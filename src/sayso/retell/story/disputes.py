"""Disagreements: claims that differ or deny each other, in a grid for each slot; every value with its speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.model import Comparison, Link, Ref, Slot
from sayso.retell.story.cast import Shown, StoryCast
from sayso.retell.story.claims import ClaimRow
from sayso.retell.wording import put_bounds, put_interval, put_quoted

SLOTS: dict[Slot, str] = {
    "how_many": "How many",
    "when": "When",
    "where": "Where",
    "who": "Who",
    "whether": "Whether",
}
_APART = frozenset({"denies", "differs"})
_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"")


@dataclass(frozen=True, slots=True)
class Value:
    """What one claim puts into the slot."""

    words: str | None  # the page's words for it, or its bounds
    row: ClaimRow
    as_of: tuple[str, ...]  # when it was said, or printed
    denies: bool  # it says that another one here is not so


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims that cannot all fill one slot, as the pages have them; none is marked as the right one."""

    slot: Slot
    title: str  # "How many"
    values: tuple[Value, ...]
    because: tuple[str, ...]


def find_disputes(comparison: Comparison, cast: StoryCast, rows: Sequence[ClaimRow]) -> list[Dispute]:
    """The disagreements of a story, those with most pages first."""
    by_ref: dict[Ref, list[ClaimRow]] = {}
    for row in rows:
        for saying in row.sayings:
            for shown in saying.shown:
                by_ref.setdefault(shown.ref, []).append(row)
    groups: list[tuple[Slot, dict[str, ClaimRow], list[Link]]] = []
    for link in comparison.links:
        sides = [by_ref.get(link.a, ()), by_ref.get(link.b, ())]
        if link.kind not in _APART or not all(sides):
            continue
        ends = {r.id: r for side in sides for r in side}
        if len(ends) > 1:
            _add(groups, link.slot or "whether", ends, link)
    made = [_dispute(slot, list(of.values()), links, cast) for slot, of, links in groups]
    return sorted(made, key=lambda d: -len(_pages(d)))


def _add(
    groups: list[tuple[Slot, dict[str, ClaimRow], list[Link]]], slot: Slot, ends: dict[str, ClaimRow], link: Link
) -> None:
    """Put a link with those of its slot that it has a claim in common with; it may join two groups."""
    met = [g for g in groups if g[0] == slot and g[1].keys() & ends.keys()]
    if not met:
        groups.append((slot, dict(ends), [link]))
        return
    first = met[0]
    for other in met[1:]:
        first[1].update(other[1])
        first[2].extend(other[2])
        groups.remove(other)
    first[1].update(ends)
    first[2].append(link)


def _pages(dispute: Dispute) -> set[str]:
    return {s.ref.article for v in dispute.values for saying in v.row.sayings for s in saying.shown}


def _dispute(slot: Slot, rows: list[ClaimRow], links: list[Link], cast: StoryCast) -> Dispute:
    values = []
    for row in rows:
        shown = [s for saying in row.sayings for s in saying.shown]
        refs = {s.ref for s in shown}
        near = [x for x in links if {x.a, x.b} & refs]
        denies = any(x.kind == "denies" and x.a in refs for x in near)
        as_of = tuple(dict.fromkeys(s.as_of for s in shown if s.as_of))
        values.append(Value(_value(slot, shown, near, cast), row, as_of, denies))
    values.sort(key=lambda v: (v.denies, -len(v.row.sayings)))
    return Dispute(slot, SLOTS[slot], tuple(values), tuple(dict.fromkeys(x.because for x in links)))


def _value(slot: Slot, shown: Sequence[Shown], links: Iterable[Link], cast: StoryCast) -> str | None:
    """The page's words that fill the slot: an amount, a time, a place; else what the reason quotes of the statement."""
    quoted = [next(g for g in m.groups() if g) for x in links for m in _QUOTED.finditer(x.because)]
    for one in shown:
        reading, s = cast.statements[one.ref]
        text = " ".join(s.text.split())
        inside = [q for q in quoted if q.strip() and " ".join(q.split()) in text]
        if slot == "how_many":
            amounts = [
                q for q in reading.quantities if any(p.start <= q.span.start and q.span.end <= p.end for p in s.spans)
            ]
            named = [q for q in amounts if any(reading.article.words((q.span,)) in x for x in inside)]
            if named or len(amounts) == 1:
                amount = (named or amounts)[0]
                words = put_quoted(reading.article.words((amount.span,)))
                sharp = amount.low == amount.high and not amount.about
                return words if sharp else f"{words}: {put_bounds(amount)}"
        if slot == "when" and s.when is not None:
            words, day = put_quoted(reading.article.words((s.when.span,))), put_interval(s.when.interval)
            return f"{words}: {day}" if day else words
        if slot == "where" and len(s.where) == 1:
            return put_quoted(s.where[0].name)
        if inside:
            return put_quoted(inside[0])
    return None
