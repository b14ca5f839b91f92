"""`sayso compare`: several pages in, what they say together out."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.faces.options import ALLOW_PRIVATE, OUTPUT, READER, URL
from sayso.faces.progress import note, write_over
from sayso.faces.running import named_errors, open_output, put_failure, read_sources, tell_progress
from sayso.faces.story_forms import AS_CSV, AS_JSON, HTML, StoryForm, write_comparison

if TYPE_CHECKING:
    from sayso.desk import Failure, Reading

COMPARE_HELP = """Compare news pages: which claims have several origins, which are copies of one text, which disagree.

SOURCE is what `sayso read` takes, with the same options: files, folders, addresses, or - for standard input. Pages
about one event are a story; statements are compared within a story, on one page too.

Without an option it is printed for a person: disagreements first, then claims with several origins, on one party's
word, and from one text; who is heard, how the outlets put it, the same quotation word by word, and when. --html has
all of it on one page.

With --json it is one object: articles with the text that each comes from, origins, stories, claims with their
origins counted (a lower and an upper bound, and why), links between statements, drift, and what stands beside them.

A page that cannot be read is named on standard error and stands under "errors", the others are compared, and the
exit code is 1. No claim is ever called right or wrong.

\b
  sayso compare a.html b.html c.html              on the terminal
  sayso compare --html story.html saved/          one self-contained page
  sayso compare --csv saved/ > claims.csv         one row a claim
  sayso compare --json saved/ > story.json        one object
"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("compare", help=COMPARE_HELP, short_help="Compare pages: claims, origins, disagreements.")(
        compare_command
    )


def compare_command(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE", help="Files, folders, addresses, or - .")],
    as_json: AS_JSON = False,
    as_csv: AS_CSV = False,
    html: HTML = None,
    given: Annotated[
        str | None, typer.Option(metavar="text", help="The input is article text only, taken to the letter.")
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
) -> None:
    with named_errors():
        form = StoryForm(as_json, as_csv, html)
        form.check()
        from sayso.desk.comparing import compare_readings

        found = read_sources(
            sources,
            given=given,
            published=published,
            url=url,
            reader=reader,
            min_score=min_score,
            allow_private=allow_private,
        )
        with open_output(output) as out:
            comparison = compare_readings(_told(found))
            write_comparison(comparison, form, out)
        raise typer.Exit(int(bool(comparison.errors)))


def _told(found: Iterable[Reading | Failure]) -> Iterator[Reading | Failure]:
    """The same, each failure named and the count of pages written over on a terminal."""
    from sayso.desk import Failure

    started, read = time.monotonic(), 0
    for item in found:
        if isinstance(item, Failure):
            note(put_failure(item))
        else:
            read += 1
            tell_progress(read, 0, started)
        yield item
    write_over("")
