"""What an outlet did with the words of a text: kept, cut, added, replaced, or put another way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from sayso.model import Article, Passage, Span
from sayso.story.saying.terms import align_terms, terms_of
from sayso.story.texts.shingles import words_of
from sayso.text import WORD

_MOSTLY = 0.6  # of the content words of a sentence
_LEAST = 4  # content words that both have


@dataclass(frozen=True, slots=True)
class WordChanges:
    """Two stretches of text word by word; a span is a run of words, in order of the text."""

    kept: tuple[tuple[Span, Span], ...]  # in a, in b
    cut: tuple[Span, ...]  # in a alone
    added: tuple[Span, ...]  # in b alone
    replaced: tuple[tuple[Span, Span], ...]  # in a, and what stands in b instead


@dataclass(frozen=True, slots=True)
class Rewording:
    """A sentence of one article that says with other words what a sentence of another says."""

    article: str  # Article.id
    span: Span
    other: str  # Article.id
    other_span: Span
    cover: float  # share of the shorter one's content words that both have, 0 to 1


def word_changes(a_text: str, a_span: Span, b_text: str, b_span: Span) -> WordChanges:
    """The words of `a_text[a_span]` that `b_text[b_span]` kept, cut, added and replaced; offsets into the two texts.

    Words are compared without regard to capitals and punctuation. Never raises.
    """
    a, b = _words(a_text, a_span), _words(b_text, b_span)
    a_keys = [a_text[s.start : s.end].casefold() for s in a]
    b_keys = [b_text[s.start : s.end].casefold() for s in b]
    kept, cut, added, replaced = [], [], [], []
    for what, i, j, k, m in SequenceMatcher(None, a_keys, b_keys, autojunk=False).get_opcodes():
        if what == "equal":
            kept.append((_whole(a[i:j]), _whole(b[k:m])))
        elif what == "delete":
            cut.append(_whole(a[i:j]))
        elif what == "insert":
            added.append(_whole(b[k:m]))
        else:
            replaced.append((_whole(a[i:j]), _whole(b[k:m])))
    return WordChanges(tuple(kept), tuple(cut), tuple(added), tuple(replaced))


def rewordings(a: Article, b: Article, passages: Iterable[Passage] = ()) -> tuple[Rewording, ...]:
    """The sentences of `b` that put a sentence of `a` another way, in order of `b`'s text.

    At least four content words, and three fifths of the shorter sentence's, are in both; sentences inside the
    `passages` that the two articles share are left out, since they are kept. Each sentence of `b` has the sentence of
    `a` that is nearest to it.
    """
    held = {a.id: list[Span](), b.id: list[Span]()}
    for p in passages:
        if {p.article, p.other} == {a.id, b.id}:
            held[p.article].append(p.span)
            held[p.other].append(p.other_span)
    old = [(s, terms_of(a.text[s.start : s.end])) for s in _sentences(a) if not _inside(s, held[a.id])]
    out = []
    for s in _sentences(b):
        if _inside(s, held[b.id]):
            continue
        terms = terms_of(b.text[s.start : s.end])
        found = max(((_cover(theirs, terms), -at.start, at) for at, theirs in old), default=(0.0, 0, s))
        if found[0] >= _MOSTLY:
            out.append(Rewording(a.id, found[2], b.id, s, found[0]))
    return tuple(out)


def _words(text: str, span: Span) -> list[Span]:
    return [Span(*m.span()) for m in WORD.finditer(text, span.start, span.end)]


def _whole(run: list[Span]) -> Span:
    return Span(run[0].start, run[-1].end)


def _sentences(article: Article) -> list[Span]:
    words = words_of(article)
    return [Span(words.row[i].at.start, words.row[j - 1].at.end) for i, j in words.sentences.values()]


def _inside(span: Span, held: list[Span]) -> bool:
    inside = sum(max(0, min(span.end, h.end) - max(span.start, h.start)) for h in held)
    return 2 * inside > span.end - span.start


def _cover(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    found = align_terms(a, b)
    return found.cover if len(found.both) >= _LEAST else 0.0
