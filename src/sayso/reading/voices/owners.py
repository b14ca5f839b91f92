"""Who owns each word: content, source, cue or frame of the innermost attribution, or nobody yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.model import Spans
from sayso.reading.found import Found
from sayso.reading.layout import Layout, Quoted, Runs, count_words
from sayso.reading.wording.acts import cue_head

Role = Literal["content", "source", "cue", "frame"]
# Painted later wins among regions of one size; the repeater's voice wins over the echoed party's.
_RANK: dict[str, int] = {"content": 0, "frame": 1, "source": 2, "cue": 3}


@dataclass(frozen=True, slots=True)
class Owner:
    """The attribution that a word belongs to, and what it is there."""

    found: int  # index into the founds
    role: Role


def own_words(
    layout: Layout,
    founds: Sequence[Found],
    frames: Sequence[Spans],
    silent: frozenset[int] = frozenset(),
    depths: Sequence[int] = (),
) -> list[Owner | None]:
    """For each word of the layout, the smallest region of an attribution that holds it; None for words in none.

    A source inside somebody's content is a source; a claim inside a source ("Smith, who said he would go, ...") is a
    claim. `silent` attributions own nothing: they do not change the voice. Of two with one content, the one further in
    by `depths` (links of a chain above it) owns it. Never raises.
    """
    regions: list[tuple[int, int, int, int, int, Role, Runs]] = []
    for i, found in enumerate(founds):
        if i in silent:
            continue
        parts: tuple[tuple[Role, Spans], ...] = (
            ("content", found.content), ("source", found.source), ("cue", found.cue), ("frame", frames[i]),
        )  # fmt: skip
        for role, spans in parts:
            runs = layout.runs(spans)
            if runs:
                depth = depths[i] if depths else 0
                regions.append((-count_words(runs), _RANK[role], found.link != "echoes", depth, i, role, runs))
    out: list[Owner | None] = [None] * len(layout.words)
    for *_, i, role, runs in sorted(regions, key=lambda r: r[:5]):
        for a, b in runs:
            out[a:b] = [Owner(i, role)] * (b - a)
    return out


# Parts of speech that claim nothing by themselves.
_EMPTY_TAGS = frozenset({"ADP", "CCONJ", "SCONJ", "DET", "PART", "AUX", "PRON", "ADV", "PUNCT", "SPACE", "INTJ"})
_LONGEST_CONNECTIVE = 3


def absorb_connectives(layout: Layout, owners: list[Owner | None], quoted: Quoted) -> None:
    """Loose "and", "but", "also" beside an attribution become part of its frame; `owners` is changed.

    A loose run is taken when it is short, holds no noun, verb, adjective or number, and stands in one sentence with
    the words of the attribution next to it.
    """
    words = layout.words
    _hand_on_conjunctions(layout, owners)
    at = 0
    while at < len(words):
        end = at
        while (
            end < len(words)
            and owners[end] is None
            and words[end].sentence == words[at].sentence
            and quoted.holds(end) == quoted.holds(at)
        ):
            end += 1
        if end == at:
            at += 1
            continue
        if end - at <= _LONGEST_CONNECTIVE and (near := _neighbour(layout, owners, at, end)) is not None:
            tokens = layout.tokens(range(at, end))
            if tokens and all(t.pos_ in _EMPTY_TAGS for _, t in tokens):
                owners[at:end] = [Owner(near, "frame")] * (end - at)
        at = end


def _hand_on_conjunctions(layout: Layout, owners: list[Owner | None]) -> None:
    """ "..., and one of them told": the "and" belongs to the saying that it opens, not to what stands before it."""
    for i in range(1, len(owners)):
        following, held = owners[i], owners[i - 1]
        if following is None or following.role == "content" or layout.words[i].sentence != layout.words[i - 1].sentence:
            continue
        if held is None or (held.role == "content" and held.found != following.found):
            token = layout.token(i - 1)
            if token is not None and token.pos_ == "CCONJ":
                owners[i - 1] = Owner(following.found, "frame")


def _neighbour(layout: Layout, owners: Sequence[Owner | None], at: int, end: int) -> int | None:
    """The attribution whose words stand next to `at:end` in the same sentence, the following one first."""
    token = layout.token(at)
    # The parser ends a sentence at many a closing mark; a lone "but" between two quotations still joins them.
    joins = end - at == 1 and token is not None and token.pos_ == "CCONJ"
    here = layout.words[at]
    for i in (end, at - 1):
        owner = owners[i] if 0 <= i < len(owners) else None
        if owner is not None:
            there = layout.words[i]
            if there.sentence == here.sentence or (joins and there.block == here.block):
                return owner.found
    return None


def lend_subjects(layout: Layout, founds: Sequence[Found], owners: list[Owner | None]) -> None:
    """ "The ferry is expected to sail": where nobody is named, the subject is part of what is expected.

    Loose words of the subject join the content of a sourceless passive whose content has no subject; `owners` is
    changed.
    """
    for n, found in enumerate(founds):
        head = None if found.source else cue_head(layout, found)
        if head is None or head[1].tag_ != "VBN":
            continue
        piece, cue = head
        subject = next((c for c in cue.children if c.dep_ == "nsubjpass"), None)
        first = next(iter(layout.tokens_under(found.content[:1])), None)
        if subject is None or subject.lower_ == "it" or first is None or first[1].lower_ not in ("to", "as"):
            continue
        start = layout.parsed[piece].start
        edge = subject.right_edge
        for i in layout.between(start + subject.left_edge.idx, start + edge.idx + len(edge)):
            if owners[i] is None or owners[i] == Owner(n, "frame"):
                owners[i] = Owner(n, "content")
