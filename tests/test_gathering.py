"""Stories and origins of a ledger: put together as texts come in, found again, and taken out."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from sqlite3 import Connection

import pytest

from sayso import BadRequest
from sayso.desk.gathering import gather, gather_waiting
from sayso.desk.kept_stories import compare_kept, kept_origin, kept_stories, kept_story, stories_matching
from sayso.ledger import Ledger
from sayso.ledger.forgetting import forget_article
from sayso.ledger.rows import moment
from sayso.model import Article, Reading
from tests.story.made_texts import DAY, FERRY, FERRY_AGAIN, MILL, MILL_AGAIN, SCHOOL, article


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "news.db") as made:
        yield made


def put(ledger: Ledger, *articles: Article) -> None:
    for made in articles:
        ledger.keep(Reading(made, (), (), (), (), (), (), (), 0), by="rules@1")
        gather(ledger, made.id)


def at(outlet: str, *paragraphs: str, hours: float | None = 0, page: str = "1") -> Article:
    return article(*paragraphs, outlet=outlet, hours=hours, url=f"https://{outlet}/{page}")


def groups(ledger: Ledger) -> list[tuple[str, ...]]:
    return [s.articles for s in kept_stories(ledger, at_least=1)]


def test_texts_come_into_their_stories_and_origins(ledger: Ledger) -> None:
    ferry, again = at("a.example", *FERRY), at("b.example", *FERRY_AGAIN, hours=3)
    copy, mill = at("c.example", *FERRY[:4], hours=5), at("d.example", *MILL, hours=4)
    put(ledger, ferry, again, mill, copy)
    first, second = kept_stories(ledger, at_least=1)
    assert first.articles == (ferry.id, again.id, copy.id)
    assert (first.first, first.last) == (DAY, DAY + timedelta(hours=5))
    assert '"Tarn"' in first.because
    assert second.articles == (mill.id,)
    assert set(kept_origin(ledger, copy.id).articles) == {ferry.id, copy.id}
    assert kept_origin(ledger, again.id).articles == (again.id,)


def test_what_was_kept_before_is_put_in_when_it_is_asked_for(ledger: Ledger) -> None:
    for made in (at("a.example", *FERRY), at("b.example", *FERRY_AGAIN, hours=3)):
        ledger.keep(Reading(made, (), (), (), (), (), (), (), 0), by="rules@1")
    assert gather_waiting(ledger) == 2
    assert gather_waiting(ledger) == 0
    assert len(kept_stories(ledger)) == 1


def test_the_same_text_twice_changes_nothing(ledger: Ledger) -> None:
    ferry = at("a.example", *FERRY)
    put(ledger, ferry, ferry)
    gather(ledger, ferry.id)
    assert groups(ledger) == [(ferry.id,)]


def test_a_later_text_of_an_address_stays_in_its_story_and_takes_the_place_of_the_first(ledger: Ledger) -> None:
    first, later = at("a.example", *FERRY), at("a.example", *MILL, hours=9)
    put(ledger, first, later)
    [story] = kept_stories(ledger, at_least=1)
    assert story.articles == (later.id,) and story.earlier == ((later.id, first.id),)
    assert len(compare_kept(ledger, story).readings) == 1
    whole = compare_kept(ledger, story, versions=True)
    assert [r.article.id for r in whole.readings] == [first.id, later.id]
    assert [set(s.articles) for s in whole.stories] == [{first.id, later.id}]
    origin = kept_origin(ledger, later.id)
    assert (origin.kind, set(origin.articles)) == ("edition", {first.id, later.id})


def test_stories_that_become_one_keep_the_older_id_and_the_other_still_finds_it(ledger: Ledger) -> None:
    put(ledger, at("a.example", FERRY[1]), at("b.example", FERRY_AGAIN[1], hours=1))
    assert len(groups(ledger)) == 2
    put(ledger, at("c.example", FERRY[1], FERRY_AGAIN[1], hours=2))
    [story] = kept_stories(ledger)
    assert len(story.articles) == 3
    [(gone, because)] = story.also
    assert "belongs to both" in because
    assert kept_story(ledger, gone) == kept_story(ledger, story.id) == story


def test_an_older_text_that_comes_in_late_is_the_origin_of_its_cuts(ledger: Ledger) -> None:
    head, tail = at("a.example", *FERRY, hours=5), at("b.example", *MILL, hours=6)
    put(ledger, head, tail)
    assert kept_origin(ledger, head.id).articles == (head.id,)
    whole = at("wire.example", "TARN (Coast Wire) - " + FERRY[0], *FERRY[1:], *MILL)
    put(ledger, whole)
    origin = kept_origin(ledger, tail.id)
    assert origin.articles == (whole.id, head.id, tail.id)
    assert (origin.kind, origin.name) == ("agency", "Coast Wire")


def test_a_deleted_article_leaves_its_story_and_no_word_of_it_stays(ledger: Ledger) -> None:
    ferry, copy = at("a.example", *FERRY), at("b.example", *FERRY, hours=3)
    put(ledger, ferry, copy)
    forget_article(ledger, ferry.id)
    assert groups(ledger) == [(copy.id,)]
    assert kept_origin(ledger, copy.id).articles == (copy.id,)
    forget_article(ledger, copy.id)
    assert groups(ledger) == []
    assert b"Albatross" not in Path(ledger.path).read_bytes()
    with ledger.looking() as db:
        for table in ("signatures", "prints", "telling_words", "memberships"):
            assert db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0


def test_stories_since_a_day_and_with_so_many_articles(ledger: Ledger) -> None:
    put(ledger, at("a.example", *FERRY), at("b.example", *FERRY_AGAIN, hours=2), at("c.example", *MILL, hours=100))
    put(ledger, at("d.example", *SCHOOL, hours=None))
    assert [len(s.articles) for s in kept_stories(ledger)] == [2]
    late = kept_stories(ledger, since=DAY + timedelta(hours=50), at_least=1)
    assert [len(s.articles) for s in late] == [1]
    assert late[0].last == DAY + timedelta(hours=100)
    assert len(kept_stories(ledger, at_least=1, limit=1)) == 1


def test_stories_are_found_by_the_words_of_their_statements(ledger: Ledger) -> None:
    from sayso import read

    for made in (at("a.example", *FERRY), at("b.example", *FERRY_AGAIN, hours=2), at("c.example", *MILL_AGAIN)):
        ledger.keep(read(made), by="rules@1")
    [story] = stories_matching(ledger, "Albatross aground")
    assert len(story.articles) == 2
    assert stories_matching(ledger, story.id) == (story,)
    assert stories_matching(ledger, "zeppelin") == ()


@pytest.mark.parametrize("name", ["e99", "o1", "e", "x", ""])
def test_a_story_that_is_not_there_is_one_clear_line(ledger: Ledger, name: str) -> None:
    put(ledger, at("a.example", *FERRY))
    with pytest.raises(BadRequest, match="has no story"):
        kept_story(ledger, name)


def test_an_article_that_is_not_there_is_one_clear_line(ledger: Ledger) -> None:
    with pytest.raises(BadRequest, match="holds no text"):
        gather(ledger, "nothing")
    with pytest.raises(BadRequest, match="holds no text"):
        kept_origin(ledger, "nothing")


def test_ids_are_stable_and_are_not_used_again(ledger: Ledger) -> None:
    ferry = at("a.example", *FERRY)
    put(ledger, ferry)
    [before] = kept_stories(ledger, at_least=1)
    forget_article(ledger, ferry.id)
    put(ledger, at("b.example", *MILL))
    [after] = kept_stories(ledger, at_least=1)
    assert after.id != before.id
    with pytest.raises(BadRequest):
        kept_story(ledger, before.id)


def test_days_are_kept_to_the_second(ledger: Ledger) -> None:
    ferry = at("a.example", *FERRY, hours=0.5)
    put(ledger, ferry)
    with ledger.looking() as db:
        assert db.execute("SELECT published FROM versions").fetchone()[0] == moment(ferry.published)
        assert db.execute("SELECT day FROM signatures").fetchone()[0] * 86_400 == pytest.approx(
            (DAY + timedelta(hours=0.5)).timestamp()
        )


def test_a_text_by_which_gathering_fails_holds_no_other_up(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    from sayso.desk import gathering

    bad, good = at("a.example", *FERRY), at("b.example", *MILL, hours=3)
    for made in (bad, good):
        ledger.keep(Reading(made, (), (), (), (), (), (), (), 0), by="rules@1")
    join, seen = gathering._join_origin, list[int]()

    def fail_once(db: Connection, version: int, *rest: object) -> None:
        seen.append(version)
        if version == seen[0]:
            raise ZeroDivisionError("made to fail")
        join(db, version, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(gathering, "_join_origin", fail_once)
    with pytest.raises(ZeroDivisionError):
        gather_waiting(ledger)
    assert gathering.count_waiting(ledger) == 1
    monkeypatch.undo()
    assert gather_waiting(ledger) == 1 and len(groups(ledger)) == 2
