"""Words that stand in for people just told of: "the veteran lawmaker", "the couple", "one said"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.model import Article, Span
from sayso.reading.who.discourse import SUBJECT, Discourse, Event, Referent
from sayso.reading.who.phrases import Phrase
from sayso.reading.who.roles import is_role_noun
from sayso.reading.who.source_nouns import PAIRS, RANKS, SOLE_OFFICES, SOME_OF_THEM

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEAR = 2.0  # sentences
_FAR = 12.0  # sentences in which "the couple" are still the two of before
_LONGEST_PAIR = 160  # characters
# "Ida Mollen, 38, and her husband, Tor"
_BESIDE = re.compile(r"[\s,]*(?:\(?\d{1,3}\)?[\s,]*)?(?:and|&)\s+(?:(?:his|her|their)\s+(?:[\w-]+\s*){1,3},?\s*)?")
# Words that set somebody apart from those told of.
_APART = frozenset({"other", "another", "new", "next", "second", "third", "late", "lead", "first", "same", "local"})


def resolve_varied(phrase: Phrase, position: int, discourse: Discourse, banned: list[Referent]) -> Referent | None:
    """The only person just told of, where a trade with a word of praise or origin varies the name.

    "The veteran lawmaker", "the Olmish singer": such words introduce nobody, for an article before them says that they
    are known. An office that one person holds ("the Olmish president") may be another's and is left.
    """
    if not _varies(phrase):
        return None
    now = discourse.clock_at(position)
    near: dict[int, list[Event]] = {}
    for event in discourse.before(position):
        if now - event.clock > _NEAR:
            break
        if event.referent.kind in ("person", "unnamed") and not event.referent.plural and event.held < 0:
            near.setdefault(id(event.referent), []).append(event)
    if len(near) != 1:
        return None
    events = next(iter(near.values()))
    one = events[0].referent
    told = any(e.speaking or e.weight >= SUBJECT for e in events)
    return one if told and one.named is not None and one not in banned else None


def _varies(phrase: Phrase) -> bool:
    lemma = phrase.head.lemma_.lower()
    words = {t.lower_ for t in phrase.tokens if t.is_alpha}
    if phrase.plural or not phrase.definite or lemma in SOLE_OFFICES or not is_role_noun(phrase.head):
        return False
    before = [t for t in phrase.tokens if t.i < phrase.head.i and t.pos_ in ("ADJ", "PROPN", "NOUN", "VERB")]
    return bool(before) and not words & (RANKS | _APART) and phrase.tokens[-1].i == phrase.head.i


def resolve_pair(article: Article, phrase: Phrase, position: int, discourse: Discourse) -> Referent | None:
    """The two people last named side by side, for "the couple"; the name is both with what stands between."""
    if phrase.head.lower_ not in PAIRS or sum(t.is_alpha for t in phrase.tokens) > 2:
        return None
    cast = discourse.cast
    now = discourse.clock_at(position)
    rows = [(run, who) for run, who in zip(cast.runs, cast.who, strict=True) if run.span.start < position]
    for (left, one), (right, other) in reversed(list(pairwise(rows))):
        if now - discourse.clock_at(left.span.start) > _FAR:
            break
        if one is None or other is None or one is other or one.kind != "person" or other.kind != "person":
            continue
        close = right.span.end - left.span.start < _LONGEST_PAIR
        if close and _BESIDE.fullmatch(article.text, left.span.end, right.span.start):
            return Referent("group", Span(left.span.start, right.span.end), True, None, phrase.head.lower_)
    return None


def _leads(discourse: Discourse, position: int) -> bool:
    """Whether the phrase that starts at a character is the subject of its sentence's main verb."""
    tokens = discourse.tokens_of((Span(position, position + 1),))[1]
    noun = tokens[0] if tokens else None
    while noun is not None and noun.dep_ in ("det", "compound", "amod", "nummod", "poss", "nmod"):
        noun = noun.head
    return noun is not None and noun.dep_ in ("nsubj", "nsubjpass") and noun.head.dep_ == "ROOT"


def resolve_some(tokens: list[Token], position: int, discourse: Discourse) -> Referent | None:
    """Those of whom a bare "one", "two" or "some" are: people in the plural, told of in this sentence or the last.

    None where the words are more than a number, and where two groups stand there.
    """
    words = [t for t in tokens if t.is_alpha]
    if len(words) != 1 or words[0].lower_ not in SOME_OF_THEM:
        return None
    now = discourse.clock_at(position)
    fits: dict[int, Referent] = {}
    for event in discourse.before(position):
        if now - event.clock > 1.0:
            break
        r = event.referent
        people = r.plural and r.kind in ("unnamed", "witness", "group")
        if people and r.name is not None and event.held < 0 and _leads(discourse, event.position):
            fits[id(r)] = r
    if len(fits) != 1:
        return None
    those = next(iter(fits.values()))
    plural = words[0].lower_ not in ("one", "another")
    return Referent("witness" if those.kind == "witness" else "unnamed", those.name, plural, None, words[0].lower_)
