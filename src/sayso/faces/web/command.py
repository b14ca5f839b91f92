"""`sayso serve`: the web desk over a ledger; `sayso demo`: over the pages that ship with sayso."""

from __future__ import annotations

import re
import secrets
import tempfile
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.errors import BadRequest
from sayso.faces.options import ALLOW_PRIVATE, READER
from sayso.faces.progress import note
from sayso.faces.running import named_errors, open_ledger

if TYPE_CHECKING:
    from sayso.faces.web.drawing import Begun
    from sayso.faces.web.settings import Settings

SERVE_HELP = """Open a ledger in a browser: its stories, its articles, a search over every statement.

LEDGER is made where there is none. The desk answers to this machine alone (127.0.0.1), unless --host says otherwise;
then everybody who asks needs the token, which is printed or given with --token. Pages that `sayso take` or `sayso
watch` bring in meanwhile show up without reloading. Stop it with Ctrl-C.

\b
  sayso serve news.db                    then open the address that is printed
  sayso serve news.db --port 9000
  sayso serve news.db --host 0.0.0.0     for others in the same network, with a token
"""
DEMO_HELP = """Look at the pages that ship with sayso: invented outlets, one event, every kind of voice.

They are put into a ledger of their own that is gone afterwards, or stays with --into. Without --serve their stories are
listed.

\b
  sayso demo --serve                     then open the address that is printed
  sayso demo --into demo.db
"""
_GONE = "what is read or corrected here is gone when it is stopped: --into FILE keeps it"
_PORT = Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="The port; 0 takes one that is free.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("serve", help=SERVE_HELP, short_help="Open a ledger in a browser.")(serve_command)
    app.command("demo", help=DEMO_HELP, short_help="Look at the pages that ship with sayso.")(demo_command)


def serve_command(
    ledger: Annotated[Path, typer.Argument(metavar="LEDGER", help="The ledger's file.")],
    port: _PORT = 8765,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    token: Annotated[
        str | None, typer.Option(metavar="WORDS", envvar="SAYSO_TOKEN", help="What everybody who asks needs.")
    ] = None,
    reader: READER = "rules",
    allow_private: ALLOW_PRIVATE = False,
) -> None:
    with named_errors():
        _check_installed()
        _make_where_none(ledger)
        from sayso.faces.web.settings import LOOPBACK, Settings

        if token is not None and len(token) < 16:
            raise BadRequest("--token is too short to keep anybody out: give 16 characters or more")
        if token is not None and not re.fullmatch(r"[\w.~-]+", token, re.ASCII):
            raise BadRequest("--token has to stand in an address: give letters, figures, and - . _ ~ only")
        is_given = token is not None
        if host not in LOOPBACK and token is None:
            token = secrets.token_urlsafe(24)
        settings = Settings(ledger, host, port, token, reader, allow_private, _secret_of(ledger))
        # Who gave it knows it, and what is printed is often kept.
        run_desk(settings, tell_token=not is_given)


def demo_command(
    serve: Annotated[bool, typer.Option("--serve", help="Open them in a browser.")] = False,
    port: _PORT = 8765,
    into: Annotated[
        Path | None, typer.Option("--into", metavar="FILE", help="Keep them in this ledger; it may not be there yet.")
    ] = None,
) -> None:
    with named_errors():
        from sayso.desk.demo import make_demo

        if into is not None and into.exists():
            raise BadRequest(f"{into} is there already: name a file that is not")
        with tempfile.TemporaryDirectory(prefix="sayso-") as scratch:
            path = into or Path(scratch) / "demo.db"
            if not serve:
                make_demo(path)
                _list(path, kept=into is not None)
                return
            _check_installed()
            from sayso.faces.web.drawing import Begun
            from sayso.faces.web.settings import Settings

            with closing(Begun()) as begun:  # a process loads while the pages are put in
                make_demo(path)
                begun.draw_newest(path)
                run_desk(Settings(path, port=port), also=None if into else _GONE, begun=begun)


def run_desk(
    settings: Settings, *, tell_token: bool = True, also: str | None = None, begun: Begun | None = None
) -> None:
    """Serve until stopped; the address, then `also`, are told on standard error.

    Raises BadRequest where the port is taken.
    """
    from sayso.faces.web.serving import serve

    def tell(line: str) -> None:
        note(line)
        if also is not None:
            note(also)

    serve(settings, tell, tell_token=tell_token, begun=begun)


def _list(path: Path, *, kept: bool) -> None:
    from sayso.desk.kept_stories import list_stories

    with open_ledger(path) as held:
        for story in list_stories(held, at_least=1):
            print(
                f"{story.id:>6}  {story.articles} article{'' if story.articles == 1 else 's'}  {story.headline or ''}"
            )
    note(f"kept in {path}: sayso serve {path}" if kept else "sayso demo --serve shows them in a browser")


def _check_installed() -> None:
    if find_spec("fastapi") is None or find_spec("uvicorn") is None:
        raise BadRequest("the web desk needs fastapi and uvicorn: pip install 'sayso[web]'")


def _make_where_none(path: Path) -> None:

    new = not path.exists()
    open_ledger(path, make=new).close()
    if new:
        note(f"made {path}, an empty ledger: read pages at the desk, or take them in with sayso take")


def _secret_of(ledger: Path) -> bytes:
    """The secret that forms are signed with, kept beside the ledger so that a button in a browser's bar stays good."""
    place = ledger.with_name(f"{ledger.name}-key")
    try:
        if not place.exists():
            place.touch(mode=0o600)
            place.write_bytes(secrets.token_bytes(32))
        held = place.read_bytes()
    except OSError:
        held = b""
    return held if len(held) == 32 else secrets.token_bytes(32)
