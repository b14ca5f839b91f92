"""Options that several commands have, with their one help text."""

from pathlib import Path
from typing import Annotated

import typer

READER = Annotated[str, typer.Option(metavar="NAME", help="Who reads: rules, or model (extra: model).")]
URL = Annotated[str | None, typer.Option(metavar="URL", help="Where a saved page came from.")]
ALLOW_PRIVATE = Annotated[bool, typer.Option("--allow-private", help="Also fetch addresses inside a private network.")]
OUTPUT = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write results to FILE, not to stdout.")
]
FROM = Annotated[Path, typer.Option("--from", metavar="FILE", help="The ledger.")]
INTO = Annotated[Path, typer.Option("--into", metavar="FILE", help="The ledger; made where there is none.")]
