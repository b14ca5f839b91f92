import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from made import lost_words, make_reading
from readings import readings

from sayso.errors import NotAnArticle
from sayso.model import Reading
from sayso.retell.contract import error_to_dict, reading_to_dict, row_to_json

CHECK = Path(__file__).resolve().parents[3] / "shared" / "tools" / "check_contract.py"


def strings(value: Any) -> list[str]:
    """Every string in a row but texts, which may be anything."""
    if isinstance(value, dict):
        return [s for key, inner in value.items() if key != "text" for s in strings(inner)]
    if isinstance(value, list):
        return [s for inner in value for s in strings(inner)]
    return [value] if isinstance(value, str) else []


def test_the_made_reading_accounts_for_every_word() -> None:
    assert lost_words(make_reading()) == []


def test_a_page_has_the_fields_of_the_contract() -> None:
    row = reading_to_dict(make_reading(), "page.html")
    assert row["input"] == "page.html"
    assert list(row) == [
        "input", "article", "attributions", "statements", "times", "places", "quantities", "mentions", "drift",
        "reached", "unaccounted",
    ]  # fmt: skip
    assert row["article"]["published"] == "2031-06-12T07:30:00+00:00"
    assert row["article"]["complete"] is None
    assert row["article"]["blocks"][0] == {"start": 0, "end": 5, "kind": "navigation", "why": "reads like navigation"}


def test_an_attribution_is_flat_and_whole() -> None:
    row = reading_to_dict(make_reading())
    told = row["attributions"][3]
    text = row["article"]["text"]
    words = {role: [text[a:b] for a, b in told[role]] for role in ("source", "cue", "content", "frame")}
    assert words == {
        "source": ["Holt"],
        "cue": ["told"],
        "content": ["“I wrote two reports and nobody read them,”"],
        "frame": ["reporters in Olm"],
    }
    assert told["name"] == "Mira Holt"
    assert told["medium"]["kind"] == "briefing"
    assert told["said_at"] is None
    assert row["attributions"][2]["said_at"] == {
        "earliest": "2031-06-11T00:00:00+00:00",
        "latest": "2031-06-12T00:00:00+00:00",
    }
    assert row["attributions"][7]["parent"] == "a7"
    assert row["attributions"][9]["link"] == "echoes"


def test_a_statement_says_on_whose_word() -> None:
    statements = {s["text"]: s for s in reading_to_dict(make_reading())["statements"]}
    repeated = statements["that no report had reached city hall"]
    assert repeated["voice"] == {"kind": "person", "name": "Jon Lund", "party": None}
    assert (repeated["chain"], repeated["echoes"]) == (["a9"], "a10")
    own = statements["The swing bridge at Olm, which carries 9,000 cars a day, was closed on Tuesday."]
    assert (own["where"], own["when"]["timex"], own["score"]) == (["Olm"], "2031-06-10", None)


def test_an_error_is_a_row_of_one_line() -> None:
    row = error_to_dict("a.html", NotAnArticle("no article here:\n  give the page of one story"))
    assert row == {
        "input": "a.html",
        "error": {"kind": "NotAnArticle", "message": "no article here: give the page of one story"},
    }
    assert error_to_dict("a.html", NotAnArticle())["error"]["message"] == "NotAnArticle"


def test_json_is_one_line_for_every_reader_of_lines() -> None:
    made = row_to_json({"text": "a\u2028b\x85c\nd\ud800e\u2029f\x9b2J"})
    assert len(made.splitlines()) == 1
    assert json.loads(made)["text"] == "a\u2028b\x85c\nd\ufffde\u2029f\x9b2J"
    made.encode("utf-8")


@given(readings())
@settings(max_examples=60, deadline=None)
def test_any_reading_is_a_line_that_comes_back(reading: Reading) -> None:
    row = reading_to_dict(reading)
    line = row_to_json(row)
    assert len(line.splitlines()) == 1
    back = json.loads(line.encode("utf-8"))
    assert len(back["article"]["text"]) == len(reading.article.text)
    assert "" not in strings({**row, "article": {**row["article"], "blocks": []}})
    for s in row["statements"]:
        assert s["text"] == " ".join(reading.article.text[a:b] for a, b in s["spans"])


@pytest.mark.skipif(not CHECK.exists(), reason="the contract's checker is not beside this checkout")
def test_the_checker_finds_no_breach(tmp_path: Path) -> None:
    rows = [reading_to_dict(make_reading()), error_to_dict("b.html", NotAnArticle("none"))]
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(row_to_json(r) + "\n" for r in rows), encoding="utf-8")
    done = subprocess.run([sys.executable, str(CHECK), str(file)], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "the contract holds"
