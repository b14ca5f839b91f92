"""Statements found again: by words, voice, source, manner, act, certainty, place, outlet, time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from sqlite3 import Connection
from typing import Any, Literal, get_args

from sayso.errors import BadRequest
from sayso.ledger.counted import MADE_OF
from sayso.ledger.rows import moment
from sayso.ledger.store import Ledger
from sayso.model import Flag, Manner, MediumKind, VoiceKind

Order = Literal["rank", "newest", "oldest"]
Counts = list[tuple[str | None, int]]  # a value of a field and how many statements have it; None: without one

_TERM = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
_WORD = re.compile(r"\w+")
FACETS = (*MADE_OF, "month")
_MONTH = "substr({}.published, 1, 7)"
# Filters of one value of which the sums are kept: their field, and how a value of it is told.
_KEPT = {
    "voice": ("voice", "= ?", "{}"), "manner": ("manner", "= ?", "{}"), "act": ("act", "= ?", "{}"),
    "medium": ("medium", "= ?", "{}"), "name_is": ("name", "= ?", "{}"), "source": ("source", "= ?", "{}"),
    "party_is": ("party", "= ?", "{}"), "outlet": ("outlet", "= ? COLLATE NOCASE", "{}"),
    "certainty": ("certainty", "LIKE ? ESCAPE '\\'", "% {} %"), "place": ("place", "LIKE ? ESCAPE '\\'", "%|{}|%"),
}  # fmt: skip
# Columns that hold several values, and what stands between them.
SPLIT = {"certainty": " ", "place": "|"}
# The planner is told the way: left to itself it looks every statement up in the full text, or reads every long row.
_WITH_WORDS = "statements_text f CROSS JOIN statements s ON s.id = f.rowid"
_FACTS = "statements s INDEXED BY statements_facts"
_OF_A_NAME = "statements s INDEXED BY statements_by_name"
_VERSION = "JOIN versions v ON v.article_id = s.article_id"
_ROWS = "SELECT s.*, v.headline, v.url FROM"
_CUE = "SELECT cue FROM attributions WHERE reading = ? AND attribution = ?"
HIT_ROWS = f"{_ROWS} statements s {_VERSION}"


@dataclass(frozen=True, slots=True)
class Query:
    """What statements have to be; None asks nothing. Several conditions hold together."""

    words: str | None = None  # all of them; "a phrase", begin*, -not, this OR that
    voice: str | None = None  # a voice kind: "outlet", "person", "unsettled"
    name: str | None = None  # part of the source's name, whatever its case
    name_is: str | None = None  # the source's whole name, to the letter
    source: str | None = None  # the same, of everybody but the outlet itself
    party: str | None = None  # part of whom the source speaks for
    party_is: str | None = None  # all of it, to the letter
    manner: str | None = None
    act: str | None = None
    certainty: str | None = None  # a flag
    place: str | None = None
    outlet: str | None = None
    medium: str | None = None
    since: datetime | None = None  # published at or after; UTC
    until: datetime | None = None  # published before
    chain_at_least: int | None = None  # sources between the outlet and the words
    loaded: bool = False  # with a loaded word
    every_version: bool = False  # of texts that their address shows no more, too
    reader: str | None = None  # "rules"; None where a text was read by several: all of them


@dataclass(frozen=True, slots=True)
class Hit:
    """One statement found."""

    article_id: str
    statement: str
    text: str
    voice: str
    name: str | None
    party: str | None
    manner: str
    certainty: tuple[str, ...]
    act: str | None
    places: tuple[str, ...]
    outlet: str | None
    published: str | None  # ISO 8601
    headline: str | None
    address: str | None  # of the page; None where it has none
    start: int  # code points of the article's text, half-open
    end: int
    by: str
    cue: str | None = None  # the words that say so: "denied"


def search(ledger: Ledger, query: Query, *, order: Order = "rank", limit: int = 20, offset: int = 0) -> list[Hit]:
    """The statements that are as `query` says, at most `limit` after the first `offset`.

    By rank (BM25; without words: the newest first) or time of publication. Raises BadRequest for words that make no
    query.
    """
    where, values = conditions(query)
    newest = "s.published DESC, s.id DESC"
    by = {"newest": newest, "oldest": "s.published IS NULL, s.published, s.id"}.get(order, newest)
    if order == "rank" and query.words:
        by = "rank"
    with ledger.looking() as db:
        if not query.words and (order == "oldest" or _is_rare(query)):
            # Walking by time reads the long rows of all that are not as asked.
            sql = f"SELECT s.id FROM {tables_for(query)} WHERE {where} ORDER BY {by} LIMIT ? OFFSET ?"
            ids = [row[0] for row in db.execute(sql, (*values, limit, offset))]
            rows = (db.execute(f"{HIT_ROWS} WHERE s.id = ?", (n,)).fetchone() for n in ids)
            return [to_hit(db, row) for row in rows if row is not None]
        tables = _WITH_WORDS if query.words else "statements s"
        sql = f"{_ROWS} {tables} {_VERSION} WHERE {where} ORDER BY {by} LIMIT ? OFFSET ?"
        return [to_hit(db, row) for row in db.execute(sql, (*values, limit, offset)).fetchall()]


def count(ledger: Ledger, query: Query) -> int:
    """How many statements are as `query` says."""
    if replace(query, every_version=False) == Query():
        return sum(number for _, number in facet(ledger, query, "voice", limit=None))
    kept = _kept_sum(query)
    if kept is not None:
        with ledger.looking() as db:
            return int(db.execute(*kept).fetchone()[0])
    where, values = conditions(query)
    with ledger.looking() as db:
        found: int = db.execute(f"SELECT count(*) FROM {tables_for(query)} WHERE {where}", values).fetchone()[0]
    return found


def _kept_sum(query: Query) -> tuple[str, tuple[str, ...]] | None:
    """What tells how many have one value, of which the sums are kept; None where more, or something else, is asked."""
    _check(query)
    for name, (field, condition, form) in _KEPT.items():
        value = getattr(query, name)
        # In `counts` no word at all stands for what is not known.
        if value and query == Query(**{name: value}):
            where = f"field = ? AND current = 1 AND value {condition}"
            told = value if condition.startswith("=") else literal(value)
            return f"SELECT coalesce(sum(statements), 0) FROM counts WHERE {where}", (field, form.format(told))
    return None


def facet(ledger: Ledger, query: Query, field: str, *, limit: int | None = 50) -> Counts:
    """How many of the statements have each value of `field`, the most frequent first; None counts those without.

    A statement with several flags or places counts once for each. Raises BadRequest for a field that is none.
    """
    if field not in FACETS:
        raise BadRequest(f"there is nothing to count called {field!r}: there is {', '.join(FACETS)}")
    sql, values = _counting(query, field)
    with ledger.looking() as db:
        return rank_values(_count_values(db, sql, values, field), limit)


def rank_values(counted: Counter[str | None], limit: int | None) -> Counts:
    """The values with how many there are of each, the most frequent first."""
    return sorted(counted.items(), key=lambda x: (-x[1], str(x[0])))[:limit]


def _counting(query: Query, field: str) -> tuple[str, list[Any]]:
    """What tells the values of a field and how many there are of each; a value may come twice."""
    if replace(query, every_version=False) == Query():
        # Of everything the sums are kept.
        value, kept = ("substr(value, 1, 7)", "day") if field == "month" else ("value", field)
        which = "" if query.every_version else " AND current = 1"
        return f"SELECT {value}, statements FROM counts WHERE field = ?{which}", [kept]
    where, values = conditions(query)
    return f"SELECT {column_of(field)}, count(*) FROM {tables_for(query)} WHERE {where} GROUP BY 1", values


def column_of(field: str) -> str:
    """What the values of a field that can be counted are made of, in a row `s` of `statements`."""
    return MADE_OF.get(field, _MONTH).format("s")


def _count_values(db: Connection, sql: str, values: list[Any], field: str) -> Counter[str | None]:
    out = Counter[str | None]()
    split = SPLIT.get(field)
    cursor = db.cursor()
    cursor.row_factory = None  # plain tuples: there may be a hundred thousand
    for value, number in cursor.execute(sql, values):
        add_value(out, value, number, split)
    return out


def add_value(out: Counter[str | None], value: Any, number: int, split: str | None) -> None:
    """Count a value of a column in, as the several values that it holds where `split` stands between them."""
    if value is None or value == "":
        out[None] += number
    elif split is None:
        out[str(value)] += number
    else:
        for one in dict.fromkeys(value.strip(split).split(split)):
            out[one] += number


def tables_for(query: Query) -> str:
    """The tables that a query's statements `s` are read from, and on which way: for counts and ids, no long rows."""
    if query.words:
        return _WITH_WORDS
    return _FACTS if query.name_is is None and query.source is None else _OF_A_NAME


def conditions(query: Query) -> tuple[str, list[Any]]:
    """Condition and values of the statements a query asks for."""
    asked = list(_asked(query))
    return " AND ".join(sql for sql, _ in asked) or "1", [v for _, values in asked for v in values]


def _is_rare(query: Query) -> bool:
    """Whether more is asked than words and a stretch of time."""
    return replace(query, words=None, since=None, until=None) != Query()


def _check(q: Query) -> None:
    for what, value, known in (
        ("voice", q.voice, VoiceKind), ("manner", q.manner, Manner), ("certainty", q.certainty, Flag),
        ("medium", q.medium, MediumKind),
    ):  # fmt: skip
        if value is not None and value not in get_args(known):
            raise BadRequest(f"there is no {what} called {value!r}: there is {', '.join(get_args(known))}")


def _asked(q: Query) -> Iterator[tuple[str, tuple[Any, ...]]]:
    _check(q)
    if q.words:
        yield "f.statements_text MATCH ?", (match_words(q.words),)
    if not q.every_version:
        yield "s.current = 1", ()
    exactly = (
        ("voice", q.voice), ("manner", q.manner), ("act", q.act), ("medium", q.medium), ("name", q.name_is),
        ("name", q.source), ("party", q.party_is),
    )  # fmt: skip
    for column, value in exactly:
        if value is not None:
            yield f"s.{column} = ?", (value,)
    if q.source is not None:
        yield "s.voice <> 'outlet'", ()
    for column, value in (("name", q.name), ("party", q.party)):
        if value is not None:
            yield f"s.{column} LIKE ? ESCAPE '\\'", (f"%{literal(value)}%",)
    if q.outlet is not None:
        yield "s.outlet = ? COLLATE NOCASE", (q.outlet,)
    if q.certainty is not None:
        yield "s.certainty LIKE ? ESCAPE '\\'", (f"% {literal(q.certainty)} %",)
    if q.place is not None:
        yield "s.places LIKE ? ESCAPE '\\'", (f"%|{literal(q.place)}|%",)
    if q.since is not None:
        yield "s.published >= ?", (moment(q.since),)
    if q.until is not None:
        yield "s.published < ?", (moment(q.until),)
    if q.chain_at_least is not None:
        yield "s.chain >= ?", (q.chain_at_least,)
    if q.loaded:
        yield "s.loaded > 0", ()
    if q.reader is not None:
        yield "s.by LIKE ? ESCAPE '\\'", (f"{literal(q.reader)}@%",)


def literal(words: str) -> str:
    """The words as LIKE takes them to the letter, with a backslash as its escape."""
    return re.sub(r"([\\%_])", r"\\\1", words)


def match_words(words: str) -> str:
    """An FTS5 expression for what a person typed: all words; "a phrase", begin*, -not, this OR that.

    Never an error of syntax. Raises BadRequest where nothing is asked for.
    """
    groups: list[list[str]] = [[]]
    without: list[str] = []
    either = False
    for minus, phrase, word in _TERM.findall(words):
        if word == "OR" and not minus and groups[-1]:
            either = True
            continue
        found = _WORD.findall(phrase or word)
        if not found:
            continue
        term = '"' + " ".join(found) + '"' + ("*" if word.endswith("*") else "")
        if minus:
            without.append(term)
        elif either:
            groups[-1].append(term)
        else:
            groups.append([term])
        either = False
    wanted = [f"({' OR '.join(g)})" for g in groups if g]
    if not wanted:
        raise BadRequest(f"{words!r} names no word to look for: give one or more words")
    asked = " AND ".join(wanted)
    return f"({asked}) NOT ({' OR '.join(without)})" if without else asked


def to_hit(db: Connection, row: Any) -> Hit:
    """A row of `HIT_ROWS` as what is found."""
    said = db.execute(_CUE, (row["reading"], row["attribution"])).fetchone()
    return Hit(
        row["article_id"], row["statement"], row["text"], row["voice"], row["name"], row["party"], row["manner"],
        tuple(row["certainty"].split()), row["act"], tuple(p for p in row["places"].split("|") if p), row["outlet"],
        row["published"], row["headline"], row["url"], row["start"], row["end"], row["by"],
        said["cue"] if said else None,
    )  # fmt: skip
