"""`sayso search`, `show`, `versions` on a ledger of the shipped pages."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.faces.cli import app
from sayso.ledger import Ledger
from sayso.retell.table import COLUMNS
from tests.made import make_reading

DEMO = Path(__file__).resolve().parents[2] / "demo"


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("ledger") / "news.db")
    assert CliRunner().invoke(app, ["take", str(DEMO), "--into", path]).exit_code == 0
    return path


def run(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, words)
    return done.exit_code, done.stdout, done.stderr


def test_search_prints_words_that_the_page_has(news: str) -> None:
    code, out, err = run("search", "trawler", "--from", news, "--limit", "2")
    assert code == 0
    assert out.lower().count("trawler") >= 2
    assert "of " in err and "--limit" in err


def test_json_and_csv_hold_the_same_statements(news: str) -> None:
    _, lines, _ = run("search", "trawler", "--from", news, "--json")
    _, table, _ = run("search", "trawler", "--from", news, "--csv")
    rows = [json.loads(line) for line in lines.splitlines()]
    assert rows and all("trawler" in r["text"].lower() for r in rows)
    told = list(csv.DictReader(io.StringIO(table)))
    assert [(r["article_id"], r["statement"], r["name"] or "") for r in rows] == [
        (t["article"], t["statement"], t["voice"]) for t in told
    ]
    assert {r["voice"] for r in rows} == {t["voice_kind"] for t in told}
    # One name for one thing in both tables.
    assert set(told[0]) - set(COLUMNS) == {"headline", "cue"}


def test_counts_by_a_field_add_up(news: str) -> None:
    _, lines, _ = run("search", "--from", news, "--facet", "voice", "--json")
    counted = {r["voice"]: r["statements"] for r in map(json.loads, lines.splitlines())}
    _, everything, _ = run("search", "--from", news, "--json", "--limit", "100000")
    assert sum(counted.values()) == len(everything.splitlines())


def test_what_search_names_show_shows(news: str) -> None:
    row = json.loads(run("search", "trawler", "--from", news, "--json", "--limit", "1")[1])
    code, out, _ = run("show", f"{row['article_id']}/{row['statement']}", "--from", news)
    assert code == 0
    assert " ".join(row["text"].split())[:20] in " ".join(out.split())
    whole = json.loads(run("show", row["article_id"], "--from", news, "--json")[1])
    assert row["statement"] in {s["id"] for s in whole["statements"]}
    code, out, _ = run("versions", row["article_id"], "--from", news, "--json")
    assert (code, json.loads(out)["number"]) == (0, 1)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["search", "a", "--from", "none.db"], "sayso take"),
        (["search", "???", "--from", "{news}"], "no word"),
        (["search", "--from", "{news}", "--facet", "colour"], "colour"),
        (["search", "--from", "{news}", "--sort", "size"], "newest"),
        (["search", "--from", "{news}", "--json", "--csv"], "exclude"),
        (["search", "--from", "{news}", "--since", "soon"], "2025-03-14"),
        (["show", "0000", "--from", "{news}"], "sayso search"),
        (["versions", "https://nowhere.example/", "--from", "{news}"], "nowhere"),
    ],
)
def test_what_makes_no_sense_is_one_line(news: str, words: list[str], said: str) -> None:
    code, out, err = run(*(w.format(news=news) for w in words))
    assert (code, out) == (2, "")
    assert said in err and err.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ("show", "\udcff"),
        ("show", "\udcff/s1"),
        ("versions", "\udcff"),
        ("search", "\udcff"),
        ("search", "--name", "\udcff"),
        ("search", "--limit", "1" + "0" * 20),
        ("evidence", "\udcff"),
        ("correct", "\udcff/s1", "name", "\udcff", "--why", "so"),
    ],
)
def test_an_argument_that_no_database_takes_is_no_traceback(news: str, words: tuple[str, ...]) -> None:
    done = CliRunner().invoke(app, [*words, "--from", news])
    assert done.exception is None or isinstance(done.exception, SystemExit)


def test_a_table_holds_no_formula(news: str, tmp_path: Path) -> None:
    path = str(tmp_path / "sums.db")
    made = make_reading()
    with Ledger(path) as ledger:
        ledger.keep(replace(made, article=replace(made.article, outlet="=1+2")))
    assert ",'=1+2," in run("search", "--from", path, "--csv")[1]
    assert "'=1+2," in run("search", "--from", path, "--facet", "outlet", "--csv")[1]


def test_counts_that_are_cut_say_so(news: str) -> None:
    _, whole, err = run("search", "--from", news, "--facet", "name", "--limit", "1000")
    assert err == ""
    number = len(whole.splitlines())
    _, some, err = run("search", "--from", news, "--facet", "name", "--limit", "2", "--offset", "1")
    assert some.splitlines() == whole.splitlines()[1:3]
    assert err == f"sayso: 2 to 3 of {number}: more with --limit and --offset\n"


def test_a_statement_is_shown_with_why_and_what_a_person_said(tmp_path: Path) -> None:
    path = str(tmp_path / "news.db")
    made = make_reading()
    said = next(s for s in made.statements if s.voice.kind == "person")
    with Ledger(path) as ledger:
        ledger.keep(made)
    which = f"{made.article.id}/{said.id}"
    assert f"why: {said.why}" in run("show", which, "--from", path)[1]
    assert run("correct", which, "manner", "indirect", "--why", "no marks in print", "--from", path)[0] == 0
    assert "manner corrected by a person: no marks in print" in run("show", which, "--from", path)[1]
