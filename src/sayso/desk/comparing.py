"""Sources in, one comparison out: what several pages say together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from sayso import model
from sayso.desk.pages import Given, OnSkip, Published
from sayso.desk.reading import read_each
from sayso.desk.results import Failure
from sayso.errors import BadRequest

ReadItem = model.Reading | Failure


@dataclass(frozen=True, slots=True, repr=False)
class Comparison(model.Comparison):
    """A comparison that can retell itself."""

    errors: tuple[Failure, ...] = ()  # pages that could not be read; the others are compared

    def __repr__(self) -> str:
        return f"<Comparison of {len(self.readings)} articles: {len(self.claims)} claims, {len(self.links)} links>"

    def to_dict(self) -> dict[str, Any]:
        """The contract's object: references by article and statement id."""
        from sayso.desk.showing import comparison_to_data, find_panels

        return comparison_to_data(self, find_panels(self), self.errors)

    def to_json(self, *, indent: int | None = None) -> str:
        """`to_dict` as JSON text; one line unless `indent` is given."""
        from sayso.retell.contract import row_to_json

        return row_to_json(self.to_dict(), indent=indent)

    def to_html(self) -> str:
        """One self-contained page: no script, nothing from another host."""
        from sayso.desk.showing import comparison_to_html

        return comparison_to_html(self, self.errors)

    def _repr_html_(self) -> str:
        from sayso.desk.showing import comparison_to_frame

        return comparison_to_frame(self, self.errors)


def compare(
    sources: Iterable[str | Path | model.Reading],
    *,
    published: Published = None,
    url: str | None = None,
    given: Given | None = None,
    reader: str = "rules",
    allow_private: bool = False,
    on_skip: OnSkip = None,
    min_score: float | None = None,
) -> Comparison:
    """What several pages say together: texts and origins, stories, claims, links between statements, drift.

    `sources` are paths and addresses, read as `read_each` does with the same options, or readings that are at hand.
    A page that cannot be read is in `errors` and the others are compared. Raises BadRequest as `read_each` does.
    """
    if isinstance(sources, str | bytes | Path | model.Reading):
        raise BadRequest("compare takes a list of sources or readings: write sayso.compare([...])")
    held = list(sources)
    if all(isinstance(s, model.Reading) for s in held):
        return compare_readings(s for s in held if isinstance(s, model.Reading))
    names = [s for s in held if isinstance(s, str | Path)]
    if len(names) != len(held):
        raise BadRequest("compare takes sources or readings, not both in one list")
    found = read_each(
        names,
        published=published,
        url=url,
        given=given,
        reader=reader,
        allow_private=allow_private,
        on_skip=on_skip,
        min_score=min_score,
    )
    return compare_readings(found)


def compare_readings(
    found: Iterable[ReadItem], *, story: model.Story | None = None, in_order: bool = False
) -> Comparison:
    """The comparison of readings as they come; failures among them are its errors.

    With `story` they are one, whatever their words: what a ledger put together stays together. `in_order`: they stand
    in the order in which they were seen, so that of an address the last is what it shows now.
    """
    from sayso.story.compare import compare as compare_all

    readings: list[model.Reading] = []
    errors: list[Failure] = []
    for item in found:
        if isinstance(item, Failure):
            errors.append(item)
        else:
            readings.append(item)
    made = compare_all(readings, group=(lambda _: (story,)) if story is not None else None)
    kept = {f.name: getattr(made, f.name) for f in fields(model.Comparison)}
    return Comparison(**kept | {"in_order": in_order}, errors=tuple(errors))
