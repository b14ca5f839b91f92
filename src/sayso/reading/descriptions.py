"""Whom a description means: "the minister", "the institute", "the officials", "a spokesman"."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.model import Article, Span
from sayso.reading.discourse import Discourse, Referent
from sayso.reading.phrases import Phrase, kind_of_head
from sayso.reading.pronouns import choose
from sayso.reading.roles import is_role_noun
from sayso.reading.source_nouns import HE_WORDS, MOUTHPIECES, ORGANISATION_NAME_WORDS, SHE_WORDS
from sayso.text import WORD

# A wider word in news English for a narrower one in a role.
WIDER: dict[str, frozenset[str]] = {
    "leader": frozenset("president premier minister chancellor king chairman chairwoman chief head".split()),
    "lawmaker": frozenset("senator sen congressman congresswoman representative rep mp msp mep legislator".split()),
    "legislator": frozenset("senator sen congressman congresswoman representative rep mp msp mep lawmaker".split()),
    "politician": frozenset(
        "senator sen congressman congresswoman representative rep mp msp mep minister councillor leader governor".split()
    ),
    "backbencher": frozenset({"mp", "msp", "mep"}),
    "lawyer": frozenset({"attorney", "solicitor", "barrister", "counsel"}),
    "attorney": frozenset({"lawyer"}),
    "judge": frozenset({"justice", "magistrate"}),
    "doctor": frozenset({"physician", "surgeon", "dr"}),
    "candidate": frozenset({"nominee", "hopeful", "challenger"}),
    "nominee": frozenset({"candidate"}),
    "executive": frozenset({"ceo", "chief", "cfo", "coo", "director"}),
    "boss": frozenset({"ceo", "chief", "chairman", "director", "manager", "executive"}),
    "academic": frozenset({"professor", "lecturer", "researcher", "scholar"}),
    "researcher": frozenset({"professor", "scientist", "biologist", "economist", "ecologist", "author", "fellow"}),
    "scientist": frozenset({"professor", "biologist", "physicist", "chemist", "ecologist", "researcher"}),
    "expert": frozenset({"professor", "analyst", "researcher", "scientist"}),
    "spokesman": frozenset({"spokesperson"}),
    "spokeswoman": frozenset({"spokesperson"}),
    "officer": frozenset({"constable", "sergeant", "detective", "inspector"}),
    "founder": frozenset({"co-founder"}),
    "secretary": frozenset({"minister"}),
}  # fmt: skip
# Bodies that are taken up again by a common noun: "the company", whatever its name.
_TAKEN_UP = frozenset(
    """agency airline association bank body broadcaster business charity club commission committee company council
    department firm force foundation group institute ministry network newspaper organisation organization paper party
    publication service think-tank thinktank union university watchdog""".split()
)
_ROLE_BONUS = 0.5
_NEAR = 2.0  # sentences in which an unmatched "the backbencher" is still the one just heard


def _words(article: Article, spans: Iterable[Span]) -> set[str]:
    return {w.group().lower() for s in spans for w in WORD.finditer(article.text, s.start, s.end)}


def _roles(article: Article, referent: Referent) -> set[str]:
    if referent.named is None:
        return set()
    titles = {r.title for r in referent.named.runs if r.title}
    return _words(article, referent.named.roles) | titles


def _modifiers(phrase: Phrase) -> set[str]:
    """Capitalised or possessive words of a description other than its head: they must fit."""
    return {
        t.lower_ for t in phrase.tokens if t.i != phrase.head.i and t.pos_ == "PROPN" or t.ent_type_ in ("NORP", "GPE")
    } - {phrase.head.lower_}


def _gender_of_noun(lemma: str) -> str | None:
    return "he" if lemma in HE_WORDS else "she" if lemma in SHE_WORDS else None


def resolve_person(
    article: Article, phrase: Phrase, position: int, discourse: Discourse, banned: list[Referent]
) -> Referent | None:
    """The named person that a singular description of a person means."""
    lemma = phrase.head.lemma_.lower()
    wanted = {lemma, *WIDER.get(lemma, ())}
    modifiers = _modifiers(phrase)
    gender = _gender_of_noun(lemma)
    ranked = [(s, r) for s, r in discourse.rank(position, banned) if r.named is not None and r.kind == "person"]
    fitting = []
    for score, r in ranked:
        roles = _roles(article, r)
        if wanted & roles and modifiers <= roles | set(r.named.words if r.named else ()):
            exact = lemma in roles
            fitting.append((score + _ROLE_BONUS * exact, r))
    if not fitting:
        fitting = _anywhere_before(article, wanted, modifiers, position, discourse, banned)
    fitting = [(s, r) for s, r in fitting if gender is None or r.gender in (None, gender)]
    fitting.sort(key=lambda pair: -pair[0])
    if fitting:
        return choose(fitting, lambda r: True)
    return _just_heard(article, phrase, position, discourse, banned, gender)


def _anywhere_before(
    article: Article, wanted: set[str], modifiers: set[str], position: int, discourse: Discourse, banned: list[Referent]
) -> list[tuple[float, Referent]]:
    out = []
    for one in discourse.cast.named:
        if one.kind != "person" or one.runs[0].span.start >= position:
            continue
        referent = discourse.referent_of(one)
        roles = _roles(article, referent)
        if referent not in banned and wanted & roles and modifiers <= roles | set(one.words):
            out.append((1.0, referent))
    return out


def _just_heard(
    article: Article, phrase: Phrase, position: int, discourse: Discourse, banned: list[Referent], gender: str | None
) -> Referent | None:
    """An unmatched description is the last speaker, varied for style, when nobody else stands near."""
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


def resolve_body(
    article: Article, phrase: Phrase, position: int, discourse: Discourse, banned: list[Referent]
) -> Referent | None:
    """The named organisation, government or document that "the institute" or "the report" means."""
    lemma = phrase.head.lemma_.lower()
    ranked = discourse.rank(position, banned)
    named = [(s, r) for s, r in ranked if r.named is not None and r.kind in ("organisation", "government")]
    by_word = [(s, r) for s, r in named if lemma in r.named.words and len(r.named.words) > 1]  # type: ignore[union-attr]
    if not by_word and lemma in ORGANISATION_NAME_WORDS:
        by_word = [
            (1.0, discourse.referent_of(n))
            for n in discourse.cast.named
            if n.kind == "organisation" and lemma in n.words and len(n.words) > 1 and n.runs[0].span.start < position
        ]
    if by_word:
        return choose(by_word, lambda r: True)
    if lemma in _TAKEN_UP and not _modifiers(phrase):
        bodies = [(s, r) for s, r in named if r.kind == "organisation" and s > 0.25]
        return choose(bodies, lambda r: True)
    return None


def fuller_description(phrase: Phrase, position: int, discourse: Discourse) -> Referent | None:
    """An earlier, longer description with the same noun: "the officials" for "two officials at the ministry"."""
    lemma = phrase.head.lemma_.lower()
    for event in discourse.before(position):
        r = event.referent
        if r.named is None and r.lemma == lemma and r.plural == phrase.plural and r.name is not None:
            longer = r.name.end - r.name.start > phrase.span.end - phrase.span.start
            if longer:
                return r
    return None


def employer(phrase: Phrase, position: int, discourse: Discourse) -> Referent | None:
    """For whom a bare "spokesman" speaks: the body that stands out, and nobody where two do."""
    bodies = [
        (s, r)
        for s, r in discourse.rank(position)
        if r.named is not None and r.kind in ("organisation", "government") and s > 0.2
    ]
    return choose(bodies, lambda r: True)


def is_mouthpiece(phrase: Phrase) -> bool:
    """Whether a description is of one who speaks for another."""
    return phrase.head.lemma_.lower() in MOUTHPIECES or phrase.head.lower_ in MOUTHPIECES


def describes_person(phrase: Phrase) -> bool:
    """Whether the head is a singular noun for a person."""
    return not phrase.plural and (
        is_role_noun(phrase.head) or kind_of_head(phrase.head, False) in ("unnamed", "witness")
    )
