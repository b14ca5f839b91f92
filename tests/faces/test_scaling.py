"""`sayso run`, `gather` and `import` of a lake: what is told, the exit code, and a stop with Ctrl-C."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.faces.cli import app
from tests.scale.made_crawl import rows_of_lake, write_warc

pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra: scale)")

ROOT = Path(__file__).resolve().parents[2]


def call(*words: object) -> tuple[int, str]:
    done = CliRunner().invoke(app, [str(w) for w in words])
    assert done.stdout == ""
    return done.exit_code, done.stderr


def test_a_crawl_becomes_a_lake_and_a_ledger(tmp_path: Path) -> None:
    crawl, lake = write_warc(tmp_path / "a.warc.gz", range(5)), tmp_path / "lake"
    code, said = call("run", crawl, "--out", lake, "--records", 2, "--verbose")
    assert code == 0, said
    assert "1 file in 3 stretches" in said and "5 articles" in said and "CPU-seconds" in said
    statements = rows_of_lake(lake)["statements"]
    assert {s["by"] for s in statements} == {"rules@1"} and "Mira Holt" in {s["name"] for s in statements}
    code, said = call("run", crawl, "--out", lake, "--records", 2)
    assert code == 0 and "3 of them done before" in said
    code, said = call("run", crawl, "--out", lake, "--records", 2, "--by", "day")
    assert code == 2 and said.count("\n") == 1 and "partitions day, outlet" in said
    code, said = call("gather", lake)
    assert code == 0 and "5 articles: " in said and (lake / "gathered" / "stories.parquet").exists()
    code, said = call("import", lake, "--into", tmp_path / "news.db")
    assert code == 0 and "5 put in" in said
    code, said = call("export", "--from", tmp_path / "news.db", "--as", "lake", "--out", tmp_path / "out")
    assert code == 0 and "wrote 5" in said
    assert rows_of_lake(tmp_path / "out")["statements"] == statements


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["run", "nothing.warc", "--out", "lake"], "no file or folder nothing.warc"),
        (["run", "a.warc.gz", "--out", "lake", "--by", "week"], "parted by day, outlet"),
        (["run", "a.warc.gz", "--out", "lake", "--reader", "nobody"], "no reader called"),
        (["run", "a.warc.gz", "--out", "gibberish://lake"], "nothing is known of gibberish"),
        (["gather", "nothing"], "is no lake"),
    ],
)
def test_a_mistake_is_one_clear_line(
    words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_warc(tmp_path / "a.warc.gz", range(2))
    monkeypatch.chdir(tmp_path)
    code, told = call(*words)
    assert code == 2 and told.count("\n") == 1 and said in told


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to a process here")
@pytest.mark.parametrize("parallel", [1, 2])
def test_ctrl_c_is_one_line_and_the_same_command_goes_on(tmp_path: Path, parallel: int) -> None:
    crawl, lake = write_warc(tmp_path / "a.warc.gz", range(60)), tmp_path / "lake"
    words = [sys.executable, "-m", "sayso", "run", str(crawl), "--out", str(lake), "--records", "2"]
    words += ["--parallel", str(parallel)]
    where = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    child = subprocess.Popen(words, stderr=subprocess.PIPE, text=True, env=where)
    while child.poll() is None and not list((lake / "articles").rglob("*.parquet")):
        time.sleep(0.05)
    child.send_signal(signal.SIGINT)
    said = child.communicate(timeout=60)[1]
    assert child.returncode == 130, said
    assert said.splitlines()[-1].startswith("sayso: stopped: ") and "goes on from here" in said
    assert "Traceback" not in said
