"""Ledgers of invented articles in stories: a thousand put in as any are, the others straight into the tables."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from sqlite3 import Connection
from zlib import crc32

import numpy as np

from benchmarks.made_statements import Invention
from sayso.desk.gathering import gather
from sayso.ledger import Ledger
from sayso.model import Article, Block, Reading, Span
from sayso.page.given import article_id

_BEGUN = datetime(2029, 1, 1, tzinfo=UTC)
_DAYS = 1_000
_SENTENCES = 24
_PRINTS = 90  # as a text of 400 words has
_TELLING = 24
_TOLD = 64


class Newsroom:
    """Invented articles: some thousand events, each told by several outlets, now and then in the same words."""

    def __init__(self, seed: int) -> None:
        self.made = Invention(seed)
        self.chance = random.Random(seed)
        self.told: list[tuple[datetime, list[str], list[str]]] = []  # day, names and words, sentences

    def write(self, number: int) -> Article:
        """The next article: of a new event, of one that was told before, or a copy."""
        if self.told and self.chance.random() < 0.5:
            day, words, sentences = self.chance.choice(self.told[-300:])
            if self.chance.random() > 0.3:
                sentences = self._sentences(words)
        else:
            day = _BEGUN + timedelta(minutes=self.chance.randrange(_DAYS * 1440))
            words = self.made.pick(self.made.names, 6) + self.made.pick(self.made.words[500:], 20)
            sentences = self._sentences(words)
            self.told.append((day, words, sentences))
        outlet = self.made.pick(self.made.outlets)[0]
        url = f"https://{outlet}/{number}"
        text = "\n".join(sentences)
        ends = [len("\n".join(sentences[: n + 1])) + 1 for n in range(len(sentences))]
        blocks = tuple(
            Block(Span(a, min(b, len(text))), "body", "made") for a, b in zip([0, *ends], ends, strict=False)
        )
        return Article(
            id=article_id(url, url, text), input=url, url=url, outlet=outlet, text=text, blocks=blocks, language="en",
            headline=None, authors=(), published=day + timedelta(minutes=self.chance.randrange(600)),
            published_as_printed=None, modified=None, credit=None, genre="report", complete=None,
        )  # fmt: skip

    def _sentences(self, words: list[str]) -> list[str]:
        out = []
        for _ in range(_SENTENCES):
            mixed = self.made.pick(self.made.words, 12) + self.chance.sample(words, 4)
            self.chance.shuffle(mixed)
            out.append(" ".join(mixed).capitalize() + ".")
        return out


def add_article(ledger: Ledger, article: Article) -> None:
    """Keep an article and put it in its story and origin."""
    ledger.keep(Reading(article, (), (), (), (), (), (), (), 0), by="rules@1")
    gather(ledger, article.id)


def fill(path: Path, articles: int, room: Newsroom, earnest: int = 1_000) -> None:
    """A ledger of so many articles: the first ones put into stories one by one, the others with rows like theirs."""
    with Ledger(path) as ledger:
        with ledger.looking() as db:
            db.execute("PRAGMA synchronous = OFF")
        for number in range(min(earnest, articles)):
            add_article(ledger, room.write(number))
        with ledger.writing() as db:
            _fill_tables(db, range(10_000, 10_000 + articles - earnest), room)
        with ledger.looking() as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


_LATER = ("prints_of_version", "telling_words_of_version", "memberships_of_group", "memberships_of_parent")


def _fill_tables(db: Connection, versions: range, room: Newsroom) -> None:
    chance = np.random.default_rng(7)
    numbers = np.array([crc32(w.encode()) or 1 for w in room.made.words])
    days = chance.integers(0, _DAYS, len(versions)) + int(_BEGUN.timestamp() / 86_400)
    # The weightiest words of a text are rarely the commonest of all.
    picked = np.minimum(chance.pareto(0.6, (len(versions), _TOLD)) * 300, len(numbers) - 1).astype(int)
    told = numbers[picked]
    put, do = db.executemany, db.execute
    # Indices are made at the end, in one go.
    later = [do("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0] for name in _LATER]
    for name in _LATER:
        do(f"DROP INDEX {name}")
    put("INSERT INTO articles (id, address) VALUES (?, ?)", ((v, f"https://filler.example/{v}") for v in versions))
    put(
        "INSERT INTO versions (id, article, article_id, number, input, authors, genre, text) VALUES"
        " (?1, ?1, ?2, 1, ?2, '[]', 'report', ?3)",
        ((v, f"filler{v}", f"{v} " * 40) for v in versions),
    )
    put(
        "INSERT INTO signatures VALUES (?, ?, 250, ?)",
        (
            (v, float(d), json.dumps({str(w): 0.125 for w in row}))
            for v, d, row in zip(versions, days.tolist(), told.tolist(), strict=True)
        ),
    )
    put("INSERT OR IGNORE INTO telling_words VALUES (?, ?, ?)", sorted(_telling(versions, days, told)))
    prints = chance.integers(-(2**63), 2**63 - 1, len(versions) * _PRINTS)
    order = np.argsort(prints)
    owners = np.repeat(np.array(versions), _PRINTS)
    put("INSERT OR IGNORE INTO prints VALUES (?, ?)", zip(prints[order].tolist(), owners[order].tolist(), strict=True))
    put("INSERT INTO text_groups (id, kind, made) VALUES (?, ?, '2029')", _groups(versions))
    put("INSERT INTO memberships VALUES (?, ?, ?, NULL, NULL)", _memberships(versions))
    for command in later:
        do(command)


def _telling(
    versions: range, days: np.ndarray[tuple[int], np.dtype[np.int64]], told: object
) -> Iterator[tuple[int, int, int]]:
    for v, d, row in zip(versions, days.tolist(), told.tolist(), strict=True):  # type: ignore[attr-defined]
        yield from ((w, d, v) for w in row[:_TELLING])


def _groups(versions: range) -> Iterator[tuple[int, str]]:
    for v in versions:
        yield 2 * v, "story"
        yield 2 * v + 1, "origin"


def _memberships(versions: range) -> Iterator[tuple[int, str, int]]:
    for v in versions:
        yield v, "story", 2 * v
        yield v, "origin", 2 * v + 1
