"""A noun phrase taken apart: its head, the names that it is about, its words without relative clauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.model import SourceKind, Span
from sayso.reading.who.name_runs import NameRun
from sayso.reading.who.names import Cast, Named
from sayso.reading.who.roles import is_role_noun
from sayso.reading.who.source_nouns import (
    DOCUMENT_NOUNS,
    GOVERNMENT_NOUNS,
    GROUP_NOUNS,
    ORGANISATION_NOUNS,
    OUTLET_NOUNS,
    PEOPLE_NOUNS,
    ROLE_NOUNS,
    SUFFIXES,
    UNNAMED_NOUNS,
    WITNESS_NOUNS,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
PLURAL_PRONOUNS = frozenset({"they", "them", "their", "theirs", "themselves", "these", "those"})
THINGS = frozenset({"it", "its", "itself", "this", "that"})
SPEAKERS_OWN = frozenset({"i", "me", "my", "mine", "myself"})
NOBODYS = frozenset({"we", "us", "our", "ours", "ourselves", "you", "your", "yours", "yourself", "what", "there"})
RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})
INDEFINITE = frozenset(
    {
        "someone",
        "somebody",
        "anyone",
        "anybody",
        "everyone",
        "everybody",
        "nobody",
        "no-one",
        "none",
        "others",
        "another",
    }
)
# "One of them", "another", "some of the residents": people whom nothing names.
SOMEBODY = frozenset({"one", "another", "some", "others"})
# "Neither side", "no official": words of which no one is the source.
NO_ONE = frozenset({"no", "neither", "either", "nobody", "none", "whose", "whichever", "whatever"})
_ONE_WHO = ("er", "or", "ant", "ian", "eer", "ee")
SEVERAL_WHO = ("ers", "ors", "ists", "ians")
# With "of" and people behind them: people.
_COUNTS = frozenset({
    "group", "number", "team", "band", "coalition", "panel", "crowd", "handful", "dozen", "series",
    "third", "quarter", "fifth", "score", "hundred", "thousand", "million", "share", "proportion",
})  # fmt: skip
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_CUTS = frozenset({",", ";", ":", "(", ")", "[", "]", "--", "–", "—", '"', "'", "..."})
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_HUMAN_ENDINGS = ("man", "men", "woman", "women", "people", "ist", "ists", "grapher", "graphers", "goer", "goers")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source's tokens, in order, and what they are about."""

    block: int  # index into the parsed blocks
    tokens: Sequence[Token]
    head: Token
    span: Span  # cleaned: no determiner-less tail, no relative clause, no possessive ending
    heads: tuple[tuple[NameRun, Named | None], ...]  # the names that the phrase itself is about, in order
    definite: bool
    plural: bool


def head_of(tokens: Sequence[Token]) -> Token:
    """The token that carries the phrase: its head lies outside, and it is a noun where there is one."""
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if (t.head.i not in inside or t.head.i == t.i) and not t.is_punct and not t.is_space]
    nominal = [t for t in tops if t.pos_ in ("NOUN", "PROPN", "PRON", "NUM")]
    return (nominal or tops or list(tokens))[0]


def _open_names(
    tokens: Sequence[Token], head: Token, names: list[tuple[NameRun, Named | None]]
) -> list[tuple[NameRun, Named | None]]:
    """Names that are not inside a preposition, a relative clause, a possessive or a compound of the phrase."""
    first_of = {run.first: (run, who) for run, who in names}
    out: list[tuple[NameRun, Named | None]] = []
    blocked = again = False
    skip = -1
    by_index = {t.i: t for t in tokens}
    place = head.pos_ == "PROPN" and head.lower_ in GOVERNMENT_NOUNS
    for t in tokens:
        if t.i <= skip:
            continue
        if t.i in first_of:
            run, who = first_of[t.i]
            skip = run.last
            # 'The bureau's "Crime in Olm" report': a title is nobody's name.
            quoted = t.i - 1 in by_index and by_index[t.i - 1].is_quote
            if quoted and run.last < head.i and head.lemma_.lower() in DOCUMENT_NOUNS:
                continue
            # "pro-Olm", "Olm-based": part of a word that describes.
            if t.i - 1 in by_index and by_index[t.i - 1].text == "-":
                continue
            joined = by_index.get(run.last + 1)
            if joined is not None and joined.text == "-" and not joined.whitespace_ and run.last < head.i:
                continue
            after = by_index.get(run.last + 1)
            owns = (
                after is not None
                and after.tag_ == "POS"
                and any(i > after.i and by_index[i].is_alpha for i in by_index)
            )
            modifies = after is not None and after.pos_ in ("NOUN", "PROPN", "ADJ") and after.text not in _CUTS
            # "Jan Oder MBE" is the one who has it.
            modifies = modifies and not (after is not None and after.lower_ in SUFFIXES)
            modifies = modifies or _describes_head(by_index.get(run.last), after, head)
            covers_head = run.first <= head.i <= run.last and not owns and not (modifies and who is not None)
            # "City of Olm Mayor Jan Oder": the parser hangs the name under "of".
            titled = place and run.title is not None and t.i - 2 > tokens[0].i and by_index[t.i - 2].pos_ == "PROPN"
            # "secretary of works and candidate Jan Oder": two roles before one name.
            titled = titled or (again and run.title is not None and head.pos_ != "PRON")
            titled = titled or (who is not None and who.kind == "person" and _ends_office(head, run))
            if covers_head or titled or not (blocked or owns or modifies):
                out.append((run, who))
        elif t.text in _CUTS:
            blocked = False
        elif t.pos_ == "CCONJ":
            again = True
        elif t.pos_ in ("ADP", "SCONJ", "AUX") or (t.pos_ == "VERB" and t.dep_ != "amod") or t.lower_ in RELATIVES:
            blocked = True
    return out


def _describes_head(last: Token | None, after: Token | None, head: Token) -> bool:
    """ "Olm and Aster members": both names tell which members."""
    joins = after is not None and after.pos_ == "CCONJ" and head.pos_ == "NOUN" and after.i < head.i
    return joins and last is not None and last.dep_ in ("nmod", "compound") and last.head.i == head.i


def _ends_office(head: Token, run: NameRun) -> bool:
    """ "Secretary of Works Jan Oder", "Editor-in-Chief Jan Oder": the parser hangs the name in the office.

    Not "Secretary to Mayor Jan Oder", nor "an aide of Jan Oder".
    """
    doc = head.doc
    if head.i + 2 >= run.first or run.first == run.last or not (is_role_noun(head) and head.text[0].isupper()):
        return False
    between = doc[head.i + 1 : run.first]
    if all(not t.whitespace_ for t in doc[head.i : run.first - 1]):
        return between[0].text == "-"
    plain = run.title is None and between[0].lower_ in ("of", "for")
    return plain and all(t.pos_ in ("PROPN", "NOUN") and t.text[0].isupper() for t in between[1:])


def _clean(block_start: int, tokens: Sequence[Token], head: Token) -> Span:
    """The phrase up to its first comma, bracket or relative pronoun, without a possessive ending."""
    kept: list[Token] = []
    for t in tokens:
        if (
            kept
            and t.i > head.i
            and not _names_some(t, head)
            and ((t.text in _CUTS and t.tag_ != "POS") or (t.tag_ in ("WDT", "WP", "WP$") and len(kept) > 1))
        ):
            break
        if not kept and (t.is_punct or t.is_space):
            continue
        kept.append(t)
    while len(kept) > 1 and (
        kept[-1].tag_ == "POS" or kept[-1].is_punct or kept[-1].is_space or kept[-1].pos_ == "ADP"
    ):
        kept.pop()
    # "Leaders on Friday condemned": the day is when they did.
    if len(kept) > 2 and kept[-1].lower_ in DAYS and kept[-2].lower_ == "on":
        del kept[-2:]
    if not kept:
        kept = list(tokens[:1])
    return Span(block_start + kept[0].idx, block_start + kept[-1].idx + len(kept[-1]))


def _names_some(mark: Token, head: Token) -> bool:
    """Whether a comma opens names of some of a group: "ministers, including Ruth Salk"."""
    after = mark.nbor(1).lower_ if mark.i + 1 < len(mark.doc) else ""
    return mark.text == "," and after == "including" and is_plural(head)


def take_apart(block: int, block_start: int, tokens: Sequence[Token], cast: Cast) -> Phrase:
    """A source phrase with its head, its own names and its cleaned words. `tokens` is not empty."""
    head = head_of(tokens)
    spans = [Span(block_start + t.idx, block_start + t.idx + len(t)) for t in tokens]
    names = list({id(r): (r, n) for r, n in cast.within(spans)}.values())
    if head.pos_ == "NOUN" and (is_plural(head) or not is_human(head)):
        names = [(r, n) for r, n in names if r.first <= head.i]
    heads = tuple(_open_names(tokens, head, names))
    plural = is_plural(head) or any(_joined(c) for c in head.children if c.i in {t.i for t in tokens})
    definite = any(t.lower_ in _DEFINITE for t in tokens[:2])
    return Phrase(block, tokens, head, _clean(block_start, tokens, head), heads, definite, plural)


def is_plural(noun: Token) -> bool:
    """Whether a noun means several, also where a headline's capitals hide it from the tagger."""
    singular = noun.lower_.removesuffix("s")
    return noun.tag_ in ("NNS", "NNPS") or (
        noun.pos_ == "PROPN" and singular != noun.lower_ and singular in ROLE_NOUNS | UNNAMED_NOUNS
    )


def _joined(token: Token) -> bool:
    """Whether a coordinated noun is one more ("Oder and Salk"), not the same one again ("founder and owner")."""
    return token.dep_ == "conj" and (
        token.pos_ == "PROPN" or is_plural(token) or any(c.dep_ in ("det", "poss", "nummod") for c in token.children)
    )


def tells_share(tokens: Sequence[Token]) -> bool:
    """Whether words tell what share of people it is: "about 2 in 10", "three out of five voters"."""
    words = [t for t in tokens if t.lower_ != "out"][:6]
    return any(
        left.like_num and small.lower_ in ("in", "of") and right.like_num
        for left, small, right in zip(words, words[1:], words[2:], strict=False)
    )


def is_human(token: Token) -> bool:
    """Whether a noun means people."""
    lemma = token.lemma_.lower()
    return (
        is_role_noun(token)
        or lemma in PEOPLE_NOUNS
        or lemma in UNNAMED_NOUNS
        or lemma in WITNESS_NOUNS
        or (token.pos_ == "NOUN" and len(token) > 4 and token.lower_.endswith(_HUMAN_ENDINGS))
    )


def kind_of_head(token: Token, plural: bool) -> SourceKind | None:
    """What kind of source a common noun means; None where it is none that speaks."""
    if token.lower_ in SOMEBODY and token.pos_ != "PROPN":
        return "unnamed"
    lemma = token.lemma_.lower().rpartition("-")[2] if token.pos_ != "PROPN" else token.lower_
    if lemma in _COUNTS and any(_of_people(c) for c in token.children):
        return "group"
    if lemma in WITNESS_NOUNS:
        return "witness"
    if lemma == "paper" and plural and any(c.dep_ in ("compound", "amod") for c in token.lefts):
        # "Court papers", "internal papers".
        return "document"
    # "The authorities" are people; one authority is a body.
    if lemma == "authority" and not plural:
        return "government"
    if lemma in OUTLET_NOUNS:
        return "outlet_other"
    if lemma in UNNAMED_NOUNS:
        return "unnamed"
    tables: tuple[tuple[frozenset[str], SourceKind], ...] = (
        (GROUP_NOUNS, "group"),
        (ORGANISATION_NOUNS, "organisation"),
        (GOVERNMENT_NOUNS, "government"),
        (DOCUMENT_NOUNS, "document"),
    )
    if not is_role_noun(token):
        for table, kind in tables:
            if lemma in table:
                return kind
    if is_human(token):
        return "group" if plural else "unnamed"
    return "group" if plural and token.pos_ == "PROPN" else None


def _of_people(of: Token) -> bool:
    """Whether a preposition is the "of" of "thousands of extremists", "two thirds of Olmians"."""
    if of.lower_ != "of":
        return False
    nouns = [c for c in of.children if c.dep_ == "pobj"]
    if any(is_human(c) or c.tag_ == "NNPS" or c.ent_type_ == "NORP" for c in nouns):
        return True
    return any(c.lower_.endswith(SEVERAL_WHO) and kind_of_head(c, True) is None for c in nouns)


def kind_of_unknown(phrase: Phrase) -> SourceKind:
    """What kind of source a phrase most likely means whose noun is in no table."""
    head = phrase.head
    if head.pos_ == "PROPN":
        letters = head.text.isupper() and len(head) > 1
        return "organisation" if letters or phrase.definite or phrase.plural or len(phrase.tokens) > 3 else "person"
    if head.pos_ in ("NUM", "PRON", "DET", "ADJ"):
        return "group" if phrase.plural or head.pos_ == "NUM" else "unnamed"
    people = head.lower_.removesuffix("s").endswith(_ONE_WHO) or tells_share(phrase.tokens)
    if phrase.plural:
        return "group" if people else "document"
    return "unnamed" if people else "document"
