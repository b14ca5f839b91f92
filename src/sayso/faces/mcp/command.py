"""The command `sayso mcp`: what it is given, checked before the protocol's library is loaded."""

from __future__ import annotations

import signal
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from sayso.errors import BadRequest
from sayso.faces.options import ALLOW_PRIVATE, READER
from sayso.faces.progress import note
from sayso.faces.running import named_errors, open_ledger

MCP_HELP = """Serve a ledger to a program that speaks the Model Context Protocol, on standard input and output.

The program starts this command itself; docs/mcp.md has what to write into its settings. It can read a page, search
statements, and ask for articles, evidence, stories, claims and versions. Every answer has the words of the page, the
chain of sources, on whose word they stand, and their address. Nothing is sent anywhere but to that program; only the
addresses that it names are fetched, none in a private network unless --allow-private.

No page is put into the ledger unless --allow-writes; then it is made where there is none.

\b
  sayso mcp news.db
  sayso mcp news.db --allow-writes
"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("mcp", help=MCP_HELP, short_help="Serve a ledger to programs (MCP).")(mcp_command)


def mcp_command(
    ledger: Annotated[Path, typer.Argument(metavar="FILE", help="The ledger.")],
    allow_writes: Annotated[bool, typer.Option("--allow-writes", help="Pages that are read may be kept.")] = False,
    reader: READER = "rules",
    allow_private: ALLOW_PRIVATE = False,
) -> None:
    with named_errors():
        if find_spec("mcp") is None:
            raise BadRequest("sayso mcp needs the library mcp: pip install 'sayso[mcp]'")
        from sayso.desk import find_reader

        find_reader(reader)
        open_ledger(ledger, make=allow_writes).close()
        from sayso.faces.mcp.served import Served
        from sayso.faces.mcp.server import serve

        if sys.stdin.isatty():
            note("waiting for a program that speaks MCP on standard input (docs/mcp.md); end it with Ctrl-C")
        served = Served(ledger, allow_writes=allow_writes, allow_private=allow_private, reader=reader)
        # The library waits for a line of standard input, and would hear of Ctrl-C only then.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        serve(served)
