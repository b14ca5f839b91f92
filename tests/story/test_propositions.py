"""What a statement says, as it is compared."""

import pytest
from hypothesis import given, settings

import sayso
from sayso.story.saying.proposition import Proposition
from sayso.story.saying.propositions import proposition_of_sentence, propositions_of
from tests.made import make_reading
from tests.readings import readings

STRIKE = (
    "About 900 dockers walked out at the port of Vell on Tuesday, their union said. "
    "The port company put the number at 350.\n\n"
    '"We will stay out until the rules are signed," said union secretary Mila Torn.\n\n'
    "A company spokesman said the walkout was illegal. No. The union denied the claim."
)


def read(text: str) -> tuple[Proposition, ...]:
    return propositions_of(sayso.read_text(text, given="text", published="2026-01-21"))


def find(made: tuple[Proposition, ...], words: str) -> Proposition:
    return next(p for p in made if words in p.text)


def test_a_statement_brings_its_terms_speaker_and_sentence() -> None:
    made = find(read(STRIKE), "900 dockers")
    assert made.terms[:3] == ("900", "docker", "walkout")
    assert made.speaker == "their union"
    assert made.context == "About 900 dockers walked out at the port of Vell on Tuesday, their union said."
    assert made.names[0].words == ("Vell",)
    assert made.when is not None and made.text[made.when.span.start : made.when.span.end] == "Tuesday"


def test_spans_are_in_the_statements_own_text() -> None:
    made = find(read("Police said on Monday that 14 people, among them two children, were held in Dorn."), "14 people")
    words = [made.text[q.span.start : q.span.end] for q in made.quantities]
    assert words == ["14", "two"]
    for deed in made.deeds:
        assert made.text[deed.verb.start : deed.verb.end].strip()


def test_a_bare_number_takes_up_what_was_counted_before() -> None:
    made = find(read(STRIKE), "number at 350")
    assert made.quantities[0].of == "dockers"
    assert {"docker", "walkout", "vell"} <= set(made.taken)
    assert "900" not in made.terms


def test_the_number_of_something_is_of_that() -> None:
    made = find(read("The port company put the number of strikers at 350."), "350")
    assert made.quantities[0].of == "strikers"
    assert made.taken == ()


def test_a_denied_claim_is_the_one_before() -> None:
    made = find(read(STRIKE), "the claim")
    assert made.negative
    assert {"walkout", "illeg"} <= set(made.taken)


@pytest.mark.parametrize("words", ["No.", "Torn repeated a"])
def test_what_says_nothing_is_no_proposition(words: str) -> None:
    assert all(p.text.strip() != words for p in read(f"{STRIKE} {words}"))


def test_one_word_with_a_verb_says_something() -> None:
    assert any("innocent" in p.text for p in read("Torn said he was innocent."))


def test_headlines_count_and_messaging_does_not() -> None:
    made = propositions_of(make_reading())
    assert any(p.headline for p in made)
    assert not any("Sign up" in p.text or "Home" in p.text for p in made)


def test_a_sentence_given_alone_is_one_proposition() -> None:
    made = proposition_of_sentence(sayso.read_text("Police said reports of a blast in Dorn were untrue.", given="text"))
    assert made is not None
    assert made.ref is None and made.negative
    assert made.context == "Police said reports of a blast in Dorn were untrue."
    assert "polic" not in made.terms


def test_other_names_give_the_same_propositions() -> None:
    one = read(STRIKE)
    other = read(STRIKE.replace("Vell", "Karsk").replace("Mila Torn", "Edda Moor"))
    assert [(p.negative, p.certainty, len(p.terms), len(p.names)) for p in one] == [
        (p.negative, p.certainty, len(p.terms), len(p.names)) for p in other
    ]


@settings(max_examples=60, deadline=None)
@given(readings())
def test_any_reading_is_survived(reading: sayso.Reading) -> None:
    known = {s.id for s in reading.statements}
    for made in propositions_of(reading):
        assert made.ref is not None and made.ref.statement in known
        for name in made.names:
            assert made.text[name.at.start : name.at.end]
        for quantity in made.quantities:
            assert 0 <= quantity.span.start <= quantity.span.end <= len(made.text)


def test_there_were_so_many_counts_what_was_counted_before() -> None:
    text = "Halvia said 11 people were on the Marigold. Corrane said there were nine."
    last = propositions_of(sayso.read_text(text, given="text"))[-1]
    assert [q.of for q in last.quantities] == ["people"]
    assert "marigold" in last.terms


def test_a_quoted_no_is_no_negation() -> None:
    text = 'The lone "no" vote in the council was Ada Vey.'
    assert not any(p.negative for p in propositions_of(sayso.read_text(text, given="text")))
