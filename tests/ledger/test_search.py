"""Statements are found by what they are, and counted right."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import BadRequest
from sayso.ledger import Ledger
from sayso.ledger.corrections import correct
from sayso.ledger.counted import MADE_OF, find_miscounted
from sayso.ledger.forgetting import forget_article, forget_person
from sayso.ledger.search import FACETS, Query, count, facet, match_words, search
from tests.made import make_reading


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    made = Ledger(":memory:")
    made.keep(make_reading())
    return made


def texts(ledger: Ledger, query: Query) -> list[str]:
    return [hit.text for hit in search(ledger, query)]


def test_words_are_all_asked_for(ledger: Ledger) -> None:
    assert all("cracks" in t and "May" in t for t in texts(ledger, Query(words="cracks may")))
    assert texts(ledger, Query(words="cracks may"))
    assert not texts(ledger, Query(words="cracks submarine"))
    both = texts(ledger, Query(words="ferry OR steel"))
    assert {("ferry" in t, "steel" in t) for t in both} == {(True, False), (False, True)}
    assert not texts(ledger, Query(words="steel -cheap"))
    assert texts(ledger, Query(words='"steel was cheap"')) and not texts(ledger, Query(words='"cheap was steel"'))
    assert texts(ledger, Query(words="chea*"))


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_query_or_one_line(words: str) -> None:
    ledger = Ledger(":memory:")
    try:
        match_words(words)
    except BadRequest as error:
        assert "\n" not in str(error)
        return
    assert search(ledger, Query(words=words)) == []


def test_every_field_narrows(ledger: Ledger) -> None:
    everything = make_reading().statements
    for voice in {s.voice.kind for s in everything}:
        assert count(ledger, Query(voice=voice)) == sum(s.voice.kind == voice for s in everything)
    for flag in {f for s in everything for f in s.certainty}:
        assert count(ledger, Query(certainty=flag)) == sum(flag in s.certainty for s in everything)
    assert count(ledger, Query(name="holt")) == sum("Holt" in (s.voice.name or "") for s in everything) > 0
    assert count(ledger, Query(chain_at_least=2)) == sum(len(s.chain) >= 2 for s in everything)
    assert count(ledger, Query(since=datetime(2100, 1, 1, tzinfo=UTC))) == 0
    assert count(ledger, Query(name="%")) == 0


@pytest.mark.parametrize("field", FACETS)
def test_counts_add_up(ledger: Ledger, field: str) -> None:
    counted = facet(ledger, Query(), field)
    total = sum(n for _, n in counted)
    if field in ("certainty", "place"):
        assert total >= count(ledger, Query())
    else:
        assert total == count(ledger, Query())


def test_a_field_that_is_none_is_named(ledger: Ledger) -> None:
    with pytest.raises(BadRequest, match="voice"):
        facet(ledger, Query(), "colour")


def test_newest_and_oldest_are_each_others_reverse_and_pages_join(ledger: Ledger) -> None:
    newest = search(ledger, Query(), order="newest", limit=100)
    oldest = search(ledger, Query(), order="oldest", limit=100)
    assert [h.statement for h in oldest] == [h.statement for h in reversed(newest)]
    assert search(ledger, Query(), order="newest", limit=2, offset=2) == newest[2:4]


@pytest.mark.parametrize(
    "asked", [{"voice": "politician"}, {"certainty": "dunno"}, {"manner": "loud"}, {"medium": "fax"}]
)
def test_a_value_that_nothing_can_have_is_named_with_those_there_are(ledger: Ledger, asked: dict[str, str]) -> None:
    with pytest.raises(BadRequest, match=next(iter(asked.values()))):
        search(ledger, Query(**asked))  # type: ignore[arg-type]


def counted_by_hand(ledger: Ledger, field: str, *, every_version: bool) -> dict[str | None, int]:
    column = MADE_OF.get(field, "substr({}.published, 1, 7)").format("s")
    with ledger.looking() as db:
        rows = db.execute(f"SELECT {column} FROM statements s WHERE s.current >= {int(not every_version)}").fetchall()
    split = {"certainty": " ", "place": "|"}.get(field)
    out: dict[str | None, int] = {}
    for (value,) in rows:
        words = [value] if not split or value is None else [w for w in value.split(split) if w]
        for one in words or [None]:
            key = None if one in (None, "") else str(one)
            out[key] = out.get(key, 0) + 1
    return out


def test_counts_are_kept_through_all_that_happens_to_statements(tmp_path: Path) -> None:
    made = Ledger(tmp_path / "news.db")

    def check() -> None:
        for field in FACETS:
            for every in (False, True):
                counted = dict(facet(made, Query(every_version=every), field, limit=None))
                assert counted == counted_by_hand(made, field, every_version=every), field
        with made.looking() as db:
            assert find_miscounted(db) == []
            # A value that nobody has any more may be a name that was to be forgotten.
            assert db.execute("SELECT count(*) FROM counts WHERE statements <= 0").fetchone()[0] == 0
        assert count(made, Query()) == len(search(made, Query(), limit=1000))

    first = make_reading()
    made.keep(first)
    check()
    said = next(s for s in first.statements if s.voice.kind == "person" and s.voice.name)
    assert dict(facet(made, Query(), "name"))[said.voice.name]
    correct(made, f"{first.article.id}/{said.id}", "name", "Odd Berg", why="named above")
    check()
    assert dict(facet(made, Query(), "name"))["Odd Berg"] == 1
    text = first.article.text + " "
    changed = replace(first.article, id="f" * 16, text=text)
    made.keep(
        replace(first, article=changed, statements=tuple(replace(s, article_id="f" * 16) for s in first.statements))
    )
    check()
    assert count(made, Query(every_version=True)) == 2 * count(made, Query())
    forget_person(made, said.voice.name or "")
    check()
    with made.looking() as db:
        kept = [r[0] for r in db.execute("SELECT value FROM counts WHERE field = 'name'")]
    assert said.voice.name not in kept
    forget_article(made, first.article.id)
    check()
    assert count(made, Query(every_version=True)) == 0
