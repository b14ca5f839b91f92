"""Addresses to pages, within limits of bytes, time and redirects.

The one place where httpx is imported; httpcore lies under it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpcore
import httpx

from sayso import __version__
from sayso.errors import BrokenPage, FetchFailed, SaysoError, SourceNotFound
from sayso.model import Page
from sayso.page.intake.limits import MOST_BYTES, MOST_REDIRECTS, MOST_SECONDS, STEP_SECONDS, too_large
from sayso.page.intake.network import open_pool

ROBOT = "sayso"  # the name that robots.txt knows
USER_AGENT = f"{ROBOT}/{__version__} (reads news pages that a person asks for)"
_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1",
    "Accept-Language": "en,*;q=0.1",
    "Accept-Encoding": "gzip, deflate",
}
# Set for whoever asked, and no evidence of what the page says.
_PRIVATE = frozenset({"set-cookie", "set-cookie2"})
_MOST_WAIT = 600.0
_SAVE_IT = "open it in a browser, save the page, and give the file"


def fetch_page(address: str, *, allow_private: bool = False, seconds: float = MOST_SECONDS) -> Page:
    """The page at an http or https address: its bytes, media type, charset, final address and time of fetching.

    At most 20 MB, `seconds` in all, 8 redirects. The IP address that is connected to is checked on every hop, so a
    name cannot be checked as public and connected to as private. No cookie or proxy of the system is used.
    Raises SourceNotFound, PrivateAddress, FetchFailed or TooLarge; BrokenPage for a body that cannot be unpacked.
    """
    page = fetch_if_changed(address, (None, None), allow_private=allow_private, seconds=seconds)
    if page is None:
        raise FetchFailed(f"{address} answered that nothing changed, though nothing was known: {_SAVE_IT}")
    return page


def fetch_if_changed(
    address: str,
    known: tuple[str | None, str | None],
    *,
    allow_private: bool = False,
    seconds: float = MOST_SECONDS,
) -> Page | None:
    """`fetch_page`, or None where the server says that the page is as it was.

    `known` is the ETag and the Last-Modified that it sent with the page as it is known.
    """
    deadline = time.monotonic() + seconds
    asks = zip(("If-None-Match", "If-Modified-Since"), known, strict=True)
    with _named_errors(address, seconds), _open_client(deadline, allow_private=allow_private) as client:
        request = client.build_request("GET", address, headers={name: said for name, said in asks if said})
        if request.url.scheme not in ("http", "https") or not request.url.host:
            raise SourceNotFound(
                f"{address} is no address that can be fetched: it has to start with http:// or https://"
            )
        response = client.send(request, stream=True, follow_redirects=True)
        try:
            if response.status_code == 304:
                return None
            _check_status(address, response)
            data = _read_body(address, response, deadline)
        finally:
            response.close()
        return Page(
            input=address,
            data=data,
            media_type=response.headers.get("content-type", "").partition(";")[0].strip().lower() or None,
            charset=response.charset_encoding,
            url=str(response.url.copy_with(userinfo=b"")),
            fetched=datetime.now(UTC),
            headers=tuple((k.lower(), v) for k, v in response.headers.multi_items() if k.lower() not in _PRIVATE),
        )


def _open_client(deadline: float, *, allow_private: bool) -> httpx.Client:
    return httpx.Client(
        transport=_CheckedTransport(deadline, allow_private=allow_private),
        headers=_HEADERS,
        timeout=STEP_SECONDS,
        max_redirects=MOST_REDIRECTS,
        trust_env=False,
    )


def _check_status(address: str, response: httpx.Response) -> None:
    status = response.status_code
    if status in (404, 410):
        raise SourceNotFound(f"{address} does not exist ({status}): check the address")
    again = _again_after(response) if status in (408, 425, 429) or status >= 500 else None
    if status in (401, 402, 403, 407, 429, 451):
        raise FetchFailed(f"{address} refused to be fetched ({status}): {_SAVE_IT}", again_after=again)
    if status != 200:
        said = f"{address} answered with {status} instead of a page: try again later, or {_SAVE_IT}"
        raise FetchFailed(said, again_after=again)


def _again_after(response: httpx.Response) -> float:
    """Seconds that the server asks to wait; 0 where it names none."""
    said = response.headers.get("retry-after", "").strip()
    if said.isdecimal():
        return min(_MOST_WAIT, float(said))
    try:
        return min(_MOST_WAIT, max(0.0, parsedate_to_datetime(said).timestamp() - time.time()))
    except (ValueError, TypeError):
        return 0.0


def _read_body(address: str, response: httpx.Response, deadline: float) -> bytes:
    declared = response.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > MOST_BYTES:
        raise too_large(address)
    parts: list[bytes] = []
    length = 0
    for part in response.iter_bytes():
        length += len(part)
        if length > MOST_BYTES:
            raise too_large(address)
        if time.monotonic() > deadline:
            raise httpcore.ReadTimeout
        parts.append(part)
    return b"".join(parts)


@contextmanager
def _named_errors(address: str, seconds: float) -> Iterator[None]:
    try:
        yield
    except SaysoError:
        raise
    except (httpcore.TimeoutException, httpx.TimeoutException):
        raise FetchFailed(
            f"{address} did not answer in full within {seconds:g} seconds: try again, or {_SAVE_IT}",
            again_after=0.0,
        ) from None
    except httpx.TooManyRedirects:
        raise FetchFailed(f"{address} redirects more than {MOST_REDIRECTS} times: {_SAVE_IT}") from None
    except httpx.DecodingError:
        raise BrokenPage(f"{address} was sent packed and cannot be unpacked: {_SAVE_IT}") from None
    except (httpx.UnsupportedProtocol, httpcore.UnsupportedProtocol):
        raise FetchFailed(f"{address} redirects to something that is no web page: {_SAVE_IT}") from None
    except (httpx.InvalidURL, UnicodeError, ValueError):
        raise SourceNotFound(f"{address} is no valid address: check how it is written") from None
    except (httpx.HTTPError, httpcore.ProxyError, httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        said = str(error).strip().splitlines()[0][:100] if str(error).strip() else type(error).__name__
        what = f"{address} could not be fetched ({said}): check the connection, or {_SAVE_IT}"
        raise FetchFailed(what, again_after=0.0) from None


class _CheckedTransport(httpx.BaseTransport):
    """httpx over a pool of our own."""

    def __init__(self, deadline: float, *, allow_private: bool) -> None:
        self._pool = open_pool(deadline, httpx.create_ssl_context(), allow_private=allow_private)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            status_code=answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions
        )

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


__all__ = ["ROBOT", "USER_AGENT", "fetch_if_changed", "fetch_page"]
