"""`sayso take`: pages into a ledger, once, with what failed named."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from sayso.errors import LedgerBusy
from sayso.faces.cli import app
from sayso.ledger import Ledger

DEMO = Path(__file__).resolve().parents[2] / "demo"


def run(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, words)
    return done.exit_code, done.stdout, done.stderr


def test_pages_are_taken_once(tmp_path: Path) -> None:
    into = str(tmp_path / "news.db")
    code, out, err = run("take", str(DEMO), "--into", into)
    assert (code, out) == (0, "")
    with Ledger(into) as ledger:
        held = ledger.held()
    assert held.articles >= 5
    assert f"{held.articles} new" in err
    code, _, err = run("take", str(DEMO), "--into", into)
    assert code == 0
    assert f"{held.articles} known" in err
    with Ledger(into) as ledger:
        assert ledger.held() == held


def test_a_page_that_fails_is_named_and_kept_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body></body></html>", encoding="utf-8")
    (tmp_path / "b.html").write_bytes((DEMO / "courier.html").read_bytes())
    into = str(tmp_path / "news.db")
    code, _, err = run("take", str(tmp_path / "a.html"), str(tmp_path / "b.html"), "--into", into)
    assert code == 1
    assert "a.html" in err and "1 new, 1 turned away" in err
    with Ledger(into) as ledger:
        assert (ledger.held().articles, ledger.held().turned_away) == (1, 1)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--into", "{tmp}/no/such/folder.db"], "folder"),
        (["--into", "{tmp}/text.txt"], "ledger"),
        (["--into", "{tmp}/news.db", "--reader", "nobody"], "nobody"),
        (["--into", "{tmp}/news.db", "--given", "html"], "--given text"),
    ],
)
def test_what_makes_no_sense_is_one_line(tmp_path: Path, words: list[str], said: str) -> None:
    (tmp_path / "text.txt").write_text("words " * 500, encoding="utf-8")
    code, out, err = run("take", str(DEMO), *(w.format(tmp=tmp_path) for w in words))
    assert (code, out) == (2, "")
    assert said in err and err.count("\n") == 1


def test_workers_take_the_same(tmp_path: Path) -> None:
    alone, together = str(tmp_path / "one.db"), str(tmp_path / "two.db")
    run("take", str(DEMO), "--into", alone)
    code, _, _ = run("take", str(DEMO), "--into", together, "--parallel", "2")
    assert code == 0
    with Ledger(alone) as one, Ledger(together) as two:
        assert list(one.readings()) == list(two.readings())


class Outlet(BaseHTTPRequestHandler):
    """A list of one page; both have an ETag of their own bytes, and the page may be out of order."""

    body = b""
    down = False

    def log_message(self, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        body = Outlet.body if self.path == "/bridge" else f"http://{self.headers['Host']}/bridge\n".encode()
        mark = f'"{hash(body)}"'
        if self.path == "/bridge" and Outlet.down:
            self.send_error(410)
            return
        if self.headers["If-None-Match"] == mark:
            self.send_response(304)
            self.end_headers()
            return
        self.send_response(404 if self.path == "/robots.txt" else 200)
        self.send_header("ETag", mark)
        self.send_header("Content-Type", "text/html" if self.path == "/bridge" else "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def outlet() -> Iterator[str]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), Outlet)
    made.daemon_threads = True
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_address[1]}"
    made.shutdown()
    made.server_close()


def test_watch_notices_an_edit_and_keeps_the_old_version(
    outlet: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.page.intake.polite.time.sleep", lambda seconds: None)
    into = str(tmp_path / "news.db")
    first = (DEMO / "courier.html").read_bytes()
    edited = first.replace(b"said", b"claimed")
    for body, said in (
        (b"", "1 turned away"), (first, "1 new"), (first, "no page"), (edited, "1 new versions"),
        (first, "1 new versions"), (first, "no page"),
    ):  # fmt: skip
        Outlet.body, Outlet.down = body, not body
        code, _, err = run(
            "watch", f"{outlet}/pages.urls", "--into", into, "--every", "1s", "--rounds", "1", "--allow-private"
        )
        assert (code, said in err) == (int(Outlet.down), True)
    with Ledger(into) as ledger:
        assert (ledger.held().articles, ledger.held().versions) == (1, 2)
        assert "said" in ledger.reading(*ledger.article_ids()).article.text
    assert run("watch", outlet, "--into", into, "--every", "soon")[0] == 2


def test_a_page_that_goes_back_to_its_old_text_shows_that_one(tmp_path: Path) -> None:
    page, into = tmp_path / "page.html", str(tmp_path / "news.db")
    first = (DEMO / "courier.html").read_bytes()
    for body in (first, first.replace(b"said", b"claimed"), first):
        page.write_bytes(body)
        assert run("take", str(page), "--into", into)[0] == 0
    with Ledger(into) as ledger:
        (shown,) = ledger.article_ids()
        assert shown == ledger.article_ids(every_version=True)[0]
    assert "1 known" in run("take", str(page), "--into", into)[2]


def test_what_was_turned_away_is_read_when_it_is_said_to_be_text(tmp_path: Path) -> None:
    page, into = tmp_path / "page.html", str(tmp_path / "news.db")
    page.write_text("<html><body></body></html>", encoding="utf-8")
    assert "1 turned away" in run("take", str(page), "--into", into)[2]
    assert "1 known" in run("take", str(page), "--into", into)[2]
    assert "known" not in run("take", str(page), "--into", into, "--given", "text")[2]


def test_watch_waits_while_another_process_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    into = tmp_path / "news.db"
    held = [True, False]
    really_keep = Ledger.keep

    def keep(*what: Any, **more: Any) -> str:
        if held.pop(0):
            raise LedgerBusy(f"{into} is held by another process")
        return really_keep(*what, **more)

    monkeypatch.setattr(Ledger, "keep", keep)
    monkeypatch.setattr("sayso.faces.ledger.take.time.sleep", lambda seconds: None)
    code, _, err = run("watch", str(DEMO / "courier.html"), "--into", str(into), "--every", "1s", "--rounds", "2")
    assert (code, held) == (1, [])
    assert "another process" in err and "1 new" in err


def test_a_worker_that_is_killed_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.desk.taking._ignore_interrupts", os.abort)
    code, _, err = run("take", str(DEMO), "--into", str(tmp_path / "news.db"), "--parallel", "2")
    assert code == 2 and "ended from outside" in err and "Traceback" not in err


@pytest.mark.skipif(os.name != "posix", reason="signals are sent another way here")
def test_a_service_that_is_ended_ends_as_if_stopped(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    into = tmp_path / "news.db"
    (tmp_path / "in" / "a.html").write_bytes((DEMO / "courier.html").read_bytes())
    command = [sys.executable, "-c", "from sayso.faces.cli import main; main()", "watch", str(tmp_path / "in")]
    running = subprocess.Popen([*command, "--into", str(into), "--every", "1h"], stderr=subprocess.PIPE, text=True)
    assert running.stderr is not None
    while "kept in" not in running.stderr.readline():
        assert running.poll() is None
    time.sleep(1)  # in the pause between two rounds
    running.send_signal(signal.SIGTERM)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 130 and err.startswith("sayso: stopped: ")
    assert not into.with_name("news.db-wal").exists()
    with Ledger(into) as ledger:
        assert ledger.held().articles == 1
