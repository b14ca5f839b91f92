"""Who was spoken of when: the order in which an article brings up people and bodies, and how much each stands out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.model import SourceKind, Span, Spans
from sayso.reading.found import Found
from sayso.reading.parse import ParsedBlock
from sayso.reading.who.name_runs import NameRun, sentence_starts
from sayso.reading.who.names import Cast, Named
from sayso.reading.who.phrases import is_human, is_plural, kind_of_head
from sayso.reading.who.source_nouns import HE_WORDS, SHE_WORDS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# How much a mention stands out by its part in the sentence: subjects are taken up again by pronouns.
_WEIGHTS = {
    "nsubj": 1.0,
    "nsubjpass": 0.85,
    "ROOT": 0.8,
    "agent": 0.7,
    "dobj": 0.5,
    "dative": 0.5,
    "attr": 0.5,
    "pobj": 0.45,
}
_OTHER = 0.4
_IN_PASSING = 0.15  # a place after "in"
_OWNED = 0.6  # "her daughter" is brought up beside somebody else
_SPEAKER = 0.8  # added for one who was just heard
_SAME_SENTENCE = 0.7  # added for the subject of the sentence that the pronoun stands in
_FADE = 0.75  # a sentence
_PASSING = 0.4  # a mention inside what somebody says
_QUOTED_SENTENCE = 0.3  # a sentence of a quotation takes less of the reader's memory than one of the story
_HE_OR_SHE = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_WINDOW = 14.0  # sentences
_REACH = 2.0  # sentences in which a subject that said nothing is taken up by a pronoun
SUBJECT = 0.7  # least weight of a part that is taken up like a subject
_SIDE = frozenset({"advcl", "relcl", "acl"})
_BODIES = frozenset({"government", "organisation", "outlet_other"})


@dataclass(slots=True, eq=False)
class Referent:
    """Somebody who can be taken up again."""

    kind: SourceKind | None
    name: Span | None  # where the words that name or describe it best stand
    plural: bool
    named: Named | None = None
    lemma: str = ""  # of a description's head noun

    @property
    def gender(self) -> str | None:
        """ "he", "she" or None where the text does not tell."""
        if self.named:
            return self.named.gender
        if self.plural:
            return None
        return "he" if self.lemma in HE_WORDS else "she" if self.lemma in SHE_WORDS else None


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """One time that a referent is brought up."""

    position: int
    clock: float
    weight: float
    referent: Referent = field(compare=False)
    speaking: bool = field(compare=False, default=False)
    held: int = field(compare=False, default=-1)  # start of the innermost content around it, -1 for none


@dataclass(slots=True)
class Discourse:
    """The article as a row of events."""

    parsed: list[ParsedBlock]
    cast: Cast
    founds: Sequence[Found]
    events: list[Event]
    sentence_starts: list[int]
    clocks: list[float]
    contents: list[Span]  # sorted
    texts: list[str]  # of the parsed blocks
    block_starts: list[int]
    token_starts: dict[int, list[int]]
    referents: dict[int, Referent]  # by id of Named
    described: dict[int, Referent]  # by the first character of a description's head noun

    def clock_at(self, position: int) -> float:
        """Sentences before a character, quoted ones counted less."""
        i = bisect_right(self.sentence_starts, position) - 1
        return self.clocks[i] if i >= 0 else 0.0

    def tokens_of(self, spans: Spans) -> tuple[int, list[Token]]:
        """The index of the parsed block and the tokens under the spans that lie in it."""
        if not spans:
            return -1, []
        number = bisect_right(self.block_starts, spans[0].start) - 1
        if number < 0:
            return -1, []
        block = self.parsed[number]
        starts = self.starts_in(number)
        out: list[Token] = []
        for s in spans:
            i = max(0, bisect_right(starts, s.start) - 1)
            while i < len(starts) and starts[i] < s.end:
                token = block.doc[i]
                if starts[i] + len(token) > s.start and not token.is_space:
                    out.append(token)
                i += 1
        return number, sorted({t.i: t for t in out}.values(), key=lambda t: t.i)

    def starts_in(self, number: int) -> list[int]:
        """Offsets in the article of a block's tokens."""
        if number not in self.token_starts:
            block = self.parsed[number]
            self.token_starts[number] = [block.start + at for at in block.doc.to_array("IDX").tolist()]
        return self.token_starts[number]

    def pronouns(self) -> Iterator[tuple[int, Token]]:
        """The personal pronouns of one man or woman, each with its first character in the article."""
        for number, block in enumerate(self.parsed):
            for match in _HE_OR_SHE.finditer(self.texts[number]):
                position = block.start + match.start()
                i = bisect_left(self.starts_in(number), position)
                if i < len(block.doc) and block.doc[i].lower_ == match.group().lower():
                    yield position, block.doc[i]

    def referent_of(self, named: Named) -> Referent:
        """The one referent of somebody named."""
        if id(named) not in self.referents:
            plural = named.kind == "group"
            self.referents[id(named)] = Referent(named.kind, named.full, plural, named)
        return self.referents[id(named)]

    def hear(self, referent: Referent, position: int) -> None:
        """Record that somebody was just a source."""
        insort(self.events, Event(position, self.clock_at(position), _SPEAKER, referent, speaking=True))

    def recall(self, referent: Referent, position: int) -> None:
        """Record that the story itself took somebody up by a pronoun."""
        insort(self.events, Event(position, self.clock_at(position), _WEIGHTS["nsubj"], referent))

    def holders(self, position: int) -> list[Span]:
        """The contents that hold a character."""
        end = bisect_right(self.contents, Span(position, 1 << 60))
        return [c for c in self.contents[max(0, end - 40) : end] if c.start <= position < c.end]

    def before(self, position: int) -> Iterator[Event]:
        """The events before a character, the nearest first."""
        for i in range(bisect_left(self.events, position, key=lambda e: e.position) - 1, -1, -1):
            yield self.events[i]

    def prominent(self, position: int) -> tuple[set[int], set[int]]:
        """Whom a pronoun for people may take up, by id: those heard before or a subject just before; all just before.

        Who is only talked about in what others say is in neither. After a body was heard, only those brought up since
        are: "the ministry said ... he said" is nobody of before.
        """
        now = self.clock_at(position)
        around = {c.start for c in self.holders(position)}
        heard: set[int] = set()
        near: set[int] = set()
        people = False
        for event in self.before(position):
            gap = now - event.clock
            if gap > _WINDOW:
                break
            if event.speaking and event.referent.kind in _BODIES and not people and not self._beside(event):
                break
            free = event.held < 0 or event.held in around
            close = free and gap <= _REACH
            if event.speaking or (close and event.weight >= SUBJECT):
                heard.add(id(event.referent))
                people = people or event.referent.kind not in _BODIES
            if close:
                near.add(id(event.referent))
        return heard, near

    def _beside(self, body: Event) -> bool:
        """Whether a body is heard in a sentence about a person: "Oder agreed after the guild said"."""
        tokens = self.tokens_of((Span(body.position, body.position + 1),))[1]
        if not tokens or not any(t.dep_ in _SIDE for t in (tokens[0], *tokens[0].ancestors)):
            return False
        for event in self.before(body.position):
            if event.clock != body.clock:
                return False
            if event.weight >= SUBJECT and event.held < 0 and event.referent.kind in ("person", "unnamed"):
                return not event.referent.plural
        return False

    def rank(self, position: int, banned: Iterable[Referent] = ()) -> list[tuple[float, Referent]]:
        """Referents before a character, the one that stands out most first."""
        now = self.clock_at(position)
        around = {c.start for c in self.holders(position)}
        out = set(map(id, banned))
        spoken: dict[int, float] = {}
        seen: dict[int, float] = {}
        who: dict[int, Referent] = {}
        for event in self.before(position):
            gap = now - event.clock
            if gap > _WINDOW:
                break
            key = id(event.referent)
            if key in out:
                continue
            who[key] = event.referent
            score = event.weight * _FADE**gap
            if gap == 0 and event.weight == _WEIGHTS["nsubj"] and not event.speaking:
                score += _SAME_SENTENCE
            if event.held >= 0 and event.held not in around:
                score *= _PASSING
            table = spoken if event.speaking else seen
            table[key] = max(table.get(key, 0.0), score)
        ranked = [(seen.get(k, 0.0) + spoken.get(k, 0.0), r) for k, r in who.items()]
        return sorted(ranked, key=lambda pair: -pair[0])


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
    weight = _IN_PASSING if run.where else _WEIGHTS.get(part_of(head, run.last), _OTHER)
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
    parts = {strings[part] for part in _WEIGHTS}
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
        weight = _WEIGHTS[token.dep_] * (_OWNED if any(c.tag_ == "PRP$" for c in token.children) else 0.9)
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
    texts = [b.doc.text for b in parsed]
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
