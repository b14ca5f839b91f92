"""What is written into the ledger while a page is open: told to it as server-sent events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import StreamingResponse

from sayso.faces.web.webdesk import WebDesk, get_desk

router = APIRouter(tags=["live"])

Desk = Annotated[WebDesk, Depends(get_desk)]
_MOST = 100  # pages that listen at once
_LOOK_EVERY = 0.5  # seconds
_BREATHE_EVERY = 15.0  # a line that says nothing, so that who has left is noticed
_LONGEST = 3600.0  # then a browser comes back by itself


@router.get("/live", response_class=StreamingResponse)
async def live(request: Request, desk: Desk) -> StreamingResponse:
    """Server-sent events: `changed`, each time something was written."""
    if desk.listeners >= _MOST:
        raise HTTPException(503, f"{_MOST} pages listen already: close some.")
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_tell(request, desk), media_type="text/event-stream", headers=headers)


async def _tell(request: Request, desk: WebDesk) -> AsyncIterator[str]:
    desk.listeners += 1
    loop = asyncio.get_running_loop()
    began = breathed = loop.time()
    seen = desk.tick
    try:
        yield "retry: 3000\n\n"
        while not desk.is_closed and loop.time() - began < _LONGEST and not await request.is_disconnected():
            if desk.tick != seen:
                seen = desk.tick
                data = json.dumps({"tick": seen})
                breathed = loop.time()
                yield f"event: changed\ndata: {data}\n\n"
            elif loop.time() - breathed > _BREATHE_EVERY:
                breathed = loop.time()
                yield ": still here\n\n"
            await asyncio.sleep(_LOOK_EVERY)
    finally:
        desk.listeners -= 1
