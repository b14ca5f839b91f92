"""The reading of one article, put together from its attributions as spans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.model import Article, Flag, Reading, Span, Spans
from sayso.reading.amounts.quantities import find_quantities
from sayso.reading.drift.finding import find_drift
from sayso.reading.found import Found, Rated, first_start
from sayso.reading.layout import Layout, Quoted, lay_out
from sayso.reading.loaded.marks import mark_loaded
from sayso.reading.paragraphs import split_at_paragraphs
from sayso.reading.parse import ParsedBlock
from sayso.reading.quotations import find_quotes, outer_quotes
from sayso.reading.voices.asides import claim_loose, find_asides
from sayso.reading.voices.chains import find_silent, link_chains
from sayso.reading.voices.clauses import Judge, cut_pieces
from sayso.reading.voices.labels import is_title, label_words, unsettle_quotations, voice_of
from sayso.reading.voices.owners import absorb_connectives, lend_subjects, own_words
from sayso.reading.voices.records import (
    Draft,
    TimeLine,
    certainty_of_contents,
    count_unaccounted,
    make_attributions,
    make_statements,
)
from sayso.reading.voices.seeming import find_seeming
from sayso.reading.voices.sourceless import unsettle_doubtful, unsettle_free_speech, unstate_hedges
from sayso.reading.voices.statements import Label, Piece, gather
from sayso.reading.when import find_times
from sayso.reading.where.places import find_places, place_statements
from sayso.reading.who.discourse import Discourse
from sayso.reading.who.heard import list_mentions
from sayso.reading.who.speakers import follow_article, resolve_sources
from sayso.reading.wording.acts import CueReading, read_cue
from sayso.reading.wording.certainty import judge_certainty, opens_question
from sayso.reading.wording.framing import frame_attributions
from sayso.text import merge_spans

if TYPE_CHECKING:
    from spacy.tokens import Token


def assemble(
    article: Article,
    parsed: list[ParsedBlock],
    founds: Sequence[Found],
    *,
    by: str,
    doubtful: Spans = (),
    sourced: Rated = (),
) -> Reading:
    """The reading of `article`: attributions in full, statements that partition its words, who is heard.

    `founds` may overlap, nest and repeat; those without a word of content are left out. `by` names the reader and its
    version. What is in no attribution and mostly under `doubtful` is `unsettled`. `sourced`
    helps to tell what was said from what was thought or done. Never raises.
    """
    layout = lay_out(article, parsed)
    parts = (part for f in founds for part in split_at_paragraphs(article, _clip(f, len(article.text))))
    kept = sorted((f for f in parts if layout.runs(f.content)), key=_order)
    times = find_times(article, parsed)
    discourse = follow_article(parsed, kept)
    places = find_places(article, parsed, discourse.cast)
    draft, labels = _draft(layout, discourse, kept, TimeLine(times, article.text), by)
    judge = _make_judge(layout, kept, draft.cues, draft.quoted)
    pieces = cut_pieces(layout, gather(layout, labels), judge)
    unstate_hedges(layout, pieces)
    attributions = make_attributions(draft, certainty_of_contents(layout, kept, pieces, judge), sourced)
    unsettle_free_speech(layout, pieces, attributions)
    unsettle_doubtful(layout, pieces, doubtful)
    spoken = [s for f in kept for part in (f.source, f.cue, f.content) for s in part]
    statements = mark_loaded(layout, make_statements(draft, pieces, attributions), find_quotes(article), spoken)
    return Reading(
        article=article,
        attributions=attributions,
        statements=place_statements(statements, places),
        mentions=tuple(list_mentions(article, parsed, discourse.cast, attributions, discourse)),
        times=tuple(times),
        places=tuple(places),
        quantities=tuple(find_quantities(article, parsed, times)),
        drift=find_drift(layout, statements, attributions),
        unaccounted=count_unaccounted(layout, attributions, statements),
    )


def _draft(
    layout: Layout, discourse: Discourse, founds: list[Found], times: TimeLine, by: str
) -> tuple[Draft, list[Label | None]]:
    """What is known of each attribution, and a label for each word."""
    sources = resolve_sources(layout.article, discourse, founds)
    chains = link_chains(layout, founds)
    framings = frame_attributions(layout, founds)
    silent = find_silent(layout, founds, chains, [s.name if s else None for s in sources])
    silent |= find_seeming(layout, founds)
    depths = [len(chains.chain(i)) for i in range(len(founds))]
    owners = own_words(layout, founds, [f.frame for f in framings], silent, depths)
    lend_subjects(layout, founds, owners)
    quotations = [q.span for q in outer_quotes(layout.article)]
    quoted = Quoted(layout, quotations)
    said = Quoted(layout, [q for q in quotations if not is_title(layout, layout.between(q.start, q.end))])
    asides = find_asides(layout, founds, owners, quoted)
    claim_loose(owners, asides)
    absorb_connectives(layout, owners, quoted)
    voices = [voice_of(layout, founds, chains, sources, i) for i in range(len(founds))]
    labels = label_words(layout, founds, owners, voices, asides)
    unsettle_quotations(layout, labels, quotations)
    cues = [read_cue(layout, f) for f in founds]
    givers = [giver for _, giver in voices]
    draft = Draft(layout, founds, sources, chains, framings, cues, owners, givers, times, quoted, said, by)
    return draft, labels


def _order(found: Found) -> tuple[int, int, int, int, Spans, Spans, Spans, str, str]:
    """By first character, cue and start of content, the longer first; total: the order of the finder is no matter."""
    start = first_start(found)
    cue = found.cue[0].start if found.cue else start
    size = -sum(s.end - s.start for s in found.content)
    return start, cue, found.content[0].start, size, found.content, found.source, found.cue, found.link, found.why


def _clip(found: Found, length: int) -> Found:
    """The same attribution with sorted spans inside the text."""

    def inside(spans: Spans) -> Spans:
        return merge_spans(Span(max(0, s.start), min(length, s.end)) for s in spans)

    return Found(inside(found.source), inside(found.cue), inside(found.content), found.why, found.link, found.score)


def _make_judge(layout: Layout, founds: Sequence[Found], cues: Sequence[CueReading], quoted: Quoted) -> Judge:
    """Judges a piece by its own words and by what its cue lends."""

    def judge(tokens: list[Token], piece: Piece, whole: Piece) -> tuple[Flag, ...]:
        found = piece.label.found
        last = layout.words[whole.words[-1]]
        # A question cut in two asks twice, if its first part opens like one.
        asks = "?" in layout.article.text[last.end : last.end + 2]
        asks = asks and (piece.words[-1] == whole.words[-1] or opens_question(tokens))
        reported = found is not None and bool(founds[found].cue) and not quoted.holds(piece.words[0])
        lent = () if found is None else cues[found].lends
        return judge_certainty(tokens, lent=lent, reported=reported, question=asks)

    return judge
