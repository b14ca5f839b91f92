"""`sayso take`: pages into a ledger, once, with what failed named."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

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
    body = b""

    def log_message(self, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        body = Outlet.body if self.path == "/bridge" else f"http://{self.headers['Host']}/bridge\n".encode()
        self.send_response(404 if self.path == "/robots.txt" else 200)
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
    for body, said in ((first, "1 new"), (first, "1 known"), (first.replace(b"said", b"claimed"), "1 new versions")):
        Outlet.body = body
        code, _, err = run(
            "watch", f"{outlet}/pages.urls", "--into", into, "--every", "1s", "--rounds", "1", "--allow-private"
        )
        assert (code, said in err) == (0, True)
    with Ledger(into) as ledger:
        assert (ledger.held().articles, ledger.held().versions) == (1, 2)
    assert run("watch", outlet, "--into", into, "--every", "soon")[0] == 2
