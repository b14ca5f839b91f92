"""Where a statement may be cut: full clauses joined by "and" or "but", and clauses whose certainty may differ."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sayso.model import Flag
from sayso.reading.layout import Layout
from sayso.reading.voices.statements import Piece, join_equal

if TYPE_CHECKING:
    from spacy.tokens import Token

# The tokens of a part, the part, and the whole that it was cut from.
Judge = Callable[[list["Token"], Piece, Piece], tuple[Flag, ...]]

_JOINING = frozenset({"and", "but"})
# Clauses with a claim of their own beside the main one; not "if", which belongs to its main clause.
_CLAIMING_MARKS = frozenset({"because", "although", "though", "whereas", "since", "while"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_UPWARD = frozenset({"conj", "ccomp", "parataxis"})


def cut_pieces(layout: Layout, pieces: list[Piece], judge: Judge) -> list[Piece]:
    """The pieces cut where a full clause begins or the certainty changes, each with its certainty, in text order."""
    out: list[Piece] = []
    for piece in pieces:
        tokens = layout.tokens(piece.words)
        cuts = _find_cuts([t for _, t in tokens]) if len({p for p, _ in tokens}) == 1 else {}
        parts = _split(layout, piece, cuts)
        for part in parts:
            part.certainty = judge([t for _, t in layout.tokens(part.words)], part, piece)
        out.extend(join_equal(parts))
    return sorted(out, key=lambda p: p.words[0])


def _split(layout: Layout, piece: Piece, cuts: dict[int, bool]) -> list[Piece]:
    """`cuts`: token that opens a part -> whether it must."""
    parts = [Piece(piece.label, [])]
    pending = sorted(cuts.items())
    for i in piece.words:
        token = layout.words[i].token
        must = False
        opened = False
        while pending and token >= pending[0][0]:
            must |= pending.pop(0)[1]
            opened = True
        if opened and parts[-1].words:
            parts.append(Piece(piece.label, [], breaks=must))
        parts[-1].words.append(i)
    return parts


def _find_cuts(tokens: list[Token]) -> dict[int, bool]:
    """First token of each later part -> True where it is a full clause after "and" or "but"."""
    inside = {t.i for t in tokens}
    cuts: dict[int, bool] = {}
    for t in tokens:
        if t.pos_ not in ("VERB", "AUX"):
            continue
        if t.dep_ == "conj" and t.head.i in inside and t.head.pos_ in ("VERB", "AUX") and _is_top(t.head, inside):
            opening = _opening_of_joined(t, inside)
            if opening is not None:
                full = _has_subject(t) and _has_subject(t.head)
                cuts[opening] = cuts.get(opening, False) or full
        elif t.dep_ == "advcl" and t.head.i in inside and t.i > t.head.i and _is_top(t.head, inside):
            mark = next((c for c in t.children if c.dep_ == "mark" and c.lower_ in _CLAIMING_MARKS), None)
            if mark is not None and mark.i in inside:
                cuts.setdefault(mark.i, False)
    return cuts


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in _SUBJECTS for c in verb.children)


def _is_top(t: Token, inside: set[int]) -> bool:
    """Whether the clause stands at the top of the piece and not inside a noun's clause."""
    for _ in range(50):
        if t.head.i == t.i or t.head.i not in inside:
            return True
        if t.dep_ not in _UPWARD:
            return False
        t = t.head
    return False


def _opening_of_joined(t: Token, inside: set[int]) -> int | None:
    """The "and" or "but" that joins the clause of `t` to what stands before it."""
    left = t.left_edge.i
    for c in reversed(list(t.head.children)):
        joins = c.dep_ == "cc" and c.lower_ in _JOINING and c.i in inside and t.head.i < c.i <= left
        if joins and all(o.dep_ != "conj" or not c.i < o.i < t.i for o in t.head.children):
            return c.i
    return None
