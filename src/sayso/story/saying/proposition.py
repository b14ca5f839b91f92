"""The noun of this folder: what a statement says, ready to be held against another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sayso.model import Deed, Flag, Quantity, Ref, Voice, When, Where
from sayso.story.saying.names import Name
from sayso.story.saying.terms import stem_word


@dataclass(frozen=True, slots=True)
class Proposition:
    """One statement among those that are compared."""

    ref: Ref | None  # None for a sentence that was given on its own
    text: str  # the statement's words
    context: str  # the words of its sentence with whoever says it, for what a statement takes up from it
    terms: tuple[str, ...]  # stems of its content words in order, names and numbers among them; then those taken up
    names: tuple[Name, ...]
    quantities: tuple[Quantity, ...]  # spans are in `text`; `of` may be taken up from an earlier sentence
    times: tuple[When, ...]  # spans are in `text`
    places: tuple[str, ...]  # as printed
    negative: bool  # it says not-P: denied, negated or called untrue, not two of them
    certainty: tuple[Flag, ...]
    voice: Voice
    speaker: str | None  # who asserts it: the name of the innermost source, else its words; None for the outlet
    said: datetime | None  # UTC; when it was said, else when the article was published
    outlet: str | None
    when: When | None = None  # the time of the event; span is in `text`
    wheres: tuple[Where, ...] = ()  # spans are in `text`
    deeds: tuple[Deed, ...] = ()  # spans are in `text`
    taken: tuple[str, ...] = ()  # the last of `terms`: taken up from an earlier sentence ("the number", "the claim")
    speaker_terms: tuple[str, ...] = ()  # stems of the speaker's name, role and party, as the page has them
    headline: bool = False

    @property
    def subject(self) -> str:
        """The words of whoever the first verb of its own is about; "" where nobody is told."""
        sides = (d.doer or d.done_to for d in self.deeds if d.is_main)
        first = next((side for side in sides if side is not None), None)
        return self.text[first.start : first.end] if first is not None else ""

    @property
    def name_stems(self) -> frozenset[str]:
        """The stems of all words of its names."""
        return frozenset(stem_word(w) for n in self.names for w in n.words)

    @property
    def first_lemma(self) -> str | None:
        """The first verb of its own, as a dictionary has it."""
        return next((d.lemma for d in self.deeds if d.is_main), None)

    # What is found of a statement is kept under it; the hash of every field would cost more than the finding.
    def __hash__(self) -> int:
        return hash((self.text, self.context, self.ref))
