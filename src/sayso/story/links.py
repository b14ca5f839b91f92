"""What statements do to each other: the judged pairs as links, copies among them, and what is only a later value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.model import Article, Link, LinkKind, Ref
from sayso.story.judging import Judgement
from sayso.story.propositions import Proposition

_LEAST = 0.4  # probability below which a pair is not linked


@dataclass(frozen=True, slots=True)
class Judged:
    """Two statements and what the first does to the second."""

    a: Proposition
    b: Proposition
    judgement: Judgement

    @property
    def parts(self) -> bool:
        """They cannot be one claim."""
        return self.judgement.kind in ("denies", "differs") and self.judgement.score >= _LEAST

    @property
    def same(self) -> float:
        """Probability that they say the same, with or without more detail."""
        return self.judgement.scores["same"] + self.judgement.scores["stronger"]


def order_pair(a: Proposition, b: Proposition) -> tuple[Proposition, Proposition]:
    """The two as they are judged: a denial, else the one that says more, comes first."""
    if a.negative != b.negative:
        return (a, b) if a.negative else (b, a)
    return (b, a) if len(set(b.terms)) > len(set(a.terms)) else (a, b)


def make_links(
    judged: Sequence[Judged], copies_of: Mapping[Ref, tuple[Ref, ...]], speaker_of: Mapping[Ref, str | None],
    articles: Mapping[str, Article], pages: Mapping[str, str],
) -> list[Link]:  # fmt: skip
    """A link for each judged pair that has something to do with each other, and for each of their copies.

    `copies_of` has, for a statement that was judged, all that stand for it, itself among them. `speaker_of` tells who
    asserts a statement, `pages` which page an article is an edition of.
    """
    out: list[Link] = []
    for pair in judged:
        judgement = pair.judgement
        if judgement.kind == "unrelated" or judgement.score < _LEAST or pair.a.ref is None or pair.b.ref is None:
            continue
        out += [
            _link(a, b, pair, speaker_of, articles, pages) for a in copies_of[pair.a.ref] for b in copies_of[pair.b.ref]
        ]
    return out


def copy_links(copies: Sequence[tuple[Ref, Ref]], readings_words: Mapping[Ref, str]) -> list[Link]:
    """A link for each two statements that are one text, the later's first."""
    return [Link(b, a, "copies", None, None, f'both have "{_short(readings_words[b])}"') for a, b in copies]


def _link(
    a: Ref, b: Ref, pair: Judged, speaker_of: Mapping[Ref, str | None],
    articles: Mapping[str, Article], pages: Mapping[str, str],
) -> Link:  # fmt: skip
    judgement = pair.judgement
    kind: LinkKind = judgement.kind if judgement.kind != "unrelated" else "same"
    because, score = judgement.because, round(judgement.score, 4)
    if kind in ("denies", "differs"):
        later = _later(a, b, pair, speaker_of, articles, pages)
        if later is not None:
            first, second = (a, b) if later == a else (b, a)
            return Link(
                first, second, "updates", judgement.slot, score, f"{because}: the later word of the same source"
            )
    return Link(a, b, kind, judgement.slot, score, because)


def _later(
    a: Ref, b: Ref, pair: Judged, speaker_of: Mapping[Ref, str | None],
    articles: Mapping[str, Article], pages: Mapping[str, str],
) -> Ref | None:  # fmt: skip
    """The one of two values of one page or one speaker that came later; None where they are of two, or of one time."""
    one_page = pages[a.article] == pages[b.article] and a.article != b.article
    speaker = speaker_of[a]
    if not one_page and (speaker is None or speaker != speaker_of[b]):
        return None
    if a.article == b.article:
        left, right = pair.a.said, pair.b.said
    else:
        left, right = articles[a.article].published, articles[b.article].published
    if left is None or right is None or left == right:
        return None
    return a if left > right else b


def _short(words: str, most: int = 14) -> str:
    found = words.split()
    return " ".join(found[:most]) + (" ..." if len(found) > most else "")
