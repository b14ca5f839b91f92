"""Quotation marks that quote nobody."""

import pytest

from sayso.page.given import take_text_as_given
from sayso.reading import read_article


def scare_quotes(text: str) -> list[str]:
    reading = read_article(take_text_as_given(text))
    found = [x for s in reading.statements for x in s.loaded if x.kind == "scare quotes"]
    assert all(x.whose == "outlet" for x in found)
    return [reading.article.text[x.span.start :].split()[0] for x in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The so-called “reform” passed by two votes on Monday.", ["“reform”"]),
        ("The board met in its “bunker” below the harbour.", ["“bunker”"]),
        ('The "free" ferry costs the town a million a year.', ['"free"']),
    ],
)
def test_marked(text: str, words: list[str]) -> None:
    assert scare_quotes(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Ada Marrow said the ferry was a “wreck” on Monday.",
        "The boat is nicknamed the “duchess” in the harbour.",
        "The town knows it as “home” since the war.",
        "The choir sang “Homeward Bound” in the square.",
        "The ferry was “late, slow and a danger to everyone on board” last year.",
        "The fault is “mended”. “The fault is mended and will not come back,” Ada Marrow said.",
    ],
)
def test_not_marked(text: str) -> None:
    assert scare_quotes(text) == []


def test_the_span_is_the_opening_mark_alone() -> None:
    reading = read_article(take_text_as_given("The board met in its “bunker” below the harbour."))
    (mark,) = [x for s in reading.statements for x in s.loaded]
    assert reading.article.text[mark.span.start : mark.span.end] == "“"
    assert "bunker" in mark.why
