"""What stands beside the claims of each story of a comparison."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Comparison, Passage, PassageChanges, Reading, Story, StoryPanels
from sayso.story.heard import find_heard, share_words
from sayso.story.quotations import find_quotations
from sayso.story.timeline import make_timeline
from sayso.story.word_runs import compare_words, list_words
from sayso.story.wordings import find_wordings


def make_story_panels(comparison: Comparison) -> tuple[StoryPanels, ...]:
    """For each story, in order: its copies word by word, who is heard, wordings, quotations, the timeline."""
    return tuple(_panels(comparison, story) for story in comparison.stories)


def _panels(comparison: Comparison, story: Story) -> StoryPanels:
    ids = set(story.articles)
    readings = [r for r in comparison.readings if r.article.id in ids]
    claims = [c for c in comparison.claims if c.at.article in ids]
    passages = [p for p in comparison.passages if p.article in ids and p.other in ids]
    links = [x for x in comparison.links if x.a.article in ids and x.b.article in ids]
    text_of = {a: o.id for o in comparison.origins for a in o.articles}
    return StoryPanels(
        story.id,
        compare_copies(readings, passages),
        find_heard(readings, text_of),
        share_words(readings, passages),
        find_wordings(readings, claims, links, text_of),
        find_quotations(readings, claims, comparison.origins),
        make_timeline(readings, claims),
    )


def compare_copies(readings: Sequence[Reading], passages: Sequence[Passage]) -> tuple[PassageChanges, ...]:
    """Each article's passages with the one article that it shares most words with, word by word."""
    texts = {r.article.id: r.article.text for r in readings}
    kept: dict[str, dict[str, int]] = {}
    for p in passages:
        of = kept.setdefault(p.other, {})
        of[p.article] = of.get(p.article, 0) + p.other_span.end - p.other_span.start
    partner = {other: max(of, key=of.__getitem__) for other, of in kept.items()}
    return tuple(
        PassageChanges(
            p, compare_words(list_words(texts[p.article], [p.span]), list_words(texts[p.other], [p.other_span]))
        )
        for p in passages
        if partner[p.other] == p.article
    )
