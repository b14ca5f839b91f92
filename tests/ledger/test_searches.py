"""Searches saved under a name: kept, handed on, forgotten."""

from pathlib import Path

import pytest

from sayso.desk.export import export_text, import_lines
from sayso.errors import BadRequest, LedgerError
from sayso.ledger import Ledger
from sayso.ledger.forgetting import forget_person
from sayso.ledger.merging import merge
from sayso.ledger.searches import MOST, delete_search, find_search, list_searches, save_search
from tests.made import make_reading


def test_a_search_is_saved_once_for_what_it_asks(tmp_path: Path) -> None:
    with Ledger(tmp_path / "a.db") as ledger:
        first = save_search(ledger, " The  bridge ", "q=bridge")
        again = save_search(ledger, "Bridge news", "q=bridge")
        other = save_search(ledger, "Holt", "source=Mira+Holt")
        assert (first.name, first.id) == ("The bridge", again.id)
        assert [s.name for s in list_searches(ledger)] == ["Bridge news", "Holt"]
        assert find_search(ledger, other.id) == other
        assert delete_search(ledger, other.id) == other
        with pytest.raises(LedgerError, match="no saved search"):
            find_search(ledger, other.id)
        with pytest.raises(LedgerError, match="no saved search"):
            delete_search(ledger, "x\ud800")


@pytest.mark.parametrize(
    ("name", "query"), [("", "q=a"), ("  ", "q=a"), ("x" * 121, "q=a"), ("x", ""), ("x", "q" * 4001)]
)
def test_what_is_no_search_is_refused(tmp_path: Path, name: str, query: str) -> None:
    with Ledger(tmp_path / "a.db") as ledger:
        with pytest.raises(BadRequest):
            save_search(ledger, name, query)
        assert list_searches(ledger) == []


def test_there_is_an_end_to_what_is_saved(tmp_path: Path) -> None:
    with Ledger(tmp_path / "a.db") as ledger:
        for n in range(MOST):
            save_search(ledger, f"search {n}", f"q=word{n}")
        with pytest.raises(BadRequest, match="delete some"):
            save_search(ledger, "one more", "q=another")
        assert save_search(ledger, "renamed", "q=word0").name == "renamed"


def test_saved_searches_go_with_an_export_and_a_merge(tmp_path: Path) -> None:
    with Ledger(tmp_path / "a.db") as one, Ledger(tmp_path / "b.db") as two, Ledger(tmp_path / "c.db") as three:
        saved = save_search(one, "The bridge", "q=bridge")
        lines = list(export_text(one, "jsonl"))
        assert [line.changed for line in import_lines(lines, two)] == [True]
        assert [line.changed for line in import_lines(lines, two)] == [False]
        list(merge(one, three))
        assert list_searches(two) == list_searches(three) == [saved]


def test_a_record_under_another_id_is_no_saved_search(tmp_path: Path) -> None:
    with Ledger(tmp_path / "a.db") as one, Ledger(tmp_path / "b.db") as two:
        saved = save_search(one, "The bridge", "q=bridge")
        lines = [line.replace(saved.id, "0" * 12) for line in export_text(one, "jsonl")]
        errors = [line.error for line in import_lines(lines, two)]
        assert len(errors) == 1 and isinstance(errors[0], BadRequest)
        assert list_searches(two) == []


def test_who_is_forgotten_is_not_searched_for(tmp_path: Path) -> None:
    with Ledger(tmp_path / "a.db") as ledger:
        ledger.keep(make_reading())
        save_search(ledger, "Mira Holt", "q=bridge")
        save_search(ledger, "The engineer", "source=Mira+Holt")
        kept = save_search(ledger, "The bridge", "q=bridge&voice=person")
        forget_person(ledger, "Mira Holt")
        assert list_searches(ledger) == [kept]
        assert b"source=Mira+Holt" not in (tmp_path / "a.db").read_bytes()
