"""Saved searches and feeds: kept, followed, deleted; only by a form of this desk."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest
from fastapi.testclient import TestClient

from sayso.desk.demo import make_demo
from sayso.ledger import Ledger
from sayso.ledger.search import Query, search
from sayso.ledger.searches import list_searches
from tests.faces.web.desks import HOST, desk_of, open_desk


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    make_demo(path)
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "demo.db"))


@pytest.fixture
def asked(path: Path) -> Iterator[TestClient]:
    with open_desk(path) as client:
        yield client


def fields_of(page: str) -> dict[str, str]:
    return {k: v.replace("&amp;", "&") for k, v in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)}


def save(client: TestClient, parts: str, name: str) -> str:
    form = fields_of(client.get("/saved/new", params={"parts": parts}).text)
    assert form["parts"] == parts
    answer = client.post("/saved", data={**form, "name": name})
    assert (answer.status_code, answer.headers["location"]) == (303, "/saved")
    found = next(s for s in client.get("/saved.json").json() if s["query"] == parts)
    assert found["name"] == name
    return str(found["id"])


def test_a_search_is_saved_followed_and_deleted(asked: TestClient) -> None:
    saved = save(asked, "source=Jonas+Ferrick", "What Ferrick says")
    assert asked.get(f"/saved/{saved}").headers["location"] == "/explore?source=Jonas+Ferrick"
    assert "What Ferrick says" in asked.get("/explore").text
    feed = asked.get(f"/saved/{saved}.atom")
    assert feed.headers["content-type"].startswith("application/atom+xml")
    parsed = feedparser.parse(feed.content)
    assert not parsed.bozo and parsed.feed.title == "What Ferrick says"
    assert len(parsed.entries) == 15 and {e.author for e in parsed.entries} == {"Jonas Ferrick"}
    form = fields_of(asked.get("/saved").text)
    assert asked.post(f"/saved/{saved}/delete", data=form).status_code == 303
    assert asked.get("/saved.json").json() == []
    for place in (f"/saved/{saved}", f"/saved/{saved}.atom", "/saved/..%2Fx", "/saved/" + "9" * 70):
        assert asked.get(place).status_code == 404


def test_nothing_is_saved_or_deleted_without_the_form(asked: TestClient) -> None:
    saved = save(asked, "q=crew", "The crew")
    other = TestClient(asked.app, base_url=HOST)
    for client in (asked, other):
        for csrf in ("", "0" * 64):
            assert client.post("/saved", data={"name": "x", "parts": "q=boat", "csrf": csrf}).status_code == 403
            assert client.post(f"/saved/{saved}/delete", data={"csrf": csrf}).status_code == 403
    with Ledger(Path(desk_of(asked).settings.ledger)) as ledger:
        assert [s.query for s in list_searches(ledger)] == ["q=crew"]


@pytest.mark.parametrize(
    ("name", "parts", "told"),
    [("", "q=crew", "needs a name"), ("x", "", "asks for"), ("x", "voice=angel", "does not know"),
     ("x", "q=...", ""), ("x", "since=soon", "no date")],
)  # fmt: skip
def test_what_cannot_be_saved_is_told(asked: TestClient, name: str, parts: str, told: str) -> None:
    form = fields_of(asked.get("/saved/new", params={"parts": "q=crew"}).text)
    answer = asked.post("/saved", data={**form, "name": name, "parts": parts})
    if told:
        assert answer.status_code == 400 and told in answer.text
    else:
        # Words that look for nothing are told of wherever they are asked.
        saved = asked.get("/saved.json").json()
        assert answer.status_code == 400 or asked.get(f"/saved/{saved[0]['id']}.atom").status_code == 400


def test_entries_have_the_words_whose_word_and_where(asked: TestClient) -> None:
    parsed = feedparser.parse(asked.get("/explore.atom?act=order").content)
    with Ledger(desk_of(asked).settings.ledger) as ledger:
        hits = search(ledger, Query(act="order"), order="newest")
    assert not parsed.bozo
    assert [e.id for e in parsed.entries] == [f"urn:sayso:{h.article_id}:{h.statement}" for h in hits]
    for entry, hit in zip(parsed.entries, hits, strict=True):
        assert " ".join(hit.text.split()) in entry.content[0].value.replace("\n", " ")
        assert hit.name and hit.name in entry.author and hit.cue and hit.cue in entry.title
        assert entry.link == f"{HOST}/article/{hit.article_id}#card-{hit.statement}"
        assert [x["href"] for x in entry.links if x["rel"] == "via"] == ([hit.address] if hit.address else [])
        assert entry.updated_parsed and entry.published_parsed
    assert parsed.feed.links[0]["href"] == f"{HOST}/explore.atom?act=order"
    assert parsed.feed.id.startswith("urn:sayso:search:")


def test_ids_of_a_feed_stay(asked: TestClient) -> None:
    before = feedparser.parse(asked.get("/explore.atom?q=crew").content)
    desk_of(asked).changed()
    after = feedparser.parse(asked.get("/explore.atom?sort=oldest&page=1&q=crew").content)
    assert before.feed.id == after.feed.id
    assert [e.id for e in before.entries] == [e.id for e in after.entries]


def test_a_feed_of_nothing_is_a_feed(asked: TestClient) -> None:
    parsed = feedparser.parse(asked.get("/explore.atom?q=zeppelin").content)
    assert not parsed.bozo and parsed.entries == [] and parsed.feed.updated


HOSTILE = (
    "<script>alert(1)</script>", "]]><x/>", "\u202eevil\u2066", "<svg onload=alert(1)>",
    "a\x00\x0b\ufffe\uffffb", "x" * 1_000_000,
    '" onmouseover="alert(1)', "javascript:alert(1)", "{{ 7919 * 7 }}", "&lt;b&gt;", "' OR 1=1 --",
)  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_only_words(path: Path, words: str) -> None:
    short = words[:500]
    with Ledger(path) as ledger, ledger.writing() as db:
        db.execute(
            "UPDATE statements SET text = ?, name = ?, party = ?, outlet = ?, act = ?, places = ?, voice = 'person'"
            " WHERE id = 3",
            (words, short, short, short, short, f"|{short}|"),
        )
        db.execute("UPDATE versions SET headline = ?, outlet = ?, url = ? WHERE id = 1", (words, short, words))
        db.execute("UPDATE attributions SET cue = ?, role = ? WHERE id < 9", (words, words))
        db.execute("UPDATE unnamed SET reason = ?, described = ?", (words, words))
    with Ledger(path) as ledger:
        ledger.turn_away(words, "NotAnArticle", words)
    with open_desk(path) as client:
        for place in ("/explore", "/sources", "/unnamed", "/outlets", "/places", "/turned-away", "/saved"):
            check_page(client, place, words)
        for place, params in (
            ("/source", {"name": short}),
            ("/outlet", {"name": short}),
            ("/explore", {"source": short}),
        ):
            if short.strip("\x00") == short:
                check_page(client, place, words, **params)
        parsed = feedparser.parse(client.get("/explore.atom", params={"voice": "person"}).content)
        assert not parsed.bozo and parsed.entries


def check_page(client: TestClient, place: str, words: str, **params: str) -> None:
    page = client.get(place, params=params)
    assert page.status_code == 200, page.text[:300]
    low = page.text.lower()
    assert "<script>" not in low and "<svg onload" not in low and 'onmouseover="' not in low.replace("&#34;", "")
    assert "style=" not in re.sub(r"&[#\w]+;", "", low) and 'href="javascript' not in low
    assert "55433" not in low and "\x00" not in page.text
    assert len(page.text) < 2_500_000
