"""Phrases of news English: `tests/cases/times/phrases.tsv`, written before the rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sayso.model import When
from sayso.page.given import take_text_as_given
from sayso.reading.parse import parse_article
from sayso.reading.when import find_times

CASES = Path(__file__).resolve().parents[2] / "cases" / "times" / "phrases.tsv"
LEAST_RIGHT = 0.95
Row = tuple[str, str, str, str]  # words, type, value, stretch


@dataclass(frozen=True)
class Case:
    published: datetime
    text: str
    wanted: tuple[Row, ...]


def natural(timex: str) -> str:
    """The stretch a value names, reckoned apart from the code under test."""
    if m := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", timex):
        start = datetime(int(m[1]), int(m[2]), int(m[3]))
        end = start + timedelta(days=1)
    elif m := re.fullmatch(r"(\d{4})-W(\d\d)", timex):
        start = datetime.fromisocalendar(int(m[1]), int(m[2]), 1)
        end = start + timedelta(days=7)
    else:
        year, rest = int(timex[:4]), timex[5:]
        first = {"": 1, "SP": 3, "SU": 6, "FA": 9, "WI": 12, "Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10}
        months = 12 if not rest else 1 if rest.isdigit() else 3
        month = int(rest) if rest.isdigit() else first[rest]
        start = datetime(year, month, 1)
        end = datetime(year + (month - 1 + months) // 12, (month - 1 + months) % 12 + 1, 1)
    return f"{start:%Y-%m-%d}/{end:%Y-%m-%d}"


def load_cases() -> list[Case]:
    out = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        published, sentence, rows = line.split("\t")
        words = re.findall(r"\[([^\]]*)\]", sentence)
        wanted = []
        for phrase, row in zip(words, rows.split(" ; ") if words else [], strict=True):
            kind, timex, stretch = row.split()
            wanted.append((phrase, kind, timex, natural(timex) if stretch == "=" else stretch))
        day = datetime.fromisoformat(published).replace(tzinfo=UTC)
        out.append(Case(day, re.sub(r"[\[\]]", "", sentence), tuple(wanted)))
    return out


def show(text: str, when: When) -> Row:
    def side(at: datetime | None) -> str:
        if at is None:
            return ".."
        return f"{at:%Y-%m-%d}" if at.hour == at.minute == 0 else f"{at:%Y-%m-%dT%H:%M}"

    stretch = "-" if when.interval is None else f"{side(when.interval.earliest)}/{side(when.interval.latest)}"
    return text[when.span.start : when.span.end], when.type, str(when.timex), stretch


def read(case: Case) -> tuple[Row, ...]:
    article = take_text_as_given(case.text, published=case.published)
    return tuple(show(case.text, when) for when in find_times(article, parse_article(article)))


ALL = load_cases()


def test_there_are_enough_cases() -> None:
    assert len(ALL) >= 150 and sum(not c.wanted for c in ALL) >= 10


def test_nearly_all_cases_are_right() -> None:
    wrong = [(c.text, read(c)) for c in ALL if read(c) != c.wanted]
    assert len(wrong) <= (1 - LEAST_RIGHT) * len(ALL), wrong


@pytest.mark.parametrize("case", [c for c in ALL if not c.wanted], ids=lambda c: c.text[:40])
def test_what_is_no_time_is_none(case: Case) -> None:
    assert read(case) == ()
