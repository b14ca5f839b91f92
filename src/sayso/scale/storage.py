"""Folders here and in object stores, by one small set of verbs. The one place where fsspec is imported."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import Any, BinaryIO, Protocol, cast
from uuid import uuid4

from sayso.errors import BadRequest, SaysoError, SourceNotFound

LAKE = "_lake.json"  # stands in each lake
_TEMPORARY = "_tmp"
_BUFFER = 262_144  # bytes of a file that are asked for at once


_LOCK = ".lock"  # in a lake of this machine's; a name that is no input of a run


class StorageFailed(SaysoError):
    """A file could not be written or read where the lake is."""


class Store(Protocol):
    """A folder; paths are relative to it, with "/" between their parts."""

    address: str

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises FileNotFoundError."""

    def write(self, path: str, data: bytes) -> None:
        """Put a file there: whole or not at all, whoever looks and whenever the process ends."""

    def names(self, folder: str) -> list[str]:
        """The names of the files in a folder, sorted; none where there is no folder."""

    def remove(self, path: str) -> None:
        """Take a file away; nothing happens where there is none."""

    def sweep(self) -> None:
        """Take away what writes that were ended in the middle have left."""


def open_store(address: str) -> Store:
    """The folder at a path or an address such as "s3://bucket/lake". Raises BadRequest for an address of no kind."""
    return _Here(address) if is_here(address) else _Elsewhere(address)


def is_here(address: str) -> bool:
    """Whether an address is a path of this machine's."""
    return "://" not in address or address.startswith("file://")


def here(address: str) -> Path:
    """The path of an address that `is_here`."""
    return Path(address.removeprefix("file://"))


class _Here:
    """A folder of this machine's, or one that is mounted."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.root = here(address)

    def read(self, path: str) -> bytes:
        return (self.root / path).read_bytes()

    def write(self, path: str, data: bytes) -> None:
        target = self.root / path
        part = self.root / _TEMPORARY / uuid4().hex
        for folder in (part.parent, target.parent):
            folder.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise

    def names(self, folder: str) -> list[str]:
        try:
            return sorted(p.name for p in (self.root / folder).iterdir() if p.is_file())
        except FileNotFoundError:
            return []

    def remove(self, path: str) -> None:
        (self.root / path).unlink(missing_ok=True)

    def sweep(self) -> None:
        for name in self.names(_TEMPORARY):
            self.remove(f"{_TEMPORARY}/{name}")


class _Elsewhere:
    """A folder of an object store: a file is there when it was sent whole, so nothing is left to sweep."""

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")
        self.fs, self.root = _find(self.address)

    def read(self, path: str) -> bytes:
        with self._named(path):
            return cast(bytes, self.fs.cat_file(f"{self.root}/{path}"))

    def write(self, path: str, data: bytes) -> None:
        with self._named(path):
            self.fs.pipe_file(f"{self.root}/{path}", data)

    def names(self, folder: str) -> list[str]:
        try:
            with self._named(folder):
                self.fs.invalidate_cache()
                found = self.fs.ls(f"{self.root}/{folder}", detail=True)
        except FileNotFoundError:
            return []
        return sorted(f["name"].rpartition("/")[2] for f in found if f["type"] == "file")

    def remove(self, path: str) -> None:
        with suppress(FileNotFoundError), self._named(path):
            self.fs.rm_file(f"{self.root}/{path}")

    @contextmanager
    def _named(self, path: str) -> Iterator[None]:
        """Each kind of store has errors of its own: all but a file that is not there are one of ours."""
        try:
            yield
        except FileNotFoundError:
            raise
        except Exception as error:
            raise StorageFailed(str(_not_had(f"{self.address}/{path}", error))) from error

    def sweep(self) -> None:
        return None


def list_files(address: str) -> list[tuple[str, int]]:
    """Address and bytes of the file at an address, or of every file in the folder there, in order of name.

    Hidden files, and lakes that lie among the others, are passed over. Raises SourceNotFound where there is nothing.
    """
    if is_here(address):
        return _list_here(here(address), address)
    fs, root = _find(address)
    scheme = address.partition("://")[0]
    try:
        if fs.isfile(root):
            return [(address, int(fs.size(root) or 0))]
        found = fs.find(root, detail=True)
    except Exception as error:
        raise _not_had(address, error) from error
    if not found:
        raise SourceNotFound(f"there is no file or folder {address}: check how it is written")
    lakes = tuple(name.removesuffix(LAKE) for name in found if name.endswith(f"/{LAKE}"))
    own = [
        (name, d)
        for name, d in sorted(found.items())
        if not name.rpartition("/")[2].startswith(".") and not name.startswith(lakes)
    ]
    return [(f"{scheme}://{name.lstrip('/') if scheme == 'memory' else name}", int(d["size"] or 0)) for name, d in own]


def _list_here(path: Path, address: str) -> list[tuple[str, int]]:
    if path.is_file():
        return [(address, path.stat().st_size)]
    if not path.is_dir():
        raise SourceNotFound(f"there is no file or folder {address}: check the path")
    out = []
    for folder, inner, files in os.walk(path):
        if LAKE in files:
            inner[:] = []
            continue
        inner[:] = sorted(d for d in inner if not d.startswith("."))
        out += [Path(folder, f) for f in sorted(files) if not f.startswith(".")]
    return [(str(p), p.stat().st_size) for p in out]


class _Watched(RawIOBase):
    """A file that remembers that its store failed: a network that is down must not pass for a damaged file."""

    def __init__(self, file: Any) -> None:
        self.file = file
        self.failed: Exception | None = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, at: int, whence: int = 0, /) -> int:
        return int(self.file.seek(at, whence))

    def tell(self) -> int:
        return int(self.file.tell())

    def readinto(self, buffer: Any, /) -> int:
        try:
            data = self.file.read(len(buffer))
        except Exception as error:
            self.failed = error
            raise
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def open_file(address: str) -> Iterator[BinaryIO]:
    """The file at a path or an address, for reading.

    Raises StorageFailed where it cannot be opened, and in the place of whatever is raised because its bytes could not
    be had.
    """
    try:
        if is_here(address):
            file: Any = here(address).open("rb", buffering=0)
        else:
            fs, path = _find(address)
            file = fs.open(path, "rb")
    except BadRequest:
        raise
    except Exception as error:
        # Each kind of store has errors of its own.
        raise StorageFailed(str(_not_had(address, error))) from error
    with file:
        watched = _Watched(file)
        try:
            yield BufferedReader(watched, _BUFFER)
            if watched.failed is not None:
                raise watched.failed  # whoever read took it for the end of the file
        except Exception:
            if watched.failed is not None:
                raise StorageFailed(str(_not_had(address, watched.failed))) from watched.failed
            raise


def _not_had(address: str, error: Exception) -> SourceNotFound:
    said = getattr(error, "strerror", None) or type(error).__name__
    return SourceNotFound(
        f"{address} cannot be had or written ({said}): check how it is written, and your rights to it"
    )


def _find(address: str) -> tuple[Any, str]:
    """The file system of an address, and its path there."""
    try:
        from fsspec.core import url_to_fs  # type: ignore[import-untyped]
    except ImportError:
        raise BadRequest(f"{address[:100]} needs fsspec, which is not installed: pip install 'sayso[scale]'") from None
    try:
        fs, path = url_to_fs(address)
    except ImportError as error:
        raise BadRequest(f"{address[:100]} cannot be opened yet: {' '.join(str(error).split())}") from None
    except ValueError:
        kind = address.partition("://")[0]
        raise BadRequest(
            f"{address[:100]}: nothing is known of {kind}://: give a path, or an address as s3://"
        ) from None
    return fs, str(path)


@contextmanager
def hold_alone(address: str) -> Iterator[None]:
    """Hold a lake of this machine for one run. Raises BadRequest where another run has it or it cannot be written."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    if not is_here(address):
        yield
        return
    try:
        here(address).mkdir(parents=True, exist_ok=True)
        held = (here(address) / _LOCK).open("w")
    except OSError as error:
        raise BadRequest(f"cannot write to {address} ({error.strerror or error}): name another folder") from None
    with held as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise BadRequest(f"another run is writing to {address}: wait for its end, or stop it") from None
        yield
