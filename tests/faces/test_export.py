"""`sayso export`, `import`, `evidence` on a ledger of a shipped page and the invented one."""

import json
import sqlite3
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.faces.cli import app
from sayso.ledger import Ledger
from sayso.model import Page
from tests.made import make_reading

DATA = b"<p>The bridge at Olm</p>"
NOON = datetime(2031, 6, 12, 12, tzinfo=UTC)
ID = make_reading().article.id


@pytest.fixture
def news(tmp_path: Path) -> str:
    path = str(tmp_path / "news.db")
    with Ledger(path) as ledger:
        page = Page("b.html", DATA, "text/html", url="https://h.example/b", fetched=NOON, headers=(("ETag", "1"),))
        ledger.keep(make_reading(), page, at=NOON)
        ledger.turn_away("list.html", "NotAnArticle", "a list of links", at=NOON)
        ledger.remember("https://h.example/feed", '"7"', None)
    return path


def run(*words: str | Path, given: str | None = None) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, [str(w) for w in words], input=given)
    return done.exit_code, done.stdout, done.stderr


def export(news: str | Path, form: str, out: Path, *more: str) -> Path:
    code, said, err = run("export", "--from", news, "--as", form, "--out", out, *more)
    assert (code, said) == (0, ""), err
    assert not list(out.parent.glob("*.part"))
    return out


def test_out_in_and_out_again_is_the_same_file(news: str, tmp_path: Path) -> None:
    first = export(news, "jsonl", tmp_path / "a.jsonl", "--bytes")
    code, _, err = run("import", first, "--into", tmp_path / "other.db")
    assert code == 0 and "3 put in" in err
    again = export(tmp_path / "other.db", "jsonl", tmp_path / "b.jsonl", "--bytes")
    assert again.read_bytes() == first.read_bytes()
    code, _, err = run("import", first, "--into", tmp_path / "other.db")
    assert code == 0 and "3 there already" in err
    with sqlite3.connect(news) as one, sqlite3.connect(tmp_path / "other.db") as other:
        assert list(one.iterdump()) == list(other.iterdump())


def test_corrections_come_along_and_hold(news: str, tmp_path: Path) -> None:
    corrections = pytest.importorskip("sayso.ledger.corrections", reason="this ledger knows no corrections")
    with Ledger(news) as ledger:
        corrections.correct(ledger, f"{ID}/s4", "certainty", "hedged", "read it again")
    first = export(news, "jsonl", tmp_path / "a.jsonl", "--bytes")
    assert run("import", first, "--into", tmp_path / "other.db")[0] == 0
    with sqlite3.connect(news) as one, sqlite3.connect(tmp_path / "other.db") as other:
        assert list(one.iterdump()) == list(other.iterdump())
    with Ledger(tmp_path / "other.db") as ledger:
        assert ledger.reading(ID).statements[3].certainty == ("hedged",)


def test_a_line_has_what_read_prints(news: str, tmp_path: Path) -> None:
    lines = export(news, "jsonl", tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    row, away, server = map(json.loads, lines)
    shown = json.loads(run("show", ID, "--from", news, "--json")[1])
    assert {k: v for k, v in row.items() if k != "ledger"} == shown
    assert "bytes" not in row["ledger"]["article"]["versions"][0]["captures"][0]
    assert away["error"]["kind"] == "NotAnArticle" and server["input"] == "https://h.example/feed"


def test_csv_is_that_of_read(news: str, tmp_path: Path) -> None:
    lines = export(news, "csv", tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("article,input,url") and len(lines) == 1 + len(make_reading().statements)


@pytest.mark.parametrize(
    ("form", "context"),
    [("jsonld", "https://schema.org"), ("annotations", "http://www.w3.org/ns/anno.jsonld"), ("prov", None)],
)
def test_linked_data_is_one_document(news: str, tmp_path: Path, form: str, context: str | None) -> None:
    made = json.loads(export(news, form, tmp_path / "a.json").read_text(encoding="utf-8"))
    assert context is None or made["@context"] == context
    if form == "annotations":
        assert made["type"] == "AnnotationCollection" and made["first"]["type"] == "AnnotationPage"
        assert made["total"] == len(made["first"]["items"]) == len(make_reading().statements)
        assert made["first"]["items"][0]["target"]["state"]["sourceDate"] == NOON.isoformat()
    else:
        assert made["@graph"]


@pytest.mark.parametrize("form", ["jsonld", "annotations", "prov", "jsonl", "csv"])
def test_an_empty_ledger_is_exported_too(tmp_path: Path, form: str) -> None:
    Ledger(tmp_path / "empty.db").close()
    text = export(tmp_path / "empty.db", form, tmp_path / "out").read_text(encoding="utf-8")
    if form not in ("jsonl", "csv"):
        made = json.loads(text)
        assert made.get("@graph") == [] or made["first"]["items"] == []


def test_parquet_is_a_folder_of_tables_or_the_statements(news: str, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra: parquet)")
    folder = export(news, "parquet", tmp_path / "tables")
    assert {p.name for p in folder.iterdir()} >= {"articles.parquet", "statements.parquet", "blocks.parquet"}
    one = export(news, "parquet", tmp_path / "s.parquet")
    assert one.read_bytes() == (folder / "statements.parquet").read_bytes()


def test_standard_output_takes_lines_and_standard_input_gives_them(news: str, tmp_path: Path) -> None:
    code, lines, err = run("export", "--from", news, "--as", "jsonl", "--out", "-")
    assert (code, err) == (0, "") and len(lines.splitlines()) == 3
    code, _, err = run("import", "-", "--into", tmp_path / "other.db", given=lines)
    assert code == 0 and "3 put in" in err


def test_lines_that_no_export_wrote_are_named_and_the_others_go_on(news: str, tmp_path: Path) -> None:
    good = export(news, "jsonl", tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    bad = ["no json", "[1]", '{"article": {}}', '{"ledger": {"article": {}}}', '{"ledger": {"story": {}}}', "[" * 9999]
    code, out, err = run("import", "-", "--into", tmp_path / "other.db", given="\n".join([*bad, *good]) + "\n")
    assert (code, out) == (1, "")
    assert "3 put in, 6 not read" in err and "line 1: " in err and err.count("\n") == 7


def test_an_export_that_fails_leaves_what_was_there(news: str, tmp_path: Path) -> None:
    out = tmp_path / "a.jsonl"
    out.write_text("kept", encoding="utf-8")
    with sqlite3.connect(news) as db:
        db.execute("UPDATE readings SET whole = x'00'")
    code, _, err = run("export", "--from", news, "--as", "jsonl", "--out", out)
    assert code == 2 and "doctor" in err and err.count("\n") == 1
    assert out.read_text(encoding="utf-8") == "kept" and not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["export", "--from", "none.db", "--as", "csv", "--out", "a"], "sayso take"),
        (["export", "--from", "{news}", "--as", "xls", "--out", "a"], "jsonl"),
        (["export", "--from", "{news}", "--as", "csv", "--bytes", "--out", "a"], "--bytes"),
        (["export", "--from", "{news}", "--as", "csv", "--out", "{news}"], "ledger itself"),
        (["export", "--from", "{news}", "--as", "parquet", "--out", "-"], "--out"),
        (["export", "--from", "{news}", "--as", "csv", "--out", "no/such/a.csv"], "no folder"),
        (["import", "none.jsonl", "--into", "{news}"], "none.jsonl"),
        (["evidence", "0000", "--from", "{news}"], "sayso search"),
        (["evidence", f"{ID}/s99", "--from", "{news}"], "s99"),
        (["evidence", ID, "--from", "{news}", "--json", "--html", "a.html"], "exclude"),
    ],
)
def test_what_makes_no_sense_is_one_line(news: str, words: list[str], said: str) -> None:
    code, out, err = run(*(w.format(news=news) for w in words))
    assert (code, out) == (2, "")
    assert said in err and err.count("\n") == 1


def test_evidence_has_the_hash_of_the_bytes_that_it_writes(news: str, tmp_path: Path) -> None:
    digest = sha256(DATA).hexdigest()
    code, out, _ = run("evidence", f"{ID}/s8", "--from", news, "--page", tmp_path / "page.bin")
    assert code == 0 and digest in out and "denied that its staff" in out
    assert (tmp_path / "page.bin").read_bytes() == DATA
    made = json.loads(run("evidence", f"{ID}/s8", "--from", news, "--json")[1])
    assert made["captures"][0]["sha256"] == digest and made["captures"][0]["headers"] == [["ETag", "1"]]
    code, _, _ = run("evidence", ID, "--from", news, "--html", tmp_path / "sheet.html")
    assert code == 0 and digest in (tmp_path / "sheet.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("option", ["--page", "--html"])
def test_evidence_never_writes_over_the_ledger(news: str, tmp_path: Path, option: str) -> None:
    before = Path(news).read_bytes()
    code, _, err = run("evidence", ID, "--from", news, option, news)
    assert code == 2 and "is the ledger itself" in err and option in err
    assert Path(news).read_bytes() == before


def test_bytes_do_not_go_to_standard_output(news: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = run("evidence", ID, "--from", news, "--page", "-")
    assert code == 2 and "--page" in err and not (tmp_path / "-").exists()


def test_an_export_leaves_files_beside_it(news: str, tmp_path: Path) -> None:
    mine = tmp_path / "a.jsonl.part"
    mine.write_text("mine")
    assert run("export", "--from", news, "--as", "jsonl", "--out", tmp_path / "a.jsonl")[0] == 0
    assert mine.read_text() == "mine"
