"""What a finder of attributions hands on: bare spans, before anybody asks who and how."""

from collections.abc import Callable
from dataclasses import dataclass

from sayso.model import Article, Span, Spans
from sayso.reading.parse import ParsedBlock

# Sentences in order, each with the probability that it gives something as somebody's word.
Rated = tuple[tuple[Span, float], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as spans of the article's text. All in one article; `content` is never empty."""

    source: Spans  # empty: the words attribute to nobody ("it is understood")
    cue: Spans  # empty: a quotation without a verb
    content: Spans
    why: str  # the rule and the words it used
    link: str = "says"  # "echoes": `source` is the party whose claim another attribution's source repeats
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """What a finder makes of one article."""

    found: list[Found]
    doubtful: Spans = ()  # words in no attribution of which the finder cannot say that they are the outlet's own
    sourced: Rated = ()  # empty: the finder does not judge sentences


Finder = Callable[[Article, list[ParsedBlock]], Findings]


def first_start(found: Found) -> int:
    """The first character of an attribution's words."""
    return min(s.start for spans in (found.source, found.cue, found.content) for s in spans)


def span_key(found: Found) -> tuple[int, int]:
    """Sorts attributions by first character, the longer content first."""
    return first_start(found), -sum(s.end - s.start for s in found.content)
