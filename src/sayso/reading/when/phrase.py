"""A phrase that a pattern matched: its tokens by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sayso.reading.when.anchor import Anchor
from sayso.reading.when.stretches import Meant
from sayso.reading.when.tokens import Tokens
from sayso.reading.when.words import COUNTS, ORDINALS, WEEKDAYS
from sayso.text import MONTHS


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `first` to `last` (exclusive), some of them named by the pattern."""

    tokens: Tokens
    first: int
    last: int
    named: dict[str, int]  # name in the pattern -> index of the token

    @property
    def start(self) -> int:
        """Its first character in the text."""
        return self.tokens.starts[self.first]

    def has(self, name: str) -> bool:
        """Whether the pattern's part of that name matched."""
        return name in self.named

    def word(self, name: str) -> str:
        """The word of that name in lower case, "" where it is absent."""
        return self.tokens.word(self.named[name]) if name in self.named else ""

    def before(self, back: int = 1) -> str:
        """The word before the phrase, in lower case."""
        return self.tokens.word(self.first - back)

    def after(self, on: int = 0) -> str:
        """The word after the phrase, in lower case."""
        return self.tokens.word(self.last + on)

    def number(self, name: str) -> int:
        """The whole number of that name: digits, "21st", "three", "third". Raises ValueError for any other word."""
        word = self.word(name)
        if word in COUNTS:
            return COUNTS[word]
        if word in ORDINALS:
            return ORDINALS[word]
        return int(word.rstrip("stndrh"))

    def month(self) -> int:
        """The month named "m"."""
        return MONTHS[self.word("m").rstrip(".")]

    def weekday(self) -> int:
        """The weekday named "w", Monday is 0."""
        return (
            WEEKDAYS[self.word("w").rstrip(".").removesuffix("s") if self.word("w") not in WEEKDAYS else self.word("w")]
            - 1
        )


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `first` to `last` (exclusive) and what they mean."""

    first: int
    last: int
    meant: Meant


# None: no time after all.
Resolve = Callable[[Phrase, Anchor], Meant | list[Piece] | None]
