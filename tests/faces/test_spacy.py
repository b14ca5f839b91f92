"""The component in pipelines of spaCy: what it puts into a document, and that this outlives every way to store one."""

import os
import pickle
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import sayso
import sayso.faces.spacy
from sayso.errors import BadRequest

ROOT = Path(__file__).resolve().parents[2]
TEXT = (
    "“We lit two lamps,” said Mira Holt, the harbour’s engineer 🚢, on Monday. It is understood that the ferry will "
    "run. Naïve Örjan Ælfgård denied that cracks were found.\n\nThe bridge is closed."
)


@cache
def pipeline() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("sayso", config={"published": "2031-06-11"})
    return nlp


def shown(doc: Doc) -> list[tuple[str, str, str, str]]:
    return [(s.text, s.label_, s.kb_id_, s.id_) for s in doc.spans["sayso"]]


def check_spans(doc: Doc) -> None:
    """Each piece of a statement has one span, in order, that covers it; and nothing further away than a token."""
    pieces = [(s, p) for s in doc._.statements for p in s.spans]
    assert len(pieces) == len(doc.spans["sayso"])
    for (statement, piece), span in zip(pieces, doc.spans["sayso"], strict=True):
        assert span.start_char <= piece.start < piece.end <= span.end_char
        assert piece.start - span.start_char < len(span[0]) and span.end_char - piece.end < len(span[-1])
        assert (span.label_, span.kb_id_) == (statement.voice.kind, statement.voice.name or "")
        assert span._.statement == statement


def test_a_document_has_what_sayso_reads_of_its_text() -> None:
    doc = pipeline()(TEXT)
    read = sayso.read_text(TEXT, given="text", published="2031-06-11")
    assert doc._.sayso == read and doc._.sayso.to_dict() == read.to_dict()
    assert doc._.statements == read.statements and doc._.attributions == read.attributions
    assert {s.label_ for s in doc.spans["sayso"]} >= {"person", "unstated", "outlet"}
    assert "Mira Holt" in {s.kb_id_ for s in doc.spans["sayso"]}
    for s in doc._.statements:
        assert doc.text[s.spans[0].start : s.spans[-1].end].split()[0] == s.text.split()[0]
    assert doc.spans["sayso"].attrs["unaccounted"] == 0 and "rules@" in doc.spans["sayso"].attrs["by"]
    check_spans(doc)


def test_it_survives_bytes_pickle_and_docbin() -> None:
    doc = pipeline()(TEXT)
    bins = DocBin(store_user_data=True, docs=[doc])
    other = spacy.blank("en").vocab
    copies = [
        Doc(other).from_bytes(doc.to_bytes()),
        pickle.loads(pickle.dumps(doc)),
        next(DocBin().from_bytes(bins.to_bytes()).get_docs(spacy.blank("en").vocab)),
    ]
    for copy in copies:
        assert copy._.sayso == doc._.sayso and shown(copy) == shown(doc)
        check_spans(copy)


def test_without_user_data_the_spans_stay_and_the_reading_is_none() -> None:
    bins = DocBin(docs=[pipeline()(TEXT)])
    copy = next(bins.get_docs(spacy.blank("en").vocab))
    assert copy._.sayso is None and copy._.statements == copy._.attributions == ()
    assert shown(copy) == shown(pipeline()(TEXT))


def test_several_processes_read_as_one() -> None:
    texts = ["Jon Lund said that it rained.", "Holt denied it.", "", TEXT]
    alone = [pipeline()(text) for text in texts]
    docs = list(pipeline().pipe(texts, n_process=2, batch_size=1))
    assert [d._.sayso for d in docs] == [d._.sayso for d in alone]
    assert [shown(d) for d in docs] == [shown(d) for d in alone]


def test_a_pipeline_on_disk_keeps_how_it_reads(tmp_path: Path) -> None:
    pipeline().to_disk(tmp_path / "nlp")
    again = spacy.load(tmp_path / "nlp")
    assert again.get_pipe("sayso").published == "2031-06-11" and again.get_pipe("sayso").reader == "rules"
    assert again(TEXT)._.sayso == pipeline()(TEXT)._.sayso


def test_a_document_may_say_when_it_was_published() -> None:
    doc = pipeline().make_doc("Holt said on Tuesday that it rained.")
    doc._.published = "2025-03-14"
    assert pipeline()(doc)._.sayso.article.published.year == 2025
    assert doc._.sayso.times[0].interval.earliest.day == 11


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t \u00a0", "…", "🚢", "a", "\u200b", "“”"])
def test_hardly_any_text_is_no_error(text: str) -> None:
    doc = pipeline()(text)
    assert doc._.sayso.article.text == text
    check_spans(doc)


def test_a_long_document_is_read_to_its_end() -> None:
    text = " ".join(f"Jon Lund said on Monday that pump {n} was safe." for n in range(500))
    doc = pipeline()(text)
    assert len(text) > 22_000 and len(doc._.statements) >= 500
    assert "pump 499 was safe" in doc.spans["sayso"][-1].text
    check_spans(doc)


WORDS = st.sampled_from(
    ["Holt", "said", "that", "“it", "rained”", ",", ".", "\n", "denied", "the", "U.S.", "don’t", "naïve", "🚢", "  ",
     "It is understood that", "Jon Lund", "according to", "—", "e\u0301", "\u200d", "1,200", "(", ")", "'s", "and"]
)  # fmt: skip


@settings(max_examples=30)
@given(st.lists(st.one_of(WORDS, st.text(st.characters(exclude_categories=["Cs"]), max_size=4)), max_size=25))
def test_spans_cover_what_the_reading_says(words: list[str]) -> None:
    doc = pipeline()(" ".join(words))
    assert doc._.sayso.article.text == doc.text
    check_spans(doc)


def test_pieces_that_part_inside_a_token_share_it() -> None:
    nlp = pipeline()
    doc = Doc(nlp.vocab, words=["Holt", "said “it rained” and left."], spaces=[True, False])
    doc = nlp(doc)
    assert doc._.statements
    check_spans(doc)


def test_it_needs_no_parser_and_changes_nothing_of_another() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    before = [s.text for s in nlp(TEXT).sents]
    nlp.add_pipe("sayso")
    doc = nlp(TEXT)
    assert [s.text for s in doc.sents] == before and not doc.has_annotation("DEP")
    assert doc._.statements


@pytest.mark.parametrize(
    ("language", "config", "said"),
    [("de", {}, "English"), ("en", {"reader": "nobody"}, "readers"), ("en", {"published": "soon"}, "2025-03-14")],
)
def test_what_it_cannot_do_is_one_line(language: str, config: dict[str, str], said: str) -> None:
    with pytest.raises(BadRequest, match=said) as raised:
        spacy.blank(language).add_pipe("sayso", config=config)
    assert "\n" not in str(raised.value)


def test_a_pipeline_finds_it_by_its_entry_point(tmp_path: Path) -> None:
    about = tmp_path / "named-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: named\nVersion: 1\n", encoding="utf-8")
    (about / "entry_points.txt").write_text(
        "[spacy_factories]\nsayso = sayso.faces.spacy:make_component\n", encoding="utf-8"
    )
    code = (
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('sayso');"
        " print(nlp('Holt said it rained.')._.statements[0].voice.name)"
    )
    paths = os.pathsep.join([str(tmp_path), str(ROOT / "src")])
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": paths}
    )
    assert done.stdout.strip() == "Holt", done.stderr[-500:]


def test_importing_sayso_loads_no_spacy() -> None:
    code = "import sayso, sayso.desk, sys; print('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "False"


def test_the_page_shows_what_it_prints(capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "docs" / "spacy.md").read_text(encoding="utf-8")
    code, printed = re.findall(r"```python\n(.*?)```\n\n<!-- prints -->\n```\n(.*?)```", page, re.DOTALL)[0]
    exec(code, {})
    assert capsys.readouterr().out == printed
