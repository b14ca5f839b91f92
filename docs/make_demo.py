"""Write the export of the demo's ledger that ships with sayso, from the pages in demo/: `python docs/make_demo.py`."""

import gzip
import os
import tempfile
from pathlib import Path

from sayso.desk import take
from sayso.desk.demo import READ
from sayso.desk.export import export_text
from sayso.ledger import Ledger

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "sayso" / "desk" / READ
PAGES = ("demo/agency.html", "demo/courier.html", "demo/beacon.html", "demo/review.html", "demo/appeal.txt")


def make_export() -> str:
    """The export's text: a line a page."""
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as scratch, Ledger(Path(scratch) / "demo.db") as ledger:
        wrong = [t for t in take(PAGES, ledger) if t.error is not None]
        assert not wrong, wrong
        return "".join(export_text(ledger, "jsonl", with_bytes=True))


if __name__ == "__main__":
    TARGET.write_bytes(gzip.compress(make_export().encode("utf-8"), mtime=0))
