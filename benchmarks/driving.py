"""Drives sayso as others do: through its command line, on files."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = dict[str, Any]  # one line of the JSON contract


@dataclass(frozen=True, slots=True)
class Run:
    """One finished run of the command."""

    rows: list[Row]
    output: str  # what was printed, JSONL
    seconds: float  # wall
    cpu_seconds: float
    peak_megabytes: float

    def list_failures(self) -> list[str]:
        """One line for each page that could not be read: its file and the kind of error."""
        return [f"{Path(row['input']).name}: {row['error']['kind']}" for row in self.rows if "error" in row]


def find_command() -> list[str]:
    """The command line that starts sayso: the script beside this interpreter, else the module."""
    script = Path(sys.executable).with_name("sayso")
    return [str(script)] if script.exists() else [sys.executable, "-m", "sayso"]


def write_texts(folder: Path, texts: Iterable[tuple[str, str]]) -> None:
    """One file ID.txt a text, to the letter."""
    for name, text in texts:
        (folder / f"{name}.txt").write_bytes(text.encode())


def read_with_sayso(arguments: Sequence[str | Path], scratch: Path) -> Run:
    """What `sayso read --json ARGUMENTS` prints and costs. `scratch` is a folder for its output.

    Raises RuntimeError where it printed no row at all.
    """
    out, err = scratch / "rows.jsonl", scratch / "notes.txt"
    started = time.perf_counter()
    with out.open("wb") as stdout, err.open("wb") as stderr:
        child = subprocess.Popen(
            [*find_command(), "read", "--json", *map(str, arguments)],
            stdout=stdout,
            stderr=stderr,
            stdin=subprocess.DEVNULL,
        )
        # wait4 tells the cost of this one child; the resource module only knows the worst of all children.
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    text = out.read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    if not rows:
        raise RuntimeError(f"sayso read printed nothing, exit {child.returncode}: {err.read_text()[-400:]}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(
        rows=rows,
        output=text,
        seconds=seconds,
        cpu_seconds=usage.ru_utime + usage.ru_stime,
        peak_megabytes=usage.ru_maxrss * unit / 1e6,
    )
