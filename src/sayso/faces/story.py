"""`sayso story`: a story of a ledger, compared; without words, the latest stories."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.errors import BadRequest
from sayso.faces.options import FROM, OUTPUT
from sayso.faces.progress import note
from sayso.faces.running import named_errors, open_ledger, open_output
from sayso.faces.safe_text import make_safe
from sayso.faces.story_forms import AS_CSV, AS_JSON, HTML, StoryForm, write_comparison

if TYPE_CHECKING:
    from sayso.desk.kept_stories import KeptStory
    from sayso.ledger import Ledger

STORY_HELP = """Show a story of a ledger: what its articles say together, as `sayso compare` shows it.

QUERY is words of its statements ("a phrase" in quotation marks), or the ID of a story (e7). The story that has them
most often is shown, and the others are named on standard error. Without QUERY the latest stories are listed, those
with two articles or more.

\b
  sayso story --from news.db                           the latest stories
  sayso story "Olm bridge" --from news.db              one story, on the terminal
  sayso story e7 --from news.db --html story.html      one self-contained page
  sayso story e7 --from news.db --csv > claims.csv     one row a claim
  sayso story e7 --from news.db --versions             with what edits added and dropped
"""

_MOST_LISTED = 20


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("story", help=STORY_HELP, short_help="Show a story of a ledger, compared.")(story_command)


def story_command(
    ledger: FROM,
    query: Annotated[str | None, typer.Argument(metavar="QUERY", help="Words of its statements, or its ID.")] = None,
    as_json: AS_JSON = False,
    as_csv: AS_CSV = False,
    html: HTML = None,
    most: Annotated[
        int, typer.Option("--most", metavar="N", min=1, help="Compare at most so many articles, the latest.")
    ] = 100,
    versions: Annotated[
        bool, typer.Option("--versions", help="With the texts that these pages showed before they were edited.")
    ] = False,
    output: OUTPUT = None,
) -> None:
    with named_errors():
        form = StoryForm(as_json, as_csv, html)
        form.check()
        from sayso.desk.kept_stories import compare_kept, kept_stories, stories_matching
        from sayso.ledger.rows import writable

        with open_ledger(ledger) as held:
            if query is None:
                if as_csv or html is not None:
                    raise BadRequest("--csv and --html show one story: name it, sayso story WORDS --from FILE")
                _list_stories(held, kept_stories(held, limit=_MOST_LISTED), as_json=as_json)
                return
            found = stories_matching(held, writable(query), limit=_MOST_LISTED)
            if not found:
                raise BadRequest(f"no story of {ledger} has these words: look for others with sayso search")
            _note_others(found, most)
            comparison = compare_kept(held, found[0], most=most, versions=versions)
        with open_output(output) as out:
            write_comparison(comparison, form, out)


def _note_others(found: tuple[KeptStory, ...], most: int) -> None:
    """What is not shown, on standard error."""
    if len(found[0].articles) > most:
        note(f"{found[0].id} has {len(found[0].articles)} articles: the latest {most} are compared (--most)")
    if len(found) > 1:
        others = ", ".join(f"{s.id} ({len(s.articles)})" for s in found[1:])
        note(f"other stories with these words, and how many articles they have: {others}")


def _list_stories(ledger: Ledger, stories: tuple[KeptStory, ...], *, as_json: bool) -> None:
    """One line a story: id, days, articles, the headline of its first article."""
    for story in stories:
        headline = _headline(ledger, story)
        first, last = (m.date().isoformat() if m else None for m in (story.first, story.last))
        if as_json:
            row = {
                "id": story.id, "articles": list(story.articles), "first": first, "last": last, "headline": headline,
                "because": story.because, "also": [{"id": i, "because": why} for i, why in story.also],
            }  # fmt: skip
            print(json.dumps(row, ensure_ascii=False))
            continue
        days = first if first == last else f"{first} to {last}"
        line = f"{story.id:>6}  {days or 'no date':24}  {len(story.articles):>4} articles"
        print(f"{line}  {make_safe(headline or '')}".rstrip())
    if not stories:
        note("no story has two articles yet: take in more pages with sayso take")


def _headline(ledger: Ledger, story: KeptStory) -> str | None:
    articles = (ledger.reading(i).article for i in story.articles[:3])
    return next((" ".join(a.headline.split()) for a in articles if a.headline), None)
