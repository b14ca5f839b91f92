"""What comes out: a reading that can retell itself, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from sayso import model
from sayso.errors import Defect, SaysoError


@dataclass(frozen=True, slots=True, repr=False)
class Reading(model.Reading):
    """A reading that can retell itself: as data, as a page, as a table."""

    def __repr__(self) -> str:
        return f"<Reading of {self.article.input!r}: {len(self.statements)} statements>"

    def to_dict(self) -> dict[str, Any]:
        """The contract's object: offsets in code points into `article.text`, times ISO 8601 in UTC."""
        from sayso.retell.contract import reading_to_dict

        return reading_to_dict(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """`to_dict` as JSON text; one line unless `indent` is given."""
        from sayso.retell.contract import row_to_json

        return row_to_json(self.to_dict(), indent=indent)

    def to_html(self) -> str:
        """One self-contained page: no script, nothing from another host."""
        from sayso.retell.html import reading_to_html

        return reading_to_html(self)

    def to_dataframe(self) -> Any:
        """A pandas DataFrame, one row a statement. Raises BadRequest where pandas is not installed."""
        from sayso.retell.table import readings_to_dataframe

        return readings_to_dataframe([self])

    def _repr_html_(self) -> str:
        from sayso.retell.html import reading_to_frame

        return reading_to_frame(self)


@dataclass(frozen=True, slots=True)
class Failure:
    """A source or a page that could not be read, and why."""

    input: str  # what the user gave, or the file within it
    error: SaysoError

    def to_dict(self) -> dict[str, Any]:
        """The contract's error row."""
        from sayso.retell.contract import error_to_dict

        return error_to_dict(self.input, self.error)


def retell(reading: model.Reading) -> Reading:
    """The same reading, able to retell itself."""
    return Reading(**{f.name: getattr(reading, f.name) for f in fields(model.Reading)})


def name_defect(error: Exception) -> Defect:
    """A mistake of sayso's own, as the error row of the one page that met it."""
    made = Defect(f"sayso failed on this page ({type(error).__name__}: {error}): please report it with the page")
    made.__cause__ = error
    return made
