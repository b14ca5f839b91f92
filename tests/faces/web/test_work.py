"""What takes long: who is killed, who waits too long, how many may wait, what stays in memory."""

import asyncio
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import BadRequest
from sayso.faces.web import work
from sayso.faces.web.app import DeskApp
from sayso.faces.web.work import Asked, Job, Jobs, Workers
from sayso.ledger import Ledger
from sayso.model import Page, Reading
from tests.faces.web.asking import ask, post
from tests.faces.web.desks import desk_of, open_desk
from tests.story.made_texts import FERRY, FERRY_AGAIN, article

TEXT = "The mayor said on Monday that the bridge was safe. The council denied that it had known of cracks. " * 6


def asked(**more: Any) -> Asked:
    return Asked(page=Page("-", TEXT.encode(), media_type="text/plain", charset="utf-8"), **more)


def wait_for(found: Callable[[], Any], seconds: float = 60.0) -> Any:
    """What is found, as soon as it is something; a test that hangs is ended."""
    end = time.monotonic() + seconds
    while not (made := found()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
    return made


def settle(jobs: Jobs, job: Job) -> Job:
    def look() -> Job | None:
        found = jobs.find(job.id)
        return found if found is not None and found.is_over else None

    made: Job = wait_for(look)
    return made


@pytest.fixture
def workers() -> Iterator[Workers]:
    made = Workers(1)
    yield made
    made.close()


@pytest.fixture
def jobs(workers: Workers, demo: Path) -> Iterator[Jobs]:
    made = Jobs(workers, demo, "rules")
    yield made
    made.close()


def test_a_worker_that_is_killed_is_told_in_one_line_and_the_next_page_is_read(
    jobs: Jobs, workers: Workers, demo: Path
) -> None:
    workers.submit(time.sleep, 600)  # the page waits behind it
    job = jobs.start(asked())
    number = wait_for(lambda: workers.numbers)[0]
    wait_for(lambda: (jobs.find(job.id) or job).stage == "reading")
    os.kill(number, signal.SIGKILL)
    failed = settle(jobs, job)
    assert failed.stage == "failed" and failed.error is not None
    assert "ended from outside" in failed.error and "\n" not in failed.error
    done = settle(jobs, jobs.start(asked()))
    assert (done.stage, done.outcome, done.error) == ("done", "new", None)
    assert workers.numbers and number not in workers.numbers
    with Ledger(demo) as ledger:
        assert done.article_id in ledger.article_ids()


def test_a_page_that_takes_too_long_is_given_up(jobs: Jobs, workers: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "_MOST_SECONDS", 0.3)
    workers.submit(time.sleep, 600)
    failed = settle(jobs, jobs.start(asked()))
    assert failed.stage == "failed" and "shorter" in (failed.error or "")
    assert workers.submit(abs, -3).result() == 3


def test_so_many_wait_and_no_more(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "_MOST_WAITING", 4)
    monkeypatch.setattr(work, "_MOST_KEPT", 6)

    class Still(Workers):
        def submit(self, *_: Any, **__: Any) -> Any:
            held.wait(60)
            raise BadRequest("it was no page")

    held = threading.Event()
    jobs = Jobs(Still(), demo, "rules")
    try:
        started = [jobs.start(asked()) for _ in range(work._MOST_WAITING)]
        with pytest.raises(BadRequest, match="wait to be read"):
            jobs.start(asked())
        held.set()
        ended = [settle(jobs, job) for job in started]
        assert {job.error for job in ended} == {"it was no page"}
        # The bytes of what was read are let go.
        assert all(job.asked.page is None for job in ended)
        for _ in range(work._MOST_KEPT + 5):
            settle(jobs, jobs.start(asked()))
        assert jobs.find(started[0].id) is None and len(jobs._jobs) <= work._MOST_KEPT
    finally:
        jobs.close()


def test_a_queue_that_is_full_is_told_to_who_asks(app: DeskApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "_MOST_WAITING", 0)
    answer = post(app, "/read", {"what": TEXT})
    assert answer.status == 400 and "try again when some are done" in answer.text


def test_only_the_last_readings_are_held_in_memory(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger(demo) as ledger:
        made = ledger.reading(ledger.article_ids()[0])

    class Quick(Workers):
        def submit(self, *_: Any, **__: Any) -> Any:
            done: Future[Any] = Future()
            done.set_result(made)
            return done

    monkeypatch.setattr(work, "_MOST_HELD", 2)
    jobs = Jobs(Quick(), demo, "rules")
    try:
        ended = [settle(jobs, jobs.start(asked(keep=False))) for _ in range(4)]
        assert [jobs.find(job.id) is not None for job in ended] == [False, False, True, True]
    finally:
        jobs.close()


def test_the_latest_story_is_drawn_before_anybody_asks_and_before_reading_is_made_ready(
    app: DeskApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    class Noting(Workers):
        def submit(self, do: Any, *args: Any, **more: Any) -> Any:
            asked.append(do.__name__)
            done: Future[Any] = Future()
            done.set_result(do(*args, **more) if do.__name__ == "draw_story" else None)
            return done

    desk = app.state.desk
    desk.workers = Noting()

    async def begin() -> None:
        async with app.router.lifespan_context(app):
            while "warm_up" not in asked:
                await asyncio.sleep(0.01)

    asyncio.run(begin())
    assert asked == ["draw_story", "warm_up"]
    assert desk.pages.size > 10_000
    for address in ("/story/e2", "/story/e2.json", "/story/e2.csv"):
        assert ask(app, address).status == 200
    assert asked == ["draw_story", "warm_up"]


def test_a_story_whose_worker_is_killed_is_told_and_drawn_the_next_time(app: DeskApp, demo: Path) -> None:
    desk = app.state.desk
    desk.workers = Workers(1)
    with Ledger(demo) as ledger, ledger.looking() as db:
        story = f"e{db.execute('SELECT min(id) FROM text_groups WHERE kind = ?', ('story',)).fetchone()[0]}"
    desk.workers.submit(time.sleep, 600)
    number = wait_for(lambda: desk.workers.numbers)[0]

    def kill() -> None:
        wait_for(lambda: desk.drawing)
        os.kill(number, signal.SIGKILL)

    threading.Thread(target=kill).start()
    answer = ask(app, f"/story/{story}.json")
    assert answer.status == 503 and "ended from outside" in answer.data["error"]["message"]
    for _ in range(30):
        answer = ask(app, f"/story/{story}.json")
        if answer.status != 202:
            break
    assert answer.status == 200 and answer.data["claims"]


def test_texts_that_are_in_no_story_yet_hold_nobody_up_and_are_put_into_theirs(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with Ledger(path) as ledger:
        for outlet, hours, words in (("a.example", 0, FERRY), ("b.example", 3, FERRY_AGAIN)):
            made = article(*words, outlet=outlet, hours=hours, url=f"https://{outlet}/1")
            ledger.keep(Reading(made, (), (), (), (), (), (), (), 0), by="rules@1")
    with open_desk(path) as client:
        first = client.get("/index.json").json()
        assert first["held"]["waiting"] == 2 and first["stories"] == []
        assert "2 texts still to be put into stories" in client.get("/").text
        desk_of(client).start()
        wait_for(lambda: client.get("/index.json").json()["held"]["waiting"] == 0)
        (story,) = client.get("/index.json").json()["stories"]
        assert story["articles"] == 2
        assert "still to be put" not in client.get("/").text
