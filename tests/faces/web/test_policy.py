"""No page runs or loads anything but the two files of the desk, errors included."""

import pytest

from sayso.faces.web.app import FILES, DeskApp
from sayso.faces.web.drawing import draw_article
from sayso.ledger import Ledger
from tests.faces.web.asking import QUERIES, Answer, ask, fill_in, list_routes, post
from tests.faces.web.checking import find_faults


def test_every_address_keeps_to_the_policy(app: DeskApp, article_id: str) -> None:
    seen = set()
    for method, path in list_routes(app):
        if method == "GET" and path != "/live":
            address = fill_in(path, article_id)
            address += QUERIES.get(address.partition(".")[0], "")
            answer = ask(app, address)
            assert find_faults(address, answer) == []
            assert answer.status in (200, 202, 404), address
            seen.add(answer["content-type"].partition(";")[0])
    assert {"text/html", "application/json", "text/csv"} <= seen


def test_every_answer_that_says_no_keeps_to_the_policy(
    app: DeskApp, article_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = [
        ("/nowhere", 404), ("/article/none", 404), ("/article/none.json", 404), (f"/article/{article_id}/s999", 404),
        (f"/article/{article_id}?reader=nobody", 422), ("/index.json?limit=x", 422), ("/story/e999", 404),
        ("/story/<script>", 404), ("/read/none", 404), ("/static/none.js", 404), ("/article/..%2f..%2fetc", 404),
    ]  # fmt: skip
    for address, status in wrong:
        answer = ask(app, address)
        assert (answer.status, find_faults(address, answer)) == (status, []), address
    assert find_faults("POST", ask(app, "/", method="POST", parts=[b""])) == []
    assert find_faults("POST", post(app, "/read", {"what": ""})) == []
    monkeypatch.setattr(Ledger, "held", lambda self: 1 // 0)
    for address in ("/", "/index.json"):
        answer = ask(app, address)
        assert (answer.status, find_faults(address, answer)) == (500, [])
        assert "ZeroDivisionError" in answer.text and "Traceback" not in answer.text


def test_a_reading_that_is_not_kept_keeps_to_the_policy(app: DeskApp, demo: str, article_id: str) -> None:
    with Ledger(demo, make=False) as ledger:
        page = draw_article(ledger.reading(article_id))
    assert page.policy is not None


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_files_are_sent_as_what_they_are(app: DeskApp, name: str) -> None:
    answer = ask(app, f"/static/{name}")
    assert answer.status == 200 and answer["content-type"].partition(";")[0] == FILES[name][2]
    assert ask(app, f"/static/{name}", headers={"if-none-match": answer["etag"]}).status == 304
    if name.endswith(".css"):
        assert "url(" not in answer.text and "@import" not in answer.text
    if name == "desk.js":
        assert not any(word in answer.text for word in ("eval(", "new Function", "document.write", "http:", "https:"))


def test_what_checks_the_pages_finds_what_is_wrong() -> None:
    policy = (
        ("content-security-policy", "default-src 'none'; script-src 'self'; form-action 'self'; base-uri 'none';"
         " frame-ancestors 'none'"),
        ("x-content-type-options", "nosniff"), ("content-type", "text/html"),
    )  # fmt: skip
    wrong = [
        "<script>1</script>", "<script src='//x/y.js'></script>", "<p onclick='x'>", "<p style='x'>",
        "<style>a{}</style>", "<a href='java\nscript:x'>", "<a href='data:text/html,x'>", "<svg onload=x>",
        "<iframe>", "<base href=/>", "<form action='javascript:x'>", "<meta http-equiv=set-cookie>",
        "<link rel=stylesheet href=http://x/>", "<a href=//evil.example>", "<p>\x07", "<i id=a></i><i id=a></i>",
    ]  # fmt: skip
    for html in wrong:
        assert find_faults("/", Answer(200, policy, f"<html><body>{html}".encode())), html
    assert find_faults("/", Answer(200, policy, b"<html><body><a href='/article/1'>x</a>")) == []
    assert find_faults("/", Answer(200, policy[1:], b"<html><body>"))
    table = (*policy[:2], ("content-type", "text/csv"))
    assert find_faults("/", Answer(200, table, b"a,b\n=1,2\n")) and find_faults("/", Answer(200, table, b"a,b\n1\n"))
