"""Dataclasses of `model` as plain data and back, to the letter: what the ledger keeps of a reading."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Thaw = Callable[[Any], Any]


def freeze(value: Any) -> Any:
    """Plain data for JSON: a dataclass is a list of its fields in order, a time ISO 8601, a tuple a list."""
    if is_dataclass(value) and not isinstance(value, type):
        return [freeze(getattr(value, f.name)) for f in fields(value)]
    if isinstance(value, tuple):
        return [freeze(v) for v in value]
    if isinstance(value, datetime):
        return value.isoformat()
    return value


def thaw(kind: type[T], data: Any) -> T:
    """The dataclass that `freeze` made `data` of. Fields added at the end of a class since then have their default.

    Raises ValueError or TypeError where `data` is no such thing.
    """
    shape: Any = kind
    made: T = _thawer(shape)(data)
    return made


@cache
def _thawer(kind: Any) -> Thaw:
    origin, args = get_origin(kind), get_args(kind)
    if is_dataclass(kind) and isinstance(kind, type):
        return _record(kind)
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        inner = _thawer(args[0])
        return lambda data: tuple(inner(x) for x in data)
    if origin in (Union, types.UnionType):
        inner = _thawer(next(a for a in args if a is not type(None)))
        return lambda data: None if data is None else inner(data)
    if kind is datetime:
        return datetime.fromisoformat
    if origin is Literal or kind in (str, int, float, bool):
        return _keep
    raise TypeError(f"the ledger does not know how to keep {kind}")


def _keep(data: Any) -> Any:
    return data


def _record(kind: type) -> Thaw:
    hints = get_type_hints(kind)
    inner = [_thawer(hints[f.name]) for f in fields(kind)]
    to_thaw = [(n, thaw_one) for n, thaw_one in enumerate(inner) if thaw_one is not _keep]
    most = len(inner)

    def make(data: Any) -> Any:
        if not isinstance(data, list):
            raise TypeError(f"{kind.__name__} is kept as a list, not as {type(data).__name__}")
        values = data[:most]
        for n, thaw_one in to_thaw:
            if n < len(values):
                values[n] = thaw_one(values[n])
        return kind(*values)

    return make
