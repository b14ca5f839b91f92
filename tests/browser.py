"""A page drawn by a browser without a window: how wide and how high it comes out."""

import re
import shutil
import subprocess
from html import escape
from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_MEASURE = """<!doctype html><title>measure</title><body><iframe srcdoc="{page}" width="{width}" height="800"></iframe>
<pre id="out"></pre><script>
document.querySelector("iframe").onload = e => {{
  const d = e.target.contentDocument, r = d.documentElement, m = d.querySelector("main").getBoundingClientRect();
  document.querySelector("#out").textContent = [r.scrollWidth, r.clientWidth, Math.round(m.height)].join(" ");
}};
</script>"""


def measure(html: str, width: int, scratch: Path) -> tuple[int, int, int]:
    """Width of all that a page draws, width of its window, height of its `main`, in pixels; needs CHROMIUM."""
    file = scratch / "measure.html"
    file.write_text(_MEASURE.format(page=escape(html), width=width), encoding="utf-8")
    assert CHROMIUM is not None
    done = subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         f"--user-data-dir={scratch / 'profile'}", "--dump-dom", file.as_uri()],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    found = re.search(r'<pre id="out">(\d+) (\d+) (\d+)</pre>', done.stdout)
    assert found, done.stderr[-500:]
    scroll, client, height = map(int, found.groups())
    return scroll, client, height
