"""Two sentences judged."""

from __future__ import annotations

import pytest

from sayso.desk.judging import judge
from sayso.story.judging import KINDS


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Police deny that the bank was robbed.", "The bank was robbed on Monday.", "denies"),
        ("No, the mayor did not eat a live frog", "Mayor ate live frog at festival", "denies"),
        ("The viral frog video is a hoax", "Video shows mayor eating frog", "denies"),
        ("Only 350 dockers walked out, the company said.", "About 900 dockers walked out on Tuesday", "differs"),
        ("The river flooded three towns.", "The minister resigned over taxes.", "unrelated"),
    ],
)
def test_kind(a: str, b: str, kind: str) -> None:
    assert judge(a, b).kind == kind


def test_a_judgement_is_whole() -> None:
    found = judge("Police deny that the bank was robbed.", "The bank was robbed on Monday.")
    assert set(found.scores) == set(KINDS)
    assert sum(found.scores.values()) == pytest.approx(1)
    assert found.slot == "whether"
    assert '"' in found.because and "\n" not in found.because


@pytest.mark.parametrize("text", ["", " ", ".", "No.", "\ufffd\u202e", "a" * 3000, "12", "—"])
def test_any_string_is_survived(text: str) -> None:
    assert judge(text, "The bank was robbed on Monday.").kind in KINDS
    assert judge("The bank was robbed on Monday.", text).kind in KINDS
