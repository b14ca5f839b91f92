"""A lake into a ledger and a ledger as a lake: what comes out is what went in. A lake opens in others' tools."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import sayso
from sayso.errors import BadRequest
from sayso.ledger import Ledger
from sayso.ledger.captures import captures_of
from sayso.ledger.corrections import correct
from sayso.model import Reading
from sayso.scale import run
from sayso.scale.moving import export_lake, import_lake
from sayso.scale.storage import hold_alone
from sayso.scale.working import Order
from tests.scale.made_crawl import read_trivially, rows_of_lake, write_warc

pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra: scale)")

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    crawl = write_warc(tmp_path / "a.warc.gz", range(12))
    (tmp_path / "b.jsonl").write_text('{"neither": 1}\n', encoding="utf-8")
    order = Order(str(tmp_path / "lake"), read_trivially, by="trivial@1", records=5)
    list(run([crawl, tmp_path / "b.jsonl"], order))
    return tmp_path / "lake"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "news.db") as made:
        yield made


def readings_of(ledger: Ledger) -> dict[str, Reading]:
    return {i: ledger.reading(i, as_read=True) for i in ledger.article_ids(every_version=True)}


def test_a_lake_comes_into_a_ledger_and_a_second_time_changes_nothing(lake: Path, ledger: Ledger) -> None:
    assert list(import_lake(str(lake), ledger)) == [True] * 13
    rows = rows_of_lake(lake)
    assert ledger.held().articles == len({r["article_id"] for r in rows["articles"]}) == 12
    assert ledger.held().statements == len(rows["statements"]) and ledger.held().turned_away == 1
    for row in rows["articles"]:
        [capture] = captures_of(ledger, row["article_id"])
        told = capture.sha256, capture.fetched, capture.size, capture.input, capture.data
        assert told == (row["sha256"], row["fetched"], row["size"], row["input"], None)
        assert ledger.reading(row["article_id"]).article.text == row["text"]
    with ledger.looking() as db:
        shown = [dict(r) for r in db.execute("SELECT * FROM sightings ORDER BY id")]
    assert list(import_lake(str(lake), ledger)) == [False] * 13
    with ledger.looking() as db:
        assert [dict(r) for r in db.execute("SELECT * FROM sightings ORDER BY id")] == shown


def test_a_ledger_of_a_lake_gives_the_same_rows_out(lake: Path, ledger: Ledger, tmp_path: Path) -> None:
    list(import_lake(str(lake), ledger))
    assert export_lake(ledger, str(tmp_path / "out")) == 12
    first, again = rows_of_lake(lake), rows_of_lake(tmp_path / "out")
    assert {t: len(r) for t, r in first.items()} == {t: len(r) for t, r in again.items()}
    for table in ("articles", "attributions", "statements", "blocks"):
        assert again[table] == first[table], table
    kept = ("input", "kind", "message", "sha256", "by")
    assert [[e[k] for k in kept] for e in again["errors"]] == [[e[k] for k in kept] for e in first["errors"]]


def test_a_lake_of_a_ledger_makes_the_same_ledger(ledger: Ledger, tmp_path: Path) -> None:
    list(sayso.take([ROOT / "demo"], ledger))
    found = ledger.article_ids()[0]
    correct(ledger, f"{found}/s1", "voice", "unsettled", "nobody is named")
    export_lake(ledger, str(tmp_path / "out"))
    corrected = [r for r in rows_of_lake(tmp_path / "out")["statements"] if r["article_id"] == found]
    assert next(r["voice"] for r in corrected if r["statement"] == "s1") == "unsettled"
    with Ledger(tmp_path / "again.db") as again:
        assert all(import_lake(str(tmp_path / "out"), again))
        assert readings_of(again) == readings_of(ledger) and len(readings_of(again)) == 5
        for article_id in again.article_ids():
            one, other = captures_of(again, article_id)[0], captures_of(ledger, article_id)[0]
            assert (one.sha256, one.media_type, one.size) == (other.sha256, other.media_type, other.size)


def test_a_lake_is_not_written_over(lake: Path, ledger: Ledger, tmp_path: Path) -> None:
    list(import_lake(str(lake), ledger))
    with pytest.raises(BadRequest, match="is a lake already"):
        export_lake(ledger, str(lake))
    with pytest.raises(BadRequest, match="is no lake"):
        list(import_lake(str(tmp_path / "nothing"), ledger))


def test_a_lake_that_lost_a_file_is_one_clear_line(lake: Path, ledger: Ledger) -> None:
    next(lake.glob("articles/**/*.parquet")).write_bytes(b"no parquet")
    with pytest.raises(BadRequest, match="is damaged or gone"):
        list(import_lake(str(lake), ledger))


def test_the_queries_of_the_page_run_in_duckdb(lake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    from sayso.scale.gathering import gather

    gather(str(lake), at_least=1)
    monkeypatch.chdir(lake.parent)
    page = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    queries = [q for block in re.findall(r"```sql\n(.*?)```", page, re.DOTALL) for q in block.split(";") if q.strip()]
    assert len(queries) >= 4
    for query in queries:
        assert duckdb.sql(query).columns, query


def test_days_and_outlets_are_read_back_from_the_names_of_folders(lake: Path) -> None:
    wanted = {
        (r["outlet"], f"{r['published']:%Y-%m-%d}" if r["published"] else None, r["input"])
        for r in rows_of_lake(lake)["articles"]
    }
    files = str(lake / "articles" / "**" / "*.parquet")
    found: dict[str, set[Any]] = {}
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    found["duckdb"] = set(
        duckdb.sql(
            f"SELECT outlet, day::VARCHAR, input FROM read_parquet('{files}', hive_partitioning=true)"
        ).fetchall()
    )
    polars = pytest.importorskip("polars", reason="polars is not installed")
    frame = polars.read_parquet(
        files, hive_partitioning=True, hive_schema={"day": polars.String, "outlet": polars.String}
    )
    found["polars"] = set(frame.select("outlet", "day", "input").rows())
    import pyarrow.dataset as ds

    table = ds.dataset(lake / "articles", partitioning="hive").to_table(columns=["outlet", "day", "input"])
    found["pyarrow"] = {(r["outlet"], r["day"], r["input"]) for r in table.to_pylist()}
    assert found == dict.fromkeys(found, wanted)


def test_a_lake_that_another_run_writes_is_not_written(ledger: Ledger, tmp_path: Path) -> None:
    lake = str(tmp_path / "out")
    with hold_alone(lake), pytest.raises(BadRequest, match="another run is writing to"):
        export_lake(ledger, lake)
    assert export_lake(ledger, lake) == 0
