"""The desk as a process: how it starts, what it prints, how it ends."""

import os
import re
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.faces.cli import app as cli
from sayso.faces.web.forms import SESSION
from sayso.faces.web.settings import Settings


class Desk:
    """A desk that runs, with what it printed."""

    def __init__(self, process: "subprocess.Popen[bytes]", address: str) -> None:
        self.process, self.address = process, address
        self.port = int(re.findall(r":(\d+)", address)[0])
        self.token = address.partition("token=")[2]

    def ask(self, lines: str, *, host: str | None = None) -> bytes:
        """What comes back for the lines of a request, until the desk closes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as held:
            name = host or f"127.0.0.1:{self.port}"
            head = f"{lines.rstrip()}\nHost: {name}\nConnection: close\n\n"
            held.sendall(head.replace("\n", "\r\n").encode())
            parts = []
            while part := held.recv(65_536):
                parts.append(part)
        return b"".join(parts)

    def end(self, how: signal.Signals) -> tuple[int, str, str]:
        """Exit code and what was printed; a desk that does not end is a fault."""
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=30)
        return self.process.returncode, out.decode(), err.decode()


@contextmanager
def running(ledger: Path, *more: str, words: tuple[str, ...] = ("serve",)) -> Iterator[Desk]:
    """A desk on a free port; killed where a test did not end it."""
    order = [sys.executable, "-m", "sayso", *words, *([str(ledger)] if words == ("serve",) else [])]
    process = subprocess.Popen(
        [*order, "--port", "0", *more], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(ledger.parent)},
    )  # fmt: skip
    try:
        assert process.stderr is not None
        ready, _, _ = select.select([process.stderr], [], [], 60)
        line = process.stderr.readline().decode() if ready else ""
        found = re.search(r"http://\S+", line)
        assert found, line
        desk = Desk(process, found[0])
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", desk.port)) == 0:
                    break
            time.sleep(0.05)
        yield desk
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_at_once_while_somebody_listens(demo: Path, how: signal.Signals) -> None:
    with running(demo) as desk, socket.create_connection(("127.0.0.1", desk.port), timeout=60) as held:
        held.sendall(f"GET /live HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\n\r\n".encode())
        assert b"text/event-stream" in held.recv(4_096)
        code, out, err = desk.end(how)
        assert code in (130, 143, -signal.SIGINT) and out == ""
        assert "Traceback" not in err
    # Nothing of it runs on.
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", desk.port)) != 0


def test_a_demo_leaves_nothing_behind(tmp_path: Path) -> None:
    with running(tmp_path / "none", "--serve", words=("demo",)) as desk:
        assert b" 200 " in desk.ask("GET / HTTP/1.1\n\n")[:40]
        assert list(tmp_path.glob("sayso-*"))
        desk.end(signal.SIGTERM)
    assert list(tmp_path.glob("sayso-*")) == []


def test_a_desk_that_is_killed_takes_its_workers_with_it(demo: Path) -> None:
    with running(demo) as desk:
        assert b" 200 " in desk.ask("GET / HTTP/1.1\n\n")[:40]
        desk.process.kill()
        # What it printed ends only when the last process that could print is gone.
        desk.process.communicate(timeout=60)


def test_another_host_needs_a_token_and_no_secret_is_printed(demo: Path) -> None:
    with running(demo, "--host", "0.0.0.0") as desk:
        assert len(desk.token) >= 24
        assert b" 401 " in desk.ask("GET / HTTP/1.1\n\n", host="desk.example")[:40]
        shown = desk.ask(f"GET /read HTTP/1.1\nAuthorization: Bearer {desk.token}\n\n", host="desk.example").decode()
        assert " 200 " in shown[:40]
        session = re.findall(rf"{SESSION}=([^;]+)", shown)[0]
        csrf = re.findall(r'name="csrf" value="([^"]+)"', shown)[0]
        key = re.findall(r"key:&#(?:x27|39);([0-9a-f]+)", shown)[0]
        desk.ask(f"GET /?token={desk.token} HTTP/1.1\n\n", host="desk.example")
        desk.ask(f"GET /article/none?token={desk.token}x HTTP/1.1\nCookie: {SESSION}={session}\n\n")
        desk.ask(f"NONSENSE {desk.token}\n\n")
        _, out, err = desk.end(signal.SIGTERM)
    # The one line with the address was read above.
    assert out == ""
    for secret in (desk.token, session, csrf, key):
        assert len(secret) >= 24 and secret not in err
    kept = demo.with_name(f"{demo.name}-key")
    assert kept.stat().st_mode & 0o077 == 0 and len(kept.read_bytes()) == 32


def test_a_token_that_was_given_is_not_printed(demo: Path) -> None:
    token = "given-by-hand-and-long"
    with running(demo, "--token", token) as desk:
        assert token not in desk.address
        assert b" 401 " in desk.ask("GET / HTTP/1.1\n\n")[:40]
        assert b" 200 " in desk.ask(f"GET / HTTP/1.1\nAuthorization: Bearer {token}\n\n")[:40]
        _, out, err = desk.end(signal.SIGTERM)
        assert token not in out + err


def test_what_is_no_request_and_who_never_ends_one(demo: Path) -> None:
    with running(demo) as desk:
        answer = desk.ask("GET / HTTP/1.1\nUpgrade: websocket\nSec-WebSocket-Key: x\n\n")
        assert answer.startswith(b"HTTP/1.1 ") and b" 101 " not in answer[:40]
        assert b" 400 " in desk.ask("NO REQUEST AT ALL\n\n")[:40]
        assert b" 200 " in desk.ask("GET /index.json HTTP/1.1\n\n")[:40]


@pytest.mark.parametrize(
    ("words", "said"),
    [(["--host", "0.0.0.0", "--token", "short"], "16 characters"), (["--token", "words with spaces; here"], "letters"),
     (["--host", "no.such.host.example"], "cannot listen"), (["--token", "line\r\nbreaks-of-headers"], "letters")],
)  # fmt: skip
def test_what_makes_no_sense_is_one_line(demo: Path, words: list[str], said: str) -> None:
    done = CliRunner().invoke(cli, ["serve", str(demo), "--port", "0", *words])
    assert done.exit_code == 2 and said in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("host", "is_asked"), [("127.0.0.1", False), ("localhost", False), ("::1", False), ("0.0.0.0", True),
                           ("::", True), ("192.168.0.7", True), ("desk.example", True)],
)  # fmt: skip
def test_who_listens_to_others_asks_them_for_a_token(
    demo: Path, monkeypatch: pytest.MonkeyPatch, host: str, is_asked: bool
) -> None:
    seen: list[Settings] = []
    monkeypatch.setattr("sayso.faces.web.serving.serve", lambda settings, tell, **_: seen.append(settings))
    assert CliRunner().invoke(cli, ["serve", str(demo), "--host", host]).exit_code == 0
    assert (seen[0].token is not None) == is_asked and seen[0].is_local != is_asked
    assert "secret" not in repr(seen[0]) and (seen[0].token or "none") not in repr(seen[0])
