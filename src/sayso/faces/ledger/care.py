"""`sayso doctor`, `backup`, `merge`: a ledger looked after, copied, put together with others."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Annotated

import typer

from sayso.errors import BadRequest
from sayso.faces.progress import Progress, note, write_over
from sayso.faces.running import named_errors, open_ledger
from sayso.faces.safe_text import make_safe

DOCTOR_HELP = """Look whether a ledger is sound: the file, the search index, the links between tables, readings, bytes.

Nothing is changed. The exit code is 1 where something is wrong. Every reading is opened and every page kept as evidence
is hashed again; --quick leaves that out. --pack makes the search index again, takes out what nothing leads to, and
gives room back to the disk.

\b
  sayso doctor news.db
"""
BACKUP_HELP = """Copy a ledger to another file, as it is at this moment, while others go on using it.

The copy gets its name when it is whole and checked. What is there already is never written over.

\b
  sayso backup news.db copies/news-2025-03-14.db
"""
MERGE_HELP = """Put ledgers together: everything that they hold goes into one, each article once.

The ledger is made where there is none; the others stay as they are. Of two readings of a text the newer reader's stays,
of two corrections the later one, and what one of them has forgotten of a person is forgotten; an article forgotten in
one comes back from another that has it. The same again changes nothing, so a run that was stopped is simply started
again.

\b
  sayso merge monday.db tuesday.db --into week.db
"""

FILE = Annotated[Path, typer.Argument(metavar="FILE", help="The ledger.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("doctor", help=DOCTOR_HELP, short_help="Look whether a ledger is sound.")(doctor_command)
    app.command("backup", help=BACKUP_HELP, short_help="Copy a ledger while it is in use.")(backup_command)
    app.command("merge", help=MERGE_HELP, short_help="Put ledgers together.")(merge_command)


def doctor_command(
    file: FILE,
    quick: Annotated[bool, typer.Option("--quick", help="Leave readings and bytes out.")] = False,
    pack: Annotated[bool, typer.Option("--pack", help="Make the index again and give room back.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    with named_errors():
        from sayso.ledger.forgetting import pack as pack_ledger
        from sayso.ledger.health import examine

        if pack:
            with open_ledger(file) as held:
                pack_ledger(held)
        told = Progress()
        health = examine(file, deep=not quick, on_progress=lambda what: told.show(f"looking at: {what}"))
        write_over("")
    if as_json:
        print(json.dumps({"sound": health.sound, **dataclasses.asdict(health)}, ensure_ascii=False))
        raise typer.Exit(0 if health.sound else 1)
    for check in health.checks:
        print(f"{check.name}: {'not sound' if check.wrong else 'sound'}")
        for line in check.wrong:
            print(f"    {make_safe(line)}")
    free = f", {health.free_bytes:,} of them free" if health.free_bytes else ""
    print(f"{health.bytes:,} bytes{free}")
    for table, number in health.counts.items():
        print(f"{number:>12,}  {table}")
    for line in health.advice:
        note(line)
    raise typer.Exit(0 if health.sound else 1)


def backup_command(
    file: FILE,
    to: Annotated[Path, typer.Argument(metavar="TO", help="The copy; no file of that name may be there.")],
) -> None:
    with named_errors():
        from sayso.ledger.copies import backup

        told = Progress()
        try:
            with open_ledger(file) as held:
                size = backup(held, to, on_progress=lambda done, total: told.show(f"{done:,} of {total:,} pages"))
        except KeyboardInterrupt:
            note(f"stopped: {to} was not made")
            raise typer.Exit(130) from None
        note(f"{to}: {size:,} bytes, whole and checked")


def merge_command(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Ledgers; they stay as they are.")],
    into: Annotated[Path, typer.Option("--into", metavar="FILE", help="Where all goes; made where there is none.")],
) -> None:
    with named_errors():
        from sayso.ledger.merging import merge

        for file in files:
            if into.exists() and file.exists() and into.samefile(file):
                raise BadRequest(f"{file} cannot be put into itself: name another file with --into")
            # A wrong name is told before anything is written.
            open_ledger(file).close()
        told, seen, changed = Progress(), 0, 0
        try:
            with open_ledger(into, make=True) as held:
                for file in files:
                    with open_ledger(file) as source:
                        for one in merge(source, held):
                            seen, changed = seen + 1, changed + one.changed
                            told.show(f"{seen:,} articles, {changed:,} new or changed")
        except KeyboardInterrupt:
            note(f"stopped after {seen:,} articles: the same command goes on from here")
            raise typer.Exit(130) from None
        note(f"{seen:,} articles looked at, {changed:,} new or changed in {into}")
