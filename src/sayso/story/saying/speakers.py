"""Which names of several articles are of one speaker: by the words of the names alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.model import Attribution, Reading
from sayso.text import WORD

_INITIAL = re.compile(r"[^\W\d_]\.?")
_OPENING = re.compile(
    r"^(?:(?:the|an?)\s+|(?:mr|mrs|ms|miss|mx|dr|sir|dame|sen|rep|gov|gen|lt|col|maj|capt|sgt|cmdr|adm|rev|prof|hon|"
    r"president)\b\.?\s+)+(?=\S)"
)


class Speakers:
    """Names of several articles, the short ones led to the one long name that they end.

    "Salk" is "Ruth Salk" where no other name ends so; of two, it is neither. Descriptions ("the minister") are only
    themselves.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._printed: dict[str, str] = {}
        for name in names:
            self._printed.setdefault(fold_name(name), name)
        ends: dict[str, set[str]] = {}
        for name, printed in self._printed.items():
            words = name.split()
            if len(words) > 1 and printed.split()[-1][:1].isupper():
                ends.setdefault(words[-1], set()).add(name)
        self._long = {last: next(iter(of)) for last, of in ends.items() if len(of) == 1}

    def key(self, name: str) -> str:
        """What the names of one speaker have in common."""
        folded = fold_name(name)
        return self._long.get(folded, folded)

    def printed(self, key: str, otherwise: str | None = None) -> str:
        """The name as first printed for a key; of one that is no speaker's, `otherwise` or the key."""
        return self._printed.get(key, key if otherwise is None else otherwise)


def fold_name(name: str) -> str:
    """ "The Coastguard" and "coastguard's" alike, "Dr. Ada M. Brenn" and "Ada Brenn": what all forms of a name have."""
    folded = " ".join(name.casefold().replace("’", "'").split()).strip(" ,.")
    words = _OPENING.sub("", folded).removesuffix("'s").split()
    return " ".join([*words[:1], *(w for w in words[1:-1] if not _INITIAL.fullmatch(w)), *words[1:][-1:]])


def gather_speakers(readings: Iterable[Reading]) -> Speakers:
    """The names of all that are brought up or heard."""
    names: list[str] = []
    for reading in readings:
        names += [m.name for m in reading.mentions]
        names += [name for a in reading.attributions if (name := source_name(reading, a))]
    return Speakers(names)


def source_name(reading: Reading, attribution: Attribution | None) -> str | None:
    """The name found for who said it, else the page's words for them; None where it is attributed to nobody."""
    if attribution is None or attribution.source is None:
        return None
    words = " ".join(reading.article.words(attribution.source.spans).split()).strip(" ,")
    return attribution.source.name or words or None


def speaker_of(reading: Reading, attribution: Attribution | None, speakers: Speakers) -> str | None:
    """The key of a speaker who can be told from others; None of one without a name, and of pronouns' dead ends."""
    name = source_name(reading, attribution)
    if name is None or attribution is None or attribution.source is None or attribution.source.kind == "unnamed":
        return None
    if not WORD.search(name):
        return None
    return speakers.key(name)
