"""`sayso correct`, `doctor`, `backup`, `merge`, `forget` on a ledger of the shipped pages."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.faces.cli import app

DEMO = Path(__file__).resolve().parents[2] / "demo"


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "news.db"
    assert run("take", str(DEMO / "courier.html"), "--into", str(path))[0] == 0
    return path


@pytest.fixture
def news(taken: Path, tmp_path: Path) -> str:
    return str(shutil.copy(taken, tmp_path / "news.db"))


def run(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, words)
    return done.exit_code, done.stdout, done.stderr


def rows(news: str, *words: str) -> list[dict[str, str]]:
    return [
        json.loads(line) for line in run("search", "--from", news, "--json", "--limit", "999", *words)[1].splitlines()
    ]


def test_a_correction_shows_everywhere_until_it_is_taken_back(news: str) -> None:
    row = rows(news, "--voice", "person")[0]
    which = f"{row['article_id']}/{row['statement']}"
    code, out, err = run("correct", which, "name", "Ana Pell", "--why", "as the caption says", "--from", news)
    assert (code, out) == (0, "") and "name is Ana Pell" in err
    assert [r["statement"] for r in rows(news, "--name", "ana pell")] == [row["statement"]]
    whole = json.loads(run("show", row["article_id"], "--from", news, "--json")[1])
    shown = next(s for s in whole["statements"] if s["id"] == row["statement"])
    assert shown["voice"]["name"] == "Ana Pell" and "as the caption says" in shown["why"]
    assert f"name: {row['name']} -> Ana Pell" in run("correct", "--list", "--from", news)[1]
    (learned,) = map(json.loads, run("correct", "--export", "--from", news)[1].splitlines())
    assert (learned["read"], learned["value"], learned["text"]) == (row["name"], "Ana Pell", row["text"])
    assert run("correct", which, "--undo", "--from", news)[0] == 0
    assert rows(news, "--name", "ana pell") == []
    assert run("correct", "--list", "--from", news)[1] == ""


def test_a_backup_is_sound_and_a_broken_ledger_is_named(news: str, tmp_path: Path) -> None:
    copy = str(tmp_path / "copy.db")
    code, _, err = run("backup", news, copy)
    assert code == 0 and "checked" in err
    code, out, err = run("doctor", copy)
    assert (code, err) == (0, "") and "search index: sound" in out and "statements" in out
    with sqlite3.connect(copy) as db:
        db.execute("DELETE FROM sightings")
    db.close()
    code, out, err = run("doctor", copy)
    assert code == 1 and "never seen" in out and "backup" in err
    code, out, _ = run("doctor", copy, "--quick", "--json")
    assert code == 1 and json.loads(out)["sound"] is False
    assert run("doctor", news, "--pack")[0] == 0


def test_ledgers_put_together_hold_each_article_once(news: str, tmp_path: Path) -> None:
    other, whole = str(tmp_path / "other.db"), str(tmp_path / "whole.db")
    assert run("take", str(DEMO / "courier.html"), str(DEMO / "beacon.html"), "--into", other)[0] == 0
    code, _, err = run("merge", news, other, "--into", whole)
    assert code == 0 and "new or changed" in err
    held = {r["article_id"] for r in rows(whole)}
    assert held == {r["article_id"] for r in rows(other)} | {r["article_id"] for r in rows(news)}
    assert "0 new or changed" in run("merge", news, other, "--into", whole)[2]
    assert run("doctor", whole)[0] == 0


def test_what_is_forgotten_is_found_no_more(news: str) -> None:
    row = next(r for r in rows(news, "--voice", "person") if r["name"])
    code, _, err = run("forget", "--person", row["name"], "--from", news)
    assert code == 2 and "--yes" in err and rows(news, "--name", row["name"])
    code, _, err = run("forget", "--person", row["name"], "--from", news, "--yes")
    assert code == 0 and "nothing of it is left" in err
    assert rows(news, "--name", row["name"]) == []
    assert row["text"].encode() not in Path(news).read_bytes()
    assert run("doctor", news)[0] == 0
    assert run("take", str(DEMO / "courier.html"), "--into", news)[0] == 0
    assert rows(news, "--name", row["name"]) == []
    assert run("forget", row["article_id"], "--from", news, "--yes")[0] == 0
    assert rows(news) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["correct", "--from", "{news}"], "--why"),
        (["correct", "a/s1", "act", "bellow", "--why", "x", "--from", "{news}"], "claim"),
        (["correct", "a/s1", "voice", "person", "--why", "x", "--from", "{news}"], "sayso search"),
        (["correct", "--list", "--export", "--from", "{news}"], "exclude"),
        (["correct", "a/s1", "--undo", "--from", "{news}"], "no reading"),
        (["doctor", "none.db"], "none.db"),
        (["doctor", "{page}"], "no ledger"),
        (["backup", "{news}", "{news}"], "not written over"),
        (["merge", "{news}", "--into", "{news}"], "itself"),
        (["merge", "none.db", "--into", "{news}.new"], "none.db"),
        (["forget", "--from", "{news}"], "--person"),
        (["forget", "0000", "--from", "{news}", "--yes"], "0000"),
        (["forget", "--person", "Zed Quux", "--from", "{news}", "--yes"], "Zed Quux"),
    ],
)
def test_what_makes_no_sense_is_one_line(news: str, words: list[str], said: str) -> None:
    code, out, err = run(*(w.format(news=news, page=DEMO / "courier.html") for w in words))
    assert (code, out) == (2, "")
    assert said in err and err.count("\n") == 1
    assert not Path(f"{news}.new").exists()
