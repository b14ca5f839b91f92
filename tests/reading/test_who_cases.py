"""A hundred sentences on who says what: written before the rules, each with what a reader would say of it."""

from functools import cache

import pytest
from who_cases import find_faults, load_cases, read_cases

from sayso.model import Reading

CASES = load_cases()


@cache
def _readings() -> list[Reading]:
    return read_cases(CASES)


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["id"] for case in CASES])
def test_case(number: int, request: pytest.FixtureRequest) -> None:
    case = CASES[number]
    if "not_yet" in case:
        request.applymarker(pytest.mark.xfail(reason=case["not_yet"], strict=True))
    assert list(find_faults(case, _readings()[number])) == []
