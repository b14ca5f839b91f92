"""Word pieces of masked units: a BERT vocabulary, greedy longest match, standard library only."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from sayso.reading.learned.masking import NAME

# The rest of a very long word tells nothing about who speaks.
_MOST = 5


class WordPieces:
    """word -> ids of its pieces. Row 0 of the vocabulary is padding."""

    def __init__(self, vocabulary: list[str], name: str = NAME) -> None:
        self.ids = {w: i for i, w in enumerate(vocabulary) if w}
        self.begin, self.end, self.unknown = self.ids["[CLS]"], self.ids["[SEP]"], self.ids["[UNK]"]
        self._seen: dict[str, list[int]] = {NAME: [self.ids[name]]}

    def of(self, word: str) -> list[int]:
        """Ids of one word's pieces: one to five."""
        found = self._seen.get(word)
        if found is None:
            bare = "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")
            found = self._split(bare)[:_MOST]
            if len(self._seen) < 50_000:
                self._seen[word] = found
        return found

    def _split(self, word: str) -> list[int]:
        out: list[int] = []
        at = 0
        while at < len(word):
            end = min(len(word), at + 40)
            while end > at and ("##" if at else "") + word[at:end] not in self.ids:
                end -= 1
            if end == at:
                return [self.unknown]
            out.append(self.ids[("##" if at else "") + word[at:end]])
            at = end
            if len(out) == _MOST:
                break
        return out or [self.unknown]


def read_vocabulary(path: Path) -> list[str]:
    """The pieces of a vocabulary file, one a line, in the order of their ids."""
    return path.read_text(encoding="utf-8").rstrip("\n").split("\n")
