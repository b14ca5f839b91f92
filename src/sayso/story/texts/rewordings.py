"""What an outlet turned into a paraphrase: sentences that say with other words what a sentence of another text says."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.model import Article, Passage, Rewording, Span
from sayso.story.saying.terms import align_terms, terms_of
from sayso.story.texts.shingles import words_of

_HALF = 0.5  # of the content words of the two sentences: by less two sentences are of one thing and say another of it
_LEAST = 4  # content words that both have, to the stem or in the sense
_SAME = 2  # of them to the stem: without, two sentences are not looked at


def find_rewordings(a: Article, b: Article, passages: Iterable[Passage] = ()) -> tuple[Rewording, ...]:
    """The sentences of `b` that put a sentence of `a` another way, in order of `b`'s text.

    At least four content words, and half of those of the two sentences together (Dice), are in both; sentences inside
    the `passages` that the two articles share are left out, since they are kept. Each sentence of `b` has the sentence
    of `a` that is nearest to it. Headlines are no sentences of the text. Never raises.
    """
    held = {a.id: list[Span](), b.id: list[Span]()}
    for p in passages:
        if {p.article, p.other} == {a.id, b.id}:
            held[p.article].append(p.span)
            held[p.other].append(p.other_span)
    old, new = (
        [(s, terms_of(x.text[s.start : s.end])) for s in _sentences(x) if not _inside(s, held[x.id])] for x in (a, b)
    )
    sets = [frozenset(terms) for _, terms in old]
    out = []
    for at, terms in new:
        mine = frozenset(terms)
        near = (old[n] for n, theirs in enumerate(sets) if len(theirs & mine) >= _SAME)
        found = max(((_likeness(theirs, terms), -s.start, s) for s, theirs in near), default=(0.0, 0, at))
        if found[0] >= _HALF:
            out.append(Rewording(a.id, found[2], b.id, at, found[0]))
    return tuple(out)


def _sentences(article: Article) -> list[Span]:
    words = words_of(article)
    return [Span(words.row[i].start, words.row[j - 1].end) for i, j in words.sentences.values()]


def _inside(span: Span, held: list[Span]) -> bool:
    inside = sum(max(0, min(span.end, h.end) - max(span.start, h.start)) for h in held)
    return 2 * inside > span.end - span.start


def _likeness(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    found = align_terms(a, b)
    both = len(found.both)
    return 2 * both / (2 * both + len(found.only_a) + len(found.only_b)) if both >= _LEAST else 0.0
