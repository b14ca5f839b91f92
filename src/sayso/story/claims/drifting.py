"""Attributed on one page, flat on another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.model import DriftAcross, Link, Quantity, Reading, Ref, Statement
from sayso.story.claims.standing import share_a_number

# A page's own quotation marks inside ours.
_INNER = str.maketrans(dict.fromkeys('"“”', "'"))
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
            if not _of_one_number(link, readings):
                continue
            if _attributed(statements[attributed]) and _flat(statements[flat]):
                why = _why(
                    statements[attributed], statements[flat], readings[attributed.article], readings[flat.article]
                )
                out.setdefault((attributed, flat), DriftAcross(attributed, flat, why))
    return list(out.values())


def _of_one_number(link: Link, readings: Mapping[str, Reading]) -> bool:
    """What is said of 19 people is not flat where another page says 12."""
    return share_a_number(*(_quantities(readings[ref.article], ref) for ref in (link.a, link.b)))


def _quantities(reading: Reading, ref: Ref) -> tuple[Quantity, ...]:
    spans = next(s.spans for s in reading.statements if s.id == ref.statement)
    return tuple(q for q in reading.quantities if any(s.start <= q.span.start and q.span.end <= s.end for s in spans))


def _attributed(statement: Statement) -> bool:
    return bool(statement.chain) and statement.voice.kind not in ("outlet", "unstated", "unsettled")


def _flat(statement: Statement) -> bool:
    return statement.voice.kind == "outlet" and not statement.chain and statement.certainty == ("asserted",)


def _why(attributed: Statement, flat: Statement, there: Reading, here: Reading) -> str:
    innermost = next((a for a in there.attributions if a.id == attributed.chain[-1]), None)
    who = there.article.words(innermost.source.spans) if innermost and innermost.source else attributed.voice.name
    on_whose = f'on the word of "{" ".join((who or "somebody").split()).strip(" ,")}"'
    return (
        f'"{_short(attributed.text)}" {on_whose} in {_called(there)}; "{_short(flat.text)}" in the own voice of '
        f"{_called(here)}"
    )


def _called(reading: Reading) -> str:
    return reading.article.outlet or reading.article.headline or reading.article.input


def _short(words: str, most: int = 18) -> str:
    found = words.translate(_INNER).split()
    return " ".join(found[:most]).strip(" ,") + (" ..." if len(found) > most else "")
