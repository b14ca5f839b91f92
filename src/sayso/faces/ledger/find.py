"""`sayso search`, `show`, `versions`: what a ledger holds, found again."""

from __future__ import annotations

import csv
import dataclasses
import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.errors import BadRequest
from sayso.faces.options import FROM
from sayso.faces.progress import note
from sayso.faces.results import put_cell
from sayso.faces.running import named_errors, open_ledger
from sayso.faces.safe_text import make_safe

if TYPE_CHECKING:
    from sayso.desk.editions import Edition
    from sayso.ledger.search import Hit, Query

SEARCH_HELP = """Find statements in a ledger: by their words, by whose word they are, by how they are put.

WORDS are all looked for; "a phrase" in quotation marks, begin* of a word, -not, this OR that. Without WORDS every
statement is meant that the options ask for. Only texts that their address shows now, unless --every-version.

\b
  sayso search "bridge safe" --from news.db
  sayso search --from news.db --voice unnamed --since 2025-03-01 --sort newest
  sayso search ceasefire --from news.db --facet name
"""
SHOW_HELP = """Show what a ledger holds under an ID: an article's reading, or one statement (ARTICLE/STATEMENT).

IDs are those that `sayso search` prints.

\b
  sayso show 3f2a90c1d2e4b5a6 --from news.db
  sayso show 3f2a90c1d2e4b5a6/s7 --from news.db
"""
VERSIONS_HELP = """Show how a page changed: its versions, the words cut and added, what became of each statement.

PAGE is an address, or an article's ID. Between two versions a statement was kept, changed (the same words on another's
word, by another cue, or put with more or less certainty), reworded, dropped, or is new. What a newer sayso only cuts
otherwise out of the same page is no edit, and is not shown as one.

\b
  sayso versions https://olm.example/bridge --from news.db
"""

_MOST = 2**63 - 1  # of a number in SQLite


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("search", help=SEARCH_HELP, short_help="Find statements in a ledger.")(search_command)
    app.command("show", help=SHOW_HELP, short_help="Show an article or a statement of a ledger.")(show_command)
    app.command("versions", help=VERSIONS_HELP, short_help="Show how a page changed.")(versions_command)


def search_command(
    ledger: FROM,
    words: Annotated[str | None, typer.Argument(metavar="WORDS", help="Words of the statement.")] = None,
    voice: Annotated[str | None, typer.Option(metavar="KIND", help="outlet, person, unnamed, unsettled, ...")] = None,
    name: Annotated[str | None, typer.Option(metavar="NAME", help="Part of the source's name.")] = None,
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="The source's whole name; never the outlet itself.")
    ] = None,
    party: Annotated[str | None, typer.Option(metavar="NAME", help="Part of whom the source speaks for.")] = None,
    party_is: Annotated[
        str | None, typer.Option("--party-is", metavar="NAME", help="All of it, to the letter.")
    ] = None,
    manner: Annotated[str | None, typer.Option(metavar="MANNER", help="direct, partial, indirect or own.")] = None,
    act: Annotated[str | None, typer.Option(metavar="ACT", help="say, claim, deny, promise, ...")] = None,
    certainty: Annotated[str | None, typer.Option(metavar="FLAG", help="asserted, hedged, denied, ...")] = None,
    medium: Annotated[str | None, typer.Option(metavar="KIND", help="interview, post, document, ...")] = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="A place in the statement.")] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Whose page it is.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Published on that day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Published before that day.")] = None,
    chain: Annotated[
        int | None, typer.Option(metavar="N", min=0, max=_MOST, help="At least N sources between outlet and words.")
    ] = None,
    loaded: Annotated[bool, typer.Option("--loaded", help="With a loaded word.")] = False,
    every_version: Annotated[bool, typer.Option("--every-version", help="Also texts that changed since.")] = False,
    sort: Annotated[str, typer.Option(metavar="ORDER", help="rank, newest or oldest.")] = "rank",
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=_MOST, help="At most so many.")] = 20,
    offset: Annotated[int, typer.Option(metavar="N", min=0, max=_MOST, help="Pass over so many.")] = 0,
    facet: Annotated[
        str | None, typer.Option(metavar="FIELD", help="Count by a field instead: voice, name, ...")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a statement, one a line.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="One row a statement, comma-separated.")] = False,
) -> None:
    with named_errors():
        from sayso.desk import to_moment
        from sayso.ledger.rows import writable
        from sayso.ledger.search import Query, count, search
        from sayso.ledger.search import facet as count_by

        if as_json and as_csv:
            raise BadRequest("--json and --csv exclude each other: ask for one of them")
        if sort not in ("rank", "newest", "oldest"):
            raise BadRequest(f"--sort {sort} is not known: write rank, newest or oldest")
        # An argument may be bytes that are no text; no database takes them.
        asked = {
            "words": words, "voice": voice, "name": name, "party": party, "manner": manner, "act": act,
            "certainty": certainty, "medium": medium, "place": place, "outlet": outlet, "source": source,
            "party_is": party_is,
        }  # fmt: skip
        query = Query(
            **{field: value and writable(value) for field, value in asked.items()},
            since=to_moment(since), until=to_moment(until), chain_at_least=chain, loaded=loaded,
            every_version=every_version,
        )  # fmt: skip
        with open_ledger(ledger) as held:
            if facet is not None:
                counts = count_by(held, query, facet, limit=None)
                shown = counts[offset : offset + limit]
                _print_counts(facet, shown, as_json=as_json, as_csv=as_csv)
                _say_what_is_left(len(shown), len(counts), offset)
                return
            hits = search(held, query, order=sort, limit=limit, offset=offset)  # type: ignore[arg-type]
            _print_hits(hits, as_json=as_json, as_csv=as_csv)
            if not (as_json or as_csv):
                _say_how_many(hits, count(held, query), offset, query)


def _say_how_many(hits: list[Hit], total: int, offset: int, query: Query) -> None:
    if not total:
        note(f"no statement is like that{'' if query.every_version else ' (--every-version looks at older texts too)'}")
    _say_what_is_left(len(hits), total, offset)


def _say_what_is_left(shown: int, total: int, offset: int) -> None:
    if shown < total:
        here = f"{offset + 1:,} to {offset + shown:,}" if shown else "none"
        note(f"{here} of {total:,}: more with --limit and --offset")


# The columns that `sayso read --csv` has too have its names.
_COLUMNS = {
    "article": "article_id", "url": "address", "outlet": "outlet", "published": "published", "statement": "statement",
    "voice_kind": "voice", "voice": "name", "party": "party", "act": "act", "manner": "manner",
    "certainty": "certainty", "start": "start", "end": "end", "text": "text", "by": "by", "where": "places",
    "headline": "headline", "cue": "cue",
}  # fmt: skip


def list_cells(hits: list[Hit]) -> tuple[list[str], list[list[object]]]:
    """The names of the columns of `--csv`, and a row of cells a statement."""
    rows = map(dataclasses.asdict, hits)
    return list(_COLUMNS), [[_cell(name, row[field]) for name, field in _COLUMNS.items()] for row in rows]


def _print_hits(hits: list[Hit], *, as_json: bool, as_csv: bool) -> None:
    from sayso.retell.contract import row_to_json

    if as_csv:
        columns, rows = list_cells(hits)
        csv.writer(sys.stdout, lineterminator="\n").writerows([columns, *rows])
        return
    for hit in hits:
        if as_json:
            print(row_to_json(dataclasses.asdict(hit)))
        else:
            _print_hit(hit)


def _cell(column: str, value: object) -> object:
    if isinstance(value, tuple):
        value = ("; " if column == "where" else " ").join(value)
    return put_cell(value)


def _print_hit(hit: Hit) -> None:
    who = hit.voice if hit.voice == "outlet" else f"{hit.name or hit.voice} ({hit.voice})" if hit.name else hit.voice
    facts = [hit.published[:10] if hit.published else "no date", hit.outlet or "no outlet", who, hit.manner]
    facts += [c for c in hit.certainty if c != "asserted"]
    print(make_safe(f"{hit.article_id}/{hit.statement}  {' · '.join(facts)}"))
    print(f"    {make_safe(' '.join(hit.text.split()))}\n")


def _print_counts(field: str, counts: list[tuple[str | None, int]], *, as_json: bool, as_csv: bool) -> None:
    if as_json:
        for value, number in counts:
            print(json.dumps({field: value, "statements": number}, ensure_ascii=False))
        return
    if as_csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerows([(field, "statements"), *((put_cell(v or ""), n) for v, n in counts)])
        return
    for value, number in counts:
        print(f"{number:>9,}  {make_safe(value) if value else '(none)'}")


def show_command(
    which: Annotated[str, typer.Argument(metavar="ID", help="An article's ID, or ARTICLE/STATEMENT.")],
    ledger: FROM,
    reader: Annotated[str | None, typer.Option(metavar="NAME", help="Whose reading: rules or model.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The JSON object of sayso read.")] = False,
) -> None:
    with named_errors():
        from sayso.desk import retell
        from sayso.faces.terminal import show_on_terminal
        from sayso.ledger.rows import writable

        article_id, _, statement = writable(which).partition("/")
        with open_ledger(ledger) as held:
            reading = retell(held.reading(article_id, reader and writable(reader)))
        if statement:
            only = tuple(s for s in reading.statements if s.id == statement)
            if not only:
                raise BadRequest(f"{article_id} has no statement {statement}: sayso show {article_id} lists them")
            reading = dataclasses.replace(reading, statements=only)
        if as_json:
            print(reading.to_json())
        else:
            show_on_terminal(sys.stdout, listed=bool(statement))(reading)
            for s in reading.statements if statement else ():
                print(f"       why: {make_safe(s.why)}")


def versions_command(
    page: Annotated[str, typer.Argument(metavar="PAGE", help="An address, or an article's ID.")],
    ledger: FROM,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a version, one a line.")] = False,
) -> None:
    with named_errors():
        from sayso.desk.editions import edition_to_dict, editions
        from sayso.ledger.rows import writable

        with open_ledger(ledger) as held:
            found = editions(held, writable(page))
        for n, edition in enumerate(found):
            version = edition.version
            if as_json:
                print(json.dumps(edition_to_dict(edition), ensure_ascii=False))
                continue
            head = f"version {version.number}  {version.article_id}  seen {', '.join(version.seen)}"
            print(make_safe(f"{head}  {version.words} words  {version.headline or ''}"))
            if n and not edition.edited:
                print("  no edit: the page is the one before, cut otherwise by another version of sayso\n")
            else:
                _print_changes(edition)


def _print_changes(edition: Edition) -> None:
    steps = edition.steps
    for w in edition.words:
        if w.kind != "same" and w.text.strip():
            print(f"  {'-' if w.kind == 'cut' else '+'} {make_safe(' '.join(w.text.split()))}")
    for s in steps:
        if s.fate != "kept":
            shown = s.after or s.before
            said = make_safe(" ".join(shown.text.split())) if shown else ""
            print(f"  {s.fate:9} {shown.id if shown else '':>4} {said}{f'  [{make_safe(s.what)}]' if s.what else ''}")
    kept = sum(s.fate == "kept" for s in steps)
    if steps:
        print(f"  {kept} statements kept as they were")
    print()
