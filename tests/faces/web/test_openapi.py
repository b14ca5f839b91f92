"""What the desk says of itself is so: whatever is asked, as its description allows or otherwise, nothing breaks."""

from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable

from sayso.faces.web.app import DeskApp
from tests.faces.test_docs import DOCS, load_maker
from tests.faces.web.asking import PIECES, ask, list_routes
from tests.faces.web.checking import find_faults

schemathesis = pytest.importorskip("schemathesis")
_ENDLESS = {"/live"}


def fill(path: str, pieces: dict[str, Any]) -> str:
    for name, value in pieces.items():
        path = path.replace(f"{{{name}}}", quote(str(value), safe="", errors="replace"))
    return path


def address_of(case: Any, known: dict[str, str], is_known: bool) -> str:
    """The address that a case of schemathesis asks for, with ids that the ledger has, or with any."""
    pieces = {**(case.path_parameters or {}), **(known if is_known else {})}
    query = urlencode(dict(case.query or {}), doseq=True, errors="replace")
    return fill(case.path, pieces) + (f"?{query}" if query else "")


def probe(app: DeskApp, known: dict[str, str], mode: str, examples: int) -> list[str]:
    """Faults that turn up over so many examples of each operation."""
    schema = schemathesis.openapi.from_dict(app.openapi())
    operations = [found.ok() for found in schema.get_all_operations()]
    made = [fault for o in operations if o.path not in _ENDLESS for fault in try_out(app, o, known, mode, examples)]
    assert len(operations) > 8
    return made


def try_out(app: DeskApp, operation: Any, known: dict[str, str], mode: str, examples: int) -> list[str]:
    faults: list[str] = []
    said = set(operation.definition.raw["responses"])
    cases = operation.as_strategy(generation_mode=schemathesis.GenerationMode[mode])

    @settings(max_examples=examples, derandomize=True, database=None, deadline=None,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(case=cases, is_known=st.booleans())
    def look(case: Any, is_known: bool) -> None:
        address = address_of(case, known, is_known)
        answer = ask(app, address)
        if str(answer.status) not in said or answer.status >= 500:
            faults.append(f"{address}: {answer.status} is not among {sorted(said)}")
        faults.extend(find_faults(address, answer))

    try:
        look()
    except Unsatisfiable:
        # Nothing that an address can hold is wrong for what takes any words.
        assert mode == "NEGATIVE"
    return faults


@pytest.mark.parametrize("mode", ["POSITIVE", "NEGATIVE"])
def test_nothing_that_is_asked_breaks_the_desk(app: DeskApp, article_id: str, mode: str) -> None:
    known = {**PIECES, "article_id": article_id, "story_id": "e999"}
    assert probe(app, known, mode, 8) == []


def test_every_address_for_programs_is_described(app: DeskApp) -> None:
    described = app.openapi()["paths"]
    for method, path in list_routes(app):
        if path.endswith((".json", ".csv", ".atom")) and path != "/openapi.json":
            told = described[path][method.lower()]
            assert told["description"].strip() and "content" in told["responses"]["200"], path
            assert all(p.get("description") for p in told.get("parameters", ()) if p["name"] != "statement"), path
            assert "404" in told["responses"] or not ("{" in path or told.get("parameters")), path
            assert ("422" in told["responses"]) == bool(told.get("parameters"))


def test_what_comes_back_is_of_the_kind_that_is_described(app: DeskApp, article_id: str) -> None:
    for path, methods in app.openapi()["paths"].items():
        address = fill(path, {**PIECES, "article_id": article_id})
        if path in _ENDLESS or "{" in address:
            continue
        answer = ask(app, address)
        told = methods["get"]["responses"][str(answer.status)]
        assert answer["content-type"].partition(";")[0] in told["content"], address
        if answer.status >= 400:
            assert set(answer.data["error"]) == {"status", "message"}


def test_the_page_for_programs_is_what_the_desk_says() -> None:
    made = load_maker("make_api").make_page()
    assert (DOCS / "api.md").read_text(encoding="utf-8") == made, "run: python docs/make_api.py"
