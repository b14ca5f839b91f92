"""Who is given as a source: those with a name, and those without one in the words that are used for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any, Literal, get_args

from sayso.errors import BadRequest
from sayso.ledger.putting import LAST
from sayso.ledger.search import literal
from sayso.ledger.store import Ledger
from sayso.model import SourceKind

SourceOrder = Literal["statements", "name"]

# Attributions in texts that their address shows now.
_SHOWN = (
    "attributions a JOIN readings r ON r.id = a.reading JOIN versions v ON v.id = r.version"
    f" AND v.id = {LAST.format('v.article')}"
)
_COLUMNS = (
    "v.article_id, a.attribution, s.name, s.kind, a.role, a.cue, a.act, a.manner, a.content, v.outlet, v.published,"
    " v.headline, v.url"
)


@dataclass(frozen=True, slots=True)
class NamedSource:
    """A name that statements have as whose word they are, beside the outlet's own."""

    name: str
    kinds: tuple[str, ...]  # as which it is given as a source: "person", "organisation"
    statements: int  # in texts that their addresses show now


@dataclass(frozen=True, slots=True)
class UnnamedSource:
    """Words used for somebody without a name: "two officials"."""

    words: str
    attributions: int  # in texts that their addresses show now


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution to a source."""

    article_id: str
    attribution: str  # "a3"
    source: str  # the name; without one, the words used
    kind: str
    role: str | None
    cue: str | None
    act: str | None
    manner: str
    content: str  # the words that are given as theirs
    outlet: str | None
    published: str | None  # ISO 8601
    headline: str | None
    address: str | None  # of the page; None where it has none


def list_sources(
    ledger: Ledger,
    *,
    kind: str | None = None,
    words: str | None = None,
    named: bool = False,
    order: SourceOrder = "statements",
    limit: int = 50,
    offset: int = 0,
) -> list[NamedSource]:
    """The names on whose word statements are, those with the most statements first, or by name; no outlet's own words.

    `kind` is of the source ("person", "government"), `words` a part of the name, whatever its case; `named`: no words
    that only describe somebody without a name. Raises BadRequest for a kind that is none.
    """
    where, values = _named(kind, words, named)
    by = {"name": "c.value COLLATE NOCASE, c.value"}.get(order, "c.statements DESC, c.value")
    with ledger.looking() as db:
        rows = db.execute(
            f"SELECT c.value, c.statements FROM counts c WHERE {where} ORDER BY {by} LIMIT ? OFFSET ?",
            (*values, limit, offset),
        ).fetchall()
        kinds = _kinds_of(db, [r["value"] for r in rows])
    return [NamedSource(r["value"], tuple(kinds[r["value"]]), r["statements"]) for r in rows]


def count_sources(ledger: Ledger, *, kind: str | None = None, words: str | None = None, named: bool = False) -> int:
    """How many names `list_sources` would list without a limit. Raises BadRequest for a kind that is none."""
    where, values = _named(kind, words, named)
    with ledger.looking() as db:
        found: int = db.execute(f"SELECT count(*) FROM counts c WHERE {where}", values).fetchone()[0]
    return found


def list_unnamed(ledger: Ledger, *, words: str | None = None, limit: int = 50, offset: int = 0) -> list[UnnamedSource]:
    """The words used for sources without a name, the most frequent first; `words`: those with these in them."""
    with ledger.looking() as db:
        rows = db.execute(
            f"SELECT s.name, count(*) AS number FROM sources s CROSS JOIN {_SHOWN} WHERE s.kind = 'unnamed'"
            " AND a.source = s.id AND s.name LIKE ? ESCAPE '\\' GROUP BY s.id ORDER BY number DESC, s.name"
            " LIMIT ? OFFSET ?",
            (f"%{literal(words or '')}%", limit, offset),
        )
        return [UnnamedSource(r["name"], r["number"]) for r in rows]


def list_sayings(
    ledger: Ledger, source: str, *, kind: str | None = None, limit: int = 50, offset: int = 0
) -> list[Saying]:
    """What is attributed to a source of this name, or in these words ("two officials"), the newest first.

    Only of texts that their addresses show now. `kind`: "unnamed", "person". Raises BadRequest for one that is none.
    """
    _check_kind(kind)
    with ledger.looking() as db:
        rows = db.execute(
            f"SELECT {_COLUMNS} FROM sources s CROSS JOIN {_SHOWN} WHERE s.name = ? AND s.kind = coalesce(?, s.kind)"
            " AND a.source = s.id ORDER BY v.published DESC, a.id DESC LIMIT ? OFFSET ?",
            (source, kind, limit, offset),
        )
        return [Saying(*row) for row in rows]


def _named(kind: str | None, words: str | None, named: bool) -> tuple[str, list[Any]]:
    """Condition and values of the rows of `counts` that are asked for."""
    _check_kind(kind)
    asked, values = ["c.field = 'source' AND c.current = 1 AND c.value <> ''"], list[Any]()
    if kind is not None:
        asked.append("EXISTS (SELECT 1 FROM sources s WHERE s.name = c.value AND s.kind = ?)")
        values.append(kind)
    if named:
        of = "EXISTS (SELECT 1 FROM sources s WHERE s.name = c.value AND s.kind {} 'unnamed')"
        asked.append(f"({of.format('<>')} OR NOT {of.format('=')})")
    if words:
        asked.append("c.value LIKE ? ESCAPE '\\'")
        values.append(f"%{literal(words)}%")
    return " AND ".join(asked), values


def _check_kind(kind: str | None) -> None:
    known = get_args(SourceKind)
    if kind is not None and kind not in known:
        raise BadRequest(f"there is no kind of source called {kind!r}: there is {', '.join(known)}")


def _kinds_of(db: Connection, names: Sequence[str]) -> dict[str, list[str]]:
    out = defaultdict[str, list[str]](list)
    marks = ", ".join("?" * len(names))
    for row in db.execute(f"SELECT name, kind FROM sources WHERE name IN ({marks}) ORDER BY kind", names):
        out[row["name"]].append(row["kind"])
    return out
