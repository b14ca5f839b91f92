"""Names that are found for a page at once are those that spaCy finds word by word."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from sayso.reading import entities
from sayso.reading.entities import give_entities
from sayso.reading.parse import load_parser

TEXTS = [
    "The Governor of the Bank of Ostrava, Mira Holt, flew to New York on Tuesday, 3 June 2031.",
    "Prices rose 12.5% to $4 million.\n\nMr. Oder, of the Olm Gazette Co., sold it to\n\nIlse van den Berg in London",
    "THE UNITED NATIONS GENERAL ASSEMBLY MET ON MONDAY AND THE EUROPEAN COMMISSION DID NOT",
    "nobody was there",
    "Olm",
    " \n ",
    "",
]
WORDS = [
    "Mira", "Holt", "Bank", "of", "the", "United", "Nations", "London", "June", "3", "2031", "million", "$", "%", "and",
    "Times", "said", ".", ",", "\n\n", " ", "first", "French", "two", "hours", "New", "York", "-", "Olm", "I", "“",
]  # fmt: skip


def found(docs: list[Doc]) -> list[list[tuple[int, str, str]]]:
    return [[(t.i, t.ent_iob_, t.ent_type_) for t in doc] for doc in docs]


def parsed(texts: list[str]) -> list[Doc]:
    nlp = load_parser()
    docs = [nlp.make_doc(text) for text in texts]
    for name in ("tok2vec", "tagger", "parser"):
        docs = [nlp.get_pipe(name)(doc) for doc in docs]
    return docs


def as_spacy_finds(docs: list[Doc]) -> list[list[tuple[int, str, str]]]:
    ner: Any = load_parser().get_pipe("ner")
    return found(list(ner.pipe(docs)))


def test_as_spacy_finds_them() -> None:
    docs = parsed(TEXTS)
    give_entities(load_parser().get_pipe("ner"), docs)
    assert {(e.text, e.label_) for doc in docs for e in doc.ents} >= {("New York", "GPE"), ("12.5%", "PERCENT")}
    assert found(docs) == as_spacy_finds(parsed(TEXTS))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(
            st.tuples(st.sampled_from(WORDS), st.booleans(), st.sampled_from([None, None, True, False])), max_size=40
        ),
        max_size=4,
    )
)
def test_whatever_the_words_and_wherever_sentences_start(rows: list[list[tuple[str, bool, bool | None]]]) -> None:
    def make() -> list[Doc]:
        vocab = load_parser().vocab
        return [
            Doc(
                vocab,
                words=[word for word, _, _ in row],
                spaces=[space for _, space, _ in row],
                sent_starts=[starts for _, _, starts in row],
            )
            for row in rows
        ]

    docs = make()
    give_entities(load_parser().get_pipe("ner"), docs)
    assert found(docs) == as_spacy_finds(make())


def test_the_same_in_small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entities, "_MOST_WORDS", 10)
    docs = parsed(TEXTS)
    give_entities(load_parser().get_pipe("ner"), docs)
    assert found(docs) == as_spacy_finds(parsed(TEXTS))


def test_a_network_of_another_make_is_left_to_spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    ner: Any = load_parser().get_pipe("ner")
    monkeypatch.setitem(ner.model.attrs, "unseen_classes", {3})
    entities._load_network.cache_clear()
    docs = parsed(TEXTS)
    give_entities(ner, docs)
    assert entities._load_network(ner) is None
    assert found(docs) == as_spacy_finds(parsed(TEXTS))
    monkeypatch.undo()
    entities._load_network.cache_clear()
    assert entities._load_network(ner) is not None
