"""Which person a description means: "the minister", "the officials", "the 41-year-old"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.model import Article, Span
from sayso.reading.where.gazetteer import country_of_demonym, country_of_name
from sayso.reading.who.discourse import Discourse, Referent
from sayso.reading.who.phrases import Phrase, kind_of_head
from sayso.reading.who.pronouns import choose
from sayso.reading.who.roles import is_role_noun
from sayso.reading.who.source_nouns import (
    HE_WORDS,
    RANKS,
    SHE_WORDS,
    VARIED,
    WIDER_ROLES,
)
from sayso.text import WORD

if TYPE_CHECKING:
    from spacy.tokens import Token

_ROLE_BONUS = 0.5
_NEAR = 2.0  # sentences in which "the 41-year-old" is still the one just heard
_AGED = re.compile(r"the \d{1,3}-year-old", re.IGNORECASE)
_SERVES = frozenset({"to", "who", "that", "which"})


def _words(article: Article, spans: Iterable[Span]) -> set[str]:
    return {w.group().lower() for s in spans for w in WORD.finditer(article.text, s.start, s.end)}


@dataclass(frozen=True, slots=True)
class _Role:
    """What somebody is said to be: all words of it, and the nouns that say what she is ("aide" to the mayor)."""

    words: set[str]
    nouns: set[str]


def _roles(article: Article, discourse: Discourse, referent: Referent) -> list[_Role]:
    """Each role that the article gives somebody."""
    if referent.named is None:
        return []
    titles = [_Role({r.title}, {r.title}) for r in referent.named.runs if r.title]
    return [
        _Role(_words(article, [role]), _role_nouns(discourse.tokens_of((role,))[1])) for role in referent.named.roles
    ] + titles


def _role_nouns(tokens: list[Token]) -> set[str]:
    """The nouns of a role that its holder is, not those of whom she serves: "mayor's aide", "aide to the mayor"."""
    out: set[str] = set()
    for here, after in zip(tokens, [*tokens[1:], None], strict=True):
        if here.pos_ in ("ADP", "SCONJ") or here.lower_ in _SERVES:
            break
        # "Teacher union leader" is no teacher, "Secretary General" a secretary.
        whose = after is not None and (after.tag_ == "POS" or (after.pos_ == "NOUN" and not is_role_noun(after)))
        if not whose:
            out |= {here.lower_.strip("."), here.lemma_.lower()}
    return out


def _fits_role(wanted: set[str], words: set[str], modifiers: set[str], roles: list[_Role]) -> bool:
    """Whether one role holds the noun, and says "former" or "vice" just where the description does."""
    everywhere = set().union(*(role.words for role in roles)) if roles else set()
    return modifiers <= everywhere and any(
        wanted & role.nouns and (role.words & RANKS) == (words & RANKS) for role in roles
    )


def _modifiers(phrase: Phrase) -> set[str]:
    """Capitalised or possessive words of a description other than its head: they must fit."""
    return {
        t.lower_
        for t in phrase.tokens
        if (t.i != phrase.head.i and t.pos_ == "PROPN") or t.ent_type_ in ("NORP", "GPE")
    } - {phrase.head.lower_}


def _without_sides(phrase: Phrase, modifiers: set[str]) -> set[str]:
    """The words that must fit, without the name of a side or party, which an article brings in late.

    "The Harbour governor" is the governor of before; "the Danish governor" may be another, for every country has some.
    """
    out = set(modifiers)
    for token in phrase.tokens:
        place = token.ent_type_ in ("GPE", "LOC") or country_of_demonym(token.text) or country_of_name(token.text)
        if token.lower_ in out and not place:
            out.discard(token.lower_)
    return out


def _gender_of_noun(lemma: str) -> str | None:
    return "he" if lemma in HE_WORDS else "she" if lemma in SHE_WORDS else None


def resolve_person(
    article: Article, phrase: Phrase, position: int, discourse: Discourse, banned: list[Referent]
) -> Referent | None:
    """The named person that a singular description of a person means."""
    lemma = phrase.head.lemma_.lower()
    wanted = {lemma, *WIDER_ROLES.get(lemma, ())}
    modifiers = _modifiers(phrase)
    gender = _gender_of_noun(lemma)
    ranked = [(s, r) for s, r in discourse.rank(position, banned) if r.named is not None and r.kind == "person"]
    fitting = []
    words = {t.lower_ for t in phrase.tokens}
    for score, r in ranked:
        roles = _roles(article, discourse, r)
        if _fits_role(wanted, words, modifiers, roles):
            exact = any(lemma in role.nouns for role in roles)
            fitting.append((score + _ROLE_BONUS * exact, r))
    if not fitting:
        loose = _without_sides(phrase, modifiers)
        fitting = [(s, r) for s, r in ranked if _fits_role(wanted, words, loose, _roles(article, discourse, r))]
        fitting = fitting if loose != modifiers and len(fitting) == 1 else []
    if not fitting:
        fitting = _anywhere(article, phrase, wanted, position, discourse, banned)
    fitting = [(s, r) for s, r in fitting if gender is None or r.gender in (None, gender)]
    fitting.sort(key=lambda pair: -pair[0])
    if fitting:
        return choose(fitting, lambda r: True)
    same = fuller_description(article, phrase, position, discourse)
    if same is not None:
        return same
    return _just_heard(article, phrase, position, discourse, banned, gender)


def _anywhere(
    article: Article, phrase: Phrase, wanted: set[str], position: int, discourse: Discourse, banned: list[Referent]
) -> list[tuple[float, Referent]]:
    """Those named far before; else those named only later under the very words ("the city engineer, Ruth Salk")."""
    before, after = [], []
    lemma = phrase.head.lemma_.lower()
    modifiers = _modifiers(phrase)
    every = {t.lower_ for t in phrase.tokens}
    words = {t.lower_ for t in phrase.tokens if t.is_alpha and t.pos_ in ("NOUN", "PROPN", "ADJ")}
    for one in discourse.cast.named:
        referent = discourse.referent_of(one) if one.kind == "person" else None
        if referent is None or referent in banned:
            continue
        roles = _roles(article, discourse, referent)
        if one.runs[0].span.start < position:
            if _fits_role(wanted, every, modifiers, roles):
                before.append((1.0, referent))
        elif len(words) > 1 and any(words <= role.words and lemma in role.nouns for role in roles):
            after.append((1.0, referent))
    return before or after


def _just_heard(
    article: Article, phrase: Phrase, position: int, discourse: Discourse, banned: list[Referent], gender: str | None
) -> Referent | None:
    """Words that tell no office or trade are the last speaker, varied for style, when nobody else stands near."""
    # "The 41-year-old", "the woman". "The governor" of whom the text tells nothing else is somebody new.
    if phrase.head.lemma_.lower() not in VARIED and not _tells_age(phrase):
        return None
    if _modifiers(phrase):
        return None
    now = discourse.clock_at(position)
    last = next((e for e in discourse.before(position) if e.speaking), None)
    if last is None or now - last.clock > _NEAR or last.referent in banned:
        return None
    r = last.referent
    if r.kind != "person" or r.named is None or (gender and r.gender not in (None, gender)):
        return None
    near = {
        id(e.referent)
        for e in discourse.before(position)
        if now - e.clock <= _NEAR and e.referent.kind == "person" and e.held < 0
    }
    return r if near <= {id(r)} else None


def fuller_description(article: Article, phrase: Phrase, position: int, discourse: Discourse) -> Referent | None:
    """An earlier, longer description with the same noun: "the officials" for "two officials at the ministry"."""
    lemma = phrase.head.lemma_.lower()
    wanted = {t.lower_ for t in phrase.tokens if t.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") and t.i != phrase.head.i}
    for event in discourse.before(position):
        r = event.referent
        if r.named is not None or r.name is None or r.lemma != lemma or r.plural != phrase.plural:
            continue
        if not wanted <= _words(article, [r.name]):
            continue
        if event.speaking or r.name.end - r.name.start > phrase.span.end - phrase.span.start:
            return r
    return None


def _tells_age(phrase: Phrase) -> bool:
    return _AGED.fullmatch("".join(t.text_with_ws for t in phrase.tokens).strip()) is not None


def describes_person(phrase: Phrase) -> bool:
    """Whether the head is a singular noun for a person."""
    return not phrase.plural and (
        _tells_age(phrase) or is_role_noun(phrase.head) or kind_of_head(phrase.head, False) in ("unnamed", "witness")
    )
