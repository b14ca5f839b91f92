"""`sayso correct`: what a person says of a statement, which wins over the reading."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.errors import BadRequest
from sayso.faces.options import FROM
from sayso.faces.progress import note
from sayso.faces.running import named_errors, open_ledger
from sayso.faces.safe_text import make_safe

if TYPE_CHECKING:
    from sayso.ledger import Ledger
    from sayso.ledger.corrected import Value
    from sayso.ledger.corrections import Standing

CORRECT_HELP = """Correct what a reader says of a statement. The correction stands beside the reading and wins over it.

ID is ARTICLE/STATEMENT, as `sayso search` prints it. FIELD is voice, name, party, manner, certainty or act; VALUE is a
word that `sayso search` knows for it (certainty: one or more, with commas between; - for no name, party or act). It
shows in search, show, versions and every export, and it holds when a newer reader reads the page again: the statement
is found by where its words stand. Correcting a field again replaces what was said before.

\b
  sayso correct 3f2a90c1d2e4b5a6/s7 voice person --why "named two lines up" --from news.db
  sayso correct 3f2a90c1d2e4b5a6/s7 --undo --from news.db
  sayso correct --list --from news.db
  sayso correct --export --from news.db > training.jsonl
"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("correct", help=CORRECT_HELP, short_help="Correct what a reader says of a statement.")(correct_command)


def correct_command(
    ledger: FROM,
    which: Annotated[str | None, typer.Argument(metavar="ID", help="ARTICLE/STATEMENT.")] = None,
    field: Annotated[str | None, typer.Argument(metavar="FIELD", help="What is wrong: voice, name, ...")] = None,
    value: Annotated[str | None, typer.Argument(metavar="VALUE", help="What is right.")] = None,
    why: Annotated[str | None, typer.Option(metavar="WORDS", help="The reason, for whoever looks later.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take back what was corrected in ID, or in its FIELD.")] = False,
    as_list: Annotated[bool, typer.Option("--list", help="List every correction.")] = False,
    export: Annotated[
        bool, typer.Option("--export", help="Print every correction to learn from: one JSON object a line.")
    ] = False,
) -> None:
    with named_errors():
        if undo + as_list + export > 1 or ((as_list or export) and which):
            raise BadRequest("--list, --export and --undo exclude each other; only --undo has an ID")
        with open_ledger(ledger) as held:
            if as_list or export:
                _print_all(held, as_rows=export)
            elif undo:
                _undo(held, which, field, value)
            else:
                _correct(held, which, field, value, why)


def _correct(held: Ledger, which: str | None, field: str | None, value: str | None, why: str | None) -> None:
    from sayso.ledger.corrections import correct
    from sayso.ledger.rows import writable

    if which is None or field is None or value is None:
        raise BadRequest("say what is right: sayso correct ID FIELD VALUE --why WORDS (or --list, --export, --undo)")
    if field == "act" and value != "-":
        _check_act(value)
    made = correct(held, writable(which), field, writable(value), why or "")
    note(f"{which}: {made.field} is {_show(made.value)} from now on")


def _check_act(value: str) -> None:
    from sayso.reading.wording.act_words import ACTS

    known = sorted({act.kind for act in ACTS.values()})
    if value not in known:
        raise BadRequest(f"{value!r} is no act: write one of {', '.join(known)}")


def _undo(held: Ledger, which: str | None, field: str | None, value: str | None) -> None:
    from sayso.ledger.corrections import undo
    from sayso.ledger.rows import writable

    if which is None or value is not None:
        raise BadRequest("say what to take back: sayso correct ID [FIELD] --undo")
    gone = undo(held, writable(which), field)
    note(f"{which}: {', '.join(c.field for c in gone)} as the reader has it again")


def _print_all(held: Ledger, *, as_rows: bool) -> None:
    from sayso.ledger.corrections import list_corrections, training_rows

    if as_rows:
        for row in training_rows(held):
            print(json.dumps(row, ensure_ascii=False))
        return
    none = True
    for standing in list_corrections(held):
        none = False
        _print_one(standing)
    if none:
        note("nothing was corrected in it")


def _print_one(standing: Standing) -> None:
    c = standing.correction
    now = f"{c.article_id}/{standing.statement}" if standing.statement else f"{c.article_id} {c.start}-{c.end}"
    print(make_safe(f"{now}  {c.field}: {_show(standing.read)} -> {_show(c.value)}  {c.at.date()}  {c.why}"))
    text = " ".join(standing.text.split())
    print(f"    {make_safe(text) if standing.statement else '(the newest reading has no such statement)'}\n")


def _show(value: Value) -> str:
    return ", ".join(value) if isinstance(value, tuple) else value or "none"
