import csv
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import sayso
from sayso.faces.cli import app

PAGE = """<!doctype html><html lang="en"><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p>The ferry at Olm sails again, the harbour office said on Monday, after three weeks of repairs to its engine room.</p>
<p>“We are glad to see her out there,” said Mira Holt, who has run the office for nine years and lives by the quay.</p>
<p>The council denied that the repairs had been late. It has promised to pay for a second boat before the winter.</p>
</article></body></html>"""
SAYSO = [sys.executable, "-m", "sayso"]


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    folder = tmp_path / "saved"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.html").write_text(PAGE.format(title=f"Ferry {name} back in Olm"), encoding="utf-8")
    return folder


def run(*args: object, text: str | None = None) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, [str(a) for a in args], input=text, env={"COLUMNS": "100", "NO_COLOR": "1"})
    return done.exit_code, done.stdout, done.stderr


def test_a_person_gets_a_reading(saved: Path) -> None:
    code, out, err = run("read", saved / "a.html")
    assert code == 0 and err == ""
    assert out.startswith("Ferry a back in Olm\n")
    assert "“We are glad to see her out there,”" in out
    assert "Who speaks" in out and "Mira Holt" in out
    assert "\x1b" not in out


def test_a_file_name_cannot_drive_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2J\u202eb.html").write_bytes(b" ")
    code, out, err = run("read", tmp_path, "no\x1b]0;owned\x07\nne.html")
    assert code == 1 and out == ""
    assert "a[2Jb.html is empty" in err and "no file or folder no]0;owned ne.html" in err
    assert not set(err) & {"\x1b", "\x07", "\u202e"} and err.count("\n") == 3


def test_json_is_a_line_a_page_and_nothing_else(saved: Path) -> None:
    code, out, err = run("read", "--json", saved)
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0 and err == ""
    assert [Path(r["input"]).name for r in rows] == ["a.html", "b.html"]
    assert rows[0] == sayso.read(saved / "a.html").to_dict()


def test_one_bad_page_is_an_error_row_and_exit_code_one(saved: Path) -> None:
    (saved / "aa.html").write_bytes(b" ")
    (saved / "picture.png").write_bytes(b"\x89PNG")
    code, out, err = run("read", "--json", saved, "nothere.html")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [r.get("error", {}).get("kind") for r in rows] == [None, "EmptyPage", None, "SourceNotFound"]
    assert "aa.html is empty: " in err and err.count("aa.html") == 1 and "EmptyPage" not in err
    assert "picture.png: skipped" in err
    assert "2 pages read, 2 failed" in err
    assert "Traceback" not in err


def test_own_and_voice_leave_the_rest_out(saved: Path) -> None:
    own = json.loads(run("read", "--json", "--own", saved / "a.html")[1])
    assert {s["voice"]["kind"] for s in own["statements"]} == {"outlet"}
    code, out, _ = run("read", "--voice", "holt", saved / "a.html")
    assert code == 0
    assert "We are glad to see her" in out and "second boat" not in out
    own_lines = [line.strip() for line in run("read", "--own", saved / "a.html")[1].splitlines()]
    assert any(line.startswith("… ") for line in own_lines) and not any("said said" in line for line in own_lines)
    denied = run("read", "--voice", "council", saved / "a.html")[1]
    assert "denied that the repairs had been late" in denied
    assert "Nothing in this text stands on that word." in run("read", "--voice", "nobody", saved / "a.html")[1]


def test_a_table_has_a_row_a_statement(saved: Path) -> None:
    code, out, _ = run("read", "--csv", saved)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert {r["input"] for r in rows} == {str(saved / "a.html"), str(saved / "b.html")}
    assert "Mira Holt" in {r["voice"] for r in rows}


def test_a_cell_is_never_a_formula() -> None:
    out = run("read", "--csv", "--given", "text", "-", text="=HYPERLINK(1) is not the way, said Holt.\n@SUM too.")[1]
    cells = [c for row in csv.reader(io.StringIO(out)) for c in row]
    assert any("HYPERLINK" in c for c in cells)
    assert not any(c.startswith(("=", "@")) for c in cells)


def test_pages_are_written_to_a_file_a_folder_or_out(saved: Path, tmp_path: Path) -> None:
    code, out, err = run("read", "--html", tmp_path / "one.html", saved / "a.html")
    assert (code, out) == (0, "") and "wrote" in err
    assert (tmp_path / "one.html").read_text(encoding="utf-8") == sayso.read(saved / "a.html").to_html()
    assert run("read", "--html", tmp_path / "out", saved, saved / "a.html")[0] == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a-2.html", "a.html", "b.html"]
    assert run("read", "--html", "-", saved / "a.html")[1].startswith("<!doctype html>")


def test_two_pages_do_not_fit_in_one_file(saved: Path, tmp_path: Path) -> None:
    for sources in ([saved], [saved / "a.html", saved / "b.html"]):
        code, _, err = run("read", "--html", tmp_path / "one.html", *sources)
        assert code == 2
        assert "give --html a folder" in err and "wrote" not in err
        assert not (tmp_path / "one.html").exists()
    (saved / "b.html").write_bytes(b"")
    assert run("read", "--html", tmp_path / "one.html", saved)[0] == 1
    assert (tmp_path / "one.html").exists()


def test_one_page_is_counted_as_one(saved: Path) -> None:
    assert "1 page read, 0 failed" in run("read", "--json", "-v", saved / "a.html")[2]
    assert run("read", "-", text=" ")[2] == "sayso: standard input is empty: check that it was saved in full\n"


def test_results_can_go_to_a_file(saved: Path, tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    assert run("read", "--json", "-o", file, saved)[:2] == (0, "")
    assert len(file.read_text(encoding="utf-8").splitlines()) == 2


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--json", "--csv", "x"], "exclude each other"),
        (["--own", "--html", "y.html", "x"], "a page (--html) shows all"),
        (["--given", "html", "x"], "--given text"),
        (["--published", "soon", "x"], "is no date"),
        (["--reader", "oracle", "x"], "the readers are: rules"),
        (["--min-score", "2", "x"], "less than or equal to 1"),
        (["-o", "no/such/folder/x", "x"], "cannot write"),
    ],
)
def test_a_request_without_sense_is_told_in_a_line(args: list[str], says: str) -> None:
    code, out, err = run("read", *args)
    assert (code, out) == (2, "")
    assert says in err
    assert "Traceback" not in err


def test_a_place_that_cannot_be_written_is_named(saved: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    code, _, err = run("read", "--html", tmp_path / "file" / "x.html", saved / "a.html")
    assert code == 2 and "cannot write" in err and "Traceback" not in err


def test_given_text_is_taken_to_the_letter() -> None:
    text = "Read more. Holt said the ferry sails.\n\nSubscribe now."
    row = json.loads(run("read", "--given", "text", "--published", "2031-06-12", "--json", "-", text=text)[1])
    assert row["article"]["text"] == text
    assert {b["kind"] for b in row["article"]["blocks"]} == {"body"}
    assert row["article"]["published"] == "2031-06-12T00:00:00+00:00"


def test_classify_gives_a_line_for_a_line() -> None:
    lines = [
        '{"text": "Mira Holt said that the ferry was late.", "published": "2031-06-12"}',
        "",
        "[1]",
        '{"text": "The sea rose."}',
        '{"text": "x", "published": "soon"}',
        '{"text": 5}',
    ]
    code, out, err = run("classify", text="\n".join(lines) + "\n")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [r.get("error", {}).get("kind") for r in rows] == [
        None,
        "BadRequest",
        "BadRequest",
        None,
        *["BadRequest"] * 2,
    ]
    assert rows[0]["statements"][0]["voice"]["name"] == "Mira Holt"
    assert rows[0]["article"]["published"] == "2031-06-12T00:00:00+00:00"
    assert rows[3]["statements"][0]["voice"]["kind"] == "outlet"
    assert "2 pages read, 4 failed" in err


def test_as_a_module() -> None:
    said = subprocess.run([sys.executable, "-m", "sayso", "--version"], capture_output=True, text=True, check=True)
    assert said.stdout == f"sayso {sayso.__version__}\n"


def test_version_and_help() -> None:
    assert run("--version")[:2] == (0, f"sayso {sayso.__version__}\n")
    code, out, _ = run("read", "--help")
    assert code == 0
    assert "sayso read --json saved/ > readings.jsonl" in out


def test_help_loads_no_heavy_library() -> None:
    code = (
        "import sys\nfrom sayso.faces.cli import main\n"
        "try: main()\nexcept SystemExit: print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, "--help"], capture_output=True, text=True, check=True)
    assert "Usage" in done.stdout
    assert {"spacy", "lxml", "trafilatura", "httpx", "jinja2", "pandas"} & set(done.stderr.split()) == set()


def test_a_reader_that_leaves_early_is_no_error(saved: Path) -> None:
    for number in range(40):
        (saved / f"c{number}.html").write_text(PAGE.format(title=f"Ferry {number}"), encoding="utf-8")
    running = subprocess.Popen([*SAYSO, "read", "--json", str(saved)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout is not None and running.stderr is not None
    first = running.stdout.readline()
    running.stdout.close()
    assert json.loads(first)["article"]["headline"] == "Ferry a back in Olm"
    err = running.stderr.read()
    running.wait(timeout=60)
    assert err == b""


@pytest.mark.skipif(os.name != "posix", reason="signals are sent another way here")
def test_an_interrupt_ends_a_run_cleanly(saved: Path) -> None:
    running = subprocess.Popen(
        [*SAYSO, "read", "--json", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell's background job ignores interrupts, and so would its children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert running.stdin is not None
    # More than a pipe holds: the write ends when the command is reading.
    running.stdin.write(b" " * 1_000_000)
    running.stdin.flush()
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert out == b"" and b"Traceback" not in err


def test_output_is_utf_8_wherever_it_runs(saved: Path) -> None:
    env = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run([*SAYSO, "read", str(saved / "a.html")], capture_output=True, check=True, env=env)
    assert "“We are glad" in done.stdout.decode("utf-8")
