"""Groups of statements that say the same, and the words that are shown for them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Ref
from sayso.story.claims.grouping import Bond, choose_wording, group_claims, put_statement
from tests.story.made_story import flood, read

BONDS = st.builds(
    Bond, st.integers(0, 7), st.integers(8, 15), st.floats(0, 1, allow_nan=False), st.booleans()
)  # fmt: skip


def test_what_is_alike_comes_together_and_the_rest_stays_alone() -> None:
    assert group_claims(4, [Bond(0, 2, 0.9, False), Bond(1, 3, 0.3, False)]) == [[0, 2], [1], [3]]


def test_a_chain_does_not_bring_its_ends_together() -> None:
    chain = [Bond(0, 1, 0.9, False), Bond(1, 2, 0.8, False), Bond(0, 2, 0.05, False)]
    assert group_claims(3, chain) == [[0, 1], [2]]


def test_two_that_part_are_never_in_one_claim() -> None:
    bonds = [Bond(0, 1, 1.0, False), Bond(1, 2, 0.95, False), Bond(0, 2, 0.9, True)]
    assert group_claims(3, bonds) == [[0, 1], [2]]


@given(st.lists(BONDS, max_size=40))
def test_each_statement_is_in_one_group_and_parted_ones_in_two(bonds: list[Bond]) -> None:
    groups = group_claims(16, bonds)
    assert sorted(i for g in groups for i in g) == list(range(16))
    last = {(b.a, b.b): b for b in bonds}
    for group in groups:
        assert not [b for b in last.values() if b.parts and b.a in group and b.b in group]


@given(st.lists(BONDS, max_size=30, unique_by=lambda b: (b.a, b.b)), st.randoms())
def test_the_order_of_the_pairs_changes_nothing(bonds: list[Bond], rng: object) -> None:
    mixed = list(bonds)
    rng.shuffle(mixed)  # type: ignore[attr-defined]
    assert group_claims(16, mixed) == group_claims(16, bonds)


def test_a_denial_is_shown_with_who_denies_it() -> None:
    reading = read("The harbour board denied that it had sold the crane.", "a.example")
    (statement,) = reading.statements
    assert put_statement(reading, statement) == "The harbour board denied that it had sold the crane."


def test_words_that_say_no_themselves_stand_alone() -> None:
    reading = read("The board said that it had not sold the crane.", "a.example")
    (statement,) = reading.statements
    assert put_statement(reading, statement) == "it had not sold the crane."


def test_a_quotation_that_is_broken_up_is_shown_as_printed() -> None:
    reading = read("“The crane was sold,” Mira Holt said, “and nobody asked the board.”", "a.example")
    texts = [put_statement(reading, s) for s in reading.statements]
    assert all(t in reading.article.text for t in texts)


def test_the_fullest_plain_wording_is_chosen() -> None:
    readings = {r.article.id: r for r in flood()}
    reading = flood()[0]
    whole = next(s for s in reading.statements if "broke at dawn" in s.text)
    denied = next(s for s in reading.statements if "denied" in s.certainty)
    refs = [Ref(reading.article.id, s.id) for s in (denied, whole)]
    found = {Ref(reading.article.id, s.id): s for s in reading.statements}
    assert choose_wording(refs, readings, found.__getitem__).ref == refs[1]
    assert choose_wording(refs[:1], readings, found.__getitem__).text.startswith("The water authority denied")


def test_a_headline_is_shown_only_where_nothing_else_is() -> None:
    reading = flood()[0]
    title = replace(reading.article.blocks[0], kind="headline")
    titled = replace(reading, article=replace(reading.article, blocks=(title, *reading.article.blocks[1:])))
    first, last = titled.statements[0], titled.statements[-1]
    refs = [Ref(titled.article.id, s.id) for s in (first, last)]
    found = {Ref(titled.article.id, s.id): s for s in titled.statements}
    assert choose_wording(refs, {titled.article.id: titled}, found.__getitem__).ref == refs[1]
