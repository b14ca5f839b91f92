"""What stands beside the claims, as rows of words: texts and copies, who is heard, wordings, quotations, drift."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.model import (
    Article,
    Comparison,
    HeardAcross,
    Reading,
    Span,
    StoryPanels,
    WordingRow,
)
from sayso.retell.passages import shorten
from sayso.retell.story.cast import Shown, StoryCast, StoryVoice, put_moment
from sayso.retell.story.word_differences import Part, put_parts
from sayso.retell.summary import weigh
from sayso.retell.wording import HEARD, REPLIES, put_quoted

_WAYS = ("quoted", "paraphrased", "declined", "no_response", "talked_about")


@dataclass(frozen=True, slots=True)
class PageRow:
    """One article of a story."""

    page: str
    headline: str | None
    when: str | None
    link: str | None
    text: str  # the letter of its text: "T1"
    shares: str  # "61% the outlet's own, 39% two named sources"
    shared: str | None  # "82% of its words stand in gazette.example too"
    cut: bool  # the text is known not to be whole


@dataclass(frozen=True, slots=True)
class CopyRow:
    """What one page took over from another."""

    page: str
    other: str  # the page that has it from there, or later
    parts: tuple[Part, ...]  # of two pages of one text: the way between them, word by word
    passages: tuple[str, ...]  # of two texts: what both have, in the other's words
    reworded: tuple[tuple[str, str], ...]  # a sentence, and what the other page made of it

    @property
    def passage_count(self) -> int:
        """How many passages both have."""
        return len(self.passages)


@dataclass(frozen=True, slots=True)
class TextRow:
    """One text, and the articles that have it."""

    letter: str
    kind: str
    name: str | None
    pages: tuple[str, ...]
    because: str
    copies: tuple[CopyRow, ...]


@dataclass(frozen=True, slots=True)
class HeardRow:
    """Somebody, and on which pages they are heard how."""

    voice: StoryVoice | None
    name: str
    told: str | None  # role
    ways: tuple[tuple[str, tuple[str, ...]], ...]  # "quoted", pages
    replies: tuple[tuple[str, str], ...]  # the page's words, the page


@dataclass(frozen=True, slots=True)
class UseRow:
    """Words that were chosen, and where."""

    words: str
    places: tuple[tuple[str, str | None, int], ...]  # page, address of the first, how often


_ORIGINS = {
    "agency": "agency text",
    "press_release": "press release",
    "outlet": "an outlet's own text",
    "edition": "editions of one page",
}


def list_pages(comparison: Comparison, panels: StoryPanels, cast: StoryCast) -> list[PageRow]:
    """The articles of a story, the first printed first."""
    letters = letter_texts(comparison, cast)
    shared = {s.article: s for s in panels.shares}
    rows = []
    for ident, reading in cast.readings.items():
        article, told = reading.article, shared.get(ident)
        weights = weigh(reading, cast.of_page(ident))
        share = None
        if told is not None and told.shared and told.words:
            others = ", ".join(cast.pages[o] for o in told.others if o in cast.pages)
            share = f"{round(100 * told.shared / told.words) or 'under 1'}% of its words stand in {others} too"
        rows.append(PageRow(
            cast.pages[ident], " ".join((article.headline or "").split()) or None, put_moment(reading),
            cast.locate(ident), letters.get(ident, ""),
            ", ".join(f"{s.percent or 'under 1'}% {s.label}" for s in weights.shares), share,
            article.complete is False,
        ))  # fmt: skip
    order = {cast.pages[i]: _printed(r) for i, r in cast.readings.items()}
    return sorted(rows, key=lambda r: order[r.page])


def title_story(pages: Iterable[PageRow]) -> str:
    """The headline of the first article that has one."""
    return next((p.headline for p in pages if p.headline), "A story without a headline")


def letter_texts(comparison: Comparison, cast: StoryCast) -> dict[str, str]:
    """For each article the letter of its text: T1 is that of the article that was printed first."""
    text_of = {i: o.id for o in comparison.origins for i in o.articles}
    ordered = sorted(cast.readings.values(), key=_printed)
    numbers = {o: n for n, o in enumerate(dict.fromkeys(text_of.get(r.article.id, "") for r in ordered), 1)}
    return {i: f"T{numbers[text_of.get(i, '')]}" for i in cast.readings}


def _printed(reading: Reading) -> tuple[bool, str]:
    published = reading.article.published
    return published is None, published.isoformat() if published else ""


def list_texts(comparison: Comparison, panels: StoryPanels, cast: StoryCast) -> list[TextRow]:
    """The texts that the articles of a story come from, those with most articles first."""
    rows = []
    letters = letter_texts(comparison, cast)
    for origin in comparison.origins:
        ids = [i for i in origin.articles if i in cast.readings]
        if not ids:
            continue
        name = origin.name if origin.name not in {cast.pages[i] for i in ids} else None
        copies = [c for c in _copies(panels, cast) if c[0] in ids and c[1] in ids]
        rows.append(TextRow(
            letters[ids[0]], _ORIGINS[origin.kind], name, tuple(cast.pages[i] for i in ids), origin.because,
            tuple(_copy_row(panels, cast, *pair, whole=True) for pair in copies),
        ))  # fmt: skip
    return sorted(rows, key=lambda r: -len(r.pages))


def list_taken(panels: StoryPanels, comparison: Comparison, cast: StoryCast) -> list[CopyRow]:
    """What texts that are otherwise their own took over from another."""
    text_of = {i: o.id for o in comparison.origins for i in o.articles}
    pairs = [(a, b) for a, b in _copies(panels, cast) if text_of.get(a) != text_of.get(b)]
    return [_copy_row(panels, cast, *pair, whole=False) for pair in pairs]


def _copies(panels: StoryPanels, cast: StoryCast) -> list[tuple[str, str]]:
    pairs = dict.fromkeys((c.passage.article, c.passage.other) for c in panels.copies)
    return [(a, b) for a, b in pairs if a in cast.readings and b in cast.readings]


def _copy_row(panels: StoryPanels, cast: StoryCast, one: str, other: str, *, whole: bool) -> CopyRow:
    old, new = cast.readings[one].article, cast.readings[other].article
    of = [c for c in panels.copies if (c.passage.article, c.passage.other) == (one, other)]

    def words(article: Article, span: Span) -> str:
        return shorten(" ".join(article.words((span,)).split()), 240)

    return CopyRow(
        cast.pages[one],
        cast.pages[other],
        tuple(p for c in of for p in put_parts(c.changes, old.text, new.text)) if whole else (),
        () if whole else tuple(words(new, c.passage.other_span) for c in of),
        tuple(
            (words(old, r.span), words(new, r.other_span))
            for r in panels.rewordings
            if (r.article, r.other) == (one, other)
        ),
    )


def list_heard(panels: StoryPanels, cast: StoryCast) -> list[HeardRow]:
    """Everybody, those heard on most pages first."""
    return [_heard_row(one, cast) for one in panels.heard]


def _heard_row(one: HeardAcross, cast: StoryCast) -> HeardRow:
    pages: dict[str, list[str]] = {}
    replies = []
    for on in one.on:
        if on.article not in cast.readings:
            continue
        # Words on a reply tell by themselves that it did not come.
        if on.reply is None or on.heard not in ("declined", "no_response"):
            pages.setdefault(on.heard, []).append(cast.pages[on.article])
        if on.reply is not None:
            words = " ".join(cast.readings[on.article].article.words((on.reply.span,)).split())
            kind = REPLIES[on.reply.kind]
            told = put_quoted(words) if words.casefold().startswith(kind) else f"{kind}: {put_quoted(words)}"
            replies.append((told, cast.pages[on.article]))
    ways = tuple((HEARD[way].partition(",")[0], tuple(pages[way])) for way in _WAYS if way in pages)
    ids = [(on.article, i) for on in one.on for i in on.attributions]
    return HeardRow(cast.voice_of_attribution(ids), one.name, one.role, ways, tuple(replies))


def group_heard(panels: StoryPanels, rows: Sequence[HeardRow]) -> list[tuple[str | None, list[HeardRow]]]:
    """The rows by party, those with most rows first; those who speak for none that the pages tell come last."""
    parties: dict[str | None, list[str]] = {}
    for one in panels.heard:
        parties.setdefault(one.party, []).append(one.name)
    groups: dict[str | None, list[HeardRow]] = {}
    for one, row in zip(panels.heard, rows, strict=True):
        # A party for which nobody speaks but itself is somebody like others.
        groups.setdefault(None if parties[one.party] == [one.party] else one.party, []).append(row)
    return sorted(groups.items(), key=lambda g: (g[0] is None, -len(g[1]), g[0] or ""))


def list_uses(row: WordingRow, cast: StoryCast) -> list[UseRow]:
    """The ways in which one thing is put, each with its pages."""
    out = []
    for use in row.uses:
        places: dict[str, list[Span]] = {}
        for ident, span in use.at:
            if ident in cast.readings:
                places.setdefault(ident, []).append(span)
        shown = tuple((cast.pages[i], cast.locate(i, spans[0]), len(spans)) for i, spans in places.items())
        out.append(UseRow(use.words, shown))
    return out


def list_drift(comparison: Comparison, cast: StoryCast) -> list[tuple[Shown, Shown, str]]:
    """What is attributed on one page and flat on another."""
    return [
        (cast.show(d.attributed), cast.show(d.flat), d.why)
        for d in comparison.drift
        if d.attributed in cast.statements and d.flat in cast.statements
    ]
