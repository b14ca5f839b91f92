"""When things were said and printed, and when they are to have happened: a lane for each party."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from sayso.model import Attribution, Claim, Interval, Reading, Ref, Span, Statement, Timeline, TimelineEntry
from sayso.story.saying.speakers import Speakers, gather_speakers, speaker_of
from sayso.text import count_words_in

# Of a bare name or a fragment nothing is told in time.
_FEWEST_WORDS = 3
_EARLIEST = datetime.min.replace(tzinfo=UTC)
_LATEST = datetime.max.replace(tzinfo=UTC)
# A word that means years ("for a decade") is background: an entry as long as that hides the others.
_LONGEST = timedelta(days=366 * 2)


def make_timeline(readings: Sequence[Reading], claims: Sequence[Claim] = ()) -> Timeline:
    """The entries of a story by their earliest time; each claim once in each lane and for each time.

    A claim stands in the lane of each party on whose word an article has it; whoever speaks for no party that the
    pages tell is in the lane None. `said` and `event` come from words of the page; `printed` is the publication of
    the first article, for claims whose words tell no time. Without `claims` each statement is one.
    """
    made = _Lanes(readings)
    held = {Ref(r.article.id, s.id): (r, s) for r in readings for s in r.statements}
    groups = [(c.id, [ref for ref in c.statements if ref in held]) for c in claims]
    if not claims:
        groups = [("", [ref]) for ref, (r, s) in held.items() if _says_something(r, s)]
    entries: list[TimelineEntry] = []
    undated: list[Ref] = []
    for claim, refs in groups:
        by_lane: dict[str | None, list[Ref]] = {}
        for ref in refs:
            by_lane.setdefault(made.lane(*held[ref]), []).append(ref)
        for lane, members in by_lane.items():
            found = list(_entries(claim or None, lane, [(ref, *held[ref]) for ref in members]))
            entries += found
            if not found:
                undated += members[:1]
    entries.sort(key=lambda e: (e.at.earliest or _EARLIEST, e.at.latest or _LATEST, e.ref))
    lanes = dict.fromkeys(e.lane for e in entries)
    parties = [lane for lane in lanes if lane is not None]
    return Timeline((*parties, *([None] if None in lanes else [])), tuple(entries), tuple(undated))


def _says_something(reading: Reading, s: Statement) -> bool:
    words = count_words_in(reading.article.text, s.spans)
    return words >= _FEWEST_WORDS and reading.article.blocks[s.block].kind != "dateline"


class _Lanes:
    """Whom each speaker speaks for, told on any page of the story."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.speakers: Speakers = gather_speakers(readings)
        told: dict[str, set[str]] = {}
        self.printed: dict[str, str] = {}
        for reading in readings:
            for a in reading.attributions:
                if a.source and a.source.party:
                    party = self.speakers.key(a.source.party)
                    self.printed.setdefault(party, a.source.party)
                    told.setdefault(party, set()).add(party)
                    if (name := speaker_of(reading, a, self.speakers)) is not None:
                        told.setdefault(name, set()).add(party)
        # Of one who is told to speak for two parties nothing is known at a place that names neither.
        self.party = {name: next(iter(of)) for name, of in told.items() if len(of) == 1}

    def lane(self, reading: Reading, s: Statement) -> str | None:
        """The party as first printed; a party that speaks in its own name is in its own lane."""
        if s.voice.kind in ("outlet", "unstated", "unsettled"):
            return None
        if s.voice.party:
            return self.printed.get(self.speakers.key(s.voice.party), s.voice.party)
        name = speaker_of(reading, reading.innermost(s), self.speakers)
        party = self.party.get(name or "")
        return self.printed.get(party or "")


def _entries(
    claim: str | None, lane: str | None, members: list[tuple[Ref, Reading, Statement]]
) -> Iterator[TimelineEntry]:
    """One entry for each different time of saying and of happening; the first printing where nobody tells when."""
    said: dict[Interval, TimelineEntry] = {}
    events: dict[Interval, TimelineEntry] = {}
    for ref, reading, s in members:
        last = reading.innermost(s)
        if last is not None and last.said_at is not None and _is_known(last.said_at):
            words = _words_for(reading, last)
            said.setdefault(last.said_at, TimelineEntry(ref, claim, lane, "said", last.said_at, words))
        if s.when is not None and s.when.type in ("DATE", "TIME") and s.when.interval and _is_known(s.when.interval):
            events.setdefault(s.when.interval, TimelineEntry(ref, claim, lane, "event", s.when.interval, s.when.span))
    yield from events.values()
    yield from said.values()
    printed = [(r.article.published, ref) for ref, r, _ in members if r.article.published is not None]
    if printed and not said and not events:
        moment, ref = min(printed, key=lambda p: p[0])
        yield TimelineEntry(ref, claim, lane, "printed", Interval(moment, moment), None)


def _is_known(at: Interval) -> bool:
    if at.earliest is None or at.latest is None:
        return at.earliest is not None or at.latest is not None
    return at.latest - at.earliest <= _LONGEST


def _words_for(reading: Reading, a: Attribution) -> Span | None:
    """The words in the frame that say when it was said."""
    for when in reading.times:
        if when.interval == a.said_at and any(f.start <= when.span.start and when.span.end <= f.end for f in a.frame):
            return when.span
    return None
