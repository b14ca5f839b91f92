"""What pages took of memory is given back, where the C library can; elsewhere nothing happens."""

import ctypes
from collections.abc import Iterator

import pytest

from sayso.desk import memory


@pytest.fixture(autouse=True)
def afresh() -> Iterator[None]:
    memory._find_trim.cache_clear()
    yield
    memory._find_trim.cache_clear()


def test_it_is_asked_of_the_c_library_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    class Library:
        def __init__(self, name: object) -> None:
            self.malloc_trim = asked.append

    monkeypatch.setattr(ctypes, "CDLL", Library)
    memory.give_back_memory()
    memory.give_back_memory()
    assert asked == [0, 0]


@pytest.mark.parametrize("error", [OSError("no such library"), TypeError("a name is wanted"), AttributeError("none")])
def test_without_the_call_nothing_happens(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def refuse(name: object) -> object:
        raise error

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    memory.give_back_memory()
    assert memory._find_trim() is None
