"""Whom a pronoun means: the one before it who fits and stands out, or nobody where two stand out alike."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

from sayso.reading.who.bodies import Named
from sayso.reading.who.discourse import SUBJECT, Discourse, Event, Referent
from sayso.reading.who.phrases import PERSONAL, PLURAL_PRONOUNS, SOMEBODY, THINGS

if TYPE_CHECKING:
    from spacy.tokens import Token

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
# How far the best must be ahead of the next (share of its own score).
_AHEAD = 0.12
_LAST = 1.7  # sentences back to the one that is told of
# One without a name is taken up by a pronoun less often than one with.
_UNNAMED = 0.85
_KNOWN = 1.4
_THING_KINDS = frozenset({"organisation", "government", "document", "outlet_other", "group"})


def gender_of_pronoun(word: str) -> str | None:
    """ "he" or "she" for a personal pronoun."""
    return "he" if word in _HE else "she" if word in _SHE else None


def _fits(word: str) -> Callable[[Referent], bool]:
    if word in PERSONAL:
        gender = gender_of_pronoun(word)
        return lambda r: (
            not r.plural and r.kind in ("person", "unnamed", "witness") and (r.gender is None or r.gender == gender)
        )
    if word in PLURAL_PRONOUNS:
        return lambda r: (r.plural and r.kind != "document") or r.kind == "group"
    if word in THINGS:
        return lambda r: not r.plural and r.kind in _THING_KINDS
    return lambda r: False


def choose(ranked: Iterable[tuple[float, Referent]], fits: Callable[[Referent], bool]) -> Referent | None:
    """The first that fits, or None where the next is nearly as good."""
    good = [(score, r) for score, r in ranked if fits(r) and score > 0.02]
    if not good:
        return None
    if len(good) > 1 and good[0][0] - good[1][0] < _AHEAD * good[0][0]:
        return None
    return good[0][1]


def resolve_pronoun(
    word: str, position: int, discourse: Discourse, banned: Collection[Referent] = ()
) -> Referent | None:
    """Whom a pronoun at a character means; None where nobody fits or two fit equally well."""
    fits = _fits(word)
    last = _told_of_last(position, discourse, fits, banned) if word in ("he", "she") else None
    if last is not None and last.named is not None and discourse.is_told_of(position):
        return last
    ranked = [(_settled(score, r, word), r) for score, r in discourse.rank(position, banned)]
    ranked.sort(key=lambda pair: -pair[0])
    if word in THINGS:
        return choose(ranked, fits)
    heard, near = discourse.prominent(position)
    if word in PLURAL_PRONOUNS:
        return choose([(s, r) for s, r in ranked if id(r) in heard], fits)
    gender = gender_of_pronoun(word)
    others = [(s, r) for s, r in ranked if id(r) in near - heard and r.gender == gender and fits(r)]
    main = [(s, r) for s, r in ranked if id(r) in heard and fits(r)]
    best = choose(main or others, fits)
    # Of two, one known to be "he": the one of whom nothing is known is not taken before him, nor he for the subject.
    if best is not None and best.gender is None and others:
        best = None
    return best or last


def _told_of_last(
    position: int, discourse: Discourse, fits: Callable[[Referent], bool], banned: Collection[Referent]
) -> Referent | None:
    """The one who fits and of whom the nearest sentence is told, the subject of its main clause; None for several.

    Subjects are taken up by subjects, before those who stand out otherwise (Brennan, Friedman & Pollard 1987). Where
    the pronoun's own sentence has another subject before it ("When Oder left, he said"), that may be meant: None.
    """
    now = discourse.clock_at(position)
    around = {c.start for c in discourse.holders(position)}
    out = set(map(id, banned))
    found: dict[int, Referent] = {}
    clock: float | None = None
    for event in discourse.before(position):
        if now - event.clock > _LAST or (clock is not None and event.clock != clock):
            break
        one = event.referent
        if (event.held >= 0 and event.held not in around) or one.lemma in SOMEBODY or not fits(one):
            continue
        if not event.speaking and event.weight < SUBJECT:
            continue
        if discourse.is_told_of(event.position):
            clock = event.clock
            if id(one) not in out:
                found[id(one)] = one
        elif event.clock == now:
            return None
    return next(iter(found.values())) if len(found) == 1 else None


def _settled(score: float, referent: Referent, word: str) -> float:
    """Who is known to be "she" is taken before one of whom the text does not tell."""
    gender = gender_of_pronoun(word)
    if gender is None:
        return score
    known = _KNOWN if referent.gender == gender else 1.0
    return score * known * (_UNNAMED if referent.named is None else 1.0)


def learn_genders(discourse: Discourse) -> None:
    """Give people the gender of the pronouns that can only mean them. The text alone tells, no list of first names."""
    votes: dict[int, list[int]] = {}
    for position, token in discourse.pronouns():
        one = _only_one(discourse, position, token)
        if one is not None:
            votes.setdefault(id(one), [0, 0])[gender_of_pronoun(token.lower_) == "she"] += 1
    for one in discourse.cast.named:
        he, she = votes.get(id(one), (0, 0))
        if one.kind == "person" and one.gender is None and he != she and max(he, she) >= 3 * min(he, she):
            one.gender = "she" if she > he else "he"


def _only_one(discourse: Discourse, position: int, token: Token) -> Named | None:
    """The only person of this sentence before a character, else of the sentence before, if a subject stands there."""
    # "Oder hurt her", "met his sister": only a subject, or the owner of something of the subject, tells.
    if token.dep_ not in ("nsubj", "nsubjpass", "poss"):
        return None
    now = discourse.clock_at(position)
    around = {c.start for c in discourse.holders(position)}
    here: dict[int, list[Event]] = {}
    before: dict[int, list[Event]] = {}
    for event in discourse.before(position):
        gap = now - event.clock
        if gap > 1.0:
            break
        if event.referent.kind not in ("person", "unnamed", "witness") or event.referent.plural:
            continue
        if event.held >= 0 and event.held not in around and gap:
            continue
        (here if gap == 0 else before).setdefault(id(event.referent), []).append(event)
    pool = here or before
    if len(pool) != 1 or (token.dep_ == "poss" and not here):
        return None
    events = next(iter(pool.values()))
    return events[0].referent.named if any(e.weight >= SUBJECT for e in events) else None
