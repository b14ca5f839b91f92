"""What the parse and the rules say of each unit, as small numbers that the encoder reads beside the word.

Seven columns a unit: dependency label, part of speech, where its head stands, the head's part of speech, whether a
sentence begins, the unit's place in the content that the rules found, and in the sources and cues that they found.
Each column has its own range of numbers; 0 says nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.model import Span, Spans
from sayso.reading.found import Found
from sayso.reading.learned.masking import Unit
from sayso.reading.parse import ParsedBlock

if TYPE_CHECKING:
    from spacy.tokens import Token

Hints = tuple[int, ...]  # one number a column

_DEPS = (
    "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc",
    "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark", "meta",
    "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss", "preconj",
    "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp",
)  # fmt: skip
_POS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
)  # fmt: skip
_BEFORE = (1, 2, 4, 8)  # distance to the head in words, at least
_SIZES = (len(_DEPS), len(_POS), 2 * len(_BEFORE) + 1, len(_POS), 1, 3, 4)
_BASES = tuple(1 + sum(_SIZES[:k]) for k in range(len(_SIZES)))
COLUMNS = len(_SIZES)
NUMBERS = 1 + sum(_SIZES)
BY_RULES = (5, 6)  # columns that come from the rules
NOTHING: Hints = (0,) * COLUMNS

_DEP = {name: _BASES[0] + k for k, name in enumerate(_DEPS)}
_TAG = {name: _BASES[1] + k for k, name in enumerate(_POS)}
_HEAD_TAG = {name: _BASES[3] + k for k, name in enumerate(_POS)}
_CONTENT_BEGINS, _CONTENT, _INNER_BEGINS = (_BASES[5] + k for k in range(3))
_SOURCE_BEGINS, _SOURCE, _CUE_BEGINS, _CUE = (_BASES[6] + k for k in range(4))


def hint_rows(
    rows: Sequence[Sequence[Unit]], parsed: Sequence[ParsedBlock], founds: Sequence[Found]
) -> list[list[Hints]]:
    """The hints of each unit of each row. A unit under no word of the parse has none from it."""
    tokens = [(b.start + t.idx, t) for b in parsed for t in b.doc if not t.is_space]
    starts = [s for s, _ in tokens]
    units = [u for row in rows for u in row]
    by_rules = _by_rules(units, founds)
    at = 0
    out: list[list[Hints]] = []
    for row in rows:
        mine: list[Hints] = []
        for u in row:
            low = max(0, bisect_right(starts, u.start) - 1)
            under = [t for s, t in tokens[low : bisect_left(starts, u.end)] if s + len(t) > u.start]
            mine.append((*_by_parse(under), *by_rules[at]))
            at += 1
        out.append(mine)
    return out


def _by_parse(under: Sequence[Token]) -> tuple[int, int, int, int, int]:
    if not under:
        return 0, 0, 0, 0, 0
    first, last = under[0].i, under[-1].i
    t = next((t for t in under if not first <= t.head.i <= last), under[-1])
    begins = _BASES[4] if under[0].is_sent_start else 0
    head = _BASES[2]
    if t.head is not t:
        near = bisect_right(_BEFORE, abs(t.head.i - t.i))
        head += near + (len(_BEFORE) if t.head.i > t.i else 0)
    return _DEP.get(t.dep_, 0), _TAG.get(t.pos_, 0), head, _HEAD_TAG.get(t.head.pos_, 0), begins


def _by_rules(units: Sequence[Unit], founds: Sequence[Found]) -> list[tuple[int, int]]:
    contents, roles = [0] * len(units), [0] * len(units)
    starts = [u.start for u in units]
    ends = [u.end for u in units]

    def under(span: Span) -> range:
        return range(bisect_right(ends, span.start), bisect_left(starts, span.end))

    def mark(spans: Spans, into: list[int], begins: int, goes_on: int) -> None:
        for span in spans:
            for k, i in enumerate(under(span)):
                into[i] = goes_on if k else begins

    for f in sorted(founds, key=lambda f: -sum(s.end - s.start for s in f.content)):
        inner = all(contents[i] for s in f.content for i in list(under(s))[:1])
        if inner:
            for s in f.content:
                for i in list(under(s))[:1]:
                    contents[i] = contents[i] if contents[i] == _CONTENT_BEGINS else _INNER_BEGINS
        else:
            mark(f.content, contents, _CONTENT_BEGINS, _CONTENT)
        mark(f.source, roles, _SOURCE_BEGINS, _SOURCE)
        mark(f.cue, roles, _CUE_BEGINS, _CUE)
    return list(zip(contents, roles, strict=True))
