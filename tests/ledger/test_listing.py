"""The list of articles, and the stamps that tell whether something drawn of one still holds."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sayso.ledger import Ledger
from sayso.ledger.corrections import correct
from sayso.ledger.listing import list_articles
from sayso.ledger.stamps import article_stamp, data_version, story_stamp
from sayso.model import Reading
from tests.made import make_reading

NOON = datetime(2031, 6, 12, 12, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "news.db")


def another(reading: Reading, number: int, **changes: object) -> Reading:
    """The reading as of another address and text."""
    article = replace(reading.article, id=f"{number:016x}", url=f"https://olm.example/{number}", **changes)  # type: ignore[arg-type]
    return replace(reading, article=article)


def test_what_came_in_or_changed_last_comes_first(ledger: Ledger) -> None:
    first = make_reading()
    for number in range(3):
        ledger.keep(another(first, number), at=NOON)
    changed = another(first, 9)
    changed = replace(changed, article=replace(changed.article, url="https://olm.example/0"))
    ledger.keep(changed, at=NOON)
    rows, total = list_articles(ledger)
    assert total == 3
    assert [(r.url, r.version) for r in rows] == [(f"https://olm.example/{n}", v) for n, v in ((0, 2), (2, 1), (1, 1))]
    assert [r.url for r in list_articles(ledger, limit=1, offset=1)[0]] == ["https://olm.example/2"]


def test_one_outlet_alone_and_the_opening_of_what_has_no_headline(ledger: Ledger) -> None:
    reading = make_reading()
    ledger.keep(another(reading, 1, outlet="Gull"))
    ledger.keep(another(reading, 2, outlet="Post", headline=None))
    (row,), total = list_articles(ledger, outlet="post")
    assert total == 1 and row.outlet == "Post" and row.headline is None
    assert row.opening and reading.article.text.find(row.opening) > 0
    assert list_articles(ledger, outlet="Gull")[0][0].opening is None
    assert list_articles(ledger, outlet="nobody") == ([], 0)


def test_a_stamp_changes_with_the_reading_a_correction_and_a_newer_version(ledger: Ledger) -> None:
    reading = another(make_reading(), 1)
    assert article_stamp(ledger, reading.article.id) is None
    ledger.keep(reading, at=NOON)
    stamps = [article_stamp(ledger, reading.article.id)]
    ledger.keep(reading, at=NOON)
    assert article_stamp(ledger, reading.article.id) == stamps[0]
    own = next(s.id for s in reading.statements if s.voice.kind == "outlet")
    correct(ledger, f"{reading.article.id}/{own}", "voice", "unsettled", "nobody can tell")
    stamps.append(article_stamp(ledger, reading.article.id))
    newer = another(make_reading(), 2)
    ledger.keep(replace(newer, article=replace(newer.article, url=reading.article.url)), at=NOON)
    stamps.append(article_stamp(ledger, reading.article.id))
    assert len(set(stamps)) == 3
    ids = [reading.article.id, newer.article.id]
    assert story_stamp(ledger, ids) == tuple((i, article_stamp(ledger, i)) for i in ids)


def test_the_data_version_moves_when_another_connection_wrote(ledger: Ledger) -> None:
    with Ledger(ledger.path) as other:
        before = data_version(ledger)
        assert data_version(ledger) == before
        other.keep(make_reading())
        assert data_version(ledger) != before
