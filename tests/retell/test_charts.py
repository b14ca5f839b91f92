"""Pictures: well formed, every mark with a title and where it leads, no style of their own, a page's words escaped."""

import re
import xml.etree.ElementTree as ET
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.retell.charts import Dot, Part, Ring, draw_bar, draw_months, draw_rings, draw_shares, draw_world
from sayso.retell.charts.bars import put_share
from sayso.retell.charts.months import list_months
from sayso.retell.charts.projection import HEIGHT, WIDTH, project
from sayso.retell.charts.rings import put_origins

_HOSTILE = '<script>alert("x")</script>\x00\u202e&'


def lead(since: date, until: date) -> str:
    return f"/explore?since={since}&until={until}"


def parse(picture: str) -> ET.Element:
    """The picture as a tree: raises where it is not well formed, or has a style of its own."""
    assert "style=" not in picture and "<style" not in picture and "<script" not in picture
    return ET.fromstring(f"<all>{picture}</all>")


def marks_of(picture: str) -> list[tuple[str | None, str | None]]:
    """Where each mark leads, and what it is called; what it is called is its title, too."""
    out = []
    for mark in parse(picture).iter():
        if mark.tag in ("a", "g"):
            title = mark.find("title")
            assert title is not None and title.text == mark.get("aria-label")
            out.append((mark.get("href"), mark.get("aria-label")))
    return out


def test_each_month_is_a_bar_that_leads_to_it() -> None:
    bars = list_months([("2031-03", 4), ("2031-01", 1), (None, 7), ("no month", 3)])
    assert [(b.name, b.number) for b in bars] == [("January 2031", 1), ("February 2031", 0), ("March 2031", 4)]
    drawn = draw_months(bars, lead)
    assert drawn is not None
    assert marks_of(drawn)[:2] == [
        ("/explore?since=2031-01-01&until=2031-02-01", "January 2031: 1 statement"),
        ("/explore?since=2031-03-01&until=2031-04-01", "March 2031: 4 statements"),
    ]
    assert [s.get("class") for s in parse(drawn)] == ["chart months wide", "chart months narrow"]
    assert draw_months([], lead) is None and list_months([(None, 3)]) == []


def test_many_months_are_years() -> None:
    bars = list_months([(f"{year}-06", year) for year in range(2001, 2031)])
    assert [b.name for b in bars][:2] == ["2001", "2002"] and len(bars) == 30
    assert (bars[-1].since, bars[-1].until, bars[-1].number) == (date(2030, 1, 1), date(2031, 1, 1), 2030)
    assert len(list_months([("0001-01", 1), ("9998-12", 1), ("9999-12", 5)])) == 2


@given(st.dictionaries(st.dates(date(1990, 1, 1), date(2035, 12, 31)), st.integers(1, 10**6), max_size=30))
def test_no_statement_is_lost_between_bars(found: dict[date, int]) -> None:
    counted: dict[str, int] = {}
    for day, number in found.items():
        counted[f"{day:%Y-%m}"] = counted.get(f"{day:%Y-%m}", 0) + number
    bars = list_months(list(counted.items()))
    assert sum(b.number for b in bars) == sum(found.values())
    assert all(a.until == b.since for a, b in pairwise(bars))
    drawn = draw_months(bars, lead)
    assert (drawn is None) == (not found)
    if drawn:
        assert len(marks_of(drawn)) == 2 * sum(b.number > 0 for b in bars)


def test_parts_are_as_long_as_their_numbers() -> None:
    parts = [
        Part("own", "O", "v-outlet", 30, "/x"),
        Part("none", "N", "v0", 0, None),
        Part(_HOSTILE, "A", "v1", 10, None),
    ]
    drawn = draw_shares(parts, width=400)
    assert drawn is not None
    widths = [float(r.get("width", "0")) for r in parse(drawn).iter("rect")]
    assert widths == [299, 99]
    assert marks_of(drawn)[0] == ("/x", "own: 30 statements, 75%")
    assert draw_shares([Part("own", "O", "v0", 0, None)]) is None


@pytest.mark.parametrize(
    ("number", "whole", "told"),
    [(0, 9, "0%"), (1, 1000, "under 1%"), (999, 1000, "over 99%"), (5, 5, "100%"), (1, 0, "0%")],
)
def test_a_share_never_says_none_of_some_nor_all_of_most(number: int, whole: int, told: str) -> None:
    assert put_share(number, whole) == told


def test_a_ring_for_each_origin_open_where_there_only_may_be_one() -> None:
    drawn = draw_rings([Ring("AP", "#o1"), Ring(_HOSTILE, None)], 3)
    assert drawn is not None
    kinds = [m.get("class") for m in parse(drawn).iter() if m.tag in ("a", "g")]
    assert kinds == ["ring", "ring", "ring open"]
    assert 'aria-label="2 to 3 origins"' in drawn
    assert draw_rings([], 0) is None
    many = draw_rings([Ring(f"o{n}", None) for n in range(30)], 30)
    assert many is not None and many.count("<circle") == 12 and "+18" in many
    assert [put_origins(1, 1), put_origins(2, 1), put_origins(0, 2)] == [
        "1 origin", "2 origins", "no known origin, at most 2"
    ]  # fmt: skip


def test_a_mark_never_leads_off_this_desk() -> None:
    drawn = draw_rings([Ring("x", "javascript:alert(1)"), Ring("y", "https://elsewhere.example")], 2)
    assert drawn is not None and "href" not in drawn


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_place_on_earth_is_on_the_map(latitude: float, longitude: float) -> None:
    x, y = project(latitude, longitude)
    assert -0.01 <= x <= WIDTH + 0.01 and -0.01 <= y <= HEIGHT + 0.01


def test_the_map_knows_north_and_east() -> None:
    oslo, lagos, lima = project(59.9, 10.7), project(6.5, 3.4), project(-12, -77)
    assert oslo[1] < lagos[1] < lima[1] and lima[0] < lagos[0] < oslo[0]
    assert project(0, 0)[0] == pytest.approx(WIDTH / 2)


def test_the_map_shows_what_holds_the_dots() -> None:
    dots = [Dot("Oslo", 59.9, 10.7, 4, "/explore?place=Oslo"), Dot(_HOSTILE, 55.7, 12.6, 1, None)]
    near, whole = draw_world(dots), draw_world(dots, whole=True)
    assert marks_of(near)[0] == ("/explore?place=Oslo", "Oslo: 4 statements")
    views = [[float(n) for n in re.findall(r'viewBox="([^"]+)"', p)[0].split()] for p in (near, whole)]
    assert views[0][2] == 150 and views[1] == [0, 0, WIDTH, HEIGHT]
    for name, latitude, longitude in (("Oslo", 59.9, 10.7), ("other", 55.7, 12.6)):
        x, y = project(latitude, longitude)
        assert views[0][0] < x < views[0][0] + views[0][2] and views[0][1] < y < views[0][1] + views[0][3], name
    radii = [float(c.get("r", "0")) for c in parse(near).iter("circle")]
    assert radii[0] == pytest.approx(2 * radii[1], rel=0.02)  # the area is the number
    assert "viewBox" in draw_world([])


def test_the_land_is_small_and_nothing_but_a_path() -> None:
    land = re.findall(r'<path class="land"[^>]* d="([^"]+)"', draw_world([]))[0]
    assert len(land) < 60_000 and re.fullmatch(r"[Mlz0-9 -]+", land)


def test_a_bar_beside_a_number_is_left_out_by_a_screen_reader() -> None:
    assert 'aria-hidden="true"' in draw_bar(1, 4) and 'width="24"' in draw_bar(1, 4)
    assert 'width="0"' in draw_bar(0, 4) and 'width="0"' in draw_bar(0, 0)
