"""The list of stories says of each what can be said without reading a text."""

from datetime import timedelta

from sayso.desk.gathering import gather
from sayso.desk.kept_stories import kept_stories, kept_story, list_stories
from sayso.ledger import Ledger
from sayso.model import Article, Reading
from tests.story.made_texts import DAY, FERRY, FERRY_AGAIN, MILL, MILL_AGAIN, SCHOOL, article


def put(ledger: Ledger, outlet: str, paragraphs: tuple[str, ...], hours: float | None) -> Article:
    made = article(*paragraphs, outlet=outlet, hours=hours, url=f"https://{outlet}/1")
    ledger.keep(Reading(made, (), (), (), (), (), (), (), 0), by="rules@1")
    gather(ledger, made.id)
    return made


def test_stories_are_listed_by_their_latest_article() -> None:
    with Ledger(":memory:") as ledger:
        ferry = put(ledger, "a.example", FERRY, 0)
        mill = put(ledger, "d.example", MILL, 2)
        again = put(ledger, "b.example", FERRY_AGAIN, 3)
        put(ledger, "c.example", SCHOOL, None)
        (line,) = list_stories(ledger)
        assert kept_story(ledger, line.id).articles == (ferry.id, again.id) and line.articles == 2
        assert line.headline == ferry.headline and line.outlets == ("a.example", "b.example")
        assert (line.first, line.last) == (DAY, DAY + timedelta(hours=3))
        every = list_stories(ledger, at_least=1)
        assert [line.id for line in every] == [s.id for s in kept_stories(ledger, at_least=1)]
        assert [line.last is None for line in every] == [False, False, True]  # of no known day: the last one
        assert list_stories(ledger, at_least=1, limit=1, offset=1) == every[1:2]
        assert list_stories(ledger, since=DAY + timedelta(hours=4)) == ()
        assert list_stories(ledger, at_least=1, since=DAY + timedelta(hours=3)) == every[:1]
        put(ledger, "e.example", MILL_AGAIN, 9)
        latest = kept_story(ledger, list_stories(ledger)[0].id)
        assert latest.articles[0] == mill.id
