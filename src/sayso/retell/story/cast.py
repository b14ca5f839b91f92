"""The voices of a story: one letter and one line for a speaker on all pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from sayso.model import ClaimEdit, Comparison, Reading, Ref, Span, Statement, StoryPanels
from sayso.retell.cards import Card, find_link, make_cards, put_span_address
from sayso.retell.voices import Cast, cast_voices, put_letter
from sayso.retell.wording import put_day, put_interval

# The address of a page, or of the words under a span of it; None where there is none.
Locate = Callable[[Reading, Span | None], str | None]

_FIXED = {"outlet": "O", "unnamed": "U", "unstated": "–", "unsettled": "?"}


@dataclass(frozen=True, slots=True)
class StoryVoice:
    """One voice of a story as it is shown."""

    letter: str  # "A", "B", ...; "O" an outlet itself, "U" unnamed, "–" no source given, "?" not settled
    label: str
    kind: str  # a VoiceKind
    hue: int | None  # None for outlets, unnamed, unstated, unsettled
    party: str | None  # where the label does not say it


@dataclass(frozen=True, slots=True)
class Shown:
    """One statement, ready to be shown with where it stands."""

    ref: Ref
    voice: StoryVoice
    card: Card
    page: str  # the outlet, told from others of the same name
    address: str | None  # of these words on the page itself
    as_of: str | None  # when it was said, else when it was printed


def locate_live(reading: Reading, span: Span | None) -> str | None:
    """Where a page, or words of it, stand on the web."""
    return find_link(reading.article) if span is None else put_span_address(reading.article, span)


def order_stories(comparison: Comparison, panels: Iterable[StoryPanels]) -> list[StoryPanels]:
    """Stories with most articles first, so that pages that stand alone come last."""
    sizes = {s.id: len(s.articles) for s in comparison.stories}
    return sorted(panels, key=lambda p: -sizes.get(p.story, 0))


class StoryCast:
    """Letters, names and addresses of pages, and every statement of some articles ready to be shown."""

    def __init__(self, comparison: Comparison, panels: StoryPanels, locate: Locate = locate_live) -> None:
        self._locate = locate
        known = {i for s in comparison.stories if s.id == panels.story for i in s.articles}
        self.readings = {r.article.id: r for r in comparison.readings if r.article.id in known}
        self.pages = name_pages(self.readings.values())
        # For each article one that stands for its page, whatever state of it.
        self.page_of = {i: i for i in self.readings} | {i: states[-1] for states in panels.editions for i in states}
        self.edits: dict[str, list[ClaimEdit]] = {}
        for edit in panels.edits:
            self.edits.setdefault(edit.claim, []).append(edit)
        self.statements = {Ref(r.article.id, s.id): (r, s) for r in self.readings.values() for s in r.statements}
        # How many articles have each claim.
        self.spread = {c.id: len({r.article for r in c.statements}) for c in comparison.claims}
        self._casts: dict[str, Cast] = {}
        self._cards: dict[str, dict[str, Card]] = {}
        self._by_attribution: dict[tuple[str, str], StoryVoice] = {}
        self._others: dict[tuple[str, str], StoryVoice] = {}
        self._hues = 0
        for one in panels.heard:
            ids = [(on.article, i) for on in one.on for i in on.attributions]
            if ids:
                voice = self._voice(one.kind, one.name, one.party)
                self._by_attribution.update(dict.fromkeys(ids, voice))

    def _voice(self, kind: str, label: str, party: str | None) -> StoryVoice:
        if kind in _FIXED:
            return StoryVoice(_FIXED[kind], label, kind, None, None)
        self._hues += 1
        told = party if party and party.casefold() not in label.casefold() else None
        return StoryVoice(put_letter(self._hues - 1), label, kind, self._hues - 1, told)

    def of_page(self, article: str) -> Cast:
        """The voices of one article as its own page has them."""
        if article not in self._casts:
            self._casts[article] = cast_voices(self.readings[article])
        return self._casts[article]

    def voice_of(self, ref: Ref) -> StoryVoice:
        """The voice of a statement; the same speaker on two pages is one."""
        s = self.statements[ref][1]
        last = (ref.article, s.chain[-1]) if s.chain else None
        if s.voice.kind not in ("outlet", "unstated", "unsettled") and last in self._by_attribution:
            return self._by_attribution[last]
        labels = {"outlet": self.pages[ref.article], "unstated": "no source given", "unsettled": "not settled"}
        label = labels.get(s.voice.kind) or s.voice.name or self.of_page(ref.article).by_statement[s.id].label
        key = (s.voice.kind, label)
        if key not in self._others:
            self._others[key] = self._voice(s.voice.kind, label, s.voice.party)
        return self._others[key]

    def locate(self, article: str, span: Span | None = None) -> str | None:
        """The address of an article's page, or of the words under `span` of its text."""
        return self._locate(self.readings[article], span)

    def voices(self) -> list[StoryVoice]:
        """The voices that have a letter of their own, in order of the letters."""
        own = [v for v in (*self._by_attribution.values(), *self._others.values()) if v.hue is not None]
        return sorted(dict.fromkeys(own), key=lambda v: v.hue or 0)

    def voice_of_attribution(self, ids: Iterable[tuple[str, str]]) -> StoryVoice | None:
        """The voice of the first attribution (article, id) that has one."""
        return next((self._by_attribution[i] for i in ids if i in self._by_attribution), None)

    def card_of(self, ref: Ref) -> Card:
        """The card that the page of the article has for a statement."""
        if ref.article not in self._cards:
            made = make_cards(self.readings[ref.article], self.of_page(ref.article))
            self._cards[ref.article] = {c.id: c for c in made}
        return self._cards[ref.article][ref.statement]

    def show(self, ref: Ref) -> Shown:
        """A statement with its voice, its words and where they stand. `ref` has to be one of the story."""
        reading, s = self.statements[ref]
        return Shown(
            ref, self.voice_of(ref), self.card_of(ref), self.pages[ref.article],
            self.locate(ref.article, s.spans[0]) if s.spans else None, put_as_of(reading, s),
        )  # fmt: skip


def put_as_of(reading: Reading, s: Statement) -> str | None:
    """When it was said in the page's words' meaning, else when it was printed: "said 6 May 2031", "in print 6 May"."""
    last = reading.innermost(s)
    said = put_interval(last.said_at) if last else None
    if said:
        return f"said {said}"
    return f"in print {put_moment(reading)}" if put_moment(reading) else None


def put_moment(reading: Reading) -> str | None:
    """ "6 May 2031, 07:30" in UTC; the day alone where the page tells no time."""
    moment = reading.article.published
    if moment is None:
        return None
    day = put_day(moment)
    return day if (moment.hour, moment.minute) == (0, 0) else f"{day}, {moment:%H:%M}"


def name_pages(readings: Iterable[Reading]) -> dict[str, str]:
    """A name for each article: its outlet, with the day, the time or a number where one outlet has several."""
    listed = list(readings)
    plain = {r.article.id: r.article.outlet or _short_input(r.article.input) for r in listed}
    names: dict[str, str] = {}
    for reading in listed:
        ident = reading.article.id
        others = [r for r in listed if plain[r.article.id] == plain[ident] and r is not reading]
        name = f"{plain[ident]}{_tell_apart(reading, others)}"
        number, free = 1, name
        while free in names.values():
            number += 1
            free = f"{name} ({number})"
        names[ident] = free
    return names


def _tell_apart(reading: Reading, others: list[Reading]) -> str:
    """ " (6 May)" of several days, " (07:30)" of one day; nothing where no time tells it from the others."""
    mine, theirs = _stamp(reading), [_stamp(r) for r in others]
    if not others or mine is None or mine in theirs:
        return ""
    days = {m.date() for m in theirs if m is not None}
    if mine.date() not in days:
        return f" ({mine.day} {mine:%B})"
    return f" ({mine:%H:%M})" if days == {mine.date()} else f" ({mine.day} {mine:%B}, {mine:%H:%M})"


def _stamp(reading: Reading) -> datetime | None:
    """When this state of the page was made, as far as it tells."""
    return reading.article.modified or reading.article.published


def _short_input(name: str) -> str:
    if name == "-":
        return "a text"
    return name.rstrip("/").rpartition("/")[2] or name or "a page"
