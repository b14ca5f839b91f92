"""`sayso forget`: an article, or everything that one person said, out of a ledger for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sayso.errors import BadRequest
from sayso.faces.options import FROM
from sayso.faces.progress import note, write_over
from sayso.faces.running import named_errors, open_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.ledger import Ledger
    from sayso.ledger.forgetting import Forgotten

FORGET_HELP = """Take an article, or everything that one person said, out of a ledger, so that no byte of it is left.

ID is an article's ID or its address: it goes with its versions, bytes, statements and corrections. --person takes the
statements and attributions of one person out of every page; where their words and their name stood in the texts kept
there are as many █, so that no offset moves. Of these pages the bytes go too, their hashes stay, and they are not read
again. Addresses of pages stay as they are. Without --yes it is only told how much would go. Copies made by
`sayso backup` or `sayso export` are not reached: forget in them, too.

\b
  sayso forget 3f2a90c1d2e4b5a6 --from news.db --yes
  sayso forget --person "Mira Holt" --from news.db --yes
"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("forget", help=FORGET_HELP, short_help="Take an article or a person's words out for good.")(
        forget_command
    )


def forget_command(
    ledger: FROM,
    which: Annotated[str | None, typer.Argument(metavar="ID", help="An article's ID, or its address.")] = None,
    person: Annotated[
        str | None, typer.Option(metavar="NAME", help="Everything that one person said, by their full name.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do it. It cannot be undone.")] = False,
) -> None:
    with named_errors():
        if (which is None) == (person is None):
            raise BadRequest("say what to forget: an article's ID, or --person NAME")
        with open_ledger(ledger) as held:
            try:
                _forget(held, which, person, yes, ledger)
            except KeyboardInterrupt:
                note(
                    "stopped: some of it may still be in the file; the same command goes on from here, and"
                    f" sayso doctor {ledger} --pack takes out what is only left in the file"
                )
                raise typer.Exit(130) from None


def _forget(held: Ledger, which: str | None, person: str | None, yes: bool, file: Path) -> None:
    from sayso.ledger.forgetting import find_article, find_person, forget_article, forget_person

    if not yes:
        found = find_person(held, person) if person is not None else find_article(held, which or "")
        raise BadRequest(f"{_say(found, person)} would go for good: say --yes to do it")
    if person is not None:
        gone = forget_person(held, person, on_progress=lambda done, total: write_over(f"{done:,} of {total:,} texts"))
    else:
        gone = forget_article(held, which or "")
    note(f"{_say(gone, person)} went, and nothing of it is left in {file}")


def _say(found: Forgotten, person: str | None) -> str:
    statements = f"{found.statements:,} statement{'' if found.statements == 1 else 's'}"
    texts = f"{found.texts:,} text{'' if found.texts == 1 else 's'}"
    return f"{statements} and the name {person!r} in {texts}" if person else f"1 article with {texts} and {statements}"
