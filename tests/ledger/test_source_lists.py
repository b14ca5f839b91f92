"""Sources are listed with what is on their word, those without a name in the words used for them."""

from dataclasses import replace

import pytest

from sayso.errors import BadRequest
from sayso.ledger import Ledger
from sayso.ledger.search import Query, count
from sayso.ledger.sources import count_sources, list_sayings, list_sources, list_unnamed
from tests.made import make_reading

MADE = make_reading()


@pytest.fixture
def ledger() -> Ledger:
    made = Ledger(":memory:")
    made.keep(MADE)
    return made


def test_names_are_listed_by_how_much_is_on_their_word(ledger: Ledger) -> None:
    listed = list_sources(ledger, limit=100)
    wanted = {s.voice.name for s in MADE.statements if s.voice.name and s.voice.kind != "outlet"}
    assert {s.name for s in listed} == wanted
    assert len(listed) == count_sources(ledger)
    assert [s.statements for s in listed] == sorted((s.statements for s in listed), reverse=True)
    assert all(s.statements == count(ledger, Query(name_is=s.name)) for s in listed)
    by_name = list_sources(ledger, order="name", limit=100)
    assert [s.name for s in by_name] == sorted(wanted, key=str.lower)
    assert list_sources(ledger, limit=2, offset=1) == listed[1:3]


def test_they_are_narrowed_by_kind_and_by_a_part_of_the_name(ledger: Ledger) -> None:
    people = list_sources(ledger, kind="person")
    assert people and all("person" in s.kinds for s in people)
    assert len(people) == count_sources(ledger, kind="person") < count_sources(ledger)
    assert [s.name for s in list_sources(ledger, words="holt")] == ["Mira Holt"]
    assert list_sources(ledger, words="%") == [] and count_sources(ledger, words="_") == 0
    with pytest.raises(BadRequest, match="politician"):
        list_sources(ledger, kind="politician")


def test_the_unnamed_are_listed_in_the_words_used_for_them(ledger: Ledger) -> None:
    listed = list_unnamed(ledger)
    unnamed = [a for a in MADE.attributions if a.source and a.source.kind == "unnamed"]
    assert unnamed and sum(s.attributions for s in listed) == len(unnamed)
    words = listed[0].words
    sayings = list_sayings(ledger, words, kind="unnamed")
    assert len(sayings) == listed[0].attributions
    assert sayings[0].article_id == MADE.article.id
    assert sayings[0].content == MADE.article.words(unnamed[0].content)
    assert list_unnamed(ledger, words=words.upper()) == listed[:1] and list_unnamed(ledger, words="admiral") == []
    with pytest.raises(BadRequest, match="nobody"):
        list_sayings(ledger, words, kind="nobody")


def test_what_a_page_said_before_is_not_listed(ledger: Ledger) -> None:
    sources, unnamed = list_sources(ledger, limit=100), list_unnamed(ledger)
    changed = replace(MADE.article, id="f" * 16, text=MADE.article.text + " ")
    ledger.keep(
        replace(MADE, article=changed, statements=tuple(replace(s, article_id="f" * 16) for s in MADE.statements))
    )
    assert list_sources(ledger, limit=100) == sources and list_unnamed(ledger) == unnamed
    assert {s.article_id for s in list_sayings(ledger, unnamed[0].words)} == {"f" * 16}
