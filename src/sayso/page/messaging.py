"""A page's own messaging, known by its words alone: lines by themselves, and appeals glued into a paragraph."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from sayso.model import BlockKind, Span
from sayso.page.messaging_cues import ANYWHERE, BUTTONS, LEANINGS, OPENING, REPORTED, WHOLE, Row

_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»|„[^„“”]*[“”]")
_TRIM = re.compile(r"^[\s•·*>»›→▶►◄‹«|+#\-–—✉✕×☰⋮⌄▼▾]+|[\s.:;!|>»›→▶►…×+*⌄▼▾\-–—]+$")
_REPORTED = re.compile(REPORTED, re.IGNORECASE)
_NO_WORD = re.compile(r"^\W+(?=\w|©)")
_SPACES = re.compile(r"\s+")
# Furniture labels are short; a longer line that matches one whole is a sentence by accident.
_LONGEST_LABEL = 100
# Patterns look no further into a line than this, so that a line of megabytes costs no more than a paragraph.
_LOOKED_AT = 2_000

Compiled = tuple[BlockKind, str, re.Pattern[str]]
Part = tuple[Span, BlockKind | None, str]


@cache
def _compile(rows: tuple[Row, ...], form: str) -> tuple[re.Pattern[str], Sequence[Compiled]]:
    """All rows as one pattern, which is quick to say no, and each by itself."""
    patterns = [form.format(pattern) for _, _, pattern in rows]
    each = [(row[0], row[1], re.compile(p, re.IGNORECASE)) for row, p in zip(rows, patterns, strict=True)]
    return re.compile("|".join(patterns), re.IGNORECASE), each


def _blank_quotes(line: str) -> str:
    return _QUOTED.sub(lambda m: "\N{OBJECT REPLACEMENT CHARACTER}" * len(m.group()), line)


def _shorten(words: str) -> str:
    return words if len(words) <= 60 else words[:57] + "..."


def name_messaging(line: str) -> tuple[BlockKind, str] | None:
    """The kind of messaging that a line is, and why in one line; None where its words do not tell.

    Looks at the words alone and would rather miss than be wrong: a sentence about subscriptions, donations or cookies
    is None, and so is one whose telling words are somebody's, in quotation marks. Never raises.
    """
    return _name(line[:_LOOKED_AT])


# Pages repeat their lines, and the same line is asked for by several readers of a page.
@lru_cache(maxsize=4096)
def _name(line: str) -> tuple[BlockKind, str] | None:
    plain = _SPACES.sub(" ", line.replace("\u00a0", " "))
    label = _TRIM.sub("", plain)
    if not label:
        return None
    if len(label) <= _LONGEST_LABEL:
        union, rows = _compile(WHOLE, "(?:{})")
        if union.fullmatch(label):
            kind, what = next((kind, what) for kind, what, pattern in rows if pattern.fullmatch(label))
            return kind, f'{what}: "{_shorten(label)}"'
    if _is_quotation(plain):
        return None
    words = _blank_quotes(plain if plain.startswith("©") else _NO_WORD.sub("", plain)).strip()
    union, rows = _compile(OPENING, "(?:{})")
    if union.match(words) and (named := _first_named(words, [(k, w, p.match(words)) for k, w, p in rows])):
        return named
    union, rows = _compile(ANYWHERE, r"\b(?:{})")
    return _first_named(words, [(k, w, p.search(words)) for k, w, p in rows]) if union.search(words) else None


def _first_named(
    line: str, found: Sequence[tuple[BlockKind, str, re.Match[str] | None]]
) -> tuple[BlockKind, str] | None:
    for kind, what, m in found:
        if m and not _is_report(line, m):
            return kind, f'{what}: "{_shorten(m.group().strip())}"'
    return None


def _is_quotation(line: str) -> bool:
    # An opening mark without its closing one: a quotation over several paragraphs.
    return line.lstrip()[:1] in "“\"„«'‘"


def _is_report(line: str, found: re.Match[str]) -> bool:
    return any(not found.start() <= m.start() < found.end() for m in _REPORTED.finditer(line))


_AFTER_BUTTON = re.compile(r"[\s»›→>.!|]*")
# A break between sentences: end marks (closing marks after them), white space, then a capital, digit or opening mark.
_BREAK = re.compile(r"(?<=[.!?…])[”\"’')\]]*\s+(?=[A-Z0-9“\"‘'(©£$€•])|(?<!\s)\s*\n\s*")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Rev|Hon|St|Jr|Sr|vs|No|Inc|Corp|Ltd|Co|Jan|Feb|Mar|Apr|"
    r"Jun|Jul|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m|e\.g|i\.e|U\.S|U\.K|U\.N|E\.U|D\.C)|\b[A-Z])\.$"
)
_BUTTON = re.compile(rf"(?<![\w“\"'‘-])(?:{BUTTONS})(?=\s+[A-Z“\"'‘©]|\s*[»›→>.!|]*\s*$|\s*[»›→>|])")
_LEANINGS = tuple((weight, re.compile(pattern, 0 if cased else re.IGNORECASE)) for weight, cased, pattern in LEANINGS)
_LABELS = frozenset({"navigation", "share", "related", "comment"})
_BIAS, _NAMED, _SPOKEN, _SWITCH = -0.7, 3.0, 1.5, 1.0


def split_glued(text: str) -> list[Part]:
    """Parts that tile `text` (one paragraph), each messaging with its kind and why, or prose with None and "".

    For appeals and newsletter lines glued into a paragraph without line breaks. A part is whole sentences, or a button
    ("Read more") between them; white space goes with what stands before it. Only what touches a sentence or button
    that `name_messaging` names can be messaging, so prose that says "we" and "you" stays prose. Never raises.
    """
    pieces = _cut(text)
    quoted = [m.span() for m in _QUOTED.finditer(text)]
    named = [None if _is_inside(s, quoted) else _name_piece(text[s.start : s.end], len(pieces)) for s in pieces]
    if not any(named):
        return [(Span(0, len(text)), None, "")] if text else []
    scores = [
        _lean(text[s.start : s.end], name) - _SPOKEN * _touches(s, quoted)
        for s, name in zip(pieces, named, strict=True)
    ]
    marked = _segment(scores)
    out: list[Part] = []
    at = 0
    while at < len(pieces):
        end = at
        while end < len(pieces) and marked[end] == marked[at]:
            end += 1
        span = Span(pieces[at].start, pieces[end - 1].end)
        run = [(n, s.end - s.start) for n, s in zip(named[at:end], pieces[at:end], strict=True) if n]
        if marked[at] and run:
            kind, why = _name_run(run)
            out.append((span, kind, why))
        elif out and out[-1][1] is None:
            out[-1] = (Span(out[-1][0].start, span.end), None, "")
        else:
            out.append((span, None, ""))
        at = end
    return out


def _is_inside(span: Span, quoted: Sequence[tuple[int, int]]) -> bool:
    """Whether a stretch begins after the opening mark of one of the quotations, which lie apart, and ends in it."""
    at = bisect_left(quoted, span.start, key=lambda q: q[0]) - 1
    return at >= 0 and span.end <= quoted[at][1]


def _touches(span: Span, quoted: Sequence[tuple[int, int]]) -> bool:
    """Whether a stretch shares a character with one of the quotations, which lie apart."""
    at = bisect_left(quoted, span.end, key=lambda q: q[0]) - 1
    return at >= 0 and span.start < quoted[at][1]


def _name_piece(piece: str, pieces: int) -> tuple[BlockKind, str] | None:
    found = name_messaging(piece.strip())
    # Alone on its line "Listen." is a label; between sentences it is one of them, unless it is cut out as a button.
    is_sentence = pieces > 1 and len(piece.split()) <= 2 and not _BUTTON.fullmatch(piece.strip())
    return None if found and found[0] in _LABELS and is_sentence else found


def _cut(text: str) -> list[Span]:
    """Sentences and glued buttons of `text`, tiling it."""
    breaks = [
        m.end()
        for m in _BREAK.finditer(text)
        if "\n" in m.group() or not _ABBREVIATED.search(text[max(0, m.start() - 8) : m.start()])
    ]
    cuts = {0, len(text), *breaks}
    done = 0  # where the last button ended
    for m in _BUTTON.finditer(text):
        at = bisect_right(breaks, m.start())
        before = text[max(done, breaks[at - 1] if at else 0) : m.start()].strip()
        # In the middle of a sentence of prose the same words are somebody's title or plan.
        if not before or before[-1] in '.!?…:”"’»)' or name_messaging(before):
            done = m.end() + len(_AFTER_BUTTON.match(text, m.end()).group())  # type: ignore[union-attr]
            cuts.update((m.start(), done))
    return [Span(a, b) for a, b in pairwise(sorted(cuts))]


def _lean(sentence: str, named: tuple[BlockKind, str] | None) -> float:
    words = _blank_quotes(sentence[:_LOOKED_AT].strip())
    score = _BIAS + sum(weight for weight, pattern in _LEANINGS if pattern.search(words))
    return max(score, 0.0) + _NAMED if named else score


def _segment(scores: list[float]) -> list[bool]:
    """Which sentences are messaging: the best sum of leanings, less a price for each change."""
    best = [(0.0, 0.0)]
    back: list[tuple[int, int]] = []
    for score in scores:
        prose, page = best[-1]
        back.append((0 if prose >= page - _SWITCH else 1, 1 if page >= prose - _SWITCH else 0))
        best.append((max(prose, page - _SWITCH) - score, max(page, prose - _SWITCH) + score))
    state = 1 if best[-1][1] > best[-1][0] else 0
    out = []
    for step in reversed(back):
        out.append(bool(state))
        state = step[state]
    return out[::-1]


def _name_run(run: list[tuple[tuple[BlockKind, str], int]]) -> tuple[BlockKind, str]:
    """The kind that most of a run's named characters have; buttons count only where nothing else does."""
    weight: dict[BlockKind, int] = {}
    for (kind, _), length in run:
        weight[kind] = weight.get(kind, 0) + (length if kind not in ("read_more", "share", "navigation") else 1)
    kind = max(weight, key=lambda k: weight[k])
    return kind, next(why for (k, why), _ in run if k == kind)


__all__ = ["Part", "name_messaging", "split_glued"]
