"""What a name is the name of: a person, an organisation, a government, a group or a document."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sayso.model import SourceKind
from sayso.reading.parse import ParsedBlock
from sayso.reading.where.gazetteer import country_of_government, country_of_name, country_of_seat
from sayso.reading.who.name_runs import NameRun
from sayso.reading.who.roles import has_age_after, role_after, role_before, role_of_apposed
from sayso.reading.who.source_nouns import (
    COMMON_SOURCES,
    DOCUMENT_NAME_WORDS,
    GOVERNMENT_NOUNS,
    HONORIFICS,
    KIN,
    NEWSROOM_NAME_WORDS,
    ORGANISATION_NAME_WORDS,
    SOLE_OFFICES,
    STATE_BODIES,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


_KIND_OF_LABEL: dict[str, SourceKind] = {
    "PERSON": "person", "ORG": "organisation", "FAC": "organisation", "PRODUCT": "organisation",
    "WORK_OF_ART": "organisation", "LAW": "document", "EVENT": "organisation", "GPE": "government", "LOC": "government",
    "NORP": "group",
}  # fmt: skip
_IN = frozenset({"in", "across", "near", "around"})


def kind_of_name(parsed: list[ParsedBlock], runs: list[NameRun], lone_people: set[str]) -> SourceKind | None:
    """The kind that most of a form's `runs` tell of, all of the same words; None where nothing does.

    `lone_people` are the last words of names that are somewhere said to be a person's.
    """
    words = runs[0].words
    titled = sum(r.title in HONORIFICS or (r.title is not None and len(words) <= 3) for r in runs)
    if not titled and all(w in GOVERNMENT_NOUNS for w in words):
        return "government"
    if not titled and len(words) > 1 and words[-1] in DOCUMENT_NAME_WORDS:
        return "document"
    if not titled and (words[-1] in ORGANISATION_NAME_WORDS or (len(words) > 1 and words[-1] in NEWSROOM_NAME_WORDS)):
        return "organisation"
    if not titled and len(words) > 1 and words[-1].isdigit():
        # "Number 10": nobody is called by a number.
        return "organisation"
    votes: Counter[SourceKind] = Counter(_KIND_OF_LABEL[r.label] for r in runs if r.label)
    votes["person"] += 3 * titled
    votes["organisation"] += 2 * sum(_has_article(parsed[r.block].doc, r) for r in runs if r.label == "PERSON")
    votes["government"] += 2 * sum(
        _owns_state_body(parsed[r.block].doc, r) or _is_where(parsed[r.block].doc, r) for r in runs
    )
    if words[-1] not in ORGANISATION_NAME_WORDS and not votes["person"]:
        described = sum(_described_as_person(parsed[r.block].doc, r) for r in runs)
        votes["person"] += 4 * sum(_is_kin(parsed[r.block].doc, r) for r in runs)
        votes["person"] += 2 * described + 2 * (2 <= len(words) <= 3 and words[-1] in lone_people)
    if not votes or not max(votes.values()):
        family = 2 <= len(words) <= 3 and words[-1] in lone_people
        return "person" if family or _speaks_bare(parsed[runs[0].block].doc, runs[0]) else None
    best = max(votes.values())
    if best == votes["document"]:
        # The recogniser takes newspapers for laws.
        votes["organisation"] += best
    if not votes["person"] and _is_seat(parsed[runs[0].block].doc, runs[0]):
        return "government"
    doc = parsed[runs[0].block].doc
    if best == votes["organisation"] == 1 and _speaks_bare(doc, runs[0]) and not _owns_its(doc, runs[0]):
        return "person"
    return next(k for k in ("person", "organisation", "government", "group", "document") if votes[k] == best)


def _is_seat(doc: Doc, run: NameRun) -> bool:
    """Whether the table of countries has the name: a country, its seat of government, or what its government is called.

    A name is looked up where the recogniser saw no person: "Oslo said" is no firm.
    """
    name = doc[run.first : run.last + 1].text
    return any(look(name) is not None for look in (country_of_name, country_of_government, country_of_seat))


def _has_article(doc: Doc, run: NameRun) -> bool:
    """ "The Olm Sentinel said": only what is no person has an article, where no noun follows that it could be of."""
    before = doc[run.first - 1].lower_ if run.first else ""
    after = doc[run.last + 1] if run.last + 1 < len(doc) else None
    describes = after is not None and (after.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") or after.tag_ in ("POS", "HYPH"))
    return before == "the" and not describes and doc[run.last].tag_ == "NNP"


def _owns_its(doc: Doc, run: NameRun) -> bool:
    """ "Vane Steel closed its mill": what "its" takes up is no person."""
    verb = doc[run.last].head
    return any(c.dep_ in ("dobj", "pobj") and any(t.lower_ == "its" for t in c.lefts) for c in verb.rights)


def _described_as_person(doc: Doc, run: NameRun) -> bool:
    if run.where:
        return False
    return has_age_after(doc, run) or role_after(doc, run) is not None or _holds_office(doc, run)


def _holds_office(doc: Doc, run: NameRun) -> bool:
    """ "Olm's governor, Jan Oder,", "their chairman Jan Oder": a body has no office."""
    if not 2 <= len(run.words) <= 3:
        return False
    found = (look(doc, run) for look in (role_of_apposed, role_before))
    return any(_is_office(doc[role[0] : role[1] + 1]) for role in found if role is not None)


def _is_office(role: Span) -> bool:
    """Whether a role names an office of its holder: "deputy director of works", not "the owner"."""
    offices = (t for t in role if t.lemma_.lower() in SOLE_OFFICES and t.lemma_.lower() != "owner")
    return any(t.text.islower() and (t.i + 1 == role.end or t.nbor(1).pos_ == "ADP") for t in offices)


def _is_kin(doc: Doc, run: NameRun) -> bool:
    """ "Her husband, Tor": only people are somebody's kin."""
    at = run.first - 1
    if at > 0 and doc[at].text == ",":
        at -= 1
    return at > 0 and doc[at].lower_ in KIN and (doc[at - 1].tag_ in ("PRP$", "POS") or doc[at - 1].pos_ == "ADJ")


def _speaks_bare(doc: Doc, run: NameRun) -> bool:
    """Two capitalised words as a subject without an article, named once and with no word of an organisation.

    There the recogniser's guess hangs on how a name sounds: as many people as firms are labelled firms. A rule that
    sees only the shape gives every name the same label.
    """
    last = doc[run.last]
    before = doc[run.first - 1] if run.first else None
    return (
        len(run.words) == run.last - run.first + 1 == 2
        and not set(run.words) & (ORGANISATION_NAME_WORDS | GOVERNMENT_NOUNS | COMMON_SOURCES)
        and last.dep_ == "nsubj"
        and all(t.is_title for t in doc[run.first : run.last + 1])
        and (before is None or before.pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "PART"))
    )


def _owns_state_body(doc: Doc, run: NameRun) -> bool:
    """ "Olm's forces", "Olm's foreign ministry": only a state has those, whatever the recogniser takes the name for."""
    after = list(doc[run.last + 1 : run.last + 4])
    owns = len(after) > 1 and after[0].tag_ == "POS"
    return owns and any(t.pos_ == "NOUN" and t.lemma_.lower() in STATE_BODIES for t in after[1:])


def _is_where(doc: Doc, run: NameRun) -> bool:
    """One word after "in": a place, also where the recogniser sees a person. Outvoted by the mentions of a person."""
    return len(run.words) == 1 and not run.title and run.first > 0 and doc[run.first - 1].lower_ in _IN
