"""What the web desk bears: article pages and searches by the hundred, while pages are taken in, for long."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from statistics import median
from urllib.request import urlopen

from benchmarks.figures import Figure, Outcome
from benchmarks.made_readings import Press, fill_with_readings, load_patterns
from benchmarks.material import MaterialMissing
from sayso.ledger import Ledger

STATEMENTS = 100_000
SEED = 7
_SECONDS = 30
_AT_ONCE = 4
_TAKEN = 500
_REQUESTS = 100_000
_SEARCHES = 400
_PATIENCE = 20  # seconds that a process has to end in
_LOADED = 5  # seconds that a parser is loaded in

# Each address once, then from the start; the figures that wrk counts, in one line at the end.
_SCRIPT = """
local paths, at = {}, 0
for line in io.lines(os.getenv("DESK_PATHS")) do paths[#paths + 1] = line end
wrk.headers["Accept-Encoding"] = "gzip"
request = function() at = at + 1; return wrk.format("GET", paths[(at - 1) % #paths + 1]) end
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format("RESULT %d %d %d %d\\n", summary.requests, summary.duration, latency:percentile(95),
    e.connect + e.read + e.write + e.status + e.timeout))
end
"""


@dataclass(frozen=True, slots=True)
class Load:
    """What came of one load."""

    requests: int
    seconds: float
    p95: float  # milliseconds
    errors: int

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds


def find_tool() -> str:
    """The load tool, installed from Debian where that can be done. Raises MaterialMissing."""
    if shutil.which("wrk") is None and shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "install", "-y", "-qq", "wrk"], capture_output=True, check=False)
    found = shutil.which("wrk")
    if found is None:
        raise MaterialMissing("the load tool wrk is not installed (Debian: apt-get install wrk)")
    return found


@contextmanager
def started(words: Sequence[str], scratch: Path) -> Iterator[tuple[str, int]]:
    """A desk started by a command of sayso's: its address, and its process's number."""
    said = scratch / "said.txt"
    with said.open("wb") as err:  # no pipe: nobody would read on
        order = [sys.executable, "-m", "sayso", *words, "--port", "0"]
        process = subprocess.Popen(order, stderr=err, stdout=subprocess.DEVNULL)
    try:
        yield _find_address(process, said), process.pid
    finally:
        end(process)


def _find_address(process: subprocess.Popen[bytes], said: Path) -> str:
    while process.poll() is None:
        found = re.search(r"http://\S+", said.read_text(encoding="utf-8"))
        if found is not None:
            return found[0]
        time.sleep(0.005)
    raise RuntimeError(f"the desk did not start: {said.read_text(encoding='utf-8')}")


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process in order, and by force where it does not."""
    process.terminate()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def time_first_view(scratch: Path) -> float:
    """Seconds from the start of `sayso demo --serve` until a story stands in the answer of its page."""
    begun = time.perf_counter()
    with started(["demo", "--serve"], scratch) as (address, _):
        front = _fetch(address)
        story = re.search(r"/story/e\d+", front)
        if story is None:
            raise RuntimeError("the demo has no story")
        while "The pages and their texts" not in _fetch(address.rstrip("/") + story[0]):
            time.sleep(0.02)
        return time.perf_counter() - begun


def _fetch(address: str) -> str:
    with urlopen(address, timeout=30) as answer:
        return str(answer.read().decode())


def load(address: str, paths: list[str], scratch: Path, seconds: float = _SECONDS) -> Load:
    """What the desk does under a load of so many addresses."""
    script, listed = scratch / "load.lua", scratch / "paths.txt"
    script.write_text(_SCRIPT, encoding="utf-8")
    listed.write_text("\n".join(paths), encoding="utf-8")
    done = subprocess.run(
        [find_tool(), "-t1", f"-c{_AT_ONCE}", f"-d{seconds:.0f}s", "--timeout", "10s", "-s", str(script), address],
        capture_output=True, text=True, check=True, env={**os.environ, "DESK_PATHS": str(listed)},
    )  # fmt: skip
    found = re.search(r"RESULT (\d+) (\d+) (\d+) (\d+)", done.stdout)
    if found is None:
        raise RuntimeError(done.stdout + done.stderr)
    requests, micros, p95, errors = map(int, found.groups())
    return Load(requests, micros / 1e6, p95 / 1_000, errors)


def resident(number: int) -> float:
    """Megabytes of memory that a process holds."""
    said = Path(f"/proc/{number}/status").read_text(encoding="ascii")
    return int(re.findall(r"VmRSS:\s+(\d+)", said)[0]) / 1_000


def leave_without_stories(path: Path) -> None:
    """Have the texts of a ledger count as gathered: made texts have no stories, and finding that out takes minutes."""
    with Ledger(path) as ledger, ledger.writing() as db:
        db.execute("INSERT INTO signatures (version, terms, vector) SELECT id, 0, '{}' FROM versions")


def choose_searches(press: Press, number: int) -> list[str]:
    """So many searches of one to three words as they stand in statements."""
    chance = random.Random(SEED)
    out = []
    for n in range(number):
        words = re.findall(r"[a-z]{4,}", chance.choice(press.write(n).statements).text.lower())
        out.append("+".join(chance.sample(words, min(len(words), chance.choice((1, 2, 2, 3))))) or "bridge")
    return [f"/explore?q={words}" for words in out]


def measure_beside_taking(address: str, paths: list[str], path: Path, press: Press, scratch: Path) -> Load:
    """The load of article pages while another process takes in so many pages."""
    pages = scratch / "pages"
    pages.mkdir()
    for n in range(_TAKEN):
        (pages / f"{n}.txt").write_text(press.write(1_000_000 + n).article.text, encoding="utf-8")
    taking = subprocess.Popen(
        [sys.executable, "-m", "sayso", "take", str(pages), "--into", str(path)], stderr=subprocess.DEVNULL
    )
    try:
        time.sleep(_LOADED)  # so that it takes pages in from the beginning
        made = load(address, paths, scratch)
        if taking.poll() is not None:
            raise RuntimeError("the pages were taken in before the load ended")
        return made
    finally:
        end(taking)


def watch_memory(address: str, number: int, paths: list[str], scratch: Path) -> tuple[list[float], int]:
    """Megabytes held after each tenth of so many requests, and how many were asked."""
    held, asked = [resident(number)], 0
    while asked < _REQUESTS:
        asked += load(address, paths, scratch, seconds=10).requests
        held.append(resident(number))
        print(f"desk: {asked:,} requests, {held[-1]:.0f} MB", file=sys.stderr)
    return held, asked


def measure(statements: int = STATEMENTS) -> Outcome:
    """Figures of the desk. Raises MaterialMissing where there is no load tool."""
    find_tool()
    with tempfile.TemporaryDirectory() as tmp:
        scratch, path = Path(tmp), Path(tmp) / "news.db"
        press = Press(load_patterns(scratch), SEED)
        paths = [f"/article/{i}" for i in fill_with_readings(path, statements, press)]
        random.Random(SEED).shuffle(paths)
        leave_without_stories(path)
        view = median(time_first_view(scratch) for _ in range(3))
        with started(["serve", str(path)], scratch) as (address, number):
            first = load(address, paths, scratch)
            load(address, paths, scratch, seconds=len(paths) / first.rate)  # so that each was drawn
            alone = load(address, paths, scratch)
            search = load(address, choose_searches(press, _SEARCHES), scratch)
            beside = measure_beside_taking(address, paths, path, press, scratch)
            held, asked = watch_memory(address, number, paths, scratch)
    errors = sum(x.errors for x in (first, alone, search, beside))
    settled = held[len(held) // 5]
    return Outcome(
        part="desk",
        about=f"A ledger of {statements:,} statements in {len(paths):,} articles, asked by wrk on loopback with"
        f" {_AT_ONCE} connections for {_SECONDS} s each, one process serving; `take` of {_TAKEN} pages by another at"
        " the same time.",
        digest=sha256(f"{statements} {SEED}".encode()).hexdigest()[:16],
        figures=(
            Figure("article page drawn for the first time, 95 of 100 within", first.p95, "ms", "lower"),
            Figure("article pages drawn for the first time", first.rate, "a second"),
            Figure("article page, 95 of 100 within", alone.p95, "ms", "lower"),
            Figure("article pages", alone.rate, "a second"),
            Figure("search page, 95 of 100 within", search.p95, "ms", "lower", f"{search.rate:.0f} a second"),
            Figure("slower while pages are taken in", beside.p95 / alone.p95, "times", "lower"),
            Figure("first story of the demo after its start", view, "s", "lower", "three starts"),
            Figure("answers that failed", float(errors), "answers", "lower"),
            Figure("memory after a fifth of the requests", settled, "MB", "lower"),
            Figure("memory grown since", held[-1] - settled, "MB", "lower", f"over {asked:,} requests"),
        ),
        notes=("The load tool takes one of the cores that the desk could have",),
    )
