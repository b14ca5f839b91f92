"""Crawls into a lake: what is in it, that each record is there once, and that a mistake is one clear line."""

import gzip
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import BadRequest, SourceNotFound
from sayso.scale import run
from sayso.scale.inputs import list_inputs
from sayso.scale.lake import Lake
from sayso.scale.running import Planned
from sayso.scale.shelves import UNKNOWN, name_folder
from sayso.scale.working import Finished, Order
from tests.scale.made_crawl import (
    packed_apart,
    page,
    read_trivially,
    record,
    rows_of_lake,
    write_lines,
    write_warc,
)

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra: scale)")


def order(lake: Path | str, records: int = 16, **more: object) -> Order:
    return Order(str(lake), read_trivially, by="trivial@1", records=records, **more)  # type: ignore[arg-type]


def test_each_record_is_in_the_lake_once_with_its_day_and_outlet(tmp_path: Path) -> None:
    crawl = write_warc(tmp_path / "a.warc.gz", range(40))
    done = list(run([crawl], order(tmp_path / "lake")))
    assert [d.articles for d in done] == [16, 16, 8]
    rows = rows_of_lake(tmp_path / "lake")
    assert sorted(r["input"] for r in rows["articles"]) == sorted(f"{crawl}:{n + 1}" for n in range(40))
    for row in rows["articles"]:
        day = f"{row['published']:%Y-%m-%d}" if row["published"] else UNKNOWN
        assert row["folder"] == f"articles/day={day}/outlet={name_folder(row['outlet'])}"
        assert row["fetched"] is not None and row["address"] == row["url"]
    assert len(rows["statements"]) == sum(d.statements for d in done)
    assert {r["input"] for r in rows["statements"]} == {r["input"] for r in rows["articles"]}


@pytest.mark.parametrize("pack", [b"".join, packed_apart, lambda r: gzip.compress(b"".join(r))])
def test_stretches_of_a_crawl_are_the_whole_crawl_however_it_is_packed(pack: object, tmp_path: Path) -> None:
    crawl = write_warc(tmp_path / "a.warc.gz", range(23), pack)  # type: ignore[arg-type]
    list(run([crawl], order(tmp_path / "cut", 5)))
    list(run([crawl], order(tmp_path / "whole", 100)))
    assert rows_of_lake(tmp_path / "cut") == rows_of_lake(tmp_path / "whole")
    assert len(rows_of_lake(tmp_path / "cut")["articles"]) == 23


def test_archives_lines_and_tables_give_the_same_articles(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    warc = write_warc(tmp_path / "a.warc.gz", range(21))
    lines = write_lines(tmp_path / "b.jsonl", range(21))
    packed = tmp_path / "c.jsonl.gz"
    packed.write_bytes(gzip.compress(lines.read_bytes()))
    with zipfile.ZipFile(tmp_path / "d.wacz", "w") as archive:
        archive.writestr("archive/one.warc.gz", packed_apart([record(n, page(n)) for n in range(10)]))
        archive.writestr("archive/two.warc.gz", packed_apart([record(n, page(n)) for n in range(10, 21)]))
    columns = {"url": [f"https://olm.example/{n}" for n in range(21)], "html": [page(n).decode() for n in range(21)]}
    pq.write_table(pa.table(columns), tmp_path / "e.parquet", row_group_size=6)
    as_bytes = {**columns, "html": [page(n) for n in range(21)]}
    pq.write_table(pa.table(as_bytes), tmp_path / "f.parquet")
    found = {}
    for path in (warc, lines, packed, tmp_path / "d.wacz", tmp_path / "e.parquet", tmp_path / "f.parquet"):
        lake = tmp_path / f"lake-{path.name}"
        list(run([path], order(lake, 4)))
        rows = rows_of_lake(lake)
        assert rows["errors"] == []
        found[path.name] = sorted((r["article_id"], r["folder"], r["text"]) for r in rows["articles"])
    assert len(found["a.warc.gz"]) == 21
    assert all(made == found["a.warc.gz"] for made in found.values())


def test_a_text_in_a_table_keeps_what_its_columns_say(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    text = "The ferry to Olm sailed twice.\n\nMira Holt said that the pier was closed to the boats of the guild."
    rows = [
        {"text": text, "headline": "Ferry sails", "outlet": "Olm Gazette", "published": "2031-06-12"},
        {"text": None},
    ]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "a.parquet")
    list(run([tmp_path / "a.parquet"], order(tmp_path / "lake")))
    made = rows_of_lake(tmp_path / "lake")
    [article] = made["articles"]
    assert (article["headline"], article["outlet"]) == ("Ferry sails", "Olm Gazette")
    assert article["folder"] == "articles/day=2031-06-12/outlet=Olm%20Gazette"
    assert [(e["kind"], e["input"]) for e in made["errors"]] == [("NotAnArticle", f"{tmp_path / 'a.parquet'}:2")]


def test_processes_make_the_same_lake_to_the_byte(tmp_path: Path) -> None:
    crawl = [write_warc(tmp_path / f"{n}.warc.gz", range(n * 20, n * 20 + 20)) for n in range(2)]
    list(run(crawl, order(tmp_path / "one", 8)))
    list(run(crawl, order(tmp_path / "two", 8), parallel=2))
    one, two = (
        {p.relative_to(lake).as_posix(): p.read_bytes() for p in lake.rglob("*.parquet")}
        for lake in (tmp_path / "one", tmp_path / "two")
    )
    assert one == two and len(one) > 20


def test_a_second_run_does_nothing_again_and_takes_what_is_new(tmp_path: Path) -> None:
    planned: list[Planned] = []
    first, second = (write_warc(tmp_path / f"{n}.warc.gz", range(n, n + 10)) for n in (0, 50))
    list(run([first], order(tmp_path / "lake")))
    assert list(run([first], order(tmp_path / "lake"), on_plan=planned.append)) == []
    assert (planned[0].chunks, planned[0].known) == (1, 1)
    assert len(list(run([first, second, tmp_path], order(tmp_path / "lake")))) == 1
    assert len(rows_of_lake(tmp_path / "lake")["articles"]) == 20


def test_a_lake_is_not_mixed(tmp_path: Path) -> None:
    crawl = write_warc(tmp_path / "a.warc.gz", range(3))
    list(run([crawl], order(tmp_path / "lake")))
    other = Order(str(tmp_path / "lake"), read_trivially, by="other@1", records=16)
    with pytest.raises(BadRequest, match=r"reader trivial@1, and this run has other@1"):
        list(run([crawl], other))
    with pytest.raises(BadRequest, match=r"partitions day, outlet, and this run has day"):
        list(run([crawl], order(tmp_path / "lake", parts=("day",))))
    write_warc(crawl, range(4))
    with pytest.raises(BadRequest, match="has changed since"):
        list(run([crawl], order(tmp_path / "lake")))


@pytest.mark.parametrize(
    ("made", "error", "said"),
    [
        ("nothing.warc.gz", SourceNotFound, "no file or folder"),
        ("page.html", BadRequest, "use sayso take"),
        ("folder", SourceNotFound, "holds no page"),
        ("gibberish://x/y.warc", BadRequest, "nothing is known of gibberish"),
    ],
)
def test_what_is_no_crawl_is_one_clear_line(made: str, error: type[Exception], said: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>x", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    with pytest.raises(error, match=said):
        list(run([made if "://" in made else tmp_path / made], order(tmp_path / "lake")))


def test_two_runs_at_once_into_one_lake_are_refused(tmp_path: Path) -> None:
    crawl = write_warc(tmp_path / "a.warc.gz", range(30))
    first = run([crawl], order(tmp_path / "lake"))
    next(first)
    with pytest.raises(BadRequest, match="another run is writing"):
        list(run([crawl], order(tmp_path / "lake")))
    assert len(list(first)) == 1


HOSTILE = {
    "empty": b"",
    "no crawl": b"\x00" * 5000,
    "cut": packed_apart([record(n, page(n)) for n in range(6)])[:-40],
    "damaged": packed_apart([record(n, page(n)) for n in range(3)]) + b"\x1f\x8bnothing" * 9,
    "a length that lies": record(1, page(1)).replace(b"Content-Length: ", b"Content-Length: 9999999", 1),
    "no status": record(1, page(1)).replace(b"HTTP/1.1 200 OK", b"HTTP/1.1 ??? OK"),
    "binary": record(1, bytes(range(256)) * 40),
    "no address": record(1, page(1)).replace(b"WARC-Target-URI: https://olm.example/1\r\n", b""),
    "a name of control signs": record(1, page(1).replace(b"Harbour Post", b"../..\\\x01\xc2\x85../etc/passwd")),
    "a bomb": gzip.compress(record(1, b"<p>" + b"a" * 30_000_000)),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_crawl_is_rows_of_errors_and_the_next_file_is_read(name: str, tmp_path: Path) -> None:
    crawl = tmp_path / "a.warc.gz"
    crawl.write_bytes(HOSTILE[name])
    good = write_warc(tmp_path / "b.warc.gz", range(3))
    done: list[Finished] = list(run([crawl, good], order(tmp_path / "lake", 2)))
    assert all(d.failed is None for d in done)
    rows = rows_of_lake(tmp_path / "lake")
    assert sum(r["input"].startswith(str(good)) for r in rows["articles"]) == 3
    assert len(rows["articles"]) + len(rows["errors"]) >= 3
    assert {p.parent.parent.name for p in tmp_path.rglob("*.parquet")} - {"lake"} <= {
        *(f"day=2031-06-{d}" for d in (10, 11, 12)), f"day={UNKNOWN}"
    }  # fmt: skip
    assert not list(Path("/etc").glob("part-*"))


def test_a_store_that_fails_is_no_damaged_file_and_is_tried_again_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sayso.scale import storage

    crawl = write_warc(tmp_path / "a.warc.gz", range(30))
    kept = storage._Watched.readinto

    def fail(self: object, buffer: object) -> int:
        self.failed = OSError(5, "network is down")  # type: ignore[attr-defined]
        raise self.failed  # type: ignore[attr-defined]

    list(run([write_warc(tmp_path / "b.warc.gz", range(2))], order(tmp_path / "lake")))
    Lake(str(tmp_path / "lake")).plan(list_inputs([crawl])[0], 16)
    monkeypatch.setattr(storage._Watched, "readinto", fail)
    done = list(run([crawl], order(tmp_path / "lake")))
    assert [d.failed is not None and "network is down" in d.failed for d in done] == [True, True]
    monkeypatch.setattr(storage._Watched, "readinto", kept)
    assert [d.failed for d in run([crawl], order(tmp_path / "lake"))] == [None, None]
    rows = rows_of_lake(tmp_path / "lake")
    assert len(rows["articles"]) == 32 and rows["errors"] == []


def test_an_address_of_a_store_does_for_crawls_and_for_the_lake(tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed (extra: scale)")
    memory = fsspec.filesystem("memory")
    crawl = write_warc(tmp_path / "a.warc.gz", range(20))
    memory.pipe_file("/crawl/a.warc.gz", crawl.read_bytes())
    memory.pipe_file("/crawl/notes.md", b"about it")
    skipped: list[str] = []
    done = list(run(["memory://crawl"], order("memory://lake", 8), on_skip=lambda name, why: skipped.append(name)))
    assert sum(d.articles for d in done) == 20 and skipped == ["memory://crawl/notes.md"]
    assert list(run(["memory://crawl/"], order("memory://lake", 8))) == []
    memory.get("/lake", str(tmp_path / "got"), recursive=True)
    list(run([crawl], order(tmp_path / "lake", 8)))

    def told(lake: Path) -> list[tuple[str, str, str]]:
        rows = rows_of_lake(lake)["articles"]
        return sorted((r["folder"], r["article_id"], r["text"]) for r in rows)

    assert told(tmp_path / "got") == told(tmp_path / "lake")


@given(st.lists(st.one_of(st.none(), st.text(max_size=400)), max_size=6))
def test_a_folder_is_safe_and_stands_for_one_value(values: list[str | None]) -> None:
    from urllib.parse import unquote

    from sayso.ledger.rows import writable

    told = [None if v is None or not v else writable(v) for v in values]
    names = [name_folder(v) for v in told]
    assert len(set(names)) == len(set(told))
    for value, name in zip(told, names, strict=True):
        assert len(name.encode()) <= 200 and name not in (".", "..")
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~%")
        assert not name.startswith(".") and not name.endswith(".")
        if value is not None and len(name) < 180:
            assert unquote(name) == value


def test_files_of_a_stretch_never_share_a_path_where_case_is_no_difference(tmp_path: Path) -> None:
    pages = [page(1).replace(b"Harbour Post", name) for name in (b"Olm Star", b"OLM STAR", b"olm star")]
    crawl = tmp_path / "a.warc"
    crawl.write_bytes(b"".join(record(n, body) for n, body in enumerate(pages)))
    list(run([crawl], order(tmp_path / "lake")))
    paths = [p.relative_to(tmp_path).as_posix().casefold() for p in tmp_path.rglob("articles/**/*.parquet")]
    assert len(set(paths)) == len(paths) == 3


def test_a_store_that_refuses_to_write_is_named_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = pytest.importorskip("fsspec", reason="fsspec is not installed (extra: scale)").filesystem("memory")
    crawl = write_warc(tmp_path / "a.warc.gz", range(4))
    wanted = order("memory://refusing", 4)
    kept = type(memory).pipe_file

    def refuse(self: object, path: str, data: bytes, *more: object, **named: object) -> None:
        if "/articles/" in path:
            raise RuntimeError("the store's own error")
        kept(self, path, data, *more, **named)

    monkeypatch.setattr(type(memory), "pipe_file", refuse)
    [done] = run([crawl], wanted)
    assert done.failed is not None and "memory://refusing/articles/" in done.failed and "RuntimeError" in done.failed
    monkeypatch.setattr(type(memory), "pipe_file", kept)
    [done] = run([crawl], wanted)
    assert done.failed is None and done.articles == 4
