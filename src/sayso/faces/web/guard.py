"""Who may ask what: the host's name, the token, where a form comes from, how much and how long is sent."""

from __future__ import annotations

import asyncio
import hmac
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qsl, urlencode

from sayso.faces.web.settings import LOOPBACK, Settings

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

MOST_BYTES = 12_000_000  # of what a browser sends: a long page's mark-up
MOST_SECONDS = 30.0  # for sending it
MOST_HELD = 100_000_000  # bytes on their way at once
COOKIE = "sayso_token"
SENT = "/read/sent"  # takes forms of other pages; they carry a key of their own
LIVE = "/live"  # goes on for as long as somebody listens
_SAFE = {"GET", "HEAD", "OPTIONS"}
_HOST = re.compile(r"(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?")
_HEADERS = (
    (b"x-content-type-options", b"nosniff"), (b"x-frame-options", b"DENY"), (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"), (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)  # fmt: skip


class Guard:
    """An application with a guard before it. What is refused gets one line that says why."""

    def __init__(self, app: App, settings: Settings, policy: str) -> None:
        self.app, self.settings, self.policy = app, settings, policy.encode()
        self._held = 0  # bytes of bodies on their way

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on what may pass."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            raise ValueError(f"nothing here answers to {scope['type']}")
        headers = {k.lower(): v for k, v in scope["headers"]}
        sender = self._with_headers(send)
        refused = self._refuse(scope, headers)
        if refused is not None:
            await _say(sender, *refused)
        elif (moved := self._let_in(scope)) is not None:
            await _say(sender, 303, "", moved)
        else:
            await self._pass(scope, headers, receive, sender)

    def _refuse(self, scope: Scope, headers: dict[bytes, bytes]) -> tuple[int, str] | None:
        """Status and line for what may not pass."""
        host = headers.get(b"host", b"").decode("latin-1")
        if not _HOST.fullmatch(host):
            return 400, "The name of the host was not understood."
        if self.settings.is_local and _name_of(host) not in LOOPBACK:
            # A page elsewhere whose name was made to lead here could read everything otherwise.
            return 421, "This desk answers to 127.0.0.1 and localhost only."
        # A page that a browser sends from elsewhere comes without the cookie; it has to carry a key that is as good.
        is_sent = scope["method"] == "POST" and scope["path"] == SENT
        if self.settings.token and not is_sent and not self._is_known(scope, headers):
            return 401, "This desk asks for a token: open it at the address that sayso serve printed."
        if scope["method"] not in _SAFE and not is_sent and not _is_from_here(headers, host):
            return 403, "A form of another page was turned away: open this desk itself and try again."
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or len(length) > 12 or int(length) > MOST_BYTES:
            return 413, f"That is more than {MOST_BYTES // 1_000_000} MB: save the page and take it in with sayso take."
        return None

    def _is_known(self, scope: Scope, headers: dict[bytes, bytes]) -> bool:
        said = headers.get(b"authorization", b"").decode("latin-1").removeprefix("Bearer ")
        given = [said, _cookies(headers).get(COOKIE, ""), _asked(scope).get("token", "")]
        wanted = (self.settings.token or "").encode()
        return any(hmac.compare_digest(g.encode(), wanted) for g in given if g)

    def _let_in(self, scope: Scope) -> list[tuple[bytes, bytes]] | None:
        """Where a token stands in the address: the cookie that takes its place, and the address without it."""
        asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        is_data = scope["path"].endswith((".atom", ".json", ".csv"))  # a feed reader keeps no cookies
        if not self.settings.token or scope["method"] != "GET" or "token" not in dict(asked) or is_data:
            return None
        rest = urlencode([(k, v) for k, v in asked if k != "token"])
        place = scope["raw_path"].decode("latin-1") + (f"?{rest}" if rest else "")
        # "//elsewhere" would lead away from here.
        place = "/" + place.lstrip("/\\")
        # Not "Strict": whoever follows a link in a message to this desk would be asked for the token again.
        cookie = f"{COOKIE}={self.settings.token}; Path=/; HttpOnly; SameSite=Lax"
        return [(b"location", place.encode("latin-1")), (b"set-cookie", cookie.encode("latin-1"))]

    async def _pass(self, scope: Scope, headers: dict[bytes, bytes], receive: Receive, send: Send) -> None:
        """Hand on, and stop who sends more or longer than is allowed."""
        if scope["method"] in _SAFE and b"transfer-encoding" not in headers:
            if scope["method"] == "HEAD" and scope["path"] != LIVE:
                # The server that sends it leaves the body out by itself.
                scope = {**scope, "method": "GET"}
            await self.app(scope, receive, send)
            return
        try:
            body = await self._receive_whole(receive)
        except TimeoutError:
            await _say(send, 408, f"Nothing came for {MOST_SECONDS:.0f} seconds: try again.")
            return
        except _TooMuch as said:
            await _say(send, *said.args)
            return
        whole: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def hand_over() -> Message:
            return whole.pop() if whole else await receive()

        await self.app(scope, hand_over, send)

    async def _receive_whole(self, receive: Receive) -> bytes:
        """The body. Raises TimeoutError, and _TooMuch where one sends more than it may, or all more than they may."""
        parts: list[bytes] = []
        size = 0
        try:
            async with asyncio.timeout(MOST_SECONDS):
                while True:
                    message = await receive()
                    if message["type"] != "http.request":
                        return b"".join(parts)
                    part = message.get("body", b"")
                    parts.append(part)
                    size += len(part)
                    self._held += len(part)
                    if size > MOST_BYTES:
                        said = "That is more than this desk takes: save the page and take it in with sayso take."
                        raise _TooMuch(413, said)
                    # Whoever is asked for no token may not fill the memory either.
                    if self._held > MOST_HELD:
                        raise _TooMuch(503, "Too much is being sent at once: try again in a moment.")
                    if not message.get("more_body"):
                        return b"".join(parts)
        finally:
            self._held -= size

    def _with_headers(self, send: Send) -> Send:
        async def sender(message: Message) -> None:
            if message["type"] == "http.response.start":
                have = {k.lower() for k, _ in message["headers"]}
                more = [(k, v) for k, v in _HEADERS if k not in have]
                if b"content-security-policy" not in have:
                    more.append((b"content-security-policy", self.policy))
                message["headers"] = [*message["headers"], *more]
            await send(message)

        return sender


class _TooMuch(Exception):
    """Status and line."""


async def _say(send: Send, status: int, line: str, headers: list[tuple[bytes, bytes]] | None = None) -> None:
    kind = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": kind + (headers or [])})
    await send({"type": "http.response.body", "body": f"{line}\n".encode() if line else b""})


def _name_of(host: str) -> str:
    """The name in a Host header, without the port."""
    return host[1 : host.find("]")] if host.startswith("[") else host.partition(":")[0].lower()


def _is_from_here(headers: dict[bytes, bytes], host: str) -> bool:
    """Whether what changes something was sent by a page of this desk, or by a program."""
    site = headers.get(b"sec-fetch-site")
    if site is not None:
        return site in (b"same-origin", b"none")
    origin = headers.get(b"origin")
    return origin is None or origin.decode("latin-1").partition("://")[2].lower() == host.lower()


def _cookies(headers: dict[bytes, bytes]) -> dict[str, str]:
    pairs = (p.strip().partition("=") for p in headers.get(b"cookie", b"").decode("latin-1").split(";"))
    return {name: value for name, _, value in pairs}


def _asked(scope: Scope) -> dict[str, str]:
    return dict(parse_qsl(scope["query_string"].decode("latin-1")))
