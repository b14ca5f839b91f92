import csv
import io
import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from browser import CHROMIUM, measure
from hypothesis import given, settings
from hypothesis import strategies as st
from made_stories import ECHO, GAZETTE, WIRE, find, make_comparison
from readings import TEXTS, readings

from retell.test_html import Page, contrast, palettes, plain
from sayso.desk.showing import comparison_to_html, find_panels
from sayso.faces.story_screen import print_comparison
from sayso.model import Claim, Comparison, DriftAcross, Interval, Link, LinkKind, Origin, Reading, Ref, Slot, Story
from sayso.retell.contract import row_to_json
from sayso.retell.story import page as story_page
from sayso.retell.story.cast import StoryCast
from sayso.retell.story.claims import ORDER, make_claim_rows
from sayso.retell.story.data import panels_to_dict
from sayso.retell.story.disputes import find_disputes
from sayso.retell.story.lanes import draw_timeline
from sayso.retell.story.table import COLUMNS, claim_rows
from sayso.story.compare import compare
from tests.story.made_texts import FERRY, article

# Words that would say who is right; none of them may be ours. The invented pages have none of them either.
VERDICTS = re.compile(
    r"\b(true|truth|false|falsely|wrong|lie|lies|lied|debunked|confirmed|biased|bias|misleading|reliable|credible|fake|"
    r"correct|incorrect|proven|disproven|hoax)\b", re.IGNORECASE,
)  # fmt: skip


@pytest.fixture(scope="module")
def html() -> str:
    return comparison_to_html(make_comparison())


def section(html: str, key: str) -> str:
    """The section of a story under a heading, as text."""
    start = html.index(f'aria-labelledby="e1-{key}"')
    return plain(Page(f"<section {html[start:].split('</section>')[0]}</section>").text)


def test_the_head_counts_articles_outlets_texts_and_origins(html: str) -> None:
    assert "3 articles, 3 outlets, 2 texts, 2 named sources" in plain(Page(html).text)
    assert "Seven claims: 4 in disagreement, 1 with several origins, 1 on one party's word" in plain(Page(html).text)


def test_every_claim_stands_once_with_whose_word_it_is(html: str) -> None:
    ids = Page(html).values("id")
    assert len(ids) == len(set(ids))
    for claim in make_comparison().claims:
        assert sum(re.match(rf"e1-{claim.id}(-\w+-\d+)?$", i) is not None for i in ids) == 1
    text = section(html, "one_party")
    assert "Ada Brenn for Harl Mining said claimed quoted or partly quoted" in text
    assert "coastwire.example, gazette.example, echo.example" in text
    assert "3 outlets, 1 origin · first in print 6 May 2031, 07:00, coastwire.example" in text


def test_what_a_desk_wants_comes_first(html: str) -> None:
    places = [html.index(f'id="e1-{key}"') for key in ("pages", "apart", "several_origins", "one_party", "one_text")]
    assert places == sorted(places)
    made = make_comparison()
    (panels,) = find_panels(made)
    states = [row.shelf for row in make_claim_rows(made, StoryCast(made, panels))]
    assert states == sorted(states, key=ORDER.index)


def test_a_disagreement_has_each_value_with_speaker_time_and_page(html: str) -> None:
    text = section(html, "apart")
    assert "How many · 2 claims · “40 miners” / “55 miners”" in text
    assert re.search(r"“40 miners were missing.” Ada Brenn for Harl Mining said .*said 6 May 2031", text)
    assert re.search(r"“55 miners had not come up.” The pit workers' union said .*in print 6 May 2031, 15:00", text)


def test_a_denial_never_stands_without_its_denied(html: str) -> None:
    text = plain(Page(html).text)
    for m in re.finditer("that anybody had been sent down", text):
        assert "denied" in text[max(0, m.start() - 12) : m.start()], text[m.start() - 60 : m.end()]
    assert "says it is not so “Brenn denied that anybody" in text


def test_indirect_speech_is_in_the_outlets_wording(html: str) -> None:
    assert "The pit workers' union, in the outlet's wording" in plain(Page(html).text)


def test_copies_are_shown_with_their_word_differences() -> None:
    made = make_comparison()
    (passage,) = made.passages
    longer = replace(passage, span=replace(passage.span, end=WIRE.article.text.index("”")))
    html = comparison_to_html(replace(made, passages=(longer,)))
    assert "the same words" not in section(html, "pages")
    pages = html[html.index('id="e1-pages"') :].split("</section>")[0]
    assert "2 articles, one text (agency text: Coast Wire)" in section(html, "pages")
    assert "<del>and nobody was sent down after that</del>" in pages


def test_what_was_turned_into_a_paraphrase_is_shown_beside_what_it_was() -> None:
    old = article(*FERRY)
    new = article(
        *FERRY[:2],
        "Sound Ferries, the line that runs the ship, said that two buses stood in its place and an inquiry was open.",
        outlet="gazette.example", hours=2,
    )  # fmt: skip
    made = compare([Reading(a, (), (), (), (), (), (), (), 0) for a in (old, new)])
    (panels,) = find_panels(made)
    (found,) = panels_to_dict(panels, made.readings)["rewordings"]
    assert (found["article"], found["other"]) == (old.id, new.id) and 0.5 <= found["likeness"] <= 1
    start, end = found["other_span"]
    out = io.StringIO()
    print_comparison(out, made, [panels])
    for page in (Page(comparison_to_html(made)).text, out.getvalue()):
        text = " ".join(plain(page).split())
        assert f"put another way: “{FERRY[3].rstrip('.')}” → “{new.text[start:end]}”" in text


def test_the_same_quotation_word_by_word(html: str) -> None:
    text = section(html, "quoted")
    assert "coastwire.example: quoted, in full as far as these pages have it" in text
    assert "“We closed the lower gates within six minutes and nobody was sent down after that”" in text
    cut = html[html.index('id="e1-quoted"') :].split("</section>")[0]
    assert "<del>We closed the lower gates</del> within six minutes" in cut


def test_wordings_and_who_is_heard(html: str) -> None:
    text = section(html, "wordings")
    assert "“regime” coastwire.example “government” echo.example" in text
    assert "“director” coastwire.example, gazette.example “embattled director” echo.example" in text
    heard = section(html, "heard")
    assert "Mines Inspectorate did not respond: echo.example" in heard
    assert "Osk Tarn only talked about: echo.example" in heard


def test_of_a_page_that_is_cut_nobody_is_only_talked_about() -> None:
    made = make_comparison()
    cut = replace(ECHO, article=replace(ECHO.article, complete=False))
    html = comparison_to_html(replace(made, readings=(WIRE, GAZETTE, cut)))
    heard = section(html, "heard")
    assert "Osk Tarn" not in heard
    assert "Of echo.example only a part is there" in heard


def test_the_timeline_is_a_picture_and_a_list(html: str) -> None:
    page = Page(html)
    pictures = [attrs for tag, attrs in page.tags if tag == "svg" and attrs["class"].startswith("time")]
    assert [p["class"] for p in pictures] == ["time wide", "time narrow"]
    targets = {h[1:] for h in page.values("href") if h.startswith("#e1-time-")}
    assert targets == {i for i in page.values("id") if i.startswith("e1-time-")}
    assert len(targets) == 5
    text = section(html, "times")
    assert "5 May 2031 event (“on Monday”) · no party told Water broke into the Harl pit" in text
    assert "6 May 2031 said · Harl Mining said that 40 miners were missing." in text


def test_intervals_are_drawn_as_intervals_and_open_ones_as_open() -> None:
    made = make_comparison()
    (panels,) = find_panels(made)
    first, *rest = panels.timeline.entries
    long = replace(first, at=Interval(datetime(2031, 5, 1, tzinfo=UTC), datetime(2031, 5, 8, tzinfo=UTC)))
    still = replace(first, at=Interval(datetime(2031, 5, 1, tzinfo=UTC), None))
    for entry, mark in ((long, 'class="span"'), (still, 'class="open"')):
        timeline = replace(panels.timeline, entries=(entry, *rest))
        drawn = draw_timeline(replace(panels, timeline=timeline), StoryCast(made, panels))
        assert drawn and mark in drawn
    plain_picture = draw_timeline(panels, StoryCast(made, panels))
    assert plain_picture and 'class="span"' not in plain_picture and 'class="open"' not in plain_picture


def test_nothing_comes_from_another_host_but_links_to_the_pages(html: str) -> None:
    page = Page(html)
    assert {tag for tag, _ in page.tags} & {"script", "img", "link", "iframe", "object", "embed", "form"} == set()
    addresses = {address.partition("#")[0] for address in re.findall(r"https?://[^\s\"'<]+", html)}
    assert addresses == {r.article.url for r in (WIRE, GAZETTE, ECHO)}
    assert "url(" not in html and "@import" not in html
    assert not any(name.startswith("on") or name == "style" for _, attrs in page.tags for name in attrs)


def test_the_policy_allows_this_style_sheet_alone(html: str) -> None:
    style = html[html.index("<style>") + 7 : html.index("</style>")]
    hashed = b64encode(sha256(style.encode()).digest()).decode()
    policy = next(v for v in Page(html).values("content") if "default-src" in v)
    assert policy.startswith("default-src 'none'; ") and f"style-src 'sha256-{hashed}'" in policy


def test_every_link_inside_leads_somewhere(html: str) -> None:
    page = Page(html)
    inside = {href[1:] for href in page.values("href") if href.startswith("#")}
    assert inside and inside <= set(page.values("id"))


def test_no_word_of_ours_is_a_verdict(html: str) -> None:
    style = html[html.index("<style>") : html.index("</style>")]
    assert VERDICTS.findall(html.replace(style, "").replace('aria-hidden="true"', "")) == []
    out = io.StringIO()
    made = make_comparison()
    print_comparison(out, made, find_panels(made))
    assert VERDICTS.findall(out.getvalue()) == []


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_marks_of_the_timeline_stand_out(scheme: int) -> None:
    colours = palettes()[scheme]
    for one, other in (("v5", "paper"), ("ink", "wash"), ("v1", "paper"), ("soft", "paper")):
        assert contrast(colours[one], colours[other]) >= 4.5


def test_several_stories_have_a_section_each_and_a_list() -> None:
    made = make_comparison()
    wire, gazette, echo = (r.article.id for r in made.readings)
    two = (Story("e1", (wire, gazette), "one day"), Story("e2", (echo,), "stands alone"))
    html = comparison_to_html(replace(made, stories=two))
    page = Page(html)
    ids = page.values("id")
    assert len(ids) == len(set(ids)) and {"e1", "e2"} <= set(ids)
    assert html.index('id="e1"') < html.index('id="e2"')
    assert '<nav class="stories"' in html


def test_the_rows_of_claims() -> None:
    made = make_comparison()
    rows = list(claim_rows(made, find_panels(made)))
    assert [tuple(r) for r in rows] == [COLUMNS] * 7
    by_id = {r["claim"]: r for r in rows}
    assert by_id["c2"]["against"] == "c3" and by_id["c2"]["slots"] == "how_many"
    assert by_id["c4"]["text"].startswith("Brenn denied") and by_id["c4"]["cues"] == "denied"
    assert by_id["c6"]["voices"] == "Ada Brenn" and by_id["c6"]["parties"] == "Harl Mining"
    assert by_id["c1"]["first_outlet"] == "coastwire.example"
    out = io.StringIO()
    csv.DictWriter(out, COLUMNS).writerows(rows)
    assert out.getvalue().count("\n") == 7


def test_what_stands_beside_is_data_too() -> None:
    made = make_comparison()
    (panels,) = find_panels(made)
    row = panels_to_dict(panels, made.readings)
    assert list(row) == [
        "story", "copies", "rewordings", "heard", "shared", "wordings", "quotations", "editions", "edits",
        "timeline",
    ]  # fmt: skip
    first = row["quotations"][0]["versions"][1]
    assert {c["kind"] for c in first["changes"]} == {"kept", "cut"}
    assert row["timeline"]["lanes"] == ["Harl Mining", None]
    assert row_to_json(row).count("\n") == 0


def test_the_terminal_has_the_same_without_colour() -> None:
    made, out = make_comparison(), io.StringIO()
    print_comparison(out, made, find_panels(made))
    text = plain(out.getvalue())
    for words in (
        "3 articles, 3 outlets, 2 texts, 2 named sources",
        "Where they part", "says it is not so “Brenn denied that anybody",
        "A Ada Brenn for Harl Mining said", "range of wording: “said” 2, “claimed”", "beside “Varn”: “regime”",
        "[-We closed the lower gates] within six minutes", "Mines Inspectorate did not respond: echo.example",
    ):  # fmt: skip
        assert words in text, words
    assert "\x1b" not in out.getvalue()


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """Any readings at all, with claims and links among their statements."""
    made = draw(st.lists(readings(), min_size=1, max_size=3))
    pages: list[Reading] = []
    for n, reading in enumerate(made):
        ident = f"{n:016d}"
        statements = tuple(replace(s, article_id=ident) for s in reading.statements)
        pages.append(replace(reading, article=replace(reading.article, id=ident), statements=statements))
    refs = [Ref(r.article.id, s.id) for r in pages for s in r.statements]
    words = draw(TEXTS)
    groups = [refs[n::3] for n in range(3) if refs[n::3]]
    claims = tuple(
        Claim(f"c{n}", words, of[0], tuple(of), 1, 1, 2, (words,), (words,), n < 3, ("single",))
        for n, of in enumerate(groups, 1)
    )
    links = tuple(_link(draw, a, b, words) for a, b in pairwise(refs))
    ids = tuple(r.article.id for r in pages)
    drift = tuple(DriftAcross(a, b, words) for a, b in pairwise(refs[:4]))
    origins = (Origin("o1", "agency", words, ids, words),)
    return Comparison(tuple(pages), origins, (), (Story("e1", ids, words),), claims, links, drift)


def _link(draw: st.DrawFn, a: Ref, b: Ref, because: str) -> Link:
    kinds: Sequence[LinkKind] = get_args(LinkKind)
    slots: Sequence[Slot] = get_args(Slot)
    return Link(a, b, draw(st.sampled_from(kinds)), draw(st.sampled_from(slots)), None, because)


@given(comparisons())
@settings(max_examples=40, deadline=None)
def test_hostile_pages_stay_text(made: Comparison) -> None:
    html = comparison_to_html(made)
    page = Page(html)
    assert page.open == []
    assert {tag for tag, _ in page.tags} & {"script", "img", "iframe", "object"} == set()
    assert html.count("<style>") == html.count("</style>") == 1
    assert not any(href.startswith(("javascript:", "data:")) for href in page.values("href"))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", html)
    html.encode("utf-8")
    out = io.StringIO()
    print_comparison(out, made, find_panels(made))
    assert "\x1b" not in out.getvalue() and "\u202e" not in out.getvalue()
    row_to_json(panels_to_dict(find_panels(made)[0], made.readings))


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium here to draw the page with")
@pytest.mark.parametrize("width", [390, 1280])
def test_a_browser_draws_it_without_a_scroll_to_the_side(tmp_path: Path, width: int) -> None:
    made = make_comparison()
    long = replace(WIRE, article=replace(WIRE.article, outlet="W" * 200))
    html = comparison_to_html(replace(made, readings=(long, *made.readings[1:])))
    scroll, client, height = measure(html.replace("<details", "<details open"), width, tmp_path)
    assert scroll <= client
    assert height > 400


def test_disputes_of_one_claim_in_two_slots_are_two_grids() -> None:
    made = make_comparison()
    both = Link(find(WIRE, "40 miners were"), find(ECHO, "55 miners had"), "differs", "when", None, "times")
    comparison = replace(made, links=(*made.links, both))
    (panels,) = find_panels(comparison)
    cast = StoryCast(comparison, panels)
    slots = [d.slot for d in find_disputes(comparison, cast, make_claim_rows(comparison, cast))]
    assert sorted(slots) == ["how_many", "when", "whether"]


def test_a_claim_in_two_grids_of_one_slot_has_an_id_in_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_page, "find_disputes", lambda *given: 2 * find_disputes(*given))
    ids = Page(comparison_to_html(make_comparison())).values("id")
    assert sum("-how_many-" in i for i in ids) == 4 and len(ids) == len(set(ids))


def test_nothing_to_compare_is_said() -> None:
    empty, out = Comparison((), (), (), (), (), (), ()), io.StringIO()
    assert "<title>No page to compare" in comparison_to_html(empty)
    print_comparison(out, empty, find_panels(empty))
    assert out.getvalue() == "No page to compare.\n"
