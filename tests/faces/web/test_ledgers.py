"""The ledger under the desk: held by another, read-only, removed, replaced; a connection for each thread."""

import gc
import os
import shutil
import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import NotALedger
from sayso.faces.web.app import DeskApp
from sayso.faces.web.ledgers import Ledgers
from sayso.ledger import Ledger, database
from sayso.ledger.corrections import correct
from tests.faces.web.asking import ask, post
from tests.faces.web.conftest import MakeDesk

CORRECTION = {"field": "manner", "value": "direct", "why": "it stands in quotation marks"}


def test_each_thread_has_a_connection_that_is_closed_with_it(demo: Path) -> None:
    ledgers = Ledgers(demo)
    first = ledgers.here
    assert ledgers.here is first
    others: list[Ledger] = []

    def work() -> None:
        others.append(ledgers.here)
        assert others[-1].held().articles == first.held().articles

    for _ in range(5):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    gc.collect()
    assert len({id(x) for x in [first, *others]}) == 6 and ledgers.count == 1
    for ledger in others:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            ledger._db.execute("SELECT 1")
    ledgers.close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        first._db.execute("SELECT 1")


def test_another_process_that_writes_keeps_no_reader_waiting(
    app: DeskApp, demo: Path, article_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_WAIT_SECONDS", 0.1)
    with Ledger(demo) as other, other.writing():
        for address in ("/", "/index.json", f"/article/{article_id}", f"/article/{article_id}.json", "/corrections"):
            assert ask(app, address).status == 200
        answer = post(app, f"/article/{article_id}/s3/correct", CORRECTION)
        assert answer.status == 503 and "held by another process" in answer.text and str(demo.parent) not in answer.text
    assert post(app, f"/article/{article_id}/s3/correct", CORRECTION).status == 303


def test_a_ledger_that_may_only_be_read_is_read(make_desk: MakeDesk, demo: Path, article_id: str) -> None:
    with Ledger(demo) as ledger, ledger.looking() as db:
        db.execute("PRAGMA journal_mode = DELETE")
    if os.geteuid() == 0:
        pytest.skip("whoever may do everything may write here too")
    demo.chmod(0o400)
    demo.parent.chmod(0o500)
    try:
        app = make_desk()
        for address in ("/", f"/article/{article_id}", f"/article/{article_id}/s3"):
            assert ask(app, address).status == 200
        answer = post(app, f"/article/{article_id}/s3/correct", CORRECTION)
        assert answer.status == 503 and "may only be read" in answer.text
    finally:
        demo.parent.chmod(0o700)


def test_what_cannot_be_written_is_said(app: DeskApp, article_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, **_: Any) -> sqlite3.Connection:
        with database.named_errors(path):
            db = sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None, check_same_thread=False)
            db.row_factory = sqlite3.Row
            return db

    monkeypatch.setattr("sayso.ledger.store.open_database", refuse)
    assert ask(app, f"/article/{article_id}").status == 200
    answer = post(app, f"/article/{article_id}/s3/correct", CORRECTION)
    assert answer.status == 503 and "may only be read" in answer.text


def test_a_ledger_that_is_gone_is_said_and_one_that_is_back_is_read(app: DeskApp, demo: Path, article_id: str) -> None:
    address = f"/article/{article_id}"
    assert ask(app, address).status == 200
    aside = demo.rename(demo.with_suffix(".aside"))
    for gone in (address, "/", "/index.json", "/read"):
        answer = ask(app, gone)
        assert answer.status == (200 if gone == "/read" else 503), gone
        assert str(demo.parent) not in answer.text
    assert "is gone" in ask(app, address).text
    aside.rename(demo)
    assert ask(app, address).status == 200


def test_another_ledger_in_its_place_is_shown_and_nothing_of_the_old_one(
    app: DeskApp, demo: Path, article_id: str
) -> None:
    tick = app.state.desk.tick
    assert ask(app, f"/article/{article_id}").status == 200 and ask(app, "/index.json").data["held"]["articles"] > 0
    # A copy whose stamps are the same and whose words are not.
    with Ledger(demo) as ledger, ledger.looking() as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    other = Path(shutil.copy(demo, demo.with_name("other.db")))
    with Ledger(other) as ledger:
        correct(ledger, f"{article_id}/s3", "manner", "direct", "set in quotation marks")
        with ledger.looking() as db:
            db.execute("UPDATE corrections SET why = 'a reason of another ledger'")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    other.replace(demo)
    assert "a reason of another ledger" in ask(app, "/corrections").text
    assert app.state.desk.tick > tick and app.state.desk.pages.size == 0
    with Ledger(demo) as ledger:
        expected = ledger.reading(article_id).statements[2]
    found = ask(app, f"/article/{article_id}.json").data["statements"][2]
    assert (found["manner"], expected.manner) == ("direct", "direct")


def test_a_ledger_that_is_none_is_told_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(NotALedger, match="is gone"):
        _ = Ledgers(tmp_path / "none.db").here
