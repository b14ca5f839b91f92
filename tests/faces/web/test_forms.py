"""What writes is asked for by this desk's own forms alone."""

from pathlib import Path
from urllib.parse import urlencode

import pytest

from sayso.faces.web.app import DeskApp
from sayso.faces.web.forms import SESSION, is_same, sign
from sayso.faces.web.guard import SENT
from sayso.ledger import Ledger
from sayso.ledger.corrections import list_corrections
from tests.faces.web.asking import ask, fill_in, list_routes, post
from tests.faces.web.conftest import MakeDesk

SAFE = {"GET", "HEAD", "OPTIONS"}
CORRECTION = {"field": "manner", "value": "direct", "why": "it stands in quotation marks"}


def digest(path: Path) -> list[str]:
    """Everything that the ledger holds."""
    with Ledger(path, make=False) as ledger, ledger.looking() as db:
        return list(db.iterdump())


def test_no_route_that_writes_can_be_asked_without_the_desks_own_form(
    app: DeskApp, demo: Path, article_id: str
) -> None:
    before = digest(demo)
    writing = [(method, path) for method, path in list_routes(app) if method not in SAFE]
    assert ("POST", "/read") in writing and len(writing) >= 3
    for method, path in writing:
        address = fill_in(path, article_id)
        form = {"what": "The mayor said it.", "html": "<p>The mayor said it.", "undo": "", **CORRECTION}
        session = "a-session-of-twenty-and-more"
        tries = [
            {}, {"csrf": "", "key": ""}, {"csrf": "0" * 64, "key": "0" * 32},
            {"csrf": sign(b"another desk", session), "key": "é\ud800".encode("utf-8", "replace").decode()},
        ]  # fmt: skip
        for more in tries:
            for cookie in (f"{SESSION}={session}", f"{SESSION}=", ""):
                headers = {"content-type": "application/x-www-form-urlencoded", "cookie": cookie}
                body = urlencode({**form, **more}).encode()
                answer = ask(app, address, method=method, headers=headers, parts=[body])
                assert answer.status == 403, (method, path, more)
        assert (
            ask(app, address, method=method, headers={"content-type": "application/json"}, parts=[b"{}"]).status >= 400
        )
    assert digest(demo) == before and app.state.desk.jobs.find("none") is None


def test_reading_a_page_writes_nothing(app: DeskApp, demo: Path, article_id: str) -> None:
    before = digest(demo)
    for method, path in list_routes(app):
        if method in SAFE and path != "/live":
            assert ask(app, fill_in(path, article_id), method=method).status < 500
    assert digest(demo) == before


def test_what_a_session_was_given_is_taken_from_no_other(app: DeskApp, demo: Path, article_id: str) -> None:
    address = f"/article/{article_id}/s3/correct"
    form = {**CORRECTION, "csrf": sign(app.state.desk.settings.secret, "somebody-else-of-twenty")}
    assert post(app, address, form, signed=False).status == 403
    answer = post(app, address, CORRECTION)
    assert (answer.status, answer["location"]) == (303, f"/article/{article_id}#card-s3")
    with Ledger(demo) as ledger:
        assert [s.correction.value for s in list_corrections(ledger)] == ["direct"]
    assert post(app, address, {"undo": "1"}).status == 303
    with Ledger(demo) as ledger:
        assert list(list_corrections(ledger)) == []


def test_a_token_of_a_form_comes_by_header_too(app: DeskApp, article_id: str) -> None:
    session = "a-session-of-twenty-and-more"
    signed = sign(app.state.desk.settings.secret, session)
    answer = post(app, f"/article/{article_id}/s3/correct", CORRECTION, signed=False, headers={"x-csrf-token": signed})
    assert answer.status == 303


def test_each_form_that_is_shown_holds_what_its_session_needs(app: DeskApp, article_id: str) -> None:
    for address in ("/", "/read", f"/article/{article_id}/s3/correct"):
        shown = ask(app, address)
        cookie = shown["set-cookie"]
        assert "HttpOnly" in cookie and "samesite=strict" in cookie.lower()
        session = cookie.partition("=")[2].partition(";")[0]
        assert sign(app.state.desk.settings.secret, session) in shown.text
        again = ask(app, address, headers={"cookie": f"{SESSION}={session}"})
        assert sign(app.state.desk.settings.secret, session) in again.text


@pytest.mark.parametrize("charset", ["utf-7", "unicode_escape", "raw_unicode_escape", "nonsense", "utf-16", "idna"])
def test_an_encoding_of_a_forms_own_choice_is_no_defect(app: DeskApp, article_id: str, charset: str) -> None:
    odd = b"+2AA-\\ud800\x00\xff"
    lines = [
        b'--x\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (name, odd)
        for name in (b"csrf", b"key", b"html", b"what", b"url", b"published", b"field", b"value", b"why")
    ]
    body = b"".join(lines) + b"--x--\r\n"
    session = "a-session-of-twenty-and-more"
    for signed in ("", sign(app.state.desk.settings.secret, session)):
        headers = {
            "content-type": f"multipart/form-data; boundary=x; charset={charset}", "cookie": f"{SESSION}={session}",
            "x-csrf-token": signed,
        }  # fmt: skip
        whole = body if not signed else body.replace(b'name="csrf"', b'name="none"')
        for address in ("/read", SENT, f"/article/{article_id}/s3/correct"):
            assert 400 <= ask(app, address, method="POST", headers=headers, parts=[whole]).status < 500


def test_words_are_compared_whatever_they_hold() -> None:
    assert is_same("abc", "abc")
    assert not is_same("ab\ud800", "abc") and not is_same("", "abc") and not is_same("é", "abc")


def test_the_button_of_another_desk_is_told_so(make_desk: MakeDesk) -> None:
    one, other = make_desk(), make_desk()
    assert one.state.desk.key != other.state.desk.key
    form = {"key": other.state.desk.key, "html": "<p>The mayor said it.", "url": "https://outlet.example/"}
    answer = post(one, SENT, form, signed=False)
    assert answer.status == 403 and "another desk" in answer.text
