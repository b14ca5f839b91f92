"""An address, a text, or a page that a browser sends: read with its progress shown, and kept if wished."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Form, HTTPException, Path, Request, Response
from fastapi.responses import RedirectResponse

from sayso.errors import BadRequest
from sayso.faces.web.answers import send
from sayso.faces.web.drawing import draw_article
from sayso.faces.web.forms import check_form, hold_session, is_same, open_session, sign
from sayso.faces.web.packing import draw_page, pack_json
from sayso.faces.web.webdesk import WebDesk, get_desk
from sayso.faces.web.work import Asked, Job
from sayso.model import Page

router = APIRouter(tags=["reading"])

Desk = Annotated[WebDesk, Depends(get_desk)]
JobId = Annotated[str, Path(max_length=40, description="What `POST /read` answered with.")]
Words = Annotated[str, Form(max_length=10_000_000)]
Short = Annotated[str, Form(max_length=4_000)]
_STAGES = {
    "waiting": "Waiting for its turn", "fetching": "Fetching the page", "reading": "Reading it",
    "keeping": "Keeping it", "done": "Done", "failed": "Not read",
}  # fmt: skip


@router.get("/read", response_class=Response, include_in_schema=False)
def read_form(request: Request, desk: Desk) -> Response:
    """Where an address or a text is put, and the button for a browser's bar."""
    session = open_session(request)
    page = draw_page(
        "read.html.j2", title="Read a page", here="read", csrf=sign(desk.settings.secret, session),
        bookmarklet=_bookmarklet(request, desk),
    )  # fmt: skip
    return hold_session(send(request, page), session)


@dataclass(frozen=True, slots=True)
class _Sent:
    """What a form has."""

    what: str
    url: str | None
    published: str | None
    keep: bool


@router.post("/read", response_class=Response, status_code=303, include_in_schema=False)
def read_page(
    request: Request, desk: Desk, what: Words = "", url: Short = "", published: Short = "", keep: Short = "",
    csrf: Short = "",
) -> Response:  # fmt: skip
    """Have an address or a text read; the page that says how far it is."""
    check_form(request, desk.settings.secret, csrf)
    return _go(_start(desk, _Sent(what.strip(), url.strip() or None, published.strip() or None, bool(keep))))


@router.post("/read/sent", response_class=Response, status_code=303, include_in_schema=False)
def read_sent(request: Request, desk: Desk, key: Short = "", html: Words = "", url: Short = "") -> Response:
    """Have a page read that a browser has open: what the button in its bar sends.

    The page on which it is pressed can see the key. So it is kept only under an address of the site that sent it, and
    where a page hides its site it is shown, and not kept.
    """
    if not is_same(key, desk.key):
        raise HTTPException(403, "This button is of another desk: drag the one on the page “Read a page” to your bar.")
    if not html.strip():
        raise HTTPException(400, "The browser sent no page: try again when it has loaded.")
    origin, at = request.headers.get("origin", "null"), urlsplit(url)
    is_its_own = origin == f"{at.scheme}://{at.netloc}"
    if origin != "null" and not is_its_own:
        raise HTTPException(403, "That page was sent by a page of another site.")
    return _go(_start(desk, _Sent(html, url or None, None, is_its_own), media_type="text/html"))


@router.get("/read/{job_id}.json", response_class=Response)
def job_data(request: Request, desk: Desk, job_id: JobId) -> Response:
    """How far a reading is."""
    job = _find(desk, job_id)
    return send(request, pack_json(_put_job(job)))


@router.get("/read/{job_id}", response_class=Response, include_in_schema=False)
def job_page(request: Request, desk: Desk, job_id: JobId) -> Response:
    """How far a reading is; then the reading."""
    job = _find(desk, job_id)
    if job.is_over and "hx-request" in request.headers:
        return Response(headers={"HX-Redirect": f"/read/{job.id}"})
    if job.stage == "failed":
        line = (job.error or "").removesuffix(", or --given text")
        line = f"The text {line[2:]}" if line.startswith("- ") else line[:1].upper() + line[1:]
        return send(request, draw_page("wrong.html.j2", title="Not read", here="read", line=line), status=422)
    if job.reading is not None:
        return send(request, draw_article(job.reading))
    if job.stage == "done":
        return RedirectResponse(f"/article/{job.article_id}", 303)
    steps = [(name, words) for name, words in _STAGES.items() if name not in ("waiting", "done", "failed")]
    if job.asked.address is None:
        steps = steps[1:]
    if not job.asked.keep:
        steps = steps[:-1]
    page = draw_page(
        "wait.html.j2", title="Reading", here="read", line=f"{_STAGES[job.stage]}: {job.asked.name[:200]}",
        again=f"/read/{job.id}", steps=steps, stage=job.stage, began=int(job.seconds),
    )  # fmt: skip
    answer = send(request, page)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _start(desk: WebDesk, sent: _Sent, media_type: str | None = None) -> Job:
    from sayso.desk import to_moment
    from sayso.desk.pages import is_address

    if not sent.what:
        raise BadRequest("nothing was given: put in an address or the words of one story")
    if sent.url is not None and not is_address(sent.url):
        raise BadRequest(f"{sent.url[:80]!r} is no address: it has to start with http:// or https://")
    to_moment(sent.published)
    if media_type is None and is_address(sent.what) and len(sent.what.split()) == 1:
        return desk.jobs.start(Asked(address=sent.what, keep=sent.keep, published=sent.published, url=sent.url))
    # A browser sends the lines of a text with both ends.
    data = sent.what.replace("\r\n", "\n").encode("utf-8", "replace")
    page = Page(sent.url or "-", data, media_type=media_type, charset="utf-8", url=sent.url)
    return desk.jobs.start(Asked(page=page, keep=sent.keep, published=sent.published, url=sent.url))


def _find(desk: WebDesk, job_id: str) -> Job:
    job = desk.jobs.find(job_id)
    if job is None:
        raise HTTPException(404, "That reading is not known any more: look for the page in Explore, or read it again.")
    return job


def _go(job: Job) -> Response:
    return RedirectResponse(f"/read/{job.id}", 303)


def _put_job(job: Job) -> dict[str, Any]:
    return {
        "id": job.id, "stage": job.stage, "article": job.article_id, "outcome": job.outcome, "error": job.error,
        "seconds": round(job.seconds, 1),
    }  # fmt: skip


def _bookmarklet(request: Request, desk: WebDesk) -> str:
    """A line of script for a browser's bar: it sends the page that is open, as the browser has it, to this desk."""
    target = f"{request.url.scheme}://{request.url.netloc}/read/sent"
    return (
        "javascript:(()=>{const f=document.createElement('form');f.method='POST';f.target='_blank';"
        f"f.action='{target}';f.acceptCharset='utf-8';const h=document.documentElement.outerHTML;"
        f"for(const [n,v] of Object.entries({{key:'{desk.key}',url:location.href,html:h}}))"
        "{const i=document.createElement('textarea');i.name=n;i.value=v;f.append(i)}"
        "f.style.display='none';document.body.append(f);f.submit();f.remove()})()"
    )
