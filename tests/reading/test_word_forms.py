"""Lemmas and parts of speech that are looked up are those that the pipeline's own rules give."""

import pytest

from sayso.reading.parse import load_parser
from sayso.reading.word_forms import give_forms

TEXTS = [
    "There is a plan and there's another, she said; there were others.",
    "Let's go, he wouldn't have said: they ain't gonna do it, y'all.",
    "The mills' owners have been warned that it may not be theirs to sell, has she?",
    "They do the work that did\n\nhave to be done, and that is that.",
    "Mr. Oder saw her. Her saw was better than his, 12,000 better.",
    "",
]


@pytest.mark.parametrize("text", TEXTS)
def test_as_the_pipeline_says(text: str) -> None:
    nlp = load_parser()
    expected = nlp(text)
    doc = nlp.make_doc(text)
    for name in ("tok2vec", "tagger", "parser"):
        doc = nlp.get_pipe(name)(doc)
    for _ in range(2):
        give_forms(nlp, [doc])
        assert [(t.pos_, t.lemma_, str(t.morph), t.dep_) for t in doc] == [
            (t.pos_, t.lemma_, str(t.morph), t.dep_) for t in expected
        ]
