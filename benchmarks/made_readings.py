"""A ledger of whole readings, as many as are asked for: those that ship with sayso, in other words of equal length."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from benchmarks.made_statements import Invention
from sayso.desk.demo import make_demo
from sayso.ledger import Ledger
from sayso.model import Reading
from sayso.page.given import article_id

_PLAIN = re.compile(r"\b[a-z]{5,}\b")  # no name begins small, and short words carry the sentence


class Press:
    """Readings of one's own, made of a few real ones; the same for the same seed."""

    def __init__(self, patterns: list[Reading], seed: int) -> None:
        self._patterns = patterns
        self._chance = random.Random(seed)
        self._outlets = [f"{word}.example" for word in Invention(seed).words[:200]]
        self._words: dict[int, list[str]] = {}
        for reading in patterns:
            for word in _PLAIN.findall(reading.article.text):
                self._words.setdefault(len(word), []).append(word)

    def write(self, number: int) -> Reading:
        """A reading with as many statements as its pattern, at the same offsets."""
        pattern = self._patterns[number % len(self._patterns)]
        text = _PLAIN.sub(lambda m: self._chance.choice(self._words[len(m[0])]), pattern.article.text)
        outlet = self._chance.choice(self._outlets)
        url = f"https://{outlet}/{number}"
        published = pattern.article.published
        article = replace(
            pattern.article, id=article_id(url, url, text), input=url, url=url, outlet=outlet, text=text,
            published=published + timedelta(minutes=self._chance.randrange(1_000_000)) if published else None,
        )  # fmt: skip
        statements = tuple(replace(s, article_id=article.id, text=article.words(s.spans)) for s in pattern.statements)
        return replace(pattern, article=article, statements=statements)


def load_patterns(scratch: Path) -> list[Reading]:
    """The readings that ship with sayso."""
    path = scratch / "patterns.db"
    make_demo(path)
    with Ledger(path) as ledger:
        return [ledger.reading(i) for i in ledger.article_ids()]


def fill_with_readings(path: Path, statements: int, press: Press) -> list[str]:
    """Puts readings with at least so many statements together into a ledger; the articles' ids."""
    ids: list[str] = []
    with Ledger(path) as ledger:
        with ledger.looking() as db:
            db.execute("PRAGMA synchronous = OFF")
        for reading in _until(press, statements):
            ledger.keep(reading, by="rules@1")
            ids.append(reading.article.id)
        with ledger.looking() as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return ids


def _until(press: Press, statements: int) -> Iterator[Reading]:
    made = number = 0
    while made < statements:
        reading = press.write(number)
        made, number = made + len(reading.statements), number + 1
        yield reading
