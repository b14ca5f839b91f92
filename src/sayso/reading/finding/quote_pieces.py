"""Quotations as tokens of their blocks, and the draft of the attribution that each belongs to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.reading.finding import cues
from sayso.reading.finding.drafts import Draft
from sayso.reading.finding.subjects import is_thing, subject_of
from sayso.reading.quotations import Quote

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.reading.parse import ParsedBlock


ENDS = frozenset(".!?")
REACH = 45  # tokens from a quotation to its cue


@dataclass(slots=True)
class Piece:
    """A quotation as tokens of its block, both ends included, with its marks."""

    quote: Quote
    block: ParsedBlock
    first: int
    last: int
    draft: Draft | None = None

    @property
    def words(self) -> int:
        return sum(1 for t in self.block.doc[self.first : self.last + 1] if t.is_alpha or t.like_num)

    def folded(self) -> str:
        """Its letters and digits in small letters."""
        text = self.block.doc[self.first : self.last + 1].text.lower()
        return "".join(ch for ch in text if ch.isalnum())

    def holds(self, token: int) -> bool:
        return self.first <= token <= self.last


def pieces_of(parsed: list[ParsedBlock], quotes: list[Quote]) -> list[list[Piece]]:
    """The outer quotations of each parsed block as token ranges, one list a block."""
    by_block: dict[int, list[Quote]] = {}
    for q in quotes:
        by_block.setdefault(q.block, []).append(q)
    return [_pieces_in(block, by_block.get(block.index, [])) for block in parsed]


def _pieces_in(block: ParsedBlock, quotes: list[Quote]) -> list[Piece]:
    starts = [t.idx + block.start for t in block.doc]
    end = block.start + len(block.text)
    out = []
    for q in quotes:
        if block.start <= q.span.start < end and not q.nested:
            first = max(0, bisect_right(starts, q.span.start) - 1)
            last = max(first, bisect_left(starts, q.span.end) - 1)
            out.append(Piece(q, block, first, last))
    return out


def extend(piece: Piece) -> None:
    """Add the piece to the content of its draft."""
    draft = piece.draft
    assert draft is not None
    if draft.block is piece.block:
        draft.content.append((piece.first, piece.last))
    else:
        draft.later.append((piece.block, piece.first, piece.last))


def speaks(block: ParsedBlock, i: int) -> bool:
    """Whether a token is a verb of saying, as the verb of a clause."""
    token = block.doc[i]
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "amod"):
        return False
    return token.lemma_.lower() in cues.SPEECH or _goes_on(token)


def _goes_on(verb: Token) -> bool:
    """ "He went on:", "she went on.": more was said; not "the talks went on"."""
    if verb.lemma_.lower() not in ("go", "carry") or verb.i + 2 >= len(verb.doc) or verb.nbor(1).lower_ != "on":
        return False
    subject = subject_of(verb)
    return verb.nbor(2).is_punct and subject is not None and not is_thing(subject)


def is_sentence(piece: Piece) -> bool:
    """Whether a quotation ends like a sentence or a clause of one."""
    doc = piece.block.doc
    inside = doc[piece.last - 1].text if piece.last > piece.first else ""
    return piece.words >= 3 and inside in {".", "?", "!", ",", "…", "..."}


def touching(piece: Piece, after: Piece) -> bool:
    """Whether no word stands between two quotations."""
    return not any(t.is_alpha for t in piece.block.doc[piece.last + 1 : after.first])


def is_only_quotes(block: ParsedBlock, pieces: list[Piece]) -> bool:
    """Whether every word of a block is quoted."""
    return not any(t.is_alpha and not any(p.holds(t.i) for p in pieces) for t in block.doc)


def ends_quoted(block: ParsedBlock, last: Piece) -> bool:
    """Whether no word of a block follows its last quotation."""
    return not any(t.is_alpha for t in block.doc[last.last + 1 :])
