import builtins
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from made import DAY, at, make_reading

from sayso.errors import BadRequest
from sayso.model import Interval, Unnamed
from sayso.retell.select import select_statements
from sayso.retell.table import COLUMNS, put_iso, readings_to_dataframe, statement_rows


def test_a_row_a_statement() -> None:
    reading = make_reading()
    rows = list(statement_rows([reading, reading]))
    assert len(rows) == 2 * len(reading.statements)
    assert all(tuple(row) == COLUMNS for row in rows)
    denied = rows[7]
    assert (denied["voice"], denied["cue_words"], denied["certainty"]) == ("city council", "denied", "denied")
    assert denied["text"] == reading.article.text[denied["start"] : denied["end"]]
    assert rows[11]["echoes"] == "city council"
    assert rows[3]["voice"] is None and rows[3]["source_words"] is None


def test_a_row_has_when_where_which_words_and_who_is_unnamed() -> None:
    made = make_reading()
    officials = Unnamed(2, True, at("officials familiar with the matter")[0], None, at("because they feared")[0])
    attributions = tuple(
        replace(a, source=replace(a.source, unnamed=officials)) if a.id == "a6" and a.source else a
        for a in made.attributions
    )
    first, *others = made.statements
    told = replace(first, certainty=("negated",), certainty_why="negated: never")
    rows = list(statement_rows([replace(made, attributions=attributions, statements=(told, *others))]))
    assert rows[0]["certainty_why"] == "negated: never"
    assert rows[3]["when"] == "2031-06-10T00:00:00+00:00/2031-06-11T00:00:00+00:00"
    assert (rows[3]["when_words"], rows[3]["where"], rows[3]["loaded"]) == ("on Tuesday", "Olm", None)
    assert rows[12]["loaded"] == "reckless"
    assert (rows[8]["unnamed"], rows[8]["unnamed_reason"]) == (
        "officials familiar with the matter",
        "because they feared",
    )
    assert rows[9]["unnamed"] is None


@pytest.mark.parametrize(("earliest", "latest", "put"), [(None, DAY.latest, "../"), (DAY.earliest, None, "/..")])
def test_an_open_side_of_an_interval(earliest: datetime | None, latest: datetime | None, put: str) -> None:
    made = put_iso(Interval(earliest, latest))
    assert made is not None and (made.startswith(put) or made.endswith(put))
    assert put_iso(Interval(None, None)) is None


def test_a_data_frame_where_pandas_is_there() -> None:
    pytest.importorskip("pandas")
    frame = readings_to_dataframe([make_reading()])
    assert list(frame.columns) == list(COLUMNS)
    assert len(frame) == len(make_reading().statements)
    none = readings_to_dataframe([])
    assert len(none) == 0
    for table in (frame, none):
        assert str(table["published"].dtype).startswith("datetime64") and table["published"].dt.tz is not None
        assert [str(table[c].dtype) for c in ("start", "end", "score")] == ["Int64", "Int64", "float64"]


def test_without_pandas_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "pandas":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(BadRequest, match=r"pip install 'sayso\[table\]'"):
        readings_to_dataframe([make_reading()])


def test_statements_of_one_voice() -> None:
    reading = make_reading()
    assert {s.voice.kind for s in select_statements(reading, own=True)} == {"outlet"}
    assert [s.id for s in select_statements(reading, voice="holt")] == ["s1", "s5", "s6", "s7"]
    assert [s.id for s in select_statements(reading, voice="unnamed")] == ["s9"]
    assert [s.id for s in select_statements(reading, voice="two officials")] == ["s9"]
    assert select_statements(reading, voice="nobody here") == ()


def test_an_echoed_claim_is_found_under_both() -> None:
    reading = make_reading()
    assert "s12" in [s.id for s in select_statements(reading, voice="Lund")]
    assert "s12" in [s.id for s in select_statements(reading, voice="city council")]
