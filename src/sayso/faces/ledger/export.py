"""`sayso export`, `import`, `evidence`: a ledger handed on, and what it holds on record for the file."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO, TypeVar

import typer

from sayso.errors import BadRequest
from sayso.faces.options import FROM, INTO
from sayso.faces.progress import Progress, note
from sayso.faces.running import named_errors, open_ledger
from sayso.faces.safe_text import make_safe

if TYPE_CHECKING:
    from sayso.ledger import Ledger

EXPORT_HELP = """Hand a ledger on: as JSON lines, a table, or linked data.

--as jsonl         everything, a line an address: what `sayso read --json` prints, and all that the ledger holds beside
                   it; `sayso import` makes the same ledger of it (--bytes: with the pages' bytes)
--as csv           a row a statement, as `sayso read --csv` prints
--as parquet       a folder with a file a table; only the statements where PATH ends in .parquet (extra: parquet)
--as lake          what `sayso run` makes of crawls: a folder for each table, day and outlet (extra: parquet)
--as jsonld        schema.org: NewsArticle, Quotation, Claim
--as annotations   W3C Web Annotation: for the words of each statement, on whose word they stand
--as prov          W3C PROV-O: chains of sources, versions of pages

csv, jsonld and annotations have the texts that their addresses show now; the others have every version. PATH is written
beside and takes its place when it is whole, but for a lake, which is to be new; - is standard output. Stop it with
Ctrl-C: nothing is left half-written.

\b
  sayso export --from news.db --as jsonl --out news.jsonl
  sayso export --from news.db --as parquet --out tables/
"""
IMPORT_HELP = """Put what `sayso export --as jsonl` wrote, or a lake of `sayso run`, into a ledger.

The ledger is made where there is none. What it has already stays; of two readings of one text by one reader the later
one stays. The same file twice changes nothing. Each line is put in whole or not at all, so a run that was stopped can
be run again. A line that no export wrote is named, the others go on, and the exit code is 1 at the end.

\b
  sayso import news.jsonl --into other.db
  sayso import lake/ --into news.db
"""
EVIDENCE_HELP = """Print an evidence sheet: the words, the chain of sources, and the page's bytes by their SHA-256.

ID is an article's ID or ARTICLE/STATEMENT, as `sayso search` prints them. The sheet has what the server sent, when, and
from which address after redirects, and a link to the words in the live page. With --html it is one page to be printed
and filed; with --page FILE the bytes as they came are written too, so that anybody can hash them again.

\b
  sayso evidence 3f2a90c1d2e4b5a6/s7 --from news.db --html sheet.html --page page.bin
"""
T = TypeVar("T")
FORMS = ("jsonl", "csv", "parquet", "lake", "jsonld", "annotations", "prov")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("export", help=EXPORT_HELP, short_help="Hand a ledger on: JSON, tables, linked data.")(export_command)
    app.command("import", help=IMPORT_HELP, short_help="Put an export into a ledger.")(import_command)
    app.command("evidence", help=EVIDENCE_HELP, short_help="Print what is on record of a statement.")(evidence_command)


def export_command(
    ledger: FROM,
    form: Annotated[str, typer.Option("--as", metavar="FORM", help=f"{', '.join(FORMS[:-1])} or {FORMS[-1]}.")],
    out: Annotated[Path, typer.Option("--out", metavar="PATH", help="A file, a folder for tables, - for stdout.")],
    with_bytes: Annotated[bool, typer.Option("--bytes", help="With jsonl: the pages' bytes as they came.")] = False,
) -> None:
    with named_errors():
        if form not in FORMS:
            raise BadRequest(f"--as {form} is not known: write {', '.join(FORMS)}")
        if with_bytes and form != "jsonl":
            raise BadRequest("--bytes goes with --as jsonl only: the other forms have no place for them")
        _check_target(out, ledger, form)
        others = {"csv": _write_csv, "parquet": _write_parquet, "lake": _write_lake}
        write = others.get(form, _write_text(form, with_bytes))
        with open_ledger(ledger) as held, _told_when_stopped(f"{out} was not written"):
            done = write(held, out)
        if str(out) != "-":
            note(f"wrote {done:,} {'rows' if form == 'parquet' else 'articles'} to {out}")


def _check_target(out: Path, ledger: Path, form: str, option: str = "--out") -> None:
    if str(out) == "-":
        if form in ("parquet", "lake", "page"):
            raise BadRequest(f"{form} does not go to standard output: name a file with {option}")
        return
    for end in ("", "-wal", "-shm"):
        held = ledger.with_name(ledger.name + end)
        if out.exists() and held.exists() and out.samefile(held):
            raise BadRequest(f"{out} is the ledger itself: name another file with {option}")
    if not out.absolute().parent.is_dir():
        raise BadRequest(f"there is no folder {out.absolute().parent}: make it, or name another place with {option}")
    if form not in ("parquet", "lake") and out.is_dir():
        raise BadRequest(f"{out} is a folder and {form} is one file: name a file with {option}")


Write = Callable[["Ledger", Path], int]


def _write_text(form: str, with_bytes: bool) -> Write:
    def write(held: Ledger, out: Path) -> int:
        from sayso.desk.export import export_text

        total = len(held.article_ids(every_version=form == "prov"))
        done = 0
        with _open_whole(out) as file:
            for piece in _progress(export_text(held, form, with_bytes=with_bytes), total):  # type: ignore[arg-type]
                file.write(piece)
                done += 1
        return total if done else 0

    return write


def _write_csv(held: Ledger, out: Path) -> int:
    from sayso.desk import retell
    from sayso.faces.results import write_csv

    total = len(held.article_ids())
    with _open_whole(out) as file:
        take = write_csv(file)
        for reading in _progress(held.readings(), total):
            take(retell(reading))
    return total


def _write_parquet(held: Ledger, out: Path) -> int:
    from sayso.ledger.columns import TABLES

    names = ("statements",) if out.suffix == ".parquet" and not out.is_dir() else tuple(TABLES)
    tables = [held.table(name) for name in names]
    if len(names) > 1:
        out.mkdir(exist_ok=True)
    rows = 0
    for table in tables:
        target = out if len(names) == 1 else out / f"{table.name}.parquet"
        with _whole(target) as part:
            rows += table.write_parquet(part)
        if len(names) > 1:
            note(f"wrote {target}")
    return rows


def _write_lake(held: Ledger, out: Path) -> int:
    from sayso.scale.moving import export_lake

    told = Progress(written=True)
    return export_lake(held, str(out), on_rows=lambda done: told.show(f"{done:,} articles"))


@contextmanager
def _whole(target: Path) -> Iterator[Path]:
    """A path to write to, which takes the place of `target` when all of it is there; else nothing is left of it."""
    from sayso.ledger.copies import part_of

    part = part_of(target)
    try:
        yield part
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


@contextmanager
def _open_whole(target: Path) -> Iterator[TextIO]:
    if str(target) == "-":
        yield sys.stdout
        return
    with _whole(target) as part, part.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        yield file


@contextmanager
def _told_when_stopped(said: str) -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        note(f"stopped: {said}")
        raise typer.Exit(130) from None


def _progress(items: Iterable[T], total: int | None = None) -> Iterator[T]:
    started, told = time.monotonic(), Progress(written=True)
    for done, item in enumerate(items, 1):
        yield item
        much = f"{min(done, total):,} of {total:,}" if total else f"{done:,}"
        told.show(f"{much} articles, {done / max(time.monotonic() - started, 0.001):.0f} a second")


def import_command(
    source: Annotated[str, typer.Argument(metavar="FILE", help="What export wrote, - for stdin; or a lake.")],
    into: INTO,
) -> None:
    if "://" in source or Path(source).is_dir():
        _import_lake(source, into)
        return
    changed = same = failed = 0
    with named_errors(), _open_export(Path(source)) as lines:
        from sayso.desk.export import import_lines

        with (
            open_ledger(into, make=True) as held,
            _told_when_stopped(f"the same command goes on; what was put in is in {into}"),
        ):
            for line in _progress(import_lines(lines, held)):
                if line.error is not None:
                    failed += 1
                    note(f"{source}, {line.error}")
                elif line.changed:
                    changed += 1
                else:
                    same += 1
    told = [f"{n:,} {what}" for n, what in ((changed, "put in"), (same, "there already"), (failed, "not read")) if n]
    note(f"{', '.join(told) or 'no line'}, kept in {into}")
    raise typer.Exit(1 if failed else 0)


def _import_lake(source: str, into: Path) -> None:
    changed = same = 0
    with named_errors():
        from sayso.scale.moving import import_lake

        with (
            open_ledger(into, make=True) as held,
            _told_when_stopped(f"the same command goes on; what was put in is in {into}"),
        ):
            for new in _progress(import_lake(source, held)):
                changed, same = changed + new, same + (not new)
    told = [f"{n:,} {what}" for n, what in ((changed, "put in"), (same, "there already")) if n]
    note(f"{', '.join(told) or 'no row'}, kept in {into}")


@contextmanager
def _open_export(source: Path) -> Iterator[TextIO]:
    if str(source) == "-":
        yield sys.stdin
        return
    try:
        file = source.open(encoding="utf-8", errors="replace", newline="\n")
    except OSError as error:
        raise BadRequest(f"cannot read {source}: {error.strerror}: name a file that sayso export wrote") from None
    with file:
        yield file


def evidence_command(
    which: Annotated[str, typer.Argument(metavar="ID", help="An article's ID, or ARTICLE/STATEMENT.")],
    ledger: FROM,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write the sheet as one page; - for stdout.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    page: Annotated[
        Path | None, typer.Option("--page", metavar="FILE", help="Write the page's bytes as they came, too.")
    ] = None,
) -> None:
    with named_errors():
        from sayso.ledger.captures import captures_of
        from sayso.ledger.rows import writable
        from sayso.retell.contract import row_to_json
        from sayso.retell.evidence import make_sheet, sheet_to_html, sheet_to_text

        if as_json and html is not None:
            raise BadRequest("--json and --html exclude each other: ask for one of them")
        for form, target in (("html", html), ("page", page)):
            if target is not None:
                _check_target(target, ledger, form, f"--{form}")
        if html is not None and page is not None and html.resolve() == page.resolve():
            raise BadRequest("--html and --page name the same file: give each its own")
        article_id, _, statement = writable(which).partition("/")
        with open_ledger(ledger) as held:
            reading = held.reading(article_id)
            captures = captures_of(held, article_id)
        sheet = reading, captures, statement or None
        if as_json:
            print(row_to_json(make_sheet(*sheet), indent=2))
        elif html is not None:
            with _open_whole(html) as out:
                out.write(sheet_to_html(*sheet))
            if str(html) != "-":
                note(f"wrote {html}")
        else:
            for line in sheet_to_text(*sheet).splitlines():
                print(make_safe(line))
        if page is not None:
            kept = next((c for c in captures if c.data is not None), None)
            if kept is None or kept.data is None:
                raise BadRequest(f"no bytes are on record of {article_id}: only what was taken as a page has them")
            with _whole(page) as part:
                part.write_bytes(kept.data)
            note(f"wrote {page}: SHA-256 {kept.sha256}")
