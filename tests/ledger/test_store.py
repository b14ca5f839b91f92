"""What the ledger promises: the same page twice changes nothing, a changed page is a new version, nothing is lost."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from sayso.errors import LedgerBusy, LedgerError, LedgerNotWritten, NewerLedger, NotALedger
from sayso.ledger import Ledger
from sayso.ledger.counted import find_miscounted
from sayso.ledger.schema import APPLICATION, MIGRATIONS
from sayso.ledger.search import Query, facet, search
from sayso.model import Page, Reading
from tests.made import make_reading
from tests.readings import readings

NOON = datetime(2031, 6, 12, 12, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "news.db")


def everything(path: str) -> list[str]:
    with sqlite3.connect(path) as db:
        return list(db.iterdump())


def changed(reading: Reading) -> Reading:
    """The same address with another text."""
    return replace(reading, article=replace(reading.article, id="f" * 16))


def test_a_reading_comes_out_as_it_went_in(ledger: Ledger) -> None:
    reading = make_reading()
    assert ledger.keep(reading) == "new"
    assert ledger.reading(reading.article.id) == reading
    assert [r.article.id for r in ledger.readings()] == [reading.article.id]


def test_the_same_page_twice_changes_nothing(ledger: Ledger) -> None:
    page = Page("page.html", b"<p>bytes</p>", headers=(("Content-Type", "text/html"),))
    ledger.keep(make_reading(), page)
    before = everything(ledger.path)
    assert ledger.keep(make_reading(), page) == "same"
    assert everything(ledger.path) == before


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(readings())
def test_any_reading_is_kept_to_the_letter_and_once(reading: Reading) -> None:
    with Ledger(":memory:") as ledger:
        assert ledger.keep(reading) == "new"
        assert ledger.keep(reading) == "same"
        assert ledger.reading(reading.article.id) == reading
        assert ledger.held().statements == len(reading.statements)


def test_a_changed_page_is_a_new_version_and_the_old_one_is_kept(ledger: Ledger) -> None:
    first = make_reading()
    ledger.keep(first, at=NOON)
    assert ledger.keep(changed(first)) == "version"
    assert ledger.article_ids() == ["f" * 16]
    assert ledger.article_ids(every_version=True) == [first.article.id, "f" * 16]
    assert ledger.reading(first.article.id) == first
    with ledger.looking() as db:
        current = {tuple(r) for r in db.execute("SELECT DISTINCT article_id, current FROM statements")}
    assert current == {(first.article.id, 0), ("f" * 16, 1)}


def test_a_page_that_goes_back_to_an_old_text_shows_that_one(ledger: Ledger) -> None:
    first = make_reading()
    assert [ledger.keep(r) for r in (first, changed(first), first)] == ["new", "version", "version"]
    assert ledger.article_ids() == [first.article.id]
    assert ledger.held().versions == 2


def test_a_newer_reader_takes_the_place_of_its_older_self_alone(ledger: Ledger) -> None:
    old = make_reading()
    by = old.statements[0].by
    name = by.partition("@")[0]
    other = replace(old, statements=tuple(replace(s, by="other@1") for s in old.statements))
    newer = replace(old, statements=tuple(replace(s, by=f"{name}@99") for s in old.statements[:1]))
    ledger.keep(old)
    ledger.keep(other)
    assert ledger.keep(newer) == "reread"
    assert ledger.reading(old.article.id, name) == newer
    assert ledger.reading(old.article.id, "other") == other
    assert ledger.held().statements == 1 + len(other.statements)


def test_words_are_found_and_go_with_their_reading(ledger: Ledger) -> None:
    reading = make_reading()
    ledger.keep(reading)
    query = "SELECT count(*) FROM statements_text WHERE statements_text MATCH 'bridge'"
    with ledger.looking() as db:
        assert db.execute(query).fetchone()[0] == sum("bridge" in s.text.lower() for s in reading.statements)
        db.execute("DELETE FROM articles")
        assert db.execute(query).fetchone()[0] == 0
        assert db.execute("SELECT count(*) FROM statements").fetchone()[0] == 0


def test_what_is_turned_away_is_kept_with_its_reason_once(ledger: Ledger) -> None:
    page = Page("list.html", b"links")
    for _ in range(2):
        ledger.turn_away("list.html", "NotAnArticle", "list.html is a list of links", page, by="rules@1")
    assert ledger.held().turned_away == 1
    assert ledger.has_read(page, "rules@1")
    assert not ledger.has_read(Page("list.html", b"words"), "rules@1")
    assert not ledger.has_read(page, "rules@2") and not ledger.has_read(page, "model@1")
    assert not ledger.has_read(page, "rules@1", "given=text")


def test_a_mistake_of_our_own_is_never_held_as_known(ledger: Ledger) -> None:
    page = Page("odd.html", b"<p>odd</p>")
    ledger.turn_away("odd.html", "Defect", "a mistake in sayso", page, by="rules@1")
    assert not ledger.has_read(page, "rules@1")


def test_an_older_reader_does_not_take_the_place_of_a_newer_one(ledger: Ledger) -> None:
    page = Page("page.html", b"<p>bytes</p>")
    old = make_reading()
    newer = replace(old, statements=tuple(replace(s, by="rules@10") for s in old.statements))
    ledger.keep(newer, page)
    assert ledger.keep(old, page) == "same"
    assert ledger.reading(old.article.id) == newer
    assert ledger.has_read(page, "rules@9")


def test_a_reading_without_statements_keeps_its_reader(ledger: Ledger) -> None:
    page = Page("page.html", b"<p>bytes</p>")
    ledger.keep(replace(make_reading(), statements=()), page, by="model@1")
    assert ledger.has_read(page, "model@1") and not ledger.has_read(page, "rules@1")


def test_another_text_out_of_the_same_bytes_is_known_too(ledger: Ledger) -> None:
    page = Page("page.html", b"<p>bytes</p>")
    first = make_reading()
    cut = changed(first)
    ledger.keep(first, page)
    ledger.keep(replace(cut, statements=tuple(replace(s, by="rules@2") for s in cut.statements)), page)
    assert ledger.has_read(page, "rules@2")
    with ledger.looking() as db:
        assert db.execute("SELECT count(DISTINCT version) FROM captures").fetchone()[0] == 2


def test_a_page_with_another_date_says_the_same_everywhere(ledger: Ledger) -> None:
    first = make_reading()
    ledger.keep(first)
    article = replace(first.article, published=NOON, headline="Another headline", outlet="Olm Gazette")
    assert ledger.keep(replace(first, article=article)) == "reread"
    with ledger.looking() as db:
        rows = db.execute("SELECT published, outlet FROM statements UNION SELECT published, outlet FROM versions")
        assert [tuple(r) for r in rows] == [(NOON.isoformat(), "Olm Gazette")]
        assert db.execute("SELECT headline FROM versions").fetchone()[0] == "Another headline"
        assert db.execute("SELECT count(*) FROM blocks").fetchone()[0] == len(article.blocks)


@pytest.mark.parametrize("name", ["-", "day.jsonl:3"])
def test_texts_without_a_place_do_not_hide_one_another(ledger: Ledger, name: str) -> None:
    first = make_reading()
    one = replace(first, article=replace(first.article, url=None, input=name))
    other = replace(one, article=replace(one.article, id="f" * 16))
    assert [ledger.keep(r) for r in (one, other, one)] == ["new", "new", "same"]
    assert ledger.article_ids() == [first.article.id, "f" * 16]


def test_a_server_is_asked_for_changes_alone_only_by_who_has_read_the_page(ledger: Ledger) -> None:
    ledger.keep(make_reading(), Page("https://olm.example/a", b"<p>bytes</p>"))
    for address in ("https://olm.example/a", "https://olm.example/feed"):
        ledger.remember(address, "etag", None)
    assert ledger.recall("https://olm.example/a", "rules@1") == ("etag", None)
    for address, by in (("a", "rules@2"), ("a", "model@1"), ("feed", "rules@1")):
        assert ledger.recall(f"https://olm.example/{address}", by) == (None, None)


def test_what_was_read_is_known_by_its_bytes_and_its_reader(ledger: Ledger) -> None:
    page = Page("page.html", b"<p>bytes</p>")
    reading = make_reading()
    ledger.keep(reading, page)
    assert ledger.has_read(page, reading.statements[0].by)
    assert not ledger.has_read(page, "other@1")
    assert not ledger.has_read(replace(page, data=b"others"), reading.statements[0].by)


def test_another_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "notes.db"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE notes (words)")
    before = other.read_bytes()
    with pytest.raises(NotALedger, match="no ledger"):
        Ledger(other)
    text = tmp_path / "notes.txt"
    text.write_bytes(b"words " * 1000)
    with pytest.raises(NotALedger):
        Ledger(text)
    with pytest.raises(NotALedger, match="sayso take"):
        Ledger(tmp_path / "none.db", make=False)
    with pytest.raises(NotALedger, match="folder"):
        Ledger(tmp_path / "nowhere" / "news.db")
    assert other.read_bytes() == before


def test_a_file_of_a_newer_version_is_refused(ledger: Ledger) -> None:
    ledger.close()
    with sqlite3.connect(ledger.path) as db:
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(NewerLedger, match="update sayso"):
        Ledger(ledger.path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write every file")
def test_a_file_that_may_only_be_read_is_named(ledger: Ledger) -> None:
    ledger.close()
    Path(ledger.path).chmod(0o444)
    Path(ledger.path).parent.chmod(0o555)
    try:
        with pytest.raises(LedgerError):
            Ledger(ledger.path).keep(make_reading())
    finally:
        Path(ledger.path).parent.chmod(0o755)


def test_a_second_writer_hears_that_it_has_to_wait(ledger: Ledger) -> None:
    with sqlite3.connect(ledger.path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with ledger.looking() as db:
            db.execute("PRAGMA busy_timeout = 50")
        with pytest.raises(LedgerBusy, match="another process"):
            ledger.keep(make_reading())
        other.execute("ROLLBACK")
    assert ledger.keep(make_reading()) == "new"


def test_a_full_disk_loses_nothing(ledger: Ledger) -> None:
    first = make_reading()
    ledger.keep(first)
    with ledger.looking() as db:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages}")
    big = Page("big.html", os.urandom(3_000_000))
    with pytest.raises(LedgerNotWritten, match="full"):
        ledger.keep(changed(first), big)
    assert ledger.article_ids(every_version=True) == [first.article.id]
    assert ledger.reading(first.article.id) == first


_WRITER = """
import sys
from dataclasses import replace
from sayso.ledger import Ledger
from tests.made import make_reading
first = make_reading()
with Ledger(sys.argv[1]) as ledger:
    for n in range(10_000):
        article = replace(first.article, id=f"{n:016x}", url=f"https://olm.example/{n}")
        ledger.keep(replace(first, article=article))
        print(n, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_killed_while_it_writes_every_article_told_of_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    each = len(make_reading().statements)
    for stop in (1, 7, 12):
        path.unlink(missing_ok=True)
        writer = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(_WRITER), str(path)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        told = 0
        for told, _ in enumerate(writer.stdout, 1):
            if told == stop:
                writer.send_signal(signal.SIGKILL)
                break
        writer.stdout.close()
        writer.wait()
        with Ledger(path) as ledger:
            held = ledger.held()
            with ledger.looking() as db:
                assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            assert held.articles >= told
            assert held.statements == held.articles * each


def test_a_ledger_with_the_tables_of_version_3_is_brought_up_and_that_is_told(
    tmp_path: Path,
) -> None:
    path = tmp_path / "news.db"
    with Ledger(path) as ledger, ledger.looking() as db:
        wanted = {r["name"]: r["sql"] for r in db.execute("SELECT name, sql FROM sqlite_master")}
    path.unlink()
    old = sqlite3.connect(path, isolation_level=None)
    for migrate in MIGRATIONS[:3]:
        migrate(old)
    old.execute("PRAGMA user_version = 3")
    old.execute(f"PRAGMA application_id = {APPLICATION}")
    made = make_reading()
    old.execute("INSERT INTO articles VALUES (1, 'a', NULL)")
    old.execute(
        "INSERT INTO versions (id, article, article_id, number, input, authors, genre, text)"
        " VALUES (1, 1, ?, 1, 'a', '[]', 'report', 'Not safe, Holt said.')",
        (made.article.id,),
    )
    old.execute("INSERT INTO readings VALUES (1, 1, 'rules', 'rules@1', '2031', x'')")
    for n, (voice, name) in enumerate([("outlet", "Gull"), ("person", "Mira Holt"), ("person", "Mira Holt")]):
        old.execute(
            "INSERT INTO statements (reading, article_id, statement, current, block, start, end, text, voice, name,"
            " manner, certainty, chain, places, loaded, by, why) VALUES (1, ?, ?, 1, 'body', 0, 9, 'Not safe', ?, ?,"
            " 'own', ' asserted ', 0, '', 0, 'rules@1', '')",
            (made.article.id, f"s{n}", voice, name),
        )
    assert old.execute("SELECT count(*) FROM counts WHERE field = 'source'").fetchone()[0] == 0
    old.close()
    said: list[str] = []
    with Ledger(path, on_tables=said.append) as ledger:
        assert len(said) == 1 and said[0].startswith(f"{path} gets the tables of this sayso (4 to ")
        assert facet(ledger, Query(), "source") == [("Mira Holt", 2), (None, 1)]
        assert len(search(ledger, Query(name_is="Mira Holt"))) == 2
        with ledger.looking() as db:
            assert {r["name"]: r["sql"] for r in db.execute("SELECT name, sql FROM sqlite_master")} == wanted
            assert find_miscounted(db) == []
