"""What a person names (files, folders, addresses) to the files of records in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

from sayso.errors import BadRequest, SourceNotFound
from sayso.page.intake.files import media_type_of
from sayso.scale.storage import here, is_here, list_files

Kind = Literal["warc", "wacz", "jsonl", "parquet"]

_KINDS: dict[str, Kind] = {"application/warc": "warc", "application/wacz": "wacz", "application/jsonl": "jsonl"}


@dataclass(frozen=True, slots=True)
class Input:
    """A file of records: pages of a crawl, or articles one a line or a row."""

    name: str  # what the user gave, or the file inside a folder; records are named NAME:NUMBER
    address: str  # a whole path or an address, whatever folder the command is run in
    kind: Kind
    size: int  # bytes

    @property
    def id(self) -> str:
        """16 hexadecimal digits that stand for the address."""
        return sha256(self.address.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def list_inputs(sources: Iterable[str | Path], *, on_skip: Callable[[str, str], None] | None = None) -> list[Input]:
    """The files of records in files, folders and addresses, each once, in the order given.

    `on_skip(name, why)` hears of files in folders that are of another kind. Raises SourceNotFound for what is not
    there or holds no such file, BadRequest for a file of another kind that was given by name.
    """
    found: dict[str, Input] = {}
    for source in map(str, sources):
        files = list_files(source)
        given = len(files) == 1 and files[0][0] == source
        some = False
        for name, size in files:
            kind = _kind_of(name)
            if kind is not None:
                some = True
                made = Input(name, _whole(name), kind, size)
                found.setdefault(made.address, made)
            elif given:
                raise BadRequest(
                    f"{source} is no file of many pages: give .warc, .wacz, .jsonl or .parquet files, or use sayso take"
                )
            elif on_skip:
                on_skip(name, "not a kind of file that holds many pages")
        if not some:
            raise SourceNotFound(f"{source} holds no page: put .warc, .wacz, .jsonl or .parquet files there")
    return list(found.values())


def _kind_of(name: str) -> Kind | None:
    if name.lower().endswith(".parquet"):
        return "parquet"
    return _KINDS.get(media_type_of(name.rpartition("/")[2]) or "")


def _whole(name: str) -> str:
    return str(here(name).resolve()) if is_here(name) else name
