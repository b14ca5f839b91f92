"""A hundred hostile pages, taken into a ledger and shown in every form: nothing of theirs runs, nothing breaks."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.desk.taking import take
from sayso.faces.web.answers import policy_for
from sayso.faces.web.app import DeskApp, make_app
from sayso.faces.web.drawing import AskedStory, draw_article, draw_story
from sayso.faces.web.settings import Settings
from sayso.ledger import Ledger
from sayso.model import Reading
from tests.faces.web.asking import Answer, ask, list_routes
from tests.faces.web.checking import find_faults
from tests.faces.web.hostile_pages import hostile_pages


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger into which all of them were taken."""
    folder = tmp_path_factory.mktemp("hostile")
    pages = folder / "pages"
    pages.mkdir()
    names = [(pages / name).write_bytes(data) and name for name, data in hostile_pages()]
    assert len(names) >= 100
    path = folder / "news.db"
    with Ledger(path) as ledger:
        outcomes = [t.outcome for t in take([pages], ledger)]
        assert len(outcomes) == len(names) and outcomes.count("turned_away") < 40
        errors = [r["kind"] for r in ledger._db.execute("SELECT kind FROM turned_away")]
    assert "Defect" not in errors
    return path


@pytest.fixture(scope="module")
def hostile(taken: Path) -> Iterator[DeskApp]:
    """A desk over it."""
    app = make_app(Settings(taken))
    yield app
    app.state.desk.close()


@pytest.fixture(scope="module")
def readings(taken: Path) -> list[Reading]:
    with Ledger(taken) as ledger:
        return [ledger.reading(i) for i in ledger.article_ids(every_version=True)]


def check(address: str, answer: Answer) -> list[str]:
    faults = find_faults(address, answer)
    if not (answer.status in (200, 202, 303) or 400 <= answer.status < 500):
        faults.append(f"{address}: {answer.status} {answer.text[:200]}")
    return faults


def test_each_page_in_each_form_of_an_article(hostile: DeskApp, readings: list[Reading]) -> None:
    faults = []
    paths = [p for m, p in list_routes(hostile) if m == "GET" and p.startswith("/article/")]
    assert len(paths) >= 8 and len(readings) >= 60
    page = next(p for p in paths if p.endswith("{article_id}"))
    for number, reading in enumerate(readings):
        chosen = next((s.id for s in reading.statements if s.chain), "s1")
        # The page of each; of the other forms one each, in turn: every form is asked of a dozen of them.
        for path in (page, paths[number % len(paths)]):
            address = path.format(article_id=reading.article.id, statement=chosen)
            faults += check(address, ask(hostile, address))
    assert faults == []


def test_every_list_over_them(hostile: DeskApp) -> None:
    faults = []
    for method, path in list_routes(hostile):
        if method == "GET" and "{" not in path and path != "/live":
            faults += check(path, ask(hostile, path))
    assert faults == []


def test_their_story(taken: Path) -> None:
    with Ledger(taken) as ledger, ledger.looking() as db:
        found = db.execute(
            "SELECT text_group FROM memberships WHERE kind = 'story' GROUP BY 1 ORDER BY count(*) DESC LIMIT 2"
        ).fetchall()
    for row in found:
        drawn = draw_story(taken, AskedStory(f"e{row[0]}", 12))
        headers = (("content-security-policy", policy_for(drawn.policy)), ("x-content-type-options", "nosniff"))
        for kind, body in (("text/html", drawn.html), ("application/json", drawn.data), ("text/csv", drawn.rows)):
            answer = Answer(200, (*headers, ("content-type", kind)), body.encode("utf-8", "replace"))
            assert find_faults(f"/story/e{row[0]}", answer) == []
    assert len(found) == 2


def test_drawing_takes_no_longer_than_the_page_is(hostile: DeskApp, readings: list[Reading]) -> None:
    """Four times the statements take about four times as long: far from the sixteen of what compares all with all."""
    made = max(readings, key=lambda r: len(r.statements))
    assert len(made.statements) > 500

    def draw(count: int) -> float:
        held = replace(made, statements=made.statements[:count], drift=())
        best = 1e9
        for _ in range(2):
            began = time.process_time()
            draw_article(held)
            best = min(best, time.process_time() - began)
        return best

    draw(100)
    small, large = draw(len(made.statements) // 4), draw(len(made.statements))
    assert large < 10 * small, f"{small:.2f} s of work became {large:.2f} s"
