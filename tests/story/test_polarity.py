"""Whether a statement says P or not-P."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sayso
from sayso.story.saying.polarity import is_called_untrue, is_negative
from sayso.story.saying.propositions import proposition_of_sentence

SENTENCES = {
    "The rebels denied shelling the market.": True,
    "The ministry denied that its forces had struck Karsk.": True,
    '"Our forces carried out no strikes," the ministry said.': True,
    "No strikes were carried out, the ministry said.": True,
    "Nobody was hurt in the blast, police said.": True,
    "The army said it did not shell the market.": True,
    "The minister denied that the bridge had not been inspected.": False,
    "The ministry said reports of a strike on the market were untrue.": True,
    "A spokesman called the report of a strike false.": True,
    "The claim that the water was poisoned is a lie, Vale said.": True,
    "There is no evidence that the water was poisoned, the ministry said.": True,
    "The company failed to pay its workers, the union said.": True,
    "The council insisted it had not known of the crack.": True,
    "He rejected suggestions that the bridge was unsafe.": True,
    "The army neither confirmed nor denied that it had shelled the market.": False,
    "The company did not deny that it had paid the mayor.": False,
    "The rebels shelled the market, the army said.": False,
    "Police arrested a man who had made false claims to pensions.": False,
    "Not only the bridge but also the road was closed.": False,
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences(sentence: str) -> None:
    made = proposition_of_sentence(sayso.read_text(sentence, given="text"))
    assert made is not None
    assert made.negative is SENTENCES[sentence]


def test_two_denials_say_it() -> None:
    assert is_negative(("denied",)) and is_negative(("negated",))
    assert not is_negative(("denied", "negated")) and not is_negative(("asserted",))


@pytest.mark.parametrize("words", ["That is a lie,", "It was false that he left", "the report false.", "False."])
def test_called_untrue(words: str) -> None:
    assert is_called_untrue(words)


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_text_is_survived(text: str, context: str) -> None:
    assert is_negative(("denied",), text, context) in (True, False)
    assert is_called_untrue(text) in (True, False)
