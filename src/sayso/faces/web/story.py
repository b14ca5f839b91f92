"""Screen 2: a story, compared. Comparing is done by a worker; a story that takes long says how far it is."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Path, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from sayso.errors import BadRequest, SaysoError
from sayso.faces.web.answers import send
from sayso.faces.web.drawing import MOST, AskedStory, DrawnStory, draw_story
from sayso.faces.web.packing import CSV, JSON, Packed, draw_page, pack, pack_json
from sayso.faces.web.webdesk import WebDesk, get_desk
from sayso.faces.web.work import ENDED_HERE

router = APIRouter(tags=["story"])

Desk = Annotated[WebDesk, Depends(get_desk)]
StoryId = Annotated[str, Path(description="A story's id in this ledger: e7. It stays for good.")]
Most = Annotated[int, Query(ge=1, le=200, description="Compare at most so many articles, the latest.")]
Versions = Annotated[bool, Query(description="With the texts that these pages showed before they were edited.")]
_MOST_AHEAD = 20  # articles of a story that is drawn before anybody asks
_MOST_DRAWING = 20  # at once
_PATIENCE = 8.0  # seconds that a program waits, and a person looks at an empty page, before it is told to come again
_PAGE_PATIENCE = 1.5
_ENDED = f"{ENDED_HERE}: ask again, or for fewer articles (?most=20)."


@router.get("/story/{story_id}.json", response_class=Response)
async def story_data(
    request: Request, desk: Desk, story_id: StoryId, most: Most = MOST, versions: Versions = False
) -> Response:
    """The object of `sayso compare --json` for a story's articles. 202 where it is still being compared."""
    return await _answer(request, desk, AskedStory(story_id, most, versions), "json")


@router.get("/story/{story_id}.csv", response_class=Response)
async def story_rows(
    request: Request, desk: Desk, story_id: StoryId, most: Most = MOST, versions: Versions = False
) -> Response:
    """One row a claim, with the columns of `sayso compare --csv`. 202 where it is still being compared."""
    return await _answer(request, desk, AskedStory(story_id, most, versions), "csv")


@router.get("/story/{story_id}", response_class=Response, include_in_schema=False)
async def story_page(
    request: Request, desk: Desk, story_id: StoryId, most: Most = MOST, versions: Versions = False
) -> Response:
    """The story: its pages and texts, where they part, its claims with their origins, who is heard, a timeline."""
    return await _answer(request, desk, AskedStory(story_id, most, versions), "html")


async def _answer(request: Request, desk: WebDesk, asked: AskedStory, form: str) -> Response:
    story_id = asked.story
    if not (story_id[:1] == "e" and story_id[1:].isascii() and story_id[1:].isdecimal() and len(story_id) < 20):
        raise HTTPException(404, f"There is no story {story_id[:40]!r} in this ledger.")
    articles, stamp = await run_in_threadpool(_find, desk, story_id)
    key = form, asked
    page = desk.pages.find(key, stamp)
    if page is None:
        work = _have_drawn(desk, asked, stamp)
        patience = _PAGE_PATIENCE if form == "html" else _PATIENCE
        try:
            drawn = await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(work)), patience)
        except TimeoutError:
            return _say_wait(request, story_id, min(asked.most, articles), form)
        except BrokenProcessPool:
            raise HTTPException(503, _ENDED) from None
        except asyncio.CancelledError:
            if not work.cancelled():
                raise
            raise HTTPException(503, _ENDED) from None
        page = _keep(desk, asked, stamp, drawn)[form]
    if "hx-request" in request.headers:
        return Response(headers={"HX-Refresh": "true"})  # the page that waited shows the story
    return send(request, page)


def _find(desk: WebDesk, story_id: str) -> tuple[int, Any]:
    from sayso.desk.kept_stories import story_articles
    from sayso.ledger.stamps import story_stamp

    try:
        articles, earlier = story_articles(desk.ledger, story_id)
    except BadRequest:
        raise HTTPException(404, f"There is no story {story_id} in this ledger: see the stories.") from None
    return len(articles), story_stamp(desk.ledger, (*earlier, *articles))


def _have_drawn(desk: WebDesk, asked: AskedStory, stamp: Any) -> Future[DrawnStory]:
    """The drawing of a story, begun where nobody asked for it before."""
    held = desk.drawing.get(asked)
    if held is None and len(desk.drawing) >= _MOST_DRAWING:
        raise HTTPException(503, f"{_MOST_DRAWING} stories are being compared: try again when some are done.")
    if held is None or held[0] != stamp or (held[1].done() and held[1].exception() is not None):
        ahead = desk.begun.take(asked) if desk.begun else None
        held = stamp, ahead or desk.workers.submit(draw_story, desk.settings.ledger, asked)
        desk.drawing[asked] = held
        held[1].add_done_callback(lambda _: desk.drawing.pop(asked, None) if desk.drawing.get(asked) == held else None)
    work: Future[DrawnStory] = held[1]
    return work


def _keep(desk: WebDesk, asked: AskedStory, stamp: Any, drawn: DrawnStory) -> dict[str, Packed]:
    """The pages of a drawn story by their form, kept."""
    made = {
        "html": pack(drawn.html, policy=drawn.policy), "json": pack(drawn.data, JSON), "csv": pack(drawn.rows, CSV),
    }  # fmt: skip
    return {form: desk.pages.keep((form, asked), stamp, page) for form, page in made.items()}


def draw_newest(desk: WebDesk) -> Future[DrawnStory] | None:
    """The drawing of the latest story, begun, and kept when done; None where there is none or it is a long one."""
    from sayso.desk.kept_stories import list_stories

    try:
        story = next(iter(list_stories(desk.ledger, limit=1, gathered=True)), None)
        if story is None or story.articles > _MOST_AHEAD:
            return None
        _, stamp = _find(desk, story.id)
    except SaysoError:
        return None
    asked = AskedStory(story.id)
    work = _have_drawn(desk, asked, stamp)

    def keep(done: Future[DrawnStory]) -> None:
        if not done.cancelled() and done.exception() is None:
            _keep(desk, asked, stamp, done.result())

    work.add_done_callback(keep)
    return work


def _say_wait(request: Request, story_id: str, articles: int, form: str) -> Response:
    if form != "html":
        said = pack_json({"story": story_id, "articles": articles, "stage": "comparing"})
        answer = send(request, said, status=202)
    else:
        waiting = draw_page(
            "wait.html.j2",
            title="Comparing",
            here="",
            line=f"Comparing {articles} articles …",
            again=str(request.url.path) + (f"?{request.url.query}" if request.url.query else ""),
            steps=(),
            stage=None,
            began=None,
        )
        answer = send(request, waiting, status=202)
    answer.headers["Retry-After"] = "2"
    return answer
