"""A desk over the pages that ship with sayso, a ledger of its own for each test."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso.desk.demo import make_demo
from sayso.faces.web.app import DeskApp, make_app
from sayso.faces.web.settings import Settings
from sayso.ledger import Ledger

MakeDesk = Callable[..., DeskApp]


@pytest.fixture(scope="session")
def made_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of the demo; to be copied."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    make_demo(path)
    with Ledger(path) as ledger, ledger.looking() as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture
def demo(made_demo: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(made_demo, tmp_path / "demo.db"))


@pytest.fixture
def article_id(demo: Path) -> str:
    """An article of the demo that an outlet told of a trawler."""
    with Ledger(demo, make=False) as ledger:
        return ledger.article_ids()[0]


@pytest.fixture
def make_desk(demo: Path) -> Iterator[MakeDesk]:
    """Makes an application over the demo, by other settings where some are given."""
    made: list[DeskApp] = []

    def make(**settings: Any) -> DeskApp:
        made.append(make_app(Settings(**{"ledger": demo, **settings})))
        return made[-1]

    yield make
    for app in made:
        app.state.desk.close()


@pytest.fixture
def app(make_desk: MakeDesk) -> DeskApp:
    """An application over the demo."""
    return make_desk()
