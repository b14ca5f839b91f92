"""The guard alone, before an application that answers with what it was asked."""

import asyncio
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from sayso.faces.web import guard
from sayso.faces.web.guard import COOKIE, MOST_BYTES, SENT, Guard
from sayso.faces.web.settings import Settings
from tests.faces.web.asking import HOST, Answer, ask

TOKEN = "a-token-of-some-length"


async def echo(scope: Any, receive: Any, send: Any) -> None:
    body = b""
    more = scope["method"] == "POST"
    while more:
        message = await receive()
        body += message["body"]
        more = message["more_body"]
    said = f"{scope['method']} {scope['path']} {len(body)}".encode()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain")]})
    await send({"type": "http.response.body", "body": said})


def guarded(address: str, *, host: str = "127.0.0.1", token: str | None = None, **more: Any) -> Answer:
    return ask(Guard(echo, Settings(Path("none.db"), host, 8765, token), "default-src 'none'"), address, **more)


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "LOCALHOST", "[::1]:8765", "[::1]", "127.0.0.1"])
def test_this_machine_may_ask(host: str) -> None:
    assert guarded("/", headers={"host": host}).status == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "localhost.evil.example", "evil-127.0.0.1",
     "0.0.0.0:8765", "127.0.0.2", "[::2]", "10.0.0.1"],
)  # fmt: skip
def test_a_name_that_was_made_to_lead_here_is_turned_away(host: str) -> None:
    answer = guarded("/", headers={"host": host})
    assert answer.status == 421 and answer.text.count("\n") == 1


@pytest.mark.parametrize(
    "host", ["", "127.0.0.1:8765'-alert(1)-'", "localhost/x", "local host", "[::1", "localhost:99999999", "a@localhost"]
)
def test_what_is_no_host_is_not_guessed_at(host: str) -> None:
    for where in ("127.0.0.1", "0.0.0.0"):
        assert guarded("/", host=where, headers={"host": host}).status in (400, 421)


def test_elsewhere_nothing_is_shown_without_the_token() -> None:
    for address in ("/", "/?token=", "/?token=another-token-of-length", "/static/desk.css", "/openapi.json", "/live"):
        answer = guarded(address, host="0.0.0.0", token=TOKEN, headers={"host": "desk.example"})
        assert (answer.status, answer["set-cookie"]) == (401, "")
        assert TOKEN not in answer.text


@pytest.mark.parametrize(
    "headers", [{"authorization": f"Bearer {TOKEN}"}, {"cookie": f"a=b; {COOKIE}={TOKEN}"}, {"authorization": TOKEN}]
)
def test_the_token_by_header_or_cookie(headers: dict[str, str]) -> None:
    answer = guarded("/x", host="0.0.0.0", token=TOKEN, headers={"host": "desk.example:80", **headers})
    assert answer.text == "GET /x 0"


@pytest.mark.parametrize("said", ["Bearer x", "Basic " + TOKEN, TOKEN[:-1], TOKEN + "x", "\xff\xfe"])
def test_what_is_not_the_token_is_nothing(said: str) -> None:
    for headers in ({"authorization": said}, {"cookie": f"{COOKIE}={said}"}):
        assert guarded("/", token=TOKEN, headers=headers).status == 401


def test_the_token_in_an_address_becomes_a_cookie_and_is_gone_from_the_address() -> None:
    answer = guarded(f"/explore?q=a%20b&token={TOKEN}&name=", token=TOKEN)
    assert (answer.status, answer["location"]) == (303, "/explore?q=a+b&name=")
    cookie = answer["set-cookie"]
    assert cookie.startswith(f"{COOKIE}={TOKEN}; ") and "HttpOnly" in cookie and "SameSite=Lax" in cookie
    assert answer["referrer-policy"] == "same-origin" and answer.body == b""


@pytest.mark.parametrize("path", ["//evil.example/x", "/\\evil.example", "///evil.example", "/.//evil.example", "//"])
def test_no_address_leads_away_from_the_desk(path: str) -> None:
    answer = guarded(f"{path}?token={TOKEN}", token=TOKEN)
    assert answer.status == 303
    place = answer["location"].replace("\\", "/")
    assert place.startswith("/") and not place.startswith("//") and urlsplit(place).netloc == ""


POSTED = {"method": "POST", "parts": [b"a=b"]}


@pytest.mark.parametrize(
    "headers",
    [{}, {"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}, {"origin": f"http://{HOST}"},
     {"origin": "http://evil.example", "sec-fetch-site": "same-origin"}],
)  # fmt: skip
def test_a_form_of_this_desk_or_of_a_program_passes(headers: dict[str, str]) -> None:
    assert guarded("/read", headers=headers, **POSTED).text == "POST /read 3"


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "http://evil.example"},
     {"origin": "null"}, {"origin": "http://127.0.0.1:9"}, {"origin": "http://["}, {"origin": "\xff"},
     {"origin": f"http://{HOST}", "sec-fetch-site": "cross-site"}],
)  # fmt: skip
def test_a_form_of_another_page_is_turned_away(headers: dict[str, str]) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert guarded("/read", method=method, parts=[b"a=b"], headers=headers).status == 403


def test_a_page_that_a_browser_sends_passes_to_what_asks_for_its_key() -> None:
    headers = {"sec-fetch-site": "cross-site", "origin": "https://outlet.example"}
    for token in (None, TOKEN):
        assert guarded(SENT, token=token, headers=headers, **POSTED).text == f"POST {SENT} 3"
    assert guarded(SENT, token=TOKEN).status == 401


@pytest.mark.parametrize("length", [str(MOST_BYTES + 1), "9" * 5_000, "-1", "1e3", "\u00b3"])
def test_what_is_said_to_be_too_long_is_not_read(length: str) -> None:
    assert guarded("/read", method="POST", headers={"content-length": length}).status == 413


def test_what_turns_out_too_long_is_not_kept() -> None:
    parts = [b"x" * 1_000_000] * (MOST_BYTES // 1_000_000 + 1)
    assert guarded("/read", method="POST", parts=parts, length=False).status == 413
    assert guarded("/read", method="POST", parts=parts[:3], length=False).text == "POST /read 3000000"
    # A length that is a lie helps nobody.
    assert guarded("/read", method="POST", parts=parts, headers={"content-length": "3"}).status == 413


def test_a_body_where_none_belongs_is_bounded_too() -> None:
    parts = [b"x" * 1_000_000] * (MOST_BYTES // 1_000_000 + 1)
    assert guarded("/", parts=parts, length=False).status == 413


def test_who_sends_slowly_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MOST_SECONDS", 0.2)
    answer = guarded("/read", method="POST", parts=[b"a"] * 1_000, wait=0.02)
    assert answer.status == 408 and answer.text.count("\n") == 1


@pytest.mark.parametrize(
    ("address", "more"),
    [("/", {}), ("/", {"headers": {"host": "evil.example"}}), ("/", {"token": TOKEN}),
     (f"/?token={TOKEN}", {"token": TOKEN}),
     ("/read", {"method": "POST", "headers": {"origin": "null"}, "parts": [b"x"]})],
)  # fmt: skip
def test_every_answer_carries_what_a_browser_has_to_know(address: str, more: dict[str, Any]) -> None:
    answer = guarded(address, **more)
    assert answer["content-security-policy"] == "default-src 'none'"
    assert (answer["x-content-type-options"], answer["x-frame-options"]) == ("nosniff", "DENY")
    assert answer["cross-origin-resource-policy"] == "same-origin"


def test_only_requests_of_http_are_answered() -> None:
    async def never(*_: Any) -> None:
        raise AssertionError("nothing may be asked or said")

    app = Guard(echo, Settings(Path("none.db")), "")
    with pytest.raises(ValueError, match="websocket"):
        asyncio.run(app({"type": "websocket", "headers": []}, never, never))


def test_head_is_asked_as_get() -> None:
    assert guarded("/x", method="HEAD").text == "GET /x 0"
    assert guarded("/live", method="HEAD").text == "HEAD /live 0"


def test_those_without_a_token_cannot_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MOST_HELD", 10)
    app = Guard(echo, Settings(Path("none.db"), "192.0.2.1", 8765, TOKEN), "")
    scope = {
        "type": "http", "method": "POST", "path": SENT, "raw_path": SENT.encode(), "query_string": b"",
        "headers": [(b"host", b"192.0.2.1:8765"), (b"content-length", b"8")],
    }  # fmt: skip

    async def post_while(still: asyncio.Event) -> int:
        statuses: list[int] = []
        parts = [b"html=abc", b""]

        async def receive() -> dict[str, Any]:
            if len(parts) == 1:
                await still.wait()
            return {"type": "http.request", "body": parts.pop(0), "more_body": bool(parts)}

        async def send(message: Any) -> None:
            if message["type"] == "http.response.start":
                statuses.append(message["status"])

        await app(scope, receive, send)
        return statuses[0]

    async def post_many() -> tuple[int, int, int]:
        sent = asyncio.Event()
        first = asyncio.create_task(post_while(sent))
        await asyncio.sleep(0)
        refused = await post_while(sent)
        sent.set()
        return refused, await first, await post_while(sent)

    assert asyncio.run(post_many()) == (503, 200, 200)
