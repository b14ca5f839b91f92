"""The web desk on a port: bound first, so that what is wrong is told before anything starts."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Callable

from sayso.errors import BadRequest
from sayso.faces.web.settings import Settings

_STOP_SECONDS = 2  # for answers that are being sent when it is stopped
_MOST_AT_ONCE = 512


def serve(settings: Settings, tell: Callable[[str], None]) -> None:
    """Serve until Ctrl-C or SIGTERM. `tell` hears the address. Raises BadRequest where the port cannot be had."""
    import uvicorn

    from sayso.faces.web.app import make_app

    # Reading is shared out over processes: threads inside one would only be in each other's way.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    with _bind(settings) as held:
        host, port = held.getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        key = f"/?token={settings.token}" if settings.token else ""
        tell(f"the desk is at http://{shown}:{port}{key} (stop it with Ctrl-C)")
        config = uvicorn.Config(
            make_app(settings), log_config=None, access_log=False, timeout_graceful_shutdown=_STOP_SECONDS,
            server_header=False, limit_concurrency=_MOST_AT_ONCE, timeout_keep_alive=20,
            h11_max_incomplete_event_size=65536,
        )  # fmt: skip
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
        uvicorn.Server(config).run(sockets=[held])


def _bind(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    held = socket.socket(family, socket.SOCK_STREAM)
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        held.bind((settings.host, settings.port))
    except OSError as error:
        held.close()
        said = error.strerror or str(error)
        raise BadRequest(
            f"cannot listen at {settings.host}, port {settings.port} ({said}): try another --port"
        ) from None
    return held
