"""A desk over a ledger, asked without a server."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fastapi.testclient import TestClient

from sayso.faces.web.app import make_app
from sayso.faces.web.settings import Settings
from sayso.faces.web.webdesk import WebDesk

HOST = "http://127.0.0.1:8765"


@contextmanager
def open_desk(path: Path) -> Iterator[TestClient]:
    """A client of the desk over a ledger; a defect is raised, not answered."""
    app = make_app(Settings(path))
    client = TestClient(app, base_url=HOST, follow_redirects=False)
    try:
        yield client
    finally:
        client.close()
        app.state.desk.close()


def desk_of(client: TestClient) -> WebDesk:
    """What the routes of a client's desk share."""
    desk: WebDesk = client.app.state.desk  # type: ignore[attr-defined]
    return desk
