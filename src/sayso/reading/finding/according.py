"""Attributions without a verb: "according to", "in the words of", speakers before a colon or behind a headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sayso.reading.finding.cues import SPEECH
from sayso.reading.finding.drafts import Draft
from sayso.reading.finding.tree import FINITE, cue_tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

    from sayso.model import Article
    from sayso.reading.finding.quote_pieces import Piece
    from sayso.reading.parse import ParsedBlock

_SIDE_CLAUSES = frozenset({"relcl", "acl", "advcl", "conj", "cc", "parataxis"})
_NOUNS = frozenset(
    ["words", "view", "opinion", "telling", "account", "estimation", "reckoning", "phrase", "judgment", "judgement"]
)
_APPOSES = frozenset({"a", "an", "the", "who", "whose", "which", "one", "its", "his", "her", "their"})
_ENDS = frozenset({".", "!", "?", ";"})
# "As I said", "as you say", "as it says": the writer to the reader.
_NOBODYS = frozenset({"i", "we", "you", "it", "that", "which"})
_CAPITAL_LABEL = re.compile(r"\s*[A-Z][A-Z.'’ -]{1,40}(?:\([^)]*\))?:\s")
_TAIL_CUES = frozenset({"says", "say", "reports", "claims", "warns", "warn", "finds", "find", "shows", "reveals"})
_NO_SPEAKER = frozenset({"GPE", "LOC", "FAC", "ORG", "NORP", "EVENT", "DATE", "PRODUCT", "WORK_OF_ART"})
_TOPICS = frozenset({"what", "how", "why", "who", "where", "when", "which", "everything", "all"})
_LABEL = 8  # words of the longest speaker set before a colon
_NO_LABEL = frozenset(
    [
        "update",
        "updates",
        "note",
        "correction",
        "photo",
        "photos",
        "video",
        "watch",
        "read",
        "related",
        "source",
        "sources",
        "example",
        "question",
        "answer",
        "q",
        "a",
        "here",
        "result",
        "exclusive",
        "breaking",
        "opinion",
        "analysis",
        "live",
        "more",
        "warning",
    ]
)


def draft_according(block: ParsedBlock) -> Iterator[Draft]:
    """ "According to X", "per X" and "in X's words" of one block."""
    for token in block.doc:
        low = token.lower_
        if low == "according":
            to = next((c for c in token.children if c.lower_ == "to"), None)
            if to is None and token.i + 1 < len(block.doc) and block.doc[token.i + 1].lower_ == "to":
                to = block.doc[token.i + 1]
            if to is not None:
                yield from _phrase(block, token, to, [token.i, to.i])
        elif low == "as" and _tells(token.head):
            yield from _as_told(block, token, token.head)
        elif low in _NOUNS and token.dep_ == "pobj" and token.head.lower_ == "in":
            yield from _in_words(block, token)


def _phrase(block: ParsedBlock, opening: Token, preposition: Token, cue: list[int]) -> Iterator[Draft]:
    obj = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if obj is None:
        return
    last = _source_end(obj)
    if not any(t.is_alpha for t in block.doc[opening.sent.start : opening.i]):
        last = _first_phrase(obj)
    source = (obj.left_edge.i, last)
    yield from _around(
        block, opening.sent, (opening.i, source[1]), cue, source, " ".join(block.doc[i].text for i in cue)
    )


def _tells(verb: Token) -> bool:
    """Whether it is a verb of saying with a tense, or "put it"."""
    said = verb.lemma_.lower() in SPEECH or (verb.lemma_ == "put" and any(c.lower_ == "it" for c in verb.rights))
    return said and verb.tag_ in FINITE


def _as_told(block: ParsedBlock, opening: Token, verb: Token) -> Iterator[Draft]:
    """ "As Marrow noted in May, the bridge fell": a comment, set off by a comma, on the sentence that it stands in."""
    doc, subject = block.doc, next((c for c in verb.lefts if c.dep_ == "nsubj" and c.i > opening.i), None)
    last = verb.right_edge.i
    while last > verb.i and doc[last].is_punct:
        last -= 1
    objects = [c for c in verb.rights if c.dep_ in ("dobj", "ccomp", "xcomp", "advcl", "conj") and c.lower_ != "it"]
    opens = opening.i == opening.sent.start or doc[opening.i - 1].text in {",", "—", "–"}
    if subject is None or objects or not opens or last + 1 >= len(doc) or doc[last + 1].text not in {",", ".", "—"}:
        return
    if subject.lower_ in _NOBODYS:
        return
    source, cue = (subject.left_edge.i, subject.right_edge.i), [opening.i, *cue_tokens(verb)]
    for draft in _around(block, opening.sent, (opening.i, last), cue, source, f"as ... {verb.text}"):
        draft.head = verb.i
        yield draft


def _in_words(block: ParsedBlock, noun: Token) -> Iterator[Draft]:
    preposition = noun.head
    of = next((c for c in noun.rights if c.lower_ == "of"), None)
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    if of is not None:
        obj = next((c for c in of.children if c.dep_ == "pobj"), None)
        if obj is None:
            return
        source, last = (obj.left_edge.i, _source_end(obj)), _source_end(obj)
        cue = [preposition.i, noun.i, of.i]
    elif owner is not None:
        source, last, cue = (owner.left_edge.i, owner.right_edge.i), noun.i, [preposition.i, noun.i]
    else:
        return
    yield from _around(block, noun.sent, (preposition.i, last), cue, source, f"in ... {noun.text}")


def _source_end(obj: Token) -> int:
    """The last token of the source's phrase: without clauses set off by commas and what the parser hung behind them."""
    doc, last = obj.doc, obj.right_edge.i
    for child in obj.rights:
        before = child.left_edge.i - 1
        if child.dep_ in _SIDE_CLAUSES and doc[before].text in {",", "—", "–"}:
            last = min(last, before - 1)
    while last > obj.i and (doc[last].is_punct or doc[last].is_space) and doc[last].text not in {")", '"'}:
        last -= 1
    return max(last, obj.i)


def _first_phrase(obj: Token) -> int:
    """The last token of a source that opens its sentence: up to the first comma, or the one behind an apposition."""
    doc, last = obj.doc, obj.right_edge.i
    commas = [i for i in range(obj.i + 1, last + 1) if doc[i].text == ","]
    if not commas or commas[0] + 1 >= len(doc):
        return last
    behind = doc[commas[0] + 1]
    if behind.lower_ in _APPOSES or behind.tag_ == "VBN":
        close = next((i for i in range(commas[0] + 1, min(last + 2, len(doc))) if doc[i].text == ","), None)
        if close is not None:
            return close - 1
    return commas[0] - 1


def _around(
    block: ParsedBlock, sentence: Sentence, phrase: tuple[int, int], cue: list[int], source: tuple[int, int], why: str
) -> Iterator[Draft]:
    """One draft whose content is the clause around the phrase."""
    doc, first, last = block.doc, sentence.start, sentence.end - 1
    for i in range(phrase[0] - 1, first - 1, -1):
        if doc[i].text in _ENDS:
            first = i + 1
            break
    for i in range(phrase[1] + 1, last + 1):
        if doc[i].text in _ENDS:
            last = i
            break
    before, after = (first, phrase[0] - 1), (phrase[1] + 1, last)
    has_before = _weight(block, before) > 1
    has_after = _weight(block, after) > 1
    if not has_before:
        content = [after] if has_after else []
    elif (
        has_after
        and doc[phrase[0] - 1].text in {",", "—"}
        and doc[phrase[1] + 1].text in {",", "—"}
        and not _turns(block, after)
    ):
        content = [before, after]
    else:
        content = [before]
    if content:
        yield Draft(block, why, cue, content, source, cue[0])


def _weight(block: ParsedBlock, part: tuple[int, int]) -> int:
    return sum(1 for t in block.doc[part[0] : part[1] + 1] if t.is_alpha or t.like_num)


def _turns(block: ParsedBlock, part: tuple[int, int]) -> bool:
    """Whether the words behind the phrase start anew (", and", ", but", ", which")."""
    words = [t for t in block.doc[part[0] : part[1] + 1] if not t.is_punct]
    return bool(words) and words[0].lower_ in {"and", "but", "which", "who", "while", "though", "although", "with"}


def draft_labels(
    article: Article,
    block: ParsedBlock,
    pieces: list[Piece],
    first: bool,
    transcript: bool,
    people: frozenset[str] | None,
) -> Iterator[Draft]:
    """A speaker set before a colon ("ROE: No.", "Roe: Mill to close"), or behind the words of a headline.

    `first` tells that the block is the article's first, `transcript` that several open with capitals and a colon.
    `people` are the words that other paragraphs have for people and speakers (`list_speaking`): before the colon of a
    headline another word is the topic ("Trams: what happens next"). None where there is no other paragraph.
    """
    doc = block.doc
    headline = first or article.blocks[block.index].kind == "headline"
    colon = next((t.i for t in doc[:40] if t.text == ":"), None)
    if colon is not None and 0 < colon < len(doc) - 2 and not any(p.first < colon for p in pieces):
        label = [t for t in doc[:colon] if not t.is_space]
        topic = headline and label and not transcript and people is not None and label[-1].lower_ not in people
        if label and not topic and not _asks_of(doc, colon) and _is_speaker(label, headline, transcript):
            content = (colon + 1, len(doc) - 1)
            yield Draft(block, "speaker before a colon", [colon], [content], (label[0].i, label[-1].i), colon)
    if headline and len(doc) < 40:
        yield from _headline_tail(block)


def _asks_of(doc: Doc, colon: int) -> bool:
    """ "Sull bridge: what we know": a headline on a topic. A question is somebody's."""
    behind = next((t for t in doc[colon + 1 :] if not t.is_space), None)
    return behind is not None and behind.lower_ in _TOPICS and not any(t.text in "?\"“‘'" for t in doc[colon + 1 :])


def list_speaking(parsed: list[ParsedBlock], drafts: Iterable[Draft]) -> frozenset[str]:
    """The lower-case words of sources, and of the names of people, in all paragraphs but the first."""
    out = {t.lower_ for d in drafts if d.source for t in d.block.doc[d.source[0] : d.source[1] + 1]}
    for block in parsed[1:]:
        out.update(t.lower_ for t in block.doc if t.ent_type_ == "PERSON")
    return frozenset(out)


def is_transcript(parsed: list[ParsedBlock]) -> bool:
    """Whether at least two blocks open with a name in capitals and a colon."""
    return sum(bool(_CAPITAL_LABEL.match(b.text)) for b in parsed) > 1


def _is_speaker(label: list[Token], headline: bool, transcript: bool) -> bool:
    """Whether the words before a colon name who speaks: a person, a name in a headline, capitals in a transcript."""
    words = [t for t in label if t.is_alpha]
    if not words or len(words) > _LABEL or label[0].lower_ in _NO_LABEL or not label[0].text[:1].isupper():
        return False
    if any(t.pos_ in ("VERB", "AUX") and (not t.text[:1].isupper() or t.lemma_.lower() in SPEECH) for t in words):
        return False
    if all(t.text.isupper() for t in words):
        # A line that opens "LONDON: ..." says where it was written.
        return transcript
    if any(t.ent_type_ in _NO_SPEAKER for t in words):
        return False
    return label[0].ent_type_ == "PERSON" or (headline and len(words) <= 3 and all(t.text[:1].isupper() for t in words))


def _headline_tail(block: ParsedBlock) -> Iterator[Draft]:
    """ "Mill to close, says mayor" / "Mill to close, report finds" of a headline."""
    doc = block.doc
    words = [t for t in doc if not t.is_space and t.text != "."]
    commas = [i for i, t in enumerate(words) if t.text == "," and 2 < i < len(words) - 2]
    if len(words) < 5 or not commas or words[-1].text == ":":
        return
    tail = words[commas[-1] + 1 :]
    cue, source = (tail[-1], tail[:-1]) if tail[-1].lower_ in _TAIL_CUES else (tail[0], tail[1:])
    if len(tail) > 8 or not source or cue.lower_ not in _TAIL_CUES:
        return
    if any(t.is_punct or t.pos_ == "AUX" for t in source) or any(c.dep_ == "ccomp" for c in cue.children):
        return
    content = (words[0].i, words[commas[-1]].i)
    yield Draft(block, f", {cue.text} in a headline", [cue.i], [content], (source[0].i, source[-1].i), cue.i)
