"""Which cue words the outlet chose for whom."""

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
