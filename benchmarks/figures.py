"""What a part of the benchmark hands on."""

from dataclasses import dataclass
from typing import Literal

# In the order of the page that shows them.
PARTS = (
    "page", "attribution", "claims", "sourced", "model", "certainty", "drift", "loaded", "voice", "times", "places",
    "swaps", "stories", "same_claims", "judge", "bundles", "speed", "compare_speed",
    "ledger", "taking", "desk", "scale", "blocking",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number."""

    name: str  # unique within its part; the key in floors.toml
    value: float
    unit: str  # "F1", "share", "s", "MB", "times", "per CPU-second"
    better: Literal["higher", "lower"] = "higher"
    beside: str | None = None  # what it is compared with, measured in the same run: "trafilatura 0.961"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one part measured."""

    part: str
    about: str  # one line: data and method
    digest: str  # of the data, see material.digest_files
    figures: tuple[Figure, ...]
    notes: tuple[str, ...] = ()
