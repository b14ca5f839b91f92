"""What is told beside the text."""

from dataclasses import replace

from hypothesis import given, settings
from made import at, make_reading
from readings import readings

from sayso.model import Loaded, Mention, Reading, Reply, Source, Statement, Unnamed
from sayso.retell.loaded_words import mark_loaded, show_loaded
from sayso.retell.panels import MOST_ROWS, Panel, Row, make_panels
from sayso.retell.runs import lay_out


def find(reading: Reading, key: str) -> Panel | None:
    return next((p for p in make_panels(reading) if p.key == key), None)


def unnamed(reading: Reading, one: Unnamed, *, source: Source | None = None) -> Reading:
    """The invented page with its two officials described as `one`."""
    made = []
    for a in reading.attributions:
        if a.id == "a6":
            assert a.source is not None
            a = replace(a, source=replace(source or a.source, unnamed=one))
        made.append(a)
    return replace(reading, attributions=tuple(made))


OFFICIALS = Unnamed(
    2, True, at("officials familiar with the matter")[0], at("asked not to be named")[0],
    at("because they feared for their posts")[0],
)  # fmt: skip


def test_an_unnamed_source_with_its_number_and_its_reason() -> None:
    panel = find(unnamed(make_reading(), OFFICIALS), "unnamed")
    assert panel is not None
    assert panel.title == "Sources without a name, in this text as captured"
    assert panel.rows == (
        Row(
            "“Two officials familiar with the matter”",
            (
                "two people",
                "not to be named: “asked not to be named”",
                "reason given: “because they feared for their posts”",
            ),
            ("s9",),
        ),
    )


def test_no_reason_is_said_of_what_was_read_alone() -> None:
    silent = unnamed(make_reading(), replace(OFFICIALS, anonymity=None, reason=None))
    panel = find(silent, "unnamed")
    assert panel is not None and panel.rows[0].told == ("two people", "no reason given")
    cut = find(replace(silent, article=replace(silent.article, complete=False)), "unnamed")
    assert cut is not None and cut.rows[0].told == ("two people",)


def test_the_one_holder_of_a_post_and_people_at_large_hide_nobody() -> None:
    made = make_reading()
    council = Unnamed(1, False, at("city council", after="The city council denied")[0], None, None)
    assert find(unnamed(made, council), "unnamed") is None
    group = next(a.source for a in made.attributions if a.id == "a6")
    assert group is not None
    many = replace(OFFICIALS, count=None, anonymity=None, reason=None)
    assert find(unnamed(made, many, source=replace(group, kind="group")), "unnamed") is None
    assert find(unnamed(made, many), "unnamed") is not None


def test_who_was_asked_with_the_words() -> None:
    reply = Reply(at("did not respond to a request for comment")[0], "no_response")
    asked = Mention("Mira Holt", "person", at("Mira Holt"), "quoted", replace(reply, kind="asked"))
    guild = Mention("builders' guild", "organisation", at("builders' guild"), "no_response", reply)
    panel = find(replace(make_reading(), mentions=(guild, asked)), "reply")
    assert panel is not None
    words = "“did not respond to a request for comment”"
    assert panel.rows == (
        Row("builders' guild", (words,), ("s16",)),
        Row("Mira Holt", (f"was asked: {words}", "elsewhere quoted"), ("s16",)),
    )


def test_the_ways_with_an_example_and_none_where_no_way_is_told() -> None:
    panel = find(make_reading(), "reached")
    assert panel is not None
    assert panel.rows[0] == Row("1 said or published for all", ("“told reporters”",))
    assert panel.rows[1] == Row("1 by way of another outlet", ("“The Evening Gull”",))
    silent = tuple(a for a in make_reading().attributions if a.id in ("a1", "a3"))
    assert find(replace(make_reading(), attributions=silent), "reached") is None


def test_the_cues_of_each_and_none_where_nobody_can_be_compared() -> None:
    panel = find(make_reading(), "cues")
    assert panel is not None
    assert Row("for city", ("said, says, told",)) in panel.rows
    assert Row("city council", ("claim, denied, denies",)) in panel.rows
    assert "nobody named" not in [r.words for r in panel.rows]
    one = tuple(a for a in make_reading().attributions if a.id == "a1")
    assert find(replace(make_reading(), attributions=one), "cues") is None


def test_a_dozen_rows_and_how_many_more() -> None:
    made = make_reading()
    first = made.attributions[0]
    assert first.source is not None
    many = tuple(replace(first, id=f"a{n}", source=replace(first.source, name=f"Speaker {n}")) for n in range(40))
    panel = find(replace(made, attributions=many), "cues")
    assert panel is not None
    assert (len(panel.rows), panel.left_out) == (MOST_ROWS, 40 - MOST_ROWS)


def scare(reading: Reading) -> Reading:
    mark = Loaded(at("“Somebody")[0], "scare quotes", "outlet", "in quotation marks, and nobody is quoted")
    mark = replace(mark, span=replace(mark.span, end=mark.span.start + 1))
    statements = [replace(s, loaded=(mark,)) if s.id == "s15" else s for s in reading.statements]
    return replace(reading, statements=tuple(statements))


def test_loaded_words_by_whose_they_are() -> None:
    panel = find(scare(make_reading()), "loaded")
    assert panel is not None
    assert panel.rows == (
        Row("In the outlet's own words", ("“reckless”",), ("s13",)),
        Row("In quotation marks with nobody quoted", ("“Somebody has to answer for this.”",), ("s15",)),
    )


def test_a_mark_is_as_long_as_the_words_it_is_of() -> None:
    reading = scare(make_reading())
    statement: Statement = next(s for s in reading.statements if s.id == "s15")
    assert mark_loaded(reading.article, statement.loaded[0]) == at("“Somebody has to answer for this.”")[0]
    assert show_loaded(reading.article, statement.loaded[0]) == "“Somebody has to answer for this.”"
    runs = [r for block in lay_out(make_reading()) for r in block if r.loaded]
    assert [(r.text, r.loaded, r.stops) for r in runs] == [("reckless", "judges what it names", True)]


def test_what_is_empty_is_not_there() -> None:
    made = make_reading()
    assert make_panels(replace(made, attributions=(), statements=(), mentions=())) == []


@given(readings())
@settings(max_examples=30, deadline=None)
def test_any_reading_has_panels_without_empty_ones(reading: Reading) -> None:
    ids = {s.id for s in reading.statements}
    for panel in make_panels(reading):
        assert 0 < len(panel.rows) <= MOST_ROWS
        assert {i for row in panel.rows for i in row.statements} <= ids
