"""Who wrote it, from the many ways in which pages print names."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BY = re.compile(
    r"^\W*(?:(?:written|posted|published|reported|story|words|text|review|analysis|opinion)\s+)?by[:\s]+", re.IGNORECASE
)
_AND = re.compile(r"\s*(?:,\s*and\s|\s+and\s+|\s*&\s*|;|\||\s+with\s+|•|·)\s*", re.IGNORECASE)
_COMMA = re.compile(r"\s*[,/]\s*")
_ADDRESS = re.compile(r"https?://|www\.|@|\.(?:com|co|org|net)\b", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
# Words of jobs and desks: a piece after a comma that holds one is what somebody is, not who.
_JOB = re.compile(
    r"\b(?:editor|reporter|correspondent|writer|columnist|journalist|producer|chief|staff|bureau|desk|contributor|"
    r"contributing|senior|deputy|assistant|director|analyst|critic|author|professor|lecturer|fellow|university|"
    r"photographer|intern|host|presenter|anchor|specialist|phd|md|dr|news|media)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:(?:web|site|super)?(?:admin|administrator|master|editor)|staff|user|author|guest|unknown|none|null|n/?a|"
    r"default|editorial|agencies|agency|wires?|by|posted|view all.*|read more.*|follow.*|more from.*|"
    r"\W*image.*|\W*photo.*|\d.*)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_TAIL = re.compile(r"\s+(?:for|in|at|of)\s+(?:the\s+)?\S.*$|\s*\(.*\)\s*$|\s+-\s+\S.*$", re.IGNORECASE)


def split_authors(words: str) -> list[str]:
    """The names in a byline or a metadata value, without "By", jobs and addresses, in order.

    "By Ann Lee and Bo Cruz, Political Editor" gives both names. A value that names nobody gives [].
    """
    text = _BY.sub("", _SPACE.sub(" ", words).strip())
    out = []
    for part in _AND.split(text):
        pieces = [p for p in _COMMA.split(part) if p]
        names = [p for i, p in enumerate(pieces) if i == 0 or not _JOB.search(p)]
        # "Lee, Ann" and "Ann Lee, London" are one name; "Ann Lee, Bo Cruz" are two.
        if len(names) > 1 and not all(len(p.split()) > 1 for p in names):
            names = names[:1] if len(names[0].split()) > 1 else [part]
        out += [cleaned for p in names if (cleaned := clean_author(p))]
    return out


def clean_author(name: str) -> str:
    """One name as printed, without "By" and what is around it; "" where it names nobody."""
    name = _BY.sub("", _SPACE.sub(" ", name)).strip(" ,.;:|-–—•·")
    if not 2 <= len(name) <= 80 or any(p.search(name) for p in (_ADDRESS, _WEEKDAY)) or _NOBODY.fullmatch(name):
        return ""
    # A login or the tail of an address, not a name as printed.
    if name.islower() and " " not in name:
        return ""
    return name


def merge_authors(names: Iterable[str]) -> tuple[str, ...]:
    """The names once each, in order; case and punctuation do not make another name."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(" ".join(re.findall(r"\w+", name.lower())), name)
    seen.pop("", None)
    return tuple(seen.values())


def trim_place(name: str) -> str:
    """A printed name without "in Valencia", "for the Weekly" and what stands in brackets."""
    return _TAIL.sub("", name).strip() or name
