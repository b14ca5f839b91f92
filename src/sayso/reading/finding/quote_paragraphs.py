"""Speakers of quotations that are named in another paragraph: before it, behind it, or in front of a colon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.finding.drafts import Draft
from sayso.reading.finding.quote_pieces import (
    ENDS,
    REACH,
    Piece,
    ends_quoted,
    extend,
    is_only_quotes,
    is_sentence,
    speaks,
)
from sayso.reading.finding.subjects import source_of
from sayso.reading.finding.tree import cue_tokens

if TYPE_CHECKING:
    from sayso.reading.parse import ParsedBlock


def lift(block: ParsedBlock, pieces: list[Piece], drafts: list[Draft], known: list[Piece]) -> None:
    """Gives a pull quote the source of the same words in the article."""
    for piece in pieces:
        words = piece.folded()
        same = next((p.draft for p in known if len(words) > 8 and words in p.folded()), None)
        if same is not None and same.source is not None:
            draft = Draft(same.block, "pull quote of words in the article", [], [], same.source)
            drafts.append(draft)
            piece.draft = draft
            extend(piece)


def give_across(
    parsed: list[ParsedBlock], pieces: list[list[Piece]], drafts: list[list[Draft]], i: int, previous: int
) -> None:
    """Gives the quotation that opens block `i` the speaker of the block `previous` where it runs on from there."""
    block = parsed[i]
    if not pieces[i] or pieces[i][0].draft is not None:
        return
    first = pieces[i][0]
    if any(t.is_alpha for t in block.doc[: first.first]) or first.words < 3:
        return
    before, last = parsed[previous], pieces[previous][-1] if pieces[previous] else None
    draft: Draft | None = None
    if last is not None and not last.quote.closed:
        draft = last.draft
    if draft is None:
        draft = _colon_before(before, pieces[previous], drafts[previous])
    if draft is None and last is not None and last.draft is not None and is_only_quotes(block, pieces[i]):
        draft = last.draft if ends_quoted(before, last) or not last.quote.closed else None
    if draft is None and is_only_quotes(block, pieces[i]):
        draft = _speaker_before(before, drafts[previous])
        if draft is not None:
            drafts[i].append(draft)
    if draft is None:
        return
    for piece in pieces[i]:
        if piece.draft is None and (piece is first or is_sentence(piece)):
            piece.draft = draft
            extend(piece)


def give_back(here: list[Piece], following: list[Piece]) -> None:
    """Gives a quotation that runs on into the next paragraph the speaker who is named only there."""
    if not here or not following or here[-1].quote.closed or here[-1].draft is not None:
        return
    draft = following[0].draft
    if draft is None or any(t.is_alpha for t in following[0].block.doc[: following[0].first]):
        return
    for piece in here:
        if piece.draft is None and (piece is here[-1] or is_sentence(piece)):
            piece.draft = draft
            extend(piece)


def _speaker_before(block: ParsedBlock, drafts: list[Draft]) -> Draft | None:
    """A new draft, without a cue, on the one speaker of the paragraph before."""
    heard = [d for d in drafts if d.source and d.block is block and d.link == "says"]
    names = {block.doc[d.source[0] : d.source[1] + 1].text for d in heard if d.source}
    if len(names) != 1:
        return None
    return Draft(block, "quotation behind a paragraph of one speaker", [], [], heard[-1].source)


def _colon_before(block: ParsedBlock, pieces: list[Piece], drafts: list[Draft]) -> Draft | None:
    """The draft of a paragraph that ends in a colon: its last cue, or the phrase before the colon."""
    doc = block.doc
    end = len(doc) - 1
    while end >= 0 and doc[end].is_space:
        end -= 1
    if end < 1 or doc[end].text != ":":
        return None
    for i in range(end - 1, max(-1, end - REACH), -1):
        if doc[i].text in ENDS:
            break
        if speaks(block, i):
            known = next((d for d in drafts if d.head == i), None)
            if known is not None:
                return known
            source = source_of(block, doc[i], (end, end))
            draft = Draft(block, f"{doc[i].text}: + new paragraph", cue_tokens(doc[i]), [], source, i)
            drafts.append(draft)
            return draft
    if doc[0].lower_ == "from":
        of = max((t.i for t in doc[:end] if t.lower_ in ("from", "of")), default=0)
        drafts.append(Draft(block, "from ...: + new paragraph", [end], [], (of + 1, end - 1)))
        return drafts[-1]
    sentence = doc[end].sent
    subject = next((t for t in sentence if t.dep_ in ("nsubj", "ROOT") and t.pos_ in ("PROPN", "PRON", "NOUN")), None)
    source = (subject.left_edge.i, subject.right_edge.i) if subject is not None and subject.right_edge.i < end else None
    draft = Draft(block, "colon + new paragraph", [end], [], source, None)
    drafts.append(draft)
    return draft
