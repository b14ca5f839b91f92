"""Where something was said and how it reached the outlet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.model import Medium, MediumKind, Span
from sayso.reading.found import Found
from sayso.reading.layout import Layout
from sayso.reading.where.gazetteer import country_of_government, country_of_name, country_of_seat
from sayso.reading.wording.media_words import (
    CUE_MEDIA,
    HEARERS,
    LOOKING,
    MEDIA,
    MEDIA_PAIRS,
    MEDIUM_PREPOSITIONS,
    NEWSROOM_NOUNS,
    NEWSROOM_TAILS,
    NO_NEWSROOM,
    POSTING,
    REPORTERS,
    WITNESSING,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

Place = tuple[int, "Token"]  # index of the parsed piece, token
_NO_BODY = frozenset({"PERSON", "GPE", "LOC", "NORP", "FAC", "DATE", "TIME", "EVENT", "LAW"})
_SITE = re.compile(r"\w+\.(?:com|org|net|news|tv|co\.\w\w|\w\w)", re.IGNORECASE)


def kind_of_medium(token: Token) -> MediumKind | None:
    """The medium that a noun names, with the word before it: "post", "news conference"."""
    lemma = token.lemma_.lower()
    if token.i:
        pair = MEDIA_PAIRS.get((token.nbor(-1).lower_, lemma))
        if pair:
            return pair
    return MEDIA.get(lemma) if token.pos_ in ("NOUN", "PROPN") else None


def find_medium(layout: Layout, found: Found, frame: Sequence[Place]) -> Medium | None:
    """The medium of one attribution: from its frame ("in a post"), who was told ("the Weekly"), its cue ("tweeted"),
    or its source ("a letter seen by the Weekly", "a reporter at the scene"); None where nothing tells.
    """
    return (
        _in_phrase(layout, frame)
        or _told_newsroom(layout, frame)
        or _told_audience(layout, frame)
        or _of_cue(layout, found)
        or _seen_by(layout, found)
        or find_witnessed(layout, found)
    )


def _medium(layout: Layout, piece: int, tokens: Sequence[Token], kind: MediumKind) -> Medium:
    block = layout.parsed[piece]
    places = sorted(t.i for t in tokens)
    return Medium(Span(block.span(places[0], places[0]).start, block.span(places[-1], places[-1]).end), kind)


def _in_phrase(layout: Layout, frame: Sequence[Place]) -> Medium | None:
    inside = {(piece, t.i) for piece, t in frame}
    for piece, t in frame:
        kind = kind_of_medium(t) or _network(t)
        hangs = t.dep_ == "pobj" and t.head.lower_ in MEDIUM_PREPOSITIONS and t.head.dep_ in ("prep", "dative", "agent")
        if kind is not None and hangs:
            words = [x for x in t.subtree if (piece, x.i) in inside]
            return _medium(layout, piece, [t.head, *words], _by_whom(layout, words, kind))
    return None


def _network(token: Token) -> MediumKind | None:
    """ "wrote on X": a network of one letter."""
    posted = token.head.head.lemma_.lower() in POSTING
    return "post" if token.text == "X" and token.head.lower_ == "on" and posted else None


def _by_whom(layout: Layout, words: Sequence[Token], kind: MediumKind) -> MediumKind:
    """The kind where the words tell more: "an interview with the Weekly", "a statement seen by the Weekly"."""
    if kind == "interview" and any(_is_newsroom(t) for t in words) and not _is_own(layout, words):
        return "other_outlet"
    seen = any(t.dep_ == "acl" and _is_looked_at(t) for t in words)
    return "document" if seen and kind == "statement" else kind


def _is_looked_at(verb: Token) -> bool:
    return verb.lemma_.lower() in LOOKING and any(c.dep_ == "agent" for c in verb.children)


def _is_own(layout: Layout, words: Sequence[Token]) -> bool:
    """Whether a phrase names the outlet itself."""
    outlet = re.findall(r"\w{4,}", (layout.article.outlet or "").lower())
    phrase = " ".join(x.lower_ for x in words)
    return any(o in phrase for o in outlet)


def _is_newsroom(token: Token) -> bool:
    """Whether a token names a newsroom: by its last word, as a site, or an organisation that is told things."""
    if token.pos_ not in ("PROPN", "X", "NOUN"):
        return False
    if (token.lower_ in NEWSROOM_TAILS and token.pos_ == "PROPN") or _SITE.fullmatch(token.text):
        return True
    if token.lower_ in NEWSROOM_NOUNS:
        return any(c.lower_ == "the" for c in token.lefts)
    # Nobody is called "the Oder": what has an article and is no place is told things as a body is.
    named = token.ent_type_ == "ORG" or (
        token.ent_type_ not in _NO_BODY and any(c.lower_ == "the" for c in token.lefts)
    )
    return token.pos_ == "PROPN" and named and not _is_office(token)


def _is_office(token: Token) -> bool:
    words = [token, *(c for c in token.children if c.dep_ in ("compound", "amod", "prep", "nmod"))]
    if any(w.lower_ in NO_NEWSROOM or w.lower_ == "of" for w in words):
        return True
    look = (country_of_name, country_of_government, country_of_seat)
    return any(find(token.text) is not None for find in look)


def _told_audience(layout: Layout, frame: Sequence[Place]) -> Medium | None:
    """ "told reporters", "told the court": who hears it tells where it was said."""
    for piece, t in frame:
        told = t.dep_ in ("dobj", "dative", "iobj") or (t.dep_ == "pobj" and t.head.lower_ == "to")
        kind = HEARERS.get(t.lemma_.lower()) if told and t.pos_ in ("NOUN", "PROPN") else None
        if kind is not None:
            inside = {(p, x.i) for p, x in frame}
            return _medium(layout, piece, [x for x in t.subtree if (piece, x.i) in inside], kind)
    return None


def _told_newsroom(layout: Layout, frame: Sequence[Place]) -> Medium | None:
    """ "told the Weekly": another newsroom, or an interview where it is the outlet itself."""
    inside = {(piece, t.i) for piece, t in frame}
    for piece, t in frame:
        if t.dep_ not in ("dobj", "pobj", "dative") or not _is_newsroom(t):
            continue
        if t.dep_ == "pobj" and t.ent_type_ == "ORG" and t.head.lower_ not in ("to", "with"):
            continue
        words = [x for x in t.subtree if (piece, x.i) in inside]
        return _medium(layout, piece, words, "interview" if _is_own(layout, words) else "other_outlet")
    return None


def _of_cue(layout: Layout, found: Found) -> Medium | None:
    for piece, t in layout.tokens_under(found.cue):
        kind = CUE_MEDIA.get(t.lemma_.lower()) if t.pos_ == "VERB" else None
        if kind:
            return _medium(layout, piece, [t], kind)
    return None


def _seen_by(layout: Layout, found: Found) -> Medium | None:
    """ "a letter seen by the Weekly": the document reached a newsroom."""
    for piece, t in layout.tokens_under(found.source):
        for child in t.children:
            if child.dep_ == "acl" and _is_looked_at(child):
                return _medium(layout, piece, list(child.subtree), "document")
    return None


def find_witnessed(layout: Layout, found: Found) -> Medium | None:
    """The newsroom's own people saw it: "a reporter at the scene", "our correspondent saw"."""
    source = layout.tokens_under(found.source)
    seen = any(t.lemma_.lower() in WITNESSING for _, t in (*layout.tokens_under(found.cue), *source))
    words = [x for _, x in source]
    for piece, t in source:
        # "Nine cranes were seen by the Weekly".
        own = t.pos_ == "PROPN" and seen and _is_own(layout, words)
        if seen and (own or t.lemma_.lower() in REPORTERS):
            return _medium(layout, piece, words, "other_outlet" if _is_of_another(layout, words) else "witnessed")
    return None


def _is_of_another(layout: Layout, words: Sequence[Token]) -> bool:
    """Whether the reporters are those of a newsroom that is named and is not the outlet itself."""
    if not layout.article.outlet or _is_own(layout, words):
        return False
    return any(t.pos_ == "PROPN" and t.lemma_.lower() not in REPORTERS for t in words)
