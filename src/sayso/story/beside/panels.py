"""What stands beside the claims of each story of a comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.model import (
    Article,
    Comparison,
    Passage,
    PassageChanges,
    Reading,
    Rewording,
    Span,
    Spans,
    Story,
    StoryPanels,
)
from sayso.story.beside.edits import find_editions, find_edits
from sayso.story.beside.heard import find_heard, share_words
from sayso.story.beside.quotations import find_quotations
from sayso.story.beside.timeline import make_timeline
from sayso.story.beside.word_runs import compare_words, list_words
from sayso.story.beside.wordings import find_wordings
from sayso.story.texts.rewordings import find_rewordings

_RUNNING = frozenset({"standfirst", "body", "pull_quote", "correction"})


def make_story_panels(comparison: Comparison) -> tuple[StoryPanels, ...]:
    """For each story, in order: its copies, rewordings, who is heard, wordings, quotations, the timeline."""
    return tuple(_panels(comparison, story) for story in comparison.stories)


def _panels(comparison: Comparison, story: Story) -> StoryPanels:
    ids = set(story.articles)
    readings = [r for r in comparison.readings if r.article.id in ids]
    claims = [c for c in comparison.claims if c.at.article in ids]
    passages = [p for p in comparison.passages if p.article in ids and p.other in ids]
    links = [x for x in comparison.links if x.a.article in ids and x.b.article in ids]
    text_of = {a: o.id for o in comparison.origins for a in o.articles}
    copies = compare_copies(readings, passages, text_of)
    editions = find_editions(readings, in_order=comparison.in_order)
    return StoryPanels(
        story.id,
        copies,
        _reword(readings, copies, passages),
        find_heard(readings, text_of),
        share_words(readings, passages),
        find_wordings(readings, claims, links, text_of),
        find_quotations(readings, claims, comparison.origins),
        make_timeline(readings, claims),
        editions,
        find_edits(claims, editions, readings),
    )


def compare_copies(
    readings: Sequence[Reading], passages: Sequence[Passage], text_of: Mapping[str, str] | None = None
) -> tuple[PassageChanges, ...]:
    """Each article held word by word against the one that it shares most words with, in order of the articles.

    Of two that are one text (`text_of`: the origin of each article) the whole texts are held against each other, so
    that what was cut is seen; of others the passages that both have.
    """
    origins, by_id = text_of or {}, {r.article.id: r.article for r in readings}
    kept: dict[str, dict[str, int]] = {}
    for p in passages:
        of = kept.setdefault(p.other, {})
        of[p.article] = of.get(p.article, 0) + p.other_span.end - p.other_span.start
    out = []
    for other, of in kept.items():
        article = max(of, key=of.__getitem__)
        one, two = by_id[article], by_id[other]
        whole = origins.get(article) is not None and origins.get(article) == origins.get(other)
        shared = [p for p in passages if (p.article, p.other) == (article, other)]
        for passage in [_whole(one, two, shared)] if whole else shared:
            left = list_words(one.text, _read_spans(one, passage.span))
            right = list_words(two.text, _read_spans(two, passage.other_span))
            out.append(PassageChanges(passage, compare_words(left, right)))
    return tuple(out)


def _reword(
    readings: Sequence[Reading], copies: Sequence[PassageChanges], passages: Sequence[Passage]
) -> tuple[Rewording, ...]:
    by_id = {r.article.id: r.article for r in readings}
    pairs = dict.fromkeys((c.passage.article, c.passage.other) for c in copies)
    return tuple(r for one, two in pairs for r in find_rewordings(by_id[one], by_id[two], passages))


def _whole(one: Article, two: Article, shared: Sequence[Passage]) -> Passage:
    """Two whole texts as one passage."""
    return Passage(
        one.id, Span(0, len(one.text)), two.id, Span(0, len(two.text)), min((p.kept for p in shared), default=1.0)
    )


def _read_spans(article: Article, within: Span) -> Spans:
    """The running text of an article inside a stretch: neither headline nor what stands around the text."""
    return tuple(
        Span(max(b.span.start, within.start), min(b.span.end, within.end))
        for b in article.blocks
        if b.kind in _RUNNING and b.span.start < within.end and within.start < b.span.end
    )
