"""The learned finder as it ships: spans, scores, and words left in doubt."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Article
from sayso.page.given import take_text_as_given
from sayso.reading.found import Findings
from sayso.reading.learned.finder import find_by_model
from sayso.reading.parse import parse_article

TEXT = (
    "The bridge at Ostwick will close in May, Mara Pell said on Friday.\n"
    "“We were told nothing,” said Orrin Halm, who runs the mill. The river is wide there.\n"
    "According to a report, the piers have cracks."
)
WORDS = st.sampled_from(["Pell", "said", "that", "the mill", "denied", "“", "”", ",", ".", "\n", "according to", "it"])


def find(text: str) -> tuple[Article, Findings]:
    article = article_of(text)
    return article, find_by_model(article, parse_article(article))


def article_of(text: str) -> Article:
    return take_text_as_given(text, "-")


def shown(article: Article, findings: Findings) -> list[tuple[str, str, str]]:
    return [(article.words(f.source), article.words(f.cue), article.words(f.content)) for f in findings.found]


def test_who_said_what_is_found() -> None:
    article, findings = find(TEXT)
    assert [(*who.split(",")[:1], *rest) for who, *rest in shown(article, findings)] == [
        ("Mara Pell", "said", "The bridge at Ostwick will close in May"),
        ("Orrin Halm", "said", "“We were told nothing,”"),
        ("a report", "According to", "the piers have cracks"),
    ]


def test_an_echo_and_a_saying_inside_another_come_from_the_rules() -> None:
    article, findings = find(
        "The mayor repeated the builder's claim that the bridge was safe. "
        "Halm said the council had said on Monday that the mill was lost."
    )
    echo = next(f for f in findings.found if f.link == "echoes")
    assert article.words(echo.source).startswith("the builder")
    assert any(f.content == echo.content and article.words(f.source) == "The mayor" for f in findings.found)
    assert ("the council", "had said", "that the mill was lost") in shown(article, findings)


def test_each_score_is_a_probability_and_a_floor_leaves_out_what_is_below_it() -> None:
    article = article_of(TEXT)
    scores = sorted(f.score or 0.0 for f in find_by_model(article, parse_article(article)).found)
    assert 0 < scores[0] <= scores[-1] < 1
    kept = find_by_model(article, parse_article(article), min_score=scores[-1])
    assert [f.score for f in kept.found] == [scores[-1]]
    assert "We were told" in article.words(kept.doubtful) or "bridge" in article.words(kept.doubtful)


@pytest.mark.parametrize("text", ["", " \n ", "”””", "A", "x" * 2000])
def test_nothing_to_find_is_nothing(text: str) -> None:
    assert find(text)[1].found == []


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_doubtful_words_are_in_no_attribution_and_all_spans_are_in_the_text(text: str) -> None:
    findings = find(text)[1]
    spans = [s for f in findings.found for part in (f.source, f.cue, f.content) for s in part]
    told = {at for s in spans for at in range(s.start, s.end)}
    doubtful = {at for s in findings.doubtful for at in range(s.start, s.end)}
    assert not told & doubtful
    assert all(0 <= at < len(text) for at in told | doubtful)
    assert all(f.content for f in findings.found)
