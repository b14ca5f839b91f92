"""Explore: every filter, its twins beside the command line, counts that hold what they say, what is wrong told."""

import csv
import io
import json
import random
import re
import shlex
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from benchmarks.made_statements import fill_ledger
from sayso.desk.demo import make_demo
from sayso.faces.cli import app as command_line
from sayso.faces.web.asked import EACH, Asked, list_chips, put_command, put_sentence, read_saved
from sayso.faces.web.explore import FACETS, find, list_facets
from sayso.ledger import Ledger
from sayso.ledger.search import Query, count, facet
from tests.faces.web.desks import desk_of, open_desk

_SET = {
    "q": "crew", "voice": "person", "source": "Ilse Tarrow", "name": "tarrow", "party": "halv", "party_is": "Halvia",
    "unnamed": "officials", "manner": "indirect", "act": "say", "certainty": "negated", "medium": "statement",
    "place": "Halvia", "outlet": "The Ansel Courier", "since": "2026-03-10", "until": "2026-03-11", "chain": "1",
    "loaded": "1", "every_version": "1",
}  # fmt: skip


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    make_demo(path)
    return path


@pytest.fixture(scope="module")
def asked(demo: Path) -> Iterator[TestClient]:
    with open_desk(demo) as client:
        yield client


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = tmp_path_factory.mktemp("many") / "many.db"
    fill_ledger(path, 3500, seed=11)
    with open_desk(path) as client:
        yield client


def run_command(command: str, ledger: Path, *more: str) -> str:
    """What the command line that a page shows prints on this ledger."""
    words = shlex.split(command)
    assert words[:2] == ["sayso", "search"]
    at = words.index("--from")
    done = CliRunner().invoke(command_line, [*words[1:at], "--from", str(ledger), *more, *words[at + 2 :]])
    assert done.exit_code == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", list(_SET))
def test_every_filter_finds_what_the_command_line_finds(asked: TestClient, demo: Path, name: str) -> None:
    parts = {name: _SET[name]}
    told = asked.get("/explore.json", params=parts).json()
    lines = run_command(told["command"], demo, "--json").splitlines()
    assert told["hits"] == [json.loads(line) for line in lines]
    table = run_command(told["command"], demo, "--csv")
    assert asked.get("/explore.csv", params=parts).text == table.replace("\r\n", "\n")
    if told["statements"] <= EACH:
        assert len(told["hits"]) == told["statements"]
    if name not in ("place", "loaded", "medium"):
        assert told["statements"] > 0
    page = asked.get("/explore", params=parts)
    assert page.status_code == 200
    assert page.text.count("<blockquote") == len(told["hits"])


def test_filters_hold_together_and_pages_go_on(asked: TestClient, demo: Path) -> None:
    for page in (1, 2, 3):
        told = asked.get("/explore.json", params={"sort": "oldest", "voice": "person", "page": page}).json()
        assert told["pages"] == 3 and told["hits"]
        lines = run_command(told["command"], demo, "--json").splitlines()
        assert told["hits"] == [json.loads(line) for line in lines]
    both = asked.get("/explore.json", params={"voice": "person", "source": "Jonas Ferrick", "act": "order"}).json()
    assert both["statements"] and all(h["name"] == "Jonas Ferrick" and h["act"] == "order" for h in both["hits"])


def test_words_that_begin_with_a_minus_are_no_option(asked: TestClient, demo: Path) -> None:
    told = asked.get("/explore.json", params={"q": "-crew boat"}).json()
    lines = run_command(told["command"], demo, "--json").splitlines()
    assert told["hits"] == [json.loads(line) for line in lines]


class _Links(HTMLParser):
    """Where a page leads."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [v for k, v in attrs if k == "href" and v]


def links_of(page: str) -> list[str]:
    parser = _Links()
    parser.feed(page)
    return parser.found


@pytest.mark.parametrize(
    "place", ["/explore", "/explore?q=crew&voice=person", "/source?name=Ilse+Tarrow", "/outlet?name=The+Ansel+Courier",
              "/sources", "/unnamed", "/outlets", "/places", "/turned-away", "/saved"]
)  # fmt: skip
def test_every_link_leads_somewhere(asked: TestClient, place: str) -> None:
    page = asked.get(place)
    assert page.status_code == 200
    found = {urlsplit(a)._replace(fragment="").geturl() for a in links_of(page.text) if a.startswith("/")}
    assert len(found) > 8
    assert [a for a in found if asked.get(a).status_code not in (200, 202, 303)] == []


def test_each_month_leads_to_its_statements(asked: TestClient) -> None:
    page = asked.get("/explore?voice=person").text
    bars = re.findall(r'<a href="([^"]+)" aria-label="([^"]*): (\d+) statements?">', page)
    assert bars
    for address, _, number in bars:
        told = asked.get(address.replace("&amp;", "&").replace("/explore?", "/explore.json?")).json()
        assert told["statements"] == int(number)


@st.composite
def questions(draw: st.DrawFn) -> dict[str, Any]:
    """Filters as a reader would set them, by where their values stand among those of the ledger."""
    fields = draw(st.lists(st.sampled_from([p for _, p, _ in FACETS]), max_size=3, unique=True))
    return {field: draw(st.integers(0, 6)) for field in fields}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=questions(), versions=st.booleans(), seed=st.integers(0, 10_000))
def test_a_count_is_the_number_of_statements_behind_it(
    many: TestClient, chosen: dict[str, int], versions: bool, seed: int
) -> None:
    desk = desk_of(many)
    values: dict[str, Any] = {}
    for field, parameter, _ in FACETS:
        if parameter in chosen:
            known = [v for v, _ in facet(desk.ledger, Query(), field, limit=12) if v is not None]
            values[parameter] = known[chosen[parameter] % len(known)]
    asked = Asked.model_validate({**values, "every_version": versions, "counts": True})
    found = find(desk, asked)
    assert found.counts is not None and found.total == count(desk.ledger, asked.to_query())
    shown = [value for part in list_facets(asked, found.counts) for value in (*part.values, *part.more)]
    for value in random.Random(seed).sample(shown, min(8, len(shown))):
        narrowed = read_saved(urlsplit(value.address).query)
        assert count(desk.ledger, narrowed.to_query()) == value.number
    months = found.counts["month"]
    assert sum(n for _, n in months) == found.total


@settings(max_examples=60)
@given(st.lists(st.sampled_from(sorted(_SET)), unique=True))
def test_a_chip_takes_its_filter_away_and_no_other(names: list[str]) -> None:
    asked = Asked.model_validate({name: _SET[name] for name in names})
    chips = list_chips(asked)
    assert len(chips) == len(names)
    left = [set(read_saved(urlsplit(chip.without).query).model_dump(exclude_defaults=True)) for chip in chips]
    assert sorted(map(sorted, left)) == sorted(sorted(set(names) - {name}) for name in names)
    sentence = put_sentence(asked, 3)
    assert sentence.startswith("3 statements") and sentence.endswith(".")
    assert read_saved(asked.saved) == asked
    assert put_command(asked, "news.db").count("--") >= len(set(names) - {"q"})


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/explore?colour=red", 400, "no filter called"),
        ("/explore?voice=angel", 422, "voice"),
        ("/explore?since=soon", 400, "no date"),
        ("/explore?q=...", 400, "names no word"),
        ("/explore?page=99", 404, "no page 99"),
        ("/explore?page=0", 422, "page"),
        ("/explore?page=99999999999999999999999", 422, "page"),
        ("/explore?chain=x", 422, "chain"),
        ("/explore?chain=-1", 422, "chain"),
        ("/explore?unnamed=x&voice=person", 400, "take that filter away"),
        ("/explore?q=" + "a" * 1001, 422, "q"),
        ("/explore/new?after=x", 422, "after"),
        ("/explore/new?after=1&parts=voice%3Dangel", 400, "does not know"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(asked: TestClient, address: str, status: int, told: str) -> None:
    page = asked.get(address)
    assert page.status_code == status
    line = re.search(r'<p class="summary">([^<]*)</p>', page.text)
    assert line is not None and told in line[1]
    place, _, query = address.partition("?")
    if place == "/explore":
        data = asked.get(f"/explore.json?{query}")
        assert data.status_code == status and told in data.json()["error"]["message"]


@pytest.mark.parametrize(
    "words", ['"', "\x00", "a\x00b", "(", "*", "a*", "NEAR(a b)", "-", "OR", "🙂", "%F0%9F", "' OR 1=1 --"]
)
def test_no_words_break_it(asked: TestClient, words: str) -> None:
    for name in ("q", "name", "source", "party", "act", "place", "outlet", "since", "unnamed"):
        for place in ("/explore", "/explore.atom", "/places.json"):
            assert asked.get(place, params={name: words}).status_code in (200, 303, 400)


def test_a_form_with_empty_fields_leads_to_the_short_address(asked: TestClient) -> None:
    answer = asked.get("/explore?q=crew&voice=&since=&act=+&sort=rank")
    assert (answer.status_code, answer.headers["location"]) == (303, "/explore?q=crew")
    assert asked.get("/explore?q=").headers["location"] == "/explore"


def test_counts_of_very_many_statements_come_when_asked_for(many: TestClient) -> None:
    page = many.get("/explore?certainty=asserted").text
    again = 'hx-get="/explore?certainty=asserted&amp;counts=1"'
    assert again in page and ">Count what these have in common</a>" in page and "chart months" not in page
    assert many.get("/explore.json?certainty=asserted").json()["counts"] is None
    told = many.get("/explore.json?certainty=asserted&counts=1").json()
    assert told["counts"]["voice"] and sum(c["statements"] for c in told["counts"]["voice"]) == told["statements"]
    counted = many.get("/explore?certainty=asserted&counts=1").text
    assert "hx-get" not in counted and "chart months" in counted
    few = many.get("/explore?certainty=denied").text
    assert "hx-get" not in few and "chart months" in few


def test_what_came_in_since_is_told(demo: Path, tmp_path: Path) -> None:
    path = tmp_path / "few.db"
    with Ledger(path) as ledger, open_desk(path) as client:
        page = client.get("/explore?voice=person").text
        assert "This ledger has no statements yet" in client.get("/explore").text
        ask_again = re.search(r'data-live="([^"]+)"', page)
        assert ask_again is not None
        address = ask_again[1].replace("&amp;", "&")
        assert 'id="explore-new"></p>' in client.get(address).text
        with Ledger(demo, make=False) as other:
            ledger.keep(next(iter(other.readings())))
            wanted = sum(s.voice.kind == "person" for s in next(iter(other.readings())).statements)
        desk_of(client).changed()
        assert f"{wanted} new statements since this page was opened" in client.get(address).text


def test_hits_say_whose_word_where_and_how(asked: TestClient) -> None:
    page = asked.get("/explore?source=Jonas+Ferrick&act=order").text
    assert '<span class="bd flat v0 l0">A</span>' in page
    assert '<span class="cue">demanded</span>' in page
    assert "in the outlet's wording · asked for" in unescape(page)
    assert re.search(r'href="/article/[0-9a-f]{16}#card-s11"', page)


def test_a_cell_is_no_formula(tmp_path: Path, demo: Path) -> None:
    path = tmp_path / "formula.db"
    make_demo(path)
    with Ledger(path) as ledger, ledger.writing() as db:
        db.execute("UPDATE statements SET name = '=1+1', text = '@SUM(A1)' WHERE id = 3")
    with open_desk(path) as client:
        rows = list(csv.DictReader(io.StringIO(client.get("/explore.csv", params={"name": "=1+1"}).text)))
    assert [(r["voice"], r["text"]) for r in rows] == [("'=1+1", "'@SUM(A1)")]
