"""A drawn page on its way out: packed where the browser takes it, not sent again where it has it."""

from __future__ import annotations

import zlib

from fastapi import Request, Response

from sayso.faces.web.packing import Packed


def send(request: Request, page: Packed, *, status: int = 200) -> Response:
    """The answer with a packed page: 304 where the browser has it, unpacked where it takes no gzip."""
    headers = {"ETag": page.etag, "Cache-Control": "private, no-cache", "Vary": "Accept-Encoding"}
    if page.policy:
        headers["Content-Security-Policy"] = policy_for(page.policy)
    known = request.headers.get("if-none-match", "")
    if status == 200 and page.etag in (tag.strip().removeprefix("W/") for tag in known.split(",")):
        return Response(status_code=304, headers=headers)
    body = page.zipped
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
    else:
        body = zlib.decompress(page.zipped, 31)
    return Response(body, status_code=status, headers=headers, media_type=page.media_type)


def policy_for(style: str | None = None) -> str:
    """The Content-Security-Policy of a page: files of this desk, and the one style sheet inside, by its hash."""
    sheet = f" '{style}'" if style else ""
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self'{sheet}; img-src 'self' data:; connect-src 'self';"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
