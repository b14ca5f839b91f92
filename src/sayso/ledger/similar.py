"""Which texts of a ledger are like one another: numbers that stand for their words, and the groups made from them.

Words are held as numbers alone, so that nothing of a text that is forgotten stays. Whatever is asked here looks at a
bounded number of rows: a text costs the same among a hundred thousand as among a thousand.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection, Row
from typing import Literal

from sayso.ledger.rows import moment
from sayso.model import Article, Block, Span

Grouping = Literal["story", "origin"]

_HOLDERS = 40  # texts that are looked at for one print: a phrase that returns more often is a phrase
_NEAR_HOLDERS = 60  # texts of the same days that are looked at for one word
_FAR_HOLDERS = 30  # texts of the other days of the window
_NEAR_DAYS = 2
_UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class Signature:
    """What a text is compared by."""

    day: float | None  # days since 1970, UTC
    terms: int
    vector: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Membership:
    """The group that a text is in."""

    group: int
    parent: int | None
    share: float | None


_NEW = (
    "SELECT v.id FROM versions v LEFT JOIN signatures s ON s.version = v.id WHERE s.version IS NULL"
    " AND v.id > coalesce((SELECT max(version) FROM signatures), 0) ORDER BY v.id LIMIT ?"
)
_OLD = "SELECT id FROM versions WHERE id NOT IN (SELECT version FROM signatures) ORDER BY id LIMIT ?"


def waiting(db: Connection, limit: int, but: Collection[int] = ()) -> list[int]:
    """Texts that were not put beside the others yet, the first ones first; `but` those are left out."""
    for query in (_NEW, _OLD):
        rows = [r[0] for r in db.execute(query, (limit + len(but),)) if r[0] not in but]
        if rows:
            return rows[:limit]
    return []


def waits(db: Connection, version: int) -> bool:
    """Whether a text is held and was not put beside the others yet."""
    held = db.execute("SELECT 1 FROM versions WHERE id = ?", (version,)).fetchone() is not None
    return held and not is_known(db, version)


def count_waiting(db: Connection) -> int:
    """How many texts were not put beside the others yet."""
    row = db.execute("SELECT (SELECT count(*) FROM versions) - (SELECT count(*) FROM signatures)").fetchone()
    return max(0, int(row[0]))


def version_of(db: Connection, article_id: str) -> int | None:
    """The row of a text, by its article's id."""
    found = db.execute("SELECT id FROM versions WHERE article_id = ?", (article_id,)).fetchone()
    return found[0] if found else None


def is_known(db: Connection, version: int) -> bool:
    """Whether a text was put beside the others."""
    return bool(db.execute("SELECT 1 FROM signatures WHERE version = ?", (version,)).fetchone())


def earlier_version(db: Connection, version: int) -> int | None:
    """The text that the address of this one had before."""
    found = db.execute(
        "SELECT o.id FROM versions v JOIN versions o ON o.article = v.article AND o.id < v.id WHERE v.id = ?"
        " ORDER BY o.id DESC LIMIT 1",
        (version,),
    ).fetchone()
    return found[0] if found else None


def article_of(db: Connection, version: int) -> Article:
    """The article that a text is of."""
    row = db.execute("SELECT * FROM versions WHERE id = ?", (version,)).fetchone()
    blocks = db.execute("SELECT * FROM blocks WHERE version = ? ORDER BY number", (version,)).fetchall()
    published, modified = (datetime.fromisoformat(t) if t else None for t in (row["published"], row["modified"]))
    return Article(
        id=row["article_id"], input=row["input"], url=row["url"], outlet=row["outlet"], text=row["text"],
        blocks=tuple(Block(Span(b["start"], b["end"]), b["kind"], b["why"]) for b in blocks),
        language=row["language"], headline=row["headline"], authors=tuple(json.loads(row["authors"])),
        published=published, published_as_printed=row["published_as_printed"], modified=modified,
        credit=row["credit"], genre=row["genre"], complete=None if row["complete"] is None else bool(row["complete"]),
    )  # fmt: skip


def put_signature(db: Connection, version: int, made: Signature, prints: Iterable[int], telling: Iterable[int]) -> None:
    """Put down what a text is compared by."""
    vector = json.dumps({str(w): round(x, 5) for w, x in made.vector.items()}, separators=(",", ":"))
    db.execute("INSERT INTO signatures VALUES (?, ?, ?, ?)", (version, made.day, made.terms, vector))
    db.executemany("INSERT OR IGNORE INTO prints VALUES (?, ?)", [(n, version) for n in sorted(prints)])
    day = _UNKNOWN if made.day is None else int(made.day)
    db.executemany("INSERT OR IGNORE INTO telling_words VALUES (?, ?, ?)", [(w, day, version) for w in telling])


def signature_of(db: Connection, version: int) -> Signature | None:
    """What a text is compared by."""
    row = db.execute("SELECT * FROM signatures WHERE version = ?", (version,)).fetchone()
    if row is None:
        return None
    return Signature(row["day"], row["terms"], {int(w): x for w, x in json.loads(row["vector"]).items()})


def count_words(db: Connection, words: Iterable[int]) -> None:
    """One text more has these words."""
    db.executemany(
        "INSERT INTO word_counts VALUES (?, 1) ON CONFLICT (word) DO UPDATE SET texts = texts + 1",
        [(w,) for w in (0, *words)],
    )


def word_counts(db: Connection, words: Sequence[int]) -> dict[int, int]:
    """In how many texts each word was; of 0, how many texts there were."""
    out = {}
    for word in (0, *words):
        found = db.execute("SELECT texts FROM word_counts WHERE word = ?", (word,)).fetchone()
        out[word] = found[0] if found else 0
    return out


def sharing_prints(db: Connection, version: int, prints: Iterable[int], limit: int) -> list[int]:
    """The texts with the most prints in common, the latest ones of a print first."""
    found: Counter[int] = Counter()
    for number in prints:
        rows = db.execute(
            "SELECT version FROM prints WHERE number = ? AND version <> ? ORDER BY version DESC LIMIT ?",
            (number, version, _HOLDERS),
        )
        found.update(r[0] for r in rows)
    return [v for v, _ in found.most_common(limit)]


def sharing_words(
    db: Connection, version: int, words: Mapping[int, float], day: float | None, window: float, limit: int
) -> list[int]:
    """The texts of the days around `day` whose telling words weigh most among `words`."""
    found: Counter[int] = Counter()
    for word, weight in words.items():
        for low, high, most in _stretches(day, window):
            rows = db.execute(
                "SELECT version FROM telling_words WHERE word = ? AND day BETWEEN ? AND ? AND version <> ?"
                " ORDER BY day DESC, version DESC LIMIT ?",
                (word, low, high, version, most),
            )
            for row in rows:
                found[row[0]] += weight  # type: ignore[assignment]
    return [v for v, _ in found.most_common(limit)]


def _stretches(day: float | None, window: float) -> list[tuple[int, int, int]]:
    """Days, first and last, and how many texts of a word are looked at in them."""
    if day is None:
        return [(_UNKNOWN, 10_000_000, _NEAR_HOLDERS)]
    at = int(day)
    return [
        (at - _NEAR_DAYS, at + _NEAR_DAYS, _NEAR_HOLDERS),
        (at - int(window), at - _NEAR_DAYS - 1, _FAR_HOLDERS),
        (at + _NEAR_DAYS + 1, at + int(window), _FAR_HOLDERS),
        (_UNKNOWN, _UNKNOWN, _FAR_HOLDERS),
    ]


def membership_of(db: Connection, version: int, kind: Grouping) -> Membership | None:
    """The group of a text."""
    row = db.execute("SELECT * FROM memberships WHERE version = ? AND kind = ?", (version, kind)).fetchone()
    return Membership(row["text_group"], row["parent"], row["share"]) if row else None


def members_of(db: Connection, group: int, limit: int = -1) -> list[int]:
    """The texts of a group, the latest first."""
    rows = db.execute(
        "SELECT version FROM memberships WHERE text_group = ? ORDER BY version DESC LIMIT ?", (group, limit)
    )
    return [r[0] for r in rows]


def shown_of(db: Connection, group: int) -> list[int]:
    """The texts of a group that their addresses show now, the latest first."""
    rows = db.execute(
        "SELECT m.version FROM memberships m JOIN versions v ON v.id = m.version WHERE m.text_group = ? AND v.id ="
        " (SELECT version FROM sightings WHERE article = v.article ORDER BY id DESC LIMIT 1) ORDER BY m.version DESC",
        (group,),
    )
    return [r[0] for r in rows]


def once_shown_of(db: Connection, group: int) -> list[tuple[str, str]]:
    """Of each text of `shown_of` its article id, and those of what its address showed before, the oldest first."""
    rows = db.execute(
        "SELECT now.article_id, then_.article_id FROM memberships m JOIN versions now ON now.id = m.version"
        " JOIN versions then_ ON then_.article = now.article AND then_.id <> now.id"
        " WHERE m.text_group = ? AND now.id ="
        " (SELECT version FROM sightings WHERE article = now.article ORDER BY id DESC LIMIT 1)"
        " ORDER BY now.article, (SELECT max(id) FROM sightings WHERE version = then_.id)",
        (group,),
    )
    return [(now, then) for now, then in rows]


def heads_of(db: Connection, group: int) -> list[Row]:
    """Headline, outlet, published and article id of the texts of `shown_of`, the oldest first."""
    return db.execute(
        "SELECT v.headline, v.outlet, v.published, v.article_id FROM memberships m JOIN versions v ON v.id = m.version"
        " WHERE m.text_group = ? AND v.id ="
        " (SELECT version FROM sightings WHERE article = v.article ORDER BY id DESC LIMIT 1)"
        " ORDER BY v.published IS NULL, v.published, v.article_id",
        (group,),
    ).fetchall()


def latest_stories(db: Connection, since: datetime | None, at_least: int, limit: int, offset: int = 0) -> list[int]:
    """The stories with at least so many addresses, and one text published since then; the latest first."""
    rows = db.execute(
        "SELECT m.text_group FROM versions v INDEXED BY versions_by_time CROSS JOIN memberships m ON m.version = v.id"
        f" AND m.kind = 'story'{' WHERE v.published >= ?' if since else ''} ORDER BY v.published DESC, v.id DESC",
        (moment(since),) if since else (),
    )
    found: dict[int, bool] = {}  # whether a story has enough of them
    out: list[int] = []
    for (group,) in rows:
        if len(out) >= offset + limit:
            break
        if group not in found:
            found[group] = _has_addresses(db, group, at_least)
            if found[group]:
                out.append(group)
    return out[offset:]


def _has_addresses(db: Connection, group: int, at_least: int) -> bool:
    rows = db.execute(
        "SELECT DISTINCT v.article FROM memberships m JOIN versions v ON v.id = m.version WHERE m.text_group = ?"
        " LIMIT ?",
        (group, at_least),
    )
    return len(rows.fetchall()) >= at_least


def new_group(db: Connection, kind: Grouping, now: datetime) -> int:
    """A group without members yet."""
    return db.execute("INSERT INTO text_groups (kind, made) VALUES (?, ?)", (kind, moment(now))).lastrowid or 0


def join_group(
    db: Connection, version: int, kind: Grouping, group: int, parent: int | None = None, share: float | None = None
) -> None:
    """Put a text into a group, and out of the one that it was in."""
    db.execute("INSERT OR REPLACE INTO memberships VALUES (?, ?, ?, ?, ?)", (version, kind, group, parent, share))


def merge_groups(db: Connection, one: int, other: int, because: str) -> int:
    """Two groups made one under the older id; the other id stays as another name for it. That older id."""
    kept, gone = sorted((one, other))
    if kept != gone:
        db.execute("UPDATE memberships SET text_group = ? WHERE text_group = ?", (kept, gone))
        db.execute("UPDATE text_groups SET into_group = ? WHERE into_group = ?", (kept, gone))
        db.execute("UPDATE text_groups SET into_group = ?, because = ? WHERE id = ?", (kept, because, gone))
    return kept


def current_group(db: Connection, group: int, kind: Grouping) -> int | None:
    """The group that an id stands for now, also where it is another name; None where there never was one."""
    row = db.execute("SELECT id, into_group FROM text_groups WHERE id = ? AND kind = ?", (group, kind)).fetchone()
    return (row["into_group"] or row["id"]) if row else None


def other_names(db: Connection, group: int) -> list[tuple[int, str]]:
    """Ids that were made one with a group, and why."""
    return [
        tuple(r) for r in db.execute("SELECT id, because FROM text_groups WHERE into_group = ? ORDER BY id", (group,))
    ]
