"""Where something was said and how it reached the outlet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.model import Medium, MediumKind, Span
from sayso.reading.found import Found
from sayso.reading.layout import Layout
from sayso.reading.wording.media_words import (
    CUE_MEDIA,
    LOOKING,
    MEDIA,
    MEDIA_PAIRS,
    MEDIUM_PREPOSITIONS,
    NEWSROOM_TAILS,
    REPORTERS,
    WITNESSING,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

Place = tuple[int, "Token"]  # index of the parsed piece, token
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
        or _of_cue(layout, found)
        or _seen_by(layout, found)
        or _witnessed(layout, found)
    )


def _medium(layout: Layout, piece: int, tokens: Sequence[Token], kind: MediumKind) -> Medium:
    block = layout.parsed[piece]
    places = sorted(t.i for t in tokens)
    return Medium(Span(block.span(places[0], places[0]).start, block.span(places[-1], places[-1]).end), kind)


def _in_phrase(layout: Layout, frame: Sequence[Place]) -> Medium | None:
    inside = {(piece, t.i) for piece, t in frame}
    for piece, t in frame:
        kind = kind_of_medium(t)
        hangs = t.dep_ == "pobj" and t.head.lower_ in MEDIUM_PREPOSITIONS and t.head.dep_ in ("prep", "dative", "agent")
        if kind is not None and hangs:
            return _medium(layout, piece, [t.head, *(x for x in t.subtree if (piece, x.i) in inside)], kind)
    return None


def _told_newsroom(layout: Layout, frame: Sequence[Place]) -> Medium | None:
    """ "told the Weekly": another newsroom, or an interview where it is the outlet itself."""
    outlet = re.findall(r"\w{4,}", (layout.article.outlet or "").lower())
    inside = {(piece, t.i) for piece, t in frame}
    for piece, t in frame:
        named = t.dep_ in ("dobj", "pobj", "dative") and t.pos_ in ("PROPN", "X", "NOUN")
        if not named or not ((t.lower_ in NEWSROOM_TAILS and t.pos_ == "PROPN") or _SITE.fullmatch(t.text)):
            continue
        words = [x for x in t.subtree if (piece, x.i) in inside]
        phrase = " ".join(x.lower_ for x in words)
        return _medium(layout, piece, words, "interview" if any(o in phrase for o in outlet) else "other_outlet")
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
            if (
                child.dep_ == "acl"
                and child.lemma_.lower() in LOOKING
                and any(c.dep_ == "agent" for c in child.children)
            ):
                return _medium(layout, piece, list(child.subtree), "document")
    return None


def _witnessed(layout: Layout, found: Found) -> Medium | None:
    """The newsroom's own people saw it: "a reporter at the scene", "our correspondent saw"."""
    source = layout.tokens_under(found.source)
    seen = any(t.lemma_.lower() in WITNESSING for _, t in (*layout.tokens_under(found.cue), *source))
    for piece, t in source:
        if seen and t.lemma_.lower() in REPORTERS:
            return _medium(layout, piece, [x for _, x in source], "witnessed")
    return None
