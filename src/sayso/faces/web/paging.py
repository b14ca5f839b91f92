"""A long list in pages: which one is shown, of how many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import HTTPException

NO_PAGE: dict[int | str, dict[str, Any]] = {404: {"description": "The list has no such page."}}


@dataclass(frozen=True, slots=True)
class Paging:
    """One page of a list."""

    total: int
    page: int  # 1 for the first
    pages: int
    offset: int  # how many stand before it
    last: int  # how many stand before it and on it

    @property
    def words(self) -> str:
        """ "1 to 20 of 412"."""
        if not self.total:
            return "none"
        return f"{self.offset + 1:,} to {self.last:,} of {self.total:,}"


def page_through(total: int, page: int, each: int) -> Paging:
    """The page of a list of `total` rows, `each` on a page. Raises HTTPException (404) past the last."""
    pages = max(1, -(-total // each))
    if page > pages:
        there = f"there {'is' if pages == 1 else 'are'} {pages:,}"
        raise HTTPException(404, f"There is no page {page:,} of this list: {there}.")
    offset = (page - 1) * each
    return Paging(total, page, pages, offset, min(total, offset + each))
