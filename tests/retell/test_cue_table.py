"""Which cue words the outlet chose for whom."""

from dataclasses import replace

from made import at, make_reading

from sayso.page.given import take_text_as_given
from sayso.reading import read_article
from sayso.retell.cue_table import table_cues

TEXT = (
    "Ada Marrow said the ferry was safe. Ada Marrow said the crew was trained. Ben Aker claimed the hull was cracked. "
    "Ben Aker admitted that he had not seen it."
)


def test_a_row_for_each_source_the_most_heard_first() -> None:
    rows = table_cues(read_article(take_text_as_given(TEXT)))
    assert [(r.who, r.is_party) for r in rows] == [("Ada Marrow", False), ("Ben Aker", False)]
    assert rows[0].cues == (("said", 2),)
    assert rows[1].acts == (("admit", 1), ("claim", 1))


def test_nobody_heard() -> None:
    assert table_cues(read_article(take_text_as_given("The bridge was closed on Monday."))) == []


def test_one_row_for_one_spelling_and_for_a_party_in_its_own_name() -> None:
    made = make_reading()
    by_number = {a.id: a for a in made.attributions}
    council, city = by_number["a5"], by_number["a2"]
    assert council.source is not None and city.source is not None
    speaker = replace(council.source, name="Ida Brand", party="city council")
    lower = replace(by_number["a7"], id="a98", source=replace(city.source, name="the Evening Gull"))
    rows = table_cues(replace(made, attributions=(city, replace(council, source=speaker), by_number["a7"], lower)))
    assert [(r.who, r.is_party, dict(r.cues)) for r in rows] == [
        ("Evening Gull", False, {"reported": 2}),
        ("city council", True, {"denied": 1, "denies": 1}),
    ]


def test_whom_a_name_speaks_for_holds_on_the_whole_page() -> None:
    made = make_reading()
    rows = table_cues(made)
    assert [dict(r.cues) for r in rows if (r.who, r.is_party) == ("city", True)] == [{"said": 1, "says": 1, "told": 1}]
    assert "Mira Holt" not in [r.who for r in rows]


def test_a_colon_is_no_word() -> None:
    made = make_reading()
    colon = replace(made.attributions[0], cue=at(":", after="Read more"))
    assert table_cues(replace(made, attributions=(colon,))) == []
