"""The evidence that a ledger holds for a text: the bytes as they came, with their hash, headers and times."""

from __future__ import annotations

import json
import zlib
from datetime import datetime
from hashlib import sha256
from typing import Any

from sayso.errors import LedgerError
from sayso.ledger.store import Ledger
from sayso.model import Capture


def captures_of(ledger: Ledger, article_id: str) -> list[Capture]:
    """The captures of a text, in the order they were taken; none where it was taken in without a page.

    Raises LedgerError where bytes do not have the hash that was put down with them: the file was tampered with.
    """
    with ledger.looking() as db:
        rows = db.execute(
            "SELECT c.* FROM captures c JOIN versions v ON v.id = c.version WHERE v.article_id = ? ORDER BY c.id",
            (article_id,),
        ).fetchall()
    return [_capture(ledger, row) for row in rows]


def _capture(ledger: Ledger, row: Any) -> Capture:
    try:
        data = zlib.decompress(row["bytes"]) if row["bytes"] is not None else None
    except zlib.error:
        data = b""
    if data is not None and (sha256(data).hexdigest(), len(data)) != (row["sha256"], row["size"]):
        raise LedgerError(
            f"{ledger.path}: the bytes of {row['input']} are not those that were taken (SHA-256 {row['sha256']}): "
            "see sayso doctor, or a backup"
        )
    return Capture(
        row["input"], row["address"], row["media_type"], row["charset"],
        tuple((name, value) for name, value in json.loads(row["headers"])), _moment(row["fetched"]),
        datetime.fromisoformat(row["taken"]), row["sha256"], row["size"], data,
    )  # fmt: skip


def _moment(words: str | None) -> datetime | None:
    return datetime.fromisoformat(words) if words else None
