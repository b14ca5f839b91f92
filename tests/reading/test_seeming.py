"""How things look to who writes is nobody else's word."""

import pytest

from sayso.model import Reading, Span, Spans
from sayso.page.given import take_text_as_given
from sayso.reading import read_article
from sayso.reading.found import Findings, Found


def read_with(text: str, cue: str, content: str) -> Reading:
    """A reading whose finder finds one attribution to nobody."""

    def spans(words: str) -> Spans:
        at = text.index(words)
        return (Span(at, at + len(words)),)

    found = Found((), spans(cue), spans(content), "made for the test")
    return read_article(take_text_as_given(text, "-"), find=lambda article, parsed: Findings([found]), by="test")


@pytest.mark.parametrize(
    ("text", "cue", "content", "voice"),
    [
        ("The council does not appear inclined to pay.", "does not appear", "inclined to pay", "outlet"),
        ("The mill seems lost to the town.", "seems", "lost to the town", "outlet"),
        ("It is understood that the mill is lost.", "is understood", "that the mill is lost", "unstated"),
    ],
)
def test_what_only_seems_so_is_the_outlets(text: str, cue: str, content: str, voice: str) -> None:
    reading = read_with(text, cue, content)
    at = text.index(content)
    (held,) = [s for s in reading.statements if any(span.start <= at < span.end for span in s.spans)]
    assert held.voice.kind == voice
    assert reading.unaccounted == 0
