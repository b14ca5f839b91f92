"""One run of a command: readings as they come go to one place, failures are named, progress is told on stderr."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import typer

from sayso.errors import BadRequest, SaysoError
from sayso.faces.progress import note, write_over
from sayso.faces.results import Taker, is_one_file, write_csv, write_json_lines, write_pages
from sayso.faces.safe_text import drop_controls

if TYPE_CHECKING:
    from sayso.desk import Failure, Given, Reading
    from sayso.ledger import Ledger

# Progress is worth a line only where a person would begin to wonder.
_QUIET_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Order:
    """What to show of each reading, and where."""

    form: str = "terminal"  # terminal, json, csv, html
    html: Path | None = None
    output: Path | None = None
    own: bool = False
    voice: str | None = None
    verbose: bool = False

    @property
    def filtered(self) -> bool:
        """Only some of the statements are asked for."""
        return self.own or self.voice is not None


@contextmanager
def named_errors() -> Iterator[None]:
    """An error that ends the run becomes its one line and exit code 2."""
    try:
        yield
    except SaysoError as error:
        note(str(error))
        raise typer.Exit(2) from None
    except BrokenPipeError:
        raise
    except OSError as error:
        note(f"cannot write {error.filename or 'the output'}: {error.strerror or error}")
        raise typer.Exit(2) from None


@contextmanager
def ended_like_stopped() -> Iterator[None]:
    """What ends a service (SIGTERM) does the same as Ctrl-C: what is at hand is kept or left, and it is told."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def check_given(given: str | None) -> Given | None:
    """`--given` as the desk takes it. Raises BadRequest for another value."""
    if given is None or given == "text":
        return given  # type: ignore[return-value]
    raise BadRequest(f"--given {given} is not known: write --given text")


def read_sources(
    sources: Sequence[str],
    *,
    given: str | None,
    published: str | None,
    url: str | None,
    reader: str,
    min_score: float | None,
    allow_private: bool,
) -> Iterator[Reading | Failure]:
    """The desk's readings of what a command was given; what is skipped is noted. Raises BadRequest."""
    if "-" in sources and sys.stdin.isatty():
        note("reading standard input: end it with Ctrl-D")
    from sayso.desk import read_each

    return read_each(
        sources,
        given=check_given(given),
        published=published,
        url=url,
        reader=reader,
        allow_private=allow_private,
        on_skip=lambda name, why: note(f"{name}: skipped, {why}"),
        min_score=min_score,
    )


def put_failure(failure: Failure) -> str:
    """What went wrong with which page, in one line that names the page once."""
    said = str(failure.error) or type(failure.error).__name__
    name = "standard input" if failure.input == "-" else failure.input
    if failure.input == "-" and said.startswith("- "):
        return f"{name}{said[1:]}"
    return said if failure.input in said and name == failure.input else f"{name}: {said}"


def _pages(count: int) -> str:
    return f"{count} page{'' if count == 1 else 's'}"


def run(found: Iterable[Reading | Failure], order: Order) -> int:
    """Hand on each reading and name each failure; the exit code: 1 where a page failed, else 0."""
    with open_output(order.output) as out:
        take = _find_taker(order, out)
        if order.html is not None and is_one_file(order.html):
            found = _only_one(found, order.html)
        return _hand_on(found, order, take)


def _hand_on(found: Iterable[Reading | Failure], order: Order, take: Taker) -> int:
    from sayso.desk import Failure

    started = time.monotonic()
    read = failed = 0
    for item in found:
        if isinstance(item, Failure):
            failed += 1
            note(put_failure(item))
            if order.verbose and item.error.__cause__ is not None:
                _show_cause(item.error.__cause__)
            take(item)
            continue
        read += 1
        take(_select(item, order) if order.filtered else item)
        # Results on the same terminal show by themselves how far a run is.
        if not sys.stdout.isatty():
            tell_progress(read, failed, started)
    write_over("")
    seconds = time.monotonic() - started
    if order.verbose or (failed and read + failed > 1):
        note(f"{_pages(read)} read, {failed} failed, {seconds:.1f} seconds")
    return 1 if failed else 0


def _only_one(found: Iterable[Reading | Failure], target: Path) -> Iterator[Reading | Failure]:
    """The same, the one reading last. Raises BadRequest at a second one, before the first is handed on."""
    from sayso.desk import Failure

    held: list[Reading] = []
    for item in found:
        if isinstance(item, Failure):
            yield item
            continue
        if held:
            raise BadRequest(f"{target} is one file and there are several pages: give --html a folder")
        held.append(item)
    yield from held


def _find_taker(order: Order, out: TextIO) -> Taker:
    if order.form == "json":
        return write_json_lines(out)
    if order.form == "csv":
        return write_csv(out)
    if order.form == "html" and order.html is not None:
        return write_pages(order.html, out, note)
    from sayso.faces.terminal import show_on_terminal

    return show_on_terminal(out, listed=order.filtered)


def _select(reading: Reading, order: Order) -> Reading:
    from sayso.retell.select import select_statements

    return replace(reading, statements=select_statements(reading, own=order.own, voice=order.voice))


@contextmanager
def open_output(path: Path | None) -> Iterator[TextIO]:
    if path is None or str(path) == "-":
        yield sys.stdout
        return
    try:
        out = path.open("w", encoding="utf-8", errors="replace", newline="\n")
    except OSError as error:
        raise BadRequest(f"cannot write {path}: {error.strerror}: name another file with --output") from None
    with out:
        yield out


def tell_progress(read: int, failed: int, started: float) -> None:
    """How many pages were read since `started` (of `time.monotonic`), written over; nothing at first."""
    if time.monotonic() - started > _QUIET_SECONDS:
        write_over(f"{_pages(read)} read" + (f", {failed} failed" if failed else ""))


def _show_cause(cause: BaseException) -> None:
    import traceback

    print(drop_controls("".join(traceback.format_exception(cause))), file=sys.stderr)


def open_ledger(path: Path, *, make: bool = False) -> Ledger:
    """The ledger at `path`; it is noted where it gets new tables. Raises LedgerError."""
    from sayso.ledger import Ledger

    return Ledger(path, make=make, on_tables=note)
