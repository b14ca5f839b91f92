"""The web desk on a port: bound first, so that what is wrong is told before anything starts."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from sayso.errors import BadRequest
from sayso.faces.web.app import DeskApp, make_app
from sayso.faces.web.drawing import Begun
from sayso.faces.web.settings import Settings

_STOP_SECONDS = 1  # for answers that are being sent when it is stopped
_MOST_AT_ONCE = 512
_HEAD_SECONDS = 15.0  # for the lines before a request's body
_WAITING = 512  # connections that are not taken up yet
_MOST_HEAD = 65_536  # bytes of them


def serve(
    settings: Settings, tell: Callable[[str], None], *, tell_token: bool = True, begun: Begun | None = None
) -> None:
    """Serve until Ctrl-C or SIGTERM. `tell` hears the address, with the token unless `tell_token` is False.

    Raises BadRequest where the port cannot be had.
    """
    # Reading is shared out over processes: threads inside one would only be in each other's way.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    with _bind(settings) as held, _ended_in_order():
        host, port = held.getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        token = settings.token if tell_token else "..."
        key = f"/?token={token}" if settings.token else ""
        tell(f"the desk is at http://{shown}:{port}{key} (stop it with Ctrl-C)")
        app = make_app(settings, begun)
        config = uvicorn.Config(
            app, http=_Impatient, ws="none", log_config=None, access_log=False, server_header=False,
            timeout_graceful_shutdown=_STOP_SECONDS, limit_concurrency=_MOST_AT_ONCE, timeout_keep_alive=20,
            h11_max_incomplete_event_size=_MOST_HEAD,
        )  # fmt: skip
        # What it would say holds addresses, and an address may hold the token.
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
        _Server(config, app).run(sockets=[held])


class _Server(uvicorn.Server):
    """One that lets go of the pages that listen as soon as it is told to end."""

    def __init__(self, config: uvicorn.Config, app: DeskApp) -> None:
        super().__init__(config)
        self._desk = app.state.desk

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._desk.stop()
        super().handle_exit(sig, frame)


class _Impatient(H11Protocol):
    """A connection that is closed where the head of a request does not come whole in time.

    Otherwise a few hundred of them, held open, would keep everybody else out.
    """

    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._begin()

    def data_received(self, data: bytes) -> None:
        before = self.cycle
        super().data_received(data)
        if self.cycle is not before:
            self._stop()
        elif self._timer is None and (before is None or before.response_complete):
            self._begin()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop()
        super().connection_lost(exc)

    def _begin(self) -> None:
        self._timer = self.loop.call_later(_HEAD_SECONDS, self._give_up)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _give_up(self) -> None:
        self._timer = None
        if not self.transport.is_closing():
            self.transport.close()


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """SIGTERM ends as an exit does, so that what was made for a while (a demo's ledger) is cleared away."""

    def leave(*_: object) -> None:
        raise SystemExit(128 + signal.SIGTERM)

    before = signal.signal(signal.SIGTERM, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _bind(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    held = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # asyncio sends at once only what says TCP
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        held.bind((settings.host, settings.port))
        held.listen(_WAITING)  # who asks as soon as the address is told waits, and is not sent away
    except OSError as error:
        held.close()
        said = error.strerror or str(error)
        raise BadRequest(
            f"cannot listen at {settings.host}, port {settings.port} ({said}): try another --port"
        ) from None
    return held
