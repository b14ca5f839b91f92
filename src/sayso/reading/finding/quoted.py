"""Speakers of quotations: each quotation to the cue that introduces it, beside it or paragraphs away.

Follows the deterministic sieves of Muzny et al. (2017), "A two-stage sieve approach for quote attribution", narrowed to
news: a cue beside the quotation, then the speaker of the same paragraph, then a quotation that runs on or a colon
before the paragraph. What no sieve settles stays without a source.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.reading.finding import cues
from sayso.reading.finding.drafts import Draft
from sayso.reading.finding.quote_paragraphs import give_across, give_back, lift
from sayso.reading.finding.quote_pieces import ENDS, REACH, Piece, extend, is_sentence, speaks, touching
from sayso.reading.finding.subjects import phrase_before, shares_thing, source_of
from sayso.reading.finding.tree import FINITE, cue_tokens, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence

    from sayso.model import BlockKind
    from sayso.reading.parse import ParsedBlock

_DASHES = frozenset("-–—―")
_NAMED_WITHIN = 8  # tokens from "called" to what it is called
_FEW = 3  # words of a quotation that may be marked only for how they sound


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
                or _goes_on(block, piece, drafts[i])
            )
            if piece.draft:
                _widen_source(piece)
                extend(piece)
        for k in range(len(pieces[i]) - 2, -1, -1):
            piece, after = pieces[i][k], pieces[i][k + 1]
            if piece.draft is None and after.draft is not None and is_sentence(piece) and touching(piece, after):
                piece.draft = after.draft
                extend(piece)
    for before, i in pairwise(flow):
        give_across(parsed, pieces, drafts, i, before)
    for i, following in reversed(list(pairwise(flow))):
        give_back(pieces[i], pieces[following])
    known = [p for here in pieces for p in here if p.draft is not None]
    for i, block in enumerate(parsed):
        if kinds[i] == "pull_quote":
            lift(block, pieces[i], drafts[i], known)


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


def _widen_source(piece: Piece) -> None:
    """Lets a source behind a quotation begin right behind it: "'...,' Roe, head of a firm in Olm told ..."."""
    draft, doc = piece.draft, piece.block.doc
    if draft is None or draft.source is None or draft.head is None or draft.block is not piece.block:
        return
    first = piece.last + 1
    while first < draft.source[0] and (doc[first].is_punct or doc[first].is_space):
        first += 1
    gap = doc[first : draft.head]
    if not first < draft.source[0] <= draft.source[1] < draft.head or len(gap) > REACH:
        return
    if doc[first].pos_ == "PROPN" and not any(t.tag_ in FINITE or t.pos_ == "SCONJ" or t.text in ENDS for t in gap):
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
    if source is None and shares_thing(doc[cue]):
        # Words that a thing puts in marks are no saying; of a sentence only the speaker is not known.
        if piece.words <= _FEW:
            return None
    else:
        source = source or source_of(block, doc[cue], (piece.first, piece.last))
    draft = Draft(block, f"quotation + {doc[cue].text}", cue_tokens(doc[cue]), [], source, cue)
    drafts.append(draft)
    return draft


def _named(block: ParsedBlock, piece: Piece, start: int, drafts: list[Draft]) -> Draft | None:
    """The draft of "called the plan “a lie”" where the parser made something else of it."""
    doc = block.doc
    for i in range(piece.first - 1, max(start, piece.first - _NAMED_WITHIN) - 1, -1):
        if doc[i].text in ENDS or doc[i].text in {";", ":", ","}:
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


def _cue_after(block: ParsedBlock, piece: Piece, stop: int) -> int | None:
    doc = block.doc
    inside = doc[piece.last - 1].text if piece.last > piece.first else ""
    follows = doc[piece.last + 1].text if piece.last + 1 < len(doc) else ""
    if not piece.quote.closed or not follows:
        return None
    if inside in ENDS and follows[:1].isupper() and inside == ".":
        return None
    if inside not in {",", "?", "!", ".", "—", "–", "…", "..."} and follows not in {",", "—", "–", "-"}:
        return None
    for i in range(piece.last + 1, min(stop, piece.last + 1 + REACH)):
        if doc[i].text in ENDS or doc[i].text == ";":
            return None
        if speaks(block, i):
            return i
    return None


def _cue_before(block: ParsedBlock, piece: Piece, start: int) -> int | None:
    doc = block.doc
    for i in range(piece.first - 1, max(start, piece.first - REACH) - 1, -1):
        if doc[i].text in ENDS or doc[i].text == ";":
            return None
        if speaks(block, i):
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


def _same_paragraph(block: ParsedBlock, pieces: list[Piece], k: int) -> Draft | None:
    """The speaker of the quotation before, where this one opens a new sentence of its own."""
    doc, piece = block.doc, pieces[k]
    if k == 0 or pieces[k - 1].draft is None:
        return None
    gap = [t for t in doc[pieces[k - 1].last + 1 : piece.first] if not t.is_space]
    opens = not gap or gap[-1].text in ENDS or gap[-1].text in {",", "—", "–", ";", "...", "…"}
    own = doc[piece.first + 1].text[:1].isupper() if piece.first + 1 < len(doc) else False
    if opens and (own or (gap and gap[-1].text in {",", "—", "–", ";"})) and piece.words >= 2:
        previous = pieces[k - 1].draft
        # A cue between the two belongs to the first quotation, and its sentence must end there.
        if gap and gap[-1].text in ENDS and sum(t.text in ENDS for t in gap) > 1:
            return None
        return previous
    return None


def _goes_on(block: ParsedBlock, piece: Piece, drafts: list[Draft]) -> Draft | None:
    """The draft that the sentence before is made of: "It was late, Roe said. 'They never came.'"."""
    doc, end = block.doc, piece.first - 1
    while end >= 0 and doc[end].is_space:
        end -= 1
    if end < 1 or doc[end].text != "." or not is_sentence(piece) or not piece.quote.closed:
        return None
    sentence = doc[end].sent
    return next((d for d in drafts if d.source and d.block is block and _leads(d, sentence)), None)


def _leads(draft: Draft, sentence: Sentence) -> bool:
    """Whether the whole sentence tells what somebody said, and ends with the speaker."""
    verb = sentence.root
    said = draft.head == verb.i and verb.lemma_.lower() in cues.SPEECH and verb.tag_ in FINITE
    ends = bool(draft.content) and draft.content[-1][1] < verb.i
    return said and ends and draft.link == "says" and not any(c.dep_ == "conj" for c in verb.children)
