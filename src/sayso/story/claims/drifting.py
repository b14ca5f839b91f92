"""Attributed on one page, flat on another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.model import DriftAcross, Link, Quantity, Reading, Ref, Statement
from sayso.story.claims.standing import share_a_number
from sayso.story.saying.quoting import called, shorten

_WORDS = 18  # of a statement that are quoted
_EDGES = " ,"
_SURE = 0.6  # probability that both say the same


def find_drift(
    links: Sequence[Link], statements: Mapping[Ref, Statement], readings: Mapping[str, Reading]
) -> list[DriftAcross]:
    """What one page has on somebody's word and another flat in its own, in order of the links; copies count too.

    Only what is plainly asserted on the flat side, and says no more than the attributed side, is drift.
    """
    out: dict[tuple[Ref, Ref], DriftAcross] = {}
    for link in links:
        if link.a.article == link.b.article or link.kind not in ("same", "stronger", "copies"):
            continue
        if link.score is not None and link.score < _SURE:
            continue
        for attributed, flat in ((link.a, link.b), (link.b, link.a)):
            if link.kind == "stronger" and flat == link.a:
                continue
            told, bare = statements[attributed], statements[flat]
            there, here = readings[attributed.article], readings[flat.article]
            # What is said of 19 people is not flat where another page says 12.
            if _attributed(told) and _flat(bare) and share_a_number(_numbers(there, told), _numbers(here, bare)):
                out.setdefault((attributed, flat), DriftAcross(attributed, flat, _why(told, bare, there, here)))
    return list(out.values())


def _numbers(reading: Reading, statement: Statement) -> tuple[Quantity, ...]:
    spans = statement.spans
    return tuple(q for q in reading.quantities if any(s.start <= q.span.start and q.span.end <= s.end for s in spans))


def _attributed(statement: Statement) -> bool:
    return bool(statement.chain) and statement.voice.kind not in ("outlet", "unstated", "unsettled")


def _flat(statement: Statement) -> bool:
    return statement.voice.kind == "outlet" and not statement.chain and statement.certainty == ("asserted",)


def _why(attributed: Statement, flat: Statement, there: Reading, here: Reading) -> str:
    innermost = there.innermost(attributed)
    who = there.article.words(innermost.source.spans) if innermost and innermost.source else attributed.voice.name
    on_whose = f'on the word of "{" ".join((who or "somebody").split()).strip(" ,")}"'
    return (
        f'"{shorten(attributed.text, _WORDS, edges=_EDGES)}" {on_whose} in {called(there.article)}; '
        f'"{shorten(flat.text, _WORDS, edges=_EDGES)}" in the own voice of {called(here.article)}'
    )
