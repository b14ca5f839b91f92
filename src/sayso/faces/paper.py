"""What is drawn on a terminal: wrapped lines, letters and colours of voices; the one user of Rich."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from sayso.retell.inline import Drawn

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_WIDEST = 96
# Middle tones of the 256 that most terminals have: readable on light and on dark, none of them red or green.
_COLOURS = (30, 130, 98, 132, 100, 67, 95, 37)
_FIXED = {"outlet": "", "unnamed": "color(137)", "unstated": "color(102)", "unsettled": "color(102)"}
# For terminals with sixteen colours, whose grey and white vanish on some backgrounds.
_FEW_COLOURS = ("cyan", "magenta", "yellow", "blue", "bright_cyan", "bright_magenta", "bright_yellow", "bright_blue")
_FEW_FIXED = {"outlet": "", "unnamed": "underline", "unstated": "underline", "unsettled": "underline"}


def open_console(out: TextIO) -> Console:
    """A console on `out`, at most 96 columns wide; without colours where it is no terminal or NO_COLOR is set."""
    from rich.console import Console

    console = Console(file=out, highlight=False, markup=False, emoji=False, legacy_windows=False)
    console.width = min(console.width, _WIDEST)
    return console


class Paper:
    """One console to draw on."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.coloured = console.color_system is not None and not console.no_color

    def style(self, voice: Drawn) -> str:
        """The colour of a voice, as Rich writes it; "" for the outlet."""
        few = self.console.color_system in ("standard", "windows")
        if voice.hue is None:
            return (_FEW_FIXED if few else _FIXED)[voice.kind]
        return _FEW_COLOURS[voice.hue % 8] if few else f"color({_COLOURS[voice.hue % 8]})"

    def badge(self, voice: Drawn, letter: str) -> Text:
        """The letter of a voice, on its colour."""
        style = f"{self.style(voice)} reverse bold" if self.coloured and voice.kind != "outlet" else ""
        return self.text(letter, style)

    def text(self, words: str, style: str = "") -> Text:
        """Words in one style."""
        from rich.text import Text

        return Text(words, style=style) if not style else Text.assemble((words, style))

    def joined(self, *parts: str | Text | tuple[str, str]) -> Text:
        """Words, styled words and texts as one text."""
        from rich.text import Text

        return Text.assemble(*parts)

    def print(self, line: str | Text = "", style: str | None = None) -> None:
        """Print a line."""
        self.console.print(line, style=style)

    def indented(self, text: Text, indent: int, *, first: int | None = None) -> None:
        """Print `text` wrapped, its first line indented by `first` columns and the others by `indent`."""
        lines = text.wrap(self.console, max(20, self.console.width - indent))
        for number, line in enumerate(_stripped(lines)):
            pad = indent if number or first is None else first
            self.console.print(self.joined(" " * pad, line), soft_wrap=True)


def _stripped(lines: Iterable[Text]) -> Iterator[Text]:
    for line in lines:
        line.rstrip()
        yield line
