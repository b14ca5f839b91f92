"""Readings in a notebook: the example notebook runs and holds what it prints, and frames keep to themselves."""

import json
import re
import tempfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

import sayso
from tests.browser import CHROMIUM
from tests.test_house import load_script

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"


@pytest.fixture(scope="module")
def run() -> Any:
    """The notebook as it comes out when it is run here."""
    for library in ("nbclient", "ipykernel", "pandas", "pyarrow", "duckdb"):
        pytest.importorskip(library, reason=f"the example notebook needs {library}")
    return load_script(ROOT / "docs" / "make_notebook.py")


def test_the_example_notebook_runs_and_holds_what_it_prints(run: Any) -> None:
    made = run.run_notebook()
    frames = [o.data["text/html"] for c in made.cells for o in c.get("outputs", []) if "text/html" in o.get("data", {})]
    frames = [f for f in frames if f.startswith("<iframe")]
    assert len(frames) == 2
    for frame in frames:
        page = unescape(frame)
        assert "<script" not in page and not re.search(r"(?:src|url\()=?[\"']?https?:", page)
    held = NOTEBOOK.read_text(encoding="utf-8")
    assert run.nbformat.writes(run.strip_outputs(made)) + "\n" == held, "run: python docs/make_notebook.py"


def test_what_the_notebook_holds_is_small_and_of_no_machine() -> None:
    text = NOTEBOOK.read_text(encoding="utf-8")
    assert len(text) < 40_000 and "iframe srcdoc" not in text
    assert [place for place in (tempfile.gettempdir(), str(Path.home()), str(ROOT)) if place in text] == []
    cells = json.loads(text)["cells"]
    assert sum(bool(c.get("outputs")) for c in cells) > 6
    assert all(o["output_type"] != "error" for c in cells for o in c.get("outputs", []))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    if CHROMIUM is None:
        pytest.skip("needs Chromium")
    with playwright.sync_playwright() as started:
        made = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield made
        made.close()


@pytest.mark.parametrize("compared", [False, True])
def test_a_link_inside_a_frame_stays_in_it(browser: Any, compared: bool) -> None:
    one = sayso.read(ROOT / "demo" / "agency.html")
    shown = sayso.compare([one, sayso.read(ROOT / "demo" / "courier.html")]) if compared else one
    outputs = "".join(made._repr_html_() for made in (shown, one, one))
    address, asked = "http://notebook.example/lab", []
    page = browser.new_page()
    page.route(
        "**", lambda route: (asked.append(route.request.url), route.fulfill(body=outputs, content_type="text/html"))
    )
    page.goto(address)
    first, *others = page.main_frame.child_frames
    link = first.locator("a[href^='#']:visible").first
    place = link.get_attribute("href")
    link.click()
    first.wait_for_function("document.querySelector(':target') !== null")
    assert first.evaluate("'#' + document.querySelector(':target').id") == place
    assert [f.evaluate("document.querySelector(':target')") for f in others] == [None, None]
    assert page.url == address and asked == [address]
    assert len(page.frames) == 4
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_frame_is_readable_on_its_own_paper(browser: Any, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.set_content(sayso.read(ROOT / "demo" / "agency.html")._repr_html_())
    frame = page.main_frame.child_frames[0]
    paper, ink = frame.evaluate("(s => [s.backgroundColor, s.color])(getComputedStyle(document.body))")
    light = {name: sum(map(int, re.findall(r"\d+", colour)[:3])) for name, colour in (("paper", paper), ("ink", ink))}
    assert "rgba(0, 0, 0, 0)" not in (paper, ink)
    assert (light["paper"] > light["ink"]) == (scheme == "light") and abs(light["paper"] - light["ink"]) > 300
    page.close()
