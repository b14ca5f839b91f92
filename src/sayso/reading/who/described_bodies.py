"""Which body or paper a description means: "the institute", "the report", the one for which "a spokesman" speaks."""

from __future__ import annotations

import re
from itertools import takewhile

from sayso.model import Article
from sayso.reading.where.gazetteer import country_of_government, country_of_name
from sayso.reading.who.bodies import Named, kind_shown
from sayso.reading.who.discourse import Discourse, Referent
from sayso.reading.who.phrases import Phrase, kind_of_head
from sayso.reading.who.pronouns import choose
from sayso.reading.who.source_nouns import (
    ANY_BODY,
    ARMED,
    GOVERNMENT_NOUNS,
    MOUTHPIECES,
    ORGANISATION_NAME_WORDS,
    OUTLET_NOUNS,
    PUBLIC_BODIES,
    STATE_BODIES,
    TAKEN_UP,
    UTTERANCE_NOUNS,
)

_APART = 2.0  # sentences by which one body's mention is nearer than another's of the same noun
_ISSUED = 3.0  # sentences in which "the statement" is that of the one just heard
_LONG_AGO = 10.0  # sentences after which, of several bodies of one noun, none is meant for sure
_STEM = 4  # letters in which a country and its adjective agree
_NEWSROOM_WORDS = frozenset({"news", "daily", "weekly", "sunday", "online", "local", "national"})
_BODIES = frozenset({"organisation", "government", "document"})


def resolve_body(
    article: Article, phrase: Phrase, position: int, discourse: Discourse, banned: list[Referent]
) -> Referent | None:
    """The named organisation, government or document that "the institute" or "the report" means."""
    lemma = phrase.head.lemma_.lower()
    ranked = discourse.rank(position, banned)
    held = {t.lower_ for t in phrase.tokens if t.pos_ in ("NOUN", "PROPN", "ADJ")}
    same = _bodies_of(lemma, held, position, discourse)
    if same:
        own = Referent(kind_of_head(phrase.head, False), phrase.span, False, None, lemma)
        bare = held <= {lemma}
        return _nearest([(at, r) for at, r in same if r not in banned], lemma, position, discourse, bare=bare) or own
    if lemma in TAKEN_UP and (sum(t.is_alpha for t in phrase.tokens) == 2 or _is_newsroom(phrase)):
        bodies = [
            (s, r)
            for s, r in ranked
            if r.named is not None and r.kind in ("organisation", "group") and s > 0.25 and _may_be(lemma, r.named)
        ]
        return choose(bodies, lambda r: True)
    return None


def _may_be(lemma: str, body: Named) -> bool:
    """Whether a named body may be called by a noun: "the force" is no council, "the union" no university."""
    words = set(body.words)
    told = words & ORGANISATION_NAME_WORDS
    if lemma == "force":
        return bool(words & ARMED)
    if lemma in OUTLET_NOUNS:
        return not told or kind_shown(body) == "outlet_other"
    if lemma in told or not told:
        return True
    return not told & PUBLIC_BODIES if lemma in ANY_BODY else False


def _is_newsroom(phrase: Phrase) -> bool:
    """ "The news site", "the weekly newspaper": a common word before tells what all of them are."""
    middle = [t for t in phrase.tokens[1:] if t.i != phrase.head.i and t.is_alpha]
    return phrase.head.lemma_.lower() in OUTLET_NOUNS and all(t.lower_ in _NEWSROOM_WORDS for t in middle)


def _nearest(
    bodies: list[tuple[int, Referent]], lemma: str, position: int, discourse: Discourse, *, bare: bool
) -> Referent | None:
    """Of two ministries, "the ministry" is the one brought up last, and neither where both were just now."""
    if not bodies:
        return None
    now = discourse.clock_at(position)
    (gap, last), *others = [(now - discourse.clock_at(at), r) for at, r in bodies]
    if others and (gap > _LONG_AGO or others[0][0] < gap + _APART):
        return None
    # Every state has an army: after another state was brought up, "the army" may be that one's.
    if bare and lemma in STATE_BODIES and lemma not in TAKEN_UP:
        stems = {w[:_STEM] for w in (last.named.words if last.named else _words_of(last, discourse))}
        for event in discourse.before(position):
            if event.position <= bodies[0][0]:
                break
            named = event.referent.named
            if named is not None and named.kind == "government" and not {w[:_STEM] for w in named.words} & stems:
                return None
    return last


def _words_of(referent: Referent, discourse: Discourse) -> list[str]:
    return [t.lower_ for t in discourse.tokens_of((referent.name,))[1]] if referent.name else []


def _bodies_of(lemma: str, held: set[str], position: int, discourse: Discourse) -> list[tuple[int, Referent]]:
    """The bodies called by a noun before a character, each with the place of its last mention, the nearest first.

    They are named ("Olm Harbour Ministry") or said to be somebody's ("Olm's harbour ministry").
    """
    out: dict[int, tuple[int, Referent]] = {}
    for event in discourse.before(position):
        r = event.referent
        if r.named is not None:
            words = set(r.named.words) if r.kind in _BODIES and len(r.named.words) > 1 else set()
        elif r.lemma == lemma and not r.plural and r.name is not None and r.kind in ("organisation", "government"):
            tokens = discourse.tokens_of((r.name,))[1]
            owned = any(t.tag_ in ("POS", "NNP", "NNPS") or t.ent_type_ in ("NORP", "GPE", "ORG") for t in tokens)
            words = {t.lower_ for t in tokens} if owned else set()
        else:
            continue
        if lemma in words and held <= words:
            out.setdefault(id(r), (event.position, r))
    return list(out.values())


def issuer(phrase: Phrase, position: int, discourse: Discourse) -> Referent | None:
    """Whose "the statement" is: the one just heard, if such a thing is spoken of there; a nameless one where several
    were issued, so that two are never taken for one; None where the article knows of one alone."""
    lemma = phrase.head.lemma_.lower()
    if lemma not in UTTERANCE_NOUNS or sum(t.is_alpha for t in phrase.tokens) > 2:
        return None
    issued = re.compile(rf"\b(?:an?|his|her|its|their) (?:[\w-]+ ){{0,2}}{re.escape(lemma)}\b", re.IGNORECASE)
    now = discourse.clock_at(position)
    last = next((e for e in discourse.before(position) if e.speaking), None)
    if last is not None and now - last.clock <= _ISSUED and last.referent.named is not None:
        turns = takewhile(lambda e: e.referent is last.referent, (e for e in discourse.before(position) if e.speaking))
        first = min(e.position for e in turns)
        for block, text in zip(discourse.parsed, discourse.texts, strict=True):
            since = max(0, first - block.start)
            if since < len(text) and issued.search(text[: max(0, position - block.start)], since):
                return last.referent
    if sum(len(issued.findall(text)) for text in discourse.texts) > 1:
        return Referent("document", None, False, None, lemma)
    return None


def employer(phrase: Phrase, position: int, discourse: Discourse) -> Referent | None:
    """For whom a bare "spokesman" speaks: the body that stands out, and nobody where two do."""
    bodies = [
        (s, r)
        for s, r in discourse.rank(position)
        if r.named is not None and s > 0.2 and (r.kind == "organisation" or _governs(r.named))
    ]
    return choose(bodies, lambda r: True)


def _governs(body: Named) -> bool:
    """Whether a name is a government's or a country's, not any town's."""
    name = " ".join(w.title() for w in body.words)
    known = country_of_name(name) or country_of_government(name)
    return body.kind == "government" and (known is not None or all(w in GOVERNMENT_NOUNS for w in body.words))


def is_mouthpiece(phrase: Phrase) -> bool:
    """Whether a description is of one who speaks for another."""
    return phrase.head.lemma_.lower() in MOUTHPIECES and phrase.head.lower_.startswith("spokes")
