import builtins
from typing import Any

import pytest
from made import make_reading

from sayso.errors import BadRequest
from sayso.retell.select import select_statements
from sayso.retell.table import COLUMNS, readings_to_dataframe, statement_rows


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


def test_a_data_frame_where_pandas_is_there() -> None:
    pytest.importorskip("pandas")
    frame = readings_to_dataframe([make_reading()])
    assert list(frame.columns) == list(COLUMNS)
    assert len(frame) == len(make_reading().statements)
    assert len(readings_to_dataframe([])) == 0


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
