"""The attributions and statements of a reading as the model's records."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model import Attribution, Flag, Interval, Source, Span, Spans, Statement, Voice, When
from sayso.reading.found import Found, Rated
from sayso.reading.layout import Layout, Quoted, as_runs
from sayso.reading.voices.chains import Chains
from sayso.reading.voices.clauses import Judge
from sayso.reading.voices.deeds import find_deeds
from sayso.reading.voices.owners import Owner
from sayso.reading.voices.statements import Label, Piece, cover, manner_of
from sayso.reading.when.choosing import choose_time
from sayso.reading.wording.acts import CueReading, cue_head
from sayso.reading.wording.framing import Framing, first_verb
from sayso.reading.wording.signs import put_signs
from sayso.reading.wording.speech import judge_speech
from sayso.reading.wording.speech_signs import list_signs
from sayso.text import join_spans

# Of a content without statements of its own; enough for what its first sentences say.
_JUDGED_WORDS = 300
_OWN_VOICES = frozenset({"outlet", "unstated", "unsettled"})


class TimeLine:
    """The times of an article, found again by place."""

    def __init__(self, times: Sequence[When], text: str) -> None:
        self._text = text
        self._times = list(times)
        self._starts = [t.span.start for t in times]

    def under(self, spans: Spans) -> When | None:
        """The time under `spans` that says when the event is, or None."""
        inside: list[When] = []
        for s in spans:
            near = self._times[bisect_left(self._starts, s.start) : bisect_left(self._starts, s.end)]
            inside += [t for t in near if t.span.end <= s.end]
        return choose_time(self._text, inside)


@dataclass(frozen=True, slots=True)
class Draft:
    """All that is known of an article's attributions, index by index, before it is written down."""

    layout: Layout
    founds: Sequence[Found]
    sources: Sequence[Source | None]
    chains: Chains
    framings: Sequence[Framing]
    cues: Sequence[CueReading]
    owners: Sequence[Owner | None]  # a word each
    givers: Sequence[int | None]  # the attribution whose source is the voice
    times: TimeLine
    quoted: Quoted
    said: Quoted  # without names of works, which quote nobody in own text
    by: str


def make_attributions(
    draft: Draft, certainties: Sequence[tuple[Flag, ...]], sourced: Rated = ()
) -> tuple[Attribution, ...]:
    """The attributions in the order of the founds, "a1" first."""
    frames = frame_spans(draft.layout, draft.framings, draft.owners)
    said = _said_at(draft.layout, draft.founds, frames, draft.times)
    out: list[Attribution] = []
    for i, f in enumerate(draft.founds):
        parent = draft.chains.parents[i]
        manner = manner_of(draft.quoted, draft.layout.runs(f.content))
        signs = list_signs(draft.layout, f, draft.cues[i], draft.sources[i], manner, parent is not None)
        out.append(
            Attribution(
                id=f"a{i + 1}",
                source=draft.sources[i],
                cue=f.cue,
                content=f.content,
                frame=frames[i],
                act=draft.cues[i].act,
                speech=judge_speech(draft.cues[i], manner, signs, rate(f, sourced), len(sourced) == 1),
                manner=manner,
                certainty=certainties[i],
                said_at=said[i],
                addressee=draft.framings[i].addressee,
                medium=draft.framings[i].medium,
                parent=None if parent is None else f"a{parent + 1}",
                link="echoes" if f.link == "echoes" else "says",
                score=f.score,
                by=draft.by,
                why=f.why,
            )
        )
    return tuple(out)


def rate(found: Found, sourced: Rated) -> float | None:
    """The highest rating of a sentence that holds a word of the cue, or of the content where there is no cue."""
    here = found.cue or found.content
    first = max(0, bisect_right(sourced, here[0].start, key=lambda rated: rated[0].start) - 1)
    end = bisect_left(sourced, here[-1].end, key=lambda rated: rated[0].start)
    near = (p for span, p in sourced[first:end] if any(s.start < span.end and span.start < s.end for s in here))
    return max(near, default=None)


def _said_at(
    layout: Layout, founds: Sequence[Found], frames: Sequence[Spans], times: TimeLine
) -> list[Interval | None]:
    """When each was said: a time in its frame, else in that of the verb which it is joined to."""
    heads = [cue_head(layout, f) for f in founds]
    by_verb = {(h[0], h[1].i): n for n, h in enumerate(heads) if h is not None}
    own = [t.interval if (t := times.under(frame)) else None for frame in frames]
    out = list(own)
    for n, head in enumerate(heads):
        if own[n] is None and head is not None and (first := first_verb(head, by_verb)) is not None:
            out[n] = own[first]
    return out


def frame_spans(layout: Layout, framings: Sequence[Framing], owners: Sequence[Owner | None]) -> list[Spans]:
    """The frame of each attribution with the loose words that it took in."""
    extra: list[list[Span]] = [[] for _ in framings]
    for i, owner in enumerate(owners):
        if owner is not None and owner.role == "frame":
            extra[owner.found].append(Span(layout.words[i].start, layout.words[i].end))
    text = layout.article.text
    return [
        join_spans(text, [*f.frame, *more], " ,") if more else f.frame for f, more in zip(framings, extra, strict=True)
    ]


def certainty_of_contents(
    layout: Layout, founds: Sequence[Found], pieces: Sequence[Piece], judge: Judge
) -> list[tuple[Flag, ...]]:
    """The flags of each attribution: those of its own statements together, else those of its content as one."""
    flags: list[set[Flag] | None] = [None] * len(founds)
    for piece in pieces:
        if piece.label.found is not None:
            held = flags[piece.label.found]
            flags[piece.label.found] = (held or set()) | set(piece.certainty)
    for i, found in enumerate(founds):
        if flags[i] is None:
            whole = Piece(Label(Voice("unsettled", None, None), "", i), layout.under(found.content)[:_JUDGED_WORDS])
            flags[i] = set(judge([t for _, t in layout.tokens(whole.words)], whole, whole))
    return [tuple(sorted(f - {"asserted"})) or ("asserted",) for f in flags if f is not None]


def make_statements(
    draft: Draft, pieces: Sequence[Piece], attributions: Sequence[Attribution]
) -> tuple[Statement, ...]:
    """The statements in text order, "s1" first."""
    layout = draft.layout
    out: list[Statement] = []
    for n, (piece, spans) in enumerate(zip(pieces, cover(layout, pieces), strict=True), 1):
        found = piece.label.found
        giver = None if found is None else draft.givers[found]
        own = piece.label.voice.kind in _OWN_VOICES
        manner = manner_of(draft.said if own else draft.quoted, as_runs(piece.words))
        chain = () if own or giver is None else draft.chains.chain(giver)
        echo = None if found is None or own else draft.chains.echoed_by.get(found)
        out.append(
            Statement(
                id=f"s{n}",
                article_id=layout.article.id,
                block=layout.words[piece.words[0]].block,
                spans=spans,
                text=layout.article.words(spans),
                voice=piece.label.voice,
                chain=tuple(attributions[i].id for i in chain),
                echoes=None if echo is None else attributions[echo].id,
                manner="own" if own and manner == "indirect" else manner,
                certainty=piece.certainty,
                when=draft.times.under(spans),
                where=(),
                loaded=(),
                score=None if found is None else attributions[found].score,
                by=draft.by,
                why=piece.label.why,
                certainty_why=put_signs(
                    [t for _, t in layout.tokens(piece.words)],
                    piece.certainty,
                    cue=None if found is None else layout.article.words(draft.founds[found].cue),
                    lent=() if found is None else draft.cues[found].lends,
                ),
                deeds=find_deeds(layout, piece.words),
            )
        )
    return tuple(out)


def count_unaccounted(layout: Layout, attributions: Sequence[Attribution], statements: Sequence[Statement]) -> int:
    """Words of the article in no statement, source, cue or frame."""
    covered: set[int] = set()
    for s in statements:
        covered.update(layout.under(s.spans))
    for a in attributions:
        source = a.source.spans if a.source is not None else ()
        covered.update(layout.under((*source, *a.cue, *a.frame)))
    return len(layout.words) - len(covered)
