"""Every sentence of the case file has the quantities that were written beside it before the rules."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Quantity
from sayso.page.given import take_text_as_given
from sayso.reading.amounts.quantities import find_quantities
from sayso.reading.parse import parse_article

CASES = Path(__file__).resolve().parents[2] / "cases/quantities/cases.txt"
Row = tuple[str, float | None, float | None, str | None, str | None, bool]


def load_cases() -> list[tuple[str, list[Row]]]:
    out: list[tuple[str, list[Row]]] = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("> "):
            words, low, high, unit, of, *about = (cell.strip() for cell in line[2:].split("|"))
            numbers = [None if n == "-" else float(n) for n in (low, high)]
            unknown = [None if w == "-" else w for w in (unit, of)]
            out[-1][1].append((words, numbers[0], numbers[1], unknown[0], unknown[1], about == ["about"]))
        elif line and not line.startswith("#"):
            out.append((line, []))
    return out


def read(sentence: str) -> list[Quantity]:
    article = take_text_as_given(sentence)
    return find_quantities(article, parse_article(article))


def as_rows(sentence: str) -> list[Row]:
    return [(sentence[q.span.start : q.span.end], q.low, q.high, q.unit, q.of, q.about) for q in read(sentence)]


def test_the_case_file_is_large_enough() -> None:
    cases = load_cases()
    assert len(cases) >= 120 and sum(not rows for _, rows in cases) >= 30


@pytest.mark.parametrize(("sentence", "rows"), load_cases(), ids=[s[:40] for s, _ in load_cases()])
def test_a_case(sentence: str, rows: list[Row]) -> None:
    assert as_rows(sentence) == rows


PIECES = """
12 one two dozen million half of between and to - – , . $ £ % km 3.5 1,200 1/0 in out or more a third Olm people at
least over R Rs per hour aged years old -5C 0/0 ½ hundreds scores twice fold
"""


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60) | st.lists(st.sampled_from(PIECES.split()), max_size=14).map(" ".join))
def test_never_raises_and_points_at_its_words(text: str) -> None:
    for q in read(text):
        assert 0 <= q.span.start < q.span.end <= len(text)
        assert q.low is not None or q.high is not None
        assert q.low is None or q.high is None or q.low <= q.high
        assert q.of is None or q.of in text
