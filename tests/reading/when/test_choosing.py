"""Which time is the statement's own."""

from datetime import UTC, datetime

import pytest

from sayso.page.given import take_text_as_given
from sayso.reading import read_article
from sayso.reading.parse import parse_article
from sayso.reading.when import find_times
from sayso.reading.when.choosing import choose_time

DAY = datetime(2025, 3, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The 2016 law was repealed on Tuesday.", "Tuesday"),
        ("Monday's vote had been moved from last week.", "last week"),
        ("The Oct. 7 flood was discussed.", "Oct. 7"),
        ("It grew for two years until March.", "March"),
        ("In the past two years it grew every day.", "the past two years"),
        ("It is now open.", "now"),
        ("It lasted two years.", None),
        ("It is open.", None),
    ],
)
def test_the_time_of_the_event_is_chosen(text: str, words: str | None) -> None:
    article = take_text_as_given(text, published=DAY)
    when = choose_time(text, find_times(article, parse_article(article)))
    assert (None if when is None else text[when.span.start : when.span.end]) == words


def test_when_it_was_said_and_when_it_happens_are_two_times() -> None:
    reading = read_article(
        take_text_as_given(
            "“The bridge will close on Monday,” the mayor, Ana Pell, told reporters on Thursday.", published=DAY
        )
    )
    (attribution,) = reading.attributions
    assert attribution.said_at is not None and attribution.said_at.earliest == datetime(2025, 3, 13, tzinfo=UTC)
    (own,) = [s for s in reading.statements if s.voice.kind == "person"]
    assert own.when is not None and own.when.timex == "2025-03-17"
