"""A reading on a terminal: voices by colour and letter, messaging folded, who speaks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

from sayso.faces.paper import Paper, open_console
from sayso.faces.safe_text import drop_controls, make_safe
from sayso.model import Reading
from sayso.retell.cards import Card, make_cards, pair_drift
from sayso.retell.panels import MOST_ROWS, Panel, make_panels
from sayso.retell.passages import Passage, find_passages, shorten
from sayso.retell.people import find_people
from sayso.retell.runs import Run, lay_out
from sayso.retell.summary import put_summary, weigh
from sayso.retell.voices import Cast, VoiceLine, cast_voices
from sayso.retell.wording import BLOCKS, UNSETTLED, UNSTATED, put_facts, put_quoted

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from sayso.desk import Failure
    from sayso.desk import Reading as DeskReading

_MOST_IN_LEGEND = 12


def show_on_terminal(out: TextIO, *, listed: bool = False) -> Callable[[DeskReading | Failure], None]:
    """A taker that prints each reading for a person; `listed` prints its statements one by one instead of the text.

    Colours are left out where `out` is no terminal or NO_COLOR is set; the letters say the same.
    """
    from sayso.desk import Failure

    console = open_console(out)
    shown = 0

    def take(found: DeskReading | Failure) -> None:
        nonlocal shown
        if isinstance(found, Failure):
            return
        if shown:
            console.print("\n" + "─" * console.width + "\n", style="dim")
        shown += 1
        _Terminal(console, found).show(listed)
        out.flush()

    return take


class _Terminal(Paper):
    """One reading on one console."""

    def __init__(self, console: Console, reading: Reading) -> None:
        super().__init__(console)
        self.reading = reading
        self.cast: Cast = cast_voices(reading)
        self.cards: list[Card] = make_cards(reading, self.cast)

    def show(self, listed: bool) -> None:
        passages, runs = find_passages(self.reading.article), lay_out(self.reading)
        head = next((p for p in passages if p.kind == "headline"), None)
        self._head(head, runs)
        if listed:
            self._list()
            return
        summary = put_summary(weigh(self.reading, self.cast))
        self.console.print()
        self.console.print(self._strip())
        self.indented(self.text(summary), 0)
        self._legend()
        if self.reading.article.complete is False:
            self.console.print("The text as captured is cut: this holds for the part that is there.", style="italic")
        self.console.print()
        for passage in passages:
            if passage is not head:
                self._passage(passage, runs)
        panels = make_panels(self.reading)
        self._who_speaks(next((p for p in panels if p.key == "unnamed"), None))
        self._without_source()
        for panel in panels:
            self._panel(panel)
        self._drift()

    def _head(self, head: Passage | None, runs: list[list[Run]]) -> None:
        article = self.reading.article
        if head is not None:
            self.indented(self._drawn(head, runs, "bold"), 0)
        elif article.headline:
            self.indented(self.text(make_safe(article.headline), "bold"), 0)
        facts = " · ".join(make_safe(f) for f in [*put_facts(article), article.input])
        self.indented(self.text(facts, "dim"), 0)

    def _list(self) -> None:
        if not self.cards:
            self.console.print("\nNothing in this text stands on that word.")
        for card in self.cards:
            self.console.print()
            self.console.print(self.joined(f"{card.id:>4} ", self._badge(card.voice), f" {make_safe(card.title)}"))
            words = self.text(f"{make_safe(card.cue)} ", "bold") if card.cue else self.text("")
            words.append(make_safe(card.excerpt), style=self.style(card.voice))
            self.indented(words, 7)
            details = (card.certainty, card.when, card.where, card.how_many, *card.loaded)
            told = " · ".join(make_safe(d) for d in details if d)
            if told:
                self.indented(self.text(told, "dim"), 7)

    def _strip(self) -> Text:
        ids, words = list(self.cast.words), list(self.cast.words.values())
        total, width = sum(words), self.console.width
        strip, at, used = self.text(""), 0, 0
        for column in range(width if total else 0):
            while at < len(ids) - 1 and used + words[at] <= (column + 0.5) * total / width:
                used += words[at]
                at += 1
            voice = self.cast.by_statement[ids[at]]
            style = f"{self.style(voice)} reverse" if voice.kind != "outlet" else "dim"
            strip.append(voice.letter[0] if voice.kind != "outlet" or not self.coloured else "·", style=style.strip())
        return strip

    def _legend(self) -> None:
        others = [v for v in self.cast.lines if v.kind != "outlet"]
        if not others:
            return
        line = self.joined(("Plain words are the outlet's own.", "dim"))
        for voice in others[:_MOST_IN_LEGEND]:
            item = self.joined("  ", self._badge(voice), (f" {shorten(make_safe(voice.label), 34)}", "dim"))
            if len(line) + len(item) > self.console.width:
                self.indented(line, 0)
                line, item = self.text(""), item[2:]
            line.append_text(item)
        line.append("  …" if len(others) > _MOST_IN_LEGEND else "")
        self.indented(line, 0)

    def _passage(self, passage: Passage, runs: list[list[Run]]) -> None:
        if passage.kind == "messaging":
            for fold in passage.folds:
                line = f"▸ {BLOCKS[fold.kind]} ({fold.words} words) {make_safe(fold.opening)}"
                self.console.print(shorten(line, self.console.width), style="dim")
            self.console.print()
            return
        label = {"caption": "caption: ", "pull_quote": "pull quote: ", "correction": "correction: "}.get(passage.kind)
        base = "bold" if passage.kind == "headline" else "dim" if passage.kind == "byline" else ""
        self.indented(self.joined((label or "", "dim"), self._drawn(passage, runs, base)), 0)
        self.console.print()

    def _drawn(self, passage: Passage, runs: list[list[Run]], base: str) -> Text:
        text = self.text("")
        for run in (r for index in passage.blocks for r in runs[index]):
            self._run(text, run, base)
        return text

    def _run(self, text: Text, run: Run, base: str) -> None:
        words = drop_controls(run.text).replace("\n", " ")
        roles = {"cue": "bold", "frame": "dim", "source": "", None: ""}
        voice = self.cast.by_statement[run.statement] if run.statement else None
        style = f"{base} {self.style(voice) if voice else ''} {roles[run.role]}".strip()
        if voice is None or voice.kind == "outlet":
            text.append(words, style=style)
            self._star(text, run)
            return
        if run.opens:
            text.append_text(self._badge(voice) if self.coloured else self.text(f"{voice.letter}["))
        text.append(words, style=style)
        self._star(text, run)
        if run.closes and not self.coloured:
            text.append("]")

    def _star(self, text: Text, run: Run) -> None:
        if run.stops:
            text.append("*", style="dim")

    def _who_speaks(self, unnamed: Panel | None) -> None:
        self.console.print("Who speaks", style="bold")
        widest = max((len(make_safe(v.label)) for v in self.cast.lines), default=0)
        for voice in self.cast.lines:
            label = make_safe(voice.label)
            told = [f"{voice.words} word" + ("" if voice.words == 1 else "s")]
            told += [t for t in (voice.how, voice.role if voice.named else None) if t]
            told += [f"for {voice.speaks_for}"] if voice.speaks_for else []
            told += [put_quoted(d) for d in voice.described if voice.kind == "unnamed" and not _holds(unnamed, d)]
            line = self.joined(" ", self._badge(voice), f" {label:<{min(widest, 34)}}  ")
            line.append(make_safe(", ".join(told)), style="dim")
            self.indented(line, 4, first=0)
            if voice.told_by:
                self.indented(self.text(make_safe(f"as told by {', '.join(voice.told_by)}"), "dim"), 4)
            for card in self.cards:
                if card.echo and card.id in voice.statements:
                    self.indented(self.text(f"{make_safe(card.echo)}: “{make_safe(card.words)}”", "dim"), 4)
        for how, names in find_people(self.reading).items():
            shown = ", ".join(names[:MOST_ROWS])
            shown += f" and {len(names) - MOST_ROWS} more" if len(names) > MOST_ROWS else ""
            self.indented(self.joined(f"{how[0].upper()}{how[1:]}: ", make_safe(shown)), 4, first=0)

    def _without_source(self) -> None:
        for kind, title in (("unstated", UNSTATED), ("unsettled", UNSETTLED)):
            cards = [c for c in self.cards if c.voice.kind == kind]
            if cards:
                self.console.print(f"\n{title[0].upper()}{title[1:]}", style="bold")
            for card in cards[:MOST_ROWS]:
                self.indented(self.joined(" ", self._badge(card.voice), f" {make_safe(card.words)}"), 4, first=0)
            self._more(len(cards) - MOST_ROWS)

    def _panel(self, panel: Panel) -> None:
        self.console.print(f"\n{panel.title}", style="bold")
        if panel.lead:
            self.indented(self.text(panel.lead, "dim"), 1, first=1)
        for row in panel.rows:
            line = self.joined(make_safe(row.words))
            if row.told:
                line.append(f"  {make_safe(', '.join(row.told))}", style="dim")
            self.indented(line, 4, first=1)
        self._more(panel.left_out)

    def _drift(self) -> None:
        pairs = pair_drift(self.reading, self.cards)
        if pairs:
            self.console.print("\nAttributed here, flat there", style="bold")
        for one, other, why in pairs[:MOST_ROWS]:
            cue = f"{make_safe(one.cue)} " if one.cue else ""
            self.indented(self.text(f"{make_safe(one.title)}: {cue}{put_quoted(make_safe(one.words))}"), 4, first=1)
            self.indented(self.text(f"flat: {put_quoted(make_safe(other.words))}"), 4, first=4)
            self.indented(self.text(make_safe(why), "dim"), 4, first=4)
        self._more(len(pairs) - MOST_ROWS)

    def _more(self, left_out: int) -> None:
        if left_out > 0:
            self.indented(self.text(f"and {left_out} more", "dim"), 1, first=1)

    def _badge(self, voice: VoiceLine) -> Text:
        return self.badge(voice, voice.letter)


def _holds(panel: Panel | None, described: str) -> bool:
    """Whether a description has a row of its own."""
    rows = panel.rows if panel else ()
    return any(row.words.strip('“”"').casefold() in described.casefold() for row in rows)
