"""`sayso take` stopped in the worst ways: killed, out of room, held up; nothing is lost, nothing is there twice."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.faces.cli import app
from sayso.ledger import Ledger, database
from sayso.ledger.schema import MIGRATIONS
from sayso.model import Reading

PAGES = 20
KILLS = 10

# The real command with a reader that takes no time to load: every paragraph is a statement, unsettled.
_TAKE = """
import sys
from sayso.desk import readers
from sayso.faces.cli import main
from sayso.model import Reading, Statement, Voice

def statement(article, number, span):
    return Statement(
        id=f"s{number + 1}", article_id=article.id, block=number, spans=(span,), text=article.text[span.start:span.end],
        voice=Voice("unsettled", None, None), chain=(), echoes=None, manner="own", certainty=("asserted",), when=None,
        where=(), loaded=(), score=None, by="rules@1", why="a paragraph",
    )

def read(articles):
    return [
        Reading(a, (), tuple(statement(a, n, b.span) for n, b in enumerate(a.blocks)), (), (), (), (), (), 0)
        for a in articles
    ]

readers._READERS["rules"] = read
readers.reader_version = lambda name: "rules@1"
sys.argv = ["sayso", "take", *sys.argv[1:]]
main()
"""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of small pages, each with two paragraphs."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for n in range(PAGES):
        words = f"The ferry to Olm sailed {n} times.\n\nMira Holt said that pier {n} was closed.\n"
        (folder / f"{n:02}.txt").write_text(words, encoding="utf-8")
    return folder


def start(pages: Path, into: Path, **more: object) -> subprocess.Popen[str]:
    words = [sys.executable, "-c", textwrap.dedent(_TAKE), str(pages), "--into", str(into), "--verbose"]
    words += ["--given", "text"]
    return subprocess.Popen(words, stderr=subprocess.PIPE, text=True, **more)  # type: ignore[call-overload, no-any-return]


def finish(pages: Path, into: Path, **more: object) -> tuple[int, list[str]]:
    """The exit code and the lines on standard error."""
    child = start(pages, into, **more)
    said = child.communicate(timeout=60)[1]
    return child.returncode, said.splitlines()


def kill_after(child: subprocess.Popen[str], kept: int, more: float) -> int:
    """Kills the command some seconds after it told of so many kept pages; of how many it told."""
    assert child.stderr is not None
    told = 0
    if kept:
        for line in child.stderr:
            told += line.rstrip().endswith(": new")
            if told == kept:
                break
    time.sleep(more)
    child.send_signal(signal.SIGKILL)
    told += sum(line.rstrip().endswith(": new") for line in child.stderr)
    child.stderr.close()
    child.wait()
    return told


def check(into: Path) -> list[Reading]:
    """What the ledger holds, having looked that it is whole: no page twice, no row without its page."""
    with Ledger(into) as ledger:
        held = ledger.held()
        found = list(ledger.readings())
        with ledger.looking() as db:
            assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []
            db.execute("INSERT INTO statements_text (statements_text, rank) VALUES ('integrity-check', 1)")
            for table in ("captures", "readings", "versions", "sightings"):
                assert db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == held.articles
    assert held.articles == held.versions == len(found)
    assert held.statements == sum(len(r.statements) for r in found)
    return found


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_killed_ten_times_and_resumed_nothing_is_lost_and_nothing_twice(pages: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole.db"
    assert finish(pages, whole)[0] == 0
    chance = random.Random(20)
    into = tmp_path / "news.db"
    told = 0
    for kill in range(KILLS):
        # The first ones may fall before there is a table, the others between, or inside, two pages.
        kept = chance.randint(0, 1) if kill else 0
        told += kill_after(start(pages, into), kept, chance.uniform(0, 0.4 if not kept else 0.004))
        if into.exists():
            assert told <= len(check(into)) <= PAGES
    kept = len(check(into)) if into.exists() else 0
    code, lines = finish(pages, into)
    assert code == 0
    assert sum(line.endswith(": new") for line in lines) == PAGES - kept
    made = sorted(check(into), key=lambda r: r.article.id)
    assert made == sorted(check(whole), key=lambda r: r.article.id)
    assert len(made) == PAGES


def test_two_writers_at_once_share_the_work_and_nothing_is_there_twice(pages: Path, tmp_path: Path) -> None:
    into = tmp_path / "news.db"
    both = [start(pages, into) for _ in range(2)]
    said = [child.communicate(timeout=60)[1] for child in both]
    assert [child.returncode for child in both] == [0, 0], said
    assert len(check(into)) == PAGES


def test_a_ledger_held_by_another_is_one_line_and_goes_on_later(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    into = tmp_path / "news.db"
    assert finish(pages, into)[0] == 0
    (pages / "more.txt").write_text("The pier at Lund is open.\n", encoding="utf-8")
    monkeypatch.setattr(database, "_WAIT_SECONDS", 0.1)
    order = ["take", str(pages), "--into", str(into), "--given", "text"]
    with sqlite3.connect(into, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        done = CliRunner().invoke(app, order)
        other.execute("ROLLBACK")
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1 and "another process" in done.stderr
    assert len(check(into)) == PAGES
    assert finish(pages, into)[0] == 0
    assert len(check(into)) == PAGES + 1


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of a file's size here")
def test_no_room_is_one_line_and_goes_on_later(pages: Path, tmp_path: Path) -> None:
    import resource

    into = tmp_path / "news.db"
    Ledger(into).close()
    room = into.stat().st_size + 60_000
    code, lines = finish(
        pages, into, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    )
    assert code == 2
    told = [line for line in lines if line.endswith(": new")]
    assert len(lines) == len(told) + 1 and str(into) in lines[-1], lines
    assert len(told) <= len(check(into)) < PAGES
    assert finish(pages, into)[0] == 0
    assert len(check(into)) == PAGES


def test_a_file_of_a_newer_version_is_one_line_and_left_alone(pages: Path, tmp_path: Path) -> None:
    into = tmp_path / "news.db"
    Ledger(into).close()
    with sqlite3.connect(into) as db:
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    before = into.read_bytes()
    done = CliRunner().invoke(app, ["take", str(pages), "--into", str(into)])
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1 and "newer sayso" in done.stderr
    assert into.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write every file")
def test_a_file_that_may_only_be_read_is_one_line_and_left_alone(pages: Path, tmp_path: Path) -> None:
    into = tmp_path / "news.db"
    assert finish(pages, into)[0] == 0
    (pages / "more.txt").write_text("The pier at Lund is open.\n", encoding="utf-8")
    before = into.read_bytes()
    into.chmod(0o444)
    code, lines = finish(pages, into)
    into.chmod(0o644)
    assert code == 2
    assert len([line for line in lines if not line.endswith(": known")]) == 1
    assert into.read_bytes() == before
