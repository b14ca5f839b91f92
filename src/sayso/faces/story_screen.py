"""A comparison on a terminal: texts, disagreements, claims, and what stands beside them, for each story."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from sayso.faces.paper import Paper, open_console
from sayso.faces.safe_text import make_safe
from sayso.model import Comparison, StoryPanels
from sayso.retell.story.beside import (
    CopyRow,
    PageRow,
    group_heard,
    list_drift,
    list_heard,
    list_pages,
    list_taken,
    list_texts,
    list_uses,
    title_story,
)
from sayso.retell.story.cast import Shown, StoryCast, order_stories
from sayso.retell.story.claims import TITLES, ClaimRow, Saying, group_rows, make_claim_rows, put_head, put_states
from sayso.retell.story.disputes import Dispute, find_disputes
from sayso.retell.story.lanes import NO_PARTY, list_times
from sayso.retell.story.word_differences import Part, list_quotations, shorten_cut, shorten_kept
from sayso.retell.wording import put_quoted

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

MOST_ROWS, MOST_VALUES = 12, 6


def print_comparison(out: TextIO, comparison: Comparison, panels: Sequence[StoryPanels]) -> None:
    """`show_comparison` on a console of its own."""
    show_comparison(comparison, panels, open_console(out))
    out.flush()


def show_comparison(comparison: Comparison, panels: Sequence[StoryPanels], console: Console) -> None:
    """Print each story for a person, those with most articles first; letters say what colours do."""
    if not panels:
        console.print("No page to compare.")
    for n, one in enumerate(order_stories(comparison, panels)):
        if n:
            console.print("\n" + "─" * console.width + "\n", style="dim")
        _Screen(console, comparison, one).show()


class _Screen(Paper):
    """One story on one console."""

    def __init__(self, console: Console, comparison: Comparison, panels: StoryPanels) -> None:
        super().__init__(console)
        self.comparison = comparison
        self.panels = panels
        self.cast = StoryCast(comparison, panels)
        self.rows = make_claim_rows(comparison, self.cast)

    def show(self) -> None:
        pages = list_pages(self.comparison, self.panels, self.cast)
        self.indented(self.text(make_safe(title_story(pages)), "bold"), 0)
        self.indented(self.text(make_safe(put_head(self.comparison, self.cast, self.rows)), "dim"), 0)
        self.indented(self.text(put_states(self.rows)), 0)
        self._pages(pages)
        disputes = find_disputes(self.comparison, self.cast, self.rows)
        self._disputes(disputes)
        self._claims({v.row.id for d in disputes for v in d.values})
        self._drift()
        self._heard()
        self._wordings()
        self._quotations()
        self._times()

    def _title(self, words: str) -> None:
        self.print(f"\n{words}", style="bold")

    def _pages(self, pages: Sequence[PageRow]) -> None:
        self._title("The pages and their texts")
        for page in pages:
            facts = " · ".join(f for f in (page.page, page.when) if f)
            line = self.joined(f" {page.text:<4}", make_safe(page.headline or "no headline"))
            line.append(f"  {make_safe(facts)}", style="dim")
            self.indented(line, 6, first=0)
            cut = "the text as captured is cut" if page.cut else None
            told = " · ".join(f for f in (page.shares, page.shared, cut) if f)
            self.indented(self.text(make_safe(told), "dim"), 6, first=6)
        for text in list_texts(self.comparison, self.panels, self.cast):
            if len(text.pages) > 1:
                name = f"{text.kind}: {text.name}" if text.name else text.kind
                told = f"{text.letter} is one text ({name}) on {len(text.pages)} pages: {text.because}"
                self.indented(self.text(make_safe(told)), 6, first=1)
            for copy in text.copies[:MOST_ROWS]:
                if any(p.kind != "kept" for p in copy.parts):
                    self.indented(self.text(make_safe(f"{copy.page} → {copy.other}"), "dim"), 6, first=6)
                    self.indented(self._diff(shorten_kept(copy.parts)), 6, first=6)
                self._reworded(copy)
        for copy in list_taken(self.panels, self.comparison, self.cast)[:MOST_ROWS]:
            if copy.reworded:
                self.indented(self.text(make_safe(f"{copy.page} → {copy.other}"), "dim"), 6, first=6)
                self._reworded(copy)

    def _reworded(self, copy: CopyRow) -> None:
        for was, becomes in copy.reworded[:MOST_VALUES]:
            told = f"put another way: {put_quoted(was)} → {put_quoted(becomes)}"
            self.indented(self.text(make_safe(told), "dim"), 8, first=6)

    def _diff(self, parts: Sequence[Part]) -> Text:
        """Cut words in square brackets with a minus, added ones with a plus: readable without colour."""
        text = self.text("")
        for n, part in enumerate(parts):
            words = make_safe(part.words)
            shown = {"cut": f"[-{words}]", "added": f"[+{words}]"}.get(part.kind, words)
            text.append((" " if n else "") + shown, style={"cut": "dim", "added": "bold"}.get(part.kind, ""))
        return text

    def _disputes(self, disputes: Sequence[Dispute]) -> None:
        if disputes:
            self._title("Where they part")
        for dispute in disputes[:MOST_ROWS]:
            self.indented(self.text(dispute.title, "bold"), 1, first=1)
            for value in dispute.values[:MOST_VALUES]:
                line = self.joined((f"{make_safe(value.words)}  ", "bold"), make_safe(put_quoted(value.row.words)))
                self.indented(line, 6, first=3)
                self._sayings(value.row.sayings, dated=True)
                self.indented(self.text(make_safe(value.row.counts), "dim"), 8, first=6)
            self._more(len(dispute.values) - MOST_VALUES)
        self._more(len(disputes) - MOST_ROWS)

    def _sayings(self, sayings: Sequence[Saying], *, dated: bool = False) -> None:
        for saying in sayings:
            line = self.joined(self.badge(saying.voice, saying.voice.letter), f" {make_safe(saying.voice.label)}")
            if saying.voice.party:
                line.append(f" for {make_safe(saying.voice.party)}")
            if saying.cues:
                line.append(f" {make_safe(' / '.join(saying.cues))}", style="bold")
            told = (f"{s.page} ({s.as_of})" if dated and s.as_of else s.page for s in saying.shown)
            pages = ", ".join(dict.fromkeys(told))
            line.append(f"  {make_safe(', '.join(x for x in (saying.how, pages) if x))}", style="dim")
            self.indented(line, 8, first=6)

    def _claims(self, told: set[str]) -> None:
        for state, rows in group_rows([r for r in self.rows if r.id not in told]):
            self._title(f"{TITLES[state]} ({len(rows)})")
            for row in rows[:MOST_ROWS]:
                if state == "single":
                    self._single(row)
                else:
                    self._claim(row)
            self._more(len(rows) - MOST_ROWS)

    def _single(self, row: ClaimRow) -> None:
        line = self.joined(self.badge(row.at.voice, row.at.voice.letter), f" {make_safe(put_quoted(row.words))}")
        line.append(f"  {make_safe(' · '.join((self._where(row.at), *row.edits)))}", style="dim")
        self.indented(line, 4, first=1)

    def _where(self, shown: Shown) -> str:
        return shown.page if shown.voice.kind == "outlet" else f"{shown.card.title}, {shown.page}"

    def _claim(self, row: ClaimRow) -> None:
        self.indented(self.text(make_safe(put_quoted(row.words))), 4, first=1)
        self._sayings(row.sayings)
        first = f"first in print {row.first}" if row.first else None
        last = f"last in print {row.last}" if row.last else None
        told = " · ".join(x for x in (row.counts, first, last, *row.edits) if x)
        self.indented(self.text(make_safe(told), "dim"), 8, first=6)
        if len(row.wording) > 1:
            self.indented(self.text(make_safe(f"range of wording: {', '.join(row.wording)}"), "dim"), 8, first=6)
        for line in row.because:
            self.indented(self.text(make_safe(line), "dim"), 8, first=6)

    def _drift(self) -> None:
        pairs = list_drift(self.comparison, self.cast)
        if pairs:
            self._title("Attributed here, flat there")
        for one, other, _ in pairs[:MOST_ROWS]:
            cue = f"{one.card.cue} " if one.card.cue else ""
            said = f"{one.page}: {one.card.title}: {cue}{put_quoted(one.card.words)}"
            self.indented(self.text(make_safe(said)), 4, first=1)
            self.indented(self.text(make_safe(f"{other.page}, flat: {put_quoted(other.card.words)}")), 4, first=4)
        self._more(len(pairs) - MOST_ROWS)

    def _heard(self) -> None:
        groups = group_heard(self.panels, list_heard(self.panels, self.cast))
        if groups:
            self._title("Who is heard, in these texts as captured")
        for party, rows in groups:
            if len(groups) > 1:
                label = party if party else "for no party that the pages tell"
                self.indented(self.text(make_safe(label), "dim"), 1, first=1)
            for row in rows[:MOST_ROWS]:
                name = make_safe(row.name) + (f", {make_safe(row.told)}" if row.told else "")
                badge = self.badge(row.voice, row.voice.letter) if row.voice else self.text("·")
                ways = [f"{way}: {', '.join(pages)}" for way, pages in row.ways]
                ways += [f"{words} ({page})" for words, page in row.replies]
                line = self.joined(badge, f" {name}  ")
                line.append(make_safe("; ".join(ways)), style="dim")
                self.indented(line, 5, first=2)
            self._more(len(rows) - MOST_ROWS)

    def _wordings(self) -> None:
        if self.panels.wordings:
            self._title("How the outlets put it")
        for row in self.panels.wordings[:MOST_ROWS]:
            head = {
                "cue": f"cue words for {row.about}",
                "name": f"what {row.about} is called",
                "word": f"beside {put_quoted(row.about)}",
            }[row.kind]
            uses = []
            for use in list_uses(row, self.cast):
                pages = ", ".join(f"{page} {n}" if n > 1 else page for page, _, n in use.places)
                uses.append(f"{put_quoted(use.words)} {pages}")
            line = self.joined(f"{make_safe(head)}: ")
            line.append(make_safe("; ".join(uses)), style="dim")
            self.indented(line, 4, first=1)
        self._more(len(self.panels.wordings) - MOST_ROWS)

    def _quotations(self) -> None:
        rows = list_quotations(self.panels, self.cast)
        if rows:
            self._title("The same quotation, word by word")
        for row in rows[:MOST_ROWS]:
            self.indented(
                self.text(make_safe(row.speaker or "several speakers, or none with a name"), "bold"), 1, first=1
            )
            for v in row.versions:
                pages = ", ".join(page for page, _ in v.pages)
                line = self.text(make_safe(f"{pages}: {v.told}"), "dim")
                if row.alike or v.told != "the same words":
                    line = self.joined(line, "  ", self._diff(shorten_cut(v.parts)))
                self.indented(line, 6, first=3)
        self._more(len(rows) - MOST_ROWS)

    def _times(self) -> None:
        rows = [r for r in list_times(self.panels, self.cast) if r.kind != "in print" and r.number is not None]
        if rows:
            self._title("When, by the pages' words (UTC)")
        for row in rows[:MOST_ROWS]:
            said = f"{row.shown.card.cue} " if row.shown.card.cue else ""
            lane = "" if row.lane == NO_PARTY else f" ({make_safe(row.lane)})"
            line = self.joined(
                (f"{make_safe(row.time)}  {row.kind}{lane}  ", "dim"), make_safe(f"{said}{row.shown.card.words}")
            )
            line.append(f"  {make_safe(self._where(row.shown))}", style="dim")
            self.indented(line, 4, first=1)
        self._more(len(rows) - MOST_ROWS)

    def _more(self, left_out: int) -> None:
        if left_out > 0:
            self.indented(self.text(f"and {left_out} more", "dim"), 1, first=1)
