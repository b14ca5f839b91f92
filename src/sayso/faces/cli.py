"""The command line: results on stdout, notes on stderr, exit code 1 at the end where a page could not be read."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso import __version__
from sayso.errors import BadRequest, SaysoError
from sayso.faces import comparing, judging, scaling, story
from sayso.faces.ledger import care, correct, export, find, forget, take
from sayso.faces.mcp import command as mcp
from sayso.faces.options import ALLOW_PRIVATE, OUTPUT, READER, URL
from sayso.faces.progress import note
from sayso.faces.running import Order, named_errors, read_sources, run
from sayso.faces.web import command as web

if TYPE_CHECKING:
    from sayso.desk import Failure
    from sayso.model import Article

app = typer.Typer(
    name="sayso",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)

READ_HELP = """Read news pages: every statement with the voice it stands on, the page's own messaging set apart.

SOURCE is a file (.html .htm .txt .md .xml .json .jsonl .warc, each also as .gz), a folder (its files in order of
name), an address (http:// or https://), or - for standard input (HTML or text is recognised).

Without --json, --csv or --html a reading is printed for a person: the outlet's own words plain, everybody else's in
a colour with a letter, messaging folded to one line. With NO_COLOR, or into a pipe, the letters stand alone.

A page that cannot be read is named on standard error (with --json it is a row with "error"), the others are read,
and the exit code is 1 at the end. Nothing is sent anywhere; only addresses that you give are fetched.

\b
  sayso read page.html                       a reading on the terminal
  sayso read --json saved/ > readings.jsonl  one JSON object a page
  sayso read --html out/ a.html b.html       one self-contained page each
  sayso read --own page.html                 only what the outlet says in its own voice
  sayso read --voice Holt page.html          only what one voice says
  sayso read - < page.txt                    what comes on standard input
"""

CLASSIFY_HELP = """Read sentences or passages: JSON lines in on standard input, JSON lines out, a line for a line.

Each line in is {"text": "...", "published": "2013-03-22"}; "published" may be left out. Each line out is the object
that `sayso read --given text --json` gives for that text. A line that cannot be read gives a row with "error".

\b
  echo '{"text": "The mayor said the bridge was safe."}' | sayso classify
"""


def _show_version(asked: bool) -> None:
    if asked:
        print(f"sayso {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """For every word of a news page, on whose word it stands.

    sayso parses the facts out of the messaging. It tells which words are the outlet's own, which are somebody
    else's, and which are only the page asking for something. It never says who is right.
    """


@app.command("read", help=READ_HELP, short_help="Read news pages: who says what.")
def read_command(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE", help="Files, folders, addresses, or - .")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a page, one a line.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="One row a statement, comma-separated.")] = False,
    html: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="Write a self-contained page: to a .html file, a folder, or - (stdout)."),
    ] = None,
    own: Annotated[bool, typer.Option("--own", help="Only what the outlet says in its own voice.")] = False,
    voice: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only what stands on this voice's word (part of a name).")
    ] = None,
    given: Annotated[
        str | None,
        typer.Option(metavar="text", help="The input is article text only: taken to the letter, no messaging to find."),
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it was published, for pages that do not say (2025-03-14).")
    ] = None,
    url: URL = None,
    reader: READER = "rules",
    min_score: Annotated[
        float | None,
        typer.Option(metavar="P", min=0, max=1, help="Leave out what a reader with scores is less sure of (0 to 1)."),
    ] = None,
    allow_private: ALLOW_PRIVATE = False,
    output: OUTPUT = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say more on standard error.")] = False,
) -> None:
    with named_errors():
        if as_json + as_csv + (html is not None) > 1:
            raise BadRequest("--json, --csv and --html exclude each other: ask for one of them")
        if html is not None and (own or voice is not None):
            raise BadRequest("--own and --voice list statements: a page (--html) shows all of them")
        form = "json" if as_json else "csv" if as_csv else "html" if html else "terminal"
        order = Order(form=form, html=html, output=output, own=own, voice=voice, verbose=verbose)
        if min_score is not None and reader == "rules":
            note("the reader called rules gives no scores: --min-score leaves nothing out")
        found = read_sources(
            sources,
            given=given,
            published=published,
            url=url,
            reader=reader,
            min_score=min_score,
            allow_private=allow_private,
        )
        raise typer.Exit(run(found, order))


@app.command("classify", help=CLASSIFY_HELP, short_help="Read sentences, JSON lines in and out.")
def classify_command(
    reader: READER = "rules",
    output: OUTPUT = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say more on standard error.")] = False,
) -> None:
    with named_errors():
        from sayso.desk import read_stream

        order = Order(form="json", output=output, verbose=verbose)
        raise typer.Exit(run(read_stream(_passages(), reader=reader), order))


comparing.register(app)
story.register(app)
judging.register(app)
take.register(app)
scaling.register(app)
find.register(app)
export.register(app)
correct.register(app)
care.register(app)
forget.register(app)
web.register(app)
mcp.register(app)


def main() -> None:
    """Run the command line and exit."""
    # One article's tables are too small to be shared among threads: it costs more than it brings.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
    app()


def _passages() -> Iterator[Article | Failure]:
    """One article a line of standard input; a line that is no passage is a failure in its place."""
    from sayso.desk import Failure, to_moment
    from sayso.page.given import take_text_as_given

    for number, line in enumerate(sys.stdin, 1):
        name = f"-:{number}"
        try:
            row = json.loads(line)
            if not isinstance(row, dict) or not isinstance(row.get("text"), str):
                raise ValueError
            yield take_text_as_given(row["text"], name, published=to_moment(row.get("published")))
        except (ValueError, RecursionError):
            yield Failure(name, BadRequest(f'line {number} is no JSON object with a "text" that is a string'))
        except SaysoError as error:
            yield Failure(name, error)
