"""Each time that an article brings up a name or a description, and how much it stands out there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.model import Span
from sayso.reading.found import Found
from sayso.reading.parse import ParsedBlock
from sayso.reading.who.discourse import PART_WEIGHTS, Discourse, Event, Referent
from sayso.reading.who.name_runs import NameRun, sentence_starts
from sayso.reading.who.names import Cast, Named
from sayso.reading.who.phrases import is_human, is_plural, kind_of_head

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OTHER = 0.4
_IN_PASSING = 0.15  # a place after "in"
_OWNED = 0.6  # "her daughter" is brought up beside somebody else
_QUOTED_SENTENCE = 0.3  # a sentence of a quotation takes less of the reader's memory than one of the story
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def part_of(token: Token, last: int) -> str:
    """The grammatical part of a name or phrase, seen through titles and appositions."""
    if token.dep_ == "pobj" and token.head.head.lower_ == "according":
        return "nsubj"
    if token.dep_ == "pobj" and token.head.dep_ == "agent":
        return "agent"
    for _ in range(6):
        if token.dep_ in ("compound", "nmod", "appos", "conj", "amod", "flat") and token.head.i != token.i:
            if token.dep_ in ("compound", "nmod", "amod") and token.head.i > last and token.head.pos_ == "NOUN":
                return "modifier"
            token = token.head
        else:
            break
    # "the lawyer that the Gull met": who acts in a relative clause is not whom the sentence is about.
    if token.dep_ == "nsubj" and token.head.dep_ == "relcl" and token.lower_ not in ("who", "which", "that"):
        return "aside"
    return str(token.dep_)


def _is_adjective(doc: Doc, run: NameRun) -> bool:
    """Whether a people's name only describes a noun: "the Olmish coast" brings up no Olmish."""
    return run.label == "NORP" and doc[run.last].dep_ in ("amod", "compound", "nmod")


def _run_event(discourse: Discourse, run: NameRun, who: Named) -> Event:
    doc = discourse.parsed[run.block].doc
    head = next((t for t in doc[run.first : run.last + 1] if not run.first <= t.head.i <= run.last), doc[run.last])
    weight = _IN_PASSING if run.where else PART_WEIGHTS.get(part_of(head, run.last), _OTHER)
    return _event(discourse, run.span.start, weight, discourse.referent_of(who))


def _event(discourse: Discourse, position: int, weight: float, referent: Referent) -> Event:
    holders = discourse.holders(position)
    held = max((c.start for c in holders), default=-1)
    return Event(position, discourse.clock_at(position), weight, referent, held=held)


def _described(
    discourse: Discourse, number: int, names: set[int], known: dict[tuple[str, bool], Referent]
) -> Iterable[Event]:
    block = discourse.parsed[number]
    strings = block.doc.vocab.strings
    nouns = {strings["NOUN"], strings["PROPN"]}
    parts = {strings[part] for part in PART_WEIGHTS}
    columns = block.doc.to_array(["POS", "DEP"]).tolist()
    for token in [block.doc[i] for i, (pos, dep) in enumerate(columns) if pos in nouns and dep in parts]:
        if token.i in names or any(c.dep_ == "appos" and c.i in names for c in token.rights):
            continue
        plural = is_plural(token)
        kind = kind_of_head(token, plural)
        if kind is None or (is_human(token) and not plural and not _is_introduced(token)):
            continue
        key = (token.lemma_.lower(), plural)
        bare = [c for c in token.lefts if c.lower_ in _DEFINITE] and not any(c.dep_ != "det" for c in token.lefts)
        bare = bare and not any(c.lower_ == "of" for c in token.rights)
        # "the officials" are those of before; "the officials of Olm" may be others.
        referent = known.get(key) if bare else None
        if referent is None:
            referent = Referent(kind, phrase_around(block, token), plural, None, key[0])
            known[key] = referent
        discourse.described[block.start + token.idx] = referent
        weight = PART_WEIGHTS[token.dep_] * (_OWNED if any(c.tag_ == "PRP$" for c in token.children) else 0.9)
        yield _event(discourse, block.start + token.idx, weight, referent)


def _is_introduced(token: Token) -> bool:
    """Whether a singular noun for a person means somebody: "a lawyer", not "as lawyer" or "was a lawyer"."""
    return token.dep_ != "attr" and any(c.dep_ in ("det", "poss", "nummod") for c in token.lefts)


def phrase_around(block: ParsedBlock, head: Token) -> Span:
    """The words of a noun phrase around its head: what stands before it, and an "of" or "from" phrase after it."""
    first = head.i
    for child in head.lefts:
        if child.dep_ in ("det", "amod", "compound", "nummod", "nmod", "poss", "quantmod", "advmod", "predet"):
            first = min(first, child.left_edge.i)
    if head.i - first > 12:
        first = head.i
    last = head.i
    for child in head.rights:
        if child.dep_ == "prep" and child.i == last + 1 and child.right_edge.i - head.i <= 10:
            inner = list(block.doc[child.i : child.right_edge.i + 1])
            if any(t.is_punct or t.pos_ in ("VERB", "AUX", "SCONJ") for t in inner):
                break
            last = child.right_edge.i
        else:
            break
    while last > head.i and block.doc[last].pos_ == "CCONJ":
        last -= 1
    while first < last and (block.doc[first].is_punct or block.doc[first].is_space):
        first += 1
    return block.span(first, last)


def _clocks(parsed: list[ParsedBlock], texts: list[str], contents: list[Span]) -> tuple[list[int], list[float]]:
    starts: list[int] = []
    clocks: list[float] = []
    now = 0.0
    at = 0
    for block, text in zip(parsed, texts, strict=True):
        for first, last in pairwise([*sentence_starts(block.doc), len(text)]):
            start, end = block.start + first, block.start + first + len(text[first:last].rstrip())
            starts.append(start)
            clocks.append(now)
            while at < len(contents) and contents[at].end <= start:
                at += 1
            inside = at < len(contents) and contents[at].start <= start + 2 and contents[at].end >= end - 2
            now += _QUOTED_SENTENCE if inside else 1.0
    return starts, clocks


def follow_discourse(parsed: list[ParsedBlock], cast: Cast, founds: Sequence[Found]) -> Discourse:
    """The events of an article: each name and each description of people or bodies, in order."""
    contents = sorted({s for f in founds for s in f.content})
    texts = [b.text for b in parsed]
    starts, clocks = _clocks(parsed, texts, contents)
    discourse = Discourse(
        parsed, cast, founds, [], starts, clocks, contents, texts, [b.start for b in parsed], {}, {}, {}
    )
    taken: dict[int, set[int]] = {}
    for run, who in zip(cast.runs, cast.who, strict=True):
        taken.setdefault(run.block, set()).update(range(run.first, run.last + 1))
        if who is not None and not _is_adjective(parsed[run.block].doc, run):
            discourse.events.append(_run_event(discourse, run, who))
    known: dict[tuple[str, bool], Referent] = {}
    for number in range(len(parsed)):
        discourse.events.extend(_described(discourse, number, taken.get(number, set()), known))
    discourse.events.sort()
    return discourse
