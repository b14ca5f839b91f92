"""The outlet's own words inside somebody's sentence: what stands between dashes, appositions, background clauses.

Precision first: never inside quotation marks, never across another attribution, and where it cannot be told whose
the words are they are not charged to the outlet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.reading.found import Found
from sayso.reading.layout import Layout, Quoted, count_words
from sayso.reading.voices.owners import Owner

if TYPE_CHECKING:
    from spacy.tokens import Token

# A background clause shorter than this mostly tells which thing is meant ("the talks he began").
_DOUBTFUL_WORDS = 8
_GLOSS_WORDS = 12
_LONGEST_DASHED = 30
# Not the short dash of "10–12" and not a hyphen.
_DASH = re.compile(r"—|--|\s–\s|\s-\s")
_NOMINAL_OPENERS = frozenset(
    {"a", "an", "the", "one", "another", "which", "who", "whose", "all", "some", "most", "both"}
)
# A name is glossed in any way ("Olm, the county seat"); of another noun "the ..." may be the speaker's own example.
_NAME_OPENERS = frozenset({"a", "an", "the", "one", "another"})
# "a fern, one of the toughest": a judgement that may be the speaker's.
_RANKING = frozenset({"one", "another"})
_RANKING_WORDS = 4
_FEWEST_BEFORE_QUOTE = 4  # words of an aside before a quotation that ends it
# The parser takes many an apposition for a complement of the verb before it.
_APPOSITIONS = ("appos", "oprd", "npadvmod", "attr", "dep")
_NOUN_OPENERS = frozenset({"a", "an", "one"})
# Somebody speaks for himself, even without quotation marks.
_SPEAKING = frozenset({"i", "we", "my", "our", "me", "us", "you", "your"})
_RELATIVES = frozenset({"which", "who", "whose", "whom", "where"})


@dataclass(frozen=True, slots=True)
class Aside:
    """Words that stand inside an attributed content and are not the source's."""

    words: tuple[int, ...]  # indices into the layout
    settled: bool  # True: the outlet's own; False: it cannot be told whose
    why: str


def find_asides(layout: Layout, founds: Sequence[Found], owners: Sequence[Owner | None], quoted: Quoted) -> list[Aside]:
    """The asides of all attributions, in text order; no word is in two."""
    contents: list[list[int]] = [[] for _ in founds]
    for i, owner in enumerate(owners):
        if owner is not None and owner.role == "content":
            contents[owner.found].append(i)
    sizes = [count_words(layout.runs(f.content)) for f in founds]
    taken: set[int] = set()
    out: list[Aside] = []
    for n, words in enumerate(contents):
        free = [i for i in words if not quoted.holds(i)]
        # A quotation without a cue, or all in marks, has nothing of the outlet's.
        if not founds[n].cue or not free:
            continue
        partial = len(free) < len(words)
        for aside in (
            *_between_dashes(layout, _with_loose(layout, free, owners)),
            *_in_clauses(layout, free, quoted, partial),
        ):
            own = sum(owners[i] is not None for i in aside.words)
            if taken.isdisjoint(aside.words) and 0 < own < sizes[n]:
                taken.update(aside.words)
                out.append(aside)
    return sorted(out, key=lambda a: a.words)


def claim_loose(owners: list[Owner | None], asides: Sequence[Aside]) -> None:
    """Words of an aside that nobody owned belong to the attribution it stands in; `owners` is changed."""
    for aside in asides:
        around = next(owners[i] for i in aside.words if owners[i] is not None)
        for i in aside.words:
            owners[i] = owners[i] or around


def _with_loose(layout: Layout, free: Sequence[int], owners: Sequence[Owner | None]) -> list[int]:
    """The free words of a content with the words after them in the sentence that nobody owns: a finder may have
    stopped inside what stands between two dashes.
    """
    out: list[int] = []
    for i in free:
        out.append(i)
        after = i + 1
        while (
            after < len(owners) and owners[after] is None and layout.words[after].sentence == layout.words[i].sentence
        ):
            out.append(after)
            after += 1
    return out


def _between_dashes(layout: Layout, words: Sequence[int]) -> Iterator[Aside]:
    """Between two dashes of one paragraph, where the words open like a noun or a relative clause."""
    opened: int | None = None  # position in `words` of the first word after a dash
    closed = -1  # the word before the dash that closed the last one
    for at, i in enumerate(words):
        if opened is not None and words[at - 1] != i - 1:
            opened = None
        if opened is None and i - 1 != closed and _dash_before(layout, i):
            opened = at
        if opened is None or not _dash_before(layout, i + 1):
            continue
        inside = tuple(words[opened : at + 1])
        first = layout.words[inside[0]]
        nominal = layout.article.text[first.start : first.end].lower() in _NOMINAL_OPENERS
        if 3 <= len(inside) <= _LONGEST_DASHED and nominal:
            yield Aside(inside, True, "between dashes inside somebody's sentence")
        opened, closed = None, i


def _dash_before(layout: Layout, i: int) -> bool:
    words = layout.words
    if not 0 < i < len(words) or words[i].block != words[i - 1].block:
        return False
    return _DASH.search(layout.article.text, words[i - 1].end, words[i].start) is not None


def _in_clauses(layout: Layout, free: Sequence[int], quoted: Quoted, partial: bool) -> Iterator[Aside]:
    inside = set(free)
    for piece, t in layout.tokens(free):
        hanging = t.dep_ in ("ccomp", "conj", "advcl") and _opens_with_relative(t)
        if t.dep_ not in (*_APPOSITIONS, "relcl") and not hanging:
            continue
        start = layout.parsed[piece].start
        words = _words_of(layout, start, t, inside, quoted)
        if not words or any(x.lower_ in _SPEAKING for x in t.subtree):
            continue
        if t.dep_ in _APPOSITIONS:
            aside = _apposition(t, words)
        elif hanging:
            aside = Aside(words, False, f'clause set off by a comma: "{t.left_edge.text} ..."')
        else:
            # What goes on from a quoted noun is the source's.
            anchor = layout.between(start + t.head.idx, start + t.head.idx + 1)
            aside = None if any(quoted.holds(i) for i in anchor) else _relative(t, words, partial)
        if aside is not None:
            yield aside


def _words_of(layout: Layout, start: int, top: Token, inside: set[int], quoted: Quoted) -> tuple[int, ...]:
    """The words from the left to the right edge of a subtree, without those in quotation marks at its end.

    Empty where another is not free, or where little is left.
    """
    right = top.right_edge
    words = tuple(layout.between(start + top.left_edge.idx, start + right.idx + len(right)))
    free = tuple(i for i in words if i in inside)
    cut = words[len(free) :]
    apart = free == words[: len(free)] and all(quoted.holds(i) for i in cut)
    return free if apart and (not cut or len(free) >= _FEWEST_BEFORE_QUOTE) else ()


def _is_set_off(top: Token) -> bool:
    """Whether a comma or dash stands before the subtree, and a mark or the sentence's end after it."""
    left, right = top.left_edge.i, top.right_edge.i
    doc = top.doc
    before = left > 0 and doc[left - 1].text in (",", "–", "—", "--", "(")
    after = right + 1 >= len(doc) or doc[right + 1].is_punct or doc[right].is_punct or doc[right + 1].dep_ == "cc"
    return before and after


def _opens_with_relative(t: Token) -> bool:
    """ ", which is odd", ", the likes of which have not been seen": a relative pronoun is or is inside the subject."""
    if not _is_set_off(t):
        return False
    subject = next((c for c in t.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < t.i), None)
    return subject is not None and any(x.tag_ == "WDT" and (x.dep_ == "pobj" or x == subject) for x in subject.subtree)


def _apposition(t: Token, words: tuple[int, ...]) -> Aside | None:
    """ "the spillway, a chute from 1961,": tells what a thing is. A list of names is none."""
    first = t.left_edge.lower_
    listed = any(c.dep_ in ("conj", "cc") for c in (*t.children, *t.head.children)) and t.dep_ == "appos"
    if len(words) < 3 or t.pos_ not in ("NOUN", "NUM", "PRON") or listed or t.left_edge.i < 2:
        return None
    anchor = t.head if t.dep_ == "appos" else t.left_edge.nbor(-2)
    if anchor.pos_ == "PROPN" and anchor.is_alpha:
        fits = first in (_NAME_OPENERS if t.dep_ == "appos" else _NOUN_OPENERS)
    else:
        known = t.left_edge.nbor(-2)
        fits = known.pos_ == "NOUN" and first in _NOUN_OPENERS and any(c.lower_ == "the" for c in known.children)
    if fits and t.pos_ != "PRON" and _is_set_off(t):
        return Aside(words, True, f'apposition to "{anchor.text}"')
    if first in _RANKING and len(words) >= _RANKING_WORDS and t.left_edge.nbor(-1).text == ",":
        return Aside(words, False, f'what "{t.left_edge.nbor(-2).text}" is among others, set off by a comma')
    return None


def _relative(t: Token, words: tuple[int, ...], partial: bool) -> Aside | None:
    """A relative clause that tells what happened, hung on a noun.

    Set off by a comma on a name, it is the outlet's; on another noun it cannot be told. Not set off, it is the
    outlet's where it is long, told as a fact of the outlet's own present or past, and the source's own words are
    given in quotation marks beside it.
    """
    tense = _tense(t)
    if tense in ("modal", "none") or t.head.pos_ not in ("NOUN", "PROPN", "PRON", "VERB", "AUX"):
        return None
    opener = next((x for x in t.subtree if x.lower_ in _RELATIVES), None)
    if opener is not None and opener.i <= t.i and _is_set_off(t) and len(words) >= 4:
        named = t.head.pos_ == "PROPN"
        return Aside(words, named, f'clause set off by a comma after "{t.head.text}"')
    size = t.right_edge.i - t.left_edge.i + 1
    if t.head.pos_ not in ("NOUN", "PROPN"):
        return None
    if partial and tense in ("past", "perfect") and size >= _GLOSS_WORDS:
        return Aside(words, True, f'background clause on "{t.head.text}", outside the quoted words')
    if tense == "perfect" and size >= _DOUBTFUL_WORDS:
        return Aside(words, False, f'background clause on "{t.head.text}" in the tense of the outlet')
    return None


def _tense(verb: Token) -> str:
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(a.tag_ == "MD" for a in auxiliaries):
        return "modal"
    first = auxiliaries[0] if auxiliaries else verb
    if first.lemma_ == "have" and auxiliaries:
        return "pluperfect" if first.tag_ == "VBD" or first.lower_ == "had" else "perfect"
    if first.tag_ == "VBD":
        return "past"
    return "present" if first.tag_ in ("VBZ", "VBP") else "none"
