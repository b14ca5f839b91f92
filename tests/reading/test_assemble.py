"""A whole reading: ids, order, what is handed through, and gold attributions of real articles."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from notation import read_marked, statement_of, unmark

from sayso.model import Block, Span
from sayso.page.given import take_text_as_given
from sayso.reading.assemble import assemble
from sayso.reading.found import Found
from sayso.reading.parse import parse_article

DEV = Path(__file__).resolve().parents[3] / "shared" / "data" / "polnear" / "dev.jsonl"
OWN = {"outlet", "unstated", "unsettled"}

TEXT = (
    "Marrow: ferry is lost\n\n"
    "On Monday, <s1><s2>Ada Marrow</s2></s1>, head of the harbour board, <c1>said</c1> <x1>the ferry was lost</x1> and "
    "<c2>promised</c2> <x2>that a new one would be built</x2>.\n\n"
    "The quay was closed on Friday."
)


def test_ids_follow_the_text() -> None:
    reading = read_marked(TEXT, datetime(2026, 3, 13, tzinfo=UTC))
    assert [a.id for a in reading.attributions] == ["a1", "a2"]
    assert [a.act for a in reading.attributions] == ["say", "promise"]
    assert [s.id for s in reading.statements] == [f"s{n}" for n in range(1, len(reading.statements) + 1)]
    starts = [s.spans[0].start for s in reading.statements]
    assert starts == sorted(starts)
    assert reading.unaccounted == 0


def test_said_at_and_when_are_apart() -> None:
    reading = read_marked(TEXT, datetime(2026, 3, 13, tzinfo=UTC))
    said = reading.attributions[0].said_at
    assert said is not None and said.earliest == datetime(2026, 3, 9, tzinfo=UTC)
    when = statement_of(reading, "The quay").when
    assert when is not None and when.timex == "2026-03-13"
    assert [t.timex for t in reading.times] == ["2026-03-09", "2026-03-13"]


def test_score_reader_and_reason_are_handed_through() -> None:
    text, founds = unmark("<s1>Ada Marrow</s1> <c1>said</c1> <x1>the ferry was lost</x1>. The quay was closed.")
    article = take_text_as_given(text)
    reading = assemble(article, parse_article(article), [replace(founds[0], score=0.75)], by="reader@7")
    (a,) = reading.attributions
    said, own = reading.statements
    assert (a.score, a.by, a.why) == (0.75, "reader@7", "marked by hand")
    assert (said.score, said.by) == (0.75, "reader@7")
    assert (own.score, own.voice.kind, own.chain) == (None, "outlet", ())
    assert own.why


def test_an_attribution_without_words_is_left_out() -> None:
    article = take_text_as_given("Ada Marrow said: “ ... ”")
    founds = [Found((Span(0, 10),), (Span(11, 15),), (Span(17, 24),), "no words")]
    assert assemble(article, parse_article(article), founds, by="r@1").attributions == ()


def test_headlines_and_captions_are_read_and_messaging_is_not() -> None:
    text = "Ferry lost\nGive to keep us going\nThe ferry at Olm in May\nThe quay was closed."
    kinds = ["headline", "appeal", "caption", "body"]
    article = take_text_as_given(text)
    blocks = tuple(Block(b.span, k, "by hand") for b, k in zip(article.blocks, kinds, strict=True))  # type: ignore[arg-type]
    article = replace(article, blocks=blocks)
    reading = assemble(article, parse_article(article), [], by="r@1")
    assert [s.block for s in reading.statements] == [0, 2, 3]


def test_the_outlet_is_named_where_it_is_known() -> None:
    article = replace(take_text_as_given("The quay was closed."), outlet="The Olm Weekly")
    (s,) = assemble(article, parse_article(article), [], by="r@1").statements
    assert (s.voice.kind, s.voice.name) == ("outlet", "The Olm Weekly")


@pytest.mark.skipif(not DEV.exists(), reason="the research data is not beside the project")
def test_words_outside_gold_contents_have_no_source() -> None:
    with DEV.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for _, line in zip(range(6), lines, strict=False)]
    for row in rows:
        founds = [
            Found(*(tuple(Span(s, e) for s, e in sorted(a[role])) for role in ("source", "cue", "content")), "gold")
            for a in row["attributions"]
            if a["content"]
        ]
        article = take_text_as_given(row["text"])
        reading = assemble(article, parse_article(article), founds, by="gold@1")
        inside = {i for f in founds for s in f.content for i in range(s.start, s.end)}
        assert reading.unaccounted == 0
        for s in reading.statements:
            if s.voice.kind not in OWN:
                assert inside.intersection(range(s.spans[0].start, s.spans[0].end)), article.words(s.spans)
