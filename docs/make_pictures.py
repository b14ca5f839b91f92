"""Take the pictures of docs/tour.md from a running desk, in headless Chromium: `python docs/make_pictures.py`.

Needs Chromium (Debian: the package chromium) and Playwright, which the development requirements bring.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PICTURES = Path(__file__).with_name("pictures")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync", "--font-render-hinting=none"]  # fmt: skip
SIZE = {"width": 1180, "height": 800}
SERVE = [sys.executable, "-m", "sayso.faces.cli", "demo", "--serve", "--port", "0"]


def take_pictures(page: Page, desk: str) -> None:
    """Each screen of the demo, as the tour shows it."""
    page.goto(desk)
    shoot(page, "front", 620)
    story = page.locator("#story-list a").first.get_attribute("href")
    page.goto(f"{desk}{story}")
    page.wait_for_selector(".claim", timeout=60_000)
    shoot(page, "story", 1050)
    article = page.locator(".story .rows a").last.get_attribute("href")
    page.goto(f"{desk}{article}")
    shoot(page, "article", 900)
    page.goto(f"{desk}{article}#card-s8")
    shoot(page, "card", 760)
    page.goto(f"{desk}/explore?q=crew")
    shoot(page, "explore", 900)


def shoot(page: Page, name: str, height: int) -> None:
    """One picture, as wide as the window and `height` pixels high."""
    page.set_viewport_size({"width": SIZE["width"], "height": height})
    page.wait_for_timeout(300)
    page.screenshot(path=PICTURES / f"{name}.png")


def main() -> None:
    """Start a desk, take the pictures, end it."""
    PICTURES.mkdir(exist_ok=True)
    with subprocess.Popen(SERVE, stderr=subprocess.PIPE, text=True) as desk, sync_playwright() as browsers:
        try:
            assert desk.stderr is not None
            said = re.search(r"http://\S+", desk.stderr.readline())
            assert said is not None, "the desk did not start"
            browser = browsers.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
            take_pictures(browser.new_page(viewport=SIZE, device_scale_factor=1), said.group(0).rstrip("/"))
            browser.close()
        finally:
            desk.terminate()


if __name__ == "__main__":
    main()
