"""A ledger of invented statements, as many as are asked for, put straight into its tables."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

from sayso.ledger import Ledger
from sayso.ledger.counted import count_again

# As in the pages of the reading benchmarks: about 35 statements a page, 14 words each.
EACH = 35
_WORDS = 40_000
_NAMES = 20_000
_PLACES = 3_000
_OUTLETS = 200
_BEGUN = datetime(2029, 1, 1, tzinfo=UTC)
_DAYS = 1_000
_VOICES = (
    ("outlet", 46), ("person", 24), ("organisation", 7), ("government", 6), ("group", 2), ("document", 3),
    ("outlet_other", 2), ("unnamed", 4), ("witness", 1), ("unstated", 2), ("unsettled", 3),
)  # fmt: skip
_FLAGS = (
    (" asserted ", 74), (" hedged ", 6), (" negated ", 6), (" planned ", 4), (" predicted ", 4), (" conditional ", 2),
    (" denied ", 1), (" asked_for ", 1), (" hedged negated ", 1), (" hedged predicted ", 1),
)  # fmt: skip
_ACTS = (
    "say", "claim", "confirm", "deny", "admit", "reveal", "note", "warn", "repeat", "describe", "ask", "order",
    "promise", "threaten", "predict", "believe", "accuse", "praise", "report",
)  # fmt: skip
_MANNERS = ("direct", "partial", "indirect")
_MEDIA = (None, "interview", "statement", "briefing", "post", "document", "court", "other_outlet")
_SYLLABLES = tuple(a + b for a, b in zip("bcdfghlmnprstvkzbdglmnrt", "aeiouaeiouaeiouaeiouaeio", strict=True))
_COLUMNS = (
    "reading", "article_id", "statement", "current", "block", "start", '"end"', "text", "voice", "name", "party", "act",
    "manner", "certainty", "chain", "echoes", "medium", "places", "loaded", "outlet", "published", "score", "by", "why",
)  # fmt: skip
_INSERT = f"INSERT INTO statements ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"

Row = tuple[Any, ...]


class Invention:
    """Words, names and places, each the rarer the later it comes (Zipf), as in news; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.words = self._make(_WORDS)
        self.names = [f"{a.title()} {b.title()}" for a, b in zip(self._make(_NAMES), self._make(_NAMES), strict=True)]
        self.parties = self.names[:400]
        self.places = [w.title() for w in self._make(_PLACES)]
        self.outlets = [f"{w}.example" for w in self._make(_OUTLETS)]
        self.weights: dict[int, list[float]] = {}

    def _make(self, number: int) -> list[str]:
        made: dict[str, None] = {}
        while len(made) < number:
            made["".join(self.chance.choices(_SYLLABLES, k=self.chance.randint(2, 4)))] = None
        return list(made)

    def pick(self, things: Sequence[str], number: int = 1) -> list[str]:
        """So many of the things, the first ones most often."""
        if len(things) not in self.weights:
            self.weights[len(things)] = list(accumulate(1 / (rank + 2) for rank in range(len(things))))
        return self.chance.choices(things, cum_weights=self.weights[len(things)], k=number)

    def pick_weighted(self, things: tuple[tuple[str, int], ...], number: int) -> list[str]:
        """So many of the things, each by its weight."""
        return self.chance.choices([t for t, _ in things], weights=[w for _, w in things], k=number)

    def make_statements(self, reading: int) -> Iterator[Row]:
        """The rows of one page's statements."""
        chance = self.chance.random
        article_id = sha256(str(reading).encode()).hexdigest()[:16]
        outlet = self.pick(self.outlets)[0]
        published = (_BEGUN + timedelta(minutes=self.chance.randrange(_DAYS * 1440))).isoformat()
        current = int(chance() < 0.95)
        words = iter(self.pick(self.words, 24 * EACH))
        names = iter(self.pick(self.names, EACH))
        voices = iter(self.pick_weighted(_VOICES, EACH))
        flags = iter(self.pick_weighted(_FLAGS, EACH))
        start = 0
        for number in range(1, EACH + 1):
            text = " ".join(islice(words, 4 + int(20 * chance()))).capitalize() + "."
            voice, name = next(voices), next(names)
            somebody = voice not in ("outlet", "unstated", "unsettled")
            places = self.pick(self.places, 1 + int(chance() < 0.3)) if chance() < 0.23 else ()
            yield (
                reading, article_id, f"s{number}", current, "body" if number > 1 else "headline", start,
                start + len(text), text, voice, name if somebody and voice not in ("unnamed", "witness") else None,
                self.pick(self.parties)[0] if somebody and chance() < 0.3 else None,
                self.pick(_ACTS)[0] if somebody else None,
                _MANNERS[int(3 * chance())] if somebody else "own",
                next(flags), 1 + int(chance() < 0.2) if somebody else 0, None,
                _MEDIA[int(len(_MEDIA) * chance())] if somebody else None, f"|{'|'.join(places)}|" if places else "",
                int(chance() < 0.05), outlet, published, None, "rules@1", "said + clause complement",
            )  # fmt: skip
            start += len(text) + 1


def fill_ledger(path: Path, statements: int, seed: int = 7) -> Invention:
    """Puts so many statements into a new ledger at `path`; what they were made of.

    Indices are made at the end, in one go: row by row a million would take a quarter of an hour.
    """
    made = Invention(seed)
    with Ledger(path) as ledger, ledger.looking() as db:
        later = db.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE tbl_name = 'statements' AND type IN ('index', 'trigger')"
            " AND sql IS NOT NULL"
        ).fetchall()
        db.execute("PRAGMA synchronous = OFF")
        for kind, name, _ in later:
            db.execute(f"DROP {kind} {name}")
        for first in range(1, statements // EACH + 1, 1000):
            with ledger.writing():
                for reading in range(first, min(first + 1000, statements // EACH + 1)):
                    rows = list(made.make_statements(reading))
                    put_page(db, reading, rows)
        db.execute("INSERT INTO statements_text (statements_text) VALUES ('rebuild')")
        for _, _, sql in later:
            db.execute(sql)
        with ledger.writing():
            count_again(db)
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return made


def put_page(db: Any, number: int, rows: list[Row]) -> None:
    """Puts one page and its statements in."""
    article_id, outlet, published = rows[0][1], rows[0][19], rows[0][20]
    address = f"https://{outlet}/{number}"
    text = " ".join(row[7] for row in rows)
    db.execute("INSERT INTO articles (id, address, outlet) VALUES (?, ?, ?)", (number, address, outlet))
    db.execute(
        "INSERT INTO versions (id, article, article_id, number, input, url, outlet, headline, authors, published,"
        " genre, text) VALUES (?, ?, ?, 1, ?, ?, ?, ?, '[]', ?, 'report', ?)",
        (number, number, article_id, address, address, outlet, rows[0][7], published, text),
    )
    db.execute("INSERT INTO sightings (article, version, at) VALUES (?, ?, ?)", (number, number, published))
    db.execute(
        "INSERT INTO readings (id, version, reader, by, made, whole) VALUES (?, ?, 'rules', 'rules@1', ?, x'')",
        (number, number, published),
    )
    db.executemany(_INSERT, rows)
