"""A quotation over several paragraphs is one attribution a paragraph."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Span
from sayso.page.given import take_text_as_given
from sayso.reading import read_article
from sayso.reading.found import Found
from sayso.reading.paragraphs import split_at_paragraphs
from sayso.text import merge_spans

THREE = (
    "Ada Marrow told reporters on Friday: “The ferry is lost.\n\n“We mourn the crew.\n\n“Nobody will forget them.”\n\n"
    "The quay closed."
)


def test_each_paragraph_of_a_long_quotation_is_an_attribution_of_one_source() -> None:
    reading = read_article(take_text_as_given(THREE))
    words = [reading.article.words(a.content) for a in reading.attributions]
    assert words == ["“The ferry is lost", "“We mourn the crew", "“Nobody will forget them.”"]
    assert {a.source.name for a in reading.attributions if a.source} == {"Ada Marrow"}
    assert {reading.article.words(a.cue) for a in reading.attributions} == {"told"}
    assert [(s.voice.name, s.manner) for s in reading.statements][:3] == [("Ada Marrow", "direct")] * 3
    assert reading.unaccounted == 0


def test_each_paragraph_has_a_manner_of_its_own() -> None:
    text = "Ada Marrow said the ferry was lost:\n\n“We mourn the crew.”"
    article = take_text_as_given(text)
    found = Found((Span(0, 10),), (Span(11, 15),), (Span(16, 34), Span(37, len(text))), "made")
    assert [f.content for f in split_at_paragraphs(article, found)] == [(Span(16, 34),), (Span(37, len(text)),)]


@given(st.text("ab “”\n.", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4))
def test_no_word_of_a_content_is_lost_or_shared(text: str, pairs: list[tuple[int, int]]) -> None:
    content = merge_spans(Span(min(p), min(max(p), len(text))) for p in pairs if min(p) < len(text))
    parts = split_at_paragraphs(take_text_as_given(text), Found((), (), content, "made"))
    held = [i for f in parts for s in f.content for i in range(s.start, s.end) if text[i].isalnum()]
    assert sorted(held) == [i for s in content for i in range(s.start, s.end) if text[i].isalnum()]
