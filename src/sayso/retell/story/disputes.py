"""Disagreements: claims that differ or deny each other, in a grid for each slot; every value with its speaker."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sayso.model import Comparison, Link, Quantity, Reading, Ref, Slot, Statement
from sayso.retell.story.cast import Shown, StoryCast
from sayso.retell.story.claims import ClaimRow
from sayso.retell.wording import put_bounds, put_interval, put_quoted, put_sureness

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

    words: str  # the page's words for it, or its bounds; of whether something is so, what the claim does
    row: ClaimRow  # each of its statements has the time it is of
    denies: bool  # it says that another one here is not so


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims that cannot all fill one slot, as the pages have them; none is marked as the right one."""

    slot: Slot
    title: str  # "How many"; "Another account" where none denies the other
    values: tuple[Value, ...]
    because: tuple[str, ...]
    sureness: str | None  # of the label that they part: "sure", "likely", "not sure"


def find_disputes(comparison: Comparison, cast: StoryCast, rows: Sequence[ClaimRow]) -> list[Dispute]:
    """The disagreements of a story, those with most pages first; those whose label is not sure come last."""
    by_ref: dict[Ref, list[ClaimRow]] = {}
    for row in rows:
        for saying in row.sayings:
            for shown in saying.shown:
                by_ref.setdefault(shown.ref, []).append(row)
    edges: dict[tuple[Slot, str, str], list[Link]] = {}
    ends: dict[str, ClaimRow] = {}
    for link in comparison.links:
        if link.kind not in _APART:
            continue
        for one in by_ref.get(link.a, ()):
            for other in by_ref.get(link.b, ()):
                if one.id != other.id:
                    ends |= {one.id: one, other.id: other}
                    low, high = sorted((one.id, other.id))
                    edges.setdefault((link.slot or "whether", low, high), []).append(link)
    made = [_dispute(slot, [ends[i] for i in ids], links, cast) for slot, ids, links in _group(edges)]
    return sorted(made, key=lambda d: (d.sureness == "not sure", -len(_pages(d))))


def _group(edges: dict[tuple[Slot, str, str], list[Link]]) -> list[tuple[Slot, list[str], list[Link]]]:
    """Claims that part in one slot, each from at least half of the others: never joined by way of a third alone."""
    ranked = sorted(edges, key=lambda e: (-max(x.score or 0.0 for x in edges[e]), e))
    groups: list[tuple[Slot, list[str], list[Link]]] = []
    for edge in ranked:
        slot, low, high = edge
        home = next((g for g in groups if g[0] == slot and _belong(g[1], edge, edges)), None)
        if home is None:
            groups.append((slot, [low, high], list(edges[edge])))
        else:
            home[1].extend(i for i in (low, high) if i not in home[1])
            home[2].extend(edges[edge])
    return groups


def _belong(members: list[str], edge: tuple[Slot, str, str], edges: dict[tuple[Slot, str, str], list[Link]]) -> bool:
    slot, *ids = edge
    new = [i for i in ids if i not in members]
    if len(new) > 1:
        return False
    return all(2 * sum((slot, min(i, m), max(i, m)) in edges for m in members) >= len(members) for i in new)


def _pages(dispute: Dispute) -> set[str]:
    return {s.ref.article for v in dispute.values for saying in v.row.sayings for s in saying.shown}


def _dispute(slot: Slot, rows: list[ClaimRow], links: list[Link], cast: StoryCast) -> Dispute:
    values = []
    for row in rows:
        shown = [s for saying in row.sayings for s in saying.shown]
        refs = {s.ref for s in shown}
        near = [x for x in links if {x.a, x.b} & refs]
        denies = any(x.kind == "denies" and x.a in refs for x in near)
        words = _whether(links, denies) if slot == "whether" else _value(slot, shown, near, cast)
        values.append(Value(words or "not in one word", row, denies))
    values.sort(key=lambda v: (v.denies, -len(v.row.sayings)))
    because = tuple(dict.fromkeys(x.because for x in links))
    accounts = slot == "whether" and not any(v.denies for v in values)
    return Dispute(
        slot, "Another account" if accounts else SLOTS[slot], tuple(values), because, put_sureness(_best(links))
    )


def _whether(links: Iterable[Link], denies: bool) -> str:
    if not any(x.kind == "denies" for x in links):
        return "one account"
    return "says it is not so" if denies else "says so"


def _best(links: Iterable[Link]) -> float | None:
    return max((x.score for x in links if x.score is not None), default=None)


def _value(slot: Slot, shown: Sequence[Shown], links: Iterable[Link], cast: StoryCast) -> str | None:
    """The page's words that fill the slot: an amount, a time, a place; else what the reason quotes of a statement."""
    quoted = [" ".join(next(g for g in m.groups() if g).split()) for x in links for m in _QUOTED.finditer(x.because)]
    held = [
        (*cast.statements[one.ref], {q for q in quoted if q and q in " ".join(one.card.words.split())}) for one in shown
    ]
    # A statement that the reason quotes tells the value; the others of the claim may hold other amounts too.
    for reading, s, inside in sorted(held, key=lambda h: not h[2]):
        found = _SLOT_VALUES[slot](reading, s, inside) if slot in _SLOT_VALUES else None
        found = found or next((put_quoted(q) for q in quoted if q in inside), None)
        if found:
            return found
    return None


def _how_many(reading: Reading, s: Statement, quoted: set[str]) -> str | None:
    text = reading.article.text
    amounts = [q for q in reading.quantities if any(p.start <= q.span.start and q.span.end <= p.end for p in s.spans)]
    named = [q for q in amounts if any(reading.article.words((q.span,)) in x for x in quoted)]
    if not named and len(amounts) != 1:
        return None
    amount = (named or amounts)[0]
    words = put_quoted(_with_counted(text, amount))
    return words if amount.low == amount.high and not amount.about else f"{words}: {put_bounds(amount)}"


def _when(reading: Reading, s: Statement, quoted: set[str]) -> str | None:
    if s.when is None:
        return None
    words, day = put_quoted(reading.article.words((s.when.span,))), put_interval(s.when.interval)
    # Of a time of day the day would tell nothing.
    return f"{words}: {day}" if day and s.when.type == "DATE" else words


def _where(reading: Reading, s: Statement, quoted: set[str]) -> str | None:
    return put_quoted(s.where[0].name) if len(s.where) == 1 else None


_SLOT_VALUES: dict[Slot, Callable[[Reading, Statement, set[str]], str | None]] = {
    "how_many": _how_many,
    "when": _when,
    "where": _where,
}


def _with_counted(text: str, amount: Quantity) -> str:
    """The words of an amount, with what is counted where that stands right behind: "14 idle cranes"."""
    words = text[amount.span.start : amount.span.end]
    behind = text[amount.span.end : amount.span.end + 60]
    if amount.of and behind.lstrip().startswith(amount.of) and amount.of not in words:
        return f"{words} {amount.of}"
    return words
