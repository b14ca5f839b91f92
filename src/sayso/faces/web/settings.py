"""What the web desk was started with."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the ledger is, who may ask, and how pages are read."""

    ledger: Path
    host: str = "127.0.0.1"
    port: int = 8765
    token: str | None = field(default=None, repr=False)  # asked of everybody where it is given
    reader: str = "rules"
    allow_private: bool = False  # addresses inside a private network are fetched, too
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)  # signs what forms carry

    @property
    def is_local(self) -> bool:
        """Whether only this machine can ask."""
        return self.host in LOOPBACK
