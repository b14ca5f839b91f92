"""The desk as a person has it: in a browser, with a keyboard, on a phone, without scripts, in the dark, on paper."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from sayso.desk.taking import take
from sayso.faces.web.app import make_app
from sayso.faces.web.settings import Settings
from sayso.ledger import Ledger
from tests.browser import CHROMIUM
from tests.faces.web.asking import list_screens
from tests.faces.web.test_serving import Desk, running

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")
playwright = pytest.importorskip("playwright.sync_api")

TEXT = (
    "Bridge at Olm closed\n\nThe mayor of Olm, Mira Holt, said on Monday that the bridge was safe. The council denied "
    "that it had known of cracks in the steel. “I wrote two reports and nobody read them,” the engineer said.\n\n"
    "Officials who asked not to be named said that the ferry would run all night.\n"
)
PATIENCE = 60_000  # milliseconds
PHONE = {"width": 390, "height": 800}
WIDE = {"width": 1280, "height": 900}
_ARGS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync",
         "--disable-component-update"]  # fmt: skip


@pytest.fixture(scope="module")
def ledger(made_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copy(made_demo, tmp_path_factory.mktemp("browser") / "news.db"))


@pytest.fixture(scope="module")
def desk(ledger: Path) -> Iterator[Desk]:
    with running(ledger) as made:
        yield made


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        made = started.chromium.launch(executable_path=CHROMIUM, chromium_sandbox=False, args=_ARGS)
        yield made
        made.close()


@pytest.fixture(scope="module")
def screens(ledger: Path) -> tuple[list[str], str]:
    """Every screen, and the article that they show."""
    with Ledger(ledger, make=False) as held:
        article_id = held.article_ids()[0]
    app = make_app(Settings(ledger))
    found = list_screens(app, article_id)
    app.state.desk.close()
    assert {"/", "/read", "/corrections", f"/article/{article_id}", "/story/e2"} <= set(found)
    return found, article_id


@contextmanager
def opened(browser: Any, desk: Desk, *, refused: str = "no such words", **more: Any) -> Iterator[Any]:
    """A page of the desk; whatever its console says is a fault, but that what was asked for was `refused`."""
    context = browser.new_context(base_url=desk.address.rstrip("/"), viewport=WIDE, **more)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda m: said.append(f"{page.url}: {m.text}") if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    own = (desk.address, "data:")
    page.on("request", lambda r: None if r.url.startswith(own) else said.append(f"asked {r.url}"))
    yield page
    context.close()
    assert [line for line in said if refused not in line] == []


def find_barriers(page: Any) -> list[str]:
    """What axe-core calls serious or worse."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [
        f"{page.url}: {v['id']} ({v['impact']}): {[n['html'][:120] for n in v['nodes'][:3]]}"
        for v in found
        if v["impact"] in ("serious", "critical")
    ]


def is_wider_than_its_window(page: Any) -> bool:
    wider: bool = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return wider


def test_every_screen_in_light_and_dark_on_a_phone_and_on_paper(
    browser: Any, desk: Desk, screens: tuple[list[str], str]
) -> None:
    faults: list[str] = []
    with opened(browser, desk) as page:
        for address in screens[0]:
            answer = page.goto(address)
            while answer.status == 202:
                page.wait_for_timeout(500)
                answer = page.goto(address)
            assert answer.status == 200, address
            assert page.title().strip() and len(page.inner_text("body")) > 20
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                faults += [f"{scheme} {line}" for line in find_barriers(page)]
            page.set_viewport_size(PHONE)
            if is_wider_than_its_window(page):
                faults.append(f"{address} scrolls sideways on a phone")
            page.emulate_media(media="print", color_scheme="light")
            if page.locator(".desk-top").count() and page.locator(".desk-top").is_visible():
                faults.append(f"{address} prints what leads elsewhere")
            page.emulate_media(media="screen")
            page.set_viewport_size(WIDE)
    assert faults == []


def test_every_screen_without_scripts(browser: Any, desk: Desk, screens: tuple[list[str], str]) -> None:
    with opened(browser, desk, java_script_enabled=False) as page:
        for address in screens[0]:
            assert page.goto(address).status in (200, 202)
            assert page.locator("h1").count() == 1 and len(page.inner_text("body")) > 20
        page.goto(f"/article/{screens[1]}")
        page.locator("a.bd").first.click()
        assert "#card-s" in page.url and page.locator(".card:target").is_visible()
        page.goto("/")
        page.locator("#story-list a").first.click()
        page.wait_for_url("**/story/e*")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_text_is_read_while_one_looks_on(browser: Any, desk: Desk, scripts: bool) -> None:
    with opened(browser, desk, java_script_enabled=scripts) as page:
        page.goto("/read")
        page.fill("#read-what", f"{TEXT}With scripts: {scripts}.")
        page.locator("main form button").first.click()
        seen = page.inner_text("main")
        page.wait_for_url("**/article/*", timeout=PATIENCE)
        # It may have been read before the browser looked.
        assert "Reading" in seen or "Mira Holt" in seen
        assert "Mira Holt" in page.inner_text("main") and page.locator(".card").count() >= 4


def test_what_cannot_be_had_is_said(browser: Any, desk: Desk) -> None:
    with opened(browser, desk, refused="status of 422", java_script_enabled=False) as page:
        for what, said in (("http://127.0.0.1:9/inside", "private network"), ("http://no-such.invalid/", "no host")):
            page.goto("/")
            page.fill("#read-what", what)
            page.locator("main form button").first.click()
            page.wait_for_selector("h1:has-text('Not read')")
            assert said in page.inner_text("main").lower().lower()


def test_a_label_is_corrected_from_its_card(browser: Any, desk: Desk, screens: tuple[list[str], str]) -> None:
    article = f"/article/{screens[1]}"
    with opened(browser, desk) as page:
        page.goto(f"{article}#card-s3")
        page.locator("#card-s3 a", has_text="correct").click()
        page.select_option("#field", "manner")
        page.fill("#value", "direct")
        page.fill("#why", "every word stands in quotation marks")
        page.get_by_role("button", name="Put it down").click()
        page.wait_for_selector("#card-s3 :text('every word stands in quotation marks')")
        assert page.url.endswith(f"{article}#card-s3")
        page.goto("/corrections")
        assert "every word stands in quotation marks" in page.inner_text("main")
        page.goto(f"{article}/s3/correct")
        page.get_by_role("button", name="Take back").click()
        page.wait_for_url(f"**{article}#card-s3")
        assert "every word stands in quotation marks" not in page.inner_text("main")


def test_an_article_is_walked_with_keys(browser: Any, desk: Desk, screens: tuple[list[str], str]) -> None:
    with opened(browser, desk) as page:
        page.goto(f"/article/{screens[1]}")
        page.keyboard.press("j")
        assert page.url.endswith("#s1")
        page.keyboard.press("j")
        page.keyboard.press("j")
        assert page.url.endswith("#s3")
        page.keyboard.press("k")
        assert page.url.endswith("#s2")
        page.keyboard.press("e")
        assert page.url.endswith("#card-s2") and page.locator("#card-s2").is_visible()
        page.keyboard.press("Escape")
        assert page.url.endswith("#s2")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "desk-q"
        page.keyboard.type("jek/")
        assert page.input_value("#desk-q") == "jek/" and page.url.endswith("#s2")
        page.goto("/")
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.closest('li') !== null")


def test_a_page_that_another_process_takes_appears_by_itself(
    browser: Any, desk: Desk, ledger: Path, tmp_path: Path
) -> None:
    with opened(browser, desk) as page:
        page.goto("/")
        before = page.inner_text("#held")
        page.evaluate("window.stayed = true")
        (tmp_path / "harbour.txt").write_text(TEXT.replace("Olm", "Harbour"), encoding="utf-8")
        with Ledger(ledger) as held:
            assert [t.outcome for t in take([tmp_path], held)] == ["new"]
        page.wait_for_function("before => document.querySelector('#held').innerText !== before", arg=before)
        assert page.evaluate("window.stayed")
        assert "Bridge at Harbour closed" in page.inner_text("#article-list")


class Outlet(BaseHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        words = "".join(f"<p>{line}</p>" for line in TEXT.replace("Olm", "Skerry").split("\n") if line)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(f"<html><title>Skerry</title><article><h1>Skerry</h1>{words}{words}</article>".encode())


def test_the_button_in_the_bar_sends_a_page_of_another_host(browser: Any, desk: Desk) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Outlet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context(viewport=WIDE)
    context.set_default_timeout(PATIENCE)
    try:
        page = context.new_page()
        page.goto(f"{desk.address}/read")
        script = page.locator("a.desk-button").get_attribute("href").removeprefix("javascript:")
        # "localhost" is another site than 127.0.0.1 to a browser: what is sent is sent from elsewhere.
        page.goto(f"http://localhost:{server.server_address[1]}/login/story")
        with context.expect_page() as popup:
            page.evaluate(script)
        shown = popup.value
        shown.wait_for_url("**/article/*", timeout=PATIENCE)
        assert "Skerry" in shown.inner_text("h1") and "Mira Holt" in shown.inner_text("main")
        assert page.locator("form").count() == 0
    finally:
        context.close()
        server.shutdown()
        server.server_close()
