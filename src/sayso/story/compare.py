"""Several readings held against each other: whose texts they are, what they claim, and where they part."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sayso.model import Attribution, Claim, Comparison, Link, Origin, Passage, Reading, Ref, Statement, Story
from sayso.story.claims.candidates import find_candidates
from sayso.story.claims.counting import Said, count_origins
from sayso.story.claims.drifting import find_drift
from sayso.story.claims.grouping import Bond, choose_wording, group_claims
from sayso.story.claims.links import Judged, Known, copy_links, make_links, order_pair
from sayso.story.claims.opposing import keep_nearest, spread_over_claims
from sayso.story.claims.standing import share_a_number
from sayso.story.events.grouping import group_stories
from sayso.story.judging import Judgement, load_judge
from sayso.story.saying.propositions import Proposition, propositions_of
from sayso.story.saying.speakers import Speakers, gather_speakers, speaker_of
from sayso.story.slots.contraries import find_contrary
from sayso.story.texts.copied import copied_statements, repeated_statements, same_words
from sayso.story.texts.copies import passages_and_origins

JudgePair = Callable[[Proposition, Proposition], Judgement]
GroupStories = Callable[[Sequence[Reading]], tuple[Story, ...]]

_TITLES = frozenset({"headline", "standfirst", "caption"})
_LONG_COPY = 20  # words of a passage of two texts that one of them can be said to have from the other
_CONTRARY = 0.4  # likeness of two that give opposite states of one thing, whatever else they share
_UNDATED = datetime.max.replace(tzinfo=UTC)


def compare(
    readings: Sequence[Reading], *, judge: JudgePair | None = None, group: GroupStories | None = None
) -> Comparison:
    """What several readings say together. An article that is given twice counts once.

    Statements are compared within a story, on one page too. The order of the readings changes nothing but the ids.
    `judge` tells what one statement does to another, `group` which articles are of one event. The scores of links are
    the given judge's; the rules that judge without one are no probabilities, so their links have none.
    """
    given = list({r.article.id: r for r in readings}.values())
    board = _lay_out(given)
    stories = (group or group_stories)(given)
    by = judge or load_judge()
    found = [_compare_story(s, board, by) for s in stories]
    words = {ref: s.text for ref, s in board.statements.items()}
    links = [*copy_links(board.copies, words), *(link for f in found for link in f.links)]
    drift = find_drift(links, board.statements, board.readings)
    if judge is None:
        links = [replace(k, score=None) for k in links]
    place = {r.article.id: k for k, r in enumerate(given)}

    def at(ref: Ref) -> tuple[int, int]:
        return place[ref.article], board.number[ref]

    return Comparison(
        tuple(given),
        board.origins,
        board.passages,
        stories,
        _make_claims([c for f in found for c in f.claims], links, board, at),
        tuple(sorted(links, key=lambda k: (at(k.a), at(k.b), k.kind))),
        tuple(sorted(drift, key=lambda d: (at(d.attributed), at(d.flat)))),
    )


@dataclass(frozen=True, slots=True)
class _Board:
    """What is known of the articles before any two statements are judged."""

    readings: Mapping[str, Reading]  # by Article.id, the oldest first
    statements: Mapping[Ref, Statement]
    number: Mapping[Ref, int]  # place of a statement in its article
    innermost: Mapping[Ref, Attribution | None]
    passages: tuple[Passage, ...]
    origins: tuple[Origin, ...]
    copies: tuple[tuple[Ref, Ref], ...]
    first: Mapping[Ref, Ref]  # of a copy, the oldest statement that has the same words; only of copies
    fullest: Mapping[Ref, Ref]  # of a copy and its first, the one of them all whose text is the longest
    text_of: Mapping[Ref, str]  # Origin.id of the text that a statement's words come from
    speakers: Speakers
    speaker_of: Mapping[Ref, str | None]

    def is_title(self, ref: Ref) -> bool:
        """The statement stands in a headline, a standfirst or a caption, which leave out much."""
        return self.readings[ref.article].article.blocks[self.statements[ref].block].kind in _TITLES


def _lay_out(given: Sequence[Reading]) -> _Board:
    ordered = {r.article.id: r for r in sorted(given, key=_age)}
    articles = [r.article for r in given]
    passages, origins = passages_and_origins(articles)
    origin_of = {article: o.id for o in origins for article in o.articles}
    statements = {Ref(i, s.id): s for i, r in ordered.items() for s in r.statements}
    innermost = {ref: ordered[ref.article].innermost(s) for ref, s in statements.items()}
    long = [p for p in passages if origin_of[p.article] == origin_of[p.other] or _is_long(p, ordered)]
    copied = copied_statements(ordered, long)
    copies = (*copied, *repeated_statements(ordered, origins, copied))
    speakers = gather_speakers(ordered.values())
    oldest: dict[Ref, Ref] = {}
    first: dict[Ref, Ref] = {}
    for a, b in copies:
        oldest.setdefault(b, oldest.get(a, a))
        if same_words(statements[a], statements[b]):
            first.setdefault(b, first.get(a, a))
    return _Board(
        ordered,
        statements,
        {Ref(i, s.id): k for i, r in ordered.items() for k, s in enumerate(r.statements)},
        innermost,
        passages,
        origins,
        copies,
        first,
        _fullest(first, ordered),
        {ref: origin_of[oldest.get(ref, ref).article] for ref in statements},
        speakers,
        {ref: speaker_of(ordered[ref.article], innermost[ref], speakers) for ref in statements},
    )


def _fullest(first: Mapping[Ref, Ref], readings: Mapping[str, Reading]) -> dict[Ref, Ref]:
    groups: dict[Ref, list[Ref]] = {}
    for later, oldest in first.items():
        groups.setdefault(oldest, [oldest]).append(later)
    return {
        ref: max(group, key=lambda r: len(readings[r.article].article.text))
        for group in groups.values()
        for ref in group
    }


def _is_long(passage: Passage, readings: Mapping[str, Reading]) -> bool:
    """A sentence that two texts share may be the speaker's: it tells nothing of where the second has it from."""
    words = readings[passage.article].article.text[passage.span.start : passage.span.end].split()
    return len(words) >= _LONG_COPY


def _age(reading: Reading) -> tuple[datetime, str]:
    return reading.article.published or _UNDATED, reading.article.id


@dataclass(frozen=True, slots=True)
class _Found:
    claims: tuple[tuple[Ref, ...], ...]
    links: tuple[Link, ...]


def _compare_story(story: Story, board: _Board, judge: JudgePair) -> _Found:
    members = set(story.articles)
    readings = [r for i, r in board.readings.items() if i in members]
    propositions = [p for r in readings for p in propositions_of(r) if p.ref is not None]
    refs = [p.ref for p in propositions if p.ref is not None]
    index = {ref: i for i, ref in enumerate(refs)}
    stands_for = [index.get(board.first.get(ref, ref), i) for i, ref in enumerate(refs)]
    judged: list[Judged] = []
    bonds: list[Bond] = []
    for found in find_candidates(propositions, stands_for):
        a, b = order_pair(propositions[found.a], propositions[found.b])
        near = max(found.near, _CONTRARY) if find_contrary(a, b) else found.near
        pair = Judged(a, b, judge(a, b), near, any(board.is_title(refs[i]) for i in (found.a, found.b)))
        judged.append(pair)
        bonds.append(Bond(found.a, found.b, pair.same, pair.parts))
    bonds += _copy_bonds(board, propositions, index, stands_for, bonds)
    groups = [tuple(refs[i] for i in g) for g in _group_with_copies(stands_for, bonds)]
    copies_of: dict[Ref, tuple[Ref, ...]] = {}
    for ref, k in zip(refs, stands_for, strict=True):
        copies_of[refs[k]] = (*copies_of.get(refs[k], ()), ref)
    known = Known(
        copies_of,
        {ref: number for number, group in enumerate(groups) for ref in group},
        {ref: who for group in groups for ref, who in _speakers_in(group, board).items()},
        {r.article.id: r.article for r in readings},
        _pages(board),
    )
    kept = keep_nearest(judged)
    by_ref = dict(zip(refs, propositions, strict=True))
    alike = spread_over_claims(
        kept,
        judged,
        known.claim_of,
        lambda n: [by_ref[r] for r in groups[n] if stands_for[index[r]] == index[r]],
        board.is_title,
    )
    return _Found(tuple(groups), tuple(make_links([*kept, *alike], known)))


def _speakers_in(group: Sequence[Ref], board: _Board) -> dict[Ref, str | None]:
    """Who asserts each statement of a claim; what a page says in its own voice too, it has from its one source."""
    sources: dict[str, set[str]] = {}
    for ref in group:
        if (who := board.speaker_of[ref]) is not None:
            sources.setdefault(ref.article, set()).add(who)
    out: dict[Ref, str | None] = {}
    for ref in group:
        named = sources.get(ref.article, set())
        out[ref] = board.speaker_of[ref] or (next(iter(named)) if len(named) == 1 else None)
    return out


def _copy_bonds(
    board: _Board,
    propositions: Sequence[Proposition],
    index: Mapping[Ref, int],
    stands_for: Sequence[int],
    judged: Sequence[Bond],
) -> list[Bond]:
    """Copies say the same, unless an editor changed what they say."""
    parted = {(b.a, b.b) for b in judged if b.parts}
    out: list[Bond] = []
    for one, other in board.copies:
        if one in index and other in index:
            i, j = index[one], index[other]
            a, b = sorted((stands_for[i], stands_for[j]))
            if a == b or (a, b) in parted:
                continue
            if share_a_number(propositions[i].quantities, propositions[j].quantities):
                out.append(Bond(a, b, 1.0, False))
    return out


def _group_with_copies(stands_for: Sequence[int], bonds: Sequence[Bond]) -> list[list[int]]:
    """The groups of claims; copies with the same words go where their first is, and weigh nothing by their number."""
    held: dict[int, list[int]] = {}
    for i, k in enumerate(stands_for):
        held.setdefault(k, []).append(i)
    firsts = list(held)
    place = {k: n for n, k in enumerate(firsts)}
    groups = group_claims(len(firsts), [Bond(place[b.a], place[b.b], b.same, b.parts) for b in bonds])
    return sorted(sorted(i for n in g for i in held[firsts[n]]) for g in groups)


def _pages(board: _Board) -> dict[str, str]:
    """For each article the page that it is an edition of, itself else."""
    page = {i: i for i in board.readings}
    by_address: dict[str, str] = {}
    for i, reading in board.readings.items():
        if reading.article.url:
            page[i] = by_address.setdefault(reading.article.url, i)
    for origin in board.origins:
        if origin.kind == "edition":
            page |= dict.fromkeys(origin.articles, page[origin.articles[0]])
    return page


def _make_claims(
    groups: Sequence[tuple[Ref, ...]], links: Sequence[Link], board: _Board, at: Callable[[Ref], tuple[int, int]]
) -> tuple[Claim, ...]:
    disputed = {ref for k in links if k.kind in ("denies", "differs") for ref in (k.a, k.b)}
    origin_of = {article: o for o in board.origins for article in o.articles}
    ordered = sorted((tuple(sorted(g, key=at)) for g in groups), key=lambda g: at(g[0]))
    age = {article: k for k, article in enumerate(board.readings)}
    out: list[Claim] = []
    for number, refs in enumerate(ordered, 1):
        # What is shown of a claim must not hang on the order in which the articles were given.
        oldest = sorted(refs, key=lambda r: (age[r.article], board.number[r]))
        said = [
            Said(r, board.readings[r.article], board.statements[r], board.innermost[r], board.fullest.get(r))
            for r in oldest
        ]
        wording = choose_wording(oldest, board.readings, board.statements.__getitem__)
        is_disputed = not disputed.isdisjoint(refs)
        counted = count_origins(said, board.text_of, origin_of, board.speakers, disputed=is_disputed)
        out.append(
            Claim(
                f"c{number}",
                wording.text,
                wording.ref,
                refs,
                counted.outlets,
                counted.origins,
                counted.origins_at_most,
                counted.because,
                counted.parties,
                is_disputed,
                counted.states,
            )
        )
    return tuple(out)
