"""Drawn pages kept packed, so that a page is drawn once for each change of what it shows."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from sayso.faces.web.packing import Packed

_MOST_BYTES = 96_000_000  # some eight thousand articles
_EACH = 1_000  # bytes that keeping a page takes beside it, about


class KeptPages:
    """Packed pages by key, each with the stamp of what it was drawn from; the one not asked for longest goes first."""

    def __init__(self, most: int = _MOST_BYTES) -> None:
        self._most = most
        self._size = 0
        self._pages: OrderedDict[Hashable, tuple[Hashable, Packed]] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, key: Hashable, stamp: Hashable) -> Packed | None:
        """The page kept for `key`, where it was drawn from what `stamp` stands for."""
        with self._lock:
            held = self._pages.get(key)
            if held is None or held[0] != stamp:
                return None
            self._pages.move_to_end(key)
            return held[1]

    def keep(self, key: Hashable, stamp: Hashable, page: Packed) -> Packed:
        """Keep a page in the place of an older one of its key; the page."""
        with self._lock:
            old = self._pages.pop(key, None)
            self._size += _weigh(page) - (_weigh(old[1]) if old else 0)
            self._pages[key] = stamp, page
            while self._size > self._most and len(self._pages) > 1:
                _, (_, gone) = self._pages.popitem(last=False)
                self._size -= _weigh(gone)
        return page

    def clear(self) -> None:
        """Keep none of them."""
        with self._lock:
            self._pages.clear()
            self._size = 0

    @property
    def size(self) -> int:
        """Bytes that they take, about."""
        return self._size

    def draw(self, key: Hashable, stamp: Hashable, make: Callable[[], Packed]) -> Packed:
        """The page kept for `key` and `stamp`, else the one that `make` draws."""
        return self.find(key, stamp) or self.keep(key, stamp, make())


def _weigh(page: Packed) -> int:
    return len(page.zipped) + _EACH
