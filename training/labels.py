"""Articles as labelled parts, and parts as shuffled batches of windows."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from sayso.reading.learned.hints import Hints
from sayso.reading.learned.linking import KINDS
from sayso.reading.learned.masking import Unit, mask_text
from sayso.reading.learned.tagging import ROLES, may_follow
from sayso.reading.learned.windows import WIDEST, Part, Window, group_parts, make_parts, make_window
from sayso.reading.learned.wordpieces import WordPieces
from training.data import RawArticle
from training.hints import Told


@dataclass(slots=True)
class LabelledPart(Part):
    """A part with its labels."""

    labels: list[int] = field(default_factory=list)
    starts: list[tuple[int, int, int]] = field(default_factory=list)  # first unit of a span, role, attribution


def label_units(units: Sequence[Unit], raw: Sequence[dict[str, Any]]) -> tuple[list[int], list[tuple[int, int, int]]]:
    """Begin / inside labels and span starts. A unit is of a span when its last character is: a title may be cut off."""
    labels = [0] * len(units)
    starts = []
    for n, a in enumerate(raw):
        for r, role in enumerate(ROLES):
            for s, e in a.get(role) or ():
                inside = [i for i, u in enumerate(units) if s < u.end <= e or (u.start <= s and e <= u.end)]
                for k, i in enumerate(inside):
                    labels[i] = 2 * r + (1 if k == 0 else 2)
                if inside:
                    starts.append((inside[0], r, n))
    return labels, starts


def begin_spans(labels: Sequence[int]) -> list[int]:
    """The labels with every span begun: a line's part, or a span that another one cuts, may start in the middle."""
    return [label if may_follow(before, label) else label - 1 for before, label in pairwise((0, *labels))]


def label_article(
    article: RawArticle, hints: list[list[Hints]], common: frozenset[str], words: WordPieces
) -> list[LabelledPart]:
    """The labelled parts of one article, in order."""
    rows = mask_text(article["text"], common)
    marked = []
    for units in rows:
        low, high = units[0].start, units[-1].end
        near = [
            {role: [p for p in a.get(role) or () if p[0] < high and p[1] > low] for role in ROLES}
            for a in article.get("attributions", ())
        ]
        marked.append(label_units(units, near))
    out: list[LabelledPart] = []
    at, line = 0, -1
    for p in make_parts(rows, hints, words):
        at, line = (0, p.line) if p.line != line else (at, line)
        labels, starts = marked[line]
        mine = begin_spans(labels[at : at + len(p.units)])
        here = [(i - at, r, n) for i, r, n in starts if at <= i < at + len(p.units)]
        out.append(LabelledPart(p.line, p.units, p.ids, p.size, p.hints, mine, here))
        at += len(p.units)
    return out


@dataclass(slots=True)
class Example:
    """A window with the labels of its units and the links between its spans."""

    window: Window
    labels: list[int]
    links: list[tuple[int, int, int, int]]  # kind of pair, unit, unit, 1 where one attribution has both
    sourced: bool | None = None  # of a single sentence; its labels are then not known


def make_example(parts: Sequence[LabelledPart], words: WordPieces) -> Example:
    """One window of labelled parts."""
    window = make_window(list(parts), words)
    labels = [parts[k].labels[i] if k >= 0 else 0 for k, i in window.owners]
    at = {owner: i for i, owner in enumerate(window.owners)}
    owners: tuple[dict[int, set[int]], ...] = ({}, {}, {})
    for k, part in enumerate(parts):
        for i, role, n in part.starts:
            # Attributions are numbered by article, so spans of one attribution on several lines are still linked.
            owners[role].setdefault(at[k, i], set()).add(n)
    links = [
        (kind, i, j, int(bool(mine & theirs)))
        for kind, (one, other) in enumerate(KINDS)
        for i, mine in owners[one].items()
        for j, theirs in owners[other].items()
    ]
    return Example(window, labels, links)


def sentence_examples(
    sentences: Sequence[tuple[str, bool]],
    hints: dict[str, Told],
    common: frozenset[str],
    words: WordPieces,
) -> list[Example]:
    """One window a sentence; what does not fit is left out."""
    out = []
    for text, sourced in sentences:
        groups = group_parts(make_parts(mask_text(text, common), hints[text][0], words))
        if groups:
            window = make_window(groups[0], words)
            out.append(Example(window, [0] * len(window.owners), [], sourced))
    return out


def epoch_batches(
    articles: Sequence[Sequence[LabelledPart]], words: WordPieces, seed: int, pieces: int
) -> list[list[Example]]:
    """Shuffled batches of examples of like length, about `pieces` word pieces each; the same for the same seed.

    The first window of each article ends at a random place, so lines have other neighbours in each epoch.
    """
    rng = random.Random(seed)
    examples = []
    for parts in articles:
        groups = group_parts(parts, first=rng.randint(40, WIDEST))
        examples.extend(make_example([p for p in g if isinstance(p, LabelledPart)], words) for g in groups)
    return shuffle_batches(examples, rng, pieces)


def shuffle_batches(examples: list[Example], rng: random.Random, pieces: int) -> list[list[Example]]:
    """Examples of like length together, about `pieces` word pieces a batch, in random order."""
    rng.shuffle(examples)
    examples.sort(key=lambda x: len(x.window.pieces) // 16)
    batches: list[list[Example]] = []
    widest = 0
    for x in examples:
        widest = max(widest, len(x.window.pieces))
        if batches and (len(batches[-1]) + 1) * widest <= pieces:
            batches[-1].append(x)
        else:
            batches.append([x])
            widest = len(x.window.pieces)
    rng.shuffle(batches)
    return batches
