"""The ledger's tables as Arrow streams and Parquet files: what pandas, polars and DuckDB read is what is held."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sayso.errors import BadRequest
from sayso.ledger import Ledger, arrow
from sayso.ledger.columns import TABLES, kinds_of, rows_of
from sayso.model import Page
from tests.made import make_reading

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra: parquet)")

NOON = datetime(2031, 6, 12, 12, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = Ledger(tmp_path / "news.db")
    made.keep(make_reading(), Page("b.html", b"<p>The bridge</p>", fetched=NOON), at=NOON)
    made.turn_away("list.html", "NotAnArticle", "a list of links", at=NOON)
    return made


def test_a_table_streams_its_rows_each_time_anew(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow, "_BATCH_ROWS", 4)
    table = ledger.table("statements")
    first, again = pa.table(table), pa.table(table)
    assert first.equals(again) and first.column_names == list(table.columns)
    statements = make_reading().statements
    assert first["text"].to_pylist() == [s.text for s in statements]
    assert first["certainty"].to_pylist() == [list(s.certainty) for s in statements]
    assert first["places"].to_pylist()[3] == ["Olm"]
    assert first["published"].to_pylist()[0] == datetime(2031, 6, 12, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_table_has_the_rows_of_the_ledger(ledger: Ledger, name: str) -> None:
    with ledger.looking() as db:
        held = db.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
    assert pa.table(ledger.table(name)).num_rows == held > 0


def test_parquet_opens_in_pandas_polars_and_duckdb(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "statements.parquet"
    heard: list[int] = []
    rows = ledger.table("statements").write_parquet(path, heard.append)
    assert rows == sum(heard) == len(make_reading().statements)
    texts = [s.text for s in make_reading().statements]
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    assert list(pandas.read_parquet(path)["text"]) == texts
    polars = pytest.importorskip("polars", reason="polars is not installed")
    assert polars.read_parquet(path)["text"].to_list() == texts
    assert polars.DataFrame(ledger.table("statements"))["text"].to_list() == texts
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    found = duckdb.sql(f"SELECT text FROM '{path}' WHERE list_contains(certainty, 'denied')").fetchall()
    assert len(found) == sum("denied" in s.certainty for s in make_reading().statements)


def test_an_empty_ledger_has_tables_without_rows(tmp_path: Path) -> None:
    with Ledger(tmp_path / "empty.db") as empty:
        assert pa.table(empty.table("versions")).num_rows == 0


def test_a_table_that_is_none_is_named(ledger: Ledger) -> None:
    with pytest.raises(BadRequest, match="statements"):
        ledger.table("sayings")


@pytest.mark.parametrize("name", ["versions", "blocks", "attributions", "statements"])
def test_a_reading_alone_has_the_rows_that_a_ledger_gives_out(ledger: Ledger, name: str) -> None:
    told = kinds_of(name, without=("article", "number" if name == "versions" else "", "current"))
    held = pa.table(ledger.table(name)).select(list(told))
    rows = rows_of(make_reading())[name]
    assert all(row.keys() == told.keys() for row in rows)
    assert pa.Table.from_pylist(rows, schema=arrow.make_schema(told)).equals(held)
