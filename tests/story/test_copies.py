"""Which articles are one text."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Article
from sayso.story.texts.copies import shared_passages, text_origins
from tests.story.made_texts import FERRY, MILL, SCHOOL, article, swap


def groups(articles: list[Article]) -> set[frozenset[str]]:
    return {frozenset(o.articles) for o in text_origins(articles)}


def together(*articles: Article) -> bool:
    return len(text_origins(articles)) == 1


def test_a_copy_has_the_origin_of_the_first_that_published_it() -> None:
    later = article(*FERRY, outlet="gazette.example", hours=5)
    first = article(*FERRY, outlet="herald.example", hours=1)
    [origin] = text_origins([later, first])
    assert (origin.id, origin.kind, origin.name) == ("o1", "outlet", "herald.example")
    assert origin.articles == (later.id, first.id)
    assert "gazette.example shares" in origin.because
    assert '"The ferry Albatross ran aground off Tarn Point on' in origin.because


def test_an_article_alone_is_its_own_origin() -> None:
    [origin] = text_origins([article(*FERRY)])
    assert (origin.kind, origin.name) == ("outlet", "harbour.example")
    assert "no other article" in origin.because


def test_nothing_has_no_origin() -> None:
    assert text_origins([]) == ()
    assert shared_passages([]) == ()


@pytest.mark.parametrize(
    "taken",
    [
        FERRY[:2],
        (FERRY[1], FERRY[0], FERRY[4]),
        tuple(p.replace("said", "told reporters") for p in FERRY),
        ("The sea was calm.", *FERRY[:3], "Our reporter watched from the pier until the last boat was in."),
        tuple(p.replace("Monday night", "late Monday").replace("nobody was", "no one was") for p in FERRY),
    ],
    ids=["cut", "in another order", "another verb", "with own sentences", "edited"],
)
def test_a_copy_may_be_cut_moved_and_edited(taken: tuple[str, ...]) -> None:
    assert together(article(*FERRY), article(*taken, outlet="gazette.example", hours=3))


def test_own_reports_of_one_event_are_two_texts() -> None:
    own = article(
        "A ferry hit rocks near Tarn Point late on Monday, and its 212 passengers were taken off by lifeboat.",
        "The coast guard said that nobody was hurt when the Albatross ran aground.",
        "Sound Ferries said it would find out why; the harbour light was moved in the spring.",
        outlet="gazette.example",
    )
    assert not together(article(*FERRY), own)


def test_one_quotation_in_two_own_texts_makes_no_copy() -> None:
    words = '"We heard a scrape and then the lights went out, and somebody called out that we should go up on deck"'
    one = article("The Albatross is aground off Tarn Point.", f"{words}, said Ilse Brandt.", "All are safe.")
    two = article(
        "Passengers have told of a night on the rocks.", f"{words}, said Ilse Brandt of Hale.", "Buses are running.",
        outlet="gazette.example",
    )  # fmt: skip
    assert not together(one, two)
    assert shared_passages([one, two]) == ()


def test_one_shared_sentence_among_own_ones_is_a_passage_and_no_copy() -> None:
    own = article(*SCHOOL, FERRY[4], outlet="gazette.example", hours=9)
    ferry = article(*FERRY)
    assert not together(ferry, own)
    [passage] = shared_passages([own, ferry])
    assert (passage.article, passage.other) == (ferry.id, own.id)
    assert ferry.text[passage.span.start : passage.span.end] == FERRY[4]
    assert own.text[passage.other_span.start : passage.other_span.end] == FERRY[4]
    assert passage.kept == 1.0


def test_a_digest_of_two_texts_makes_them_no_one_text() -> None:
    digest = article(*FERRY, *MILL[:3], outlet="digest.example", hours=20)
    ferry, mill = article(*FERRY), article(*MILL, outlet="gazette.example", hours=1)
    found = groups([digest, ferry, mill])
    assert found == {frozenset({digest.id, ferry.id}), frozenset({mill.id})}
    assert {p.article for p in shared_passages([digest, ferry, mill])} == {ferry.id, mill.id}


def test_two_cuts_of_one_text_share_its_origin() -> None:
    whole = article(*FERRY, *MILL)
    head = article(*FERRY, outlet="gazette.example", hours=2)
    tail = article(*MILL, outlet="herald.example", hours=2)
    assert together(whole, head, tail)


def test_without_dates_the_longest_is_the_text_that_others_were_cut_from() -> None:
    cut, whole = article(*FERRY[:3], hours=None, outlet="a.example"), article(*FERRY, hours=None, outlet="b.example")
    assert text_origins([cut, whole])[0].name == "b.example"


def test_a_dateline_names_the_agency_and_is_no_part_of_the_text() -> None:
    wire = article("TARN (Coast Wire) - " + FERRY[0], *FERRY[1:], outlet="coastwire.example")
    paper = article(*FERRY, outlet="gazette.example", hours=2)
    [origin] = text_origins([paper, wire])
    assert (origin.kind, origin.name) == ("agency", "Coast Wire")
    assert 'its dateline is "TARN (Coast Wire) -"' in origin.because
    assert shared_passages([paper, wire])[0].kept == 1.0


def test_two_texts_of_one_agency_are_two_origins() -> None:
    one, two = article(*FERRY, credit="Coast Wire"), article(*MILL, credit="Coast Wire", outlet="b.example")
    assert [(o.kind, o.name) for o in text_origins([one, two])] == [("agency", "Coast Wire")] * 2


def test_a_release_that_was_printed_is_a_press_release() -> None:
    release = article("For immediate release", *MILL, "Notes to editors", outlet="ostermill.example")
    paper = article(*MILL, outlet="gazette.example", hours=2)
    [origin] = text_origins([release, paper])
    assert (origin.kind, origin.name) == ("press_release", "ostermill.example")


def test_a_later_text_at_one_address_is_an_edition_whatever_was_changed() -> None:
    first = article(*FERRY[:2], url="https://harbour.example/ferry")
    later = article(*MILL, url="http://www.harbour.example/ferry/?utm_source=mail", hours=4)
    [origin] = text_origins([first, later])
    assert (origin.kind, origin.name) == ("edition", "harbour.example")
    assert "the same address" in origin.because


def test_a_later_text_under_one_headline_is_an_edition() -> None:
    first = article(*FERRY[:2], MILL[0], MILL[1], headline="Ferry aground", url="https://harbour.example/1")
    later = article(FERRY[0], *SCHOOL[:2], headline="Ferry aground", url="https://harbour.example/2", hours=4)
    assert text_origins([first, later])[0].kind == "edition"
    other = replace(later, outlet="gazette.example")
    assert not together(first, other)


def test_very_many_copies_are_one_text() -> None:
    copies = [article(*FERRY, outlet=f"paper{n}.example", hours=n) for n in range(520)]
    others = [article(*MILL, outlet="mill.example"), article(*SCHOOL, outlet="school.example")]
    found = text_origins([*copies, *others])
    assert sorted(len(o.articles) for o in found) == [1, 1, 520]


PARAGRAPHS = st.lists(st.sampled_from([*FERRY, *MILL, *SCHOOL]), min_size=1, max_size=6, unique=True)
PAGES = st.lists(PARAGRAPHS, min_size=1, max_size=5)


def made(pages: list[list[str]]) -> list[Article]:
    return [article(*page, outlet=f"paper{n}.example", hours=n) for n, page in enumerate(pages)]


@settings(max_examples=30)
@given(PAGES, st.data())
def test_a_copy_of_any_article_joins_its_origin(pages: list[list[str]], data: st.DataObject) -> None:
    articles = made(pages)
    copied = data.draw(st.sampled_from(articles))
    copy = article(*copied.text.split("\n"), outlet="copy.example", hours=data.draw(st.sampled_from([None, 50])))
    before, after = groups(articles), groups([*articles, copy])
    assert after == {g | {copy.id} if copied.id in g else g for g in before}


@settings(max_examples=30)
@given(PAGES, st.randoms())
def test_the_order_of_the_articles_changes_nothing_but_numbers(pages: list[list[str]], random: object) -> None:
    articles = made(pages)
    mixed = sorted(articles, key=lambda a: random.random())  # type: ignore[attr-defined]
    assert groups(articles) == groups(mixed)
    assert shared_passages(articles) == shared_passages(mixed)


@settings(max_examples=30)
@given(PAGES)
def test_an_unrelated_article_changes_nothing(pages: list[list[str]]) -> None:
    articles = made(pages)
    other = article("Snow closed the road over Harl pass for a second day.", "Ploughs were out.", outlet="b.example")
    assert groups([*articles, other]) == groups(articles) | {frozenset({other.id})}


@settings(max_examples=30)
@given(PAGES)
def test_swapped_names_change_nothing(pages: list[list[str]]) -> None:
    swapped = [[swap(p) for p in page] for page in pages]

    def shape(of: list[Article]) -> list[list[int]]:
        number = {a.id: n for n, a in enumerate(of)}
        return [[number[i] for i in o.articles] for o in text_origins(of)]

    assert shape(made(pages)) == shape(made(swapped))


@settings(max_examples=60)
@given(st.lists(st.text(max_size=80), max_size=4))
def test_odd_texts_survive_and_passages_point_at_words(texts: list[str]) -> None:
    articles = [
        article(*[line for line in text.split("\n") if line.strip()], outlet=f"p{n}") for n, text in enumerate(texts)
        if len(text.splitlines()) == len([line for line in text.split("\n") if line.strip()])
    ]  # fmt: skip
    held = [i for o in text_origins(articles) for i in o.articles]
    assert sorted(held) == sorted({a.id for a in articles})
    text = {a.id: a.text for a in articles}
    for p in shared_passages(articles):
        assert text[p.article][p.span.start : p.span.end].strip()
        assert text[p.other][p.other_span.start : p.other_span.end].strip()


def test_passages_of_every_pair_lie_inside_their_texts() -> None:
    articles = made([[*FERRY], [*FERRY[1:], *MILL], [*MILL, *SCHOOL[:1]]])
    length = {a.id: len(a.text) for a in articles}
    found = shared_passages(articles)
    assert {(p.article, p.other) for p in found} <= set(combinations([a.id for a in articles], 2))
    assert all(0 <= p.span.start < p.span.end <= length[p.article] and 0 < p.kept <= 1 for p in found)


def test_two_own_reports_of_one_announcement_are_two_texts() -> None:
    one = article(
        "The ferry board of Hale kept its fares at 4 crowns on Thursday.",
        "Director Ilse Brandt said that traffic would fall below 3,000 cars by the end of the year.",
        "Five of the nine members voted to hold, the board said.",
    )
    two = article(
        "The ferry board of Hale left its fares unchanged at 4 crowns on Thursday.",
        "Traffic would drop below 3,000 cars by December, director Ilse Brandt said.",
        "One member wanted a rise, according to somebody who knows the board.",
        outlet="gazette.example", hours=2,
    )  # fmt: skip
    assert not together(one, two)
