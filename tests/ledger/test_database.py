"""The file is opened where it can be: also where nobody may write."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.errors import LedgerError, LedgerNotWritten
from sayso.ledger import Ledger
from sayso.ledger.search import Query, count
from tests.made import make_reading

NOBODY = 65534
pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no such permissions here")


@pytest.fixture
def shelf() -> Iterator[Path]:
    """A folder with a ledger that the test, which is not the superuser then, may read and not write."""
    folder = Path(tempfile.mkdtemp())
    with Ledger(folder / "news.db") as ledger:
        ledger.keep(make_reading())
    (folder / "news.db").chmod(0o444)
    folder.chmod(0o555)
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    yield folder
    os.seteuid(before)
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_ledger_on_a_medium_that_cannot_be_written_is_read(shelf: Path) -> None:
    with Ledger(shelf / "news.db", make=False) as ledger:
        assert count(ledger, Query()) == len(make_reading().statements)
        assert ledger.reading(make_reading().article.id) == make_reading()
        with pytest.raises(LedgerNotWritten, match="may only be read"):
            ledger.turn_away("b.html", "EmptyPage", "b.html is empty")
    assert [p.name for p in shelf.iterdir()] == ["news.db"]


def test_it_is_not_taken_for_one_to_write_to(shelf: Path) -> None:
    with pytest.raises(LedgerError):
        Ledger(shelf / "news.db")
