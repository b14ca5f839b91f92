"""What stands where in a lake, what is done and what is left to do: `_lake.json` and the folder `_manifest`.

A stretch of an input is done when its manifest is there, which is written last. Before its first file is written, a
note names all of them: whenever a process ends, what it left half-done is known, taken away and made again.
"""

from __future__ import annotations

import json
from collections.abc import Container
from dataclasses import asdict, dataclass
from typing import Any

from sayso.errors import BadRequest
from sayso.scale.chunks import Chunk, plan_chunks
from sayso.scale.inputs import Input
from sayso.scale.storage import LAKE, Store, open_store

FORMAT = 1
_DONE, _PLANS = "_manifest", "_manifest/inputs"
_OPEN, _JSON = ".open.json", ".json"


@dataclass(frozen=True, slots=True)
class Settings:
    """What must be the same in every run into one lake."""

    by: str  # the reader and its version: "rules@1"
    parts: tuple[str, ...]  # keys of the partitions: "day", "outlet"
    records: int  # of a stretch


@dataclass(slots=True)
class Note:
    """What is known of a stretch that was begun and is not done."""

    tries: int = 0
    files: tuple[str, ...] = ()
    at: int | None = None  # the record that was at hand when it ended, where it was read one by one
    times: int = 0  # that it ended there
    avoid: tuple[int, ...] = ()  # records that ended every process that read them
    process: int | None = None  # the one that has it at hand


class Lake:
    """A lake at an address."""

    def __init__(self, address: str) -> None:
        self.store: Store = open_store(address)

    def settle(self, settings: Settings) -> None:
        """Note the settings of a new lake; of one that is there, see that they are the same. Raises BadRequest."""
        held = self._json(LAKE)
        wanted = {"format": FORMAT, **asdict(settings), "parts": list(settings.parts)}
        if held is None:
            self._put(LAKE, wanted)
        elif held != wanted:
            key = next(k for k in (*wanted, *held) if held.get(k) != wanted.get(k))
            raise BadRequest(
                f"{self.store.address} was made with {_SAID.get(key, key)} {_say(held.get(key))}, and this run has"
                f" {_say(wanted.get(key))}: give the same, or another folder with --out"
            )

    def settings(self) -> Settings:
        """The settings of a lake that is there. Raises BadRequest where there is none."""
        held = self._json(LAKE)
        if held is None or held.get("format") != FORMAT:
            raise BadRequest(f"{self.store.address} is no lake: give a folder that sayso run made")
        return Settings(held["by"], tuple(held["parts"]), held["records"])

    def plan(self, given: Input, records: int) -> list[Chunk]:
        """The stretches of an input, as they were cut when it was first seen. Raises BadRequest where it changed."""
        path = f"{_PLANS}/{given.id}{_JSON}"
        held = self._json(path)
        if held is None:
            made = plan_chunks(given, records)
            rows = [[c.part, c.member, c.first, c.most, c.offset, c.size] for c in made]
            self._put(path, {"name": given.name, "address": given.address, "size": given.size, "chunks": rows})
            return made
        if held["size"] != given.size:
            raise BadRequest(
                f"{given.name} has changed since this lake was begun ({held['size']:,} bytes then, {given.size:,} now):"
                " give --out another folder"
            )
        # The name that records are called by is the first one, however the file is named now.
        named = Input(held["name"], given.address, given.kind, given.size)
        return [Chunk(named, *row) for row in held["chunks"]]

    def done(self) -> set[str]:
        """The ids of the stretches that are done."""
        names = self.store.names(_DONE)
        return {n.removesuffix(_JSON) for n in names if n.endswith(_JSON) and not n.endswith(_OPEN)}

    def manifest(self, chunk: str) -> dict[str, Any] | None:
        """What the manifest of a stretch says; None where it is not done."""
        return self._json(f"{_DONE}/{chunk}{_JSON}")

    def sweep(self) -> None:
        """Take away what runs that were ended have left."""
        self.store.sweep()
        done = self.done()
        for name in self.store.names(_DONE):
            if not name.endswith(_OPEN):
                continue
            chunk = name.removesuffix(_OPEN)
            if chunk in done:
                self.store.remove(f"{_DONE}/{name}")
            else:
                self._take_away(chunk, self.note(chunk))

    def note(self, chunk: str) -> Note:
        """What is known of a stretch that was begun."""
        held = self._json(f"{_DONE}/{chunk}{_OPEN}")
        return Note(**{**held, "files": tuple(held["files"]), "avoid": tuple(held["avoid"])}) if held else Note()

    def put_note(self, chunk: str, note: Note) -> None:
        """Remember it."""
        self._put(f"{_DONE}/{chunk}{_OPEN}", asdict(note))

    def pardon(self, chunk: str, processes: Container[int]) -> None:
        """Do not count the end of a stretch that one of these processes had at hand: no page ended it."""
        note = self.note(chunk)
        if note.process in processes:
            note.tries, note.times, note.process = max(0, note.tries - 1), max(0, note.times - 1), None
            self.put_note(chunk, note)

    def _take_away(self, chunk: str, note: Note) -> None:
        if note.files:
            for path in note.files:
                self.store.remove(path)
            note.files = ()
            self.put_note(chunk, note)

    def finish(self, chunk: str, manifest: dict[str, Any]) -> None:
        """Say that a stretch is done: the last thing that is written of it."""
        self._put(f"{_DONE}/{chunk}{_JSON}", manifest)
        self.store.remove(f"{_DONE}/{chunk}{_OPEN}")

    def files(self, table: str) -> list[str]:
        """The paths of a table's files, of stretches that are done, in order of input and range."""
        out: list[str] = []
        for chunk in sorted(self.done()):
            manifest = self.manifest(chunk) or {"files": []}
            out += [f["path"] for f in manifest["files"] if f["path"].startswith(f"{table}/")]
        return out

    def _json(self, path: str) -> dict[str, Any] | None:
        try:
            data = self.store.read(path)
        except FileNotFoundError:
            return None
        try:
            held: dict[str, Any] = json.loads(data)
        except ValueError:
            raise BadRequest(
                f"{self.store.address}/{path} is damaged: take it away to have its pages read again"
            ) from None
        return held

    def _put(self, path: str, value: dict[str, Any]) -> None:
        self.store.write(path, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


_SAID = {"by": "reader", "parts": "partitions", "records": "records in a stretch:", "format": "format"}


def _say(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)
