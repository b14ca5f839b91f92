"""For whom a source speaks, only from words that say so: "spokesman for", "minister of", "forces of"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.model import Span
from sayso.reading.parse import ParsedBlock
from sayso.reading.who.names import Cast, Named
from sayso.reading.who.source_nouns import GOVERNMENT_NOUNS, MOUTHPIECES, OFFICES, STATE_BODIES

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPEAKS_FOR = frozenset({"for", "of", "at", "from"})
_ONCE = frozenset({"former", "ex", "ex-", "late", "retired"})  # who spoke for somebody and does no more
_LED = frozenset({"of"})
_ARTICLES = frozenset({"the", "a", "an"})


def find_party(block: ParsedBlock, tokens: Sequence[Token], cast: Cast) -> tuple[Span, Named | None] | None:
    """Where the words stand that name whom the source speaks for, and who that is; None where no word says so.

    Never from a nationality or a place: "Olmish minister" and "a man in Olm" speak for nobody, "minister of Olm" does.
    """
    for i, token in enumerate(tokens):
        lemma = token.lemma_.lower()
        if lemma in _ONCE:
            return None
        if lemma in MOUTHPIECES or lemma in OFFICES or lemma in STATE_BODIES:
            found = _owner(block, tokens, i, cast) or _after(block, tokens, i, cast, lemma)
            if found is None and lemma in MOUTHPIECES:
                found = _compound(block, tokens, i, cast)
            if found is not None:
                return found
    return None


def _name_at(block: ParsedBlock, token: Token, cast: Cast) -> tuple[Span, Named | None] | None:
    standing = cast.standing_at(block.start + token.idx)
    if standing is None:
        return None
    run, who = standing
    # "Secretary of State", "minister of Justice": what the office is about, not for whom it speaks.
    if all(w in GOVERNMENT_NOUNS for w in run.words):
        return None
    return run.span, who


def _owner(block: ParsedBlock, tokens: Sequence[Token], at: int, cast: Cast) -> tuple[Span, Named | None] | None:
    """ "Olm's foreign minister": the possessor that stands before."""
    for j in range(at - 1, -1, -1):
        token = tokens[j]
        if token.tag_ == "POS" and j:
            found = _name_at(block, tokens[j - 1], cast)
            return found if found and not _nationality(tokens[j - 1]) else None
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "ADV", "NUM"):
            return None
    return None


def _after(
    block: ParsedBlock, tokens: Sequence[Token], at: int, cast: Cast, lemma: str
) -> tuple[Span, Named | None] | None:
    """ "spokesman for the Olm Guild", "mayor of Olm", "minister of transport of Olm"."""
    wanted = _SPEAKS_FOR if lemma in MOUTHPIECES else _LED
    if at + 1 >= len(tokens) or tokens[at + 1].lower_ not in wanted:
        return None
    j = at + 2
    while j < len(tokens) and (
        tokens[j].lower_ in _ARTICLES or (tokens[j].pos_ in ("ADJ", "NOUN") and not tokens[j].ent_type_)
    ):
        if tokens[j].is_punct:
            return None
        j += 1
    if j < len(tokens) and tokens[j].lower_ == "of":
        return _after_of(block, tokens, j, cast)
    return _whole_body(block, tokens, j, cast) if j < len(tokens) else None


def _whole_body(block: ParsedBlock, tokens: Sequence[Token], at: int, cast: Cast) -> tuple[Span, Named | None] | None:
    """The name at `at`, with the common nouns behind it that say which body it is: "the Olmish coastguard"."""
    found = _name_at(block, tokens[at], cast)
    if found is None:
        return None
    first = last = at
    while last + 1 < len(tokens) and block.start + tokens[last + 1].idx < found[0].end:
        last += 1
    named_to = last
    while last + 1 < len(tokens) and tokens[last + 1].pos_ in ("NOUN", "ADJ") and not tokens[last + 1].ent_type_:
        last += 1
    if last == named_to or tokens[last].pos_ != "NOUN":
        return found
    return block.span(tokens[first].i, tokens[last].i), None


def _after_of(block: ParsedBlock, tokens: Sequence[Token], at: int, cast: Cast) -> tuple[Span, Named | None] | None:
    j = at + 1
    while j < len(tokens) and tokens[j].lower_ in _ARTICLES:
        j += 1
    return _name_at(block, tokens[j], cast) if j < len(tokens) else None


def _nationality(token: Token) -> bool:
    return token.ent_type_ == "NORP" or token.pos_ == "ADJ"


def _compound(block: ParsedBlock, tokens: Sequence[Token], at: int, cast: Cast) -> tuple[Span, Named | None] | None:
    """ "Harbour Guild spokesman": the name directly before, unless it is a place or a nationality."""
    j = at - 1
    while j >= 0 and tokens[j].pos_ == "NOUN" and not tokens[j].ent_type_ and not _name_at(block, tokens[j], cast):
        j -= 1
    if j < 0 or tokens[j].ent_type_ in ("NORP", "GPE", "LOC", "DATE", "CARDINAL"):
        return None
    found = _name_at(block, tokens[j], cast)
    if found is None:
        return None
    first = found[0].start
    if j == at - 1:
        # A single word there may be an adjective to the parser ("a Green spokeswoman"), so none of them counts.
        single = block.start + tokens[j].idx == first
        return None if single else found
    return Span(first, block.start + tokens[at - 1].idx + len(tokens[at - 1])), None
