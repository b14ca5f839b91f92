"""Sources without a name: how many they are, how they are described, and why they are not named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.model import Source, Span, Unnamed
from sayso.reading.who.anonymity_words import ANONYMITY, BOUNDS, COUNTS, GOES_ON, HINT, REASON, SEVERAL
from sayso.reading.who.discourse import Discourse, Referent
from sayso.reading.who.phrases import SOMEBODY, head_of, is_human, is_plural, tells_share

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEADING = frozenset({"the", "a", "an", "this", "that", "these", "those", "of", "its", "their", "at", "more"})
_BACK = 2.0  # sentences from a source to "they spoke on condition of anonymity"
_Words = tuple[Span, Span | None]  # that they would not be named, and why


def tell_unnamed(
    discourse: Discourse,
    sources: Sequence[Source | None],
    meant: Mapping[int, Referent | None],
) -> list[Source | None]:
    """The sources with what is told of those who have no name; `meant` has whom each of them means, by index.

    Words on anonymity hold for the one they stand beside, wherever she speaks again. Never raises.
    """
    people = [(i, r) for i, r in meant.items() if r is not None and _is_unnamed(r)]
    told = _match(discourse, [(s, r) for i, r in people if (s := sources[i]) is not None])
    out = list(sources)
    for i, referent in people:
        source = sources[i]
        card = None if source is None else _card(discourse, source, referent, told.get(id(referent)))
        if source is not None and card is not None:
            out[i] = replace(source, unnamed=card)
    return out


def _is_unnamed(referent: Referent) -> bool:
    return referent.named is None and referent.name is not None and referent.kind in ("unnamed", "witness", "group")


def _card(discourse: Discourse, source: Source, referent: Referent, told: _Words | None) -> Unnamed | None:
    """What one source's words tell; None where they mean no people."""
    here = discourse.tokens_of(source.spans)[1]
    number, best = discourse.tokens_of((referent.name,)) if referent.name else (-1, [])
    tokens = best or here
    if not tokens:
        return None
    head = head_of(tokens)
    if referent.kind == "group" and not (is_human(head) or head.like_num):
        return None
    counted = here if here and head_of(here).pos_ in ("NOUN", "PROPN", "NUM") else tokens
    count, several = _count(counted)
    if count is None and not several:
        count, several = _count(tokens)
    rest = _without_count(tokens)
    block = discourse.parsed[number]
    anonymity, reason = told or (None, None)
    return Unnamed(count, several, block.span(rest[0].i, rest[-1].i), anonymity, reason)


def _count(tokens: Sequence[Token]) -> tuple[int | None, bool]:
    """How many the words tell, and whether they are more than one."""
    head = head_of(tokens)
    if tells_share(tokens):
        return None, True
    before = [t for t in tokens if t.i <= head.i and not _tells_age(t)]
    words = [t.lower_ for t in before]
    plural = is_plural(head) or any(w in SEVERAL for w in words[:3])
    numbers = [n for w in words if (n := _number(w)) is not None]
    articles = [w for w in words if w in ("a", "an")]
    real = [n for w, n in zip(words, map(_number, words), strict=True) if n is not None and w not in ("a", "an")]
    if any(w in BOUNDS for w in words[:4]) and (real or plural):
        return None, True
    if real:
        return real[-1], real[-1] > 1
    if plural:
        return None, True
    if numbers or articles or not is_plural(head):
        return 1, False
    return None, False


def _tells_age(token: Token) -> bool:
    """The number of "the 37-year-old"."""
    return token.like_num and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in ("-", "year", "years")


def _number(word: str) -> int | None:
    if word.isdecimal() and len(word) < 4:
        return int(word)
    return COUNTS.get(word)


def _without_count(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words that describe: no article, no count, no mark at the ends. Never empty."""
    words = [t for t in tokens if not t.is_space]
    first = 0
    while first < len(words) - 1 and _only_counts(words[first]) and not _opens_share(words, first):
        first += 1
    last = len(words)
    while last > first + 1 and (words[last - 1].is_punct or words[last - 1].tag_ == "POS"):
        last -= 1
    return words[first:last] or tokens


def _opens_share(words: Sequence[Token], first: int) -> bool:
    return bool(words[first].like_num) and tells_share(words[first : first + 4])


def _only_counts(token: Token) -> bool:
    word = token.lower_
    if _tells_age(token):
        return False
    return word in _LEADING or word in SEVERAL or word in BOUNDS or word in SOMEBODY or _number(word) is not None


def _match(discourse: Discourse, people: Sequence[tuple[Source, Referent]]) -> dict[int, _Words]:
    """By id of a referent, the words on its anonymity."""
    out: dict[int, _Words] = {}
    if not people:
        return out
    ends = sorted(((s.spans[-1].end, s.spans[0].start, n) for n, (s, _) in enumerate(people)), reverse=True)
    for block, text in zip(discourse.parsed, discourse.texts, strict=True):
        if not HINT.search(text):
            continue
        for match in ANONYMITY.finditer(text):
            here = Span(block.start + match.start(), block.start + match.end())
            owner = _owner(discourse, here, ends)
            if owner is None:
                continue
            why = REASON.match(text, match.end())
            reason = _trim(block.start, why.start("why"), why["why"]) if why else None
            out.setdefault(id(people[owner][1]), (here, reason))
    return out


def _owner(discourse: Discourse, here: Span, ends: Sequence[tuple[int, int, int]]) -> int | None:
    """The source that words on anonymity speak of: the last before them in the sentence, one that holds them or comes
    after them there, else the last one before."""
    now = discourse.clock_at(here.start)
    sentence = [(end, start, n) for end, start, n in ends if discourse.clock_at(start) == now]
    before = next((n for _, start, n in sentence if start < here.start), None)
    if before is not None:
        return before
    if sentence:
        return sentence[-1][2]
    return next((n for _, start, n in ends if start < here.start and now - discourse.clock_at(start) <= _BACK), None)


def _trim(offset: int, start: int, why: str) -> Span:
    cut = GOES_ON.search(why)
    kept = (why[: cut.start()] if cut else why).rstrip(" ,'’")
    return Span(offset + start, offset + start + len(kept))
