"""`sayso run`: crawls into a lake of Parquet files, here or on a cluster, stopped and resumed at will."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.faces.options import READER
from sayso.faces.progress import Progress, note
from sayso.faces.running import ended_like_stopped, named_errors

if TYPE_CHECKING:
    from sayso.scale.running import Planned
    from sayso.scale.working import Finished

RUN_HELP = """Read crawls into a lake: folders of Parquet files, for as many pages as there are (extra: scale).

SOURCE is a .warc, .wacz or .jsonl file (also as .gz), a .parquet file with a column "html" or "text" (and "url",
"headline", "authors", "published", "outlet" where it has them), a folder of such files, or an address of an object
store (s3://bucket/crawl/). The lake has the tables articles, attributions, statements, blocks and errors, in a folder
for each day and outlet. Without --on processes of this machine read, with it the actors of a Ray cluster.

Stop it with Ctrl-C, or in any other way: the same command goes on where it was, and each record is there once. A page
that cannot be read is a row of errors, the others are read, and the exit code is 0; it is 1 where bytes could not be
had or written, and the same command tries those again.

\b
  sayso run crawl/*.warc.gz --out lake/ --parallel 2
  sayso run s3://bucket/crawl/ --out s3://bucket/lake --on auto --parallel 64
  duckdb -c "SELECT name, count(*) FROM read_parquet('lake/statements/**/*.parquet') GROUP BY 1 ORDER BY 2 DESC"
"""


GATHER_HELP = """Find copies, stories and claims among all articles of a lake.

Which articles are one text, which are of one event, and which claims have how many origins, as `sayso compare` finds
it among a few: the tables origins, stories, claims, claim_statements and links, in the lake's folder gathered. An
article that was captured several times counts once. Run it again when the lake has grown: it starts anew.

\b
  sayso gather lake/ --parallel 2
"""
LAKE = Annotated[str, typer.Argument(metavar="LAKE", help="A folder or an address that sayso run made.")]
ON = Annotated[str | None, typer.Option("--on", metavar="ADDRESS", help="A Ray cluster: auto, local, ray://HOST:PORT.")]
PARALLEL = Annotated[int, typer.Option(metavar="N", min=1, max=10_000, help="Workers.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("gather", help=GATHER_HELP, short_help="Find copies, stories and claims of a lake.")(gather_command)
    app.command("run", help=RUN_HELP, short_help="Read crawls into a lake of Parquet files.")(run_command)


def run_command(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE", help="Files, folders, addresses of a store.")],
    out: Annotated[
        str, typer.Option("--out", metavar="LAKE", help="A folder or an address; made where there is none.")
    ],
    on: ON = None,
    parallel: PARALLEL = 1,
    reader: READER = "rules",
    by: Annotated[
        str, typer.Option("--by", metavar="KEYS", help="What folders are made for: day,outlet or day or none.")
    ] = "day,outlet",
    records: Annotated[
        int, typer.Option("--records", metavar="N", min=1, help="Records in a stretch: what a kill can lose.")
    ] = 1_000,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Name each stretch on standard error.")] = False,
) -> None:
    with named_errors(), ended_like_stopped():
        from sayso.scale import run
        from sayso.scale.working import Order

        parts = () if by == "none" else tuple(by.split(","))
        order = Order(out, reader, parts=parts, records=records)
        told = _Told(out, verbose)
        done = run(
            sources,
            order,
            on=on,
            parallel=parallel,
            on_skip=lambda name, why: note(f"{name}: skipped, {why}"),
            on_plan=told.plan,
        )
        raise typer.Exit(told.follow(done))


def gather_command(
    lake: LAKE,
    on: ON = None,
    parallel: PARALLEL = 1,
    at_least: Annotated[
        int, typer.Option("--at-least", metavar="N", min=1, help="Articles of a story whose claims are counted.")
    ] = 2,
) -> None:
    with named_errors(), ended_like_stopped():
        from sayso.scale.gathering import gather

        started = time.monotonic()
        try:
            made = gather(lake, on=on, parallel=parallel, at_least=at_least, on_step=note)
        except KeyboardInterrupt:
            note(f"stopped: {lake} has what it had before")
            raise typer.Exit(130) from None
        seconds = time.monotonic() - started
        note(
            f"{made.articles:,} articles: {made.copies:,} copies, {made.stories:,} stories with two or more,"
            f" {made.claims:,} claims; {made.pairs:,} pairs judged in {seconds:.1f} seconds"
        )


@dataclass(slots=True)
class _Told:
    """What a run tells on standard error."""

    out: str
    verbose: bool
    started: float = field(default_factory=time.monotonic)
    articles: int = 0
    statements: int = 0
    errors: int = 0
    failed: int = 0
    size: int = 0  # bytes of the inputs that are done, in this run
    left: int = 0  # bytes that were left when it began
    cpu: float = 0.0
    megabytes: float = 0.0

    def plan(self, planned: Planned) -> None:
        """What there is to do."""
        self.left = planned.size - planned.known_size
        files = f"{planned.inputs:,} file{'' if planned.inputs == 1 else 's'}"
        known = f", {planned.known:,} of them done before" if planned.known else ""
        note(f"{files} in {planned.chunks:,} stretches{known}")
        self.started = time.monotonic()

    def follow(self, done: Iterable[Finished]) -> int:
        """Tell how it goes, and what came of it; the exit code."""
        told = Progress(written=True)
        try:
            for one in done:
                self._count(one)
                told.show(self._line())
        except KeyboardInterrupt:
            note(f"stopped: {self._sum()}; what is done is in {self.out}, the same command goes on from here")
            raise typer.Exit(130) from None
        seconds = time.monotonic() - self.started
        note(f"{self._sum()} in {seconds:.1f} seconds ({self._rate():.1f} a second), in {self.out}")
        if self.cpu:
            note(f"{self.cpu:.1f} CPU-seconds of workers, the largest held {self.megabytes:.0f} MB")
        if self.failed:
            note(f"{self.failed} stretches could not be done: the same command tries them again")
        return 1 if self.failed else 0

    def _count(self, one: Finished) -> None:
        self.size += one.size
        if one.failed is not None:
            self.failed += 1
            note(f"{one.input}: {one.failed}")
            return
        self.articles += one.articles
        self.statements += one.statements
        self.errors += one.errors
        self.cpu += one.cpu_seconds
        self.megabytes = max(self.megabytes, one.megabytes)
        if self.verbose:
            note(f"{one.chunk} of {one.input}: {one.articles} articles, {one.errors} errors")

    def _rate(self) -> float:
        return self.articles / max(time.monotonic() - self.started, 0.001)

    def _line(self) -> str:
        seconds = (time.monotonic() - self.started) * max(0, self.left - self.size) / max(1, self.size)
        left = f"{seconds / 3600:.1f} h" if seconds > 5400 else f"{max(1, seconds / 60):.0f} min"
        share = self.size / max(1, self.left)
        return f"{self._sum()}, {self._rate():.1f} articles a second, {share:.0%} done, about {left} left"

    def _sum(self) -> str:
        return f"{self.articles:,} articles, {self.statements:,} statements, {self.errors:,} errors"
