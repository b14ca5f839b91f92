"""Several readings held against each other: promises that hold whatever the pages say."""

import random
from collections.abc import Callable
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sayso
from sayso.model import Claim, Comparison, Reading
from sayso.story.compare import compare
from tests.story.made_story import FLOOD, copy_of, find, flood, read, words_of

# Words that pass a verdict; what stands in quotation marks is a page's and is left out before they are looked for.
VERDICTS = (
    "true", "false", "wrong", "right", "lie", "lied", "liar", "debunked", "confirmed", "correct", "incorrect",
    "misleading", "accurate", "inaccurate", "refuted", "disproved", "proven", "fake", "hoax",
)  # fmt: skip


def claim_with(comparison: Comparison, words: str) -> Claim:
    said = words_of(comparison)
    (found,) = [c for c in comparison.claims if any(words in said[r] for r in c.statements)]
    return found


def shape(comparison: Comparison) -> object:
    """All that a comparison says, without the numbers that depend on the order of the articles."""
    return (
        {frozenset(o.articles) for o in comparison.origins},
        {frozenset(s.articles) for s in comparison.stories},
        {
            (
                frozenset(c.statements),
                c.text,
                c.at,
                c.outlets,
                c.origins,
                c.origins_at_most,
                c.origins_because,
                c.parties,
                c.disputed,
                c.states,
            )
            for c in comparison.claims
        },
        set(comparison.links),
        set(comparison.drift),
    )


def test_the_flood_as_a_person_reads_it() -> None:
    got = compare(flood())
    deaths = claim_with(got, "At least 14 people were killed when")
    assert (deaths.outlets, deaths.origins, deaths.states[0]) == (2, 1, "one_party")
    warned = find(got.readings, "upland.example", "had been warned")
    denied = find(got.readings, "valley.example", "it had been warned")
    (denial,) = [k for k in got.links if {k.a, k.b} == {warned, denied}]
    assert (denial.kind, denial.slot, denial.a) == ("denies", "whether", denied)
    assert claim_with(got, "it had been warned").text.startswith("The water authority denied that")
    (drifted,) = [d for d in got.drift if d.flat == find(got.readings, "coast.example", "The gates of the dam")]
    assert drifted.attributed == find(got.readings, "upland.example", "gates had been stuck")


def test_every_statement_is_in_one_claim_at_most_and_each_claim_points_at_words() -> None:
    got = compare(flood())
    held = [ref for c in got.claims for ref in c.statements]
    assert len(held) == len(set(held)) > 8
    text = {r.article.id: r.article.text for r in got.readings}
    for claim in got.claims:
        assert claim.at in claim.statements
        assert claim.text in " ".join(text[claim.at.article].split())
        assert claim.origins_because
        assert 1 <= claim.origins <= claim.origins_at_most
        assert len(claim.states) == 1 + claim.disputed


@settings(max_examples=12)
@given(st.integers(0, 2), st.floats(0.5, 40), st.booleans())
def test_a_copy_of_any_article_changes_no_origins(which: int, hours: float, first: bool) -> None:
    before = compare(flood())
    added = copy_of(flood()[which], hours=hours)
    after = compare([added, *flood()] if first else [*flood(), added])
    claim_of = {ref: c for c in after.claims for ref in c.statements}
    for claim in before.claims:
        for ref in claim.statements:
            assert claim_of[ref].origins == claim.origins
            assert claim_of[ref].origins_at_most == claim.origins_at_most
            assert claim_of[ref].disputed == claim.disputed
    assert len(after.claims) == len(before.claims)
    given = {r.article.id for r in before.readings}
    held = {tuple(ref for ref in c.statements if ref.article in given) for c in after.claims}
    assert {frozenset(refs) for refs in held} == {frozenset(c.statements) for c in before.claims}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_the_articles_changes_ids_alone(order: tuple[int, ...]) -> None:
    assert shape(compare([flood()[i] for i in order])) == shape(compare(flood()))


def test_names_that_are_swapped_change_nothing() -> None:
    swaps = (("Lida Kost", "Pavel Arn"), ("Orra", "Senn"))

    def swap(text: str) -> str:
        for one, other in swaps:
            text = text.replace(one, "\0").replace(other, one).replace("\0", other)
        return text

    pages = [read(swap(text), outlet, k) for k, (outlet, text) in enumerate(FLOOD.items())]

    def counts(got: Comparison) -> list[tuple[object, ...]]:
        return [(c.outlets, c.origins, c.origins_at_most, c.disputed, c.states, len(c.statements)) for c in got.claims]

    assert counts(compare(pages)) == counts(compare(flood()))


def test_nothing_that_is_written_passes_a_verdict() -> None:
    got = compare([*flood(), copy_of(flood()[0])])
    lines = [k.because for k in got.links] + [d.why for d in got.drift] + [o.because for o in got.origins]
    lines += [line for c in got.claims for line in c.origins_because]
    assert len(lines) > 20
    for line in lines:
        own = "".join(piece for k, piece in enumerate(line.split('"')) if k % 2 == 0).lower()
        assert not [w for w in VERDICTS if f" {w} " in f" {own} "], line
        assert "\n" not in line


def test_one_page_is_compared_with_itself() -> None:
    got = compare([read("About 900 people marched, the union said. Police put the number at 350.", "a.example")])
    (link,) = got.links
    assert (link.kind, link.slot) == ("differs", "how_many")
    assert [c.states for c in got.claims] == [("single", "disagreement")] * 2


def test_nothing_is_compared_with_nothing() -> None:
    got = compare([])
    assert (got.readings, got.claims, got.links, got.stories) == ((), (), (), ())


def test_a_page_given_twice_counts_once() -> None:
    assert shape(compare([*flood(), flood()[1]])) == shape(compare(flood()))


@pytest.mark.parametrize("text", ["", " ", "“", "a", "\u2028\u2029", "No. No. No.", "١٢ ٣٤", "x" * 5000, "12 12 12"])
def test_odd_texts_are_survived(text: str) -> None:
    got = compare([read(text, "odd.example"), *flood()])
    assert len(got.readings) == 4


@settings(max_examples=25)
@given(st.lists(st.sampled_from(" ".join(FLOOD.values()).split()), max_size=40), st.randoms())
def test_words_in_any_order_are_survived(words: list[str], _: random.Random) -> None:
    got = compare([read(" ".join(words), "mixed.example"), flood()[0]])
    assert len(got.readings) == 2


def test_another_judge_and_grouping_may_be_passed(never: Callable[..., object]) -> None:
    got = compare(flood(), judge=never, group=lambda readings: ())  # type: ignore[arg-type]
    assert (got.stories, got.claims) == ((), ())


@pytest.fixture
def never() -> Callable[..., object]:
    def judge(*_: object) -> object:
        raise AssertionError("there is nothing to judge")

    return judge


def test_the_public_function_takes_readings_and_sources(tmp_path: object) -> None:
    readings: list[Reading] = list(flood())
    got = sayso.compare(readings)
    assert isinstance(got, sayso.Comparison)
    assert got.to_dict()["claims"] and got.errors == ()
    with pytest.raises(sayso.BadRequest, match="takes a list"):
        sayso.compare("page.html")
    with pytest.raises(sayso.BadRequest, match="not both"):
        sayso.compare([readings[0], "page.html"])
