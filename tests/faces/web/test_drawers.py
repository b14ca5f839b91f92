"""Articles are drawn by processes of their own: the same pages as here, whatever becomes of the processes."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.desk.demo import make_demo
from sayso.errors import LedgerError
from sayso.faces.web.drawers import Drawers
from sayso.faces.web.drawing import ARTICLE
from sayso.faces.web.ledgers import Ledgers
from sayso.faces.web.packing import Packed, pack
from sayso.ledger import Ledger


def tell_process(ledger: Ledger) -> Packed:
    """Which process drew, and of how many articles."""
    return pack(f"{os.getpid()} {len(list(ledger.article_ids()))}")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    make_demo(tmp_path / "demo.db")
    return tmp_path / "demo.db"


@pytest.fixture
def drawers(path: Path) -> Iterator[Drawers]:
    ledgers = Ledgers(path)
    made = Drawers(ledgers)
    yield made
    made.close()
    ledgers.close()


def wait_for(drawers: Drawers) -> int:
    """The process that draws, as soon as it is another than this one."""
    for _ in range(600):
        number = int(read(asyncio.run(drawers.draw(tell_process))).split()[0])
        if number != os.getpid():
            return number
        time.sleep(0.05)
    raise AssertionError("no other process draws")


def read(page: Packed) -> str:
    import zlib

    return zlib.decompress(page.zipped, 31).decode()


def test_the_first_page_waits_for_no_process_and_later_ones_are_the_same(drawers: Drawers, path: Path) -> None:
    with Ledger(path) as ledger:
        article = next(iter(ledger.article_ids()))
    first = {form: asyncio.run(drawers.draw(draw, article, None)) for form, draw in ARTICLE.items()}
    wait_for(drawers)
    assert {form: asyncio.run(drawers.draw(draw, article, None)) for form, draw in ARTICLE.items()} == first


def test_who_is_killed_is_replaced_and_nobody_sees_it(drawers: Drawers) -> None:
    os.kill(wait_for(drawers), signal.SIGKILL)
    time.sleep(0.2)
    for _ in range(3):
        assert read(asyncio.run(drawers.draw(tell_process))).split()[1] != "0"
    wait_for(drawers)


def test_what_is_not_there_is_told_as_here(drawers: Drawers) -> None:
    with pytest.raises(LedgerError) as here:
        asyncio.run(drawers.draw(ARTICLE["html"], "0" * 16, None))
    wait_for(drawers)
    with pytest.raises(LedgerError) as there:
        asyncio.run(drawers.draw(ARTICLE["html"], "0" * 16, None))
    assert str(there.value) == str(here.value)


def test_another_ledger_in_its_place_is_drawn_from(drawers: Drawers, path: Path) -> None:
    wait_for(drawers)
    path.unlink()
    for rest in ("-wal", "-shm"):
        path.with_name(path.name + rest).unlink(missing_ok=True)
    Ledger(path).close()
    assert read(asyncio.run(drawers.draw(tell_process))).split()[1] == "0"
