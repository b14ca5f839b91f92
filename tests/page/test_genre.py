"""What kind of piece an article is, and whether its text is known to be cut."""

import pytest

from sayso.model import Genre
from sayso.page.genre import Line, judge_complete, judge_genre, why_cut

REPORT: list[Line] = [
    ("headline", "Bridge closes after cracks are found"),
    ("body", "The bridge was closed on Sunday, the city said."),
    ("body", "Engineers will meet on Tuesday, according to a report."),
]


def judge(lines: list[Line] | None = None, **hints: object) -> Genre:
    hints = {"headline": None, "url": None} | hints
    return judge_genre(lines=REPORT if lines is None else lines, **hints)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("genre", "hints"),
    [
        ("report", {}),
        ("report", {"url": "https://post.example/news/2024/opinion-poll-shows-lead"}),
        ("report", {"headline": "Live music returns to the mill"}),
        ("report", {"headline": "Opinion is divided over the bridge"}),
        ("report", {"types": ["NewsArticle"]}),
        ("report", {"headline": "Mayor gives interview to rival paper, then denies it"}),
        ("opinion", {"url": "https://post.example/opinion/2024/the-bridge"}),
        ("opinion", {"url": "https://post.example/comment/columnists/roe/the-bridge"}),
        ("opinion", {"headline": "Opinion | The bridge should never have opened"}),
        ("opinion", {"headline": "The Post view on the bridge: close it for good"}),
        ("opinion", {"types": ["OpinionNewsArticle"]}),
        ("opinion", {"sections": ["News", "Editorials"]}),
        ("opinion", {"lines": [("navigation", "Opinion"), *REPORT]}),
        ("opinion", {"lines": [*REPORT, ("body", "The views expressed here are the author's own.")]}),
        ("report", {"lines": [*REPORT, *[("navigation", f"{n} hours ago") for n in range(9)]]}),
        ("report", {"lines": [("navigation", "Comment"), ("navigation", "News\nScience"), *REPORT]}),
        ("live", {"headline": "Protesters gather at the bridge - updates"}),
        ("live", {"types": ["LiveBlogPosting"]}),
        ("live", {"headline": "Bridge collapse – live updates"}),
        ("live", {"url": "https://post.example/live/bridge"}),
        ("live", {"lines": [line for n in range(6) for line in (("body", f"1{n}:05 BST"), ("body", "More came in."))]}),
        ("interview", {"headline": "‘I would cross it again’: an interview with Ann Oduya"}),
        ("interview", {"headline": "Q&A: what the closure means"}),
        ("interview", {"lines": [("body", f"{'QA'[n % 2]}: So it went, year after year.") for n in range(8)]}),
        ("transcript", {"headline": "Transcript: the mayor's statement on the bridge"}),
        (
            "transcript",
            {"lines": [("body", f"{('ROE', 'ODUYA', 'BELL')[n % 3]}: It was on a Sunday.") for n in range(9)]},
        ),
        ("unknown", {"lines": [("body", "It rained all day.")]}),
    ],
)
def test_genre(genre: Genre, hints: dict[str, object]) -> None:
    assert judge(**hints) == genre  # type: ignore[arg-type]


def test_two_voices_of_which_one_asks_are_an_interview() -> None:
    lines: list[Line] = [
        ("body", "Jane Roe: Were you there?" if n % 2 else "Ann Oduya: I was. It was late.") for n in range(10)
    ]
    assert judge(lines) == "interview"


@pytest.mark.parametrize(
    "below",
    [
        ("subscribe", "Subscribe to continue reading"),
        ("subscribe", "Already a subscriber? Log in"),
        ("subscribe", "This article is for subscribers only"),
        ("subscribe", "You have reached your limit of free articles. Register for more."),
        ("read_more", "Continue reading"),
        ("read_more", "Read the full story on our website"),
    ],
)
def test_a_short_text_above_a_wall_is_cut(below: Line) -> None:
    assert judge_complete([*REPORT, ("share", "Share"), below]) is False
    assert below[1][:20] in (why_cut([*REPORT, below]) or "")


def test_a_text_that_trails_off_is_cut() -> None:
    assert judge_complete([*REPORT, ("body", "The council said it would publish the…")]) is False
    assert judge_complete([*REPORT, ("body", "The council said it [...] Read more")]) is False


def test_a_teaser_of_a_page_that_is_not_free_or_needs_javascript_is_cut() -> None:
    assert judge_complete(REPORT, free=False) is False
    assert judge_complete([*REPORT, ("navigation", "Please enable JavaScript to view this page")]) is False


@pytest.mark.parametrize(
    "lines",
    [
        REPORT,
        [("subscribe", "Subscribe to continue reading"), *REPORT],
        [*REPORT, ("subscribe", "Sign up for our newsletter")],
        [*REPORT, ("read_more", "Read more: why the ferry stopped")],
        [*REPORT, ("related", "More stories"), ("navigation", "Home")],
        [("body", "word " * 400), ("subscribe", "Subscribe to continue reading")],
        [],
    ],
)
def test_where_nothing_tells_nothing_is_said(lines: list[Line]) -> None:
    assert judge_complete(lines) is None


def test_a_long_text_that_is_not_free_may_be_whole() -> None:
    assert judge_complete([("body", "word " * 400)], free=False) is None
