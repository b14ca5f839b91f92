"""What edits of a page did to a claim."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from retell.test_html import Page, plain
from sayso import read_text
from sayso.desk.kept_stories import compare_kept, kept_stories
from sayso.desk.showing import comparison_to_html, find_panels
from sayso.faces.story_screen import print_comparison
from sayso.ledger import Ledger
from sayso.model import Reading
from sayso.retell.story.cast import StoryCast
from sayso.retell.story.claims import make_claim_rows, put_head
from sayso.retell.story.table import claim_rows
from sayso.story.compare import compare

_MORNING = """The old bridge in Olm was closed on Tuesday after divers found a crack in its second pier.

Mayor Ana Hulst said the bridge would stay shut until the spring, and that a ferry would run every hour.

"Nobody was in danger at any time," said engineer Piet Varga, who leads the city's works department."""
_NOON = """The old bridge in Olm was closed on Tuesday after divers found a crack in its second pier.

Mayor Ana Hulst said the bridge would stay shut until the spring, and that a ferry would run every hour.

The harbour master, Ilse Brandt, said that two barges had struck the pier in March."""


def make_state(text: str, hour: int, url: str = "https://harbour.example/bridge") -> Reading:
    moment = datetime(2031, 5, 6, hour, tzinfo=UTC)
    return read_text(text, url=url, published=moment)


def test_an_edit_adds_a_claim_and_drops_another() -> None:
    made = compare([make_state(_MORNING, 7), make_state(_NOON, 12)])
    (panels,) = find_panels(made)
    rows = make_claim_rows(made, StoryCast(made, panels))
    (dropped,) = (r.edits for r in rows if "Nobody was in danger" in r.words)
    assert dropped == ("on harbour.example (07:00), no more on harbour.example (12:00)",)
    (added,) = (r.edits for r in rows if "two barges" in r.words)
    assert added == ("not yet on harbour.example (07:00), added on harbour.example (12:00)",)
    stays = [r for r in rows if "bridge in Olm was closed" in r.words]
    assert stays and all(not r.edits for r in stays)
    assert stays[0].first and stays[0].last and stays[0].last.endswith("harbour.example (12:00)")
    out = io.StringIO()
    print_comparison(out, made, [panels])
    for shown in (out.getvalue(), Page(comparison_to_html(made)).text):
        assert "no more on harbour.example (12:00)" in " ".join(plain(shown).split())


def test_another_page_that_has_no_such_claim_dropped_nothing() -> None:
    made = compare([make_state(_MORNING, 7), make_state(_NOON, 12, "https://gazette.example/bridge")])
    (panels,) = find_panels(made)
    assert not any(r.edits for r in make_claim_rows(made, StoryCast(made, panels)))


def test_a_text_that_is_cut_dropped_nothing() -> None:
    early, late = make_state(_MORNING, 7), make_state(_NOON, 12)
    made = compare([early, replace(late, article=replace(late.article, complete=False))])
    (panels,) = find_panels(made)
    assert not any(r.edits for r in make_claim_rows(made, StoryCast(made, panels)))


def test_the_order_in_which_states_were_seen_goes_before_what_they_say(tmp_path: Path) -> None:
    first, second = make_state(_MORNING, 7), make_state(_NOON, 12)
    undated = replace(second, article=replace(second.article, published=None))
    with Ledger(tmp_path / "news.db") as ledger:
        for made in (first, undated, first):  # the page went back to what it was
            ledger.keep(made)
        (story,) = kept_stories(ledger, at_least=1)
        assert story.earlier == ((first.article.id, undated.article.id),)
        compared = compare_kept(ledger, story, versions=True)
    (panels,) = find_panels(compared)
    assert panels.editions == ((undated.article.id, first.article.id),)
    edits = {e.kind for e in panels.edits}
    assert edits == {"added", "dropped"}
    rows = {r["text"]: r["edits"] for r in claim_rows(compared, [panels])}
    (added,) = (e for text, e in rows.items() if "Nobody was in danger" in text)
    assert added and added.startswith("not yet on harbour.example")


def test_what_only_the_states_of_one_page_have_is_no_copy() -> None:
    made = compare([make_state(_MORNING, 7), make_state(_NOON, 12)])
    (panels,) = find_panels(made)
    cast = StoryCast(made, panels)
    rows = make_claim_rows(made, cast)
    assert {r.shelf for r in rows} == {"single"} and not any("copied" in s for r in rows for s in r.states)
    assert put_head(made, cast, rows).startswith("1 article, 1 earlier version, 1 outlet, ")


def test_of_a_page_whose_address_is_written_in_two_ways_the_edit_is_seen() -> None:
    made = compare([make_state(_MORNING, 7), make_state(_NOON, 12, "http://www.harbour.example/bridge/")])
    (panels,) = find_panels(made)
    assert len(panels.editions) == 1 and panels.edits
