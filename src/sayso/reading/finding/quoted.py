"""Speakers of quotations: each quotation to the cue that introduces it, beside it or paragraphs away.

Follows the deterministic sieves of Muzny et al. (2017), "A two-stage sieve approach for quote attribution", narrowed to
news: a cue beside the quotation, then the speaker of the same paragraph, then a quotation that runs on or a colon
before the paragraph. What no sieve settles stays without a source.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.reading.finding import cues
from sayso.reading.finding.drafts import Draft
from sayso.reading.finding.subjects import phrase_before, source_of
from sayso.reading.finding.tree import FINITE, cue_tokens, is_passive
from sayso.reading.quotations import Quote

if TYPE_CHECKING:
    from sayso.model import BlockKind
    from sayso.reading.parse import ParsedBlock

_ENDS = frozenset(".!?")
_DASHES = frozenset("-–—―")
_NAMED_WITHIN = 8  # tokens from "called" to what it is called
_REACH = 45  # tokens from a quotation to its cue


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
    end = block.start + len(block.doc.text)
    out = []
    for q in quotes:
        if block.start <= q.span.start < end and not q.nested:
            first = max(0, bisect_right(starts, q.span.start) - 1)
            last = max(first, bisect_left(starts, q.span.end) - 1)
            out.append(Piece(q, block, first, last))
    return out


def attach_quotes(
    parsed: list[ParsedBlock], pieces: list[list[Piece]], drafts: list[list[Draft]], kinds: Sequence[BlockKind]
) -> None:
    """Gives each piece its draft: extends one of `drafts` (a list a block) or adds a new one to it.

    `kinds` are of the parsed blocks. Quotations run on from one body paragraph to the next, past captions and the like;
    a pull quote is words of the article shown a second time, on the same word as there.
    """
    flow = [i for i, kind in enumerate(kinds) if kind == "body"]
    for i, block in enumerate(parsed):
        if kinds[i] == "pull_quote":
            continue
        for k, piece in enumerate(pieces[i]):
            piece.draft = (
                _overlapping(piece, drafts[i])
                or _beside(block, pieces[i], k, drafts[i])
                or _named(block, piece, pieces[i][k - 1].last + 1 if k else 0, drafts[i])
                or _signed(block, pieces[i], k, drafts[i])
                or _same_paragraph(block, pieces[i], k)
            )
            if piece.draft:
                _widen_source(piece)
                _extend(piece)
        for k in range(len(pieces[i]) - 2, -1, -1):
            piece, after = pieces[i][k], pieces[i][k + 1]
            if piece.draft is None and after.draft is not None and _is_sentence(piece) and _touching(piece, after):
                piece.draft = after.draft
                _extend(piece)
    for before, i in pairwise(flow):
        _across_paragraphs(parsed, pieces, drafts, i, before)
    for i, following in reversed(list(pairwise(flow))):
        _back_from_next(pieces[i], pieces[following])
    known = [p for here in pieces for p in here if p.draft is not None]
    for i, block in enumerate(parsed):
        if kinds[i] == "pull_quote":
            _lift(block, pieces[i], drafts[i], known)


def _lift(block: ParsedBlock, pieces: list[Piece], drafts: list[Draft], known: list[Piece]) -> None:
    """Gives a pull quote the source of the same words in the article."""
    for piece in pieces:
        words = piece.folded()
        same = next((p.draft for p in known if len(words) > 8 and words in p.folded()), None)
        if same is not None and same.source is not None:
            draft = Draft(same.block, "pull quote of words in the article", [], [], same.source)
            drafts.append(draft)
            piece.draft = draft
            _extend(piece)


def _overlapping(piece: Piece, drafts: list[Draft]) -> Draft | None:
    """The draft with its cue outside the quotation and most of its content inside."""
    best, most = None, 0
    for d in drafts:
        if d.head is None or piece.holds(d.head):
            continue
        common = sum(max(0, min(b, piece.last) - max(a, piece.first) + 1) for a, b in d.content)
        if common > most:
            best, most = d, common
    return best


def _extend(piece: Piece) -> None:
    draft = piece.draft
    assert draft is not None
    if draft.block is piece.block:
        draft.content.append((piece.first, piece.last))
    else:
        draft.later.append((piece.block, piece.first, piece.last))


def _widen_source(piece: Piece) -> None:
    """Lets a source behind a quotation begin right behind it: "'...,' Roe, head of a firm in Olm told ..."."""
    draft, doc = piece.draft, piece.block.doc
    if draft is None or draft.source is None or draft.head is None or draft.block is not piece.block:
        return
    first = piece.last + 1
    while first < draft.source[0] and (doc[first].is_punct or doc[first].is_space):
        first += 1
    gap = doc[first : draft.head]
    if not first < draft.source[0] <= draft.source[1] < draft.head or len(gap) > _REACH:
        return
    if doc[first].pos_ == "PROPN" and not any(t.tag_ in FINITE or t.pos_ == "SCONJ" or t.text in _ENDS for t in gap):
        draft.source = (first, draft.source[1])


def _beside(block: ParsedBlock, pieces: list[Piece], k: int, drafts: list[Draft]) -> Draft | None:
    """The draft of a cue in the same sentence, right after the quotation or right before it."""
    doc, piece = block.doc, pieces[k]
    stop = pieces[k + 1].first if k + 1 < len(pieces) else len(doc)
    after = _cue_after(block, piece, stop)
    start = pieces[k - 1].last + 1 if k else 0
    before = _cue_before(block, piece, start)
    cue = after if after is not None else before
    if cue is None:
        return None
    known = next((d for d in drafts if d.head == cue), None)
    if known is not None:
        return known
    inverted = after is not None and not any(t.is_alpha for t in doc[piece.last + 1 : cue])
    source = _phrase_after(block, cue, stop) if inverted else None
    source = source or source_of(block, doc[cue], (piece.first, piece.last))
    draft = Draft(block, f"quotation + {doc[cue].text}", cue_tokens(doc[cue]), [], source, cue)
    drafts.append(draft)
    return draft


def _named(block: ParsedBlock, piece: Piece, start: int, drafts: list[Draft]) -> Draft | None:
    """The draft of "called the plan “a lie”" where the parser made something else of it."""
    doc = block.doc
    for i in range(piece.first - 1, max(start, piece.first - _NAMED_WITHIN) - 1, -1):
        if doc[i].text in _ENDS or doc[i].text in {";", ":", ","}:
            return None
        if doc[i].pos_ in ("VERB", "AUX") or doc[i].lemma_.lower() in cues.NAMING:
            if doc[i].lemma_.lower() not in cues.NAMING or is_passive(doc[i]):
                return None
            source = source_of(block, doc[i], (i + 1, piece.last)) or phrase_before(i, doc[i])
            if source is None:
                return None
            drafts.append(Draft(block, f"{doc[i].text} + name", cue_tokens(doc[i]), [(i + 1, piece.last)], source, i))
            return drafts[-1]
    return None


def _signed(block: ParsedBlock, pieces: list[Piece], k: int, drafts: list[Draft]) -> Draft | None:
    """A quotation signed with a dash and a name that ends the paragraph."""
    doc, piece = block.doc, pieces[k]
    rest = [t for t in doc[piece.last + 1 :] if not t.is_space]
    if k + 1 < len(pieces) or not 2 <= len(rest) <= 12 or piece.words < 3:
        return None
    dash = rest[0]
    name = rest[1:]
    if dash.text[:1] not in _DASHES:
        return None
    if len(dash.text) > 1 or not name[0].text[:1].isupper() or any(t.pos_ in ("VERB", "AUX") for t in name):
        return None
    if not any(t.ent_type_ == "PERSON" or t.pos_ == "PROPN" for t in name[:3]):
        return None
    last = name[-1].i - (1 if name[-1].text == "." else 0)
    draft = Draft(block, "quotation signed with a dash", [dash.i], [], (name[0].i, last), dash.i)
    drafts.append(draft)
    return draft


def _speaks(block: ParsedBlock, i: int) -> bool:
    token = block.doc[i]
    return token.lemma_.lower() in cues.SPEECH and token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "amod")


def _cue_after(block: ParsedBlock, piece: Piece, stop: int) -> int | None:
    doc = block.doc
    inside = doc[piece.last - 1].text if piece.last > piece.first else ""
    follows = doc[piece.last + 1].text if piece.last + 1 < len(doc) else ""
    if not piece.quote.closed or not follows:
        return None
    if inside in _ENDS and follows[:1].isupper() and inside == ".":
        return None
    if inside not in {",", "?", "!", ".", "—", "–", "…", "..."} and follows not in {",", "—", "–", "-"}:
        return None
    for i in range(piece.last + 1, min(stop, piece.last + 1 + _REACH)):
        if doc[i].text in _ENDS or doc[i].text == ";":
            return None
        if _speaks(block, i):
            return i
    return None


def _cue_before(block: ParsedBlock, piece: Piece, start: int) -> int | None:
    doc = block.doc
    for i in range(piece.first - 1, max(start, piece.first - _REACH) - 1, -1):
        if doc[i].text in _ENDS or doc[i].text == ";":
            return None
        if _speaks(block, i):
            between = [t for t in doc[i + 1 : piece.first] if not t.is_space]
            last = between[-1].text if between else ""
            if last in {",", ":", "that", "—", "–"} or len(between) <= 4:
                return i
            return None
        if doc[i].lemma_.lower() in cues.UTTERANCES and doc[i].dep_ == "dobj" and doc[piece.first - 1].text == ":":
            return doc[i].head.i
    return None


def _phrase_after(block: ParsedBlock, cue: int, stop: int) -> tuple[int, int] | None:
    """The noun phrase right behind a cue ("said Smith, a doctor")."""
    doc = block.doc
    if cue + 1 >= stop:
        return None
    token = doc[cue + 1]
    while (
        token.head.i > cue
        and token.head.i < stop
        and token.head.i != token.i
        and token.dep_ in ("compound", "det", "amod", "poss", "nummod", "nmod")
    ):
        token = token.head
    if token.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    last = min(token.right_edge.i, stop - 1)
    while last > cue + 1 and doc[last].is_punct:
        last -= 1
    return cue + 1, last


def _is_sentence(piece: Piece) -> bool:
    doc = piece.block.doc
    inside = doc[piece.last - 1].text if piece.last > piece.first else ""
    return piece.words >= 3 and inside in {".", "?", "!", ",", "…", "..."}


def _touching(piece: Piece, after: Piece) -> bool:
    return not any(t.is_alpha for t in piece.block.doc[piece.last + 1 : after.first])


def _same_paragraph(block: ParsedBlock, pieces: list[Piece], k: int) -> Draft | None:
    """The speaker of the quotation before, where this one opens a new sentence of its own."""
    doc, piece = block.doc, pieces[k]
    if k == 0 or pieces[k - 1].draft is None:
        return None
    gap = [t for t in doc[pieces[k - 1].last + 1 : piece.first] if not t.is_space]
    opens = not gap or gap[-1].text in _ENDS or gap[-1].text in {",", "—", "–", ";", "...", "…"}
    own = doc[piece.first + 1].text[:1].isupper() if piece.first + 1 < len(doc) else False
    if opens and (own or (gap and gap[-1].text in {",", "—", "–", ";"})) and piece.words >= 2:
        previous = pieces[k - 1].draft
        # A cue between the two belongs to the first quotation, and its sentence must end there.
        if gap and gap[-1].text in _ENDS and sum(t.text in _ENDS for t in gap) > 1:
            return None
        return previous
    return None


def _across_paragraphs(
    parsed: list[ParsedBlock], pieces: list[list[Piece]], drafts: list[list[Draft]], i: int, previous: int
) -> None:
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
    if draft is None and last is not None and last.draft is not None and _only_quotes(block, pieces[i]):
        draft = last.draft if _ends_quoted(before, last) or not last.quote.closed else None
    if draft is None and _only_quotes(block, pieces[i]):
        draft = _speaker_before(before, drafts[previous])
        if draft is not None:
            drafts[i].append(draft)
    if draft is None:
        return
    for piece in pieces[i]:
        if piece.draft is None and (piece is first or _is_sentence(piece)):
            piece.draft = draft
            _extend(piece)


def _back_from_next(here: list[Piece], following: list[Piece]) -> None:
    """Gives a quotation that runs on into the next paragraph the speaker who is named only there."""
    if not here or not following or here[-1].quote.closed or here[-1].draft is not None:
        return
    draft = following[0].draft
    if draft is None or any(t.is_alpha for t in following[0].block.doc[: following[0].first]):
        return
    for piece in here:
        if piece.draft is None and (piece is here[-1] or _is_sentence(piece)):
            piece.draft = draft
            _extend(piece)


def _speaker_before(block: ParsedBlock, drafts: list[Draft]) -> Draft | None:
    """A new draft, without a cue, on the one speaker of the paragraph before."""
    heard = [d for d in drafts if d.source and d.block is block and d.link == "says"]
    names = {block.doc[d.source[0] : d.source[1] + 1].text for d in heard if d.source}
    if len(names) != 1:
        return None
    return Draft(block, "quotation behind a paragraph of one speaker", [], [], heard[-1].source)


def _only_quotes(block: ParsedBlock, pieces: list[Piece]) -> bool:
    return not any(t.is_alpha and not any(p.holds(t.i) for p in pieces) for t in block.doc)


def _ends_quoted(block: ParsedBlock, last: Piece) -> bool:
    return not any(t.is_alpha for t in block.doc[last.last + 1 :])


def _colon_before(block: ParsedBlock, pieces: list[Piece], drafts: list[Draft]) -> Draft | None:
    """The draft of a paragraph that ends in a colon: its last cue, or the phrase before the colon."""
    doc = block.doc
    end = len(doc) - 1
    while end >= 0 and doc[end].is_space:
        end -= 1
    if end < 1 or doc[end].text != ":":
        return None
    for i in range(end - 1, max(-1, end - _REACH), -1):
        if doc[i].text in _ENDS:
            break
        if _speaks(block, i):
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
