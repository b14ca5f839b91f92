"""Who says that who says."""

from notation import read_marked, statement_of, unmark

from sayso.page.given import take_text_as_given
from sayso.reading.layout import lay_out
from sayso.reading.voices.chains import link_chains


def test_the_inner_attribution_has_the_outer_one_as_parent() -> None:
    reading = read_marked(
        "<s1>The Olm Weekly</s1> <c1>reported</c1> <x1>that <s2>Ben Aker</s2> <c2>said</c2> "
        "<x2>the ferry was sold</x2></x1>."
    )
    weekly, aker = reading.attributions
    assert (weekly.parent, aker.parent) == (None, weekly.id)
    assert statement_of(reading, "the ferry").chain == (weekly.id, aker.id)


def test_what_stands_beside_has_no_parent() -> None:
    reading = read_marked(
        "<s1>Ben Aker</s1> <c1>said</c1> <x1>the ferry was sold</x1>, and <s2>Ada Marrow</s2> <c2>said</c2> "
        "<x2>it was not</x2>."
    )
    assert [a.parent for a in reading.attributions] == [None, None]
    assert [s.chain for s in reading.statements] == [("a1",), ("a2",)]


def test_the_repeater_has_the_voice_and_the_party_is_echoed() -> None:
    reading = read_marked(
        "<s1>Ada Marrow</s1> <c1>repeated</c1> the <s2>builder</s2>’s <e2>claim</e2> "
        "<x1><x2>to have sealed every leak</x2></x1>."
    )
    repeats = next(a for a in reading.attributions if a.link == "says")
    echoed = next(a for a in reading.attributions if a.link == "echoes")
    s = statement_of(reading, "to have sealed")
    assert s.voice.name == "Ada Marrow"
    assert (s.chain, s.echoes) == ((repeats.id,), echoed.id)
    assert repeats.parent is None and echoed.parent is None


def test_who_tells_what_he_said_himself_is_one_voice_in_one_statement() -> None:
    reading = read_marked(
        "<s1>Ben Aker</s1> <c1>claimed</c1> <x1>that <s2>Ben Aker</s2> had <c2>asked</c2> "
        "<x2>the crew to leave</x2></x1>."
    )
    (s,) = reading.statements
    assert s.chain == ("a1",)
    assert reading.attributions[1].parent == "a1"


def test_attributed_to_nobody_takes_the_voice_around_it() -> None:
    inner = "<c2>it is understood</c2> <x2>that the ferry was sold</x2>"
    assert statement_of(read_marked(inner.capitalize() + "."), "ferry").voice.kind == "unstated"
    reading = read_marked(f"<s1>Ben Aker</s1> <c1>said</c1> <x1>{inner}</x1>.")
    s = statement_of(reading, "ferry")
    assert (s.voice.name, s.chain) == ("Ben Aker", ("a1",))


def test_a_deep_chain_runs_from_the_outermost() -> None:
    text, founds = unmark("<x1>a <x2>b <x3>c</x3> d</x2> e</x1>")
    chains = link_chains(lay_out(take_text_as_given(text), []), founds)
    assert chains.chain(2) == (0, 1, 2)


def test_words_that_name_nobody_stay_in_the_statement_around_them() -> None:
    reading = read_marked(
        "<s1>Ben Aker</s1> <c1>said</c1> <x1>the ferry <c2>was expected</c2> <x2>to sail on Monday</x2></x1>."
    )
    (s,) = reading.statements
    assert reading.article.words(s.spans) == "the ferry was expected to sail on Monday."
    assert s.certainty == ("predicted",)
