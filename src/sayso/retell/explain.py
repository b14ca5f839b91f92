"""Why a statement is labelled as it is: a line for every field, each with words that a person can check."""

from __future__ import annotations

from sayso.model import Attribution, Reading, Statement, When, Where
from sayso.retell.wording import BLOCKS, MANNERS, MEDIA, put_interval

_WHOSE = {
    "unstated": "nobody is named: the words attribute it to no one",
    "unsettled": "the reader cannot tell whose word it is",
}


def explain(statement: Statement, reading: Reading | None = None) -> dict[str, str]:
    """A line for every field of a statement that holds something, by the field's name, in the model's order.

    With its reading the lines have the words of the page: who stands in the chain, by which cue, where it was said.
    Raises ValueError where the statement is of another article.
    """
    if reading is not None and statement.article_id != reading.article.id:
        raise ValueError(f"the statement is of article {statement.article_id}, the reading of {reading.article.id}")
    links = {a.id: a for a in reading.attributions} if reading else {}
    lines = {
        "block": _block(statement, reading),
        "spans": "characters " + ", ".join(f"{s.start} to {s.end}" for s in statement.spans),
        "voice": _voice(statement),
        "chain": _chain(statement, links, reading),
        "echoes": _echoes(statement, links, reading),
        "manner": _manner(statement),
        "certainty": statement.certainty_why or "stated flatly: no word hedges, denies, asks, plans or predicts it",
        "when": _when(statement.when, reading),
        "where": "; ".join(_where(w) for w in statement.where),
        "medium": _medium(statement, links, reading),
        "loaded": "; ".join(_loaded(statement, reading)),
        "score": _score(statement),
        "by": f"read by {statement.by}",
    }
    return {field: line for field, line in lines.items() if line}


def _block(s: Statement, reading: Reading | None) -> str:
    if reading is None:
        return f"block {s.block} of the page"
    block = reading.article.blocks[s.block]
    return f"{BLOCKS.get(block.kind, block.kind)} (block {s.block}): {block.why}"


def _voice(s: Statement) -> str:
    who = s.voice.name or s.voice.kind
    kind = "" if who == s.voice.kind else f" ({s.voice.kind})"
    party = f", for {s.voice.party}" if s.voice.party else ""
    return f"{who}{kind}{party}: {s.why or _WHOSE.get(s.voice.kind, 'no attribution covers these words')}"


def _words(reading: Reading | None, a: Attribution) -> tuple[str, str]:
    """The source's words and the cue."""
    if reading is None:
        return a.source.name or "" if a.source else "", ""
    source = reading.article.words(a.source.spans) if a.source else ""
    return source, reading.article.words(a.cue)


def _chain(s: Statement, links: dict[str, Attribution], reading: Reading | None) -> str:
    if not s.chain:
        return ""
    if not all(i in links for i in s.chain):
        return f"outlet, then {len(s.chain)} more: {', '.join(s.chain)}"
    told = ["the outlet"]
    for i in s.chain:
        source, cue = _words(reading, links[i])
        told.append(f"{source or 'somebody'}{f' (“{cue}”)' if cue else ''}")
    return " <- ".join(told)


def _echoes(s: Statement, links: dict[str, Attribution], reading: Reading | None) -> str:
    if s.echoes is None:
        return ""
    other = links.get(s.echoes)
    source = _words(reading, other)[0] if other else s.echoes
    return f"the claim is {source}'s, repeated here by another"


def _manner(s: Statement) -> str:
    how = {"direct": "all of it is in quotation marks", "partial": "some of it is in quotation marks"}
    return f"{MANNERS[s.manner]}: {how.get(s.manner, 'none of it is in quotation marks')}"


def _when(when: When | None, reading: Reading | None) -> str:
    if when is None:
        return ""
    words = f"“{reading.article.words((when.span,))}”" if reading else "the words"
    if when.interval is None:
        return f"{words}: not tied to a day ({when.timex or when.type})"
    published = reading.article.published if reading else None
    against = f", read against {published:%Y-%m-%d}" if published else ""
    return f"{words}: {put_interval(when.interval)}{against}"


def _where(where: Where) -> str:
    if where.latitude is None or where.longitude is None:
        return f"{where.name}: several places have the name, or none that is known"
    return f"{where.name}: {where.latitude:.2f}, {where.longitude:.2f}"


def _medium(s: Statement, links: dict[str, Attribution], reading: Reading | None) -> str:
    inner = links.get(s.chain[-1]) if s.chain else None
    if inner is None or inner.medium is None:
        return ""
    words = f": “{reading.article.words((inner.medium.span,))}”" if reading else ""
    return f"{MEDIA.get(inner.medium.kind, inner.medium.kind)}{words}"


def _loaded(s: Statement, reading: Reading | None) -> list[str]:
    return [f"“{reading.article.words((x.span,))}”: {x.why}" if reading else x.why for x in s.loaded]


def _score(s: Statement) -> str:
    return "" if s.score is None else f"right in about {s.score:.0%} of such cases, as measured on held-out articles"
