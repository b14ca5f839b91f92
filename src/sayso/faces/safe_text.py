"""Text of pages, servers and file names made safe for a terminal: it is anybody's."""

import re

# Control characters and marks that turn the writing direction stay out of a terminal.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def drop_controls(text: str) -> str:
    """`text` without characters that could move a terminal's cursor or turn its writing; tabs and line ends stay."""
    return _UNSAFE.sub("", text)


def make_safe(text: str) -> str:
    """`drop_controls` on one line, each run of white space one space."""
    return " ".join(drop_controls(text).split())
