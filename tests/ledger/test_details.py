"""What the tables have of a statement's cue and of unnamed sources, in new ledgers and in older ones."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.desk.demo import make_demo
from sayso.ledger import Ledger
from sayso.ledger.search import Query, count, search

_TOLD = "SELECT * FROM unnamed ORDER BY 1, 2"
_CUES = "SELECT article_id, statement, attribution FROM statements ORDER BY 1, 2"


def test_an_older_ledger_is_filled_from_its_readings(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    make_demo(path)
    with sqlite3.connect(path) as db:
        made = [db.execute(sql).fetchall() for sql in (_TOLD, _CUES)]
        assert len(made[0]) > 5 and any(row[2] for row in made[1])
        for sql in ("DROP TABLE unnamed", "DROP TABLE searches", "ALTER TABLE statements DROP COLUMN attribution"):
            db.execute(sql)
        db.execute("UPDATE readings SET whole = x'00' WHERE id = 1")
        version = db.execute("PRAGMA user_version").fetchone()[0]
        db.execute(f"PRAGMA user_version = {version - 1}")
    db.close()
    Ledger(path).close()
    with sqlite3.connect(path) as db:
        told, cues = (db.execute(sql).fetchall() for sql in (_TOLD, _CUES))
        broken = db.execute(
            "SELECT v.article_id FROM versions v JOIN readings r ON r.version = v.id WHERE r.id = 1"
        ).fetchone()[0]
    db.close()
    assert told == [row for row in made[0] if row[0] != 1]
    assert [c for c in cues if c[0] != broken] == [c for c in made[1] if c[0] != broken]


def test_a_hit_has_the_words_that_attribute_it(tmp_path: Path) -> None:
    make_demo(tmp_path / "a.db")
    with Ledger(tmp_path / "a.db") as ledger:
        hits = search(ledger, Query(act="order"))
        assert hits and all(h.cue for h in hits)
        assert all(h.cue is None for h in search(ledger, Query(voice="outlet")))


def test_why_somebody_is_unnamed_is_kept(tmp_path: Path) -> None:
    make_demo(tmp_path / "a.db")
    with Ledger(tmp_path / "a.db") as ledger, ledger.looking() as db:
        found = db.execute("SELECT described, people, reason FROM unnamed WHERE anonymity IS NOT NULL").fetchall()
    assert ("Halvian officials", 2, "because they were not authorised to discuss the talks") in map(tuple, found)


@pytest.mark.parametrize(
    "query",
    [Query(voice="person"), Query(manner="direct"), Query(act="say"), Query(certainty="hedged"),
     Query(party_is="Halvia"),
     Query(outlet="THE ansel courier"), Query(source="Ilse Tarrow"), Query(name_is="The Ansel Courier"),
     Query(place="olm"), Query(place="%"), Query(source=""), Query(medium="post")],
)  # fmt: skip
def test_a_kept_sum_is_what_counting_finds(tmp_path: Path, query: Query) -> None:
    make_demo(tmp_path / "a.db")
    with Ledger(tmp_path / "a.db") as ledger:
        with ledger.writing() as db:
            db.execute("UPDATE statements SET places = '|Olm|Lund|' WHERE id IN (2, 5)")
        assert count(ledger, query) == len(search(ledger, query, limit=1000))
        # Asked with something that every statement has, it is counted one by one.
        assert count(ledger, query) == count(ledger, replace(query, chain_at_least=0))
