"""Standard error: notes that stay, and one line of progress that is written over."""

from __future__ import annotations

import sys
import time

from sayso.faces.safe_text import make_safe

# On a terminal a line is written over; into a file a line now and then is enough.
_SHOWN_EVERY, _WRITTEN_EVERY = 0.5, 30.0
_OVER = "\r\x1b[K"


def note(message: str) -> None:
    """One line on standard error, safe for a terminal whatever a server or a file name put into it."""
    write_over("")
    print(f"sayso: {make_safe(message)}", file=sys.stderr, flush=True)


def write_over(line: str) -> None:
    """The line in the place of the last one so written ("" clears it), as a note does too; only on a terminal."""
    if sys.stderr.isatty():
        sys.stderr.write(f"{_OVER}{line}")
        sys.stderr.flush()


class Progress:
    """How far a run is, told now and then; with `written`, notes tell it where standard error is no terminal."""

    def __init__(self, *, written: bool = False) -> None:
        self.written = written
        self.told = time.monotonic()

    def show(self, line: str) -> None:
        """Tell it, if it was not told just now."""
        on_terminal = sys.stderr.isatty()
        now = time.monotonic()
        if now - self.told <= (_SHOWN_EVERY if on_terminal else _WRITTEN_EVERY):
            return
        self.told = now
        if on_terminal:
            write_over(line)
        elif self.written:
            note(line)
