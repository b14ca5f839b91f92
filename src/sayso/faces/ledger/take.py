"""`sayso take`: sources into a ledger, with progress, stopped and resumed at will."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.errors import BadRequest, LedgerBusy
from sayso.faces.options import ALLOW_PRIVATE, INTO, READER, URL
from sayso.faces.progress import Progress, note
from sayso.faces.running import check_given, ended_like_stopped, named_errors, open_ledger

if TYPE_CHECKING:
    from sayso.desk import Taken

TAKE_HELP = """Read news pages into a ledger: one file that keeps pages, versions and every statement.

SOURCE is what `sayso read` takes: files, folders, addresses, feeds (RSS, Atom, sitemaps, OPML, lists of addresses),
WARC and WACZ files, JSON lines of articles, - for standard input. What a list names is fetched with a pause between
two pages of one host and where robots.txt lets it be.
The ledger is made where there is none. Each article is kept whole or not at all. The same page twice changes nothing;
a changed page is a new version, and the old one stays. The bytes are kept as evidence.

Stop it with Ctrl-C, or in any other way: the same command goes on where it was. A page that cannot be read is kept
with its reason, the others are read, and the exit code is 1 at the end.

\b
  sayso take saved/ --into news.db
  sayso take crawl.warc.gz --into news.db --parallel 2
"""

_SAID = (
    ("new", "new"), ("version", "new versions"), ("reread", "read again"), ("same", "unchanged"),
    ("known", "known"), ("turned_away", "turned away"),
)  # fmt: skip
_UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0}


WATCH_HELP = """Follow feeds, sitemaps or pages into a ledger, again and again, until stopped.

Each round takes what is new and what changed (a changed page is a new version); a server is asked only whether
a known page changed. Stop it with Ctrl-C and start it again at will: nothing is taken twice.

\b
  sayso watch https://olm.example/feed.xml --into news.db --every 15m
"""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("take", help=TAKE_HELP, short_help="Read news pages into a ledger.")(take_command)
    app.command("watch", help=WATCH_HELP, short_help="Follow feeds into a ledger until stopped.")(watch_command)


def take_command(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE", help="Files, folders, addresses, or - .")],
    into: INTO,
    parallel: Annotated[int, typer.Option(metavar="N", min=1, max=64, help="Processes that read.")] = 1,
    given: Annotated[
        str | None, typer.Option(metavar="text", help="The input is article text only: taken to the letter.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it was published, for pages that do not say.")
    ] = None,
    url: URL = None,
    reader: READER = "rules",
    allow_private: ALLOW_PRIVATE = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Name each page on standard error.")] = False,
) -> None:
    with named_errors():
        from sayso.desk import take

        with open_ledger(into, make=True) as ledger, ended_like_stopped():
            taken = take(
                sources,
                ledger,
                reader=reader,
                given=check_given(given),
                published=published,
                url=url,
                allow_private=allow_private,
                parallel=parallel,
                on_skip=lambda name, why: note(f"{name}: skipped, {why}"),
            )
            failed = follow(taken, into, verbose=verbose)
    raise typer.Exit(1 if failed else 0)


def watch_command(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE", help="Feeds, sitemaps, addresses, folders.")],
    into: INTO,
    every: Annotated[str, typer.Option(metavar="TIME", help="Between two rounds: 90s, 15m, 2h.")] = "15m",
    rounds: Annotated[int | None, typer.Option(metavar="N", min=1, help="Stop after N rounds.")] = None,
    reader: READER = "rules",
    allow_private: ALLOW_PRIVATE = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Name each page on standard error.")] = False,
) -> None:
    with named_errors():
        from sayso.desk import take

        pause = _to_seconds(every)
        done = failed = 0
        with open_ledger(into, make=True) as ledger, ended_like_stopped():
            while rounds is None or done < rounds:
                if done and not _wait(pause, into):
                    raise typer.Exit(130)
                taken = take(sources, ledger, reader=reader, allow_private=allow_private)
                failed += _follow_unless_busy(taken, into, verbose=verbose)
                done += 1
    raise typer.Exit(1 if failed else 0)


def _follow_unless_busy(taken: Iterable[Taken], into: Path, *, verbose: bool) -> int:
    """How many pages of a round failed; a ledger that another process holds is one, and the next round is tried."""
    try:
        return follow(taken, into, verbose=verbose)
    except LedgerBusy as error:
        note(f"{error}; this round was cut short")
        return 1


def _wait(seconds: float, into: Path) -> bool:
    """Whether the time passed without Ctrl-C."""
    try:
        time.sleep(seconds)
    except KeyboardInterrupt:
        note(f"stopped: what was taken is in {into}")
        return False
    return True


def _to_seconds(words: str) -> float:
    """Seconds of "90s", "15m", "2h". Raises BadRequest."""
    number, unit = words[:-1], words[-1:]
    if unit not in _UNITS or not number.isdecimal() or not int(number):
        raise BadRequest(f"--every {words} is no time: write 90s, 15m or 2h")
    return int(number) * _UNITS[unit]


def follow(taken: Iterable[Taken], into: Path, *, verbose: bool) -> int:
    """Tell on stderr how it goes, and what came of it; how many pages failed."""
    counts = Counter[str]()
    started, told = time.monotonic(), Progress(written=True)
    try:
        for one in taken:
            counts[one.outcome] += 1
            if one.error is not None:
                note(f"{one.input}: {one.error}" if one.input not in str(one.error) else str(one.error))
            elif verbose:
                note(f"{one.input}: {one.outcome}")
            rate = counts.total() / max(time.monotonic() - started, 0.001)
            told.show(f"{_sum_up(counts)}, {rate:.1f} pages a second")
    except KeyboardInterrupt:
        note(f"stopped: {_sum_up(counts)}; what was taken is in {into}, the same command goes on from here")
        raise typer.Exit(130) from None
    note(f"{_sum_up(counts)} in {time.monotonic() - started:.1f} seconds, kept in {into}")
    return counts["turned_away"]


def _sum_up(counts: Counter[str]) -> str:
    return ", ".join(f"{counts[key]} {said}" for key, said in _SAID if counts[key]) or "no page"
