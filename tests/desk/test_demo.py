"""The read pages that ship are what sayso reads of demo/ today."""

import json
from pathlib import Path

import pytest

import sayso
from sayso.desk.demo import demo_lines, make_demo
from sayso.desk.kept_stories import list_stories

ROOT = Path(__file__).resolve().parents[2]


def test_the_pages_that_ship_are_those_of_demo_read_as_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    shipped = [json.loads(line) for line in demo_lines()]
    assert {row["input"] for row in shipped} == {
        f"demo/{p.name}" for p in (ROOT / "demo").glob("*.*") if p.suffix != ".md"
    }
    for row in shipped:
        row.pop("ledger")
        assert row == json.loads(sayso.read(row["input"]).to_json()), "run `make docs`"


def test_a_ledger_of_them_has_their_story(tmp_path: Path) -> None:
    make_demo(tmp_path / "demo.db")
    with sayso.Ledger(tmp_path / "demo.db") as ledger:
        stories = list_stories(ledger)
        assert [(s.articles, len(s.outlets)) for s in stories] == [(4, 4)]
        assert len(list_stories(ledger, at_least=1)) == 2
        assert list_stories(ledger, since=sayso.read(ROOT / "demo/agency.html").article.published) == stories
        assert list_stories(ledger, limit=0) == ()
