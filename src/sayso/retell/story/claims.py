"""Claims as rows: on whose word, how worded, how many origins, where first; in the order that a desk asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sayso.model import Claim, Comparison, Ref, State
from sayso.retell.charts.rings import Ring, draw_rings
from sayso.retell.story.cast import Shown, StoryCast, StoryVoice
from sayso.retell.story.life import find_first_and_last, put_edit, put_printing
from sayso.retell.wording import OUTLET, count_words, put_quoted
from sayso.text import WORD

# What a claim is filed under: its state, or that only outlets say it, in their own voice.
Shelf = State | Literal["own_voice"]
STATES: dict[State, str] = {
    "single": "stands once",
    "one_text": "one text copied",
    "one_party": "one party's word",
    "several_origins": "several origins",
    "disagreement": "disagreement",
}
# The order of a desk: where pages part, then what has most behind it; what stands once comes last and folded.
ORDER: tuple[Shelf, ...] = ("disagreement", "several_origins", "one_party", "own_voice", "one_text", "single")
_PARTNERS = {"“": "”", '"': '"', "«": "»", "„": "“"}
TITLES: dict[Shelf, str] = {
    "disagreement": "In disagreement",
    "several_origins": "Several origins",
    "one_party": "One party's word",
    "own_voice": "In several outlets' own words, no source given",
    "one_text": "One text, copied",
    "single": "Standing once",
}


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim on one voice's word, on all pages that have it so."""

    voice: StoryVoice
    how: str  # "quoted", "in the outlet's wording"
    cues: tuple[str, ...]  # each once, in lower case
    shown: tuple[Shown, ...]  # in order of the articles

    @property
    def places(self) -> tuple[Shown, ...]:
        """The statements, of each page and time the first."""
        return tuple({(s.page, s.as_of): s for s in reversed(self.shown)}.values())[::-1]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim, ready to be shown."""

    id: str
    words: str  # found on a page, with the denial where it is one
    at: Shown
    sayings: tuple[Saying, ...]
    wording: tuple[str, ...]  # the range: "“said” 3", "“claimed”", "hedged (may)"
    counts: str  # "3 outlets, 1 origin, at most 2"
    rings: str | None  # the origins as a picture (SVG): closed where known, open where there only may be one
    because: tuple[str, ...]
    first: str | None  # "6 May 2031, 07:30, north.example"
    last: str | None  # the same of the latest printing, where that is another
    edits: tuple[str, ...]  # where a page added or dropped it
    parties: tuple[str, ...]  # those that no voice's label tells
    shelf: Shelf  # the first that holds in ORDER
    states: tuple[str, ...]  # in words


def make_claim_rows(comparison: Comparison, cast: StoryCast) -> list[ClaimRow]:
    """The claims of the story of `cast`, those that a desk wants first at the front."""
    rows = [_row(c, cast) for c in comparison.claims if c.at in cast.statements and any(_known(c, cast))]
    return sorted(rows, key=_rank)


def group_rows(rows: Iterable[ClaimRow]) -> list[tuple[Shelf, list[ClaimRow]]]:
    """The rows by their shelf, in the order of a desk; shelves without rows are left out."""
    groups: dict[Shelf, list[ClaimRow]] = {shelf: [] for shelf in ORDER}
    for row in rows:
        groups[row.shelf].append(row)
    return [(shelf, of) for shelf, of in groups.items() if of]


def _known(claim: Claim, cast: StoryCast) -> list[Ref]:
    return [ref for ref in claim.statements if ref in cast.statements]


def _rank(row: ClaimRow) -> tuple[int, int, int]:
    pages = {s.ref.article for saying in row.sayings for s in saying.shown}
    return ORDER.index(row.shelf), -len(pages), int(row.id[1:]) if row.id[1:].isdigit() else 0


def _row(claim: Claim, cast: StoryCast) -> ClaimRow:
    shown = [cast.show(ref) for ref in _known(claim, cast)]
    first, last = find_first_and_last(shown, cast)
    sayings = _sayings(shown)
    states = _list_states(claim, shown, cast)
    shelf = _shelf(claim.disputed, states, sayings)
    told = {s.voice.label.casefold() for s in sayings} | {(s.voice.party or "").casefold() for s in sayings}
    return ClaimRow(
        id=claim.id,
        words=drop_lone_marks(" ".join(claim.text.split())),
        at=cast.show(claim.at),
        sayings=sayings,
        wording=_wording(shown, cast),
        counts=put_counts(claim),
        rings=draw_rings([Ring("known to be one origin", None)] * claim.origins, claim.origins_at_most),
        because=claim.origins_because,
        first=put_printing(first, cast),
        last=put_printing(last, cast),
        edits=tuple(put_edit(e, cast) for e in cast.edits.get(claim.id, ())),
        parties=tuple(p for p in claim.parties if not any(p.casefold() in x for x in told)),
        shelf=shelf,
        states=tuple(_put_state(s, shelf) for s in states),
    )  # fmt: skip


def _put_state(state: State, shelf: Shelf) -> str:
    # What only outlets say, in their own words, is nobody's word that the pages tell.
    return "no source given" if (state, shelf) == ("one_party", "own_voice") else STATES[state]


def _list_states(claim: Claim, shown: Sequence[Shown], cast: StoryCast) -> tuple[State, ...]:
    """The claim's states; what only the states of one page have is no copy."""
    if len({cast.page_of[s.ref.article] for s in shown}) > 1:
        return claim.states
    return tuple("single" if s == "one_text" else s for s in claim.states)


def _shelf(disputed: bool, states: Sequence[State], sayings: Sequence[Saying]) -> Shelf:
    state: Shelf = "disagreement" if disputed else next(iter(states), "single")
    # The contract has no state for what nobody is given as the source of; on a screen it is nobody's word.
    if state == "one_party" and all(s.voice.kind in ("outlet", "unstated", "unsettled") for s in sayings):
        return "own_voice"
    return state


def drop_lone_marks(words: str) -> str:
    """The words without a quotation mark at an end that has no partner in them."""
    opening, closing = words[:1], words[-1:]
    if opening in _PARTNERS and words.count(_PARTNERS[opening]) < 1 + (_PARTNERS[opening] == opening):
        words = words[1:]
    backward = {c: o for o, c in _PARTNERS.items()}
    if closing in backward and words.count(backward[closing]) < 1 + (backward[closing] == closing):
        words = words[:-1]
    return words.strip()


def put_counts(claim: Claim) -> str:
    """ "3 outlets, 1 origin, at most 2"."""
    counts = f"{claim.outlets} outlet{_s(claim.outlets)}, {claim.origins} origin{_s(claim.origins)}"
    return counts if claim.origins_at_most <= claim.origins else f"{counts}, at most {claim.origins_at_most}"


def _s(number: int) -> str:
    return "" if number == 1 else "s"


def _sayings(shown: Sequence[Shown]) -> tuple[Saying, ...]:
    """The statements by voice; those that the outlets make themselves are one row."""
    groups: dict[tuple[str, str], list[Shown]] = {}
    for s in shown:
        groups.setdefault((s.voice.kind, "" if s.voice.kind == "outlet" else s.voice.label), []).append(s)
    return tuple(_saying(group) for group in groups.values())


_OWN_HOW = {"outlet": "", "unstated": "", "unsettled": "whose word this is cannot be told"}


def _saying(group: Sequence[Shown]) -> Saying:
    voice = group[0].voice
    if voice.kind == "outlet":
        voice = replace(voice, label=OUTLET if len({s.ref.article for s in group}) == 1 else "the outlets' own words")
    cues = dict.fromkeys(s.card.cue.lower() for s in group if s.card.cue and WORD.search(s.card.cue))
    hows = dict.fromkeys(_how(s) for s in group)
    return Saying(voice, _OWN_HOW.get(voice.kind, " or ".join(h for h in hows if h)), tuple(cues), tuple(group))


def _how(s: Shown) -> str:
    """ "in the outlet's wording" of "Ada Brenn, in the outlet's wording"."""
    for how in ("quoted", "partly quoted, the rest in the outlet's wording", "in the outlet's wording"):
        if s.card.title.endswith(f", {how}"):
            return how
    return ""


def _wording(shown: Sequence[Shown], cast: StoryCast) -> tuple[str, ...]:
    cues = Counter(s.card.cue.lower() for s in shown if s.card.cue and WORD.search(s.card.cue))
    out = [f"{put_quoted(cue)} {n}" if n > 1 else put_quoted(cue) for cue, n in cues.most_common()]
    own = sum(s.voice.kind == "outlet" for s in shown)
    if own and len(shown) > own:
        out.append("flat in an outlet's own words" + (f" {own}" if own > 1 else ""))
    out += dict.fromkeys(s.card.certainty for s in shown if s.card.certainty)
    return tuple(out)


def put_head(comparison: Comparison, cast: StoryCast, rows: Sequence[ClaimRow]) -> str:
    """ "38 articles, 21 outlets, 6 texts, 3 named sources": speakers, bodies and documents behind what is said."""
    articles = cast.readings.values()
    outlets = {r.article.outlet or r.article.input for r in articles}
    texts = [o for o in comparison.origins if set(o.articles) & set(cast.readings)]
    origins = {
        s.voice.label
        for row in rows
        for saying in row.sayings
        for s in saying.shown
        if s.voice.hue is not None and s.voice.kind != "outlet_other"
    }
    pages = len(set(cast.page_of.values()))
    parts = [
        (pages, "article"),
        *([(len(cast.readings) - pages, "earlier version")] if pages < len(cast.readings) else []),
        (len(outlets), "outlet"),
        (len(texts), "text"),
        (len(origins), "named source"),
    ]
    return ", ".join(f"{n} {noun}{_s(n)}" for n, noun in parts)


def put_states(rows: Sequence[ClaimRow]) -> str:
    """ "12 claims: two in disagreement, one with several origins, ..."."""
    groups = {state: len(of) for state, of in group_rows(rows)}
    words = {
        "disagreement": "in disagreement",
        "several_origins": "with several origins",
        "one_party": "on one party's word",
        "own_voice": "in several outlets' own words",
        "one_text": "from one text that was copied",
        "single": "standing once",
    }
    told = [f"{n} {words[state]}" for state, n in groups.items()]
    return f"{count_words(len(rows), 'claim').capitalize()}: {', '.join(told)}." if rows else "No claims."
