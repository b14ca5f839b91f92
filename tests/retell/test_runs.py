from dataclasses import replace

from hypothesis import given, settings
from made import TEXT, make_reading
from readings import readings

from sayso.model import Reading
from sayso.retell.passages import find_passages, shorten
from sayso.retell.runs import lay_out


def test_runs_are_the_text_cut_where_it_is_drawn_differently() -> None:
    said = [(r.text, r.statement, r.role) for r in lay_out(make_reading())[8]]
    assert said == [
        ("“I wrote two reports and nobody read them,”", "s7", None),
        (" ", None, None),
        ("Holt", None, "source"),
        (" ", None, None),
        ("told", None, "cue"),
        (" ", None, None),
        ("reporters in Olm", None, "frame"),
        (".\n", None, None),
    ]


def test_a_statement_cut_in_two_opens_and_closes_twice() -> None:
    reading = make_reading()
    interrupted = [s for s in reading.statements if s.id != "s10"]
    s4 = next(s for s in interrupted if s.id == "s4")
    a, b = TEXT.index("The swing"), TEXT.index("which carries")
    cut = replace(s4, spans=(replace(s4.spans[0], end=a + 9), replace(s4.spans[0], start=b)))
    statements = tuple(cut if s.id == "s4" else s for s in interrupted)
    runs = [r for r in lay_out(replace(reading, statements=statements))[7] if r.statement == "s4"]
    assert [(r.opens, r.closes) for r in runs] == [(True, True), (True, True)]


def test_who_said_it_inside_what_another_says_is_drawn_as_the_others_word() -> None:
    reading = make_reading()
    told = reading.statements[10]
    outer = replace(told, id="s99", spans=(replace(told.spans[0], start=told.spans[0].end - 5),), chain=("a7",))
    inner = replace(told, spans=(replace(told.spans[0], end=told.spans[0].end - 6),))
    statements = tuple(x for s in reading.statements for x in ([inner, outer] if s is told else [s]))
    runs = lay_out(replace(reading, statements=statements))[11]
    assert {r.text: r.statement for r in runs if r.role == "cue"} == {"reported": None, "had told": "s99"}


@given(readings())
@settings(max_examples=60, deadline=None)
def test_no_character_is_lost_or_drawn_twice(reading: Reading) -> None:
    text = reading.article.text
    for block, runs in zip(reading.article.blocks, lay_out(reading), strict=True):
        assert "".join(r.text for r in runs) == text[block.span.start : block.span.end]
        assert all(r.text for r in runs)


@given(readings())
@settings(max_examples=60, deadline=None)
def test_every_block_that_is_not_blank_is_in_one_passage(reading: Reading) -> None:
    article = reading.article
    told = [i for p in find_passages(article) for i in p.blocks]
    assert told == [i for i, b in enumerate(article.blocks) if article.text[b.span.start : b.span.end].strip()]
    for passage in find_passages(article):
        if passage.kind == "messaging":
            assert [i for f in passage.folds for i in f.blocks] == list(passage.blocks)


def test_a_dateline_stands_before_its_paragraph() -> None:
    passages = find_passages(make_reading().article)
    assert [(p.kind, p.blocks) for p in passages][:5] == [
        ("messaging", (0, 1, 2)),
        ("headline", (3,)),
        ("standfirst", (4,)),
        ("byline", (5,)),
        ("body", (6, 7)),
    ]
    assert [(f.kind, f.words) for f in passages[0].folds] == [("navigation", 2), ("appeal", 14)]


def test_shortened_words_end_at_a_space() -> None:
    assert shorten("a bridge, at night", 30) == "a bridge, at night"
    assert shorten("a bridge, at night", 11) == "a bridge…"
    assert len(shorten("x" * 50, 20)) == 20
