"""Who does what to whom in a statement."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sayso

# text -> each verb as "doer | lemma | whom", "-" where the words do not tell
CASES = {
    "The rebels shelled the market on Monday.": ["The rebels | shell | the market"],
    "The market was shelled by the army.": ["the army | shell | The market"],
    "At least 12 people were killed.": ["- | kill | At least 12 people"],
    "12 people were killed and 30 wounded in the blast.": ["- | kill | 12 people", "- | wound | 30"],
    "Tovia accused Galda of shelling the hospital.": ["Galda | shell | the hospital"],
    "A missile fired by the army struck the school.": [
        "the army | fire | A missile", "A missile | strike | the school"],
    "Police arrested 40 protesters, who had blocked the bridge.": [
        "Police | arrest | 40 protesters", "40 protesters | block | the bridge"],
    "The blast tore through the market, killing 12 people.": ["The blast | tear | -", "The blast | kill | 12 people"],
    "Repairs would take six weeks.": ["Repairs | take | six weeks"],
}  # fmt: skip


def deeds_of(text: str) -> list[str]:
    reading = sayso.read_text(text)
    words = reading.article.text
    return [
        " | ".join(
            [words[d.doer.start : d.doer.end] if d.doer else "-", d.lemma,
             words[d.done_to.start : d.done_to.end] if d.done_to else "-"]
        )
        for s in reading.statements
        for d in s.deeds
    ]  # fmt: skip


@pytest.mark.parametrize("text", CASES, ids=str)
def test_verbs_with_both_sides(text: str) -> None:
    assert deeds_of(text) == CASES[text]


def test_names_change_nothing() -> None:
    one, other = (f"Soldiers of {name} shelled the market, {name} said." for name in ("Galda", "Trescott Vale"))
    assert [d.replace("Trescott Vale", "Galda") for d in deeds_of(other)] == deeds_of(one)


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet="ab .,\n\"'()TWho killed by 12", max_size=80))
def test_spans_are_words_of_the_article(text: str) -> None:
    for reading in sayso.read_each([sayso.Page("-", text.encode())], given="text"):
        if not isinstance(reading, sayso.Reading):
            continue
        for statement in reading.statements:
            for deed in statement.deeds:
                for span in (deed.verb, deed.doer, deed.done_to):
                    assert span is None or reading.article.text[span.start : span.end].strip()
