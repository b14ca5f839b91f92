"""How many origins a claim has: copies folded, one speaker counted once, what nobody can know as an upper bound."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.model import Attribution, Origin, Reading, Ref, State, Statement
from sayso.story.claims.source_words import LOOSE, PAPERS, RANKS, STAND_INS
from sayso.story.saying.quoting import called
from sayso.story.saying.speakers import Speakers, fold_name, source_name

_WORD = re.compile(r"[^\W\d_]+")
_NAMED = frozenset({"person", "organisation", "government", "group", "document", "outlet_other"})
_UNNAMED = frozenset({"unnamed", "witness"})
_BODIES = frozenset({"organisation", "government", "group"})
# A reporter of the outlet who was there, in the outlet's own sentence.
_OWN_WITNESS = re.compile(
    r"\b(?:reporters?|correspondents?|journalists?|photographers?|camera crews?|news team)\b[^.;]{0,60}?"
    r"\b(?:saw|seen|counted|watched|witnessed|heard|visited|observed|photographed|filmed)\b"
    r"|\b(?:seen|witnessed|heard|counted|observed|reviewed|verified)\s+by\s+(?:an?\s+|the\s+|our\s+)?(?:[\w'’]+\s+){0,4}?"
    r"(?:reporters?|correspondents?|journalists?|photographers?)\b",
    re.IGNORECASE,
)


_SHARED = 0.6  # of the words for whom somebody speaks: "Dovian defence ministry" and "Dovia's defence ministry"


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of a claim, with on whose word it stands."""

    ref: Ref
    reading: Reading
    statement: Statement
    attribution: Attribution | None  # the innermost
    fullest: Ref | None = None  # of copies with the same words, the one in the longest text; itself else


@dataclass(frozen=True, slots=True)
class Basis:
    """What a statement rests on."""

    key: str  # equal for what is known to be one
    known: bool  # known to be somebody: else it only raises the upper bound
    words: str  # as printed
    belongs: frozenset[str]  # words by which it may be one with another
    unnamed: bool = False  # somebody, but nobody can tell who
    person: bool = False  # with a name of their own
    body: bool = False  # an organisation, a government, a group


@dataclass(frozen=True, slots=True)
class Counted:
    """The count of a claim."""

    outlets: int
    origins: int
    origins_at_most: int
    because: tuple[str, ...]
    parties: tuple[str, ...]
    states: tuple[State, ...]


def count_origins(
    said: Sequence[Said],
    text_of: Mapping[Ref, str],
    origin_of: Mapping[str, Origin],
    speakers: Speakers,
    *,
    disputed: bool,
) -> Counted:
    """The origins of one claim, with bounds and the reasons.

    `text_of` names the text that each statement stands in (copies have one), `origin_of` the origin of each article.
    """
    texts = {one.ref: text_of[one.ref] for one in said}
    bases: dict[str, tuple[Basis, list[Said]]] = {}
    own = {fold_name(called(one.reading.article)): one.ref.article for one in said}
    by_ref = {one.ref: one for one in said}
    for one in said:
        # A copy that was cut may have lost who "she" is: the fullest one tells on whose word it stands.
        basis = basis_of(by_ref.get(one.fullest or one.ref, one), texts[one.ref], speakers)
        if _read_from(basis, one, own):
            continue
        bases.setdefault(basis.key, (basis, []))[1].append(one)
    known = _fold_short([(b, rows) for b, rows in bases.values() if b.known])
    groups = _parties_among([b for b, _ in known])
    loose = _not_covered([(b, rows) for b, rows in bases.values() if not b.known], said, texts)
    lower = max(1, sum(_at_least(g) for g in groups))
    upper = max(1, len(known) + len(loose))
    articles = list(dict.fromkeys(one.ref.article for one in said))
    return Counted(
        outlets=len({called(one.reading.article) for one in said}),
        origins=lower,
        origins_at_most=upper,
        because=tuple(_reasons(known, groups, loose, articles, texts, origin_of)),
        parties=_parties(said),
        states=_states(said, set(texts.values()), lower, upper, len(groups), len(loose), disputed),
    )


def _read_from(basis: Basis, one: Said, outlets: Mapping[str, str]) -> bool:
    """It stands on the word of another outlet whose own article is here: what that one has it from counts."""
    if one.statement.voice.kind not in _NAMED:
        return False
    name = _paper(basis.words)
    return bool(name) and any(article != one.ref.article and name == _paper(o) for o, article in outlets.items())


def _paper(name: str) -> str:
    """What tells one outlet's name from others': "the Northern newspaper" and "northern.example" alike."""
    words = [w for w in _WORD.findall(fold_name(name.split(".")[0])) if w not in LOOSE]
    return "".join([w for w in words if w not in PAPERS] or words)


def _not_covered(
    loose: list[tuple[Basis, list[Said]]], said: Sequence[Said], texts: Mapping[Ref, str]
) -> list[tuple[Basis, list[Said]]]:
    """What a text has in its own voice and on somebody's word too (a headline) rests on that word."""
    sourced = {
        texts[one.ref] for one in said if one.statement.voice.kind in _NAMED or one.statement.voice.kind in _UNNAMED
    }
    return [(b, rows) for b, rows in loose if b.unnamed or texts[rows[0].ref] not in sourced]


def basis_of(one: Said, text: str, speakers: Speakers) -> Basis:
    """What one statement rests on: a named source, the outlet's own witness, or nothing that can be told apart."""
    voice, outlet = one.statement.voice, called(one.reading.article)
    source = one.attribution.source if one.attribution else None
    if voice.kind in _NAMED and not (source is not None and source.unnamed is not None):
        name = source_name(one.reading, one.attribution) or voice.name
        if name is not None and _WORD.search(name) and fold_name(name) not in _NOBODY:
            about = f"{(source.role if source else None) or ''} {voice.party or ''}"
            if voice.kind != "person":
                about += f" {name}"
            person = voice.kind == "person" and _is_name(name)
            return Basis(
                f"speaker:{speakers.key(name)}",
                True,
                name,
                _content(about) - RANKS,
                person=person,
                body=voice.kind in _BODIES,
            )
    if _witnessed(one):
        return Basis(f"witness:{text}", True, f"a witness of {outlet}", frozenset())
    if voice.kind in _UNNAMED or voice.kind in _NAMED:
        words = source_name(one.reading, one.attribution) or voice.name or "somebody"
        return Basis(f"unnamed:{text}", False, words, frozenset(), unnamed=True)
    return Basis(f"own:{text}", False, outlet, frozenset())


_NOBODY = frozenset({"he", "she", "they", "it", "i", "we", "you", "who", "one", "that", "this", "these", "those"})


def _witnessed(one: Said) -> bool:
    if one.statement.voice.kind == "outlet":
        return _OWN_WITNESS.search(one.statement.text) is not None
    medium = one.attribution.medium if one.attribution else None
    return medium is not None and medium.kind == "witnessed" and one.statement.voice.kind in ("witness", "unstated")


def _content(words: str) -> frozenset[str]:
    return frozenset(w for w in _WORD.findall(fold_name(words).replace("'s", "")) if w not in LOOSE)


def _fold_short(known: list[tuple[Basis, list[Said]]]) -> list[tuple[Basis, list[Said]]]:
    """Descriptions that only leave words out ("their union", "the union") go with the one they can stand for."""
    out: list[tuple[Basis, list[Said]]] = []
    for basis, rows in sorted(known, key=lambda k: (-len(_described(k[0].words)), k[0].key)):
        mine = _described(basis.words)
        fits = [k for k in out if mine and mine <= _described(k[0].words) and _head(basis.words) == _head(k[0].words)]
        if len(fits) == 1:
            fits[0][1].extend(rows)
        else:
            out.append((basis, list(rows)))
    return sorted(out, key=lambda k: k[0].key)


def _is_name(words: str) -> bool:
    return words.split()[-1][:1].isupper()


def _described(words: str) -> frozenset[str]:
    """The content words of a description; none where it is a name."""
    return frozenset() if _is_name(words) else _content(words)


def _head(words: str) -> str:
    found = _WORD.findall(words.casefold())
    return found[-1] if found else ""


def _parties_among(bases: Sequence[Basis]) -> list[list[Basis]]:
    """Sources in groups that may speak for one, in the pages' words (a city, and the city engineer)."""
    groups: list[list[Basis]] = []
    for basis in bases:
        near = [g for g in groups if any(_touch(basis, other) for other in g)]
        merged = [b for g in near for b in g] + [basis]
        groups = [g for g in groups if g not in near] + [merged]
    return groups


def _at_least(group: Sequence[Basis]) -> int:
    """Origins in a group that are known to be separate: people with different names; a body may be one of them."""
    return max(1, sum(b.person for b in group))


def _touch(a: Basis, b: Basis) -> bool:
    """One speaks for the other, or both for one, in the pages' words."""
    least = min(len(a.belongs), len(b.belongs))
    if least and len(a.belongs & b.belongs) >= _SHARED * least:
        return True
    return _stands_in(a, b) or _stands_in(b, a)


def _stands_in(a: Basis, b: Basis) -> bool:
    """ "The airline" may be any body that another page names."""
    return len(a.belongs) == 1 and a.belongs <= STAND_INS and b.body and _is_name(b.words)


def _parties(said: Sequence[Said]) -> tuple[str, ...]:
    """Whom the speakers speak for: a body speaks for itself."""
    found: dict[str, str] = {}
    for one in said:
        voice = one.statement.voice
        party = voice.party or (voice.name if voice.kind in _BODIES else None)
        if party:
            found.setdefault(fold_name(party), party)
    return tuple(found.values())


def _states(
    said: Sequence[Said], texts: set[str], lower: int, upper: int, groups: int, loose: int, disputed: bool
) -> tuple[State, ...]:
    articles = {one.ref.article for one in said}
    state: State
    if len(articles) == 1 and upper == 1:
        state = "single"
    elif len(texts) == 1 and len(articles) > 1:
        state = "one_text"
    elif groups == 1 and loose == 0:
        state = "one_party"
    elif lower > 1:
        state = "several_origins"
    else:
        state = "single" if len(articles) == 1 else "one_party"
    return (state, "disagreement") if disputed else (state,)


def _reasons(
    known: Sequence[tuple[Basis, list[Said]]],
    groups: Sequence[Sequence[Basis]],
    loose: Sequence[tuple[Basis, list[Said]]],
    articles: Sequence[str],
    texts: Mapping[Ref, str],
    origin_of: Mapping[str, Origin],
) -> list[str]:
    out: list[str] = []
    for basis, rows in known:
        where = _list(called(one.reading.article) for one in rows)
        several = len({one.ref.article for one in rows}) > 1
        out.append(f'"{basis.words}" in {where}' + (": one source, counted once" if several else ""))
    for group in groups:
        if len(group) > 1:
            names = " and ".join(f'"{b.words}"' for b in group)
            least = _at_least(group)
            counted = "once" if least == 1 else f"as {least}"
            out.append(f"{names} may speak for one: counted {counted}, as {len(group)} only at most")
    for basis, rows in loose:
        where = _list(called(one.reading.article) for one in rows)
        if basis.unnamed:
            out.append(f'"{basis.words}" in {where}: without a name: known for no origin of its own')
        else:
            out.append(f"{where} in its own voice, without a source: known for no origin of its own")
    for origin in dict.fromkeys(o.id for a in articles if (o := origin_of.get(a)) is not None):
        mine = [o for a in articles if (o := origin_of.get(a)) is not None and o.id == origin]
        if len(mine) > 1:
            out.append(f"one text in {len(mine)} articles: {mine[0].because}")
    return out


def _list(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names))
