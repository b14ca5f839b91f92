"""Two sentences judged."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.desk.judging import SentenceJudge
from sayso.model import Voice
from sayso.story.judging import KINDS, load_judge, load_sentence_judge
from sayso.story.judging.learned import learned_score
from sayso.story.judging.rules import score_by_rules
from sayso.story.judging.vectors import rows_of
from sayso.story.saying.names import find_names
from sayso.story.saying.proposition import Proposition
from sayso.story.saying.terms import stem_word, terms_of

_SAID = (
    "The mayor said the bridge at Olm was safe.",
    "Olm bridge is not safe, engineers warned the mayor.",
    "Ruth Salk denied that 40 dockers had been dismissed.",
    "Forty dockers were sacked by the harbour company on Monday.",
    "Reports that Ruth Salk resigned are a hoax, her office said.",
    "The council of Olm will vote on the budget in June.",
)


def proposition(text: str, *, negative: bool = False) -> Proposition:
    """A statement made by hand."""
    return Proposition(
        None, text, text, terms_of(text), find_names(text), (), (), (), negative,
        ("negated",) if negative else ("asserted",), Voice("outlet", None, None), None, None, None,
    )  # fmt: skip


@pytest.fixture(scope="module")
def judge() -> SentenceJudge:
    return SentenceJudge()


@pytest.mark.parametrize(
    ("a", "b", "kinds"),
    [
        ("Police deny that the bank was robbed.", "The bank was robbed on Monday.", {"denies"}),
        ("No, the mayor did not eat a live frog", "Mayor ate live frog at festival", {"denies"}),
        ("Video of mayor eating frog is a hoax", "Video shows mayor eating frog", {"denies"}),
        ("Only 350 dockers walked out, the company said.", "About 900 dockers walked out on Tuesday", {"differs"}),
        ("The train left the rails on Monday.", "The train left the rails on Wednesday.", {"differs"}),
        ("The river flooded three towns.", "The minister resigned over taxes.", {"unrelated"}),
        ("The bank was robbed on Monday.", "The bank was robbed on Monday.", {"same"}),
        ("Twelve miners were killed in the blast.", "A blast killed 12 miners.", {"same", "stronger"}),
    ],
)
def test_kind(judge: SentenceJudge, a: str, b: str, kinds: set[str]) -> None:
    assert judge(a, b).kind in kinds


@pytest.mark.parametrize("a", _SAID)
@pytest.mark.parametrize("b", _SAID)
def test_a_judgement_is_whole(judge: SentenceJudge, a: str, b: str) -> None:
    found = judge(a, b)
    assert set(found.scores) == set(KINDS)
    assert sum(found.scores.values()) == pytest.approx(1)
    assert found.score == max(found.scores.values())
    assert (found.slot is not None) == (found.kind in ("denies", "differs"))
    assert '"' in found.because
    assert "\n" not in found.because
    assert not re.search(r"\b(true|false|lie|wrong|debunked|confirmed)\b", re.sub(r'"[^"]*"', "", found.because))


@pytest.mark.parametrize("text", ["", " ", ".", "No.", "�‮", "a" * 3000, "12", "—", "\n\n"])
def test_any_string_is_survived(judge: SentenceJudge, text: str) -> None:
    assert judge(text, "The bank was robbed on Monday.").kind in KINDS
    assert judge("The bank was robbed on Monday.", text).kind in KINDS


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_statements_are_judged(a: str, b: str) -> None:
    for judge_them in (load_judge(), load_sentence_judge()):
        found = judge_them(proposition(a), proposition(b))
        assert sum(found.scores.values()) == pytest.approx(1)


@pytest.mark.parametrize(("old", "new"), [("Olm", "Tarrin"), ("Ruth Salk", "Idris Vane")])
@pytest.mark.parametrize("a", _SAID)
@pytest.mark.parametrize("b", _SAID)
def test_other_names_change_nothing(a: str, b: str, old: str, new: str) -> None:
    judge_them = load_judge()
    before = judge_them(proposition(a), proposition(b))
    after = judge_them(proposition(a.replace(old, new)), proposition(b.replace(old, new)))
    assert after.scores == pytest.approx(before.scores)


def test_the_table_of_vectors_has_no_names() -> None:
    for name in ("Trump", "Putin", "London", "Ukraine", "Labour", "Obama", "Moscow", "Reuters"):
        known, _ = rows_of((stem_word(name),))
        assert known == () or name.lower() == "labour"


def test_words_alike_are_near() -> None:
    _, rows = rows_of(tuple(stem_word(w) for w in ("kill", "murder", "budget")))
    assert rows[0] @ rows[1] > rows[0] @ rows[2]


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.sampled_from(["cover", "near", "against_one", "slot_differs", "unknown"]), st.floats(-1, 1)))
def test_every_score_sums_to_one(signs: dict[str, float]) -> None:
    for score in (learned_score(), score_by_rules):
        assert sum(score(signs).values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("a", "b", "turned"),
    [
        ("Police arrested Aker.", "Aker arrested police.", True),
        ("Vell sued the harbour board.", "Vell was sued by the harbour board.", True),
        ("Police arrested Aker.", "Aker was arrested by police.", False),
        ("Orm met the mayor.", "The mayor met Orm.", False),
    ],
)
def test_who_does_it_to_whom_counts(a: str, b: str, turned: bool) -> None:
    found = SentenceJudge()(a, b)
    assert sum(found.scores.values()) == pytest.approx(1)
    if turned:
        assert (found.kind, found.slot) == ("differs", "who")
    else:
        assert found.kind in ("same", "stronger")
