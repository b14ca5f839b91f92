"""The parser's seat: offsets kept, long blocks in parts, ranks that end no sentence."""

import pytest

from sayso.page.given import take_text_as_given
from sayso.reading import parse
from sayso.reading.parse import load_parser, parse_article


@pytest.mark.parametrize("rank", ["Capt.", "Col.", "Lt.", "Maj.", "Sgt.", "Supt."])
def test_a_rank_ends_no_sentence(rank: str) -> None:
    doc = load_parser()(f"The plan was dropped, {rank} Mary Hill, a spokeswoman for the police, said.")
    assert len(list(doc.sents)) == 1
    assert rank in [token.text for token in doc]


def test_tokens_point_into_the_article_whatever_its_marks() -> None:
    article = take_text_as_given("One line.\n\n“It’s shut,” Pell said.\n")
    block = parse_article(article)[1]
    words = [article.text[s.start : s.end] for s in map(block.token_span, block.doc)]
    assert "".join(words) == "“It’sshut,”Pellsaid."
    whole = block.span(0, len(block.doc) - 1)
    assert article.text[whole.start : whole.end] == "“It’s shut,” Pell said."


def test_a_very_long_block_comes_in_parts_that_miss_nothing() -> None:
    article = take_text_as_given("The bridge is shut and nobody knows why. " * 1200)
    parts = parse_article(article)
    assert len(parts) > 1
    assert {part.index for part in parts} == {0}
    assert sum(len(part.doc.text.split()) for part in parts) == len(article.text.split())


def test_words_met_do_not_pile_up_and_a_pipeline_loaded_anew_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    article = take_text_as_given("Zorvane Quill denied that the Brolspan ferry had sunk. “It floats,” she said.")

    def seen() -> list[tuple[str, str, str, str]]:
        return [(t.text, t.tag_, t.dep_, t.lemma_) for block in parse_article(article) for t in block.doc]

    before, pipeline = seen(), load_parser()
    monkeypatch.setattr(parse, "_MOST_WORDS", len(pipeline.vocab.strings) - 1)
    assert seen() == before
    assert load_parser() is not pipeline
    assert "Zorvane" in pipeline.vocab.strings
    monkeypatch.undo()
    fresh = load_parser()
    assert seen() == before
    assert load_parser() is fresh
