"""Two runs of words held against each other: what is kept, cut, added and changed, with the places of both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from sayso.model import Span, WordChange

_WORD = re.compile(r"\w+(?:[.,'’]\w+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text."""

    folded: str  # without case, with one sort of apostrophe
    span: Span
    piece: int  # which of the spans that were given it is in


def list_words(text: str, spans: Sequence[Span]) -> list[Word]:
    """The words under `spans` in order; "don't", "1,200" and "3.5" are one word each."""
    return [
        Word(m.group().casefold().replace("’", "'"), Span(m.start(), m.end()), number)
        for number, span in enumerate(spans)
        for m in _WORD.finditer(text, span.start, span.end)
    ]


def compare_words(a: Sequence[Word], b: Sequence[Word]) -> tuple[WordChange, ...]:
    """The way from `a` to `b` in runs of words, each inside one piece of both; case and marks are not compared."""
    matcher = SequenceMatcher(None, [w.folded for w in a], [w.folded for w in b], autojunk=False)
    out: list[WordChange] = []
    for tag, i, k, j, m in matcher.get_opcodes():
        if tag == "equal":
            for start, end in _runs([(x.piece, y.piece) for x, y in zip(a[i:k], b[j:m], strict=True)]):
                out.append(WordChange("kept", _cover(a[i + start : i + end]), _cover(b[j + start : j + end])))
            continue
        cut = [_cover(a[i + s : i + e]) for s, e in _runs([w.piece for w in a[i:k]])]
        added = [_cover(b[j + s : j + e]) for s, e in _runs([w.piece for w in b[j:m]])]
        if len(cut) == len(added) == 1:
            out.append(WordChange("changed", cut[0], added[0]))
        else:
            out.extend(WordChange("cut", span, None) for span in cut)
            out.extend(WordChange("added", None, span) for span in added)
    return tuple(out)


def longest_run(a: Sequence[Word], b: Sequence[Word]) -> tuple[int, int, int]:
    """Where the longest run that both have begins in `a` and in `b`, and its length in words."""
    found = SequenceMatcher(None, [w.folded for w in a], [w.folded for w in b], autojunk=False).find_longest_match()
    return found.a, found.b, found.size


def _runs(pieces: Sequence[object]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of neighbours that are of one piece."""
    start = 0
    for at in range(1, len(pieces) + 1):
        if at == len(pieces) or pieces[at] != pieces[start]:
            yield start, at
            start = at


def _cover(words: Sequence[Word]) -> Span:
    return Span(words[0].span.start, words[-1].span.end)
