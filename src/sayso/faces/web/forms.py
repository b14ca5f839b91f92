"""What a form must carry, so that no other page can send it in a reader's name."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256

from fastapi import HTTPException, Request, Response

SESSION = "sayso_session"
FIELD = "csrf"
HEADER = "x-csrf-token"


def sign(secret: bytes, session: str) -> str:
    """What the forms of a session carry."""
    return hmac.new(secret, session.encode(), sha256).hexdigest()


def is_same(said: str, wanted: str) -> bool:
    """Whether what somebody sent is what was wanted, in a time that does not tell how much of it."""
    # A form may name an encoding that makes characters which no other can hold.
    return hmac.compare_digest(said.encode("utf-8", "surrogatepass"), wanted.encode())


def open_session(request: Request) -> str:
    """The session of a browser, or a new one."""
    held = request.cookies.get(SESSION, "")
    return held if 20 <= len(held) <= 64 else secrets.token_urlsafe(24)


def hold_session(response: Response, session: str) -> Response:
    """The response, with the session as a cookie that only this desk's own pages send back."""
    response.set_cookie(SESSION, session, httponly=True, samesite="strict", path="/")
    return response


def check_form(request: Request, secret: bytes, given: str | None) -> None:
    """Raises HTTPException (403) where a form does not carry what its session's forms carry."""
    session = request.cookies.get(SESSION, "")
    said = given or request.headers.get(HEADER, "")
    if not session or not is_same(said, sign(secret, session)):
        raise HTTPException(403, "This form is too old or came from elsewhere: load the page again and send it again.")
