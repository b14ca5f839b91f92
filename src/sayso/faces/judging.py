"""`sayso judge`: pairs of sentences in, what the first does to the second out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any, TextIO

import typer

from sayso.errors import BadRequest, Defect, SaysoError
from sayso.faces.options import OUTPUT, READER
from sayso.faces.running import named_errors, open_output

JUDGE_HELP = """Judge pairs of sentences: JSON lines in on standard input, JSON lines out, a line for a line.

Each line in is {"a": "...", "b": "..."}. Each line out has "kind", what the first does to the second: it says the
same, is stronger (says all of it and more), denies it, differs (fills a slot otherwise: "slot" tells whether it is
how_many, when, where, who or whether), or is unrelated; "scores", the probabilities of all five; and "because", the
words it rests on. A line that cannot be read gives a row with "error", and the exit code is 1 at the end.

\b
  echo '{"a": "Police deny that the bank was robbed.", "b": "The bank was robbed."}' | sayso judge
"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("judge", help=JUDGE_HELP, short_help="Judge pairs of sentences, JSON lines in and out.")(judge_command)


def judge_command(reader: READER = "rules", output: OUTPUT = None) -> None:
    with named_errors():
        from sayso.desk.judging import SentenceJudge

        judge = SentenceJudge(reader)
        failed = False
        with open_output(output) as out:
            for row in judge_lines(sys.stdin, judge):
                failed = failed or "error" in row
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
                out.flush()
        raise typer.Exit(int(failed))


def judge_lines(lines: TextIO, judge: Any) -> Iterator[dict[str, Any]]:
    """A row for each line: the judgement, or what is wrong with the line."""
    from sayso.retell.contract import error_to_dict

    for number, line in enumerate(lines, 1):
        name = f"-:{number}"
        try:
            row = json.loads(line)
            if not isinstance(row, dict) or not isinstance(row.get("a"), str) or not isinstance(row.get("b"), str):
                raise ValueError
        except (ValueError, RecursionError):
            wrong = f'line {number} is no JSON object with "a" and "b" that are strings'
            yield error_to_dict(name, BadRequest(wrong))
            continue
        try:
            found = judge(row["a"], row["b"])
        except SaysoError as error:
            yield error_to_dict(name, error)
        except Exception as error:
            wrong = f"sayso failed on this line ({type(error).__name__}: {error}): please report it with the line"
            yield error_to_dict(name, Defect(wrong))
        else:
            scores = {k: round(p, 4) for k, p in found.scores.items()}
            yield {"kind": found.kind, "slot": found.slot, "scores": scores, "because": found.because}
