"""Which articles are about one event."""

from datetime import timedelta
from types import SimpleNamespace

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Article, Reading, Story
from sayso.story.events.grouping import StoryStream, group_stories
from tests.story.made_texts import DAY, FERRY, FERRY_AGAIN, MILL, MILL_AGAIN, SCHOOL, article, swap


def read(*articles: Article) -> list[Reading]:
    """As much of a reading as stories are made of."""
    return [SimpleNamespace(article=a) for a in articles]  # type: ignore[misc]


def groups(stories: tuple[Story, ...]) -> set[frozenset[str]]:
    return {frozenset(s.articles) for s in stories}


def pages(*hours: float | None) -> list[Article]:
    texts = (FERRY, FERRY_AGAIN, MILL, MILL_AGAIN, SCHOOL)
    return [article(*t, outlet=f"p{n}.example", hours=h) for n, (t, h) in enumerate(zip(texts, hours, strict=True))]


def test_reports_of_one_event_are_a_story_and_say_why() -> None:
    ferry, ferry_again, mill, mill_again, school = pages(0, 5, 2, 9, 3)
    stories = group_stories(read(mill, ferry, school, ferry_again, mill_again))
    assert [s.id for s in stories] == ["e1", "e2", "e3"]
    assert [s.articles for s in stories] == [(mill.id, mill_again.id), (ferry.id, ferry_again.id), (school.id,)]
    assert stories[0].because.startswith("both have ")
    assert '"Oster"' in stories[0].because
    assert stories[1].because.endswith("published within 5 hours")
    assert stories[2].because == "it stands alone"


def test_missing_dates_break_nothing() -> None:
    articles = pages(None, 5, None, None, None)
    stories = group_stories(read(*articles))
    assert groups(stories) >= {frozenset(a.id for a in articles[:2])}
    assert "no dates to compare" in stories[0].because


def test_the_same_words_months_later_are_another_story_and_it_is_said() -> None:
    first = article(*FERRY)
    later = article(*FERRY_AGAIN, outlet="gazette.example", hours=24 * 90)
    one, two = group_stories(read(first, later))
    assert "kept apart from another that has" in one.because
    assert "90 days lie between them" in two.because


def test_no_articles_are_no_story() -> None:
    assert group_stories([]) == ()
    [story] = group_stories(read(article("?", outlet=None, hours=None)))
    assert len(story.articles) == 1


def test_an_article_given_twice_is_in_its_story_once() -> None:
    one = article(*FERRY)
    assert [s.articles for s in group_stories(read(one, one))] == [(one.id,)]


def test_a_stream_puts_each_article_where_its_event_is() -> None:
    stream = StoryStream()
    placed = [stream.add(a) for a in pages(0, 5, 6, 9, 10)]
    assert [p.story for p in placed] == ["e1", "e1", "e2", "e2", "e3"]
    assert '"Tarn"' in placed[1].because
    assert "no story of these days" in placed[4].because


def test_stories_that_turn_out_to_be_one_are_merged_under_the_older_id() -> None:
    stream = StoryStream()
    first = stream.add(article(FERRY[1], hours=0))
    second = stream.add(article(FERRY_AGAIN[1], outlet="b.example", hours=1))
    both = stream.add(article(FERRY[1], FERRY_AGAIN[1], outlet="c.example", hours=2))
    assert (first.story, second.story) == ("e1", "e2")
    assert (both.story, both.merged) == ("e1", ("e2",))
    assert list(stream.stories) == ["e1"]


def test_a_digest_makes_two_events_no_one_story() -> None:
    stream = StoryStream()
    ferry, mill = stream.add(article(*FERRY)), stream.add(article(*MILL, outlet="b.example"))
    digest = stream.add(article(*FERRY, *MILL, outlet="digest.example"))
    assert digest.story in (ferry.story, mill.story)
    assert digest.merged == ()


HOURS = st.lists(st.sampled_from([None, 0.0, 5.0, 60.0, 1500.0]), min_size=5, max_size=5)


@settings(max_examples=30)
@given(HOURS, st.permutations(range(5)))
def test_order_changes_nothing_but_numbers(hours: list[float | None], order: list[int]) -> None:
    articles = pages(*hours)
    mixed = [articles[i] for i in order]
    assert groups(group_stories(read(*articles))) == groups(group_stories(read(*mixed)))


@settings(max_examples=30)
@given(HOURS)
def test_an_unrelated_article_changes_nothing(hours: list[float | None]) -> None:
    articles = pages(*hours)
    other = article("Snow closed the road over Harl pass for a second day.", "Ploughs were out.", outlet="b.example")
    with_it = groups(group_stories(read(*articles, other)))
    assert with_it == groups(group_stories(read(*articles))) | {frozenset({other.id})}


@settings(max_examples=30)
@given(HOURS)
def test_swapped_names_change_nothing(hours: list[float | None]) -> None:
    articles = pages(*hours)
    swapped = [
        article(*swap(a.text).split("\n"), outlet=a.outlet, hours=h) for a, h in zip(articles, hours, strict=True)
    ]
    number = {a.id: n for of in (articles, swapped) for n, a in enumerate(of)}

    def shape(of: list[Article]) -> list[list[int]]:
        return [[number[i] for i in s.articles] for s in group_stories(read(*of))]

    assert shape(articles) == shape(swapped)


@settings(max_examples=60)
@given(st.lists(st.text(max_size=60), max_size=5))
def test_every_article_is_in_one_story_whatever_its_text(texts: list[str]) -> None:
    articles = [
        article(text.replace("\n", " ").replace("\r", " ") + " .", outlet=f"p{n}") for n, text in enumerate(texts)
    ]
    held = [i for s in group_stories(read(*articles)) for i in s.articles]
    assert sorted(held) == sorted(a.id for a in articles)


def test_a_story_goes_on_as_long_as_reports_follow() -> None:
    stream = StoryStream()
    for week in range(8):
        placed = stream.add(article(*FERRY, outlet=f"p{week}.example", hours=24 * 7 * week))
    assert placed.story == "e1"
    assert DAY + timedelta(days=49) == articles_last(stream)


def articles_last(stream: StoryStream) -> object:
    days = max(m.day or 0 for m in stream.stories["e1"])
    return DAY + timedelta(days=days - DAY.timestamp() / 86_400)
