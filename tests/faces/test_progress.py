"""Progress goes to standard error, now and then, and never into a file as a line that is written over."""

import sys

import pytest

from sayso.faces import progress


@pytest.mark.parametrize(("terminal", "written", "seconds", "said"), [
    (True, False, 1.0, "\r\x1b[K2 pages"),
    (True, True, 0.1, ""),
    (False, True, 31.0, "sayso: 2 pages\n"),
    (False, True, 1.0, ""),
    (False, False, 99.0, ""),
])  # fmt: skip
def test_progress_is_told_as_its_place_allows(
    terminal: bool,
    written: bool,
    seconds: float,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = progress.Progress(written=written)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal, raising=False)
    monkeypatch.setattr(progress.time, "monotonic", lambda: told.told + seconds)
    told.show("2 pages")
    assert capsys.readouterr().err == said


def test_a_note_clears_the_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    progress.note("done")
    assert capsys.readouterr().err == "\r\x1b[Ksayso: done\n"
