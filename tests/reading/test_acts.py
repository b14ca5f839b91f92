"""What cues do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notation import read_marked

from sayso.reading.wording.act_words import _ROWS, ACTS
from sayso.reading.wording.word_forms import simpler_forms

CASES = [
    ("<s1>Ada Marrow</s1> <c1>said</c1> <x1>the ferry was late</x1>.", "say", True, ()),
    ("<s1>Ada Marrow</s1> <c1>claimed</c1> <x1>that the ferry was late</x1>.", "claim", True, ()),
    ("<s1>Ada Marrow</s1> <c1>pointed out</c1> <x1>that the ferry was late</x1>.", "note", True, ()),
    ("<s1>The harbour board</s1> <c1>denied</c1> <x1>that the ferry was late</x1>.", "deny", True, ("denied",)),
    ("<s1>Ada Marrow</s1> <c1>told</c1> the crew <x1>that the ferry was late</x1>.", "say", True, ()),
    ("<s1>Ada Marrow</s1> <c1>told</c1> the crew <x1>to leave the ferry</x1>.", "order", True, ("asked_for",)),
    ("<s1>Ada Marrow</s1> <c1>asked</c1> the crew <x1>to leave the ferry</x1>.", "ask", True, ("asked_for",)),
    ("<s1>Ada Marrow</s1> <c1>asked</c1> <x1>whether the ferry was late</x1>.", "ask", True, ("hedged",)),
    ("<s1>Ada Marrow</s1> <c1>promised</c1> <x1>that the ferry would sail</x1>.", "promise", True, ("planned",)),
    ("<s1>Ada Marrow</s1> <c1>threatened</c1> <x1>to close the ferry</x1>.", "threaten", True, ("planned",)),
    ("<s1>Ada Marrow</s1> <c1>predicted</c1> <x1>that the ferry would sink</x1>.", "predict", True, ("predicted",)),
    ("<s1>Ada Marrow</s1> <c1>believes</c1> <x1>that the ferry was late</x1>.", "believe", False, ("hedged",)),
    ("<s1>Ada Marrow</s1> <c1>does not believe</c1> <x1>that the ferry was late</x1>.", "believe", False, ("negated",)),
    ("<s1>Ada Marrow</s1> <c1>did not say</c1> <x1>that the ferry was late</x1>.", "say", True, ("hedged",)),
    ("<s1>Ada Marrow</s1> <c1>fears</c1> <x1>that the ferry was late</x1>.", "fear", False, ("hedged",)),
    ("<c1>According to</c1> <s1>the harbour board</s1>, <x1>the ferry was late</x1>.", "say", True, ()),
    ("<s1>Ada Marrow</s1> <c1>gurgled</c1> <x1>that the ferry was late</x1>.", None, True, ()),
    ("<s1>Marrow</s1>: <x1>“The ferry was late for us all.”</x1>", "say", True, ()),
]


@pytest.mark.parametrize(("text", "act", "speech", "lends"), CASES, ids=[c[0][:60] for c in CASES])
def test_act_speech_and_what_the_cue_lends(text: str, act: str | None, speech: bool, lends: tuple[str, ...]) -> None:
    (a,) = read_marked(text).attributions
    assert (a.act, a.speech) == (act, speech)
    assert set(lends) <= set(a.certainty)
    if not lends:
        assert not {"denied", "asked_for", "negated"} & set(a.certainty)


def test_each_act_lends_one_flag_at_most_and_only_speech_denies_or_orders() -> None:
    for word, act in ACTS.items():
        assert len(act.lends) <= 1, word
        assert act.speech or act.kind in {"believe", "know", "want", "hope", "fear", "expect", "plan", "feel"}, word
        assert word == word.strip().lower() and word


def test_a_lemma_stands_in_one_row_only() -> None:
    rows = [word.strip() for _, _, _, words in _ROWS for word in words.split(", ")]
    assert len(rows) == len(set(rows)) == len(ACTS)


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("reasserted", "claim"),
        ("misreported", "report"),
        ("overestimated", "report"),
        ("doubled down", "repeat"),
        ("weighed in", "say"),
        ("gurgled", None),
        ("tabled", None),
    ],
)
def test_an_unknown_cue_has_the_act_of_the_word_it_is_made_of(cue: str, act: str | None) -> None:
    (a,) = read_marked(f"<s1>Ada Marrow</s1> <c1>{cue}</c1> <x1>that the ferry was late</x1>.").attributions
    assert a.act == act


@given(st.text(max_size=30))
def test_any_word_has_simpler_forms_or_none(word: str) -> None:
    assert all(0 < len(form) <= len(word) + 3 for form in simpler_forms(word))
