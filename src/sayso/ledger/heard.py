"""How sources are heard: in which articles, outlets and stories, by which cues, and why some have no name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any

from sayso.ledger.search import Query, conditions, tables_for
from sayso.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class HeardLine:
    """How somebody is heard; numbers are of texts that their addresses show now."""

    statements: int
    articles: int
    outlets: tuple[str, ...]  # those with the most statements first
    manners: dict[str, int]  # statements by manner
    voices: dict[str, int]  # statements by voice kind


@dataclass(frozen=True, slots=True)
class UnnamedLine:
    """A source without a name, by the words used for it."""

    words: str
    statements: int
    articles: int
    outlets: tuple[str, ...]
    people: tuple[int, ...]  # how many they are said to be, each number once
    anonymity: tuple[str, ...]  # that they would not be named, in the pages' words
    reasons: tuple[str, ...]  # why, in the pages' words


@dataclass(frozen=True, slots=True)
class StoryHeard:
    """A story in which somebody is heard."""

    id: str  # "e7"
    headline: str | None
    articles: int  # in which they are heard


def heard(ledger: Ledger, name: str) -> HeardLine:
    """How a source of this name is heard, the outlet itself aside."""
    outlets, manners, voices, articles = Counter[str](), Counter[str](), Counter[str](), set[str]()
    with ledger.looking() as db:
        rows = db.execute(
            "SELECT outlet, manner, voice, article_id, count(*) FROM statements s INDEXED BY statements_by_name"
            " WHERE name = ? AND current = 1 AND voice <> 'outlet' GROUP BY 1, 2, 3, 4",
            (name,),
        )
        for outlet, manner, voice, article, number in rows:
            outlets[outlet or ""] += number
            manners[manner] += number
            voices[voice] += number
            articles.add(article)
    ranked = tuple(o for o, _ in sorted(outlets.items(), key=lambda x: (-x[1], x[0])) if o)
    return HeardLine(manners.total(), len(articles), ranked, dict(manners), dict(voices))


def list_unnamed_lines(ledger: Ledger) -> list[UnnamedLine]:
    """The words used for sources without a name, those of the most statements first."""
    found = defaultdict[str, list[Any]](list)
    with ledger.looking() as db:
        rows = db.execute(
            "SELECT s.name, s.article_id, s.outlet, u.people, u.anonymity, u.reason FROM statements s"
            " LEFT JOIN unnamed u ON u.reading = s.reading AND u.attribution = s.attribution"
            " WHERE s.current = 1 AND s.voice = 'unnamed'"
        )
        for row in rows:
            found[row["name"] or ""].append(row)
    lines = [_unnamed(words, of) for words, of in found.items() if words]
    return sorted(lines, key=lambda line: (-line.statements, line.words.casefold(), line.words))


def _unnamed(words: str, rows: Sequence[Any]) -> UnnamedLine:
    outlets = Counter(r["outlet"] for r in rows if r["outlet"])
    return UnnamedLine(
        words=words,
        statements=len(rows),
        articles=len({r["article_id"] for r in rows}),
        outlets=tuple(sorted(outlets, key=lambda o: (-outlets[o], o))),
        people=tuple(sorted({r["people"] for r in rows if r["people"] is not None})),
        anonymity=_each_once(r["anonymity"] for r in rows),
        reasons=_each_once(r["reason"] for r in rows),
    )


def _each_once(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for v in values if v))


def count_cues(ledger: Ledger, query: Query) -> dict[str | None, list[tuple[str, int]]]:
    """By outlet, the cues of the attributions nearest to a query's statements, each in lower case with how many there
    are, the most frequent first.

    One attribution counts once, however many statements it holds. Raises BadRequest for words that make no query.
    """
    where, values = conditions(query)
    out = defaultdict[str | None, Counter[str]](Counter)
    with ledger.looking() as db:
        rows = db.execute(
            "SELECT outlet, a.cue, count(*) FROM (SELECT DISTINCT s.outlet, s.reading, s.attribution"
            f" FROM {tables_for(query)} WHERE {where} AND s.attribution IS NOT NULL) f CROSS JOIN attributions a"
            " ON a.reading = f.reading AND a.attribution = f.attribution WHERE a.cue IS NOT NULL GROUP BY 1, 2",
            values,
        )
        for outlet, cue, number in rows:
            if not any(c.isalpha() for c in cue):
                continue  # a colon before quotation marks is no word for it
            out[outlet][" ".join(cue.lower().split())] += number
    return {o: sorted(c.items(), key=lambda x: (-x[1], x[0])) for o, c in out.items()}


def count_roles(ledger: Ledger, name: str) -> list[tuple[str, int]]:
    """What a source of this name is printed to be, with how many attributions say so, the most frequent first."""
    with ledger.looking() as db:
        rows = db.execute(
            "SELECT a.role, count(*) FROM sources o CROSS JOIN attributions a ON a.source = o.id WHERE o.name = ?"
            " AND a.role IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1",
            (name,),
        )
        return [(role, number) for role, number in rows]


def stories_with(ledger: Ledger, query: Query, *, limit: int = 12) -> list[StoryHeard]:
    """The stories with a statement that is as `query` says, those with the latest article first."""
    where, values = conditions(query)
    with ledger.looking() as db:
        groups = db.execute(
            "SELECT m.text_group, count(*), max(v.published) AS latest FROM (SELECT DISTINCT s.article_id FROM"
            f" {tables_for(query)} WHERE {where}) f JOIN versions v ON v.article_id = f.article_id JOIN memberships m"
            " ON m.version = v.id AND m.kind = 'story' GROUP BY 1 ORDER BY latest DESC, 1 DESC LIMIT ?",
            (*values, limit),
        ).fetchall()
        return [StoryHeard(f"e{g}", _headline(db, g), number) for g, number, _ in groups]


def _headline(db: Connection, group: int) -> str | None:
    row = db.execute(
        "SELECT v.headline FROM memberships m JOIN versions v ON v.id = m.version WHERE m.text_group = ?"
        " AND v.headline IS NOT NULL ORDER BY v.published IS NULL, v.published, v.id LIMIT 1",
        (group,),
    ).fetchone()
    return " ".join(row["headline"].split()) if row else None
