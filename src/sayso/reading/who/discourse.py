"""Who was spoken of when: the row of events in which an article brings up people and bodies, and who stands out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.model import SourceKind, Span, Spans
from sayso.reading.found import Found
from sayso.reading.parse import ParsedBlock
from sayso.reading.who.names import Cast, Named
from sayso.reading.who.source_nouns import HE_WORDS, SHE_WORDS

if TYPE_CHECKING:
    from spacy.tokens import Token

# How much a mention stands out by its part in the sentence: subjects are taken up again by pronouns.
PART_WEIGHTS = {
    "nsubj": 1.0,
    "nsubjpass": 0.85,
    "ROOT": 0.8,
    "agent": 0.7,
    "dobj": 0.5,
    "dative": 0.5,
    "attr": 0.5,
    "pobj": 0.45,
}
_SPEAKER = 0.8  # added for one who was just heard
_SAME_SENTENCE = 0.7  # added for the subject of the sentence that the pronoun stands in
_FADE = 0.75  # a sentence
_PASSING = 0.4  # a mention inside what somebody says
_HE_OR_SHE = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
_WINDOW = 14.0  # sentences
_REACH = 2.0  # sentences in which a subject that said nothing is taken up by a pronoun
SUBJECT = 0.7  # least weight of a part that is taken up like a subject
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_INSIDE = frozenset({"compound", "appos", "nmod", "amod", "conj", "det", "poss", "flat"})  # of a noun phrase
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
        insort(self.events, Event(position, self.clock_at(position), PART_WEIGHTS["nsubj"], referent))

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

    def is_told_of(self, position: int) -> bool:
        """Whether the word at a character belongs to the subject of its sentence's main clause."""
        tokens = self.tokens_of((Span(position, position + 1),))[1]
        token = tokens[0] if tokens else None
        while token is not None and token.dep_ not in _SUBJECTS:
            token = token.head if token.dep_ in _INSIDE and token.head.i != token.i else None
        if token is None:
            return False
        verb = token.head
        while verb.dep_ == "conj":
            verb = verb.head
        return verb.dep_ == "ROOT"

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
            if gap == 0 and event.weight == PART_WEIGHTS["nsubj"] and not event.speaking:
                score += _SAME_SENTENCE
            if event.held >= 0 and event.held not in around:
                score *= _PASSING
            table = spoken if event.speaking else seen
            table[key] = max(table.get(key, 0.0), score)
        ranked = [(seen.get(k, 0.0) + spoken.get(k, 0.0), r) for k, r in who.items()]
        return sorted(ranked, key=lambda pair: -pair[0])
