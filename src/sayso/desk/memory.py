"""Memory that pages have used, given back to the system where the C library would keep it for later."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache


def give_back_memory() -> None:
    """Give back what is free. Where the C library has no such call, nothing happens: it does so by itself.

    glibc keeps what was freed between pieces still in use; with pages of every length that grows to hundreds of
    megabytes. Some ten milliseconds.
    """
    trim = _find_trim()
    if trim is not None:
        trim(0)


@cache
def _find_trim() -> Callable[[int], int] | None:
    try:
        found: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError, TypeError):  # another C library, another system
        return None
    return found
