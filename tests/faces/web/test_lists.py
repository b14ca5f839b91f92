"""Sources, unnamed sources, outlets, places, pages not read: what the lists say is what the ledger has."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from benchmarks.made_statements import fill_ledger
from sayso.desk.demo import make_demo
from sayso.faces.web.outlets import list_shares, share_out
from sayso.ledger import Ledger
from sayso.ledger.corrections import correct
from sayso.ledger.heard import count_cues, heard, list_unnamed_lines, stories_with
from sayso.ledger.outlets import first_seen, list_outlets
from sayso.ledger.search import Query, count, search
from sayso.ledger.searches import save_search
from tests.faces.web.desks import desk_of, open_desk


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("demo") / "demo.db"
    make_demo(made)
    with Ledger(made) as ledger:
        ledger.turn_away("saved/menu.html", "NotAnArticle", "no article in it: <b>bold</b>")
        ledger.turn_away("=cmd", "NotEnglish", "the text is in French")
    return made


@pytest.fixture(scope="module")
def asked(path: Path) -> Iterator[TestClient]:
    with open_desk(path) as client:
        yield client


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    made = tmp_path_factory.mktemp("many") / "many.db"
    fill_ledger(made, 7000, seed=3)
    with open_desk(made) as client:
        yield client


def table(client: TestClient, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(answer.text)))


def test_sources_are_those_with_a_name(asked: TestClient) -> None:
    told = asked.get("/sources.json").json()
    names = {s["name"] for s in told["sources"]}
    assert {"Ilse Tarrow", "Jonas Ferrick"} <= names
    assert not names & {"The Ansel Courier", "A diplomat from a third country", "Her sister"}
    for source in told["sources"]:
        query = Query(source=source["name"])
        assert source["statements"] == count(desk_of(asked).ledger, query)
        hits = search(desk_of(asked).ledger, query, limit=1000)
        assert source["articles"] == len({h.article_id for h in hits})
        assert source["quoted"] == sum(h.manner in ("direct", "partial") for h in hits)
        assert source["paraphrased"] == sum(h.manner == "indirect" for h in hits)
        assert set(source["outlets"]) == {h.outlet for h in hits} - {None}
    assert [r["name"] for r in table(asked, "/sources.csv")] == [s["name"] for s in told["sources"]]
    page = asked.get("/sources").text
    assert page.count('<th scope="row">') == told["total"]


def test_sources_are_found_by_a_part_a_kind_and_in_order(asked: TestClient) -> None:
    assert [s["name"] for s in asked.get("/sources.json?q=FERR").json()["sources"]] == ["Jonas Ferrick"]
    people = asked.get("/sources.json?kind=person&sort=name").json()["sources"]
    assert people and all("person" in s["kinds"] for s in people)
    assert [s["name"].casefold() for s in people] == sorted(s["name"].casefold() for s in people)
    assert asked.get("/sources?q=nobody+at+all").text.count("Nobody is called that") == 1
    assert asked.get("/sources.json?kind=angel").status_code == 422


def test_pages_of_a_long_list(many: TestClient) -> None:
    first = many.get("/sources.json").json()
    assert first["pages"] > 2 and len(first["sources"]) == 50
    seen = []
    for page in range(1, first["pages"] + 1):
        seen += [s["name"] for s in many.get(f"/sources.json?page={page}").json()["sources"]]
    assert len(seen) == len(set(seen)) == first["total"]
    assert many.get(f"/sources?page={first['pages'] + 1}").status_code == 404
    assert many.get("/sources?page=0").status_code == 422
    assert 'rel="next"' in many.get("/sources").text and 'rel="prev"' not in many.get("/sources").text


def test_a_source_has_a_page(asked: TestClient) -> None:
    told = asked.get("/source.json", params={"name": "Jonas Ferrick"}).json()
    ledger = desk_of(asked).ledger
    hits = search(ledger, Query(source="Jonas Ferrick"), limit=1000)
    assert told["statements"] == len(hits) == sum(c["number"] for c in told["counts"]["outlet"])
    assert {h["statement"] for h in told["latest"]} <= {h.statement for h in hits}
    cues = {(outlet, c["value"]) for outlet, counted in told["cues"].items() for c in counted}
    assert cues == {(h.outlet, h.cue.lower()) for h in hits if h.cue and any(c.isalpha() for c in h.cue)}
    assert [s["id"] for s in told["stories"]] == [s.id for s in stories_with(ledger, Query(source="Jonas Ferrick"))]
    page = asked.get("/source", params={"name": "Jonas Ferrick"}).text
    assert "<h1>Jonas Ferrick</h1>" in page and "demanded" in page and 'href="/story/' in page
    for place in ("/source", "/source.json"):
        gone = asked.get(place, params={"name": "The Ansel Courier"})
        assert gone.status_code == 404 and "Nobody in this ledger" in gone.text
        assert asked.get(place).status_code == 422


def test_one_attribution_is_one_cue(asked: TestClient) -> None:
    ledger = desk_of(asked).ledger
    with ledger.looking() as db:
        wanted = db.execute(
            "SELECT count(*) FROM attributions a WHERE a.cue GLOB '*[a-zA-Z]*' AND EXISTS (SELECT 1 FROM statements s"
            " WHERE s.reading = a.reading AND s.attribution = a.attribution AND s.current = 1)"
        ).fetchone()[0]
    assert sum(n for counted in count_cues(ledger, Query()).values() for _, n in counted) == wanted


def test_unnamed_sources_say_why(asked: TestClient) -> None:
    told = asked.get("/unnamed.json").json()["unnamed"]
    by_words = {u["words"]: u for u in told}
    officials = by_words["Two Halvian officials"]
    assert officials["people"] == [2]
    assert officials["reasons"] == ["because they were not authorised to discuss the talks"]
    for one in told:
        assert one["statements"] == count(desk_of(asked).ledger, Query(voice="unnamed", name_is=one["words"]))
    page = asked.get("/unnamed").text
    assert "“because they were not authorised to discuss the talks”" in page and "no reason given" not in page
    assert [r["words"] for r in table(asked, "/unnamed.csv?q=DIPLOMAT")] == ["A diplomat from a third country"]
    assert len(list_unnamed_lines(desk_of(asked).ledger)) == len(told)


def test_outlets_are_by_name_or_by_how_many(asked: TestClient) -> None:
    told = asked.get("/outlets.json").json()["outlets"]
    assert [o["name"] for o in told] == sorted((o["name"] for o in told), key=str.casefold)
    for outlet in told:
        voices = ("outlet", "named", "unnamed", "unstated", "unsettled")
        assert sum(outlet[v] for v in voices) == outlet["statements"]
        assert outlet["outlet"] == count(desk_of(asked).ledger, Query(outlet=outlet["name"], voice="outlet"))
    counts = [o["articles"] for o in asked.get("/outlets.json?sort=articles").json()["outlets"]]
    assert counts == sorted(counts, reverse=True)
    assert asked.get("/outlets.json?sort=quality").status_code == 422
    assert [r["name"] for r in table(asked, "/outlets.csv")] == [o["name"] for o in told]


def test_an_outlet_has_a_page(asked: TestClient) -> None:
    name = "The Ansel Courier"
    told = asked.get("/outlet.json", params={"name": name}).json()
    assert told["statements"] == sum(told["shares"].values())
    heard_most = {c["value"]: c["number"] for c in told["counts"]["source"] if c["value"]}
    for source, number in heard_most.items():
        assert number == count(desk_of(asked).ledger, Query(outlet=name, source=source))
    page = asked.get("/outlet", params={"name": name}).text
    assert f"<h1>{name}</h1>" in page and 'svg class="chart shares"' in page
    assert asked.get("/outlet", params={"name": "nobody.example"}).status_code == 404


def test_shares_add_up_and_are_told_in_words() -> None:
    shares = share_out({"outlet": 199, "person": 0, "unnamed": 1})
    assert shares == {"outlet": 199, "named": 0, "unnamed": 1, "unstated": 0, "unsettled": 0}
    assert [(t, share) for t, _, _, _, share in list_shares(shares)] == [
        ("the outlet's own words", "over 99%"), ("unnamed sources", "under 1%")
    ]  # fmt: skip
    assert share_out({"person": 2, "group": 1})["named"] == 3


def test_pages_not_read_are_there_with_their_reasons(asked: TestClient) -> None:
    told = asked.get("/turned-away.json").json()
    assert told["total"] == 2 and {t["kind"] for t in told["turned_away"]} == {"NotAnArticle", "NotEnglish"}
    only = asked.get("/turned-away.json?kind=NotEnglish").json()
    assert [t["input"] for t in only["turned_away"]] == ["=cmd"]
    page = asked.get("/turned-away").text
    assert "no article in it: &lt;b&gt;bold&lt;/b&gt;" in page
    assert {r["input"] for r in table(asked, "/turned-away.csv")} == {"saved/menu.html", "'=cmd"}
    assert asked.get("/turned-away?kind=NotAnArticle&page=2").status_code == 404


def test_places_are_on_the_map_and_in_the_table(tmp_path: Path) -> None:
    path = tmp_path / "places.db"
    make_demo(path)
    with Ledger(path) as ledger, ledger.writing() as db:
        for number, places in enumerate(["|Norway|", "|Norway|Oslo|", "|Nowhereville|", "|US|", "|United States|"], 1):
            db.execute("UPDATE statements SET places = ? WHERE id = ?", (places, number))
    with open_desk(path) as client:
        told = {p["name"]: p for p in client.get("/places.json").json()["places"]}
        assert told["Norway"]["statements"] == 2 and 55 < told["Norway"]["latitude"] < 75
        assert told["Nowhereville"]["latitude"] is None
        page = client.get("/places").text
        assert page.count('class="dot"') == 3  # both names of one country are one dot
        assert "1 name that no table has" in page and ">Nowhereville</a>" in page
        assert re.search(r'class="dot" href="/explore\?place=Norway" aria-label="Norway: 2 statements"', page)
        assert "also" in re.findall(r'aria-label="(U[^"]*)"', page)[0]
        only = client.get("/places.json?voice=outlet").json()["places"]
        with Ledger(path) as ledger:
            for place in only:
                assert place["statements"] == count(ledger, Query(voice="outlet", place=place["name"]))
        assert client.get("/places/world").status_code == 200
        assert client.get("/places?page=1&q=zzz").text.count("name no place") == 1
        assert [r["name"] for r in table(client, "/places.csv")] == list(told)


def test_an_empty_ledger_has_every_page(tmp_path: Path) -> None:
    Ledger(tmp_path / "none.db").close()
    with open_desk(tmp_path / "none.db") as client:
        for place in ("explore", "sources", "unnamed", "outlets", "places", "turned-away", "saved"):
            assert client.get(f"/{place}").status_code == 200
            assert client.get(f"/{place}.json").status_code == 200


def test_how_somebody_is_heard_adds_up(many: TestClient) -> None:
    ledger = desk_of(many).ledger
    name = search(ledger, Query(voice="person"), limit=1)[0].name
    assert name is not None
    line = heard(ledger, name)
    assert (
        line.statements == sum(line.voices.values()) == sum(line.manners.values()) == count(ledger, Query(source=name))
    )
    assert sum(o.statements for o in list_outlets(ledger)) == count(ledger, Query())
    ids = ledger.article_ids()[:3]
    assert set(first_seen(ledger, ids)) == set(ids)


def test_every_list_has_its_rows(path: Path, asked: TestClient) -> None:
    told = asked.get("/index.json").json()["stories"]
    rows = table(asked, "/index.csv")
    assert [(r["id"], r["articles"]) for r in rows] == [(s["id"], str(s["articles"])) for s in told]
    assert rows[0]["outlets"] == "; ".join(told[0]["outlets"])
    article = asked.get("/articles.json").json()["articles"][0]["article_id"]
    (only,) = table(asked, f"/article/{article}/versions.csv")
    assert (only["number"], only["edited"], only["fate"]) == ("1", "False", "")
    with Ledger(path) as ledger:
        statement = ledger.reading(article).statements[0]
        correct(ledger, f"{article}/{statement.id}", "manner", "indirect", "=read again")
        save_search(ledger, "Ferries", "q=ferry")
    (row,) = table(asked, "/corrections.csv")
    assert (row["article"], row["field"], row["value"], row["why"]) == (article, "manner", "indirect", "'=read again")
    (row,) = table(asked, "/saved.csv")
    assert row["name"] == "Ferries" and set(row) == set(asked.get("/saved.json").json()[0])
