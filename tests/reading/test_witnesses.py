"""What a newsroom's own people saw stands on their word, as a source of its own."""

from dataclasses import replace

import pytest

from sayso.model import Reading
from sayso.page.given import take_text_as_given
from sayso.reading.assemble import assemble
from sayso.reading.finding.attribution import find_by_rules
from sayso.reading.parse import parse_article


def read(text: str, outlet: str) -> Reading:
    article = replace(take_text_as_given(text), outlet=outlet)
    parsed = parse_article(article)
    return assemble(article, parsed, find_by_rules(article, parsed), by="rules@1")


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("A reporter of the Beacon counted six burnt vans on Friday.", "A reporter of the Beacon", "six burnt vans"),
        ("A correspondent for this newspaper saw steam over the mill.", "A correspondent for this newspaper", "steam"),
        ("Six burnt vans were seen by the Beacon on Friday.", "the Beacon", "Six burnt vans"),
        ("Six vans stood in the yard, our reporter counted.", "our reporter", "Six vans stood in the yard"),
        ("A Beacon reporter who went to the yard saw that the gate was shut.", "A Beacon reporter", "that the gate"),
    ],
)
def test_own_reporters_are_witnesses(text: str, source: str, content: str) -> None:
    reading = read(text, "The Beacon")
    (one,) = reading.attributions
    assert one.source is not None
    assert reading.article.words(one.source.spans).startswith(source)
    assert reading.article.words(one.content).startswith(content)
    assert one.medium is not None and one.medium.kind == "witnessed"
    assert [s.voice.kind for s in reading.statements] == ["witness"]


def test_reporters_of_another_newsroom_are_witnesses_of_that_one() -> None:
    (one,) = read("A reporter of the Harbour Post counted six burnt vans.", "The Beacon").attributions
    assert one.source is not None and one.source.kind == "witness"
    assert one.medium is not None and one.medium.kind == "other_outlet"


@pytest.mark.parametrize("text", ["No reporter saw the fire.", "The storm was seen by many.", "The letter was seen."])
def test_others_who_see_are_not_the_newsroom(text: str) -> None:
    assert all(s.voice.kind == "outlet" for s in read(text, "The Beacon").statements)
